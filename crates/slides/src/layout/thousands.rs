//! Money in thousands, where a table has no room for it to the cent.

use vuosikello_document::Language;

use super::group::{CellText, TableText};
use super::look::{LEAST_IN_TABLE, Look};
use super::table::missing_width;
use super::table_text::header;
use crate::figures::Figures;

/// Smaller amounts, in cents, would say nothing in thousands: ten thousand euros.
const LEAST: u64 = 1_000_000;

/// Shows the money of a table in thousands if its columns cannot stand side by side without breaking words, even in the
/// smallest type.
pub(super) fn make_room(table: &mut TableText, look: &Look, language: Language) {
    let has_room = missing_width(table, look.plain.setting, LEAST_IN_TABLE, look.frame.width) == 0;
    if has_room || largest(table) < LEAST {
        return;
    }
    for (number, column) in table.columns.iter_mut().enumerate() {
        let Some(figures) = column.figures.filter(Figures::is_exact_money) else {
            continue;
        };
        let figures = figures.in_thousands();
        column.figures = Some(figures);
        column.header = header(&column.name, Some(figures), language);
        for row in &mut table.rows {
            let cell = row.cells.get_mut(number);
            if let Some((cell, value)) = cell.and_then(|cell| cell.value.map(|value| (cell, value))) {
                *cell = CellText::figure(value, figures);
            }
        }
    }
}

/// The largest amount of the columns that are to the cent.
fn largest(table: &TableText) -> u64 {
    let amounts = table.rows.iter().flat_map(|row| {
        let cells = row.cells.iter().zip(&table.columns);
        cells.filter_map(|(cell, column)| column.figures.filter(Figures::is_exact_money).and(cell.value))
    });
    amounts.map(i64::unsigned_abs).max().unwrap_or_default()
}
