//! What can go wrong.

use std::fmt;

use thiserror::Error;
use vuosikello_ooxml::{PackageError, XmlError};

/// A place in a table, for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The name of the table.
    pub table: String,
    /// The row, counted from 1; `None` for the total.
    pub row: Option<usize>,
    /// The header of the column.
    pub column: String,
}

impl fmt::Display for CellPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Some(row) => write!(f, "taulukko {}, rivi {row}, sarake ”{}”", self.table, self.column),
            None => write!(f, "taulukko {}, summarivi, sarake ”{}”", self.table, self.column),
        }
    }
}

/// Why no workbook was written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A workbook without sheets.
    #[error("työkirjassa ei ole yhtään taulukkosivua; Excel vaatii vähintään yhden")]
    NoSheets,
    /// A name that cannot be the name of a table.
    #[error(
        "taulukon nimi ”{0}” ei kelpaa: käytä kirjaimia a–z, numeroita ja alaviivaa, aloita kirjaimella äläkä käytä \
         nimeä, joka on myös solun osoite"
    )]
    TableName(String),
    /// Two tables of the same name.
    #[error("kahdella taulukolla on sama nimi {0}; anna toiselle toinen nimi")]
    TableTwice(String),
    /// A table without columns.
    #[error("taulukossa {0} ei ole yhtään saraketta")]
    NoColumns(String),
    /// A table that is too wide or too long for a sheet.
    #[error(
        "taulukkosivulle ”{sheet}” tulisi {rows} riviä ja {columns} saraketta; Exceliin mahtuu 1 048 576 riviä \
         ja 16 384 saraketta"
    )]
    TooLarge {
        /// The name of the sheet.
        sheet: String,
        /// The number of rows.
        rows: usize,
        /// The number of columns.
        columns: usize,
    },
    /// A column whose header is empty, too long, or the same as that of another.
    #[error("taulukon {table} sarakkeen {column} otsikko ”{header}” ei kelpaa: {reason}")]
    Header {
        /// The name of the table.
        table: String,
        /// The column, counted from 1.
        column: usize,
        /// Its header.
        header: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A row with another number of cells than there are columns.
    #[error("taulukon {table} rivillä {row} on {cells} solua, mutta sarakkeita on {columns}")]
    CellCount {
        /// The name of the table.
        table: String,
        /// The row, counted from 1.
        row: usize,
        /// The number of its cells.
        cells: usize,
        /// The number of columns.
        columns: usize,
    },
    /// A value that is not of the kind of its column.
    #[error("{0}: arvo ei ole sarakkeen lajia")]
    WrongKind(CellPlace),
    /// A column that cannot be computed as its formula says.
    #[error("taulukon {table} saraketta ”{column}” ei voi laskea: {reason}")]
    Formula {
        /// The name of the table.
        table: String,
        /// The header of the column.
        column: String,
        /// What is wrong with the formula.
        reason: &'static str,
    },
    /// A cell that would be computed from a text.
    #[error("{0}: lasku viittaa soluun, jossa on tekstiä; jätä solu tyhjäksi tai anna luku")]
    ComputedFromText(CellPlace),
    /// A cell that does not hold what the formula of its column, or the sum of the rows above it, gives.
    #[error("{place}: arvo on {given}, mutta laskettuna se on {computed}")]
    Differs {
        /// Where it is.
        place: CellPlace,
        /// The value of the cell.
        given: String,
        /// What the formula or the sum gives.
        computed: String,
    },
    /// A number of more than 15 digits, of which Excel does not keep all.
    #[error("{0}: luku on liian suuri; Excel säilyttää 15 numeroa, euroina enintään 9 999 999 999 999,99 €")]
    Number(CellPlace),
    /// A date that Excel cannot show.
    #[error("{0}: päivämäärän on oltava aikaväliltä 1.3.1900–31.12.9999")]
    Date(CellPlace),
    /// A text that does not fit into a cell.
    #[error("{place}: tekstissä on {length} merkkiä; soluun mahtuu 32 767. Lyhennä tekstiä")]
    TextTooLong {
        /// Where it is.
        place: String,
        /// Its length in UTF-16 code units, as Excel counts.
        length: usize,
    },
    /// A heading or a sum that is not as such a row must be.
    #[error("taulukon {table} rivi {row} ei kelpaa: {reason}")]
    Row {
        /// The name of the table.
        table: String,
        /// The row, counted from 1.
        row: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A subtotal with nothing above it.
    #[error("taulukon {table} rivillä {row} on välisumma, jonka yläpuolella ei ole summattavia rivejä")]
    EmptySubtotal {
        /// The name of the table.
        table: String,
        /// The row, counted from 1.
        row: usize,
    },
    /// A chart that cannot be drawn.
    #[error("kaaviota ”{chart}” ei voi piirtää: {reason}")]
    Chart {
        /// The title of the chart.
        chart: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A library below refused what this crate gave it; a defect of this crate.
    #[error("Excel-tiedoston kirjoittaminen epäonnistui: {0}")]
    Internal(String),
}

impl From<rust_xlsxwriter::XlsxError> for Error {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Error::Internal(error.to_string())
    }
}

impl From<PackageError> for Error {
    fn from(error: PackageError) -> Self {
        Error::Internal(error.to_string())
    }
}

impl From<XmlError> for Error {
    fn from(error: XmlError) -> Self {
        Error::Internal(error.to_string())
    }
}
