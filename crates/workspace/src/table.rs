//! Tables kept as CSV or Excel files, turned into the same kind of value as a JSON file gives.

mod csv;
mod grid;
mod records;
mod xlsx;

pub(crate) use self::csv::read_csv;
pub(crate) use grid::Trouble;
pub(crate) use records::{TablePlaces, records};
pub(crate) use xlsx::read_xlsx;

/// The tables of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Services,
    Development,
    Budget,
}

impl Table {
    pub(crate) const ALL: [Table; 3] = [Table::Services, Table::Development, Table::Budget];

    /// The name of the file without its extension, and of the sheet.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Table::Services => "palvelut",
            Table::Development => "kehittaminen",
            Table::Budget => "talous",
        }
    }

    /// The column whose sum a row *Yhteensä* states, in the table that has such rows.
    pub(crate) fn summed_column(self) -> Option<&'static str> {
        (self == Table::Budget).then_some("summa")
    }
}
