//! What a workbook says: sheets with tables and charts.

mod chart;
mod table;

use chrono::NaiveDate;

pub use chart::{ChartKind, Place, SheetChart};
pub use table::{Cell, Column, Formula, Kind, Row, Share, Table};

/// A workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// The title: a property of the file, and in the footer of each page.
    pub title: String,
    /// The organisation, a property of the file.
    pub author: String,
    /// The date of the figures, which becomes the date of the file; no clock is read.
    pub created: NaiveDate,
    /// The language of the texts as a BCP 47 tag.
    pub language: String,
    /// Custom properties: name and value. Of several names alike the first counts.
    pub properties: Vec<(String, String)>,
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
            language: String::from("fi-FI"),
            properties: Vec::new(),
            sheets: Vec::new(),
        }
    }
}

/// A sheet: a title, notes, tables below one another, and charts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The name on the tab. What Excel does not take in it is replaced, and a name that is taken gets a number.
    pub name: String,
    /// The title, in the first cell.
    pub title: String,
    /// What a reader must know of the figures, below the title: what is compared with what, and as of which day.
    pub notes: Vec<String>,
    /// The tables, below one another. Their first columns stay in view; of a single table the header row too, and it is
    /// printed on every page.
    pub tables: Vec<Table>,
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
