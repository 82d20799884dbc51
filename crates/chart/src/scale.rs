//! In what the values of a chart are shown: the unit, its thousands or millions, decimals and signs.
//!
//! Few digits are read at a glance, so large amounts are shortened. Drawings and native charts do it by different rules,
//! since a drawing writes each figure by itself, and a program writes all of them in one number format.

use vuosikello_core::Decimal;
use vuosikello_document::{Chart, Language, Magnitude, Unit};

use crate::values;

/// The most decimals of a number that can be drawn: ten to this power fits the arithmetic many times over.
const MOST_DECIMALS: u8 = 18;
/// The most decimals of a number in a native chart: with more, figures are wider than any chart has room for.
const MOST_DECIMALS_NATIVE: u8 = 9;
/// The most decimals of figures that have been shortened; what is less than the last of them is said to be less.
const MOST_SHOWN: u32 = 3;
/// From how much on a drawing shows thousands: ten thousand euros, whose cents nobody reads, and a hundred thousand of
/// anything else, which are counts that one wants whole.
const LEAST_THOUSANDS: (i128, i128) = (10_000, 100_000);

/// In what figures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// What the values are.
    pub unit: Unit,
    /// By what figures are shortened.
    pub magnitude: Magnitude,
    /// The decimals of figures at values, which need not be round.
    pub decimals: u8,
    /// Whether figures above zero have a plus sign, as changes have.
    pub signed: bool,
}

impl Scale {
    /// The scale of a drawing whose largest value, without its sign, is `largest`: three digits tell enough.
    pub(crate) fn drawn(unit: Unit, largest: i128) -> Scale {
        let decimals = unit_decimals(unit);
        let whole = largest / ten(decimals);
        let least_thousands = match unit {
            Unit::Euro => LEAST_THOUSANDS.0,
            Unit::Number { .. } | Unit::Share => LEAST_THOUSANDS.1,
        };
        let magnitude = match whole {
            // The sign of per cent leaves no room for a word.
            _ if unit == Unit::Share => Magnitude::Ones,
            1_000_000_000.. => Magnitude::Billions,
            1_000_000.. => Magnitude::Millions,
            _ if whole >= least_thousands => Magnitude::Thousands,
            _ => Magnitude::Ones,
        };
        // Euros have cents or none; numbers that are not shortened keep what they have.
        let decimals = match (magnitude, unit, largest / ten(decimals + magnitude.power())) {
            (Magnitude::Ones, Unit::Number { .. } | Unit::Share, _) => decimals as u8,
            (Magnitude::Ones, Unit::Euro, _) if largest == 0 => 0,
            (_, _, 100..) => 0,
            (Magnitude::Ones, ..) => decimals as u8,
            (_, _, 10..) => 1,
            _ => 2,
        };
        Scale {
            unit,
            magnitude,
            decimals,
            signed: false,
        }
    }

    /// The scale of a native chart. Its figures have one number format, so money is shortened only as far as no value that
    /// is there is shown as zero; numbers are left as they are.
    pub fn native(chart: &Chart) -> Scale {
        use Magnitude::{Millions, Ones, Thousands};
        let values = || values::all(chart).map(i64::unsigned_abs);
        let largest = values().max().unwrap_or(0);
        let shows_all = |least: u64| values().all(|value| value == 0 || value >= least);
        let (magnitude, decimals) = match chart.unit {
            // Of cents: from ten millions of euros in millions, from ten thousand in thousands, from a hundred without cents.
            Unit::Euro if largest >= 1_000_000_000 && shows_all(500_000) => (Millions, 2),
            Unit::Euro if largest >= 1_000_000 && shows_all(50_000) => (Thousands, 0),
            Unit::Euro if largest == 0 || (largest >= 10_000 && shows_all(50)) => (Ones, 0),
            unit => (Ones, unit.decimals().min(MOST_DECIMALS_NATIVE)),
        };
        Scale {
            unit: chart.unit,
            magnitude,
            decimals,
            signed: chart.signed,
        }
    }

    /// In what the figures are, as axes and titles say it; empty for plain numbers.
    pub(crate) fn name(self, language: Language) -> &'static str {
        use Magnitude::{Billions, Millions, Ones, Thousands};
        match (self.unit, self.magnitude) {
            (Unit::Euro, magnitude) => euros(magnitude, language),
            (Unit::Share, _) => "%",
            (Unit::Number { .. }, Ones) => "",
            (Unit::Number { .. }, Thousands) => language.choose("tuhatta", "tusen", "thousands"),
            (Unit::Number { .. }, Millions) => language.choose("miljoonaa", "miljoner", "millions"),
            (Unit::Number { .. }, Billions) => language.choose("miljardia", "miljarder", "billions"),
        }
    }

    /// The figures at a value, with the decimals of the scale, as a number format shows them.
    pub fn show(self, value: i64) -> String {
        let shown = Decimal::new(value, self.exponent()).rounded(self.decimals.into());
        if self.signed {
            format!("{shown:+}")
        } else {
            shown.to_string()
        }
    }

    /// The figures at a tick; all ticks have as many decimals as their step needs.
    pub(crate) fn at_tick(self, value: i128, step: i128) -> String {
        let exponent = self.exponent();
        let needed = (0..exponent).find(|decimals| step * ten(*decimals) % ten(exponent) == 0);
        self.figures(value, needed.unwrap_or(exponent))
    }

    /// The figures at a value in a drawing. A small value among large ones has more decimals than they, so that it is not
    /// rounded to nothing: `0,05`; a tiny one is said to be less than the least that can be shown: `<0,001`.
    pub(crate) fn at_value(self, value: i128) -> String {
        let (exponent, decimals) = (self.exponent(), u32::from(self.decimals));
        if value == 0 || value.abs() >= ten(exponent) {
            return self.figures(value, decimals);
        }
        let most = exponent.min(MOST_SHOWN).max(decimals);
        let mut tries = decimals.max(most.min(2))..=most;
        match tries.find(|decimals| value.abs() * 2 >= ten(exponent - *decimals)) {
            Some(decimals) => self.figures(value, decimals),
            None => {
                let least = ten(exponent - most) * value.signum();
                let sign = if value < 0 { '>' } else { '<' };
                format!("{sign}{}", self.figures(least, most))
            }
        }
    }

    /// One of the units shown is ten to this power of the units of the values.
    fn exponent(self) -> u32 {
        unit_decimals(self.unit) + self.magnitude.power()
    }

    /// The value with so many decimals, rounded half away from zero.
    fn figures(self, value: i128, decimals: u32) -> String {
        Decimal::new(value, self.exponent()).rounded(decimals).to_string()
    }
}

/// Whether a unit has no more decimals than can be computed with.
pub(crate) fn is_countable(unit: Unit) -> bool {
    unit.decimals() <= MOST_DECIMALS
}

/// How many of the last digits of a value are decimals, as far as can be computed with.
pub(crate) fn unit_decimals(unit: Unit) -> u32 {
    unit.decimals().min(MOST_DECIMALS).into()
}

/// The name of euros, thousands, millions or billions of euros, as it stands above figures and in headers.
///
/// ```
/// use vuosikello_chart::{Magnitude, euros};
/// use vuosikello_document::Language;
/// assert_eq!(euros(Magnitude::Millions, Language::Finnish), "milj.\u{a0}€");
/// ```
pub fn euros(magnitude: Magnitude, language: Language) -> &'static str {
    match magnitude {
        Magnitude::Ones => "€",
        Magnitude::Thousands => language.choose("1\u{a0}000\u{a0}€", "1\u{a0}000\u{a0}€", "EUR\u{a0}1,000"),
        Magnitude::Millions => language.choose("milj.\u{a0}€", "mn\u{a0}€", "EUR\u{a0}million"),
        Magnitude::Billions => language.choose("mrd.\u{a0}€", "md\u{a0}€", "EUR\u{a0}billion"),
    }
}

/// A power of ten.
pub(crate) fn ten(power: u32) -> i128 {
    10i128.pow(power.min(u32::from(MOST_DECIMALS) + 9))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a chart of which this value is the largest shows.
    fn shown(unit: Unit, value: i128) -> (&'static str, String) {
        let scale = Scale::drawn(unit, value.abs());
        (scale.name(Language::Finnish), scale.at_value(value))
    }

    fn shown_as(name: &'static str, figures: &str) -> (&'static str, String) {
        (name, figures.replace(' ', "\u{a0}"))
    }

    #[test]
    fn euros_are_shortened_by_their_size() {
        for (cents, name, figures) in [
            (1_234, "€", "12,34"),
            (-999_999, "€", "−10 000"),
            (1_234_567, "1\u{a0}000\u{a0}€", "12,3"),
            (99_999_999, "1\u{a0}000\u{a0}€", "1 000"),
            (123_456_789, "milj.\u{a0}€", "1,23"),
            (12_345_678_900, "milj.\u{a0}€", "123"),
            (1_234_567_890_000, "mrd.\u{a0}€", "12,3"),
        ] {
            assert_eq!(shown(Unit::Euro, cents), shown_as(name, figures));
        }
    }

    #[test]
    fn numbers_are_exact_until_they_are_large() {
        let number = |decimals| Unit::Number { decimals };
        assert_eq!(shown(number(2), 853), shown_as("", "8,53"));
        assert_eq!(shown(number(0), 99_999), shown_as("", "99 999"));
        assert_eq!(shown(number(0), 1_500_000), shown_as("miljoonaa", "1,50"));
        assert_eq!(
            shown(number(18), i64::MAX.into()),
            shown_as("", "9,223372036854775807")
        );
    }

    #[test]
    fn a_small_value_among_large_ones_is_not_nothing() {
        let scale = Scale::drawn(Unit::Euro, 12_300_000_000);
        assert_eq!(scale.at_value(12_300_000_000), "123");
        assert_eq!(scale.at_value(3_000_000), "0,03");
        assert_eq!(scale.at_value(300_000), "0,003");
        assert_eq!(scale.at_value(50), "<0,001");
        assert_eq!(scale.at_value(-1), ">\u{2212}0,001");
        assert_eq!(scale.at_value(0), "0");
        assert_eq!(Scale::drawn(Unit::Euro, 0).at_value(0), "0");
    }

    #[test]
    fn ticks_have_the_decimals_that_their_steps_need() {
        let scale = Scale::drawn(Unit::Euro, 120_000_000);
        assert_eq!(scale.at_tick(0, 25_000_000), "0,00");
        assert_eq!(scale.at_tick(50_000_000, 25_000_000), "0,50");
        assert_eq!(scale.at_tick(-200_000_000, 100_000_000), "\u{2212}2");
    }

    proptest! {
        #[test]
        fn no_value_is_too_large_or_too_fine(value in any::<i64>(), decimals in any::<u8>()) {
            for unit in [Unit::Euro, Unit::Number { decimals }] {
                let scale = Scale::drawn(unit, i128::from(value).abs());
                prop_assert!(!scale.at_value(value.into()).is_empty());
                prop_assert!(!scale.at_tick(value.into(), 1).is_empty());
            }
        }
    }
}
