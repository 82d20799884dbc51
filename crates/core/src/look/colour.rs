//! Colours as people write them.

use std::fmt;

use vuosikello_measure::Rgb;

use crate::Malformed;
use crate::format::string_value;

/// A colour of six hexadecimal digits, with or without `#`, shown in capitals: `1B365D`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(Rgb);

impl Colour {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "vari";

    /// From a number that holds red, green and blue in its last three bytes: `0x1B_365D`.
    pub const fn of(number: u32) -> Self {
        Self(Rgb::from_number(number))
    }

    /// Parses a colour.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not a colour of six hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        let fix = "kirjoita kuusi heksadesimaalinumeroa, esimerkiksi 1B365D";
        Rgb::parse(digits)
            .map(Self)
            .ok_or_else(|| Malformed::new(text, "väri", fix))
    }

    /// The colour for measuring and mixing.
    pub fn rgb(self) -> Rgb {
        self.0
    }
}

impl From<Rgb> for Colour {
    fn from(rgb: Rgb) -> Self {
        Self(rgb)
    }
}

/// Six hexadecimal digits in capitals.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

string_value!(
    Colour,
    "1B365D",
    "Väri kuutena heksadesimaalinumerona, esimerkiksi 1B365D."
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn six_digits_are_a_colour_with_or_without_a_sign() {
        for text in ["1b365d", "#1B365D", " 1B365D "] {
            assert_eq!(Colour::parse(text).unwrap().to_string(), "1B365D");
        }
        for text in ["", "#", "1B365", "##1B365D", "sininen", "1B365D80", "rgb(1,2,3)"] {
            assert!(Colour::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,10}") {
            let _ = Colour::parse(&text);
        }
    }
}
