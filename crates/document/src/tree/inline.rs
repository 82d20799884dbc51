//! Text inside a block.

use serde::{Deserialize, Serialize};
use vuosikello_core::{mailto_address, turns_direction};

use super::{Language, Picture};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// An address outside the document; only `https:`, `http:` and `mailto:` addresses get this far.
    Uri(String),
    /// The heading with this id in the same document.
    Heading(String),
    /// The [`Inline::Bookmark`] of this name in the same document.
    Bookmark(String),
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotePlace {
    /// At the foot of the page: a footnote.
    #[default]
    Page,
    /// At the end of the document: an endnote.
    End,
}

/// A note: an explanation that stands apart from the text. Footnotes are numbered 1, 2, 3; endnotes i, ii, iii.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// Where it stands.
    pub place: NotePlace,
    /// Its paragraphs. No note stands in another: writers set the text of such a one in its place.
    pub paragraphs: Vec<Vec<Inline>>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text. Never holds a line break or another control character; it may hold U+00AD, where a word may be
    /// divided, and U+00A0, where a line must not end.
    Text(String),
    /// Strong importance, set in bold.
    Strong(Vec<Inline>),
    /// Emphasis, set in italics.
    Emphasis(Vec<Inline>),
    /// Underlined text.
    Underline(Vec<Inline>),
    /// Text struck through: it no longer holds.
    Strike(Vec<Inline>),
    /// Raised text, as in m².
    Superscript(Vec<Inline>),
    /// Lowered text, as in CO₂.
    Subscript(Vec<Inline>),
    /// A link and its visible text.
    Link {
        /// Where it leads.
        target: Target,
        /// What is shown.
        content: Vec<Inline>,
    },
    /// A passage in another language.
    Foreign {
        /// The language of the passage.
        language: Language,
        /// The passage.
        content: Vec<Inline>,
    },
    /// The mark of a note, with the note.
    Footnote(Footnote),
    /// A picture in the line.
    Picture(Picture),
    /// A place to which links of the document lead, by its name. It shows nothing.
    Bookmark(String),
    /// A line break inside a paragraph.
    LineBreak,
}

impl Inline {
    /// Plain text. A line break in `text` is not looked for here: see the type's own invariant.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text(text.into())
    }

    /// The run of a text that may hold anything: line feeds become line breaks, tabs spaces, and other control characters
    /// and those that turn the direction of text U+FFFD, so that none gets into the tree.
    ///
    /// ```
    /// use vuosikello_document::Inline;
    /// assert_eq!(Inline::plain("a\nb"), [Inline::text("a"), Inline::LineBreak, Inline::text("b")]);
    /// ```
    pub fn plain(text: &str) -> Vec<Self> {
        let is_other = |c: char| c.is_control() || turns_direction(c);
        if !text.contains(is_other) {
            let run = (!text.is_empty()).then(|| Self::text(text));
            return run.into_iter().collect();
        }
        let shown = |c: char| match c {
            '\n' => '\n',
            '\t' => ' ',
            c if is_other(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        };
        let mut run = Vec::new();
        Self::push_lines(&mut run, &text.chars().map(shown).collect::<String>());
        run
    }

    /// As [`Inline::plain`], and an e-mail address that stands alone is a link to write to it.
    pub fn value(text: &str) -> Vec<Self> {
        let content = Self::plain(text);
        match mailto_address(text).filter(|_| has_domain(text)) {
            Some(address) => vec![Inline::Link {
                target: Target::Uri(address),
                content,
            }],
            None => content,
        }
    }

    /// Returns the inlines that this one encloses; `None` if it is of a kind that encloses none.
    ///
    /// ```
    /// use vuosikello_document::Inline;
    /// let bold = Inline::Strong(vec![Inline::text("a")]);
    /// assert_eq!(bold.content(), Some(&[Inline::text("a")][..]));
    /// assert_eq!(Inline::LineBreak.content(), None);
    /// ```
    pub fn content(&self) -> Option<&[Inline]> {
        match self {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Underline(content)
            | Inline::Strike(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => Some(content),
            Inline::Text(_)
            | Inline::Footnote(_)
            | Inline::Picture(_)
            | Inline::Bookmark(_)
            | Inline::LineBreak => None,
        }
    }

    /// As [`Inline::content`], to be changed.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Underline(content)
            | Inline::Strike(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => Some(content),
            Inline::Text(_)
            | Inline::Footnote(_)
            | Inline::Picture(_)
            | Inline::Bookmark(_)
            | Inline::LineBreak => None,
        }
    }

    /// Returns what a format without notes and pictures shows instead: the text of the note, or the description of the picture, in
    /// brackets. Empty for other inlines, and for decorative pictures.
    pub fn in_brackets(&self) -> Vec<Inline> {
        let text = |text: &str| Inline::text(text);
        match self {
            Inline::Footnote(note) => {
                let mut run = vec![text(" (")];
                run.extend(note.paragraphs.join(&text(" ")));
                run.push(text(")"));
                run
            }
            Inline::Picture(picture) if !picture.decorative => match picture.description.as_str() {
                "" => vec![text("[kuva]")],
                description => vec![text(&format!("[{description}]"))],
            },
            _ => Vec::new(),
        }
    }

    /// Appends text, joined to the text before it, with its line feeds as line breaks.
    pub(crate) fn push_lines(run: &mut Vec<Self>, text: &str) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                run.push(Inline::LineBreak);
            }
            match run.last_mut() {
                Some(Inline::Text(before)) => before.push_str(line),
                _ if line.is_empty() => {}
                _ => run.push(Inline::text(line)),
            }
        }
    }
}

/// Whether an e-mail address names a domain of two parts or more: *tuki@palvelin* is more often a name than an address.
fn has_domain(email: &str) -> bool {
    email
        .split_once('@')
        .is_some_and(|(_, domain)| domain.contains('.'))
}
