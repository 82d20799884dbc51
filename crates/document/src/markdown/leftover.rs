//! Markup that Markdown takes for text, because it is not complete: nobody means it to be printed.

use vuosikello_core::shortened;

use crate::TemplateErrorKind;
use crate::template::decode;

/// Marks that begin the items of a list in other programs. Lines that begin with one would be joined into one paragraph.
const BULLETS: [&str; 4] = ["• ", "◦ ", "▪ ", "· "];

/// What is left of markup in a text that was written as `source`. Values hold none: their marks are letters here.
pub(super) fn leftover(text: &str, source: &str, is_first_on_line: bool) -> Option<TemplateErrorKind> {
    if is_first_on_line && BULLETS.iter().any(|bullet| text.starts_with(bullet)) {
        return Some(TemplateErrorKind::ForeignBullet);
    }
    // Most texts have none of these, and need not be searched for each of the marks.
    if !text.bytes().any(|byte| matches!(byte, b'[' | b'*' | b'~' | b'_')) {
        return None;
    }
    if let Some(label) = between(text, "[^", "]") {
        return Some(TemplateErrorKind::Footnote {
            label: shortened(&decode(label), 40).into_owned(),
            problem: "alaviitteellä ei ole selitettä",
        });
    }
    // A backslash says that the mark is text.
    if source.contains('\\') {
        return None;
    }
    if let Some(name) = between(text, "[[", "]]") {
        return Some(TemplateErrorKind::ViewNotAlone(
            shortened(&decode(name), 40).into_owned(),
        ));
    }
    ["**", "~~", "__"]
        .into_iter()
        .find(|mark| text.contains(mark))
        .filter(|mark| *mark != "__" || !text.contains("___"))
        .map(TemplateErrorKind::UnclosedEmphasis)
}

/// Whether a paragraph looks like a row of a table.
pub(super) fn begins_like_a_table_row(paragraph: &str) -> bool {
    let line = paragraph.trim_start().lines().next().unwrap_or_default();
    line.starts_with('|') && line.matches('|').count() > 1
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(inside, _)| inside)
}
