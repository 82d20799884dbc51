//! Whether the tables of an edited document still sum.

use vuosikello::document::{ColumnKind, Document, Row, RowKind, Table, plain_text};
use vuosikello_core::Money;

/// Every total of a table that its rows do not give, in Finnish. Which rows and columns are summed is known from the
/// document as it was generated; rows that people have added are ordinary rows.
pub(crate) fn differing_sums(generated: &Document, edited: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for before in tables(generated).filter(|table| table.rows.iter().any(|row| row.kind == RowKind::Total)) {
        let name = name_of(before);
        if let Some(after) = tables(edited).find(|table| name_of(table) == name) {
            differing(&mut found, &name, before, after);
        }
    }
    found
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    use vuosikello::document::Block;
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn name_of(table: &Table) -> String {
    let caption = plain_text(&table.caption);
    if caption.trim().is_empty() {
        table.description.clone()
    } else {
        caption
    }
}

fn differing(found: &mut Vec<String>, name: &str, before: &Table, after: &Table) {
    for column in before
        .columns
        .iter()
        .filter(|column| column.kind == ColumnKind::Money)
    {
        let title = column.title();
        let Some(at) = after.columns.iter().position(|column| column.title() == title) else {
            continue;
        };
        let (mut sum, mut group) = (Money::ZERO, Money::ZERO);
        for row in &after.rows {
            let text = text(after, row, at);
            let Some(amount) = amount(&text) else {
                if !text.trim().is_empty() && text.trim() != "–" {
                    found.push(format!(
                        "taulukko \"{name}\", rivi \"{}\", sarake {title}: \"{text}\" ei ole summa",
                        first(after, row)
                    ));
                }
                continue;
            };
            let expected = match kind_of(before, &first(after, row)) {
                RowKind::Total => sum,
                RowKind::Subtotal => std::mem::replace(&mut group, Money::ZERO),
                RowKind::Group => continue,
                RowKind::Body => {
                    // More money than there can be does not sum: the total below differs.
                    sum = sum.checked_add(amount).unwrap_or(Money::ZERO);
                    group = group.checked_add(amount).unwrap_or(Money::ZERO);
                    continue;
                }
            };
            if amount != expected {
                found.push(format!(
                    "taulukko \"{name}\", rivi \"{}\", sarake {title}: summa on {amount}, mutta rivit ovat yhteensä {expected}",
                    first(after, row)
                ));
            }
        }
    }
}

/// What the row with this first cell was when the table was generated.
fn kind_of(table: &Table, title: &str) -> RowKind {
    let mut rows = table.rows.iter();
    rows.find(|row| first(table, row) == title)
        .map_or(RowKind::Body, |row| row.kind)
}

fn first(table: &Table, row: &Row) -> String {
    text(table, row, 0)
}

fn text(table: &Table, row: &Row, column: usize) -> String {
    match column < row.cells.len() {
        true => plain_text(&table.content(row, column)),
        false => String::new(),
    }
}

/// An amount as people write it: with or without grouping spaces and the sign of the euro.
fn amount(text: &str) -> Option<Money> {
    Money::parse(text.trim().trim_end_matches('€').trim_end()).ok()
}
