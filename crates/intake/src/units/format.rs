//! What a format code (ECMA-376 Part 1 § 18.8.31) shows with a number besides its digits.

use super::Unit;
use super::words::{Where, unit_said};

/// What a format shows of a number that is not the number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// How many times the number is divided by a thousand: `#,##0,`.
    pub thousands: u8,
    /// The unit that stands beside it.
    pub unit: Option<Unit>,
}

/// Words beside numbers that say nothing of what they are.
const PLAIN: [&str; 9] = ["", "€", "e", "eur", "euro", "euroa", "alv", "sis", "yht"];

/// What a code shows besides the number; `None` for plain numbers and euro.
pub(crate) fn shown_as(code: &str) -> Option<Shown> {
    // The section for positive numbers.
    let section = sections(code);
    let (mut literal, mut thousands) = (String::new(), 0u8);
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => literal.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => literal.extend(chars.next()),
            // The width of a character, or a character that fills the cell.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let bracket: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if let Some(currency) = bracket.strip_prefix('$') {
                    literal.push(' ');
                    literal.push_str(currency.split('-').next().unwrap_or_default());
                }
            }
            '0' | '#' | '?' => thousands = 0,
            ',' => thousands = thousands.saturating_add(1),
            '€' | '$' | '£' | '¥' => literal.push(c),
            _ => {}
        }
    }
    let unit = unit_of_literal(literal.trim());
    (thousands > 0 || unit.is_some()).then_some(Shown { thousands, unit })
}

/// The first section of a code; semicolons in quotation marks part none.
fn sections(code: &str) -> &str {
    let mut quoted = false;
    let end = code.find(|c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    code.get(..end.unwrap_or(code.len())).unwrap_or(code)
}

fn unit_of_literal(literal: &str) -> Option<Unit> {
    let lower = literal.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '€' | '$' | '£' | '¥'));
    if words().all(|word| PLAIN.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    Some(unit_said(literal, Where::Heading).unwrap_or_else(|| {
        let shown: String = literal
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(20)
            .collect();
        Unit::Other(shown)
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formats_show_thousands_currencies_and_other_units() {
        let shown = |thousands, unit| Some(Shown { thousands, unit });
        let other = |unit: &str| Some(Unit::Other(unit.to_owned()));
        for (code, told) in [
            ("#,##0, \"k€\"", shown(1, Some(Unit::Thousands))),
            ("0.0,,\"M€\"", shown(2, Some(Unit::Millions))),
            ("0\" t€\"", shown(0, Some(Unit::Thousands))),
            ("#,##0,", shown(1, None)),
            ("[$$-409]#,##0.00", shown(0, other("$"))),
            ("[$USD] #,##0.00", shown(0, other("USD"))),
            ("#,##0.00\\ [$SEK-41D]", shown(0, other("SEK"))),
            ("$#,##0.00", shown(0, other("$"))),
            ("0.0\" htp\"", shown(0, other("htp"))),
            ("General", None),
            ("#,##0.00", None),
            ("# ##0.00\\ \"€\"", None),
            (
                "_-* #,##0.00\\ [$€-40B]_-;\\-* #,##0.00\\ [$€-40B]_-;_-* \"-\"??\\ [$€-40B]_-;_-@_-",
                None,
            ),
            ("_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-", None),
            ("#,##0.00 [$EUR];[Red]-#,##0.00 [$EUR]", None),
            ("[$-40B]#,##0.00", None),
            ("#,##0;[Red]-#,##0", None),
            ("0%", None),
            ("@", None),
        ] {
            assert_eq!(shown_as(code), told, "{code}");
        }
    }

    proptest! {
        #[test]
        fn no_code_makes_it_panic(code in "\\PC{0,20}|[0#,.;\"\\\\\\[\\]$€_* kM-]{0,20}") {
            let _ = shown_as(&code);
        }
    }
}
