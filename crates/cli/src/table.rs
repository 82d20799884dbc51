//! Tables of plain text for the terminal.

/// Lays out rows in columns as wide as their widest cell, two spaces apart; `right` says which columns stand at the
/// right edge.
pub(crate) fn lines(rows: &[Vec<String>], right: &[bool]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(i, (cell, width))| {
            if right.get(i).copied().unwrap_or(false) {
                format!("{cell:>width$}")
            } else {
                format!("{cell:<width$}")
            }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [
            vec!["Äijä".to_owned(), "1".to_owned()],
            vec!["B".to_owned(), "200".to_owned()],
        ];
        assert_eq!(lines(&rows, &[false, true]), ["Äijä    1", "B     200"]);
    }
}
