//! What was taken of a table and what was left out: nothing is dropped without a word.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::place::column_letters;

/// What became of the cells of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The sheet of an Excel file that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The sheets that were not read, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_sheets: Vec<String>,
    /// The rows of the headings, from 1.
    pub heading_rows: Vec<usize>,
    /// The columns that were taken, from left to right.
    pub columns: Vec<ColumnTaken>,
    /// The columns that were left out, from left to right.
    pub columns_left: Vec<ColumnLeft>,
    /// How many rows were taken.
    pub rows: usize,
    /// The rows that were left out, in order.
    pub rows_left: Vec<RowLeft>,
}

/// A column that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnTaken {
    /// Which.
    pub column: ColumnName,
    /// Its heading as it stands in the file.
    pub heading: String,
    /// The key that it was taken for.
    pub key: String,
}

/// A column that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnLeft {
    /// Which.
    pub column: ColumnName,
    /// Its heading as it stands in the file; empty when it has none.
    pub heading: String,
    /// Why.
    pub reason: ColumnReason,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowLeft {
    /// The row, from 1.
    pub row: usize,
    /// Why.
    pub reason: RowReason,
    /// What stands in it, shortened.
    pub text: String,
}

/// A column, from zero; shown by its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ColumnName(pub usize);

/// Why a column was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnReason {
    /// Nothing wants it.
    Unknown,
    /// It is left out by rule.
    Ignored,
    /// It has no heading.
    Nameless,
    /// It states the sums of its rows, which were checked.
    Sums,
}

/// Why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowReason {
    /// It stands above the headings.
    AboveHeadings,
    /// It repeats the headings.
    HeadingsAgain,
    /// It states the sum of other rows, and agrees with them.
    Sum,
    /// It states a sum that is not that of its rows, which is an error.
    WrongSum,
    /// It states a sum that could not be compared with its rows, because one of them has an error.
    UncheckedSum,
    /// It computes something of the answers of a survey, such as their mean.
    Statistic,
    /// It is the heading of a group of rows, and its value holds for them.
    Group,
    /// It is a note, or names a source.
    Note,
    /// None of its values stands in a column that was taken.
    NoValues,
    /// It has no amount in any month.
    NoAmounts,
}

impl fmt::Display for ColumnName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&column_letters(self.0))
    }
}

impl Serialize for ColumnName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for ColumnReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "ei kuulu tauluun",
            Self::Ignored => "ohitetaan aina",
            Self::Nameless => "ilman otsikkoa",
            Self::Sums => "rivien summat, jotka täsmäävät",
        })
    }
}

impl fmt::Display for RowReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AboveHeadings => "otsikkorivin yläpuolella",
            Self::HeadingsAgain => "otsikot toistuvat",
            Self::Sum => "summarivi, joka täsmää",
            Self::WrongSum => "summarivi, joka ei täsmää",
            Self::UncheckedSum => "summarivi, jota ei voitu tarkistaa",
            Self::Statistic => "laskelma vastauksista",
            Self::Group => "ryhmän otsikko, joka koskee sen rivejä",
            Self::Note => "huomautus tai lähde",
            Self::NoValues => "ei arvoja luetuissa sarakkeissa",
            Self::NoAmounts => "ei summaa missään kuukaudessa",
        })
    }
}

impl Serialize for ColumnReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for RowReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The account in Finnish, on a few lines.
impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut place = Vec::new();
        if let Some(sheet) = &self.sheet {
            place.push(format!("välilehti \"{sheet}\""));
        }
        let rows: Vec<String> = self.heading_rows.iter().map(usize::to_string).collect();
        match rows.len() {
            0 => {}
            1 => place.push(format!("otsikot rivillä {}", rows.concat())),
            _ => place.push(format!("otsikot riveillä {}", rows.join(" ja "))),
        }
        place.push(format!("rivejä {}", self.rows));
        f.write_str(&place.join(", "))?;
        if !self.columns.is_empty() {
            let columns: Vec<String> = self.columns.iter().map(taken).collect();
            write!(f, "\nsarakkeet: {}", columns.join(", "))?;
        }
        if !self.columns_left.is_empty() {
            let left: Vec<String> = self.columns_left.iter().map(left_out).collect();
            write!(f, "\npois jätetyt sarakkeet: {}", left.join(", "))?;
        }
        for row in &self.rows_left {
            write!(f, "\npois jätetty rivi {}: {}", row.row, row.reason)?;
            if !row.text.is_empty() {
                write!(f, " (\"{}\")", row.text)?;
            }
        }
        if !self.other_sheets.is_empty() {
            write!(
                f,
                "\nlukematta jätetyt välilehdet: {}",
                self.other_sheets.join(", ")
            )?;
        }
        Ok(())
    }
}

fn taken(column: &ColumnTaken) -> String {
    let heading = vuosikello_core::one_line(&column.heading);
    format!("{} {heading} = {}", column.column, column.key)
}

fn left_out(left: &ColumnLeft) -> String {
    let heading = vuosikello_core::one_line(&left.heading);
    match heading.is_empty() {
        true => format!("{} ({})", left.column, left.reason),
        false => format!("{} {heading} ({})", left.column, left.reason),
    }
}
