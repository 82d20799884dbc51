//! Decks as text.

use std::fmt::Write as _;

use vuosikello_document::plain_text;
use vuosikello_slides::{Block, Cell, Deck, RowKind, Table};

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
        Block::Table(table) => push_table(out, table),
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
        Block::Statuses(list) => {
            writeln!(out, "  [{}]", list.description).unwrap();
            for status in &list.items {
                writeln!(
                    out,
                    "  {} | {:?} {} | {}",
                    plain_text(&status.name),
                    status.light,
                    status.word,
                    plain_text(&status.comment)
                )
                .unwrap();
            }
        }
        Block::Figures(figures) => {
            for figure in figures {
                let comment = figure.comment.as_deref().unwrap_or_default();
                writeln!(out, "  * {} | {} | {comment}", figure.value, figure.label).unwrap();
            }
        }
    }
}

fn push_table(out: &mut String, table: &Table) {
    writeln!(out, "  [{}]", table.description).unwrap();
    let headers: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    writeln!(out, "  {}", headers.join(" | ")).unwrap();
    for row in &table.rows {
        let cells = row
            .cells
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| match cell {
                Cell::Empty => String::new(),
                Cell::Text(content) => plain_text(content),
                Cell::Figure(value) => column.figures.unwrap().show(*value),
                Cell::Light(light, word) => format!("{light:?} {word}"),
            });
        let mark = if row.kind == RowKind::Total { "= " } else { "  " };
        writeln!(out, "  {mark}{}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
}
