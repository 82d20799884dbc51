//! Figures as slides show them: few digits, in Finnish form.

use vuosikello_document::Unit;

/// In what a figure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Scale {
    /// In the unit itself.
    #[default]
    One,
    /// In thousands.
    Thousands,
    /// In millions.
    Millions,
}

impl Scale {
    /// The power of ten.
    pub(crate) fn power(self) -> u32 {
        match self {
            Scale::One => 0,
            Scale::Thousands => 3,
            Scale::Millions => 6,
        }
    }
}

/// What the figures of a column are, and how they are shown. The unit of money stands in the header of the column
/// (`Budjetti, 1 000 €`), where the writer puts it, not in each cell. Money to the cent is shown in thousands where its table
/// would otherwise have to break words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// What the values are.
    pub unit: Unit,
    /// In what they are shown.
    pub scale: Scale,
    /// With how many decimals.
    pub decimals: u8,
    /// Whether a value above zero has a plus sign: for changes and deviations.
    pub signed: bool,
    /// Whether values of several rows may be added up, as money may and percentages may not.
    pub summed: bool,
}

/// More decimals than these are not shown.
const MAX_DECIMALS: u32 = 9;

impl Figures {
    /// Money in cents, shown in thousands of euros without decimals.
    pub fn thousands_of_euros() -> Self {
        Self {
            unit: Unit::Euro,
            scale: Scale::Thousands,
            decimals: 0,
            signed: false,
            summed: true,
        }
    }

    /// Whole numbers that may be added up.
    pub fn count() -> Self {
        Self {
            unit: Unit::Number { decimals: 0 },
            scale: Scale::One,
            decimals: 0,
            signed: false,
            summed: true,
        }
    }

    /// Numbers with decimals that are shown as they are and not added up: grades, shares.
    pub fn decimal(decimals: u8) -> Self {
        Self {
            unit: Unit::Number { decimals },
            scale: Scale::One,
            decimals,
            signed: false,
            summed: false,
        }
    }

    /// The same with a plus sign before values above zero.
    pub fn signed(self) -> Self {
        Self { signed: true, ..self }
    }

    /// A value as shown: rounded half away from zero, U+00A0 between thousands, a decimal comma, U+2212 as minus.
    ///
    /// ```
    /// use vuosikello_slides::Figures;
    /// assert_eq!(Figures::thousands_of_euros().show(-123_456_789), "−1\u{a0}235");
    /// assert_eq!(Figures::decimal(2).signed().show(850), "+8,50");
    /// ```
    pub fn show(self, value: i64) -> String {
        let given = unit_decimals(self.unit);
        let wanted = u32::from(self.decimals).min(MAX_DECIMALS);
        let cut = given + self.scale.power();
        let value = i128::from(value);
        // 10^9 · 2^63 is far below the limit of 128 bits.
        let shown = if cut >= wanted {
            rounded(value, cut - wanted)
        } else {
            value * 10i128.pow(wanted - cut)
        };
        let mut out = String::new();
        match shown {
            ..=-1 => out.push('\u{2212}'),
            1.. if self.signed => out.push('+'),
            _ => {}
        }
        let digits = format!("{:0>1$}", shown.unsigned_abs(), wanted as usize + 1);
        let (whole, decimals) = digits.split_at(digits.len() - wanted as usize);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.push('\u{a0}');
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(',');
            out.push_str(decimals);
        }
        out
    }
}

/// How many of the last digits of a value are decimals.
fn unit_decimals(unit: Unit) -> u32 {
    match unit {
        Unit::Euro => 2,
        Unit::Number { decimals } => u32::from(decimals).min(18),
    }
}

fn rounded(value: i128, cut: u32) -> i128 {
    let step = 10i128.pow(cut);
    let half = if value < 0 { -(step / 2) } else { step / 2 };
    (value + half) / step
}

/// A large figure with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The figure with its unit, as shown: `2,6 milj. €`.
    pub value: String,
    /// What it is.
    pub label: String,
    /// What it compares with: `+3,2 % budjettiin nähden`.
    pub comment: Option<String>,
}

impl KeyFigure {
    /// A figure without comment.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            comment: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_half_away_from_zero() {
        let thousands = Figures::thousands_of_euros();
        for (cents, shown) in [
            (0, "0"),
            (49_999, "0"),
            (50_000, "1"),
            (-49_999, "0"),
            (-50_000, "−1"),
            (123_456_700_000, "1\u{a0}234\u{a0}567"),
            (i64::MAX, "92\u{a0}233\u{a0}720\u{a0}368\u{a0}548"),
            (i64::MIN, "−92\u{a0}233\u{a0}720\u{a0}368\u{a0}548"),
        ] {
            assert_eq!(thousands.show(cents), shown, "{cents}");
        }
    }

    #[test]
    fn decimals_are_those_wanted() {
        let millions = Figures {
            scale: Scale::Millions,
            decimals: 1,
            ..Figures::thousands_of_euros()
        };
        assert_eq!(millions.show(265_000_000), "2,7");
        assert_eq!(millions.signed().show(265_000_000), "+2,7");
        assert_eq!(Figures::decimal(2).show(-5), "−0,05");
        let more = Figures {
            decimals: 3,
            ..Figures::decimal(1)
        };
        assert_eq!(more.show(85), "8,500");
        assert_eq!(Figures::decimal(255).show(1), "0,000000000");
    }
}
