//! The cells of a sheet.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Xlsx, XlsxError};

use super::cell::cell;
use crate::grid::{Cell, Grid, GridRow, Hidden, Merged, Merges};
use crate::limits::{MAX_COLUMNS, MAX_ROWS};
use crate::number_format::NumberFormats;
use crate::place::{CellName, Place};
use crate::trouble::Trouble;
use crate::units::{Shown, shown_as};

/// The most merged ranges of a sheet.
const MAX_MERGED: usize = 10_000;

/// Reads a sheet. `left` is how many cells the file may still have, counted down also for those beyond the limits of a table; at zero
/// the sheet is not read to its end. Without formulas values and styles are read together, which takes one reading of the part.
pub(super) fn read(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: String,
    has_formulas: bool,
    left: &mut usize,
) -> Result<Grid, XlsxError> {
    let merged = workbook.merge_cells_by_sheet_name(&sheet)?;
    // Never `worksheet_range`: it allocates the whole rectangle up to the farthest cell.
    let mut reader = workbook.worksheet_cells_reader(&sheet)?;
    let formats = NumberFormats::of(reader.styles());
    let mut cells = Cells {
        sheet: &sheet,
        formats: &formats,
        left,
        found: BTreeMap::new(),
        shown: BTreeMap::new(),
        struck: BTreeSet::new(),
        trouble: Vec::new(),
    };
    if has_formulas {
        drop(reader);
        let styles = formats.styles(workbook, &sheet)?;
        let mut reader = workbook.worksheet_cells_reader(&sheet)?;
        while let Some(record) = reader.next_cell_with_formula_metadata()? {
            let style = styles.get(&record.pos).copied().unwrap_or_default();
            if !cells.take(record.pos, &record.value, record.formula.is_some(), style) {
                break;
            }
        }
    } else {
        while let Some((cell, style)) = reader.next_cell_with_style_id()? {
            if !cells.take(cell.get_position(), cell.get_value(), false, style) {
                break;
            }
        }
    }
    let Cells {
        found,
        shown,
        struck,
        trouble,
        ..
    } = cells;
    let name = |(row, column): (u32, u32)| CellName {
        row: row as usize,
        column: column as usize,
    };
    let merged = merged.into_iter().take(MAX_MERGED).map(|range| Merged {
        first: name(range.start),
        last: name(range.end),
    });
    Ok(Grid {
        sheet: Some(sheet),
        is_hidden: false,
        rows: rows(found),
        merged: Merges::new(merged),
        trouble,
        shown,
        pivots: Vec::new(),
        hidden: Hidden::default(),
        struck,
        comments: Vec::new(),
    })
}

/// The cells of a sheet as they are found.
struct Cells<'a> {
    sheet: &'a str,
    formats: &'a NumberFormats,
    left: &'a mut usize,
    found: BTreeMap<(usize, usize), Cell>,
    shown: BTreeMap<CellName, Shown>,
    struck: BTreeSet<CellName>,
    trouble: Vec<Trouble>,
}

impl Cells<'_> {
    /// Takes a cell; `false` when there are too many.
    fn take(&mut self, place: (u32, u32), value: &DataRef<'_>, is_formula: bool, style: usize) -> bool {
        let (row, column) = (place.0 as usize, place.1 as usize);
        let format = self.formats.code(style);
        let Some(cell) = cell(value, is_formula, format) else {
            return true;
        };
        *self.left = self.left.saturating_sub(1);
        if *self.left == 0 {
            return false;
        }
        let name = CellName { row, column };
        if row < MAX_ROWS && column < MAX_COLUMNS {
            if self.formats.is_struck(style) {
                self.struck.insert(name);
            }
            if let (Cell::Number { .. }, Some(known)) = (&cell, format.and_then(shown_as)) {
                self.shown.insert(name, known);
            }
            self.found.insert((row, column), cell);
        } else if self.trouble.is_empty() {
            let place = Place::Cell {
                sheet: Some(self.sheet.to_owned()),
                cell: name,
                line: None,
            };
            self.trouble.push(Trouble::beyond_limits(place));
        }
        true
    }
}

/// The cells by their rows.
fn rows(cells: BTreeMap<(usize, usize), Cell>) -> Vec<GridRow> {
    let mut rows: Vec<GridRow> = Vec::new();
    for ((row, column), cell) in cells {
        match rows.last_mut() {
            Some(last) if last.row == row => last.cells.push((column, cell)),
            _ => rows.push(GridRow {
                row,
                line: None,
                cells: vec![(column, cell)],
            }),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Formula, Workbook};

    use crate::{Grid, read_xlsx};

    /// A sheet with numbers as their formats show them; its last row is computed, or a number.
    fn sheet(is_computed: bool) -> Grid {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let percent = Format::new().set_num_format("0.0%");
        let code = Format::new().set_num_format("00000").set_font_strikethrough();
        sheet.write(0, 0, "Otsikko").unwrap();
        sheet.merge_range(1, 0, 2, 0, "a", &Format::new()).unwrap();
        sheet.write_with_format(1, 1, 0.998, &percent).unwrap();
        sheet.write_with_format(2, 1, 123, &code).unwrap();
        sheet.write_with_format(3, 1, "", &code).unwrap();
        match is_computed {
            true => sheet.write_formula_with_format(4, 1, Formula::new("=1/2").set_result("0.5"), &percent),
            false => sheet.write_with_format(4, 1, 0.5, &percent),
        }
        .unwrap();
        read_xlsx(&workbook.save_to_buffer().unwrap()).unwrap().remove(0)
    }

    #[test]
    fn a_sheet_with_formulas_is_read_as_one_without() {
        let (computed, plain) = (sheet(true), sheet(false));
        assert_eq!(format!("{computed:?}"), format!("{plain:?}"));
        assert_eq!((plain.rows.len(), plain.struck.len()), (4, 1));
    }
}
