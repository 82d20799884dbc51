//! How numbers are written.

/// The way in which numbers are written (ECMA-376 Part 1 § 17.18.59).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Numeral {
    Decimal,
    /// Two digits at least.
    DecimalZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// No number: a sign.
    Bullet,
    /// Nothing.
    None,
}

/// The greatest number that is written in Roman figures.
const HIGHEST_ROMAN: u32 = 3_999;

/// The most letters of one number: after z comes aa.
const MOST_LETTERS: u32 = 30;

impl Numeral {
    /// The way of the name in the file. Those of other scripts are written as decimal numbers.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "decimalZero" => Numeral::DecimalZero,
            "lowerLetter" => Numeral::LowerLetter,
            "upperLetter" => Numeral::UpperLetter,
            "lowerRoman" => Numeral::LowerRoman,
            "upperRoman" => Numeral::UpperRoman,
            "bullet" => Numeral::Bullet,
            "none" => Numeral::None,
            _ => Numeral::Decimal,
        }
    }

    /// The number, written out.
    pub(in crate::read) fn write(self, number: u32) -> String {
        match self {
            Numeral::Decimal => number.to_string(),
            Numeral::DecimalZero => format!("{number:02}"),
            Numeral::LowerLetter => letters(number),
            Numeral::UpperLetter => letters(number).to_uppercase(),
            Numeral::LowerRoman => roman(number).to_lowercase(),
            Numeral::UpperRoman => roman(number),
            Numeral::Bullet | Numeral::None => String::new(),
        }
    }
}

fn letters(number: u32) -> String {
    let Some(from_zero) = number.checked_sub(1) else {
        return String::new();
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
    if number > HIGHEST_ROMAN {
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
        assert_eq!(Numeral::UpperRoman.write(u32::MAX), u32::MAX.to_string());
        assert_eq!(Numeral::LowerLetter.write(u32::MAX), u32::MAX.to_string());
        assert_eq!(Numeral::LowerLetter.write(0), "");
    }
}
