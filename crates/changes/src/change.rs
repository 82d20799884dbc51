//! A change: where it is, of what kind, and its words.

use serde::Serialize;
use vuosikello_document::HeadField;

use crate::touch::{Touch, touched};
use crate::words::{Span, SpanKind};

/// A clause: the nearest heading above a place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Clause {
    /// The name of the heading in the document; that of the older document where both have the clause.
    pub id: String,
    /// Its number, empty for a heading without one.
    pub number: String,
    /// Its text.
    pub title: String,
}

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Spot {
    /// A field at the head or foot of every page.
    Head {
        /// The field.
        field: HeadField,
    },
    /// The title or the line below it.
    Title,
    /// A heading.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A side heading with what is said of it.
    Definition {
        /// The side heading.
        term: String,
    },
    /// A signatory.
    Signatory,
    /// A whole table.
    Table {
        /// Its caption, or what it tells.
        table: String,
    },
    /// A column of a table.
    Column {
        /// The caption of the table, or what it tells.
        table: String,
        /// The text of its header.
        column: String,
    },
    /// A row of a table.
    Row {
        /// The caption of the table, or what it tells.
        table: String,
        /// The first cell of the row that is not empty.
        row: String,
    },
    /// A cell of a table.
    Cell {
        /// The caption of the table, or what it tells.
        table: String,
        /// The first cell of the row that is not empty.
        row: String,
        /// The header of the column.
        column: String,
    },
}

/// Where a change is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The clause; `None` before the first heading.
    pub clause: Option<Clause>,
    /// What stands there.
    #[serde(flatten)]
    pub spot: Spot,
}

/// What became of a paragraph, a row or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// Other words.
    Words,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere, perhaps with other words; the place is the new one.
    Moved,
    /// The same words are set otherwise: bold, a link, raised.
    Formatting,
    /// The same words are something else: a paragraph has become a list item, a heading has another level.
    Role,
}

/// A difference between two documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Where it is: in the older document, or in the newer for what is added or moved.
    pub place: Place,
    /// What it is.
    pub kind: ChangeKind,
    /// All words of the place, in order: those that stayed, were removed and added.
    pub words: Vec<Span>,
    /// What the removed and added words are about.
    pub touches: Vec<Touch>,
}

impl Change {
    pub(crate) fn new(place: Place, kind: ChangeKind, words: Vec<Span>) -> Self {
        let touches = touched(&place.spot, &words);
        Self {
            place,
            kind,
            words,
            touches,
        }
    }

    /// The text before the change.
    pub fn before(&self) -> String {
        self.without(SpanKind::Added)
    }

    /// The text after the change.
    pub fn after(&self) -> String {
        self.without(SpanKind::Removed)
    }

    fn without(&self, kind: SpanKind) -> String {
        let spans = self.words.iter().filter(|span| span.kind != kind);
        spans.map(|span| span.text.as_str()).collect()
    }

    /// The words with marks in plain text: `[-removed-]{+added+}`.
    pub fn marked(&self) -> String {
        let mark = |span: &Span| match span.kind {
            SpanKind::Kept => span.text.clone(),
            SpanKind::Removed => format!("[-{}-]", span.text),
            SpanKind::Added => format!("{{+{}+}}", span.text),
        };
        self.words.iter().map(mark).collect()
    }
}
