//! Lines of CSV files.

/// Adds a line of a CSV file (RFC 4180).
pub(super) fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    let quoted = |cell: String| match cell.contains([';', '"', '\n', '\r', ',', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    };
    let cells: Vec<String> = cells.map(quoted).collect();
    text.push_str(&cells.join(";"));
    text.push_str("\r\n");
}
