//! Any table is written or refused; what is written sums up exactly.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod reading;

use chrono::NaiveDate;
use proptest::prelude::*;
use reading::{FileBook, compute};
use vuosikello_core::Money;
use vuosikello_sheet::{
    Cell, ChartKind, Column, Error, Formula, Kind, Row, Sheet, SheetChart, Table, Workbook, write,
};

/// The greatest amount that is written.
const GREATEST: i64 = 999_999_999_999_999;

fn workbook(table: Table) -> Workbook {
    let mut sheet = Sheet::new("Sivu", "Otsikko");
    let mut chart = SheetChart::new(
        ChartKind::Lines,
        "Kaavio",
        "Kuvaus",
        table.name.clone(),
        vec![1, 2],
    );
    chart.rows = Some(0..1);
    if matches!(table.rows.first(), Some(Row::Body(_))) {
        sheet.charts.push(chart);
    }
    sheet.tables.push(table);
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

/// A table of budgets and forecasts in groups.
fn table(rows: Vec<Row>) -> Table {
    let columns = vec![
        Column::text("Nimi"),
        Column::euro("Budjetti"),
        Column::euro("Ennuste"),
        Column::computed(
            "Poikkeama",
            Kind::SignedEuro,
            Formula::Difference {
                minuend: 2,
                subtrahend: 1,
            },
        ),
        Column::computed("Osuus", Kind::SignedPercent, Formula::Ratio { part: 3, whole: 1 }),
        Column::computed("Yhdessä", Kind::Euro, Formula::Sum { first: 1, last: 2 }),
        Column::computed("Kertymä", Kind::Euro, Formula::RunningTotal { of: 2 }),
    ];
    let mut table = Table::new("Taulu", "Satunnainen taulukko", columns);
    table.rows = rows;
    table.total = Some("Yhteensä".into());
    table
}

fn row(cents: impl Strategy<Value = i64> + Clone) -> impl Strategy<Value = Row> {
    let figures = (any::<String>(), cents.clone(), cents);
    let body = figures.prop_map(|(name, budget, forecast)| {
        let mut cells = vec![Cell::text(name)];
        cells.extend([budget, forecast].map(|cents| Cell::Euro(Money::from_cents(cents))));
        cells.extend(vec![Cell::Computed; 4]);
        Row::Body(cells)
    });
    let sum = any::<String>().prop_map(Row::Subtotal);
    let group = any::<String>().prop_map(Row::Group);
    prop_oneof![12 => body, 1 => sum, 1 => group]
}

/// The given column of the ordinary rows, in cents.
fn sum(rows: &[Row], column: usize) -> i128 {
    let cents = rows.iter().map(|row| match row {
        Row::Body(cells) => match cells.get(column) {
            Some(Cell::Euro(money)) => i128::from(money.cents()),
            _ => 0,
        },
        Row::Group(_) | Row::Subtotal(_) => 0,
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
    ) {
        let [a, b, c, d, e, f, g, h] = texts.try_into().unwrap();
        let columns = vec![Column::text(format!("a{a}")).wide(width), Column::text(format!("b{b}"))];
        let mut table = Table::new("Taulu", &c, columns);
        table.rows = vec![Row::Group(d.clone()), Row::Body(vec![Cell::text(e.clone()), Cell::text(f)])];
        table.total = Some(g.clone());
        table.filter = filter;
        table.caption = h;
        let mut workbook = workbook(table);
        workbook.title = a;
        workbook.language = d;
        workbook.sheets[0].name = b;
        workbook.sheets[0].notes = vec![e];
        workbook.properties = vec![(c, g)];
        let book = FileBook::read(&write(&workbook).unwrap());
        prop_assert_eq!(book.sheets.len(), 1);
    }
}
