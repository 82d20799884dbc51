//! A finance report as the meeting pack makes it, and workbooks that try the limits.

#![allow(dead_code, reason = "each test uses a part of the samples")]

use chrono::NaiveDate;
use vuosikello_core::{Money, Percentage};
use vuosikello_document::{Inline, Property};
use vuosikello_sheet::{
    Cell, ChartKind, Column, ColumnKind, Formula, Place, Row, RowKind, Sheet, SheetChart, SheetTable, Table,
    Workbook,
};

use computed::{COMPUTED, computed, sums, with_total};

pub mod computed;
pub mod limits;

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 28).unwrap()
}

pub fn money(text: &str) -> Cell {
    Cell::Money(Money::parse(text).unwrap())
}

/// A cell of text that nobody has looked at.
pub fn raw(text: impl Into<String>) -> Cell {
    Cell::Text(vec![Inline::text(text)])
}

/// So many tenths of a percent.
pub fn share(tenths: i64) -> Cell {
    Percentage::of(Money::from_cents(tenths), Money::from_cents(1000)).into()
}

/// A property of the file.
pub fn property(name: impl Into<String>, value: impl Into<String>) -> Property {
    let (name, value) = (name.into(), value.into());
    Property { name, value }
}

/// The only table of a sheet, with the values of its formulas and sums.
fn only(name: &str, table: Table) -> SheetTable {
    SheetTable::new(name, computed(table))
}

/// Budget, actual, forecast, deviation in euro and as a share.
fn figures() -> Vec<Column> {
    vec![
        Column::money("Talousarvio TAE B3"),
        Column::money("Toteuma 28.2.2027"),
        Column::money("Ennuste TPE 1"),
        Column::money("Poikkeama, €")
            .signed()
            .computed(Formula::Difference {
                minuend: 3,
                subtrahend: 1,
            }),
        Column::figures("Poikkeama, %", ColumnKind::Share)
            .signed()
            .computed(Formula::Ratio { part: 4, whole: 1 }),
    ]
}

fn columns(first: &str) -> Vec<Column> {
    let mut columns = vec![Column::text(first)];
    columns.extend(figures());
    columns
}

fn body(name: &str, figures: [&str; 3]) -> Row {
    let mut cells = vec![Cell::text(name)];
    cells.extend(figures.map(money));
    cells.extend([COMPUTED, COMPUTED]);
    Row::body(cells)
}

/// The services: name, budget, actual, forecast, reason.
pub const SERVICES: [(&str, [&str; 3], &str); 9] = [
    (
        "Sakari, syyttäjien ja tuomioistuinten asianhallinta",
        ["1 204 500,00", "201 117,42", "1 268 900,00"],
        "Kuormituksen kasvu: kapasiteettia lisättiin helmikuussa, ja tallennustilan hinta nousi sopimuskauden vaihtuessa.",
    ),
    (
        "Rajaton",
        ["318 000,00", "52 900,10", "301 250,55"],
        "Käyttöönotto siirtyi toukokuuhun.",
    ),
    ("Ritu", ["96 400,00", "16 066,66", "96 400,00"], ""),
    (
        "Vanki- ja yhdyskuntaseuraamustietojärjestelmä Roti",
        ["2 450 000,00", "408 333,33", "2 449 999,99"],
        "",
    ),
    (
        "Videoneuvottelupalvelu",
        ["74 250,00", "12 370,00", "81 990,40"],
        "Käyttö kasvoi 18\u{a0}%.",
    ),
    (
        "Päätelaitteet",
        ["880 000,00", "140 012,07", "845 500,00"],
        "Laitevaihtoja lykättiin.",
    ),
    ("Tietoliikenne", ["410 700,00", "68 450,00", "410 700,00"], ""),
    (
        "=HYPERLINK(\"http://paha.example\")",
        ["0,00", "0,00", "1 500,00"],
        "+syy puuttuu",
    ),
    ("Yhteiset palvelut", ["512 345,67", "85 390,94", "512 345,67"], ""),
];

pub const MONTHS: [(&str, &str); 12] = [
    ("Tammikuu", "480 210,11"),
    ("Helmikuu", "504 430,41"),
    ("Maaliskuu", ""),
    ("Huhtikuu", ""),
    ("Toukokuu", ""),
    ("Kesäkuu", ""),
    ("Heinäkuu", ""),
    ("Elokuu", ""),
    ("Syyskuu", ""),
    ("Lokakuu", ""),
    ("Marraskuu", ""),
    ("Joulukuu", ""),
];

pub fn report() -> Workbook {
    let mut workbook = Workbook::new(
        "Talousraportti 2027-Q1, Rikosseuraamuslaitos",
        "Oikeusrekisterikeskus",
        day(),
    );
    workbook.properties = vec![property("Asiakas", "RISE"), property("Kokous", "2027-Q1")];
    workbook.sheets = vec![top(), services(), months(), deviations()];
    workbook
}

fn notes() -> Vec<String> {
    vec![
        "Vertailu: TAE B3 / TPE 1; toteuma 28.2.2027 mennessä.".into(),
        "Poikkeama on ennuste vähennettynä talousarviolla: plusmerkkinen summa ylittää talousarvion.".into(),
    ]
}

fn top() -> Sheet {
    let mut sheet = Sheet::new("Yhteenveto", "Talouden yhteenveto, Rikosseuraamuslaitos 2027");
    sheet.notes = notes();
    let columns = columns("Kustannuslaji");
    let subtotal = |label| sums(RowKind::Subtotal, Cell::text(label), &columns);
    let rows = [
        Row::group("Valtori-palvelut", columns.len()),
        body("Päätelaitteet", ["880 000,00", "140 012,07", "845 500,00"]),
        body("Tietoliikenne", ["410 700,00", "68 450,00", "410 700,00"]),
        subtotal("Valtori-palvelut yhteensä"),
        Row::group("Muut palvelut", columns.len()),
        body(
            "Jatkuvat palvelut",
            ["4 143 150,00", "690 787,51", "4 198 540,94"],
        ),
        body("Kehittäminen", ["0,00", "0,00", "1 500,00"]),
        body("Yhteiset palvelut", ["512 345,67", "85 390,94", "512 345,67"]),
        subtotal("Muut palvelut yhteensä"),
    ];
    let table = Table::new("Talousarvio, toteuma ja ennuste ryhmittäin", columns).with_rows(rows);
    sheet
        .tables
        .push(only("Yhteenveto", with_total(table, "Kaikki yhteensä")));
    let mut chart = SheetChart::new(
        ChartKind::ClusteredBars,
        "Muut palvelut: talousarvio, toteuma ja ennuste",
        "Jatkuvien palveluiden ennuste 4,2 milj. euroa ylittää talousarvion 1,3 prosentilla.",
        "Yhteenveto",
        vec![1, 2, 3],
    );
    chart.rows = Some(5..8);
    sheet.charts.push(chart);
    sheet
}

fn services() -> Sheet {
    let mut sheet = Sheet::new("Palveluittain", "Tietohallintomenot palveluittain");
    sheet.notes = notes();
    let mut columns = columns("Palvelu");
    columns.push(Column::text("Poikkeaman syy"));
    let rows = SERVICES.iter().map(|(name, figures, reason)| {
        let mut row = body(name, *figures);
        row.cells.push(Cell::text(*reason));
        row
    });
    let table = Table::new("Menot palveluittain ja poikkeamien syyt", columns).with_rows(rows);
    let mut table = only("Palveluittain", with_total(table, "Yhteensä"));
    table.filter = true;
    sheet.tables.push(table);
    sheet
}

fn months() -> Sheet {
    let mut sheet = Sheet::new("Kuukausittain", "Toteuma kuukausittain");
    sheet.notes = vec!["Toteumat 28.2.2027 mennessä; kertymä vuoden alusta.".into()];
    let columns = vec![
        Column::text("Kuukausi"),
        Column::money("Talousarvio tasan jaettuna"),
        Column::money("Toteuma"),
        Column::money("Talousarvio kertyneenä").computed(Formula::RunningTotal { of: 1 }),
        Column::money("Toteuma kertyneenä").computed(Formula::RunningTotal { of: 2 }),
        Column::figures("Toteutunut, %", ColumnKind::Share).computed(Formula::Ratio { part: 4, whole: 3 }),
    ];
    let rows = MONTHS.iter().map(|(name, actual)| {
        let mut cells = vec![Cell::text(*name), money("495 516,31")];
        match *actual {
            "" => cells.extend([Cell::Empty, COMPUTED, Cell::Empty, Cell::Empty]),
            actual => cells.extend([money(actual), COMPUTED, COMPUTED, COMPUTED]),
        }
        Row::body(cells)
    });
    let table = Table::new("Toteuma ja sen kertymä kuukausittain", columns).with_rows(rows);
    sheet
        .tables
        .push(only("Kuukausittain", with_total(table, "Yhteensä")));
    let mut chart = SheetChart::new(
        ChartKind::Lines,
        "Toteuman kertymä",
        "Toteuma on kahden kuukauden jälkeen 0,98 milj. euroa, kun talousarviosta on kertynyt 0,99 milj. euroa.",
        "Kuukausittain",
        vec![3, 4],
    );
    chart.place = Place::Right;
    sheet.charts.push(chart);
    sheet
}

fn deviations() -> Sheet {
    let mut sheet = Sheet::new("Poikkeamat", "Suurimmat poikkeamat");
    sheet.notes = notes();
    let columns = vec![
        Column::text("Palvelu"),
        Column::money("Poikkeama, €").signed(),
        Column::figures("Osuus kaikista", ColumnKind::Share),
        Column::figures("Kirjattu", ColumnKind::Date),
        Column::figures("Lisenssejä", ColumnKind::Count),
        Column::text("Syy").wide(60),
    ];
    let rows = [
        ("Sakari", "64 400,00", 322, 1_240, "Kuormituksen kasvu"),
        (
            "Päätelaitteet",
            "-34 500,00",
            172,
            3_100,
            "Laitevaihtoja lykättiin",
        ),
        ("Rajaton", "-16 749,45", 84, 0, "syy puuttuu"),
        ("Videoneuvottelupalvelu", "7 740,40", 39, 75, "Käyttö kasvoi"),
        ("Roti", "-0,01", 0, 12, "-pyöristys"),
    ];
    let rows = rows.iter().map(|(name, deviation, of_all, licences, reason)| {
        Row::body(vec![
            Cell::text(*name),
            money(deviation),
            share(*of_all),
            Cell::Date(day().into()),
            Cell::Count(*licences),
            Cell::text(*reason),
        ])
    });
    let table = Table::new("Suurimmat poikkeamat syineen", columns).with_rows(rows);
    let mut table = only("Poikkeamat", with_total(table, "Yhteensä"));
    table.filter = true;
    sheet.tables.push(table);
    sheet.charts.push(SheetChart::new(
        ChartKind::ClusteredBars,
        "Suurimmat poikkeamat",
        "Sakarin ennuste ylittää talousarvion 64 400 eurolla, päätelaitteiden alittaa sen 34 500 eurolla.",
        "Poikkeamat",
        vec![1],
    ));
    sheet
}
