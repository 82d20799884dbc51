//! Tables.

use vuosikello_core::{Date, Money, Percentage};

/// A table: a header row, rows, and the sum of them all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The name by which formulas and charts refer to it: ASCII letters, digits and `_`, unique in the workbook, and
    /// nothing that reads as the address of a cell (`Q1`).
    pub name: String,
    /// The heading above the table; may be empty, for the only table of a sheet.
    pub caption: String,
    /// What the table tells, for someone who cannot see it; becomes its alternative text.
    pub description: String,
    /// The columns, left to right; the first names the rows.
    pub columns: Vec<Column>,
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// The label of the sum of the table, in the first column; `None` for a table that is not summed.
    pub total: Option<String>,
    /// Whether the header cells have buttons to filter and sort by. Sorting tears a table with groups apart.
    pub filter: bool,
}

impl Table {
    /// A table without rows.
    pub fn new(name: impl Into<String>, description: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            name: name.into(),
            description: description.into(),
            columns,
            ..Self::default()
        }
    }
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text, broken over lines where needed.
    Text,
    /// Money: `1 234 567,89 €`.
    Euro,
    /// Money with its sign: `+1 234,00 €`, `−1 234,00 €`.
    SignedEuro,
    /// A share: `12,3 %`.
    Percent,
    /// A share with its sign: `+12,3 %`, `−12,3 %`.
    SignedPercent,
    /// A whole number: `1 234`.
    Integer,
    /// A date: `28.2.2027`.
    Date,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The text in the header row: not empty, and unlike the others of the table, as Excel names columns by it.
    pub header: String,
    /// What its values are.
    pub kind: Kind,
    /// How the cells that are [`Cell::Computed`], the subtotals and the total come from other columns; `None` when
    /// the values are given.
    pub formula: Option<Formula>,
    /// Whether subtotals and the total have a value in this column: that of the formula, or else the sum.
    pub total: bool,
    /// The greatest width of a column of text, in characters.
    pub width: u16,
}

impl Column {
    /// A column of given values.
    pub fn new(header: impl Into<String>, kind: Kind) -> Self {
        Self {
            header: header.into(),
            kind,
            formula: None,
            total: false,
            width: 42,
        }
    }

    /// A column of text.
    pub fn text(header: impl Into<String>) -> Self {
        Self::new(header, Kind::Text)
    }

    /// A column of money that is summed.
    pub fn euro(header: impl Into<String>) -> Self {
        Self::new(header, Kind::Euro).summed()
    }

    /// A column that is computed from others, in totals too.
    pub fn computed(header: impl Into<String>, kind: Kind, formula: Formula) -> Self {
        Self {
            formula: Some(formula),
            ..Self::new(header, kind).summed()
        }
    }

    /// The column with a value in subtotals and the total.
    pub fn summed(mut self) -> Self {
        self.total = true;
        self
    }

    /// The column with another greatest width, in characters.
    pub fn wide(mut self, characters: u16) -> Self {
        self.width = characters;
        self
    }
}

/// How the cells of a column are computed from columns to the left of it, counted from 0, in the same row.
///
/// An empty cell counts as zero. A cell of text cannot be computed with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Formula {
    /// One value less another: the deviation of a forecast from a budget.
    Difference {
        /// The column of the value.
        minuend: usize,
        /// The column that is taken from it.
        subtrahend: usize,
    },
    /// The sum of neighbouring columns: twelve months.
    Sum {
        /// The first column.
        first: usize,
        /// The last column.
        last: usize,
    },
    /// The sum of a column from the first row of the table to this row: costs from the beginning of the year.
    RunningTotal {
        /// The column.
        of: usize,
    },
    /// One value as a share of another, rounded to tenths of a percent; `–` where that is zero.
    Ratio {
        /// The column of the part.
        part: usize,
        /// The column of the whole.
        whole: usize,
    },
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// An ordinary row: one cell per column.
    Body(Vec<Cell>),
    /// A heading for the rows below it.
    Group(String),
    /// The sum of the ordinary rows above it, from the nearest heading or subtotal on; the total of the table does
    /// not count them twice.
    Subtotal(String),
}

/// A cell of an ordinary row: empty, a text, computed, or of the kind of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing. Not the same as zero, but counted as zero.
    Empty,
    /// Text. It is never taken for a formula, however it begins.
    Text(String),
    /// Money, up to ten thousand billion euro: what Excel shows to the cent.
    Euro(Money),
    /// A share.
    Percent(Share),
    /// A whole number of at most 15 digits.
    Integer(i64),
    /// A date from March 1900 on.
    Date(Date),
    /// The value that the formula of the column gives.
    Computed,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        Self::Euro(money)
    }
}

impl From<Percentage> for Cell {
    fn from(share: Percentage) -> Self {
        let part = share.tenths();
        Self::Percent(Share { part, whole: 1000 })
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

/// So many parts of so many, rounded half away from zero to tenths of a percent as in [`Percentage`]; `–` when the
/// whole is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    /// The part.
    pub part: i64,
    /// The whole, in the same unit.
    pub whole: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_model_is_the_same_share() {
        let share = Percentage::of(Money::from_cents(123), Money::from_cents(1000)).unwrap();
        let Cell::Percent(cell) = Cell::from(share) else {
            panic!()
        };
        assert_eq!((cell.part, cell.whole), (123, 1000));
    }
}
