//! Rows and cells into the grid of a table.

use vuosikello_document::{Align, Cell, Column, Inline, Merge, Row, RowKind, Table};
use vuosikello_ooxml::Element;

use super::cells::{MAX_COLUMNS, Merged, RawCell, RawRow, is_first_column, is_first_row, property};
use crate::read::report::{LossKind, Weight};
use crate::read::session::Session;
use crate::role::Role;

/// How many columns the grid of a table has.
pub(super) fn columns(rows: &[RawRow]) -> usize {
    let width = |row: &RawRow| row.cells.iter().map(|cell| cell.span).sum::<usize>();
    rows.iter().map(width).max().unwrap_or(0).clamp(1, MAX_COLUMNS)
}

/// A table of data. The caption is left empty.
pub(super) fn table(element: &Element<'_>, mut rows: Vec<RawRow>, session: &mut Session<'_>) -> Table {
    let properties = element.find("w:tblPr");
    let look = properties.and_then(|properties| properties.find("w:tblLook"));
    let columns = columns(&rows);
    let header_rows = header_rows(&rows, look);
    let kinds: Vec<RowKind> = rows.iter().map(kind).collect();
    let aligns: Vec<Align> = (0..columns)
        .map(|column| alignment(&rows, header_rows, column))
        .collect();
    // The first row of a table without header comes after the place of the header.
    let merges = merges(&mut rows, &kinds, columns, usize::from(header_rows == 0));
    let mut rows = rows.into_iter().map(|row| spread(row, columns, session));
    let header = if header_rows > 0 { rows.next() } else { None };
    let header = header.unwrap_or_default().into_iter().map(text);
    let header: Vec<Vec<Inline>> = header
        .chain(std::iter::repeat_with(Vec::new))
        .take(columns)
        .collect();
    let headers = rows
        .by_ref()
        .take(header_rows.saturating_sub(1))
        .map(Row::body)
        .collect();
    let body = kinds.into_iter().skip(header_rows).zip(rows);
    let body: Vec<Row> = body.map(|(kind, cells)| Row::new(kind, cells)).collect();
    let widths = widths(element);
    let columns = header
        .into_iter()
        .zip(aligns)
        .enumerate()
        .map(|(at, (header, align))| {
            let width = widths.get(at).copied().filter(|width| *width > 0.0);
            Column::with_header(header, align, width.unwrap_or(1.0))
        });
    Table {
        headers,
        merges,
        row_headers: look.is_some_and(is_first_column),
        ..Table::new(property(properties, "w:tblDescription"), columns.collect()).with_rows(body)
    }
}

/// The widths of the columns, in twentieths of a point.
fn widths(table: &Element<'_>) -> Vec<f32> {
    let grid = table
        .find("w:tblGrid")
        .into_iter()
        .flat_map(|grid| grid.elements());
    grid.filter_map(|column| column.get("w:w")?.parse::<f32>().ok())
        .take(MAX_COLUMNS)
        .collect()
}

/// How many of the first rows are headers: those that say so by repetition or by style; or the first, where the look of the table
/// says it, or nothing says otherwise.
fn header_rows(rows: &[RawRow], look: Option<&Element<'_>>) -> usize {
    let by_style = |row: &RawRow| row.cells.iter().all(|cell| cell.role() == Some(Role::CellHeader));
    let said = rows
        .iter()
        .take_while(|row| row.is_header || by_style(row))
        .count();
    match said {
        0 => usize::from(rows.len() > 1 && look.is_none_or(is_first_row)),
        said => said,
    }
}

/// The content of a header cell.
fn text(cell: Cell) -> Vec<Inline> {
    cell.content(&Column::text("")).into_owned()
}

/// The cells that take several rows or columns. `offset` is the row of the first. A cell that belongs to one above where there is
/// none stands for itself.
fn merges(rows: &mut [RawRow], kinds: &[RowKind], columns: usize, offset: usize) -> Vec<Merge> {
    let mut merges: Vec<Merge> = Vec::new();
    // The merge that goes on below each column.
    let mut open: Vec<Option<usize>> = vec![None; columns];
    for (at, (row, kind)) in rows.iter_mut().zip(kinds).enumerate() {
        let mut column = 0;
        let is_heading = *kind == RowKind::Group && row.cells.len() == 1;
        for cell in &mut row.cells {
            let span = cell.span.min(columns.saturating_sub(column));
            if span == 0 {
                break;
            }
            let above = open.get(column).copied().flatten();
            let above = above.filter(|index| {
                let fits = |merge: &Merge| {
                    merge.column == column && merge.columns == span && merge.row + merge.rows == at + offset
                };
                cell.merged == Merged::GoesOn && merges.get(*index).is_some_and(fits)
            });
            let here = match above {
                Some(index) => {
                    if let Some(merge) = merges.get_mut(index) {
                        merge.rows += 1;
                    }
                    Some(index)
                }
                // The heading of a group takes the whole row by its kind.
                None if is_heading => None,
                None => {
                    if cell.merged == Merged::GoesOn {
                        cell.merged = Merged::Begins;
                    }
                    merges.push(Merge {
                        row: at + offset,
                        column,
                        rows: 1,
                        columns: span,
                    });
                    Some(merges.len() - 1)
                }
            };
            for slot in open.iter_mut().skip(column).take(span) {
                *slot = here.filter(|_| cell.merged != Merged::No);
            }
            column += span;
        }
    }
    merges.retain(|merge| merge.rows > 1 || merge.columns > 1);
    merges
}

/// One cell for each column: a cell that spans several stands in the first. What stands in a cell that belongs to the one above is
/// not shown.
fn spread(row: RawRow, columns: usize, session: &mut Session<'_>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(columns);
    for cell in row.cells {
        let span = cell.span;
        if cell.merged == Merged::GoesOn {
            if !cell.is_blank() {
                let words = vuosikello_document::plain_text(&cell.into_text());
                session.lose_as(LossKind::TableShape, Weight::Content, &words);
            }
            cells.push(Cell::Empty);
        } else {
            cells.push(cell.into_cell());
        }
        cells.extend(std::iter::repeat_n(Cell::Empty, span - 1));
    }
    for beyond in cells.iter().skip(columns).filter(|cell| !cell.is_empty()) {
        let words = beyond.shown(&Column::text(""));
        session.lose_as(LossKind::TableShape, Weight::Content, &words);
    }
    cells.resize(columns, Cell::Empty);
    cells
}

/// How the cells of a column stand: as in the first body row, or else as in the last row, which may be the header.
fn alignment(rows: &[RawRow], header_rows: usize, column: usize) -> Align {
    let plain = |row: &&RawRow| kind(row) == RowKind::Body;
    let body = rows.iter().skip(header_rows).find(plain).or_else(|| rows.last());
    let mut edge = 0;
    let cells = body.into_iter().flat_map(|row| &row.cells);
    let cell = cells.into_iter().find(|cell| {
        edge += cell.span;
        edge > column
    });
    cell.map(RawCell::align).unwrap_or_default()
}

fn kind(row: &RawRow) -> RowKind {
    let kinds = row
        .cells
        .iter()
        .flat_map(|cell| &cell.roles)
        .filter_map(|role| match role {
            Role::CellGroup => Some(RowKind::Group),
            Role::CellSubtotal => Some(RowKind::Subtotal),
            Role::CellTotal => Some(RowKind::Total),
            _ => None,
        });
    kinds.into_iter().next().unwrap_or_default()
}
