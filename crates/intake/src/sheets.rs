//! Sheets of a workbook that are not read, although something in them may have been meant.

use crate::find::{Found, best_of};
use crate::grid::{Cell, Grid};
use crate::headings::Known;

/// Tells of sheets that have headings of the table, or numbers where sums are read; and of a hidden sheet that is read.
pub(crate) fn unread(grids: &[Grid], found: &Found<'_>, known: &Known<'_>) -> Vec<String> {
    let has_number = |grid: &Grid| {
        let mut cells = grid.rows.iter().flat_map(|row| &row.cells);
        cells.any(|(_, cell)| matches!(cell, Cell::Number { .. }))
    };
    let is_summed = known.wanted().summed.is_some();
    let may_be_meant = |grid: &&Grid| {
        grid.sheet != found.grid.sheet && (best_of(grid, known).is_some() || (is_summed && has_number(grid)))
    };
    let names: Vec<String> = grids
        .iter()
        .filter(may_be_meant)
        .map(|grid| {
            let name = grid.sheet.clone().unwrap_or_default();
            let hidden = if grid.is_hidden { " (piilotettu)" } else { "" };
            format!("\"{name}\"{hidden}")
        })
        .collect();
    let mut told = Vec::new();
    let read = found.grid.sheet.clone().unwrap_or_default();
    if !names.is_empty() {
        let word = if names.len() == 1 {
            "välilehteä"
        } else {
            "välilehtiä"
        };
        told.push(format!(
            "luetaan vain välilehti \"{read}\"; {word} {} ei lueta",
            names.join(", ")
        ));
    }
    if found.grid.is_hidden {
        told.push(format!("luettava välilehti \"{read}\" on piilotettu"));
    }
    told
}
