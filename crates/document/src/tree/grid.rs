//! The grid of a table: its header rows, and which places merged cells take.

use std::borrow::Cow;

use super::{Cell, Extent, Inline, Row, Table};

impl Table {
    /// Whether the table has a header row: a column that says what it holds.
    pub fn has_header(&self) -> bool {
        !self.headers.is_empty() || self.columns.iter().any(|column| !column.header.is_empty())
    }

    /// The number of rows that head the others.
    pub fn header_rows(&self) -> usize {
        1 + self.headers.len()
    }

    /// Returns what each place of the grid is, row by row, the header rows first: a cell, or a part of a merged one. Of merges that lie over one another the first
    /// counts; a merge ends at the edge of the table, and at the last header row.
    ///
    /// ```
    /// use vuosikello_document::{Column, Extent, Merge, Row, Table};
    ///
    /// let mut table = Table::new("Kulut", vec![Column::text("Palvelu"), Column::text("Kulut"), Column::text("")])
    ///     .with_rows([Row::group("Ylläpito", 3)]);
    /// table.merges = vec![Merge { row: 0, column: 1, rows: 1, columns: 2 }];
    /// let header = &table.extents()[0];
    /// assert_eq!(header[1], Extent::Cell { rows: 1, columns: 2 });
    /// assert_eq!(header[2], Extent::Covered);
    /// ```
    pub fn extents(&self) -> Vec<Vec<Extent>> {
        let (width, head) = (self.width(), self.header_rows());
        let height = head + self.rows.len();
        let mut grid = vec![vec![Extent::SINGLE; width]; height];
        for merge in &self.merges {
            let last = if merge.row < head { head } else { height };
            let rows = merge.row..merge.row.saturating_add(merge.rows).min(last);
            let columns = merge.column..merge.column.saturating_add(merge.columns).min(width);
            if rows.is_empty() || columns.is_empty() {
                continue;
            }
            let is_free = |row: usize| {
                let cells = grid.get(row).and_then(|cells| cells.get(columns.clone()));
                cells.is_some_and(|cells| cells.iter().all(|cell| *cell == Extent::SINGLE))
            };
            if !rows.clone().all(is_free) {
                continue;
            }
            for row in rows.clone() {
                for column in columns.clone() {
                    let place = grid.get_mut(row).and_then(|cells| cells.get_mut(column));
                    if let Some(place) = place {
                        *place = match (row == merge.row, column == merge.column) {
                            (true, true) => Extent::Cell {
                                rows: rows.len(),
                                columns: columns.len(),
                            },
                            (false, true) => Extent::Below {
                                columns: columns.len(),
                            },
                            (_, false) => Extent::Covered,
                        };
                    }
                }
            }
        }
        grid
    }

    /// The table for a format that knows neither merged cells nor several header rows: what stands in the header rows above a
    /// column is its header, line by line.
    pub fn simple(&self) -> Cow<'_, Self> {
        if self.headers.is_empty() && self.merges.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut table = Self {
            headers: Vec::new(),
            merges: Vec::new(),
            ..self.clone()
        };
        let extents = self.extents();
        for (at, column) in table.columns.iter_mut().enumerate() {
            let mut lines: Vec<Vec<Inline>> = Vec::new();
            for (row, places) in extents.iter().enumerate().take(self.header_rows()) {
                // A merged cell heads all columns that it takes.
                let first = (0..=at).rev().find(|first| {
                    matches!(places.get(*first), Some(Extent::Cell { columns, .. }) if first + columns > at)
                });
                let Some(first) = first else { continue };
                let text = self.header_text(row, first);
                if !text.is_empty() {
                    lines.push(text);
                }
            }
            column.header = lines.join(&Inline::LineBreak);
        }
        Cow::Owned(table)
    }

    fn header_text(&self, row: usize, column: usize) -> Vec<Inline> {
        match row.checked_sub(1) {
            None => self
                .columns
                .get(column)
                .map(|column| column.header.clone())
                .unwrap_or_default(),
            Some(further) => {
                let row = self.headers.get(further);
                row.map(|row| self.content(row, column).into_owned())
                    .unwrap_or_default()
            }
        }
    }

    /// The header rows below that of the columns, with their cells in the columns of the given places.
    pub(super) fn headers_in(&self, places: &[usize]) -> Vec<Row> {
        let cell = |row: &Row, place: &usize| row.cells.get(*place).cloned().unwrap_or(Cell::Empty);
        let rows = self.headers.iter().map(|row| Row {
            kind: row.kind,
            cells: places.iter().map(|place| cell(row, place)).collect(),
        });
        rows.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, Merge, plain_text};

    fn merge(row: usize, column: usize, rows: usize, columns: usize) -> Merge {
        Merge {
            row,
            column,
            rows,
            columns,
        }
    }

    fn table(merges: Vec<Merge>) -> Table {
        let columns = ["Palvelu", "Kulut", ""].map(Column::text);
        let text = |texts: [&str; 3]| Row::body(texts.map(Cell::text).into());
        Table {
            headers: vec![text(["", "2026", "2027"])],
            merges,
            ..Table::new("", columns.into()).with_rows([text(["A", "1", "2"]), text(["", "3", "4"])])
        }
    }

    #[test]
    fn merges_end_at_the_edges_and_do_not_overlap() {
        let grid = table(vec![
            merge(0, 1, 1, 9),
            merge(0, 0, 9, 1),
            merge(2, 0, 2, 1),
            merge(3, 0, 1, 2),
            merge(9, 9, 1, 1),
        ])
        .extents();
        let cell = |rows, columns| Extent::Cell { rows, columns };
        assert_eq!(grid[0], [cell(2, 1), cell(1, 2), Extent::Covered]);
        assert_eq!(
            grid[1],
            [Extent::Below { columns: 1 }, Extent::SINGLE, Extent::SINGLE]
        );
        assert_eq!(grid[2], [cell(2, 1), Extent::SINGLE, Extent::SINGLE]);
        assert_eq!(
            grid[3],
            [Extent::Below { columns: 1 }, Extent::SINGLE, Extent::SINGLE]
        );
    }

    #[test]
    fn a_simple_table_has_all_headers_of_a_column_in_one() {
        let table = table(vec![merge(0, 1, 1, 2), merge(0, 0, 2, 1)]);
        let simple = table.simple();
        let titles: Vec<String> = simple
            .columns
            .iter()
            .map(|column| plain_text(&column.header))
            .collect();
        assert_eq!(titles, ["Palvelu", "Kulut\n2026", "Kulut\n2027"]);
        assert!(simple.headers.is_empty() && simple.merges.is_empty());
    }
}
