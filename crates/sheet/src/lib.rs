//! Excel workbooks: tables that people filter and compute with, and charts of them.
//!
//! [`write()`] turns a [`Workbook`], a tree of sheets, [tables](SheetTable) and charts, into an `.xlsx` file. The tree
//! knows no model and no format; whoever reports puts the figures in. [`is_untouched`] tells whether anyone has edited
//! the file since.
//!
//! ```
//! use chrono::NaiveDate;
//! use vuosikello_core::Money;
//! use vuosikello_sheet::{
//!     Cell, Column, Formula, Row, Sheet, SheetTable, Table, Workbook, is_untouched, write,
//! };
//!
//! let row = |name: &str, figures: [i64; 3]| {
//!     let figures = figures.map(|cents| Cell::Money(Money::from_cents(cents)));
//!     [Cell::text(name)].into_iter().chain(figures).collect()
//! };
//! let columns = vec![
//!     Column::text("Palvelu"),
//!     Column::money("TAE B3"),
//!     Column::money("TPE 1"),
//!     Column::money("Poikkeama").signed().computed(Formula::Difference { minuend: 2, subtrahend: 1 }),
//! ];
//! let table = Table::new("Talousarvio ja ennuste palveluittain", columns).with_rows([
//!     Row::body(row("Sakari", [100_000, 112_345, 12_345])),
//!     Row::body(row("Rajaton", [50_000, 45_000, -5_000])),
//!     Row::total(row("Yhteensä", [150_000, 157_345, 7_345])),
//! ]);
//!
//! let mut sheet = Sheet::new("Palvelut", "Menot palveluittain");
//! sheet.tables.push(SheetTable::new("Palvelut", table));
//! let date = NaiveDate::from_ymd_opt(2027, 2, 28).unwrap();
//! let mut workbook = Workbook::new("Talousraportti", "Esimerkkikeskus", date);
//! workbook.sheets.push(sheet);
//!
//! let file = write(&workbook)?;
//! assert!(file.starts_with(b"PK") && is_untouched(&file));
//! # Ok::<(), vuosikello_sheet::Error>(())
//! ```
//!
//! # What is a formula
//!
//! A cell that holds a value is written as a formula with its result when its column has a [`Formula`], and in a row that
//! is a sum ([`RowKind`]) also when its column is one of money or counts. What a formula gives is computed here
//! once more, in whole cents; a cell that holds anything else is an [`Error::Differs`]. An empty cell stays empty. The
//! first cell of a heading or a sum is its name; the sum of the table is its last row.
//!
//! # What is exact
//!
//! Excel computes with doubles, of which it shows 15 digits. So an amount is at most 9 999 999 999 999,99 €, a whole
//! number below 10¹⁵, and a value or a sum beyond that an [`Error::Number`]. Within the bound every number in the
//! file is the double next to the exact amount. Deviations and totals round to the cent themselves, so that what a
//! program computes anew is the same as the result that is stored beside the formula.
//!
//! # What is text
//!
//! Running text loses its emphasis and its links, and a status is its word: it says what the light says, and people
//! filter by it. A figure that is not known ([`Cell::NoValue`]) is a blank cell, and a share that is not known `–`.

mod error;
mod evaluate;
mod layout;
mod measure;
mod name;
mod text;
mod write;

pub use error::{CellPlace, Error};
pub use vuosikello_document::workbook::{Place, Sheet, SheetChart, SheetTable, Workbook};
pub use vuosikello_document::{Cell, ChartKind, Column, ColumnKind, Formula, Row, RowKind, Table};
pub use write::{write, write_with};

/// Whether the content of the file is as [`write()`] made it: nobody has edited it. What document stores write into
/// files, their properties and custom XML, is no edit.
///
/// False for any file that an editing program saved, and for foreign and damaged files.
pub fn is_untouched(bytes: &[u8]) -> bool {
    vuosikello_ooxml::is_untouched(bytes)
}
