//! Workbooks that try the limits: hostile texts, stacked tables, long tables, all kinds of charts.

use vuosikello_core::Money;
use vuosikello_document::Inline;
use vuosikello_sheet::{
    Cell, ChartKind, Column, ColumnKind, Formula, Place, Row, RowKind, Sheet, SheetChart, SheetTable, Table,
    Workbook,
};

use super::computed::{COMPUTED, computed, sums, with_total};
use super::{day, property, raw, share};

/// Texts that have misled readers of spreadsheets.
pub const HOSTILE: [&str; 22] = [
    "=1+1",
    "+CMD|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script> & \"lainaus\" 'heitto'",
    "_x0041_ ja _x000D_",
    "a\u{0}b\u{1}c\u{b}d\u{1b}e\u{7f}f\u{85}g",
    "rivi\r\nvaihto\rja\nmuut",
    "\u{fffe}\u{ffff}\u{202e}käännetty\u{202c}",
    "sarkain\there",
    "   ",
    "007",
    "1e5",
    "31.12.2027",
    "TRUE",
    "#DIV/0!",
    "🙂 𝔘 ﷽",
    "ÄäÖöÅå–—”’…€",
    "{=A1}",
    "'alku",
    "&[Page] &P &&",
];

/// Every text in every place that takes one.
pub fn hostile() -> Workbook {
    let mut workbook = Workbook::new("=1+1 & <R&D> \u{0} 2027", "\"Keskus\" <&>", day());
    workbook.properties = HOSTILE.map(|text| property(text, text)).into();
    for (index, text) in HOSTILE.iter().enumerate() {
        let mut sheet = Sheet::new(*text, *text);
        sheet.notes = vec![(*text).to_owned(), text.repeat(40)];
        let columns = vec![
            Column::text(format!("{text}.")),
            Column::money(format!("€ {text}")),
            Column::text(format!("{text} (2)")).wide(20),
        ];
        let rows = [
            Row::new(RowKind::Group, vec![raw(*text), Cell::Empty, Cell::Empty]),
            Row::body(vec![
                raw(*text),
                Cell::Money(Money::from_cents(-5)),
                raw(text.repeat(12)),
            ]),
            Row::body(vec![raw(*text), raw(*text), Cell::Empty]),
            sums(RowKind::Subtotal, raw(*text), &columns),
            sums(RowKind::Total, raw(*text), &columns),
        ];
        let mut table = Table::new(*text, columns).with_rows(rows);
        table.caption = vec![Inline::text(*text)];
        let mut table = SheetTable::new(format!("Taulu_{index}"), computed(table));
        table.filter = true;
        sheet.tables.push(table);
        let mut chart = SheetChart::new(
            ChartKind::ClusteredBars,
            format!("{text}."),
            format!("{text}. {}", text.repeat(60)),
            format!("Taulu_{index}"),
            vec![1],
        );
        chart.rows = Some(1..3);
        sheet.charts.push(chart);
        workbook.sheets.push(sheet);
    }
    workbook
}

/// Long and wide tables, stacked tables, an empty table, the greatest figures, and each kind of chart.
pub fn large() -> Workbook {
    let mut workbook = Workbook::new("Suuria taulukoita", "Esimerkkikeskus", day());
    workbook.sheets = vec![long(), stacked(), wide(), charts()];
    workbook
}

fn long() -> Sheet {
    let mut sheet = Sheet::new("Pitkä", "Pitkä taulukko");
    let difference = Formula::Difference {
        minuend: 2,
        subtrahend: 1,
    };
    let columns = vec![
        Column::text("Tunnus"),
        Column::money("Budjetti"),
        Column::money("Ennuste"),
        Column::money("Poikkeama").signed().computed(difference),
        Column::figures("Poikkeama, %", ColumnKind::Share)
            .signed()
            .computed(Formula::Ratio { part: 3, whole: 1 }),
        Column::text("Syy").wide(50),
    ];
    let rows = (0..300i64).map(|row| {
        let budget = (row * 7_919_333) % 1_000_000_007 - 300_000_000;
        Row::body(vec![
            Cell::text(format!("{row:05}")),
            Cell::Money(Money::from_cents(budget)),
            Cell::Money(Money::from_cents(budget + (row * row) % 977 - 400)),
            COMPUTED,
            COMPUTED,
            Cell::text(if row % 17 == 0 {
                "Pitkä syy, ".repeat(20)
            } else {
                String::new()
            }),
        ])
    });
    let table = Table::new("Kolmesataa riviä", columns).with_rows(rows);
    let mut table = SheetTable::new("Pitka", computed(with_total(table, "Yhteensä")));
    table.filter = true;
    sheet.tables.push(table);
    let mut chart = SheetChart::new(
        ChartKind::ClusteredBars,
        "Alku",
        "Ensimmäiset kymmenen riviä.",
        "Pitka",
        vec![1, 2],
    );
    chart.rows = Some(0..10);
    sheet.charts.push(chart);
    sheet
}

fn stacked() -> Sheet {
    let mut sheet = Sheet::new("Allekkain", "Taulukoita allekkain");
    let columns = || {
        vec![
            Column::text("Nimi"),
            Column::money("Summa"),
            Column::figures("Määrä", ColumnKind::Count),
            Column::figures("Osuus", ColumnKind::Share),
        ]
    };
    let mut empty = Table::new("Ei yhtään riviä", columns());
    empty.caption = vec![Inline::text("Tyhjä taulukko")];
    // The greatest shares are those of the model.
    let figures = [
        (999_999_999_999_999i64, 10_000_000),
        (-999_999_999_999_999, -10_000_000),
        (1, 0),
        (0, 0),
    ];
    let rows = figures.map(|(units, tenths)| {
        Row::body(vec![
            Cell::text("Raja"),
            Cell::Money(Money::from_cents(units)),
            Cell::Count(units),
            share(tenths),
        ])
    });
    let mut greatest = Table::new("Suurimmat luvut", columns()).with_rows(rows);
    greatest.caption = vec![Inline::text("Suurimmat luvut, jotka Excel säilyttää")];
    let tables = [("Tyhja", empty), ("Suurin", greatest)];
    sheet.tables = tables
        .map(|(name, table)| SheetTable::new(name, computed(with_total(table, "Yhteensä"))))
        .into();
    sheet
}

fn wide() -> Sheet {
    let mut sheet = Sheet::new("Leveä", "Kuukaudet vierekkäin");
    let mut columns = vec![Column::text("Palvelu")];
    columns.extend((1..=12).map(|month| Column::money(format!("{month}/2027"))));
    columns.push(Column::money("Vuosi").computed(Formula::Sum { first: 1, last: 12 }));
    let rows = (0..5i64).map(|row| {
        let mut cells = vec![Cell::text(format!("Palvelu {row}"))];
        cells.extend((1..=12).map(|month| Cell::Money(Money::from_cents(12_345_678 * (row + 1) + month))));
        cells.push(COMPUTED);
        Row::body(cells)
    });
    let table = Table::new("Kustannukset palveluittain ja kuukausittain", columns).with_rows(rows);
    sheet
        .tables
        .push(SheetTable::new("Levea", computed(with_total(table, "Yhteensä"))));
    sheet
}

fn charts() -> Sheet {
    let mut sheet = Sheet::new("Kaaviot", "Kaikki kaaviolajit");
    let kinds = [ChartKind::ClusteredBars, ChartKind::StackedBars, ChartKind::Lines];
    for (index, kind) in kinds.into_iter().enumerate() {
        let mut chart = SheetChart::new(
            kind,
            format!("Kaavio {}", index + 1),
            "Palveluiden kustannukset tammikuusta kesäkuuhun.",
            "Levea",
            vec![1, 2, 3, 4, 5, 6],
        );
        chart.size = Some((700, 320));
        chart.place = if index % 2 == 0 {
            Place::Below
        } else {
            Place::Right
        };
        sheet.charts.push(chart);
    }
    sheet
}
