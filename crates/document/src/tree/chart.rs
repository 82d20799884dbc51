//! Charts.

use vuosikello_core::Money;

use super::{Align, Column, Inline, Language, Row, RowKind, Table};

/// What stands in a table where a chart has no value: an en dash, as in the tables of statistics.
const NO_VALUE: &str = "\u{2013}";

/// How the series of a chart are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars side by side for each category.
    ClusteredBars,
    /// Bars on top of each other for each category; the values of a category sum up.
    StackedBars,
    /// A line for each series over the categories, which are points in time.
    Lines,
}

/// What the values of a chart are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Money, in cents.
    Euro,
    /// Numbers with so many decimals: with 2, the value 850 is 8,50.
    Number {
        /// How many of the last digits are decimals.
        decimals: u8,
    },
}

impl Unit {
    /// A value in its Finnish form, without the sign of the unit, as it stands in a column of figures: `1 234,50`.
    pub fn figures(self, value: i64) -> String {
        self.of_sum(value.into())
    }

    /// As [`Unit::figures`], of a sum of values, which may be larger than any of them.
    fn of_sum(self, sum: i128) -> String {
        match (self, i64::try_from(sum)) {
            (Unit::Euro, Ok(cents)) => Money::from_cents(cents).figures(),
            (Unit::Euro, Err(_)) => decimal(sum, 2),
            (Unit::Number { decimals }, _) => decimal(sum, decimals.into()),
        }
    }

    /// What the header of a column of such values adds to the name of what they are.
    fn in_header(self) -> &'static str {
        match self {
            Unit::Euro => ",\u{a0}€",
            Unit::Number { .. } => "",
        }
    }
}

/// A number whose last digits are decimals: `−1 234,5`, with U+2212 and U+00A0.
fn decimal(value: i128, decimals: usize) -> String {
    let digits = format!("{:0>least$}", value.unsigned_abs(), least = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    let mut out = String::with_capacity(digits.len() * 2);
    if value < 0 {
        out.push('\u{2212}');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(',');
        out.push_str(part);
    }
    out
}

/// A row of values of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The name, as the legend shows it.
    pub name: String,
    /// A value for each category in the unit of the chart; `None` where there is none, which is not the same as zero.
    pub values: Vec<Option<i64>>,
}

/// A chart. It holds data, not a drawing: each writer draws it, or lets the program that opens the file draw it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The caption.
    pub caption: Vec<Inline>,
    /// What the chart shows, for someone who cannot see it: the finding, with its figures. Never empty.
    pub description: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the values are.
    pub unit: Unit,
    /// The categories, in order.
    pub categories: Vec<String>,
    /// The series, in order; each has as many values as there are categories.
    pub series: Vec<Series>,
}

impl Chart {
    /// The data of the chart as a table with the same caption and description: a row for each category, a column for each
    /// series, the unit in the headers, and for stacked bars the sum of each row. For writers that do not draw, and for
    /// charts that cannot be drawn legibly. The words that the chart itself does not have are in `language`.
    ///
    /// ```
    /// use vuosikello_document::{Chart, ChartKind, Inline, Language, Series, Unit, plain_text};
    ///
    /// let chart = Chart {
    ///     caption: vec![Inline::text("Kuva 1. Kustannukset")],
    ///     description: "Käyttöpalvelu maksoi 1 234,50 euroa.".into(),
    ///     kind: ChartKind::ClusteredBars,
    ///     unit: Unit::Euro,
    ///     categories: vec!["Käyttöpalvelu".into()],
    ///     series: vec![Series { name: "Toteuma".into(), values: vec![Some(123_450)] }],
    /// };
    /// let table = chart.as_table(Language::Finnish);
    /// assert_eq!(plain_text(&table.columns[1].header), "Toteuma,\u{a0}€");
    /// assert_eq!(plain_text(&table.rows[0].cells[1]), "1\u{a0}234,50");
    /// ```
    pub fn as_table(&self, language: Language) -> Table {
        let sums = self.kind == ChartKind::StackedBars && self.series.len() > 1;
        let mut columns = vec![Column::new(self.category_header(language), Align::Start, 3.0)];
        let names = self.series.iter().map(|series| series.name.as_str());
        columns.extend(names.chain(sums.then_some(total(language))).map(|name| {
            let header = format!("{name}{}", self.unit.in_header());
            Column::new(header, Align::Decimal, 2.0)
        }));
        let rows = self.categories.iter().enumerate().map(|(at, category)| {
            let value = |series: &Series| series.values.get(at).copied().flatten();
            let mut cells = vec![vec![Inline::text(category.as_str())]];
            cells.extend(self.series.iter().map(|series| {
                let figures = value(series).map(|value| self.unit.figures(value));
                vec![Inline::text(figures.as_deref().unwrap_or(NO_VALUE))]
            }));
            if sums {
                let sum = self.series.iter().filter_map(value).map(i128::from).sum();
                cells.push(vec![Inline::text(self.unit.of_sum(sum))]);
            }
            Row {
                kind: RowKind::Body,
                cells,
            }
        });
        Table {
            caption: self.caption.clone(),
            description: self.description.clone(),
            columns,
            row_headers: true,
            rows: rows.collect(),
        }
    }

    /// What the categories are, as far as the kind of the chart tells.
    fn category_header(&self, language: Language) -> &'static str {
        match (self.kind, language) {
            (ChartKind::Lines, Language::Finnish) => "Ajankohta",
            (ChartKind::Lines, Language::Swedish) => "Tidpunkt",
            (ChartKind::Lines, Language::English) => "Time",
            (_, Language::Finnish) => "Kohde",
            (_, Language::Swedish) => "Post",
            (_, Language::English) => "Item",
        }
    }
}

/// What the sum of a row is called.
fn total(language: Language) -> &'static str {
    match language {
        Language::Finnish => "Yhteensä",
        Language::Swedish => "Totalt",
        Language::English => "Total",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain_text;
    use proptest::prelude::*;

    fn chart(kind: ChartKind, unit: Unit) -> Chart {
        let series = |name: &str, values: &[Option<i64>]| Series {
            name: name.into(),
            values: values.to_vec(),
        };
        Chart {
            caption: vec![Inline::text("Kuva 1. Kustannukset")],
            description: "Kustannukset pysyivät ennallaan.".into(),
            kind,
            unit,
            categories: vec!["Ylläpito".into(), "Henkilötyö".into()],
            series: vec![
                series("Talousarvio", &[Some(100_000_050), Some(-5)]),
                series("Toteuma", &[Some(7), None]),
            ],
        }
    }

    fn shown(table: &Table) -> Vec<Vec<String>> {
        let header = table.columns.iter().map(|column| plain_text(&column.header));
        let rows = table.rows.iter();
        let rows = rows.map(|row| row.cells.iter().map(|cell| plain_text(cell)).collect());
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
