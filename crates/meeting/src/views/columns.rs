//! Columns of a table under the headers that a document gives them.

use vuosikello_document::Table;

/// The columns with these keys under these headers; keys that the table does not have are left out.
pub(super) fn columns(table: &Table, choices: &[(&str, &str)]) -> Table {
    let known = |key: &str| table.columns.iter().any(|column| column.key == key);
    let choices: Vec<&(&str, &str)> = choices.iter().filter(|(key, _)| known(key)).collect();
    let mut chosen = table
        .select(choices.iter().map(|(key, _)| *key))
        .unwrap_or_default();
    for (column, (_, header)) in chosen.columns.iter_mut().zip(choices) {
        column.header = vec![vuosikello_document::Inline::text(*header)];
    }
    chosen
}
