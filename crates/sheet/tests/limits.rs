//! What cannot be written is refused with its place; everything else is written whole.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod reading;
mod sample;

use reading::{FileBook, all, find};
use sample::limits::{HOSTILE, hostile, large};
use vuosikello_core::{Date, Money};
use vuosikello_document::Light;
use vuosikello_sheet::{
    Cell, ChartKind, Column, ColumnKind, Error, Formula, Row, RowKind, Sheet, SheetChart, SheetTable, Table,
    Workbook, write,
};

fn workbook(table: Table) -> Workbook {
    named("Taulu", table)
}

fn named(name: &str, table: Table) -> Workbook {
    let mut workbook = Workbook::new("Talousraportti", "Esimerkkikeskus", sample::day());
    let mut sheet = Sheet::new("Sivu", "Otsikko");
    sheet.tables.push(SheetTable::new(name, table));
    workbook.sheets.push(sheet);
    workbook
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table::new("Taulukko", columns).with_rows(rows.into_iter().map(Row::body))
}

fn error(table: Table) -> String {
    write(&workbook(table)).unwrap_err().to_string()
}

fn two_columns() -> Vec<Column> {
    vec![Column::text("Nimi"), Column::money("Summa")]
}

fn euro(cents: i64) -> Cell {
    Cell::Money(Money::from_cents(cents))
}

#[test]
fn hostile_texts_are_written_as_they_are() {
    let book = FileBook::read(&write(&hostile()).unwrap());
    let text = |index: usize| book.sheets[index].value("A8").to_owned();
    assert_eq!(book.sheets.len(), HOSTILE.len());
    for (index, hostile) in HOSTILE.iter().enumerate() {
        for cell in book.sheets[index].cells.values() {
            assert!(
                cell.formula.is_none() || cell.formula.as_deref().is_some_and(|f| f.contains("SUBTOTAL"))
            );
        }
        let starts_like_formula = hostile.starts_with(['=', '+', '-', '@']);
        let cells = book.sheets[index].cells.values();
        let guarded = cells.filter(|cell| cell.quote_prefix).count();
        assert_eq!(guarded > 0, starts_like_formula, "{hostile}");
    }
    let find = |part: &str| {
        let cells = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
        cells
            .filter_map(|cell| cell.value.clone())
            .any(|value| value == part)
    };
    assert!(find("a\u{fffd}b\u{fffd}c\nd\u{fffd}e\u{fffd}f\ng"), "{}", text(7));
    assert!(find("rivi\nvaihto\nja\nmuut"));
    // The escape of Excel is escaped, so that it is read as it was meant.
    assert!(find("_x005F_x0041_ ja _x005F_x000D_"));
    for (name, content) in book.package.parts() {
        let content = String::from_utf8_lossy(content);
        assert!(content.chars().all(vuosikello_ooxml::is_xml_character), "{name}");
    }
}

#[test]
fn names_of_sheets_are_made_to_fit() {
    let book = FileBook::read(&write(&hostile()).unwrap());
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names[0], "=1+1");
    assert_eq!(names[1], "+CMD|' -C calc'!A0");
    assert!(
        names.iter().all(|name| name.encode_utf16().count() <= 31),
        "{names:?}"
    );
    // Charts and titles refer to sheets of any name.
    let formulas = book.parts("xl/charts/");
    let formulas: Vec<String> = formulas
        .iter()
        .map(|chart| find(chart, "c:f").unwrap().own_text())
        .collect();
    assert!(
        formulas.contains(&"'+CMD|'' -C calc''!A0'!$B$13".to_owned()),
        "{formulas:?}"
    );
    for chart in book.parts("xl/charts/") {
        assert!(find(&chart, "c:title").is_some_and(|title| find(title, "a:t").is_some()));
        assert!(
            all(&chart, "c:val")
                .iter()
                .all(|values| find(values, "c:pt").is_some())
        );
    }
}

#[test]
fn long_descriptions_are_kept() {
    let book = FileBook::read(&write(&hostile()).unwrap());
    let drawings = book.parts("xl/drawings/");
    let lengths = drawings.iter().map(|drawing| {
        let properties = find(drawing, "xdr:cNvPr").unwrap();
        properties.get("descr").unwrap().encode_utf16().count()
    });
    assert!(lengths.max().unwrap() > 1_000);
}

#[test]
fn the_greatest_figures_are_exact() {
    let book = FileBook::read(&write(&large()).unwrap());
    let sheet = book.sheet("Allekkain");
    let exact = |value: &str| {
        sheet
            .cells
            .values()
            .any(|cell| cell.value.as_deref() == Some(value))
    };
    assert!(exact("9999999999999.99") && exact("-9999999999999.99") && exact("999999999999999"));
    assert!(
        sheet
            .cells
            .values()
            .any(|cell| cell.value.as_deref() == Some("Ei rivejä"))
    );
    let beyond = table(
        two_columns(),
        vec![vec![Cell::text("a"), euro(1_000_000_000_000_000)]],
    );
    assert_eq!(
        error(beyond),
        "taulukko Taulu, rivi 1, sarake ”Summa”: luku on liian suuri; Excel säilyttää 15 numeroa, euroina enintään \
         9 999 999 999 999,99 €"
    );
    let mut sum = table(
        two_columns(),
        vec![vec![Cell::text("a"), euro(999_999_999_999_999)]; 2],
    );
    sum.rows.push(Row::total(vec![
        Cell::text("Yhteensä"),
        euro(1_999_999_999_999_998),
    ]));
    assert!(error(sum).starts_with("taulukko Taulu, summarivi, sarake ”Summa”: luku on liian suuri"));
}

#[test]
fn headers_of_stacked_tables_are_neither_frozen_nor_repeated() {
    let book = FileBook::read(&write(&large()).unwrap());
    let frozen = |sheet: &str| {
        let pane = find(&book.sheet(sheet).xml, "pane").unwrap();
        (pane.get("xSplit") == Some("1"), pane.get("ySplit").is_some())
    };
    assert_eq!(
        (frozen("Allekkain"), frozen("Pitkä")),
        ((true, false), (true, true))
    );
    assert!(find(&book.sheet("Kaaviot").xml, "pane").is_none());
    let names = book.xml("xl/workbook.xml");
    let titles = all(&names, "definedName").into_iter();
    let titles = titles.filter(|name| name.get("name") == Some("_xlnm.Print_Titles"));
    assert_eq!(
        titles
            .map(|name| name.get("localSheetId").unwrap())
            .collect::<Vec<_>>(),
        ["2", "0"]
    );
}

#[test]
fn columns_are_wide_enough_for_their_figures() {
    let book = FileBook::read(&write(&large()).unwrap());
    for sheet in &book.sheets {
        for column in all(&sheet.xml, "col") {
            let width: f64 = column.get("width").unwrap().parse().unwrap();
            let index: u32 = column.get("min").unwrap().parse::<u32>().unwrap() - 1;
            let figures = sheet
                .cells
                .iter()
                .filter(|((_, column), cell)| *column == index && !cell.is_text);
            for (_, cell) in figures {
                if cell.number_format.contains('€') {
                    let shown = Money::from_number(cell.number()).unwrap().to_string();
                    assert!(width > shown.chars().count() as f64, "{shown} in {width}");
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_written_is_refused_with_its_place() {
    let nothing = Workbook::new("Tyhjä", "Keskus", sample::day());
    assert!(matches!(write(&nothing), Err(Error::NoSheets)));
    assert!(error(table(vec![], vec![])).contains("ei ole yhtään saraketta"));
    let twice = table(vec![Column::text("Nimi"), Column::text("nimi ")], vec![]);
    assert!(
        error(twice).contains("sarakkeen 2 otsikko ”nimi” ei kelpaa: toisella sarakkeella on sama otsikko")
    );
    assert!(error(table(vec![Column::text(" ")], vec![])).contains("otsikko puuttuu"));
    assert!(error(table(vec![Column::text("x".repeat(256))], vec![])).contains("255"));
    let short = table(two_columns(), vec![vec![Cell::text("a")]]);
    assert_eq!(
        error(short),
        "taulukon Taulu rivillä 1 on 1 solua, mutta sarakkeita on 2"
    );
    let wrong = table(
        two_columns(),
        vec![vec![Cell::Empty, euro(1)], vec![Cell::Empty, Cell::Count(1)]],
    );
    assert_eq!(
        error(wrong),
        "taulukko Taulu, rivi 2, sarake ”Summa”: arvo ei ole sarakkeen lajia"
    );
    let state = Cell::status(Light::Good, "Kunnossa");
    let state = table(two_columns(), vec![vec![Cell::text("a"), state]]);
    assert!(error(state).contains("arvo ei ole sarakkeen lajia"));
    let long = table(
        two_columns(),
        vec![vec![Cell::text("ä".repeat(32_768)), Cell::Empty]],
    );
    assert_eq!(
        error(long),
        "taulukko Taulu, rivi 1, sarake ”Nimi”: tekstissä on 32768 merkkiä; soluun mahtuu 32 767. Lyhennä tekstiä"
    );
    let dates = vec![Column::text("Nimi"), Column::figures("Päivä", ColumnKind::Date)];
    let early = table(
        dates,
        vec![vec![Cell::Empty, Cell::Date(Date::parse("1.1.1900").unwrap())]],
    );
    assert!(error(early).contains("päivämäärän on oltava aikaväliltä"));
    let address = write(&named("TAE2027", table(two_columns(), vec![]))).unwrap_err();
    assert!(address.to_string().contains("taulukon nimi ”TAE2027” ei kelpaa"));
    let mut two = workbook(table(two_columns(), vec![]));
    let again = table(two_columns(), vec![]);
    two.sheets[0].tables.push(SheetTable::new("TAULU", again));
    assert!(matches!(write(&two), Err(Error::TableTwice(_))));
}

#[test]
fn headings_and_sums_that_are_none_are_refused() {
    let refused = |rows: &[(RowKind, Cell, Cell)]| {
        let rows = rows.iter().cloned();
        let rows = rows.map(|(kind, name, value)| Row::new(kind, vec![name, value]));
        error(table(two_columns(), vec![]).with_rows(rows))
    };
    let sum = |kind| (kind, Cell::text("Yhteensä"), euro(0));
    let empty = refused(&[sum(RowKind::Subtotal)]);
    assert!(empty.contains("välisumma, jonka yläpuolella ei ole"));
    assert_eq!(
        refused(&[sum(RowKind::Total), sum(RowKind::Body)]),
        "taulukon Taulu rivi 1 ei kelpaa: loppusumman on oltava taulukon viimeinen rivi"
    );
    assert!(refused(&[sum(RowKind::Total), sum(RowKind::Total)]).contains("viimeinen rivi"));
    let heading = (RowKind::Group, Cell::text("Ryhmä"), euro(0));
    assert!(refused(&[heading]).contains("väliotsikon muiden solujen"));
    assert!(refused(&[(RowKind::Total, euro(0), euro(0))]).contains("summarivin nimi"));
}

#[test]
fn values_that_are_not_what_their_formula_gives_are_refused() {
    let columns = vec![
        Column::text("Nimi"),
        Column::money("a"),
        Column::money("b"),
        Column::money("c").signed().computed(Formula::Difference {
            minuend: 2,
            subtrahend: 1,
        }),
        Column::figures("d", ColumnKind::Share).computed(Formula::Ratio { part: 2, whole: 1 }),
        Column::money("e").computed(Formula::RunningTotal { of: 1 }),
    ];
    let good = || {
        vec![
            Cell::text("x"),
            euro(200),
            euro(300),
            euro(100),
            sample::share(1500),
            euro(200),
        ]
    };
    let written = |change: &dyn Fn(&mut Table)| {
        let rows = [RowKind::Body, RowKind::Subtotal, RowKind::Total].map(|kind| Row::new(kind, good()));
        let mut table = table(columns.clone(), vec![]).with_rows(rows);
        change(&mut table);
        write(&workbook(table)).map_or_else(|error| error.to_string(), |_| String::new())
    };
    assert_eq!(written(&|_| {}), "");
    assert_eq!(
        written(&|table| table.rows[0].cells[3] = euro(101)),
        "taulukko Taulu, rivi 1, sarake ”c”: arvo on +1,01, mutta laskettuna se on +1,00"
    );
    let share = written(&|table| table.rows[0].cells[4] = Cell::NoValue);
    assert!(
        share.ends_with("sarake ”d”: arvo on –, mutta laskettuna se on 150,0\u{a0}%"),
        "{share}"
    );
    let running = written(&|table| table.rows[0].cells[5] = euro(300));
    assert!(
        running.ends_with("sarake ”e”: arvo on 3,00, mutta laskettuna se on 2,00"),
        "{running}"
    );
    let text = written(&|table| table.rows[0].cells[3] = Cell::text("ei tiedossa"));
    assert!(
        text.ends_with("arvo on ei tiedossa, mutta laskettuna se on +1,00"),
        "{text}"
    );
    let sum = written(&|table| table.rows[1].cells[1] = euro(201));
    assert!(
        sum.contains("taulukko Taulu, rivi 2, sarake ”a”: arvo on 2,01"),
        "{sum}"
    );
    let total = written(&|table| table.rows[2].cells[2] = euro(301));
    assert!(
        total.contains("taulukko Taulu, summarivi, sarake ”b”: arvo on 3,01"),
        "{total}"
    );
    // What is not known is not computed.
    assert_eq!(written(&|table| table.rows[0].cells[3] = Cell::Empty), "");
    // A sum cannot be computed from sums that are left out.
    let left_out = written(&|table| table.rows[2].cells[1] = Cell::Empty);
    assert!(
        left_out.contains("summarivi, sarake ”c”: arvo on +1,00, mutta laskettuna se on +3,00"),
        "{left_out}"
    );
}

#[test]
fn a_share_out_of_all_proportion_is_what_its_formula_gives() {
    let mut columns = two_columns();
    columns.push(Column::money("Ennuste"));
    columns.push(Column::figures("Osuus", ColumnKind::Share).computed(Formula::Ratio { part: 2, whole: 1 }));
    // The model gives no share of more than ten thousand times the whole.
    let table = sample::computed::computed(table(
        columns,
        vec![vec![
            Cell::text("a"),
            euro(1),
            euro(500_000),
            sample::computed::COMPUTED,
        ]],
    ));
    assert_eq!(table.rows[0].cells[3], Cell::NoValue);
    let book = FileBook::read(&write(&workbook(table)).unwrap());
    assert!(
        book.sheets[0]
            .cells
            .values()
            .any(|cell| cell.value.as_deref() == Some("500000"))
    );
}

#[test]
fn values_that_are_no_sums_are_written_as_they_are() {
    let columns = vec![
        Column::text("Palvelu"),
        Column::figures("Arvosana", ColumnKind::Decimal { decimals: 2 }),
        Column::figures("Muutos", ColumnKind::Decimal { decimals: 1 }).signed(),
        Column::figures("Osuus", ColumnKind::Share),
        Column::figures("Tila", ColumnKind::Status),
    ];
    let table = table(columns, vec![]).with_rows([
        Row::body(vec![
            Cell::text("Sakari"),
            Cell::Decimal(850),
            Cell::Decimal(-3),
            sample::share(1000),
            Cell::status(Light::Bad, "Häiriö"),
        ]),
        Row::total(vec![
            Cell::text("Kaikki"),
            Cell::Decimal(845),
            Cell::Empty,
            sample::share(1000),
            Cell::text("Yksi häiriö"),
        ]),
    ]);
    let book = FileBook::read(&write(&workbook(table)).unwrap());
    let sheet = &book.sheets[0];
    assert!(book.formulas().next().is_none());
    let figure = |address: &str| {
        (
            sheet.value(address).to_owned(),
            sheet.cell(address).number_format.clone(),
        )
    };
    let rest = "_-_-;@_-_-";
    let grade = format!("#,##0.00_-_-;\"\u{2212}\"#,##0.00_-_-;#,##0.00{rest}");
    assert_eq!(figure("B4"), ("8.5".to_owned(), grade.clone()));
    assert_eq!(figure("B5"), ("8.45".to_owned(), grade));
    let change = format!("\"+\"#,##0.0_-_-;\"\u{2212}\"#,##0.0_-_-;#,##0.0{rest}");
    assert_eq!(figure("C4"), ("-0.3".to_owned(), change));
    assert_eq!(sheet.value("D5"), "1");
    assert_eq!(
        (sheet.value("E4"), sheet.value("E5")),
        ("■\u{a0}Häiriö", "Yksi häiriö")
    );
}

#[test]
fn formulas_that_cannot_be_computed_are_refused() {
    let refused = |kind, formula: Formula| {
        let mut columns = two_columns();
        columns.push(Column::figures("Päivä", ColumnKind::Date));
        columns.push(Column::money("Toinen"));
        columns.push(Column::figures("Laskettu", kind).computed(formula));
        error(table(columns, vec![]))
    };
    let left = "vain vasemmalla oleviin";
    assert!(
        refused(
            ColumnKind::Money,
            Formula::Difference {
                minuend: 4,
                subtrahend: 1
            }
        )
        .contains(left)
    );
    assert!(
        refused(
            ColumnKind::Money,
            Formula::Sum {
                first: 1,
                last: usize::MAX
            }
        )
        .contains(left)
    );
    assert!(refused(ColumnKind::Money, Formula::Sum { first: 3, last: 1 }).contains(left));
    let kinds = "kaikki euroja tai kaikki kokonaislukuja";
    assert!(refused(ColumnKind::Money, Formula::Sum { first: 1, last: 3 }).contains(kinds));
    assert!(refused(ColumnKind::Share, Formula::Ratio { part: 2, whole: 1 }).contains(kinds));
    assert!(refused(ColumnKind::Count, Formula::Ratio { part: 3, whole: 1 }).contains("laji ei ole se"));
    let mut columns = vec![Column::text("Nimi"), Column::money("a"), Column::money("b")];
    let difference = Formula::Difference {
        minuend: 2,
        subtrahend: 1,
    };
    columns.push(Column::money("c").computed(difference));
    let text = vec![Cell::Empty, Cell::text("ei tiedossa"), euro(1), euro(1)];
    assert_eq!(
        error(table(columns, vec![text])),
        "taulukko Taulu, rivi 1, sarake ”c”: lasku viittaa soluun, jossa on tekstiä; jätä solu tyhjäksi tai anna luku"
    );
}

#[test]
fn charts_that_cannot_be_drawn_are_refused() {
    let refused = |change: &dyn Fn(&mut SheetChart)| {
        let mut rows = table(two_columns(), vec![vec![Cell::text("a"), euro(1)]]);
        rows.rows
            .push(Row::new(RowKind::Subtotal, vec![Cell::text("Yhteensä"), euro(1)]));
        let mut workbook = workbook(rows);
        let mut chart = SheetChart::new(ChartKind::ClusteredBars, "Kaavio", "Kuvaus", "Taulu", vec![1]);
        chart.rows = Some(0..1);
        change(&mut chart);
        workbook.sheets[0].charts.push(chart);
        write(&workbook).map_or_else(|error| error.to_string(), |_| String::new())
    };
    assert_eq!(refused(&|_| {}), "");
    assert!(refused(&|chart| chart.description = " ".into()).contains("vaihtoehtoinen teksti puuttuu"));
    assert!(refused(&|chart| chart.title.clear()).contains("otsikko puuttuu"));
    assert!(refused(&|chart| chart.table = "Muu".into()).contains("ei ole taulukkoa"));
    assert!(refused(&|chart| chart.series.clear()).contains("yhdestä kuuteen"));
    assert!(refused(&|chart| chart.series = vec![0]).contains("oltava lukuja"));
    assert!(refused(&|chart| chart.series = vec![7]).contains("saraketta ei ole"));
    assert!(refused(&|chart| chart.categories = 7).contains("saraketta ei ole"));
    assert!(refused(&|chart| chart.rows = None).contains("väliotsikoita tai välisummia"));
    assert!(refused(&|chart| chart.rows = Some(1..1)).contains("ei ole rivejä"));
    #[allow(clippy::reversed_empty_ranges, reason = "the range is meant to be wrong")]
    let reversed = 1..0;
    assert!(refused(&|chart| chart.rows = Some(reversed.clone())).contains("ei ole rivejä"));
    assert!(refused(&|chart| chart.rows = Some(0..usize::MAX)).contains("ei ole rivejä"));
}

#[test]
fn too_many_rows_or_columns_are_refused() {
    let mut long = table(vec![Column::text("Nimi")], vec![]);
    long.rows = vec![Row::body(vec![Cell::Empty]); 1_048_576];
    assert!(error(long).contains("Exceliin mahtuu 1 048 576 riviä"));
    let columns = (0..20_000)
        .map(|index| Column::text(format!("Sarake {index}")))
        .collect();
    assert!(error(table(columns, vec![])).contains("16 384 saraketta"));
}

#[test]
fn a_ratio_of_nothing_is_a_dash_in_totals_too() {
    let mut columns = two_columns();
    columns.push(Column::figures("Osuus", ColumnKind::Share).computed(Formula::Ratio { part: 1, whole: 1 }));
    columns.push(Column::figures("Annettu", ColumnKind::Share));
    let mut table = table(
        columns,
        vec![vec![Cell::text("a"), Cell::Empty, Cell::NoValue, Cell::NoValue]],
    );
    let total = vec![Cell::text("Yhteensä"), euro(0), Cell::NoValue, Cell::Empty];
    table.rows.push(Row::total(total));
    let book = FileBook::read(&write(&workbook(table)).unwrap());
    let dashes = book.sheets[0]
        .cells
        .values()
        .filter(|cell| cell.value.as_deref() == Some("–"));
    assert_eq!(dashes.count(), 3);
}
