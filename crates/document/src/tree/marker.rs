//! What stands before the items of a numbered list.

use serde::{Deserialize, Serialize};

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numeral {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03.
    DecimalZero,
    /// a, b, c; after z comes aa.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

/// The greatest number that is written in Roman figures.
const HIGHEST_ROMAN: u32 = 3_999;

/// The most letters of one number.
const MOST_LETTERS: u32 = 30;

impl Numeral {
    /// The number, written out; as a decimal number where it is too great.
    ///
    /// ```
    /// use vuosikello_document::Numeral;
    /// assert_eq!(Numeral::LowerLetter.write(28), "bb");
    /// assert_eq!(Numeral::UpperRoman.write(2027), "MMXXVII");
    /// ```
    pub fn write(self, number: u32) -> String {
        match self {
            Numeral::Decimal => number.to_string(),
            Numeral::DecimalZero => format!("{number:02}"),
            Numeral::LowerLetter => letters(number),
            Numeral::UpperLetter => letters(number).to_uppercase(),
            Numeral::LowerRoman => roman(number).to_lowercase(),
            Numeral::UpperRoman => roman(number),
        }
    }
}

fn letters(number: u32) -> String {
    let Some(from_zero) = number.checked_sub(1) else {
        return number.to_string();
    };
    let times = from_zero / 26 + 1;
    if times > MOST_LETTERS {
        return number.to_string();
    }
    let letter = u8::try_from(from_zero % 26).unwrap_or(0) + b'a';
    char::from(letter).to_string().repeat(times as usize)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > HIGHEST_ROMAN {
        return number.to_string();
    }
    let (mut rest, mut out) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            out.push_str(sign);
        }
    }
    out
}

/// What stands before the items of a numbered list: the number, and signs round it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marker {
    /// What stands before the number: a bracket, the number of the clause that the list belongs to.
    pub before: String,
    /// How the number is written.
    pub numeral: Numeral,
    /// What stands behind it.
    pub after: String,
}

impl Marker {
    /// The marker of a list that names none, by how deep it lies in others: `1.`, `a)`, `i)`, and so on in turn.
    pub fn usual(depth: usize) -> Self {
        let (numeral, after) = match depth % 3 {
            0 => (Numeral::Decimal, "."),
            1 => (Numeral::LowerLetter, ")"),
            _ => (Numeral::LowerRoman, ")"),
        };
        Self {
            before: String::new(),
            numeral,
            after: after.to_owned(),
        }
    }

    /// The label of the item with the number.
    ///
    /// ```
    /// use vuosikello_document::Marker;
    /// assert_eq!(Marker::usual(1).label(3), "c)");
    /// ```
    pub fn label(&self, number: u32) -> String {
        format!("{}{}{}", self.before, self.numeral.write(number), self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let written =
            |numeral: Numeral, numbers: [u32; 4]| numbers.map(|number| numeral.write(number)).join(" ");
        assert_eq!(written(Numeral::LowerLetter, [1, 26, 27, 53]), "a z aa aaa");
        assert_eq!(
            written(Numeral::UpperRoman, [1, 4, 1999, 2024]),
            "I IV MCMXCIX MMXXIV"
        );
        assert_eq!(written(Numeral::LowerRoman, [9, 40, 90, 400]), "ix xl xc cd");
        assert_eq!(written(Numeral::DecimalZero, [0, 7, 10, 100]), "00 07 10 100");
    }

    #[test]
    fn numbers_too_great_are_decimal() {
        for numeral in [Numeral::UpperRoman, Numeral::LowerLetter] {
            assert_eq!(numeral.write(u32::MAX), u32::MAX.to_string());
            assert_eq!(numeral.write(0), "0");
        }
    }
}
