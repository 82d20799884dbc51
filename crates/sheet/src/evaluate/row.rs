//! The rows of a table, worked out one by one.

use super::{Expression, Value};
use super::{Figure, FigureRow, Role, Sums};
use crate::error::CellPlace;
use crate::tree::{Cell, Column, Formula, Kind, Table};
use crate::{Error, text};

/// The columns of a table, with their headers.
pub(super) struct Columns<'t, 'h> {
    pub(super) table: &'t Table,
    pub(super) headers: &'h [String],
}

/// Where a formula stands: in a row of the table, with what has been summed so far.
struct Spot<'s> {
    /// The row of the sheet, counted from the first below the header.
    row: usize,
    /// The row in messages; `None` for the total.
    shown: Option<usize>,
    /// The last row that running totals take in.
    last: usize,
    sums: &'s Sums,
}

impl<'t> Columns<'t, '_> {
    fn place(&self, row: Option<usize>, column: usize) -> CellPlace {
        CellPlace {
            table: self.table.name.clone(),
            row: row.map(|row| row + 1),
            column: self.headers.get(column).cloned().unwrap_or_default(),
        }
    }

    /// An ordinary row.
    pub(super) fn body(&self, row: usize, cells: &'t [Cell], sums: &Sums) -> Result<Vec<Figure>, Error> {
        if cells.len() != self.table.columns.len() {
            return Err(Error::CellCount {
                table: self.table.name.clone(),
                row: row + 1,
                cells: cells.len(),
                columns: self.table.columns.len(),
            });
        }
        let mut figures: Vec<Figure> = Vec::with_capacity(cells.len());
        let spot = Spot {
            row,
            shown: Some(row),
            last: row,
            sums,
        };
        for (index, (cell, column)) in cells.iter().zip(&self.table.columns).enumerate() {
            let figure = match cell {
                Cell::Computed => self.computed(column, index, &figures, &spot)?,
                _ => Figure::given(self.given(cell, column, row, index)?),
            };
            figures.push(figure);
        }
        Ok(figures)
    }

    fn given(&self, cell: &'t Cell, column: &Column, row: usize, index: usize) -> Result<Value, Error> {
        let place = || self.place(Some(row), index);
        match (cell, column.kind) {
            (Cell::Empty, _) => Ok(Value::Blank),
            (Cell::Text(text), _) => self.text(text, Some(row), index),
            (Cell::Euro(money), kind @ (Kind::Euro | Kind::SignedEuro)) => {
                Value::number(kind, i128::from(money.cents())).ok_or_else(|| Error::Number(place()))
            }
            (Cell::Integer(number), kind @ Kind::Integer) => {
                Value::number(kind, i128::from(*number)).ok_or_else(|| Error::Number(place()))
            }
            (Cell::Percent(share), Kind::Percent | Kind::SignedPercent) => {
                Value::share(i128::from(share.part), i128::from(share.whole))
                    .ok_or_else(|| Error::Number(place()))
            }
            (Cell::Date(date), Kind::Date) => Value::date(*date).ok_or_else(|| Error::Date(place())),
            _ => Err(Error::WrongKind(place())),
        }
    }

    /// The name of a heading or a sum, on one line, as it runs on over the cells beside it.
    fn label(&self, value: &str, row: Option<usize>) -> Result<Value, Error> {
        let text = text::cell(&text::one_line(value), || self.place(row, 0).to_string())?;
        Ok(Value::of_text(text))
    }

    fn text(&self, value: &str, row: Option<usize>, column: usize) -> Result<Value, Error> {
        let text = text::cell(value, || self.place(row, column).to_string())?;
        Ok(Value::of_text(text))
    }

    /// The value that the formula of a column gives from the figures to the left.
    fn computed(
        &self,
        column: &Column,
        index: usize,
        figures: &[Figure],
        spot: &Spot<'_>,
    ) -> Result<Figure, Error> {
        let place = || self.place(spot.shown, index);
        let Some(formula) = &column.formula else {
            return Err(Error::WrongKind(place()));
        };
        let units = |column: usize| match figures.get(column) {
            Some(figure) => figure
                .value
                .units()
                .ok_or_else(|| Error::ComputedFromText(place())),
            None => Ok(0),
        };
        let (row, exact) = (spot.row, column.kind.exactness());
        let (value, expression) = match *formula {
            Formula::Difference { minuend, subtrahend } => (
                Value::number(column.kind, units(minuend)? - units(subtrahend)?),
                Expression::Difference {
                    row,
                    minuend,
                    subtrahend,
                    exact,
                },
            ),
            Formula::Sum { first, last } => {
                let sum = (first..=last).map(units).sum::<Result<i128, Error>>()?;
                let expression = Expression::Across {
                    row,
                    first,
                    last,
                    exact,
                };
                (Value::number(column.kind, sum), expression)
            }
            Formula::RunningTotal { of } => {
                let before = spot.sums.table.get(of).copied().unwrap_or(0);
                // In a row of its own the sums do not hold the row yet.
                let own = if spot.last == row { units(of)? } else { 0 };
                let expression = Expression::Running {
                    column: of,
                    last: spot.last,
                };
                (Value::number(column.kind, before + own), expression)
            }
            Formula::Ratio { part, whole } => (
                Value::share(units(part)?, units(whole)?),
                Expression::Ratio { row, part, whole },
            ),
        };
        Ok(Figure {
            value: value.ok_or_else(|| Error::Number(place()))?,
            formula: Some(expression),
        })
    }

    /// A heading: its label, and nothing else.
    pub(super) fn heading(&self, row: usize, label: &'t str) -> Result<FigureRow, Error> {
        let mut figures = vec![Figure::BLANK; self.table.columns.len()];
        if let Some(first) = figures.first_mut() {
            *first = Figure::given(self.label(label, Some(row))?);
        }
        Ok(FigureRow {
            role: Role::Group,
            figures,
        })
    }

    /// The sum of a group.
    pub(super) fn subtotal(&self, row: usize, label: &'t str, sums: &Sums) -> Result<FigureRow, Error> {
        let spot = Spot {
            row,
            shown: Some(row),
            last: row.saturating_sub(1),
            sums,
        };
        let (first, last) = (sums.first, spot.last);
        let sum = |column| Expression::Subtotal { column, first, last };
        let figures = self.sums(label, &spot, |index| sums.group.get(index), |index, _| sum(index))?;
        Ok(FigureRow {
            role: Role::Subtotal,
            figures,
        })
    }

    /// The sum of the table, of which `last` is the last row.
    pub(super) fn total(&self, last: usize, label: &'t str, sums: &Sums) -> Result<FigureRow, Error> {
        let spot = Spot {
            row: last + 1,
            shown: None,
            last,
            sums,
        };
        let sum = |column, kind: Kind| Expression::Total {
            column,
            last,
            exact: kind.exactness(),
        };
        let figures = self.sums(label, &spot, |index| sums.table.get(index), sum)?;
        Ok(FigureRow {
            role: Role::Total,
            figures,
        })
    }

    /// A row of sums: the label, then a value in each column that has totals.
    fn sums<'s>(
        &self,
        label: &'t str,
        spot: &Spot<'_>,
        units: impl Fn(usize) -> Option<&'s i128>,
        expression: impl Fn(usize, Kind) -> Expression,
    ) -> Result<Vec<Figure>, Error> {
        let mut figures: Vec<Figure> = Vec::with_capacity(self.table.columns.len());
        for (index, column) in self.table.columns.iter().enumerate() {
            let figure = if index == 0 {
                Figure::given(self.label(label, spot.shown)?)
            } else if !column.total {
                Figure::BLANK
            } else if column.formula.is_some() {
                self.computed(column, index, &figures, spot)?
            } else {
                let sum = units(index).copied().unwrap_or(0);
                let value = Value::number(column.kind, sum);
                Figure {
                    value: value.ok_or_else(|| Error::Number(self.place(spot.shown, index)))?,
                    formula: Some(expression(index, column.kind)),
                }
            };
            figures.push(figure);
        }
        Ok(figures)
    }
}
