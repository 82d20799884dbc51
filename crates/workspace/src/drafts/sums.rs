//! Whether the tables of an edited document still sum.

use vuosikello::document::{Block, Document, RowKind, Table, plain_text};
use vuosikello_inspect::differing_sums;

/// Every total of a table that its rows do not give, in Finnish. Which rows and columns are summed is known from the document as it was
/// generated; a table that people have added sums by what its rows say.
pub(crate) fn sums_that_differ(generated: &Document, edited: &Document) -> Vec<String> {
    let of_table = |table: &Table| {
        let name = name_of(table);
        let before = tables(generated).find(|before| name_of(before) == name);
        let is_summed = |before: &&Table| before.rows.iter().any(|row| row.kind == RowKind::Total);
        let sums = match before {
            Some(before) if is_summed(&before) => differing_sums(table, Some(before)),
            Some(_) => Vec::new(),
            None => differing_sums(table, None),
        };
        sums.into_iter()
            .map(move |sum| format!("taulukko ”{name}”, {sum}"))
            .collect::<Vec<_>>()
    };
    tables(edited).flat_map(of_table).collect()
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
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
