//! The names of sheets and tables.

use std::collections::BTreeSet;

use vuosikello_core::one_line;

use crate::text::{beginning, length, with_escapes};

/// The longest name of a sheet, in UTF-16 code units.
const MAX_SHEET: usize = 31;

/// The names that the sheets get: what Excel does not take (`[ ] : * ? / \`, an apostrophe at either end) is
/// replaced, long names are cut, and a name that is taken gets a number. `History` is taken by Excel itself, and
/// `TRUE` and `FALSE` are values wherever a formula names them.
pub(crate) fn sheet_names<'a>(wanted: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: BTreeSet<String> = ["history", "historia", "true", "false"].map(str::to_owned).into();
    wanted
        .map(|name| {
            let base = sheet_name(name);
            let name = (1u32..)
                .map(|number| match number {
                    1 => base.clone(),
                    _ => numbered(&base, number),
                })
                .find(|name| !taken.contains(&name.to_lowercase()))
                .unwrap_or_default();
            taken.insert(name.to_lowercase());
            name
        })
        .collect()
}

fn sheet_name(name: &str) -> String {
    // What Excel would read as an escape, in the list of sheets but not in formulas.
    let replaced: String = with_escapes(&one_line(name))
        .replace("_x005F_", "-")
        .chars()
        .map(|character| match character {
            '[' => '(',
            ']' => ')',
            ':' | '*' | '?' | '/' | '\\' => '-',
            character => character,
        })
        .collect();
    let name = cut(replaced.trim_matches(is_edge), MAX_SHEET);
    if name.is_empty() {
        String::from("Taulukko")
    } else {
        name
    }
}

fn is_edge(character: char) -> bool {
    character == '\'' || character.is_whitespace()
}

fn numbered(base: &str, number: u32) -> String {
    let number = format!(" ({number})");
    cut(base, MAX_SHEET - number.len()) + &number
}

fn cut(name: &str, limit: usize) -> String {
    beginning(name, limit).trim_end_matches(is_edge).to_owned()
}

/// Whether a table can have the name: ASCII, and neither the address of a cell (`TAE1`, `R1C1`) nor `R` or `C` alone.
pub(crate) fn is_table_name(name: &str) -> bool {
    let first = name.bytes().next();
    first.is_some_and(|byte| byte.is_ascii_alphabetic())
        && length(name) <= 200
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !is_a1(name)
        && !is_r1c1(name)
}

/// One to three letters and digits. The last column is `XFD`; a name beyond it is refused all the same.
fn is_a1(name: &str) -> bool {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = name.len() - digits.len();
    letters <= 3 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `R`, `C`, `R1`, `RC`, `R1C1`.
fn is_r1c1(name: &str) -> bool {
    let digits = |text: &str| text.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
    let name = name.to_ascii_lowercase();
    let column = |rest: &str| rest.strip_prefix('c').is_some_and(|rest| digits(rest).is_empty());
    match name.strip_prefix('r').map(digits) {
        Some(rest) => rest.is_empty() || column(&rest),
        None => column(&name),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sheet_names_are_made_to_fit() {
        let names = sheet_names(
            [
                "Yhteenveto",
                "yhteenveto",
                "Q1/2027: [luonnos]?",
                "'Palvelut'",
                "",
                "\u{0}",
                "Historia",
                "a_x0041_",
                "True",
                "Oikeusministeriön hallinnonalan yhteiset palvelut",
                "Oikeusministeriön hallinnonalan muut palvelut",
            ]
            .into_iter(),
        );
        assert_eq!(
            names,
            [
                "Yhteenveto",
                "yhteenveto (2)",
                "Q1-2027- (luonnos)-",
                "Palvelut",
                "Taulukko",
                "\u{fffd}",
                "Historia (2)",
                "a-x0041_",
                "True (2)",
                "Oikeusministeriön hallinnonalan",
                "Oikeusministeriön hallinnon (2)",
            ]
        );
    }

    #[test]
    fn addresses_of_cells_are_not_names_of_tables() {
        for name in [
            "Palvelut",
            "Talous_2027",
            "TAEB1",
            "Kuukausittain",
            "RowC",
            "TOTAL1",
        ] {
            assert!(is_table_name(name), "{name}");
        }
        for name in [
            "", "1a", "_a", "Q1", "TAE2027", "R", "c", "R1C1", "rc", "R2C", "ä", "a b", "a-b",
        ] {
            assert!(!is_table_name(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_names_become_names_that_excel_takes(wanted in prop::collection::vec(any::<String>(), 1..8)) {
            let names = sheet_names(wanted.iter().map(String::as_str));
            let distinct: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(distinct.len(), wanted.len());
            for name in names {
                prop_assert!(rust_xlsxwriter::utility::check_sheet_name(&name).is_ok(), "{}", name);
            }
        }
    }
}
