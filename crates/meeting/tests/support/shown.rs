//! Decks as text.

use std::fmt::Write as _;

use vuosikello_document::deck::{Block, Deck};
use vuosikello_document::{Align, Cell, Column, ColumnKind, RowKind, Status, Table, plain_text};

/// The deck as text, one block after another.
pub fn text(deck: &Deck) -> String {
    let mut out = format!(
        "{} | {}\n",
        deck.head.title,
        deck.head.footers.first().map_or("", String::as_str)
    );
    for section in &deck.sections {
        writeln!(out, "\n=== {}", section.name).unwrap();
        for slide in &section.slides {
            writeln!(out, "\n{:?}: {}", slide.role, slide.title).unwrap();
            for block in slide.blocks.iter().chain(&slide.second) {
                push(&mut out, block);
            }
            for note in &slide.notes {
                writeln!(out, "  > {note}").unwrap();
            }
        }
    }
    out
}

fn push(out: &mut String, block: &Block) {
    match block {
        Block::Text(content) => writeln!(out, "  {}", plain_text(content)).unwrap(),
        Block::List(list) => {
            for (number, item) in (1..).zip(&list.items) {
                let mark = if list.numbered {
                    format!("{number}.")
                } else {
                    "-".to_owned()
                };
                writeln!(out, "  {mark} {}", plain_text(&item.content)).unwrap();
            }
        }
        Block::Table(block) if is_status_list(&block.table) => push_statuses(out, &block.table),
        Block::Table(block) => push_table(out, &block.table),
        Block::Chart(block) => {
            let chart = &block.chart;
            writeln!(out, "  {:?} {}", chart.kind, plain_text(&chart.caption)).unwrap();
            writeln!(out, "  [{}]", chart.description).unwrap();
            writeln!(out, "  {}", chart.categories.join(" | ")).unwrap();
            for series in &chart.series {
                let values = series.values.iter().map(|value| match value {
                    Some(value) => chart.unit.figures(*value),
                    None => "–".to_owned(),
                });
                writeln!(
                    out,
                    "  {}: {}",
                    series.name,
                    values.collect::<Vec<_>>().join(" | ")
                )
                .unwrap();
            }
        }
        Block::Figures(figures) => {
            for figure in figures {
                let comment = figure.comment.as_deref().unwrap_or_default();
                writeln!(out, "  * {} | {} | {comment}", figure.shown(), figure.label).unwrap();
            }
        }
    }
}

/// Whether a table tells the states of services; it is shown without its headers.
fn is_status_list(table: &Table) -> bool {
    table
        .columns
        .first()
        .is_some_and(|column| column.title() == "Palvelu")
        && table
            .columns
            .get(1)
            .is_some_and(|column| column.kind == ColumnKind::Status)
}

fn push_statuses(out: &mut String, table: &Table) {
    writeln!(out, "  [{}]", table.description).unwrap();
    for row in &table.rows {
        let [name, Cell::Status(status), comment @ ..] = row.cells.as_slice() else {
            panic!("{row:?}")
        };
        let column = Column::text("");
        let comment = comment.first().map_or(String::new(), |cell| cell.shown(&column));
        writeln!(out, "  {} | {} | {comment}", name.shown(&column), light(status)).unwrap();
    }
}

fn light(status: &Status) -> String {
    format!("{:?} {}", status.light, status.label())
}

fn push_table(out: &mut String, table: &Table) {
    writeln!(out, "  [{}]", table.description).unwrap();
    let headers: Vec<String> = table.columns.iter().map(Column::title).collect();
    writeln!(out, "  {}", headers.join(" | ")).unwrap();
    for row in &table.rows {
        let cells = row
            .cells
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| match cell {
                // Slides show no percent sign in the cell, and a dash only where they set one.
                Cell::NoValue if column.kind.is_figure() => String::new(),
                Cell::Share(_) => cell.shown(column).trim_end_matches("\u{a0}%").to_owned(),
                Cell::Status(status) => light(status),
                cell => {
                    let mut column = column.clone();
                    column.align = Align::Decimal;
                    cell.shown(&column)
                }
            });
        let mark = if row.kind == RowKind::Total { "= " } else { "  " };
        writeln!(out, "  {mark}{}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
}
