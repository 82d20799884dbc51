//! What formulas and sums give, computed apart from the crate.

use vuosikello_core::{Money, Percentage};
use vuosikello_sheet::{Cell, Column, ColumnKind, Formula, Row, RowKind, Table};

/// Stands for what [`computed`] fills in.
pub const COMPUTED: Cell = Cell::NoValue;

/// A row of sums to be [`computed`]: in each column that has a formula or can be summed.
pub fn sums(kind: RowKind, label: Cell, columns: &[Column]) -> Row {
    let is_summed = |column: &Column| column.formula.is_some() || column.kind.is_summable();
    let sums = columns.iter().skip(1).map(|column| match is_summed(column) {
        true => COMPUTED,
        false => Cell::Empty,
    });
    Row::new(kind, [label].into_iter().chain(sums).collect())
}

/// The table with a row of sums at the end.
pub fn with_total(mut table: Table, label: &str) -> Table {
    table
        .rows
        .push(sums(RowKind::Total, Cell::text(label), &table.columns));
    table
}

/// The table with the values of its formulas and sums in place of [`COMPUTED`] in the columns that have such.
pub fn computed(mut table: Table) -> Table {
    let columns = &table.columns;
    let (mut group, mut all) = (vec![0i128; columns.len()], vec![0i128; columns.len()]);
    for row in &mut table.rows {
        if row.kind == RowKind::Group {
            group.fill(0);
        }
        for (index, column) in columns.iter().enumerate() {
            let Some(cell) = row.cells.get(index) else {
                continue;
            };
            if *cell == COMPUTED {
                let sums = if row.kind == RowKind::Subtotal {
                    &group
                } else {
                    &all
                };
                let value = value(column, &row.cells, sums[index], &all);
                row.cells[index] = value;
            }
            if row.kind == RowKind::Body {
                group[index] += units(&row.cells[index]);
                all[index] += units(&row.cells[index]);
            }
        }
        if row.kind == RowKind::Subtotal {
            group.fill(0);
        }
    }
    table
}

fn value(column: &Column, cells: &[Cell], sum: i128, all: &[i128]) -> Cell {
    let units_of = |index: usize| cells.get(index).map_or(0, units);
    let units = match column.formula {
        Some(Formula::Difference { minuend, subtrahend }) => units_of(minuend) - units_of(subtrahend),
        Some(Formula::Sum { first, last }) => (first..=last).map(units_of).sum(),
        Some(Formula::RunningTotal { of }) => all[of],
        Some(Formula::Ratio { part, whole }) => {
            let [part, whole] = [part, whole].map(|index| Money::from_cents(units_of(index) as i64));
            return Percentage::of(part, whole).into();
        }
        None if column.kind.is_summable() => sum,
        None => return COMPUTED,
    };
    // What does not fit is refused in any case.
    let units = units.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
    match column.kind {
        ColumnKind::Money => Cell::Money(Money::from_cents(units)),
        _ => Cell::Count(units),
    }
}

fn units(cell: &Cell) -> i128 {
    match cell {
        Cell::Money(money) => money.cents().into(),
        Cell::Count(count) => (*count).into(),
        _ => 0,
    }
}
