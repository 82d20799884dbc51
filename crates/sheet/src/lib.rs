//! Excel workbooks: tables that people filter and compute with, and charts of them.
//!
//! [`write()`] turns a [`Workbook`], a tree of sheets, tables and charts, into an `.xlsx` file. The tree knows no
//! model and no format; whoever reports puts the figures in. [`is_untouched`] tells whether anyone has edited the
//! file since.
//!
//! ```
//! use chrono::NaiveDate;
//! use vuosikello_core::Money;
//! use vuosikello_sheet::{Cell, Column, Formula, Kind, Row, Sheet, Table, Workbook, is_untouched, write};
//!
//! let money = |cents| Cell::Euro(Money::from_cents(cents));
//! let difference = Formula::Difference { minuend: 2, subtrahend: 1 };
//! let columns = vec![
//!     Column::text("Palvelu"),
//!     Column::euro("TAE B3"),
//!     Column::euro("TPE 1"),
//!     Column::computed("Poikkeama", Kind::SignedEuro, difference),
//! ];
//! let mut table = Table::new("Palvelut", "Talousarvio ja ennuste palveluittain", columns);
//! table.rows = vec![
//!     Row::Body(vec![Cell::text("Sakari"), money(100_000), money(112_345), Cell::Computed]),
//!     Row::Body(vec![Cell::text("Rajaton"), money(50_000), money(45_000), Cell::Computed]),
//! ];
//! table.total = Some("Yhteensä".into());
//!
//! let mut sheet = Sheet::new("Palvelut", "Menot palveluittain");
//! sheet.tables.push(table);
//! let date = NaiveDate::from_ymd_opt(2027, 2, 28).unwrap();
//! let mut workbook = Workbook::new("Talousraportti", "Esimerkkikeskus", date);
//! workbook.sheets.push(sheet);
//!
//! let file = write(&workbook)?;
//! assert!(file.starts_with(b"PK") && is_untouched(&file));
//! # Ok::<(), vuosikello_sheet::Error>(())
//! ```
//!
//! # What is exact
//!
//! Excel computes with doubles, of which it shows 15 digits. So an amount is at most 9 999 999 999 999,99 €, a whole
//! number below 10¹⁵, and a value or a sum beyond that an [`Error::Number`]. Within the bound every number in the
//! file is the double next to the exact amount. Formulas have their results stored beside them, computed in whole
//! cents; deviations and totals round to the cent themselves, so that what a program computes anew is the same.

mod error;
mod evaluate;
mod layout;
mod measure;
mod name;
mod text;
mod tree;
mod write;

pub use error::{CellPlace, Error};
pub use tree::{
    Cell, ChartKind, Column, Formula, Kind, Place, Row, Share, Sheet, SheetChart, Table, Workbook,
};
pub use write::write;

/// Whether the file is part by part as [`write()`] made it: nobody has edited it.
///
/// False for any file that another program saved, and for foreign and damaged files.
pub fn is_untouched(bytes: &[u8]) -> bool {
    vuosikello_ooxml::is_untouched(bytes)
}
