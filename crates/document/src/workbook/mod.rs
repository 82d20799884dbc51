//! What a workbook says: sheets with tables and charts.

mod chart;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Language, Property, Table, plain_text};

pub use chart::{Place, SheetChart};

/// A workbook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// The title: a property of the file, and in the footer of each page.
    pub title: String,
    /// The organisation, a property of the file.
    pub author: String,
    /// The date of the figures, which becomes the date of the file; no clock is read.
    pub created: NaiveDate,
    /// The language of the texts.
    pub language: Language,
    /// Custom properties. Of several names alike the first counts.
    pub properties: Vec<Property>,
    /// What stands at the head of every printed page and below the title of every sheet, such as the class of what is secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// The sheets, in order; at least one. The first is open when the file opens.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// A workbook in Finnish without sheets.
    pub fn new(title: impl Into<String>, author: impl Into<String>, created: NaiveDate) -> Self {
        Self {
            title: title.into(),
            author: author.into(),
            created,
            language: Language::Finnish,
            properties: Vec::new(),
            mark: None,
            sheets: Vec::new(),
        }
    }
}

/// A sheet: a title, notes, tables below one another, and charts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// The name on the tab. What Excel does not take in it is replaced, and a name that is taken gets a number.
    pub name: String,
    /// The title, in the first cell.
    pub title: String,
    /// What a reader must know of the figures, below the title: what is compared with what, and as of which day.
    pub notes: Vec<String>,
    /// The tables, below one another. Their first columns stay in view; of a single table the header row too, and it is
    /// printed on every page.
    pub tables: Vec<SheetTable>,
    /// The charts.
    pub charts: Vec<SheetChart>,
}

impl Sheet {
    /// A sheet without content.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            ..Self::default()
        }
    }
}

/// A table on a sheet: a real Excel table, which can be filtered and referred to.
///
/// Its columns with a [formula](crate::Formula) are computed by the workbook, and so are the rows that are
/// [subtotals and totals](crate::RowKind) in every column of money or counts that has a value there; their cells must hold what the formulas give.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SheetTable {
    /// The name by which formulas and charts refer to it: ASCII letters, digits and `_`, unique in the workbook, and
    /// nothing that reads as the address of a cell (`Q1`).
    pub name: String,
    /// The table. Its caption is the heading above it and may be empty, for the only table of a sheet; its first column
    /// names the rows, and its header texts differ from each other, since Excel names columns by them.
    pub table: Table,
    /// Whether the header cells have buttons to filter and sort by. Sorting tears a table with groups apart.
    pub filter: bool,
}

impl SheetTable {
    /// A table without buttons to filter by.
    pub fn new(name: impl Into<String>, table: Table) -> Self {
        Self {
            name: name.into(),
            table,
            filter: false,
        }
    }

    /// The heading above the table.
    pub fn heading(&self) -> String {
        plain_text(&self.table.caption)
    }
}
