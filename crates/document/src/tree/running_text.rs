//! The text of running text.

use super::{Footnote, Inline};

/// The text of a run of inlines; a line break becomes a line feed. Raised and lowered text is that of Unicode where Unicode has
/// it, so that m² is not m2. Notes and pictures are left out.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push(&mut out, inlines);
    out
}

fn push(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Superscript(content) => push_script(out, content, superscript),
            Inline::Subscript(content) => push_script(out, content, subscript),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Underline(content)
            | Inline::Strike(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => push(out, content),
            Inline::LineBreak => out.push('\n'),
            Inline::Footnote(_) | Inline::Picture(_) | Inline::Bookmark(_) => {}
        }
    }
}

/// As [`plain_text`], and nothing of the run is left out: a note stands in brackets, a picture is told by its description.
///
/// ```
/// use vuosikello_document::{Footnote, Inline, NotePlace, spelled_out};
///
/// let note = Footnote { place: NotePlace::Page, paragraphs: vec![vec![Inline::text("arvio")]] };
/// let run = [Inline::text("120 000 euroa"), Inline::Footnote(note)];
/// assert_eq!(spelled_out(&run), "120 000 euroa (arvio)");
/// ```
pub fn spelled_out(inlines: &[Inline]) -> String {
    let has_apart = |inline: &Inline| matches!(inline, Inline::Footnote(_) | Inline::Picture(_));
    let mut out = String::new();
    for inline in inlines {
        match (inline, inline.content()) {
            (Inline::Superscript(_) | Inline::Subscript(_), _) => {
                push(&mut out, std::slice::from_ref(inline))
            }
            (_, Some(content)) => out.push_str(&spelled_out(content)),
            (inline, None) if has_apart(inline) => push(&mut out, &inline.in_brackets()),
            (inline, None) => push(&mut out, std::slice::from_ref(inline)),
        }
    }
    out
}

fn push_script(out: &mut String, content: &[Inline], script: fn(&str) -> Option<String>) {
    let text = plain_text(content);
    match script(&text) {
        Some(text) => out.push_str(&text),
        None => out.push_str(&text),
    }
}

/// The text in raised characters, if Unicode has all of them.
///
/// ```
/// use vuosikello_document::superscript;
/// assert_eq!(superscript("-2").as_deref(), Some("\u{207b}²"));
/// assert_eq!(superscript("2a"), None);
/// ```
pub fn superscript(text: &str) -> Option<String> {
    mapped(text, "0123456789+-\u{2212}=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
}

/// The text in lowered characters, if Unicode has all of them.
pub fn subscript(text: &str) -> Option<String> {
    mapped(text, "0123456789+-\u{2212}=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
}

fn mapped(text: &str, from: &str, to: &str) -> Option<String> {
    let map = |c: char| {
        from.chars()
            .zip(to.chars())
            .find(|(plain, _)| *plain == c)
            .map(|(_, script)| script)
    };
    (!text.is_empty()).then(|| text.chars().map(map).collect())?
}

/// The notes of a run of inlines, in order.
pub(super) fn footnotes<'i>(inlines: &'i [Inline], out: &mut Vec<&'i Footnote>) {
    for inline in inlines {
        match inline {
            Inline::Footnote(note) => out.push(note),
            inline => footnotes(inline.content().unwrap_or_default(), out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_text_is_not_the_same_as_text_on_the_line() {
        let area = |script: fn(Vec<Inline>) -> Inline| {
            plain_text(&[Inline::text("m"), script(vec![Inline::text("2")])])
        };
        assert_eq!(area(Inline::Superscript), "m²");
        assert_eq!(area(Inline::Subscript), "m₂");
        assert_eq!(plain_text(&[Inline::Superscript(vec![Inline::text("2a")])]), "2a");
    }
}
