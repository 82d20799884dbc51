//! Tables: making them, reading their cells, choosing columns.

use std::borrow::Cow;

use super::{Cell, Column, Inline, Row, RowKind, Table};

impl Row {
    /// An ordinary row.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self::new(RowKind::Body, cells)
    }

    /// A heading for the rows below it, in a table of so many columns.
    pub fn group(title: impl AsRef<str>, columns: usize) -> Self {
        let mut cells = vec![Cell::Empty; columns.max(1)];
        if let Some(first) = cells.first_mut() {
            *first = Cell::text(title);
        }
        Self::new(RowKind::Group, cells)
    }

    /// The sum of the table.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self::new(RowKind::Total, cells)
    }

    /// A row of a kind.
    pub fn new(kind: RowKind, cells: Vec<Cell>) -> Self {
        Self { kind, cells }
    }
}

impl Table {
    /// A table without caption and rows, whose first cells head their rows.
    pub fn new(description: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            caption: Vec::new(),
            description: description.into(),
            columns,
            headers: Vec::new(),
            merges: Vec::new(),
            row_headers: true,
            rows: Vec::new(),
        }
    }

    /// The table with its rows.
    pub fn with_rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows = rows.into_iter().collect();
        self
    }

    /// How many columns a writer draws: one for each cell of the longest row, in a table whose rows have more cells than
    /// there are columns.
    pub fn width(&self) -> usize {
        let rows = self.headers.iter().chain(&self.rows).map(|row| row.cells.len());
        rows.fold(self.columns.len(), usize::max)
    }

    /// The cell of a row of this table in a column, as the running text that Word and PDF show (see [`Cell::content`]);
    /// empty where the row is short. A cell beyond the last column is shown as in a column of text.
    ///
    /// ```
    /// use vuosikello_document::{Cell, Column, Inline, Row, Table};
    ///
    /// let row = Row::body(vec![Cell::text("Sakari"), Cell::NoValue]);
    /// let table = Table::new("Palvelut", vec![Column::text("Palvelu")]);
    /// assert_eq!(table.content(&row, 0), [Inline::text("Sakari")].as_slice());
    /// assert_eq!(table.content(&row, 1), [Inline::text("\u{2013}")].as_slice());
    /// assert!(table.content(&row, 2).is_empty());
    /// ```
    pub fn content<'r>(&self, row: &'r Row, column: usize) -> Cow<'r, [Inline]> {
        match (row.cells.get(column), self.columns.get(column)) {
            (Some(cell), Some(column)) => cell.content(column),
            (Some(cell), None) => cell.content(&Column::text("")),
            (None, _) => Cow::Borrowed(&[]),
        }
    }

    /// The table as it reads in Word and PDF: each value as running text, in columns of text. Two tables that look alike
    /// there are equal in this form.
    pub fn as_text(&self) -> Self {
        let columns = self.columns.iter();
        let text = |row: &Row| {
            let cells = row.cells.iter().enumerate().map(|(column, cell)| match cell {
                Cell::Blocks(_) => cell.clone(),
                _ => self.content(row, column).into_owned().into(),
            });
            Row::new(row.kind, cells.collect())
        };
        let rows = self.rows.iter().map(text);
        Self {
            columns: columns
                .map(|column| Column::with_header(column.header.clone(), column.align, column.weight))
                .collect(),
            headers: self.headers.iter().map(text).collect(),
            rows: rows.collect(),
            caption: self.caption.clone(),
            description: self.description.clone(),
            merges: self.merges.clone(),
            row_headers: self.row_headers,
        }
    }

    /// The table without a column, which no other is computed from.
    pub(crate) fn without_column(mut self, column: usize) -> Self {
        if self.columns.len() > 1 && column < self.columns.len() {
            self.columns.remove(column);
            for row in self.rows.iter_mut().filter(|row| row.cells.len() > column) {
                row.cells.remove(column);
            }
        }
        self
    }

    /// The columns of these keys, in this order; a key that no column has is returned as the error. A computed column
    /// keeps its formula only where the columns that it is computed from are taken too.
    ///
    /// # Errors
    /// The first key that no column has.
    pub fn select<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Result<Self, &'k str> {
        let places = keys
            .into_iter()
            .map(|key| {
                self.columns
                    .iter()
                    .position(|column| column.key == key)
                    .ok_or(key)
            })
            .collect::<Result<Vec<usize>, &str>>()?;
        let columns = places
            .iter()
            .filter_map(|place| self.columns.get(*place))
            .map(|column| {
                let formula = column.formula.as_ref().and_then(|formula| formula.moved(&places));
                Column {
                    formula,
                    ..column.clone()
                }
            });
        let rows = self.rows.iter().map(|row| Row {
            kind: row.kind,
            cells: match row.kind {
                // A heading keeps its title whichever columns are taken.
                RowKind::Group if row.cells.iter().skip(1).all(Cell::is_empty) => {
                    row.cells.iter().take(places.len()).cloned().collect()
                }
                _ => places
                    .iter()
                    .map(|place| row.cells.get(*place).cloned().unwrap_or_default())
                    .collect(),
            },
        });
        Ok(Self {
            columns: columns.collect(),
            headers: self.headers_in(&places),
            // What was merged does not lie side by side any more.
            merges: Vec::new(),
            rows: rows.collect(),
            caption: self.caption.clone(),
            description: self.description.clone(),
            row_headers: self.row_headers,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Align, Formula};
    use vuosikello_core::Money;

    fn table() -> Table {
        let columns = vec![
            Column::text("Palvelu").key("nimi"),
            Column::money("Budjetti").key("budjetti"),
            Column::money("Ennuste").key("ennuste"),
            Column::money("Poikkeama")
                .key("poikkeama")
                .signed()
                .computed(Formula::Difference {
                    minuend: 2,
                    subtrahend: 1,
                }),
        ];
        let money = |cents| Cell::Money(Money::from_cents(cents));
        Table::new("Palvelut", columns).with_rows([
            Row::group("Ylläpito", 4),
            Row::body(vec![Cell::text("Sakari"), money(100), money(150), money(50)]),
        ])
    }

    #[test]
    fn chosen_columns_stand_in_the_order_wanted() {
        let chosen = table().select(["poikkeama", "nimi"]).unwrap();
        assert_eq!(chosen.columns[0].title(), "Poikkeama");
        assert_eq!(chosen.columns[0].formula, None);
        assert_eq!(chosen.rows[0].cells[0], Cell::text("Ylläpito"));
        assert_eq!(chosen.rows[1].cells[1], Cell::text("Sakari"));
        assert_eq!(table().select(["nimi", "nimii"]).unwrap_err(), "nimii");
    }

    #[test]
    fn a_table_of_values_reads_as_a_table_of_texts() {
        let mut values = table();
        values.rows.push(Row::total(vec![
            Cell::NoValue,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Count(1_000),
        ]));
        let texts = values.as_text();
        assert_eq!((texts.width(), values.width()), (5, 5));
        let text = |text: &str| Cell::Text(vec![Inline::text(text)]);
        assert_eq!(texts.rows[0], Row::group("Ylläpito", 4));
        assert_eq!(
            texts.rows[1].cells,
            [text("Sakari"), text("1,00"), text("1,50"), text("+0,50")]
        );
        assert_eq!(texts.rows[2].cells[0], text("\u{2013}"));
        assert_eq!(texts.rows[2].cells[4], text("1\u{a0}000"));
        assert_eq!(texts.columns[3], Column::new("Poikkeama", Align::Decimal, 1.0));
        assert_eq!(texts.as_text(), texts);
    }

    #[test]
    fn a_formula_moves_with_its_columns() {
        let chosen = table()
            .select(["nimi", "ennuste", "budjetti", "poikkeama"])
            .unwrap();
        let moved = Formula::Difference {
            minuend: 1,
            subtrahend: 2,
        };
        assert_eq!(chosen.columns[3].formula, Some(moved));
    }
}
