//! Any table is written or refused; what is written sums up exactly.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod reading;
mod sample;

use chrono::NaiveDate;
use proptest::prelude::*;
use reading::{FileBook, compute};
use sample::computed::{COMPUTED, computed, sums, with_total};
use sample::{property, raw};
use vuosikello_core::Money;
use vuosikello_document::{Inline, Language};
use vuosikello_sheet::{
    Cell, ChartKind, Column, ColumnKind, Error, Formula, Row, RowKind, Sheet, SheetChart, SheetTable, Table,
    Workbook, write,
};

/// The greatest amount that is written.
const GREATEST: i64 = 999_999_999_999_999;

fn workbook(table: Table) -> Workbook {
    let mut sheet = Sheet::new("Sivu", "Otsikko");
    let mut chart = SheetChart::new(ChartKind::Lines, "Kaavio", "Kuvaus", "Taulu", vec![1, 2]);
    chart.rows = Some(0..1);
    if table.rows.first().is_some_and(|row| row.kind == RowKind::Body) {
        sheet.charts.push(chart);
    }
    sheet.tables.push(SheetTable::new("Taulu", table));
    let date = NaiveDate::from_ymd_opt(2027, 2, 28).unwrap();
    let mut workbook = Workbook::new("Raportti", "Keskus", date);
    workbook.sheets.push(sheet);
    workbook
}

/// An amount that is written, is beyond what Excel keeps, or is beyond what a double keeps.
fn amount() -> impl Strategy<Value = i64> + Clone {
    prop_oneof![
        3 => -GREATEST..=GREATEST,
        1 => -9_000_000_000_000_000i64..=9_000_000_000_000_000,
        1 => any::<i64>(),
    ]
}

/// The columns of budgets and forecasts.
fn columns() -> Vec<Column> {
    vec![
        Column::text("Nimi"),
        Column::money("Budjetti"),
        Column::money("Ennuste"),
        Column::money("Poikkeama").signed().computed(Formula::Difference {
            minuend: 2,
            subtrahend: 1,
        }),
        Column::figures("Osuus", ColumnKind::Share)
            .signed()
            .computed(Formula::Ratio { part: 3, whole: 1 }),
        Column::money("Yhdessä").computed(Formula::Sum { first: 1, last: 2 }),
        Column::money("Kertymä").computed(Formula::RunningTotal { of: 2 }),
    ]
}

/// A table of budgets and forecasts in groups.
fn table(rows: Vec<Row>) -> Table {
    let table = Table::new("Satunnainen taulukko", columns()).with_rows(rows);
    computed(with_total(table, "Yhteensä"))
}

fn group(name: String, columns: usize) -> Row {
    let mut row = Row::group("", columns);
    row.cells[0] = raw(name);
    row
}

fn row(cents: impl Strategy<Value = i64> + Clone) -> impl Strategy<Value = Row> {
    let figures = (any::<String>(), cents.clone(), cents);
    let body = figures.prop_map(|(name, budget, forecast)| {
        let mut cells = vec![raw(name)];
        cells.extend([budget, forecast].map(|cents| Cell::Money(Money::from_cents(cents))));
        cells.extend(vec![COMPUTED; 4]);
        Row::body(cells)
    });
    let sum = any::<String>().prop_map(|name| sums(RowKind::Subtotal, raw(name), &columns()));
    let group = any::<String>().prop_map(|name| group(name, columns().len()));
    prop_oneof![12 => body, 1 => sum, 1 => group]
}

/// The given column of the ordinary rows, in cents.
fn sum(rows: &[Row], column: usize) -> i128 {
    let body = rows.iter().filter(|row| row.kind == RowKind::Body);
    let cents = body.map(|row| match row.cells.get(column) {
        Some(Cell::Money(money)) => i128::from(money.cents()),
        _ => 0,
    });
    cents.sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn totals_are_exact_and_computed_anew_the_same(
        rows in prop::collection::vec(row(-10_000_000_000i64..=10_000_000_000), 0..300),
    ) {
        let expected = [1, 2].map(|column| sum(&rows, column));
        let bytes = match write(&workbook(table(rows))) {
            Ok(bytes) => bytes,
            Err(Error::EmptySubtotal { .. }) => return Ok(()),
            Err(error) => panic!("{error}"),
        };
        let book = FileBook::read(&bytes);
        let sheet = &book.sheets[0];
        let last = sheet.cells.iter().rfind(|(_, cell)| cell.value.as_deref() == Some("Yhteensä")).unwrap().0.0;
        for (column, expected) in [1u32, 2].into_iter().zip(expected) {
            let total = Money::from_number(sheet.cells[&(last, column)].number()).unwrap();
            prop_assert_eq!(i128::from(total.cents()), expected);
        }
        for (sheet, at, cell) in book.formulas() {
            let formula = cell.formula.as_deref().unwrap();
            match compute(sheet, formula) {
                Ok(number) if formula.starts_with("SUBTOTAL") => {
                    prop_assert!((number - cell.number()).abs() < 0.001, "{:?} {}", at, formula);
                }
                Ok(number) => prop_assert_eq!(number, cell.number(), "{:?} {}", at, formula),
                Err(text) => prop_assert_eq!(Some(text.as_str()), cell.value.as_deref()),
            }
        }
    }

    #[test]
    fn extreme_amounts_are_written_exactly_or_refused(
        rows in prop::collection::vec(row(amount()), 0..6),
    ) {
        let fits = |cents: i128| cents.abs() <= i128::from(GREATEST);
        let given = [1, 2].map(|column| sum(&rows, column));
        match write(&workbook(table(rows))) {
            Ok(bytes) => {
                let book = FileBook::read(&bytes);
                let figures = book.sheets[0].cells.values().filter(|cell| cell.number_format.contains('€'));
                for cell in figures.filter(|cell| !cell.is_text && cell.value.is_some()) {
                    prop_assert!(Money::from_number(cell.number()).is_ok(), "{:?}", cell);
                }
                prop_assert!(given.into_iter().all(fits));
            }
            Err(Error::Number(_) | Error::EmptySubtotal { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn any_texts_are_written_or_refused(
        texts in prop::collection::vec(any::<String>(), 8),
        width in any::<u16>(),
        filter in any::<bool>(),
        language in prop::sample::select(vec![Language::Finnish, Language::Swedish, Language::English]),
    ) {
        let [a, b, c, d, e, f, g, h] = texts.try_into().unwrap();
        let columns = vec![Column::text(format!("a{a}")).wide(width), Column::text(format!("b{b}"))];
        let total = sums(RowKind::Total, raw(g.clone()), &columns);
        let rows = [group(d, columns.len()), Row::body(vec![raw(e.clone()), raw(f)]), total];
        let mut table = Table::new(&c, columns).with_rows(rows);
        table.caption = vec![Inline::text(h)];
        let mut workbook = workbook(table);
        workbook.title = a;
        workbook.language = language;
        workbook.sheets[0].name = b;
        workbook.sheets[0].notes = vec![e];
        workbook.sheets[0].tables[0].filter = filter;
        workbook.properties = vec![property(c, g)];
        let book = FileBook::read(&write(&workbook).unwrap());
        prop_assert_eq!(book.sheets.len(), 1);
    }
}
