//! Lists of words and of cells in messages.

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

/// Words between quotation marks, the last two joined by *ja*.
pub(crate) fn named(words: &[String]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} ja \"{last}\"", listed(rest)),
        _ => listed(words),
    }
}
