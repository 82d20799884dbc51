//! The largest deviations of a budget in the rows of a table: the amount, a bar to its side, and the reason.

use vuosikello_core::{Money, ServiceRow};
use vuosikello_document::deck::{Block, Plot, PlotKind};
use vuosikello_document::{Cell, Column, Inline, Row, Table, Unit};

use super::amounts::{AmountUnit, short};
use crate::numerals::counted;
use crate::phrases::signed;

/// The words of what deviates from what.
pub(super) struct Words {
    /// The header of the amounts.
    pub(super) amount: &'static str,
    /// What is below zero, and what is above.
    pub(super) below: &'static str,
    pub(super) above: &'static str,
}

/// What the rest has for a reason where all of it is explained.
fn largest_of(rest: &[&ServiceRow]) -> Cell {
    let mut deviations = rest.iter().filter_map(|row| row.figures.deviation());
    deviations.next().map_or(Cell::NoValue, |largest| {
        let size = Money::from_cents(largest.cents().saturating_abs());
        Cell::text(format!("Yksittäin enintään {}", short(size)))
    })
}

/// The reason of a row, or that there is none.
fn reason(row: &ServiceRow) -> Cell {
    match &row.reason {
        Some(reason) => Cell::text(reason),
        None => missing("Syy puuttuu".to_owned()),
    }
}

/// A name in which numbers stay with what they count: `0,2 henkilötyövuotta`, `2. vaihe`.
fn bound(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(' ') {
        if !out.is_empty() {
            let last = out.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
            let is_number = last.starts_with(|c: char| c.is_ascii_digit());
            out.push(if is_number { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
    }
    out
}

fn missing(text: String) -> Cell {
    Cell::Text(vec![Inline::Strong(vec![Inline::text(text)])])
}

/// The reasons of the rest.
fn reason_of_rest(rest: &[&ServiceRow]) -> Cell {
    let without: Vec<&&ServiceRow> = rest.iter().filter(|row| row.reason.is_none()).collect();
    match without.as_slice() {
        [] => largest_of(rest),
        [one] => missing(format!("Syy puuttuu: {}", one.name)),
        several => missing(format!("Syy puuttuu {} kohteesta", several.len())),
    }
}

/// The rows with a deviation, the largest first, of which up to `most` stand by themselves and the rest as one; one that is left
/// over stands by itself too. And what the speaker says: the exact amounts.
pub(super) fn block(
    rows: &[&ServiceRow],
    most: usize,
    words: &Words,
    description: String,
) -> (Block, Vec<String>) {
    let shown = if rows.len() <= most + 1 { rows.len() } else { most };
    let (shown, rest) = rows.split_at_checked(shown).unwrap_or((rows, &[]));
    let amount = |row: &&ServiceRow| row.figures.deviation().unwrap_or_default();
    let sum: Money = rest.iter().map(amount).sum();
    let unit = AmountUnit::of(shown.iter().map(amount));
    let columns = vec![
        Column::text("Palvelu tai kohde"),
        unit.column(words.amount).signed(),
        Column::text(format!("{} / {}", words.below, words.above.to_lowercase())),
        Column::text("Syy"),
    ];
    let mut table_rows: Vec<Row> = shown
        .iter()
        .map(|row| {
            Row::body(vec![
                Cell::text(bound(&row.name)),
                unit.cell(amount(row)),
                Cell::Empty,
                reason(row),
            ])
        })
        .collect();
    if !rest.is_empty() {
        table_rows.push(Row::body(vec![
            Cell::text(format!("Muut, {}", counted(rest.len(), "kohde", "kohdetta"))),
            unit.cell(sum),
            Cell::Empty,
            reason_of_rest(rest),
        ]));
    }
    // The rest has no bar: a sum of many would dwarf the others.
    let values = |is_shown: fn(i64) -> bool| {
        let values = shown
            .iter()
            .map(amount)
            .map(Money::cents)
            .map(move |cents| is_shown(cents).then_some(cents));
        values
            .chain((!rest.is_empty()).then_some(None))
            .collect::<Vec<_>>()
    };
    let plot = Plot::new(2, PlotKind::Bars, Unit::Euro, format!("Pylväät: {description}"))
        .series(words.below, values(|cents| cents < 0))
        .series(words.above, values(|cents| cents >= 0))
        .as_warning();
    let exact = shown
        .iter()
        .map(|row| format!("{}: {}.", row.name, signed(amount(row))));
    let notes = exact.collect();
    let table = Table::new(description, columns).with_rows(table_rows);
    (Block::plotted(table, plot), notes)
}
