//! Charts over tables, and the tables of what charts show.

use std::ops::Range;

use vuosikello_core::{Money, Percentage};

use super::{Align, Cell, Chart, ChartKind, Column, Language, NotCharted, Row, RowKind, Series, Table, Unit};

impl Chart {
    /// A chart over ordinary rows of a table, without caption: one column names the categories, and each of the others is a
    /// series with the name of its header. A cell without a figure is a value that is missing.
    ///
    /// ```
    /// use vuosikello_core::Money;
    /// use vuosikello_document::{Cell, Chart, ChartKind, Column, Row, Table};
    ///
    /// let columns = vec![Column::text("Palvelu"), Column::money("Toteuma")];
    /// let cells = vec![Cell::text("Käyttöpalvelu"), Cell::Money(Money::from_cents(123_450))];
    /// let table = Table::new("Käyttöpalvelu maksoi 1 234,50 euroa.", columns).with_rows([Row::body(cells)]);
    /// let chart = Chart::over(ChartKind::ClusteredBars, &table, 0, &[1], 0..1)?;
    /// assert_eq!(chart.series[0].values, [Some(123_450)]);
    /// # Ok::<(), vuosikello_document::NotCharted>(())
    /// ```
    ///
    /// # Errors
    /// [`NotCharted`] if a column or row is not there or is not of the right kind.
    pub fn over(
        kind: ChartKind,
        table: &Table,
        categories: usize,
        series: &[usize],
        rows: Range<usize>,
    ) -> Result<Self, NotCharted> {
        if !(1..=Self::MOST_SERIES).contains(&series.len()) {
            return Err(NotCharted::Count);
        }
        let column = |at: usize| table.columns.get(at);
        let units = series
            .iter()
            .map(|at| Ok(Unit::of(column(*at).ok_or(NotCharted::NoSeries)?.kind)));
        let units = units.collect::<Result<Vec<Option<Unit>>, NotCharted>>()?;
        let names = column(categories).ok_or(NotCharted::NoCategories)?;
        let unit = units.first().copied().flatten().ok_or(NotCharted::NoFigures)?;
        if units.iter().any(|other| *other != Some(unit)) {
            return Err(NotCharted::OtherUnits);
        }
        let rows = table.rows.get(rows).filter(|rows| !rows.is_empty());
        let rows = rows.ok_or(NotCharted::NoRows)?;
        if rows.iter().any(|row| row.kind != RowKind::Body) {
            return Err(NotCharted::Sums);
        }
        let name = |row: &Row| {
            row.cells
                .get(categories)
                .map_or_else(String::new, |cell| cell.shown(names))
        };
        let mut chart = Self::new(kind, unit, "", &*table.description).categories(rows.iter().map(name));
        chart.caption.clear();
        for (at, column) in series.iter().filter_map(|at| Some((*at, column(*at)?))) {
            let values = rows.iter().map(|row| row.cells.get(at)?.units(column.kind));
            chart = chart.series(column.title(), values);
            chart.signed |= column.signed;
        }
        Ok(chart)
    }

    /// The data of the chart as a table with the same caption and description: a row for each category, a column for each
    /// series, the unit in the headers, and for stacked bars the sum of each row. For writers that do not draw, and for
    /// charts that cannot be drawn legibly. The words that the chart itself does not have are in `language`.
    ///
    /// ```
    /// use vuosikello_document::{Chart, ChartKind, Language, Unit};
    ///
    /// let chart = Chart::new(ChartKind::ClusteredBars, Unit::Euro, "Kustannukset", "Käyttöpalvelu maksoi 1 234,50 euroa.")
    ///     .categories(["Käyttöpalvelu"])
    ///     .series("Toteuma", [Some(123_450)]);
    /// let table = chart.as_table(Language::Finnish);
    /// assert_eq!(table.columns[1].title(), "Toteuma,\u{a0}€");
    /// assert_eq!(table.rows[0].cells[1].shown(&table.columns[1]), "1\u{a0}234,50");
    /// ```
    pub fn as_table(&self, language: Language) -> Table {
        let sums = self.kind.is_summed() && self.series.len() > 1;
        let mut columns = vec![Column::new(
            self.kind.category_header(language),
            Align::Start,
            3.0,
        )];
        let names = self.series.iter().map(|series| series.name.as_str());
        columns.extend(
            names
                .chain(sums.then_some(language.choose("Yhteensä", "Totalt", "Total")))
                .map(|name| {
                    let header = format!("{name}{}", self.unit.in_header());
                    Column::new(header, Align::Decimal, 2.0).of(self.unit.into())
                }),
        );
        let rows = self.categories.iter().enumerate().map(|(at, category)| {
            let value = |series: &Series| series.values.get(at).copied().flatten();
            let mut cells = vec![Cell::text(category)];
            cells.extend(
                self.series
                    .iter()
                    .map(|series| value(series).map(|value| self.unit.cell(value)).into()),
            );
            if sums {
                let sum: i128 = self.series.iter().filter_map(value).map(i128::from).sum();
                cells.push(match i64::try_from(sum) {
                    Ok(sum) => self.unit.cell(sum),
                    // No cell holds so large a number; its digits can still be read.
                    Err(_) => Cell::text(self.unit.decimal(sum).to_string()),
                });
            }
            Row::body(cells)
        });
        Table {
            caption: self.caption.clone(),
            ..Table::new(self.description.clone(), columns).with_rows(rows)
        }
    }
}

impl Unit {
    /// A value as a cell of a table.
    fn cell(self, value: i64) -> Cell {
        match self {
            Unit::Euro => Cell::Money(Money::from_cents(value)),
            Unit::Share => Cell::Share(Percentage::from_tenths(value)),
            Unit::Number { .. } => Cell::Decimal(value),
        }
    }

    /// What the header of a column of such values adds to the name of what they are.
    fn in_header(self) -> &'static str {
        match self {
            Unit::Euro => ",\u{a0}€",
            Unit::Share | Unit::Number { .. } => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ChartFault, plain_text};
    use proptest::prelude::*;

    fn chart(kind: ChartKind, unit: Unit) -> Chart {
        Chart::new(
            kind,
            unit,
            "Kuva 1. Kustannukset",
            "Kustannukset pysyivät ennallaan.",
        )
        .categories(["Ylläpito", "Henkilötyö"])
        .series("Talousarvio", [Some(100_000_050), Some(-5)])
        .series("Toteuma", [Some(7), None])
    }

    fn shaped(categories: usize, series: &[&[Option<i64>]]) -> Chart {
        let chart =
            Chart::new(ChartKind::ClusteredBars, Unit::Euro, "", "Kuvaus").categories(vec!["A"; categories]);
        series
            .iter()
            .fold(chart, |chart, values| chart.series("S", values.to_vec()))
    }

    #[test]
    fn a_chart_without_values_is_blank() {
        assert!(shaped(0, &[]).is_blank());
        assert!(shaped(2, &[]).is_blank());
        assert!(shaped(2, &[&[None, None]]).is_blank());
        assert!(!shaped(2, &[&[None, Some(0)]]).is_blank());
    }

    #[test]
    fn series_are_few_and_have_a_value_for_each_category() {
        assert_eq!(shaped(2, &[&[None, None], &[Some(1), Some(2)]]).check(), Ok(()));
        let uneven = shaped(2, &[&[None, None], &[Some(1)]]);
        assert_eq!(uneven.check(), Err(ChartFault::Uneven(&uneven.series[1])));
        let one: &[Option<i64>] = &[Some(1)];
        assert_eq!(shaped(1, &[one; 6]).check(), Ok(()));
        assert_eq!(shaped(1, &[one; 7]).check(), Err(ChartFault::TooManySeries));
    }

    fn shown(table: &Table) -> Vec<Vec<String>> {
        let header = table.columns.iter().map(|column| plain_text(&column.header));
        let rows = table.rows.iter();
        let shown = |row: &Row| {
            row.cells
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| cell.shown(column))
                .collect()
        };
        let rows = rows.map(shown);
        std::iter::once(header.collect()).chain(rows).collect()
    }

    #[test]
    fn the_table_of_a_chart_has_its_categories_as_rows_and_its_series_as_columns() {
        let table = chart(ChartKind::ClusteredBars, Unit::Euro).as_table(Language::Finnish);
        assert_eq!(
            shown(&table),
            [
                ["Kohde", "Talousarvio,\u{a0}€", "Toteuma,\u{a0}€"],
                ["Ylläpito", "1\u{a0}000\u{a0}000,50", "0,07"],
                ["Henkilötyö", "\u{2212}0,05", "\u{2013}"],
            ]
        );
        assert_eq!(plain_text(&table.caption), "Kuva 1. Kustannukset");
        assert_eq!(table.description, "Kustannukset pysyivät ennallaan.");
    }

    #[test]
    fn stacked_values_are_summed_up_and_words_are_in_the_language() {
        let table = chart(ChartKind::StackedBars, Unit::Number { decimals: 0 }).as_table(Language::Swedish);
        assert_eq!(shown(&table)[0], ["Post", "Talousarvio", "Toteuma", "Totalt"]);
        assert_eq!(shown(&table)[1][3], "100\u{a0}000\u{a0}057");
        let table = chart(ChartKind::Lines, Unit::Euro).as_table(Language::English);
        assert_eq!(
            shown(&table)[0],
            ["Time", "Talousarvio,\u{a0}€", "Toteuma,\u{a0}€"]
        );
    }

    #[test]
    fn values_that_are_missing_at_the_end_are_no_values() {
        let mut short = chart(ChartKind::StackedBars, Unit::Euro);
        short.series[1].values.clear();
        let table = short.as_table(Language::Finnish);
        assert_eq!(shown(&table)[1][2..], ["\u{2013}", "1\u{a0}000\u{a0}000,50"]);
    }

    #[test]
    fn numbers_have_their_decimals() {
        let figures = |value, decimals| Unit::Number { decimals }.figures(value);
        assert_eq!(figures(850, 2), "8,50");
        assert_eq!(figures(-5, 3), "\u{2212}0,005");
        assert_eq!(figures(1_234_567, 0), "1\u{a0}234\u{a0}567");
        assert_eq!(figures(0, 1), "0,0");
        assert_eq!(figures(1, 255).len(), 257);
        assert!(figures(i64::MIN, 0).starts_with("\u{2212}9\u{a0}223"));
    }

    proptest! {
        #[test]
        fn euros_are_written_as_money_is_and_so_are_numbers_with_two_decimals(cents in any::<i64>()) {
            prop_assert_eq!(Unit::Euro.figures(cents), Money::from_cents(cents).figures());
            prop_assert_eq!(Unit::Number { decimals: 2 }.figures(cents), Money::from_cents(cents).figures());
        }
    }
}
