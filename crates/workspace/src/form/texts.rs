//! Lists of texts in a cell: one text a line.

/// Begins a line that goes on the text of the line before, which holds a line break.
const CONTINUED: &str = "↳ ";

/// What says that a list has no items, where one that is not given would have some.
pub(super) const EMPTY: &str = "(tyhjä)";

/// The same of a list that is a sheet.
pub(super) const NO_ROWS: &str = "(ei rivejä)";

/// The most characters in a cell, below the 32 767 that Excel allows.
const MOST_CHARACTERS: usize = 30_000;

/// The text of a cell as a list.
///
/// An empty line parts nothing: it is passed over.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line.strip_prefix(CONTINUED), texts.last_mut()) {
            (Some(rest), Some(text)) => {
                text.push('\n');
                text.push_str(rest);
            }
            _ => texts.push(line.to_owned()),
        }
    }
    texts
}

/// A list as the texts of cells, of which mostly one is enough.
pub(super) fn join<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for text in texts {
        let text = text.replace('\n', &format!("\n{CONTINUED}"));
        let length = text.chars().count();
        match cells.last_mut() {
            Some(cell) if cell.chars().count() + length < MOST_CHARACTERS => {
                cell.push('\n');
                cell.push_str(&text);
            }
            _ => cells.push(text),
        }
    }
    if cells.is_empty() {
        cells.push(EMPTY.to_owned());
    }
    cells
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_a_text() {
        assert_eq!(split("Ensimmäinen.\n\n Toinen. \n"), ["Ensimmäinen.", "Toinen."]);
        assert_eq!(split("yksi\n↳ jatkuu\nkaksi"), ["yksi\njatkuu", "kaksi"]);
        assert_eq!(join([].into_iter()), [EMPTY]);
    }

    #[test]
    fn what_a_cell_cannot_hold_goes_into_the_next() {
        let long = "a".repeat(9_000);
        let cells = join([&*long; 7].into_iter());
        assert!(cells.len() > 1 && cells.iter().all(|cell| cell.len() < 32_767));
        assert_eq!(cells.iter().flat_map(|cell| split(cell)).count(), 7);
    }

    proptest! {
        #[test]
        fn texts_come_back(texts in prop::collection::vec("[a-zä]([a-z ä]{0,8}[a-z])?(\n[a-z]{1,4})?", 1..6)) {
            let cells = join(texts.iter().map(String::as_str));
            let back: Vec<String> = cells.iter().flat_map(|cell| split(cell)).collect();
            prop_assert_eq!(back, texts);
        }
    }
}
