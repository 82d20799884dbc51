//! Tables as people make them, read into the values of the model.
//!
//! A table in Excel seldom begins in A1: there is a title, a logo, an instruction, a sheet before it; headings have units, hyphens and line
//! breaks; rows are grouped, summed and annotated. What is wanted is described ([`Wanted`]: the keys of the columns, how they may be
//! headed, what their cells hold), and [`read`] finds it:
//!
//! | step | file |
//! |---|---|
//! | the cells of a file, bounded, with the form that they show | `grid`, `csv`, `xlsx`, `number_format` |
//! | the sheet and the rows that hold the headings | `find` |
//! | headings compared: case, units, hyphens, numbers | `headings` |
//! | columns taken, left out, missing; months side by side | `columns` |
//! | sheets that are not read | `sheets` |
//! | rows of data, groups, sums, notes | `rows`, `sums`, `outside` |
//! | amounts in thousands, in other currencies | `units` |
//! | values: amounts, percentages, days, months, choices | `values` |
//! | what was taken and what was left out | `account` |
//!
//! Nothing is dropped in silence: what is not among the records is in the [`Account`], in a remark, or an error. What could be read in two ways
//! (`1.234`) is an error. Nothing here knows the model, does I/O, or panics on input.
//!
//! ```
//! use vuosikello_intake::{Column, Kind, Wanted, read, read_csv};
//! let column = |key: &str, kind| Column { key: key.into(), names: Vec::new(), kind, required: true, expected: false };
//! let wanted = Wanted {
//!     columns: vec![column("palvelu", Kind::Text), column("summa", Kind::Amount)],
//!     summed: Some("summa".into()),
//!     ..Wanted::default()
//! };
//! let file = "Kustannukset 2027;\n\nPalvelu;Summa (€);Muistio\nP1;1 234,50 EUR;x\nYhteensä;1 234,50\n* alv 0 %;\n";
//! let table = read(&[read_csv(file.as_bytes()).unwrap()], &wanted);
//! assert_eq!(table.value, serde_json::json!([{ "palvelu": "P1", "summa": "1\u{a0}234,50" }]));
//! assert_eq!(table.remarks, ["saraketta \"Muistio\" ei lueta"]);
//! assert_eq!(table.account.rows_left.len(), 3);
//! ```

mod account;
mod columns;
mod csv;
mod find;
mod grid;
mod headings;
mod limits;
mod lists;
mod number_format;
mod outside;
mod place;
mod places;
mod rows;
mod sheets;
mod sums;
mod trouble;
mod units;
mod values;
mod wanted;
mod xlsx;

use serde_json::Value;

pub use account::{Account, ColumnLeft, ColumnName, ColumnReason, ColumnTaken, RowLeft, RowReason};
pub use csv::read_csv;
pub use grid::{Cell, Grid, GridRow, Hidden, Merged, Merges};
pub use headings::{Known, Meaning};
pub use place::{CellName, Place, column_letters};
pub use places::Places;
pub use rows::statistic_of;
pub use trouble::Trouble;
pub use units::{Shown, Unit};
pub use values::{plain, same_word, without_noise};
pub use wanted::{Column, Kind, Wanted};
pub use xlsx::read_xlsx;

use columns::{Layout, layout};
use find::Found;
use outside::Outside;

/// A table that was read.
#[derive(Debug, Default)]
pub struct Table {
    /// The rows as a list of objects.
    pub value: Value,
    /// Which cell each value came from.
    pub places: Places,
    /// Everything that is wrong with the table as a table; the values themselves have not been checked.
    pub trouble: Vec<Trouble>,
    /// Whether the columns were understood, so that the rows were read. Without them, one mistake in a heading would be one in every row.
    pub has_rows: bool,
    /// What a person must know, in Finnish.
    pub remarks: Vec<String>,
    /// What was taken and what was left out.
    pub account: Account,
}

/// Reads the table that is wanted from the sheets of a file.
pub fn read(grids: &[Grid], wanted: &Wanted) -> Table {
    let known = Known::of(wanted);
    let found = match find::find(grids, &known) {
        Ok(Some(found)) => found,
        Ok(None) => return unread(empty(wanted)),
        Err(trouble) => return unread(trouble),
    };
    let mut layout = layout(&found, &known);
    let (trouble, units) = units::check(&found, &layout, wanted, grids);
    layout.trouble.extend(trouble);
    let mut table = Table {
        value: Value::Array(Vec::new()),
        account: account(grids, &found, &layout),
        trouble: found.grid.trouble.clone(),
        ..Table::default()
    };
    table
        .remarks
        .extend(layout.remark.clone().into_iter().chain(units));
    table.remarks.extend(sheets::unread(grids, &found, &known));
    if !layout.trouble.is_empty() {
        table.trouble.extend(layout.trouble);
        return table;
    }
    let mut outside = Outside::of(&found);
    let rows = rows::rows(&found, &layout, wanted, &mut outside);
    let (trouble, left) = outside.finish();
    table.trouble.extend(trouble.into_iter().chain(rows.trouble));
    table.remarks.extend(beside(&left));
    table.remarks.extend(commented(found.grid));
    table.remarks.extend(rows.remarks);
    table.account.columns_left.extend(left);
    table.account.columns_left.sort_by_key(|left| left.column);
    table.account.rows = rows.records.len();
    table.account.rows_left = rows.left;
    table.places = rows.places;
    table.value = Value::Array(rows.records);
    table.has_rows = true;
    table
}

fn unread(trouble: Trouble) -> Table {
    Table {
        value: Value::Array(Vec::new()),
        trouble: vec![trouble],
        ..Table::default()
    }
}

fn empty(wanted: &Wanted) -> Trouble {
    let keys: Vec<&str> = wanted.columns.iter().map(|column| column.key.as_str()).collect();
    let fix = format!(
        "kirjoita ensimmäiselle riville sarakkeiden otsikot: {}",
        keys.join(", ")
    );
    Trouble::with_file("empty-table", "taulukko on tyhjä", fix)
}

/// A remark on what people have written on cells as comments: it may be meant for whoever reads the table, and no document has it.
pub fn commented(grid: &Grid) -> Option<String> {
    // Enough to see what they are about, on one line; all are in the file.
    const MOST_TOLD: usize = 3;
    let told = grid.comments.iter().take(MOST_TOLD);
    let mut told = told
        .map(|(place, text)| format!("{place} (\"{text}\")"))
        .collect::<Vec<_>>()
        .join("; ");
    match grid.comments.len().saturating_sub(MOST_TOLD) {
        0 if told.is_empty() => return None,
        0 => {}
        more => told.push_str(&format!(" ja {more} muuta")),
    }
    Some(format!("solujen kommentteja ei lueta: {told}"))
}

/// A remark on columns beside the table, which have no headings.
fn beside(left: &[ColumnLeft]) -> Option<String> {
    let names: Vec<String> = left.iter().map(|left| left.column.to_string()).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!(
            "taulukon vieressä olevaa saraketta {one} ei lueta: sillä ei ole otsikkoa"
        )),
        many => Some(format!(
            "taulukon vieressä olevia sarakkeita {} ei lueta: niillä ei ole otsikkoa",
            many.join(", ")
        )),
    }
}

fn account(grids: &[Grid], found: &Found<'_>, layout: &Layout<'_>) -> Account {
    let others = grids.iter().filter(|grid| grid.sheet != found.grid.sheet);
    let rows = found.headings.first..=found.headings.last;
    let rows = rows.filter_map(|index| found.grid.rows.get(index));
    let taken = layout
        .taken
        .iter()
        .map(|taken| (taken.column, &taken.heading, taken.key));
    let months = layout.months.iter();
    let months = months.flat_map(|months| {
        months
            .columns
            .iter()
            .map(|(column, _, heading)| (*column, heading, months.amount))
    });
    let grouped = layout.grouped.iter();
    let grouped = grouped.map(|grouped| (grouped.column, &grouped.taken.heading, grouped.taken.key));
    let mut columns: Vec<ColumnTaken> = taken
        .chain(months)
        .chain(grouped)
        .map(|(column, heading, key)| ColumnTaken {
            column: ColumnName(column),
            heading: heading.clone(),
            key: key.to_owned(),
        })
        .collect();
    columns.sort_by_key(|taken| taken.column);
    Account {
        sheet: found.grid.sheet.clone(),
        other_sheets: others.filter_map(|grid| grid.sheet.clone()).collect(),
        heading_rows: rows.map(|row| row.row + 1).collect(),
        columns,
        columns_left: layout.left.clone(),
        rows: 0,
        rows_left: Vec::new(),
    }
}
