//! Tables kept as CSV or Excel files, turned into the same kind of value as a JSON file gives.

mod cell;
mod csv;
mod grid;
mod records;
mod survey;
mod xlsx;

pub(crate) use self::csv::read_csv;
pub(crate) use grid::{Cell, Grid, GridRow, Trouble};
pub(crate) use records::{Columns, TablePlaces, records};
pub(crate) use survey::SurveyColumns;
pub(crate) use xlsx::read_xlsx;
