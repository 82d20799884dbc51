//! Decimal numbers in their Finnish form: the one place where digits are grouped.

use std::fmt;

/// A number with a fixed count of decimals, held exactly as an integer of its last digit.
///
/// It is shown as Finnish text and tables have it: groups of three digits parted by U+00A0, a decimal comma, and U+2212 before
/// a number below zero. The flag `+` adds a plus sign to a number above zero; zero has no sign.
///
/// ```
/// use vuosikello_core::Decimal;
/// assert_eq!(Decimal::new(-123_456_789, 2).to_string(), "−1\u{a0}234\u{a0}567,89");
/// assert_eq!(format!("{:+}", Decimal::new(850, 2)), "+8,50");
/// assert_eq!(Decimal::new(7, 0).to_string(), "7");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    units: i128,
    decimals: u32,
}

impl Decimal {
    /// A number whose last `decimals` digits stand after the comma: 850 with two decimals is 8,50.
    pub fn new(units: impl Into<i128>, decimals: u32) -> Self {
        Self {
            units: units.into(),
            decimals,
        }
    }

    /// The number with so many decimals, rounded half away from zero where digits are left out. A number that would not fit
    /// in 128 bits with its new zeros stays at the limit.
    ///
    /// ```
    /// use vuosikello_core::Decimal;
    /// assert_eq!(Decimal::new(50_000, 5).rounded(0).to_string(), "1");
    /// assert_eq!(Decimal::new(-50_000, 5).rounded(0).to_string(), "−1");
    /// assert_eq!(Decimal::new(85, 1).rounded(3).to_string(), "8,500");
    /// ```
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Self {
        let units = match self.decimals.checked_sub(decimals) {
            Some(cut) => {
                let size = self.units.unsigned_abs();
                // Nothing is left of 2^127 before the 39th digit that is cut.
                let size = 10u128.checked_pow(cut).map_or(0, |step| (size + step / 2) / step);
                let size = i128::try_from(size).unwrap_or(i128::MAX);
                if self.units < 0 { -size } else { size }
            }
            None => {
                let zeros = 10i128.saturating_pow(decimals - self.decimals);
                self.units.saturating_mul(zeros)
            }
        };
        Self { units, decimals }
    }

    /// The number as running text has it: grouped only from five digits on, so that a year stays a year.
    ///
    /// ```
    /// use vuosikello_core::Decimal;
    /// assert_eq!(Decimal::new(2027, 0).in_running_text(), "2027");
    /// assert_eq!(Decimal::new(-12_027, 0).in_running_text(), "−12\u{a0}027");
    /// ```
    pub fn in_running_text(self) -> String {
        let mut out = String::from(if self.units < 0 { "\u{2212}" } else { "" });
        // Writing to a text does not fail.
        let _ = self.write_digits(&mut out, 5);
        out
    }

    /// Writes the number without its sign; whole parts of at least `grouped_from` digits are grouped.
    fn write_digits(self, out: &mut impl fmt::Write, grouped_from: usize) -> fmt::Result {
        let decimals = usize::try_from(self.decimals).unwrap_or(usize::MAX);
        let mut digits = self.units.unsigned_abs().to_string();
        // A zero before the comma, and zeros after it where the number is smaller than its first decimal.
        let zeros = decimals.saturating_add(1).saturating_sub(digits.len());
        if zeros > 0 {
            digits.insert_str(0, &"0".repeat(zeros));
        }
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let first = match whole.len() % 3 {
            _ if whole.len() < grouped_from => whole.len(),
            0 => 3,
            rest => rest,
        };
        let (first, mut groups) = whole.split_at(first);
        out.write_str(first)?;
        while let Some((group, rest)) = groups.split_at_checked(3) {
            out.write_char('\u{a0}')?;
            out.write_str(group)?;
            groups = rest;
        }
        if !part.is_empty() {
            out.write_char(',')?;
            out.write_str(part)?;
        }
        Ok(())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.units {
            ..=-1 => f.write_str("\u{2212}")?,
            1.. if f.sign_plus() => f.write_str("+")?,
            _ => {}
        }
        self.write_digits(f, 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(units: i128, decimals: u32) -> String {
        Decimal::new(units, decimals).to_string()
    }

    #[test]
    fn digits_are_grouped_by_three_and_decimals_are_not() {
        assert_eq!(shown(0, 0), "0");
        assert_eq!(shown(0, 1), "0,0");
        assert_eq!(shown(-5, 3), "\u{2212}0,005");
        assert_eq!(shown(1_234, 0), "1\u{a0}234");
        assert_eq!(shown(123_456_789_012, 5), "1\u{a0}234\u{a0}567,89012");
        assert!(shown(i128::MIN, 0).starts_with("\u{2212}170\u{a0}141"));
        assert_eq!(shown(1, 255).len(), 257);
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(format!("{:+}", Decimal::new(0, 2)), "0,00");
        assert_eq!(format!("{:+}", Decimal::new(-1, 2)), "\u{2212}0,01");
        assert_eq!(format!("{:+}", Decimal::new(1, 2)), "+0,01");
    }

    #[test]
    fn numbers_are_rounded_half_away_from_zero() {
        for (units, shown) in [
            (49_999, "0"),
            (50_000, "1"),
            (-49_999, "0"),
            (-50_000, "\u{2212}1"),
        ] {
            assert_eq!(Decimal::new(units, 5).rounded(0).to_string(), shown, "{units}");
        }
        assert_eq!(Decimal::new(i128::MIN, 300).rounded(0).to_string(), "0");
    }

    #[test]
    fn numbers_are_shown_as_in_running_text() {
        for (number, shown) in [
            (0, "0"),
            (-1, "\u{2212}1"),
            (2027, "2027"),
            (10_000, "10\u{a0}000"),
            (-1_234_567, "\u{2212}1\u{a0}234\u{a0}567"),
            (
                i128::from(i64::MIN),
                "\u{2212}9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808",
            ),
        ] {
            assert_eq!(Decimal::new(number, 0).in_running_text(), shown);
        }
    }

    proptest! {
        #[test]
        fn a_number_and_its_sign_are_kept(units in any::<i128>(), decimals in 0u32..50) {
            let text = shown(units, decimals);
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let kept = units.unsigned_abs().to_string();
            prop_assert_eq!(digits.trim_start_matches('0'), kept.trim_start_matches('0'));
            prop_assert_eq!(text.starts_with('\u{2212}'), units < 0);
        }

        #[test]
        fn no_number_makes_it_panic(units in any::<i128>(), given in any::<u16>(), wanted in any::<u16>()) {
            let _ = Decimal::new(units, given.into()).rounded(wanted.into()).to_string();
        }
    }
}
