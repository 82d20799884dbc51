//! Availability: agreed and reached.

use std::fmt;

use crate::Malformed;
use crate::format::string_value;

/// The share of the service hours in which a service is available, in per cent with up to three decimals, read as `99,5 %`,
/// `99,5` or `99.5%` and shown as it was given. Never a floating-point number: targets and results are compared exactly.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Availability {
    text: String,
    thousandths: u32,
}

/// The most decimals of a percentage: 99,999 % is five minutes a year, less than any agreement measures.
const DECIMALS: usize = 3;

impl Availability {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "käytettävyys";

    /// Parses a share from 0 to 100 per cent.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not such a share.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let fail = || Malformed::new(text, "käytettävyys prosentteina", "kirjoita muodossa 99,5 %");
        let text = text.trim();
        let number = text.strip_suffix('%').unwrap_or(text).trim_end();
        let (whole, decimals) = number.split_once([',', '.']).unwrap_or((number, ""));
        let has_decimals = number.len() > whole.len();
        let are_digits = |s: &str| s.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = (1..=3).contains(&whole.len())
            && decimals.len() <= DECIMALS
            && (has_decimals != decimals.is_empty())
            && are_digits(whole)
            && are_digits(decimals);
        if !is_number {
            return Err(fail());
        }
        let thousandths: u32 = format!("{whole}{decimals:0<DECIMALS$}")
            .parse()
            .map_err(|_| fail())?;
        match thousandths {
            0..=100_000 => Ok(Self {
                text: text.to_owned(),
                thousandths,
            }),
            _ => Err(fail()),
        }
    }

    /// The share in thousandths of a per cent.
    pub fn thousandths(&self) -> u32 {
        self.thousandths
    }

    /// The share without the sign of per cent: `99,5`.
    pub fn figures(&self) -> &str {
        self.text.strip_suffix('%').unwrap_or(&self.text).trim_end()
    }
}

/// As it was given.
impl AsRef<str> for Availability {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// As it was given.
impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

string_value!(
    Availability,
    "99,5 %",
    "Käytettävyys prosentteina, esimerkiksi 99,5 %."
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_are_read_and_shown_as_given() {
        for (text, thousandths) in [
            ("99,5 %", 99_500),
            ("99,5\u{a0}%", 99_500),
            ("99.95%", 99_950),
            ("100", 100_000),
            ("0 %", 0),
        ] {
            let read = Availability::parse(text).unwrap();
            assert_eq!(
                (read.thousandths(), read.to_string().as_str()),
                (thousandths, text)
            );
        }
        assert_eq!(Availability::parse(" 99,5 % ").unwrap().figures(), "99,5");
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "%",
            "sovitaan",
            "100,1 %",
            "99,",
            ",5",
            "99,5555 %",
            "-1 %",
            "9 9 %",
            "1000",
        ] {
            assert!(Availability::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,10}") {
            let _ = Availability::parse(&text);
        }
    }
}
