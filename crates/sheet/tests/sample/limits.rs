//! Workbooks that try the limits: hostile texts, stacked tables, long tables, all kinds of charts.

use vuosikello_core::Money;
use vuosikello_sheet::{
    Cell, ChartKind, Column, Formula, Kind, Place, Row, Share, Sheet, SheetChart, Table, Workbook,
};

use super::day;

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
    workbook.properties = HOSTILE.map(|text| (text.to_owned(), text.to_owned())).into();
    for (index, text) in HOSTILE.iter().enumerate() {
        let mut sheet = Sheet::new(*text, *text);
        sheet.notes = vec![(*text).to_owned(), text.repeat(40)];
        let columns = vec![
            Column::text(format!("{text}.")),
            Column::euro(format!("€ {text}")),
            Column::text(format!("{text} (2)")).wide(20),
        ];
        let mut table = Table::new(format!("Taulu_{index}"), *text, columns);
        table.caption = (*text).to_owned();
        table.rows = vec![
            Row::Group((*text).to_owned()),
            Row::Body(vec![
                Cell::text(*text),
                Cell::Euro(Money::from_cents(-5)),
                Cell::text(text.repeat(12)),
            ]),
            Row::Body(vec![Cell::text(*text), Cell::text(*text), Cell::Empty]),
            Row::Subtotal((*text).to_owned()),
        ];
        table.total = Some((*text).to_owned());
        table.filter = true;
        sheet.tables.push(table);
        let mut chart = SheetChart::new(
            ChartKind::Bars,
            format!("{text}."),
            format!("{text}. {}", text.repeat(60)),
            format!("Taulu_{index}"),
            vec![1],
        );
        chart.rows = Some(1..3);
        chart.unit = (*text).to_owned();
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
        Column::euro("Budjetti"),
        Column::euro("Ennuste"),
        Column::computed("Poikkeama", Kind::SignedEuro, difference),
        Column::computed(
            "Poikkeama, %",
            Kind::SignedPercent,
            Formula::Ratio { part: 3, whole: 1 },
        ),
        Column::text("Syy").wide(50),
    ];
    let mut table = Table::new("Pitka", "Kolmesataa riviä", columns);
    table.rows = (0..300i64)
        .map(|row| {
            let budget = (row * 7_919_333) % 1_000_000_007 - 300_000_000;
            Row::Body(vec![
                Cell::text(format!("{row:05}")),
                Cell::Euro(Money::from_cents(budget)),
                Cell::Euro(Money::from_cents(budget + (row * row) % 977 - 400)),
                Cell::Computed,
                Cell::Computed,
                Cell::text(if row % 17 == 0 {
                    "Pitkä syy, ".repeat(20)
                } else {
                    String::new()
                }),
            ])
        })
        .collect();
    table.total = Some("Yhteensä".into());
    table.filter = true;
    sheet.tables.push(table);
    let mut chart = SheetChart::new(
        ChartKind::Columns,
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
            Column::euro("Summa"),
            Column::new("Määrä", Kind::Integer).summed(),
            Column::new("Osuus", Kind::Percent),
        ]
    };
    let mut empty = Table::new("Tyhja", "Ei yhtään riviä", columns());
    empty.caption = "Tyhjä taulukko".into();
    empty.total = Some("Yhteensä".into());
    let mut greatest = Table::new("Suurin", "Suurimmat luvut", columns());
    greatest.caption = "Suurimmat luvut, jotka Excel säilyttää".into();
    greatest.rows = [999_999_999_999_999i64, -999_999_999_999_999, 1, 0]
        .map(|units| {
            Row::Body(vec![
                Cell::text("Raja"),
                Cell::Euro(Money::from_cents(units)),
                Cell::Integer(units),
                Cell::Percent(Share {
                    part: units,
                    whole: 999_999,
                }),
            ])
        })
        .into();
    greatest.total = Some("Yhteensä".into());
    sheet.tables = vec![empty, greatest];
    sheet
}

fn wide() -> Sheet {
    let mut sheet = Sheet::new("Leveä", "Kuukaudet vierekkäin");
    let mut columns = vec![Column::text("Palvelu")];
    columns.extend((1..=12).map(|month| Column::euro(format!("{month}/2027"))));
    columns.push(Column::computed(
        "Vuosi",
        Kind::Euro,
        Formula::Sum { first: 1, last: 12 },
    ));
    let mut table = Table::new("Levea", "Kustannukset palveluittain ja kuukausittain", columns);
    table.rows = (0..5i64)
        .map(|row| {
            let mut cells = vec![Cell::text(format!("Palvelu {row}"))];
            cells.extend((1..=12).map(|month| Cell::Euro(Money::from_cents(12_345_678 * (row + 1) + month))));
            cells.push(Cell::Computed);
            Row::Body(cells)
        })
        .collect();
    table.total = Some("Yhteensä".into());
    sheet.tables.push(table);
    sheet
}

fn charts() -> Sheet {
    let mut sheet = Sheet::new("Kaaviot", "Kaikki kaaviolajit");
    let kinds = [
        ChartKind::Columns,
        ChartKind::StackedColumns,
        ChartKind::Bars,
        ChartKind::StackedBars,
        ChartKind::Lines,
    ];
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
