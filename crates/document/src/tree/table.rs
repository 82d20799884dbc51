//! Tables.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Cell, Inline, Merge, plain_text};

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left edge, with words divided where needed.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the right edge; never broken over two lines as long as it fits.
    End,
    /// Figures: right-aligned, and lined up on the decimal comma.
    Decimal,
}

/// What the values of a column are. Cells of text may stand in any column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Running text.
    #[default]
    Text,
    /// Money, exact to the cent.
    Money,
    /// Shares, in tenths of a percent.
    Share,
    /// Whole numbers of things, which may be added up.
    Count,
    /// Numbers with so many decimals, such as grades; not added up.
    Decimal {
        /// How many of the last digits are decimals.
        decimals: u8,
    },
    /// Dates.
    Date,
    /// Traffic lights with their words.
    Status,
}

impl ColumnKind {
    /// Whether the values are numbers, which stand at the right.
    pub fn is_figure(self) -> bool {
        match self {
            ColumnKind::Money | ColumnKind::Share | ColumnKind::Count | ColumnKind::Decimal { .. } => true,
            ColumnKind::Text | ColumnKind::Date | ColumnKind::Status => false,
        }
    }

    /// Whether the values of several rows may be added up, as money may and shares may not.
    pub fn is_summable(self) -> bool {
        matches!(self, ColumnKind::Money | ColumnKind::Count)
    }

    /// How many of the last digits of a value are decimals: two of cents, one of shares.
    pub fn decimals(self) -> u8 {
        match self {
            ColumnKind::Money => 2,
            ColumnKind::Share => 1,
            ColumnKind::Decimal { decimals } => decimals,
            _ => 0,
        }
    }
}

/// How the values of a column follow from columns to the left of it, counted from 0, in the same row. The cells hold the
/// values; a workbook has the formula beside them, so that it goes on computing when a person edits it.
///
/// An empty cell counts as zero. A cell of text cannot be computed with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// One value as a share of another, rounded to tenths of a percent; no value where that is zero.
    Ratio {
        /// The column of the part.
        part: usize,
        /// The column of the whole.
        whole: usize,
    },
}

/// By which power of ten figures are shortened, where there is room for few digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Magnitude {
    /// Not at all.
    #[default]
    Ones,
    /// To thousands.
    Thousands,
    /// To millions.
    Millions,
    /// To thousands of millions.
    Billions,
}

impl Magnitude {
    /// The power of ten.
    pub fn power(self) -> u32 {
        match self {
            Magnitude::Ones => 0,
            Magnitude::Thousands => 3,
            Magnitude::Millions => 6,
            Magnitude::Billions => 9,
        }
    }
}

/// A column of a table.
///
/// ```
/// use vuosikello_document::{Align, Column, ColumnKind};
///
/// let column = Column::new("Poikkeama", Align::Decimal, 15.0).key("poikkeama").of(ColumnKind::Money).signed();
/// assert!(column.kind.is_summable() && column.signed);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Column {
    /// The name by which templates choose the column; empty where nobody chooses.
    pub key: String,
    /// The text in the header row. Never empty: a screen reader announces it with every cell. Slides add the unit of money.
    pub header: Vec<Inline>,
    /// What the values are.
    pub kind: ColumnKind,
    /// Whether values above zero have a plus sign: for changes and deviations.
    pub signed: bool,
    /// To what slides shorten the figures: thousands have no decimals, millions and billions two.
    pub magnitude: Magnitude,
    /// How the values follow from other columns.
    pub formula: Option<Formula>,
    /// How the cells stand in Word and PDF. Slides and sheets decide by the kind.
    pub align: Align,
    /// The share of the table's width in Word and PDF, relative to the other columns; greater than zero. Writers may widen
    /// a column whose longest unbreakable content would not fit.
    pub weight: f32,
    /// The greatest width in a workbook, in characters, of a column of text.
    pub characters: u16,
}

/// The greatest width of a column of text in a workbook, in characters: two of them and a dozen columns of money
/// stand side by side on a wide screen.
const CHARACTERS: u16 = 42;

impl Column {
    /// A column of text with a plain header.
    pub fn new(header: impl Into<String>, align: Align, weight: f32) -> Self {
        Self::with_header(vec![Inline::text(header)], align, weight)
    }

    /// A column of text whose header is running text.
    ///
    /// ```
    /// use vuosikello_document::{Align, Column, Inline};
    ///
    /// let header = vec![Inline::text("Summa, "), Inline::Emphasis(vec![Inline::text("tuhatta euroa")])];
    /// assert_eq!(Column::with_header(header, Align::End, 2.0).title(), "Summa, tuhatta euroa");
    /// ```
    pub fn with_header(header: Vec<Inline>, align: Align, weight: f32) -> Self {
        Self {
            key: String::new(),
            header,
            kind: ColumnKind::Text,
            signed: false,
            magnitude: Magnitude::Ones,
            formula: None,
            align,
            weight,
            characters: CHARACTERS,
        }
    }

    /// A column of text.
    pub fn text(header: impl Into<String>) -> Self {
        Self::new(header, Align::Start, 1.0)
    }

    /// A column of values of a kind; figures line up at the right.
    pub fn figures(header: impl Into<String>, kind: ColumnKind) -> Self {
        let align = match kind {
            ColumnKind::Money => Align::Decimal,
            kind if kind.is_figure() => Align::End,
            _ => Align::Start,
        };
        Self::new(header, align, 1.0).of(kind)
    }

    /// A column of money.
    pub fn money(header: impl Into<String>) -> Self {
        Self::figures(header, ColumnKind::Money)
    }

    /// The column with the name by which templates choose it.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    /// The column with values of a kind.
    pub fn of(mut self, kind: ColumnKind) -> Self {
        self.kind = kind;
        self
    }

    /// The column with a plus sign before values above zero.
    pub fn signed(mut self) -> Self {
        self.signed = true;
        self
    }

    /// The column with its figures in thousands or millions on slides.
    pub fn shortened(mut self, magnitude: Magnitude) -> Self {
        self.magnitude = magnitude;
        self
    }

    /// The column with values that follow from other columns.
    pub fn computed(mut self, formula: Formula) -> Self {
        self.formula = Some(formula);
        self
    }

    /// The column with another greatest width in a workbook, in characters.
    pub fn wide(mut self, characters: u16) -> Self {
        self.characters = characters;
        self
    }

    /// The header as plain text.
    pub fn title(&self) -> String {
        plain_text(&self.header)
    }
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// A heading for the rows below it: the first cell spans the whole row, the others are empty.
    Group,
    /// The sum of a group: of the ordinary rows above it, from the nearest heading or subtotal on.
    Subtotal,
    /// The sum of the table. A limit on slides never cuts it.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// What the row is for.
    pub kind: RowKind,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// An ordinary row.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self::new(RowKind::Body, cells)
    }

    /// A heading for the rows below it, in a table of so many columns.
    pub fn group(title: impl AsRef<str>, columns: usize) -> Self {
        let mut cells = vec![Cell::Empty; columns.max(1)];
        if let Some(first) = cells.first_mut() {
            *first = Cell::text(title);
        }
        Self::new(RowKind::Group, cells)
    }

    /// The sum of the table.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self::new(RowKind::Total, cells)
    }

    /// A row of a kind.
    pub fn new(kind: RowKind, cells: Vec<Cell>) -> Self {
        Self { kind, cells }
    }
}

/// A table: the one table of documents, slides and workbooks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// The caption, above the table, with its number (`Taulukko 1. …`). Slides have their title instead.
    pub caption: Vec<Inline>,
    /// What the table tells, for someone who cannot see it: its alternative text. Never empty.
    pub description: String,
    /// The columns, left to right. A table whose columns all have an empty header has no header row.
    pub columns: Vec<Column>,
    /// Further header rows below that of the columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Row>,
    /// Cells that are merged with others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<Merge>,
    /// Whether the first cell of each row is a header for the row.
    pub row_headers: bool,
    /// The rows below the header row.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table without caption and rows, whose first cells head their rows.
    pub fn new(description: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            caption: Vec::new(),
            description: description.into(),
            columns,
            headers: Vec::new(),
            merges: Vec::new(),
            row_headers: true,
            rows: Vec::new(),
        }
    }

    /// The table with its rows.
    pub fn with_rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows = rows.into_iter().collect();
        self
    }

    /// How many columns a writer draws: one for each cell of the longest row, in a table whose rows have more cells than
    /// there are columns.
    pub fn width(&self) -> usize {
        let rows = self.headers.iter().chain(&self.rows).map(|row| row.cells.len());
        rows.fold(self.columns.len(), usize::max)
    }

    /// The cell of a row of this table in a column, as the running text that Word and PDF show (see [`Cell::content`]);
    /// empty where the row is short. A cell beyond the last column is shown as in a column of text.
    ///
    /// ```
    /// use vuosikello_document::{Cell, Column, Inline, Row, Table};
    ///
    /// let row = Row::body(vec![Cell::text("Sakari"), Cell::NoValue]);
    /// let table = Table::new("Palvelut", vec![Column::text("Palvelu")]);
    /// assert_eq!(table.content(&row, 0), [Inline::text("Sakari")].as_slice());
    /// assert_eq!(table.content(&row, 1), [Inline::text("\u{2013}")].as_slice());
    /// assert!(table.content(&row, 2).is_empty());
    /// ```
    pub fn content<'r>(&self, row: &'r Row, column: usize) -> Cow<'r, [Inline]> {
        match (row.cells.get(column), self.columns.get(column)) {
            (Some(cell), Some(column)) => cell.content(column),
            (Some(cell), None) => cell.content(&Column::text("")),
            (None, _) => Cow::Borrowed(&[]),
        }
    }

    /// The table as it reads in Word and PDF: each value as running text, in columns of text. Two tables that look alike
    /// there are equal in this form.
    pub fn as_text(&self) -> Self {
        let columns = self.columns.iter();
        let text = |row: &Row| {
            let cells = row.cells.iter().enumerate().map(|(column, cell)| match cell {
                Cell::Blocks(_) => cell.clone(),
                _ => self.content(row, column).into_owned().into(),
            });
            Row::new(row.kind, cells.collect())
        };
        let rows = self.rows.iter().map(text);
        Self {
            columns: columns
                .map(|column| Column::with_header(column.header.clone(), column.align, column.weight))
                .collect(),
            headers: self.headers.iter().map(text).collect(),
            rows: rows.collect(),
            ..self.clone()
        }
    }

    /// The columns of these keys, in this order; a key that no column has is returned as the error. A computed column
    /// keeps its formula only where the columns that it is computed from are taken too.
    ///
    /// # Errors
    /// The first key that no column has.
    pub fn select<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Result<Self, &'k str> {
        let places = keys
            .into_iter()
            .map(|key| {
                self.columns
                    .iter()
                    .position(|column| column.key == key)
                    .ok_or(key)
            })
            .collect::<Result<Vec<usize>, &str>>()?;
        let columns = places
            .iter()
            .filter_map(|place| self.columns.get(*place))
            .map(|column| {
                let formula = column.formula.as_ref().and_then(|formula| formula.moved(&places));
                Column {
                    formula,
                    ..column.clone()
                }
            });
        let rows = self.rows.iter().map(|row| Row {
            kind: row.kind,
            cells: match row.kind {
                // A heading keeps its title whichever columns are taken.
                RowKind::Group => row.cells.iter().take(places.len()).cloned().collect(),
                _ => places
                    .iter()
                    .map(|place| row.cells.get(*place).cloned().unwrap_or_default())
                    .collect(),
            },
        });
        Ok(Self {
            columns: columns.collect(),
            headers: self.headers_in(&places),
            // What was merged does not lie side by side any more.
            merges: Vec::new(),
            rows: rows.collect(),
            ..self.clone()
        })
    }
}

impl Formula {
    /// The formula where column `places[n]` has become column `n`; `None` where one of its columns is gone.
    fn moved(&self, places: &[usize]) -> Option<Self> {
        let new = |old: usize| places.iter().position(|place| *place == old);
        Some(match *self {
            Formula::Difference { minuend, subtrahend } => Formula::Difference {
                minuend: new(minuend)?,
                subtrahend: new(subtrahend)?,
            },
            Formula::Sum { first, last } => {
                let (from, to) = (new(first)?, new(last)?);
                let is_whole = (first..=last)
                    .zip(from..)
                    .all(|(old, at)| places.get(at) == Some(&old));
                is_whole.then_some(Formula::Sum {
                    first: from,
                    last: to,
                })?
            }
            Formula::RunningTotal { of } => Formula::RunningTotal { of: new(of)? },
            Formula::Ratio { part, whole } => Formula::Ratio {
                part: new(part)?,
                whole: new(whole)?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_core::Money;

    fn table() -> Table {
        let columns = vec![
            Column::text("Palvelu").key("nimi"),
            Column::money("Budjetti").key("budjetti"),
            Column::money("Ennuste").key("ennuste"),
            Column::money("Poikkeama")
                .key("poikkeama")
                .signed()
                .computed(Formula::Difference {
                    minuend: 2,
                    subtrahend: 1,
                }),
        ];
        let money = |cents| Cell::Money(Money::from_cents(cents));
        Table::new("Palvelut", columns).with_rows([
            Row::group("Ylläpito", 4),
            Row::body(vec![Cell::text("Sakari"), money(100), money(150), money(50)]),
        ])
    }

    #[test]
    fn chosen_columns_stand_in_the_order_wanted() {
        let chosen = table().select(["poikkeama", "nimi"]).unwrap();
        assert_eq!(chosen.columns[0].title(), "Poikkeama");
        assert_eq!(chosen.columns[0].formula, None);
        assert_eq!(chosen.rows[0].cells[0], Cell::text("Ylläpito"));
        assert_eq!(chosen.rows[1].cells[1], Cell::text("Sakari"));
        assert_eq!(table().select(["nimi", "nimii"]).unwrap_err(), "nimii");
    }

    #[test]
    fn a_table_of_values_reads_as_a_table_of_texts() {
        let mut values = table();
        values.rows.push(Row::total(vec![
            Cell::NoValue,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Count(1_000),
        ]));
        let texts = values.as_text();
        assert_eq!((texts.width(), values.width()), (5, 5));
        let text = |text: &str| Cell::Text(vec![Inline::text(text)]);
        assert_eq!(texts.rows[0], Row::group("Ylläpito", 4));
        assert_eq!(
            texts.rows[1].cells,
            [text("Sakari"), text("1,00"), text("1,50"), text("+0,50")]
        );
        assert_eq!(texts.rows[2].cells[0], text("\u{2013}"));
        assert_eq!(texts.rows[2].cells[4], text("1\u{a0}000"));
        assert_eq!(texts.columns[3], Column::new("Poikkeama", Align::Decimal, 1.0));
        assert_eq!(texts.as_text(), texts);
    }

    #[test]
    fn a_formula_moves_with_its_columns() {
        let chosen = table()
            .select(["nimi", "ennuste", "budjetti", "poikkeama"])
            .unwrap();
        let moved = Formula::Difference {
            minuend: 1,
            subtrahend: 2,
        };
        assert_eq!(chosen.columns[3].formula, Some(moved));
    }
}
