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
use vuosikello_sheet::{
    Cell, ChartKind, Column, Error, Formula, Kind, Row, Share, Sheet, SheetChart, Table, Workbook, write,
};

fn workbook(table: Table) -> Workbook {
    let mut workbook = Workbook::new("Talousraportti", "Esimerkkikeskus", sample::day());
    let mut sheet = Sheet::new("Sivu", "Otsikko");
    sheet.tables.push(table);
    workbook.sheets.push(sheet);
    workbook
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    let mut table = Table::new("Taulu", "Taulukko", columns);
    table.rows = rows.into_iter().map(Row::Body).collect();
    table
}

fn error(table: Table) -> String {
    write(&workbook(table)).unwrap_err().to_string()
}

fn two_columns() -> Vec<Column> {
    vec![Column::text("Nimi"), Column::euro("Summa")]
}

fn euro(cents: i64) -> Cell {
    Cell::Euro(Money::from_cents(cents))
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
    sum.total = Some("Yhteensä".into());
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
        vec![vec![Cell::Empty, euro(1)], vec![Cell::Empty, Cell::Integer(1)]],
    );
    assert_eq!(
        error(wrong),
        "taulukko Taulu, rivi 2, sarake ”Summa”: arvo ei ole sarakkeen lajia"
    );
    let computed = table(two_columns(), vec![vec![Cell::text("a"), Cell::Computed]]);
    assert!(error(computed).contains("arvo ei ole sarakkeen lajia"));
    let long = table(
        two_columns(),
        vec![vec![Cell::text("ä".repeat(32_768)), Cell::Empty]],
    );
    assert_eq!(
        error(long),
        "taulukko Taulu, rivi 1, sarake ”Nimi”: tekstissä on 32768 merkkiä; soluun mahtuu 32 767. Lyhennä tekstiä"
    );
    let dates = vec![Column::text("Nimi"), Column::new("Päivä", Kind::Date)];
    let early = table(
        dates,
        vec![vec![Cell::Empty, Cell::Date(Date::parse("1.1.1900").unwrap())]],
    );
    assert!(error(early).contains("päivämäärän on oltava aikaväliltä"));
    let mut named = table(two_columns(), vec![]);
    named.name = "TAE2027".into();
    assert!(error(named).contains("taulukon nimi ”TAE2027” ei kelpaa"));
    let mut empty = table(two_columns(), vec![]);
    empty.rows = vec![Row::Subtotal("Yhteensä".into())];
    assert!(error(empty).contains("välisumma, jonka yläpuolella ei ole"));
    let mut two = workbook(table(two_columns(), vec![]));
    let mut again = table(two_columns(), vec![]);
    again.name = "TAULU".into();
    two.sheets[0].tables.push(again);
    assert!(matches!(write(&two), Err(Error::TableTwice(_))));
}

#[test]
fn formulas_that_cannot_be_computed_are_refused() {
    let refused = |kind, formula: Formula| {
        let mut columns = two_columns();
        columns.push(Column::new("Päivä", Kind::Date));
        columns.push(Column::euro("Toinen"));
        columns.push(Column::computed("Laskettu", kind, formula));
        error(table(columns, vec![]))
    };
    let left = "vain vasemmalla oleviin";
    assert!(
        refused(
            Kind::Euro,
            Formula::Difference {
                minuend: 4,
                subtrahend: 1
            }
        )
        .contains(left)
    );
    assert!(
        refused(
            Kind::Euro,
            Formula::Sum {
                first: 1,
                last: usize::MAX
            }
        )
        .contains(left)
    );
    assert!(refused(Kind::Euro, Formula::Sum { first: 3, last: 1 }).contains(left));
    let kinds = "kaikki euroja tai kaikki kokonaislukuja";
    assert!(refused(Kind::Euro, Formula::Sum { first: 1, last: 3 }).contains(kinds));
    assert!(refused(Kind::Percent, Formula::Ratio { part: 2, whole: 1 }).contains(kinds));
    assert!(refused(Kind::Integer, Formula::Ratio { part: 3, whole: 1 }).contains("laji ei ole se"));
    let mut columns = vec![
        Column::text("Nimi"),
        Column::new("a", Kind::Euro),
        Column::euro("b"),
    ];
    let difference = Formula::Difference {
        minuend: 2,
        subtrahend: 1,
    };
    columns.push(Column::computed("c", Kind::Euro, difference.clone()));
    assert!(error(table(columns, vec![])).contains("ei ole summaa"));
    assert!(
        error(table(
            vec![Column::text("Nimi"), Column::text("a").summed()],
            vec![]
        ))
        .contains("vain euroja")
    );
    assert!(error(table(vec![Column::euro("Summa")], vec![])).contains("summarivin nimi"));
    let mut columns = vec![Column::text("Nimi"), Column::euro("a"), Column::euro("b")];
    columns.push(Column::computed("c", Kind::Euro, difference));
    let text = vec![Cell::Empty, Cell::text("ei tiedossa"), euro(1), Cell::Computed];
    assert_eq!(
        error(table(columns, vec![text])),
        "taulukko Taulu, rivi 1, sarake ”c”: lasku viittaa soluun, jossa on tekstiä; jätä solu tyhjäksi tai anna luku"
    );
}

#[test]
fn charts_that_cannot_be_drawn_are_refused() {
    let refused = |change: &dyn Fn(&mut SheetChart)| {
        let mut rows = table(two_columns(), vec![vec![Cell::text("a"), euro(1)]]);
        rows.rows.push(Row::Subtotal("Yhteensä".into()));
        let mut workbook = workbook(rows);
        let mut chart = SheetChart::new(ChartKind::Columns, "Kaavio", "Kuvaus", "Taulu", vec![1]);
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
    long.rows = vec![Row::Body(vec![Cell::Empty]); 1_048_576];
    assert!(error(long).contains("Exceliin mahtuu 1 048 576 riviä"));
    let columns = (0..20_000)
        .map(|index| Column::text(format!("Sarake {index}")))
        .collect();
    assert!(error(table(columns, vec![])).contains("16 384 saraketta"));
}

#[test]
fn a_ratio_of_nothing_is_a_dash_in_totals_too() {
    let mut columns = two_columns();
    columns.push(Column::computed(
        "Osuus",
        Kind::Percent,
        Formula::Ratio { part: 1, whole: 1 },
    ));
    let mut table = table(columns, vec![vec![Cell::text("a"), Cell::Empty, Cell::Computed]]);
    table.total = Some("Yhteensä".into());
    let share = Cell::Percent(Share { part: 1, whole: 0 });
    table.columns.push(Column::new("Annettu", Kind::Percent));
    if let Some(Row::Body(cells)) = table.rows.first_mut() {
        cells.push(share);
    }
    let book = FileBook::read(&write(&workbook(table)).unwrap());
    let dashes = book.sheets[0]
        .cells
        .values()
        .filter(|cell| cell.value.as_deref() == Some("–"));
    assert_eq!(dashes.count(), 3);
}
