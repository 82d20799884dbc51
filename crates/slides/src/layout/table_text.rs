//! Tables as text that can be measured.

use vuosikello_chart::{Scale, euros};
use vuosikello_document::{Cell, Column, Language, Magnitude, RowKind, Status, Unit};

use super::group::{CellText, TableColumn, TableRow, TableText};
use crate::error::Problem;
use crate::figures::Figures;
use crate::text::{Run, Runs, one_line};
use crate::tree::{Plot, TableBlock};
use crate::words;

/// The table of a block, with its empty cells filled.
///
/// # Errors
/// Rows or marks of another number than the table has columns or rows, and marks without a description.
pub(super) fn table(
    block: &TableBlock,
    description: String,
    language: Language,
) -> Result<TableText, Problem> {
    let table = &*block.table.simple();
    let plot = plot(block)?;
    let columns = table.columns.iter().map(|column| {
        let (name, figures) = (column.title(), Figures::of(column));
        TableColumn {
            header: header(&name, figures, language),
            name,
            figures,
        }
    });
    let columns: Vec<TableColumn> = columns.collect();
    let (mut rows, mut totals) = (Vec::new(), Vec::new());
    for (number, row) in (1..).zip(&table.rows) {
        if row.cells.len() != columns.len() {
            return Err(Problem::UnevenRow {
                row: number,
                cells: row.cells.len(),
                columns: columns.len(),
            });
        }
        let cells = row.cells.iter().zip(&table.columns).zip(&columns);
        let row = TableRow {
            cells: cells
                .map(|((cell, column), shown)| cell_text(cell, column, shown.figures))
                .collect(),
            kind: row.kind,
            count: 1,
        };
        if row.kind == RowKind::Total {
            totals.push(row);
        } else {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        let mut cells = vec![CellText::default(); columns.len()];
        if let Some(first) = cells.first_mut() {
            first.runs = Runs::plain(words::nothing(language));
        }
        rows.push(TableRow {
            cells,
            kind: RowKind::Body,
            count: 0,
        });
    }
    let free = plot.as_ref().map(|plot| plot.column);
    for row in rows.iter_mut().filter(|row| row.is_body()) {
        let cells = row.cells.iter_mut().enumerate();
        for (_, cell) in cells.filter(|(number, _)| Some(*number) != free) {
            *cell = std::mem::take(cell).or_dash();
        }
    }
    rows.append(&mut totals);
    Ok(TableText {
        description,
        columns,
        rows,
        plot,
    })
}

/// The marks in the rows of a table, where it has rows for them.
fn plot(block: &TableBlock) -> Result<Option<Plot>, Problem> {
    let rows = block.table.rows.len();
    let Some(plot) = block.plot.as_ref().filter(|_| rows > 0) else {
        return Ok(None);
    };
    if let Some(uneven) = plot.series.iter().find(|series| series.values.len() != rows) {
        return Err(Problem::UnevenSeries {
            series: one_line(&uneven.name),
            values: uneven.values.len(),
            categories: rows,
        });
    }
    let description = one_line(&plot.description);
    match description.is_empty() {
        true => Err(Problem::NoDescription),
        false => Ok(Some(Plot {
            description,
            ..plot.clone()
        })),
    }
}

/// The text of a header, with the unit of its money.
pub(super) fn header(name: &str, figures: Option<Figures>, language: Language) -> Runs {
    let scale = figures.map(|figures| figures.scale);
    let Some(Scale { magnitude, .. }) = scale.filter(|scale| scale.unit == Unit::Euro) else {
        return Runs::plain(name);
    };
    let unit = euros(magnitude, language);
    Runs::plain(&match (name, magnitude) {
        ("", _) => unit.to_owned(),
        // One euro stays with its name; "1 000 €" may go to the next line.
        (name, Magnitude::Ones) => format!("{name},\u{a0}{unit}"),
        (name, _) => format!("{name}, {unit}"),
    })
}

/// The text of a cell: a figure in the form of its column, anything else as documents show it.
fn cell_text(cell: &Cell, column: &Column, figures: Option<Figures>) -> CellText {
    if let (Some(figures), Some(value)) = (figures, cell.units(column.kind)) {
        return CellText::figure(value, figures);
    }
    let mut words = Vec::new();
    let runs = match cell {
        // An ordinary row has a dash there, a sum has nothing.
        Cell::Empty | Cell::NoValue => Runs::default(),
        Cell::Text(inlines) => Runs::new(inlines),
        Cell::Status(status) => {
            words.push((one_line(&status.label()), 1));
            status_runs(status)
        }
        other => Runs::plain(&other.shown(column)),
    };
    CellText {
        runs,
        words,
        value: None,
    }
}

/// A status as text: the shape of its light in its colour, and its word.
pub(super) fn status_runs(status: &Status) -> Runs {
    let shape = Run {
        text: status.light.shape().to_string(),
        light: Some(status.light),
        ..Run::default()
    };
    // The shape never stands alone at the end of a line.
    let word = Run {
        text: format!("\u{a0}{}", one_line(&status.label())),
        ..Run::default()
    };
    Runs::from_runs(vec![shape, word])
}
