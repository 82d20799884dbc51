//! Whether the amounts of a table are in euro: what headings, titles, notes and formats of cells say.

use vuosikello_core::Money;

use super::words::{Where, unit_alone, unit_said};
use super::{Shown, Unit};
use crate::columns::Layout;
use crate::find::Found;
use crate::grid::{Cell, Grid, GridRow};
use crate::lists::also;
use crate::place::{CellName, Place};
use crate::sums::units;
use crate::trouble::Trouble;
use crate::values::without_noise;
use crate::wanted::{Kind, Wanted};

const IN_EURO: &str = "kirjoita summat euroina ja sentteinä";

/// Says where amounts are not in euro, and what a person must know of how they are shown.
///
/// A cell that is shown in thousands holds euro all the same, when its format divides by a thousand what it calls thousands. Any other
/// amount in thousands is an error, since its cents are not known.
pub(crate) fn check(
    found: &Found<'_>,
    layout: &Layout<'_>,
    wanted: &Wanted,
    grids: &[Grid],
) -> (Vec<Trouble>, Vec<String>) {
    let amounts = amount_columns(layout);
    if amounts.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let stated = stated(found, layout, wanted, &amounts);
    let cells = cells(found, &amounts);
    let mut remarks: Vec<String> = others_say(found, grids);
    remarks.extend(with_tax(found, &amounts));
    if let Some((unit, place, message)) = stated {
        let is_shown_so = !cells.is_empty()
            && cells.iter().all(|cell| {
                let own = cell.shown.and_then(|shown| shown.unit.as_ref()).unwrap_or(&unit);
                own.thousands() == Some(cell.shown.map_or(0, |shown| shown.thousands))
            });
        if !is_shown_so {
            return (
                vec![Trouble::new("not-in-euro", place, message, IN_EURO)],
                remarks,
            );
        }
    }
    let trouble = formats(found, &cells);
    remarks.extend(scaled(&cells));
    (trouble, remarks)
}

/// A cell with an amount as a number.
struct AmountCell<'g> {
    name: CellName,
    value: f64,
    shown: Option<&'g Shown>,
}

/// The columns of amounts.
fn amount_columns(layout: &Layout<'_>) -> Vec<usize> {
    let taken = layout.taken.iter().filter(|taken| taken.kind == Kind::Amount);
    let months = layout.months.iter();
    let months = months.flat_map(|months| {
        months
            .columns
            .iter()
            .map(|(column, ..)| *column)
            .chain(months.sums)
    });
    taken.map(|taken| taken.column).chain(months).collect()
}

fn below<'g>(found: &Found<'g>) -> impl Iterator<Item = &'g GridRow> {
    found.grid.rows.iter().skip(found.headings.last + 1)
}

/// The amounts that are numbers; with those that are texts, which have no format.
fn cells<'g>(found: &Found<'g>, amounts: &[usize]) -> Vec<AmountCell<'g>> {
    let cells = below(found).flat_map(|row| amounts.iter().map(move |column| (row, *column)));
    cells
        .filter_map(|(row, column)| {
            let name = CellName { row: row.row, column };
            let value = match row.cell(column)? {
                Cell::Number { value, .. } => *value,
                cell @ Cell::Text(_) => units(cell, &Kind::Amount)? as f64 / 100.0,
                _ => return None,
            };
            let shown = found.grid.shown.get(&name);
            (value != 0.0).then_some(AmountCell { name, value, shown })
        })
        .collect()
}

/// The unit that words say, where, and how that is told.
fn stated(
    found: &Found<'_>,
    layout: &Layout<'_>,
    wanted: &Wanted,
    amounts: &[usize],
) -> Option<(Unit, Place, String)> {
    let grid = found.grid;
    let is_of_months = wanted.columns.iter().any(|column| column.kind == Kind::Month);
    let headings = found.headings.cells.iter();
    let of_amounts = headings
        .clone()
        .filter(|heading| amounts.contains(&heading.column));
    let place = |row: usize, column: usize| {
        grid.rows
            .get(row)
            .map_or(Place::File, |row| grid.place(row, column))
    };
    let tell = |unit: Unit, place: Place| {
        let message = format!("taulukon summat ovat {}", unit.told());
        (unit, place, message)
    };
    let in_heading = of_amounts.clone().find_map(|heading| {
        let unit = unit_said(&heading.text, Where::Heading)?;
        let is_right = unit == Unit::Monthly && is_of_months;
        (!is_right).then(|| tell(unit, place(heading.row, heading.column)))
    });
    let in_sheet = || {
        let unit = unit_said(grid.sheet.as_deref()?, Where::Title)?;
        let first = of_amounts.clone().next()?;
        let message = format!("välilehden nimen mukaan taulukon summat ovat {}", unit.told());
        Some((unit, place(first.row, first.column), message))
    };
    let texts = |row: &'_ GridRow, at: Where| {
        let cells = row.cells.iter().filter(|(column, _)| !layout.is_ignored(*column));
        let mut units = cells.filter_map(|(column, cell)| Some((*column, unit_said(cell.text()?, at)?)));
        let (column, unit) = units.next()?;
        Some(tell(unit, grid.place(row, column)))
    };
    let in_titles = || {
        grid.rows
            .iter()
            .take(found.headings.first)
            .find_map(|row| texts(row, Where::Title))
    };
    let has_amount = |row: &GridRow| {
        amounts.iter().any(|column| {
            row.cell(*column)
                .is_some_and(|cell| cell.text().is_none_or(|_| units(cell, &Kind::Amount).is_some()))
        })
    };
    let in_notes = || {
        below(found)
            .filter(|row| !has_amount(row))
            .find_map(|row| texts(row, Where::Note))
    };
    in_heading
        .or_else(in_sheet)
        .or_else(in_titles)
        .or_else(in_notes)
        .or_else(|| beside(found, layout))
}

/// A unit that stands beside the amounts, in a column that is not taken: `t€`, `USD`.
fn beside(found: &Found<'_>, layout: &Layout<'_>) -> Option<(Unit, Place, String)> {
    let is_taken = |column: usize| {
        let mut months = layout.months.iter().flat_map(|months| &months.columns);
        layout.taken.iter().any(|taken| taken.column == column) || months.any(|(month, ..)| *month == column)
    };
    let rows = found.grid.rows.iter().skip(found.headings.first);
    rows.flat_map(|row| row.cells.iter().map(move |(column, cell)| (row, *column, cell)))
        .filter(|(_, column, _)| !is_taken(*column) && !layout.is_ignored(*column))
        .find_map(|(row, column, cell)| {
            let unit = unit_alone(cell.text()?)?;
            let message = format!("summien vieressä olevan solun mukaan ne ovat {}", unit.told());
            Some((unit, found.grid.place(row, column), message))
        })
}

/// That the amounts contain tax, when their heading says so: agreements are without it.
fn with_tax(found: &Found<'_>, amounts: &[usize]) -> Option<String> {
    let mut headings = found
        .headings
        .cells
        .iter()
        .filter(|heading| amounts.contains(&heading.column));
    let says_tax = |text: &str| {
        let words: String = text
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        [
            "sisalv",
            "sisältääalv",
            "sisältäenalv",
            "alvllinen",
            "verollinen",
            "bruttoalv",
        ]
        .iter()
        .any(|tax| words.contains(tax))
    };
    let heading = headings.find(|heading| says_tax(&heading.text))?;
    Some(format!(
        "sarakkeen \"{}\" summissa on otsikon mukaan arvonlisävero; ne luetaan sellaisinaan",
        vuosikello_core::one_line(&heading.text)
    ))
}

/// What other sheets say of the unit: it may be meant of this one.
fn others_say(found: &Found<'_>, grids: &[Grid]) -> Vec<String> {
    let others = grids.iter().filter(|grid| grid.sheet != found.grid.sheet);
    let mut told = Vec::new();
    for grid in others {
        let cells = grid
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().map(move |(column, cell)| (row, column, cell)));
        let said = cells.filter_map(|(row, column, cell)| {
            let unit = unit_said(cell.text()?, Where::Note)?;
            let name = CellName {
                row: row.row,
                column: *column,
            };
            let sheet = grid.sheet.as_deref().unwrap_or_default();
            Some(format!(
                "välilehden \"{sheet}\" solu {name} sanoo summien olevan {}; ne luetaan euroina",
                unit.told()
            ))
        });
        told.extend(said.take(1));
    }
    told
}

/// Cells whose formats show another unit than euro, or call thousands what is not divided.
fn formats(found: &Found<'_>, cells: &[AmountCell<'_>]) -> Vec<Trouble> {
    let wrong = |cell: &&AmountCell<'_>| {
        let unit = cell.shown.and_then(|shown| Some((shown, shown.unit.as_ref()?)));
        unit.is_some_and(|(shown, unit)| unit.thousands() != Some(shown.thousands))
    };
    let names: Vec<CellName> = cells.iter().filter(wrong).map(|cell| cell.name).collect();
    let Some(first) = cells.iter().find(wrong) else {
        return Vec::new();
    };
    let unit = first
        .shown
        .and_then(|shown| shown.unit.as_ref())
        .map(Unit::told)
        .unwrap_or_default();
    let row = found.grid.row(first.name.row);
    let place = row.map_or(Place::File, |row| found.grid.place(row, first.name.column));
    let message = format!(
        "solun muotoilun mukaan summa on {unit}{}",
        also(names.get(1..).unwrap_or_default())
    );
    let fix = "kirjoita soluun summa euroina ja muotoile se euroiksi";
    vec![Trouble::new("not-in-euro", place, message, fix)]
}

/// What is told of amounts that are shown in thousands and held in euro.
fn scaled(cells: &[AmountCell<'_>]) -> Option<String> {
    let mut scaled = cells
        .iter()
        .filter(|cell| cell.shown.is_some_and(|shown| shown.thousands > 0));
    let first = scaled.next()?;
    let others: Vec<CellName> = scaled.map(|cell| cell.name).collect();
    let value = Money::from_number(without_noise(first.value))
        .map_or_else(|_| first.value.to_string(), |money| money.to_string());
    Some(format!(
        "solu {} näyttää summan tuhansina tai miljoonina; siitä luetaan koko arvo {value}{}",
        first.name,
        also(&others)
    ))
}
