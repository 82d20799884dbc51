//! The rows of a table, checked and computed one by one.

use vuosikello_core::{Money, Percentage, one_line};
use vuosikello_document::workbook::SheetTable;
use vuosikello_document::{Cell, Column, ColumnKind, Formula, NO_VALUE, Row, RowKind, spelled_out};

use super::figure::{Figure, FigureRow};
use super::value::{SHARE_DECIMALS, Value};
use crate::Error;
use crate::error::CellPlace;
use crate::text::{self, shortened};

/// The text of the only row of a table that has no rows: Excel wants one.
const NO_ROWS: &str = "Ei rivejä";

/// The rows so far, and what the columns have summed up to.
struct Rows<'t> {
    table: &'t SheetTable,
    headers: &'t [String],
    done: Vec<FigureRow>,
    /// The first row that the next subtotal sums.
    first: usize,
    /// The sum of each column since then.
    group: Vec<i128>,
    /// The sum of each column from the first row of the table.
    all: Vec<i128>,
}

/// Checks the rows of a table, and finds their values.
pub(super) fn rows(table: &SheetTable, headers: &[String]) -> Result<Vec<FigureRow>, Error> {
    let given = &table.table.rows;
    let mut rows = Rows {
        table,
        headers,
        done: Vec::with_capacity(given.len() + 1),
        first: 0,
        group: vec![0; headers.len()],
        all: vec![0; headers.len()],
    };
    if given.iter().all(|row| row.kind == RowKind::Total) {
        let mut figures = vec![Figure::given(Value::Blank); headers.len()];
        if let Some(first) = figures.first_mut() {
            first.value = Value::Text(NO_ROWS.to_owned());
        }
        rows.push(RowKind::Body, figures);
    }
    for (index, row) in given.iter().enumerate() {
        rows.check(index, row)?;
        if row.kind == RowKind::Body {
            rows.add(&row.cells);
        }
        let cells = row.cells.iter().zip(&table.table.columns).enumerate();
        let figures = cells.map(|(at, (cell, column))| rows.figure(index, row, at, cell, column));
        let figures = figures.collect::<Result<Vec<Figure>, Error>>()?;
        rows.push(row.kind, figures);
    }
    Ok(rows.done)
}

impl Rows<'_> {
    /// Checks that a row is what its kind says.
    fn check(&self, index: usize, row: &Row) -> Result<(), Error> {
        let (table, columns) = (&self.table.name, self.headers.len());
        if row.cells.len() != columns {
            return Err(Error::CellCount {
                table: table.clone(),
                row: index + 1,
                cells: row.cells.len(),
                columns,
            });
        }
        let is_named = matches!(row.cells.first(), Some(Cell::Empty | Cell::Text(_)));
        let is_last = index + 1 == self.table.table.rows.len();
        let reason = match row.kind {
            RowKind::Body => return Ok(()),
            RowKind::Subtotal if self.first >= self.done.len() => {
                let (table, row) = (table.clone(), index + 1);
                return Err(Error::EmptySubtotal { table, row });
            }
            RowKind::Total if !is_last => "loppusumman on oltava taulukon viimeinen rivi",
            RowKind::Group if !row.cells.iter().skip(1).all(Cell::is_empty) => {
                "väliotsikon muiden solujen on oltava tyhjiä"
            }
            _ if !is_named => "ensimmäisen solun on oltava väliotsikon tai summarivin nimi",
            _ => return Ok(()),
        };
        Err(Error::Row {
            table: table.clone(),
            row: index + 1,
            reason,
        })
    }

    /// Adds an ordinary row to the sums.
    fn add(&mut self, cells: &[Cell]) {
        for ((cell, group), all) in cells.iter().zip(&mut self.group).zip(&mut self.all) {
            let units = i128::from(units(cell).unwrap_or(0));
            *group += units;
            *all += units;
        }
    }

    fn push(&mut self, kind: RowKind, figures: Vec<Figure>) {
        let row = self.done.len();
        if kind == RowKind::Group {
            self.begin(row);
        }
        let first = if kind == RowKind::Total { 0 } else { self.first };
        self.done.push(FigureRow {
            kind,
            row,
            first,
            figures,
        });
        if kind == RowKind::Subtotal {
            self.begin(row + 1);
        }
    }

    /// Begins a group.
    fn begin(&mut self, first: usize) {
        self.first = first;
        self.group.fill(0);
    }

    /// A cell with its value. One that follows from others must hold what they give.
    fn figure(
        &self,
        at: usize,
        row: &Row,
        index: usize,
        cell: &Cell,
        column: &Column,
    ) -> Result<Figure, Error> {
        let place = || CellPlace {
            table: self.table.name.clone(),
            row: (row.kind != RowKind::Total).then_some(at + 1),
            column: self.headers.get(index).cloned().unwrap_or_default(),
        };
        // The name of a heading or a sum runs on over the cells beside it, on one line.
        let is_name = index == 0 && row.kind != RowKind::Body;
        let mut value = value(cell, column.kind, is_name, &place)?;
        if is_name || value == Value::Blank {
            return Ok(Figure::given(value));
        }
        let operand = |column: usize| {
            let cell = row.cells.get(column).unwrap_or(&Cell::Empty);
            units(cell).ok_or_else(|| Error::ComputedFromText(place()))
        };
        let Some(computed) = self.computed(row.kind, index, column, operand)? else {
            return Ok(Figure::given(value));
        };
        if *cell != computed {
            return Err(Error::Differs {
                place: place(),
                given: shortened(&one_line(&cell.shown(column)), 60),
                computed: computed.shown(column),
            });
        }
        if let Some(Formula::Ratio { part, whole }) = column.formula {
            // The model knows no share that is out of all proportion, but the formula gives it.
            let share = Value::of_share(operand(part)?, operand(whole)?);
            value = share.ok_or_else(|| Error::Number(place()))?;
        }
        Ok(Figure {
            value,
            is_computed: true,
        })
    }

    /// What a cell must hold: what the formula of its column gives, or the sum of the rows above; `None` when neither
    /// applies.
    fn computed(
        &self,
        row: RowKind,
        index: usize,
        column: &Column,
        operand: impl Fn(usize) -> Result<i64, Error>,
    ) -> Result<Option<Cell>, Error> {
        let exact = |column: usize| operand(column).map(i128::from);
        let sum_of = |sums: &[i128], column: usize| sums.get(column).copied().unwrap_or(0);
        let units = match (&column.formula, row) {
            (Some(Formula::Difference { minuend, subtrahend }), _) => exact(*minuend)? - exact(*subtrahend)?,
            (Some(Formula::Sum { first, last }), _) => {
                (*first..=*last).map(exact).sum::<Result<i128, Error>>()?
            }
            (Some(Formula::RunningTotal { of }), _) => {
                operand(*of)?;
                sum_of(&self.all, *of)
            }
            (Some(Formula::Ratio { part, whole }), _) => {
                let [part, whole] = [operand(*part)?, operand(*whole)?].map(Money::from_cents);
                return Ok(Some(Percentage::of(part, whole).into()));
            }
            (None, RowKind::Subtotal) if column.kind.is_summable() => sum_of(&self.group, index),
            (None, RowKind::Total) if column.kind.is_summable() => sum_of(&self.all, index),
            (None, _) => return Ok(None),
        };
        // What does not fit is beyond every value that a cell may hold.
        let units = i64::try_from(units).unwrap_or(i64::MAX);
        Ok(Some(match column.kind {
            ColumnKind::Money => Cell::Money(Money::from_cents(units)),
            _ => Cell::Count(units),
        }))
    }
}

/// What a cell counts in formulas and sums, in cents or whole things; `None` for what cannot be computed with.
fn units(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::NoValue => Some(0),
        Cell::Money(money) => Some(money.cents()),
        Cell::Count(count) => Some(*count),
        cell => cell.is_empty().then_some(0),
    }
}

/// The value of a cell as it stands in the file.
fn value(
    cell: &Cell,
    kind: ColumnKind,
    is_name: bool,
    place: &impl Fn() -> CellPlace,
) -> Result<Value, Error> {
    let text = |text: &str| text::cell(text, || place().to_string()).map(Value::of_text);
    let number = |units, decimals| Value::of_number(units, decimals).ok_or_else(|| Error::Number(place()));
    match (cell, kind) {
        (Cell::Empty, _) => Ok(Value::Blank),
        // A share of nothing. Any other figure that is not known is a blank cell, with which formulas can compute.
        (Cell::NoValue, ColumnKind::Share) => Ok(Value::Text(NO_VALUE.to_owned())),
        (Cell::NoValue, _) => Ok(Value::Blank),
        (Cell::Text(content), _) if is_name => text(&one_line(&spelled_out(content))),
        (Cell::Text(content), _) => text(&spelled_out(content)),
        (Cell::Blocks(_), _) => text(&cell.shown(&Column::text(""))),
        // The mark and the word, as in every other format; people filter by both.
        (Cell::Status(status), ColumnKind::Status) => text(&status.marked()),
        (Cell::Date(date), ColumnKind::Date) => Value::of_date(*date).ok_or_else(|| Error::Date(place())),
        _ => match (cell.units(kind), kind) {
            (Some(tenths), ColumnKind::Share) => number(tenths, SHARE_DECIMALS),
            (Some(units), kind) => number(units, kind.decimals()),
            (None, _) => Err(Error::WrongKind(place())),
        },
    }
}
