//! Text made fit for slides.

use vuosikello_core::{clean_line, link_address, turns_direction};
use vuosikello_document::{Inline, Language, Light, Target};

/// A stretch of text of one look. A line feed in it is a line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underlined: bool,
    pub(crate) struck: bool,
    /// How far the text is raised, in thousandths of a percent of its size; lowered below zero.
    pub(crate) raised: i32,
    pub(crate) link: Option<String>,
    pub(crate) language: Option<Language>,
    /// The light whose colour the text has.
    pub(crate) light: Option<Light>,
}

/// Running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Runs(pub(crate) Vec<Run>);

impl Runs {
    /// Plain text.
    pub(crate) fn plain(text: &str) -> Self {
        Self::from_runs(vec![Run {
            text: shown(text),
            ..Run::default()
        }])
    }

    /// The text of inlines.
    pub(crate) fn new(inlines: &[Inline]) -> Self {
        let mut runs = Vec::new();
        flatten(&mut runs, inlines, &Run::default());
        Self::from_runs(runs)
    }

    /// Without empty runs, and without white space at either end.
    pub(crate) fn from_runs(mut runs: Vec<Run>) -> Self {
        while let Some(first) = runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
            if !first.text.is_empty() {
                break;
            }
            runs.remove(0);
        }
        while let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            runs.pop();
        }
        runs.retain(|run| !run.text.is_empty());
        Self(runs)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of characters.
    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|run| run.text.chars().count()).sum()
    }

    /// The text without its looks.
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Each character with the boldness of its run.
    pub(crate) fn chars(&self) -> impl Iterator<Item = (char, bool)> {
        self.0
            .iter()
            .flat_map(|run| run.text.chars().map(move |character| (character, run.bold)))
    }

    /// The first characters, with `ending` after them.
    pub(crate) fn cut(&self, length: usize, ending: &str) -> Self {
        let mut left = length;
        let mut runs = Vec::new();
        for run in &self.0 {
            if left == 0 {
                break;
            }
            let text: String = run.text.chars().take(left).collect();
            left -= text.chars().count();
            runs.push(Run { text, ..run.clone() });
        }
        let mut cut = Self::from_runs(runs);
        match cut.0.last_mut() {
            Some(last) => last.text.push_str(ending),
            None => cut.0.push(Run {
                text: ending.to_owned(),
                ..Run::default()
            }),
        }
        cut
    }
}

/// How far PowerPoint itself raises and lowers text, in thousandths of a percent of its size.
const SUPERSCRIPT: i32 = 30_000;
const SUBSCRIPT: i32 = -25_000;

fn flatten(runs: &mut Vec<Run>, inlines: &[Inline], look: &Run) {
    for inline in inlines {
        let mut look = look.clone();
        let content = match inline {
            Inline::Text(text) => {
                look.text = shown(text);
                runs.push(look);
                continue;
            }
            Inline::LineBreak => {
                look.text = "\n".to_owned();
                runs.push(look);
                continue;
            }
            Inline::Strong(content) => {
                look.bold = true;
                content
            }
            Inline::Emphasis(content) => {
                look.italic = true;
                content
            }
            Inline::Underline(content) => {
                look.underlined = true;
                content
            }
            Inline::Strike(content) => {
                look.struck = true;
                content
            }
            Inline::Superscript(content) => {
                look.raised = SUPERSCRIPT;
                content
            }
            Inline::Subscript(content) => {
                look.raised = SUBSCRIPT;
                content
            }
            // A slide has no room for notes, and pictures only in places of their own.
            Inline::Footnote(_) | Inline::Picture(_) => &inline.in_brackets(),
            Inline::Bookmark(_) => continue,
            Inline::Link { target, content } => {
                // A deck has no headings to lead to: such a link is plain text, and so is one that PowerPoint would not follow.
                look.link = match target {
                    Target::Uri(uri) => link_address(uri),
                    Target::Heading(_) | Target::Bookmark(_) => None,
                };
                content
            }
            Inline::Foreign { language, content } => {
                look.language = Some(*language);
                content
            }
        };
        flatten(runs, content, &look);
    }
}

/// The text as a slide shows it, on one line: without what no file may hold, and without marks that turn the direction of text or
/// show nothing, since PowerPoint knows no soft hyphen.
pub(crate) fn clean(text: &str) -> String {
    clean_line(text)
        .chars()
        .filter(|character| !is_mark(*character))
        .collect()
}

/// The same for text on a slide. The hyphen of a word whose first part is left out (*varmistus ja -palautus*) stays with it: programs
/// break lines after it.
fn shown(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut begins = true;
    while let Some(character) = characters.next() {
        let begins_word = begins && characters.peek().is_some_and(|next| next.is_alphabetic());
        out.push(if character == '-' && begins_word {
            '\u{2011}'
        } else {
            character
        });
        begins = character.is_whitespace();
    }
    out
}

/// A text on one line, as the parts of a deck hold it: tabs and line ends become spaces, other control characters U+FFFD,
/// and marks that show nothing or turn the direction of text go. No white space at either end.
pub fn one_line(text: &str) -> String {
    clean(text).trim().to_owned()
}

fn is_mark(character: char) -> bool {
    turns_direction(character)
        || matches!(
            character,
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{206a}'..='\u{206f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_stand_on_a_slide_is_replaced_or_goes() {
        assert_eq!(
            clean("a\tb\nc\u{0}d\u{1b}e\u{202e}f\u{ad}g\u{200f}h\u{ffff}i"),
            "a b c\u{fffd}d\u{fffd}efgh\u{fffd}i"
        );
        assert_eq!(clean("|<b>& 🙂 ä\u{a0}"), "|<b>& 🙂 ä\u{a0}");
    }

    #[test]
    fn the_hyphen_at_the_beginning_of_a_word_stays_with_it() {
        let text = Runs::plain("laskenta ja -raportointi, G0-portti, -5 % - ei").text();
        assert_eq!(text, "laskenta ja \u{2011}raportointi, G0-portti, -5 % - ei");
    }

    #[test]
    fn runs_have_no_white_space_at_their_ends() {
        let runs = Runs::new(&[
            Inline::LineBreak,
            Inline::Strong(vec![Inline::text(" ")]),
            Inline::text(" a "),
            Inline::Strong(vec![Inline::text("b")]),
            Inline::text(" \n"),
        ]);
        assert_eq!(runs.text(), "a b");
        assert_eq!(runs.0.len(), 2);
        assert!(Runs::plain(" \u{200b}\n").is_empty());
    }

    #[test]
    fn a_cut_keeps_looks_and_ends_as_told() {
        let runs = Runs::new(&[
            Inline::text("ääkkö"),
            Inline::Strong(vec![Inline::text("set täällä")]),
        ]);
        let cut = runs.cut(8, "…");
        assert_eq!(cut.text(), "ääkköset…");
        assert!(cut.0[1].bold);
        assert_eq!(runs.cut(9, "…").text(), "ääkköset…");
        assert_eq!(runs.cut(0, "…").text(), "…");
    }
}
