//! The kinds of places in which a change can be: a heading, a paragraph, a cell, a line of a header.

use serde::Serialize;
use vuosikello_document::HeadField;

/// The kind of the place of a change, with what tells it from others of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Spot {
    /// A field at the head or foot of every page.
    Head {
        /// The field.
        field: HeadField,
    },
    /// A line of a header or footer.
    Furniture {
        /// Which one, in Finnish.
        name: String,
    },
    /// The title or the line below it.
    Title,
    /// The heading of the table of contents.
    Contents,
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
