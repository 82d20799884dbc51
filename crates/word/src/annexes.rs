//! The annexes that a document lists, which its table of contents lists after the headings.
//!
//! In Word they are files of their own, without pages here. In the list each has a field (`TC`), from which Word makes its line anew.

use std::borrow::Cow;

use vuosikello_document::{Block, Document, Inline, plain_text};

/// The longest text of an annex, in characters: a longer item of a list is no title.
const LONGEST: usize = 200;

/// The title of an annex as contents list it, of an item of a list that names one: `Liite 1: Talous` gives `Liite 1 Talous`.
pub(crate) fn title(item: &str) -> Option<String> {
    let rest = item.trim().strip_prefix("Liite")?;
    let (number, name) = rest.split_once(':')?;
    let (number, name) = (number.trim(), name.trim());
    let is_number = !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    // A quotation mark or a backslash would end the text of the field.
    let is_plain = !name.is_empty() && !name.contains(['"', '\\', '\n', '\u{201c}', '\u{201d}']);
    (is_number && is_plain && name.chars().count() <= LONGEST).then(|| format!("Liite {number} {name}"))
}

/// The annexes that the lists of a document name, in order; none where it has no table of contents.
pub(crate) fn listed(document: &Document) -> Vec<String> {
    let has_contents = |block: &Block| matches!(block, Block::Contents { .. });
    if !document.blocks.iter().any(has_contents) {
        return Vec::new();
    }
    let lists = document.blocks.iter().filter_map(|block| match block {
        Block::List(list) => Some(list),
        _ => None,
    });
    let items = lists.flat_map(|list| &list.items);
    items
        .filter_map(|item| match item.first() {
            Some(Block::Paragraph(text)) => title(&plain_text(text)),
            _ => None,
        })
        .collect()
}

/// The document with the lines that its contents get for annexes in a Word file, as paragraphs behind them: for working out on which pages
/// its headings stand.
pub fn with_annex_lines(document: &Document) -> Cow<'_, Document> {
    let lines = listed(document);
    let at = document
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Contents { .. }));
    let Some(at) = at.filter(|_| !lines.is_empty()) else {
        return Cow::Borrowed(document);
    };
    let mut document = document.clone();
    let lines = lines
        .into_iter()
        .map(|line| Block::Paragraph(vec![Inline::text(line)]));
    document.blocks.splice(at + 1..at + 1, lines);
    Cow::Owned(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_that_names_an_annex_has_its_title() {
        assert_eq!(
            title("Liite 12: Yleiset ehdot").as_deref(),
            Some("Liite 12 Yleiset ehdot")
        );
        assert_eq!(title("Liite\u{a0}1: Talous").as_deref(), Some("Liite 1 Talous"));
        for other in [
            "Liitteet: kaksi",
            "Liite: Talous",
            "Liite 1",
            "Liite 1: ",
            "Liite 1: \"x\"",
            "Sopimus 1: x",
        ] {
            assert_eq!(title(other), None, "{other}");
        }
    }
}
