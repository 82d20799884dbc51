//! Lines of a table of contents, compared with the headings that they are made of.

/// Whether the line of a table of contents, with its tabs, is that of a heading: it may have a number before it and a page behind it.
pub(super) fn is_entry_of(line: &str, heading: &str) -> bool {
    words_of(line) == normal(heading)
}

/// The words of a line of a table of contents, without its number and its page, as headings are compared.
pub(super) fn words_of(line: &str) -> String {
    let parts = line.split('\t').map(str::trim);
    let mut parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| {
        part.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | '–' | '-'))
    };
    if parts.len() > 1 && parts.last().is_some_and(is_number) {
        parts.pop();
    }
    if parts.len() > 1 && parts.first().is_some_and(is_number) {
        parts.remove(0);
    }
    normal(&parts.join(" "))
}

/// A text by which headings and entries are compared.
pub(super) fn normal(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('\u{ad}', "").to_lowercase()
}
