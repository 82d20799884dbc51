//! Lists of words and of cells in messages.

use std::collections::BTreeSet;

use vuosikello_core::listed;

use crate::place::CellName;

/// How many further cells with the same mistake are named: enough to see which column or rows it is, on one line.
pub(crate) const NAMED: usize = 5;

/// The other cells with the same mistake.
pub(crate) fn also(names: &[CellName]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(CellName::to_string).collect();
    match names.len() {
        0 => String::new(),
        1 => format!(" (myös solussa {})", shown.concat()),
        count if count <= NAMED => format!(" (myös soluissa {})", shown.join(", ")),
        count => format!(
            " (myös soluissa {} ja {} muussa)",
            shown.join(", "),
            count - NAMED
        ),
    }
}

/// The most headings that a message names. The widest table of the model has ten columns: a file with more unknown ones is another table,
/// and its first headings tell which.
const MOST_HEADINGS: usize = 12;

/// Headings between quotation marks, each once, the last joined by *ja*; of many the first, with the number of the others.
pub(crate) fn headings(names: &[String]) -> String {
    let mut seen = BTreeSet::new();
    let names: Vec<String> = names.iter().filter(|name| seen.insert(*name)).cloned().collect();
    match names.len().saturating_sub(MOST_HEADINGS) {
        0 | 1 => named(&names),
        more => format!(
            "{} ja {more} muuta",
            listed(names.get(..MOST_HEADINGS).unwrap_or_default())
        ),
    }
}

/// Words between quotation marks, the last two joined by *ja*.
pub(crate) fn named(words: &[String]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} ja \"{last}\"", listed(rest)),
        _ => listed(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_headings_are_told_on_one_line() {
        let names = |count: usize| (1..=count).map(|at| format!("S{at}")).collect::<Vec<_>>();
        let twice = [names(2), names(2)].concat();
        assert_eq!(headings(&names(1)), "\"S1\"");
        assert_eq!(headings(&twice), "\"S1\" ja \"S2\"");
        assert!(headings(&names(13)).ends_with("\"S12\" ja \"S13\""));
        assert!(headings(&names(40)).ends_with("\"S11\", \"S12\" ja 28 muuta"));
    }
}
