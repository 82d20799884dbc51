//! Rows and columns that a person does not see: hidden, or left out by a filter.

use vuosikello_ooxml::Package;

use super::parts::{local, paths};
use crate::grid::{Grid, Hidden};
use crate::limits::{MAX_COLUMNS, MAX_ROWS};

/// Notes in the sheets which of their rows and columns are hidden. Nothing is parsed unless something is.
pub(super) fn note(package: &Package, grids: &mut [Grid]) {
    let is_hiding =
        |(name, content): (&str, &[u8])| name.starts_with("xl/worksheets/") && holds(content, b"hidden=\"");
    if !package.parts().any(is_hiding) {
        return;
    }
    let paths = paths(package).unwrap_or_default();
    for grid in grids {
        let path = grid.sheet.as_ref().and_then(|sheet| paths.get(sheet));
        let content = path.and_then(|path| package.part(path));
        if let Some(content) = content.filter(|content| holds(content, b"hidden=\"")) {
            grid.hidden = hidden(content);
        }
    }
}

fn holds(content: &[u8], words: &[u8]) -> bool {
    content.windows(words.len()).any(|window| window == words)
}

/// The hidden rows and columns of a sheet. Only the tags of rows and columns are looked at: a tree of all cells would take many times the
/// memory of the part.
fn hidden(content: &[u8]) -> Hidden {
    let text = String::from_utf8_lossy(content);
    let mut hidden = Hidden::default();
    let mut next_row = 0usize;
    for tag in text.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        match local(name.trim_end_matches('/')) {
            "row" => {
                let number = value(attributes, "r").and_then(|number| number.parse::<usize>().ok());
                let row = number
                    .and_then(|number| number.checked_sub(1))
                    .unwrap_or(next_row);
                next_row = row.saturating_add(1);
                if is_hidden(attributes) && row < MAX_ROWS {
                    hidden.rows.insert(row);
                }
            }
            "col" if is_hidden(attributes) => {
                let number = |name: &str| value(attributes, name)?.parse::<usize>().ok();
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    let last = last.min(MAX_COLUMNS);
                    hidden.columns.extend(first.saturating_sub(1)..last);
                }
            }
            _ => {}
        }
    }
    hidden
}

fn is_hidden(attributes: &str) -> bool {
    matches!(value(attributes, "hidden"), Some("1" | "true"))
}

/// The value of an attribute.
fn value<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let quote = after.trim_start();
        let mark = quote.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = quote.strip_prefix(mark)?.split_once(mark)?;
        if before.trim() == name {
            return Some(value);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hidden_rows_and_columns_are_seen() {
        let sheet = "<x:worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"5\"/></cols><sheetData>\
            <row r=\"1\"/><row r=\"3\" spans=\"1:2\" hidden=\"true\"><c r=\"A3\"/></row><row hidden='1'/><row r=\"9\" hidden=\"0\"/></sheetData>";
        let hidden = hidden(sheet.as_bytes());
        assert_eq!(hidden.rows.into_iter().collect::<Vec<_>>(), [2, 3]);
        assert_eq!(hidden.columns.into_iter().collect::<Vec<_>>(), [1, 2]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>=\"' a-z0-9/]{0,80}|\\PC{0,40}") {
            let _ = hidden(text.as_bytes());
        }
    }
}
