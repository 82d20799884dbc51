//! The blocks of a document.

use serde::{Deserialize, Serialize};

use super::{Chart, Inline, Table};

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The level, 1 to 3.
    pub level: u8,
    /// The name by which links find the heading; unique in the document.
    pub id: String,
    /// Whether it takes part in the numbering (`1`, `1.1`, `1.1.1`).
    pub numbered: bool,
    /// The text, without the number.
    pub content: Vec<Inline>,
}

impl Heading {
    /// A numbered heading. A level outside 1–3 is brought to the nearest.
    pub fn new(level: u8, id: impl Into<String>, content: Vec<Inline>) -> Self {
        Self {
            level: level.clamp(1, 3),
            id: id.into(),
            numbered: true,
            content,
        }
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// `Some(first number)` for an ordered list, `None` for a bulleted one.
    pub start: Option<u32>,
    /// The items; each is a list of blocks (paragraphs and nested lists).
    pub items: Vec<Vec<Block>>,
}

/// A term and its description, as in the basic data at the beginning of an agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The term, a side heading.
    pub term: Vec<Inline>,
    /// The description, one entry per line.
    pub lines: Vec<Vec<Inline>>,
}

/// A person who signs the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// On whose behalf: the organisation.
    pub organisation: String,
    /// The name of the person, as it stands below the line.
    pub name: String,
    /// The title or role of the person.
    pub role: String,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// The title of the document, once, before the text.
    Title(Vec<Inline>),
    /// A line below the title.
    Subtitle(Vec<Inline>),
    /// The table of contents, with the headings of levels 1 to `depth`.
    Contents {
        /// The heading above it, for example `Sisällys`. Not itself an entry.
        title: String,
        /// The deepest level listed, 1 to 3.
        depth: u8,
    },
    /// A heading.
    Heading(Heading),
    /// A paragraph of running text.
    Paragraph(Vec<Inline>),
    /// A paragraph set apart: a notice that the reader must not miss.
    Note(Vec<Inline>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// Terms with their descriptions, in two columns.
    Definitions(Vec<Definition>),
    /// The signature block, in signing order. Kept together, and never alone on a page.
    Signatures(Vec<Signatory>),
    /// What follows begins on a new page.
    PageBreak,
}
