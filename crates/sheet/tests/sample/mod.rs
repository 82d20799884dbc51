//! A finance report as the meeting pack makes it, and workbooks that try the limits.

#![allow(dead_code, reason = "each test uses a part of the samples")]

use chrono::NaiveDate;
use vuosikello_core::Money;
use vuosikello_sheet::{
    Cell, ChartKind, Column, Formula, Kind, Place, Row, Share, Sheet, SheetChart, Table, Workbook,
};

pub mod limits;

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 28).unwrap()
}

pub fn money(text: &str) -> Cell {
    Cell::Euro(Money::parse(text).unwrap())
}

/// Budget, actual, forecast, deviation in euro and as a share.
fn figures() -> Vec<Column> {
    vec![
        Column::euro("Talousarvio TAE B3"),
        Column::euro("Toteuma 28.2.2027"),
        Column::euro("Ennuste TPE 1"),
        Column::computed(
            "Poikkeama, €",
            Kind::SignedEuro,
            Formula::Difference {
                minuend: 3,
                subtrahend: 1,
            },
        ),
        Column::computed(
            "Poikkeama, %",
            Kind::SignedPercent,
            Formula::Ratio { part: 4, whole: 1 },
        ),
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
    cells.extend([Cell::Computed, Cell::Computed]);
    Row::Body(cells)
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
    workbook.properties = vec![
        ("Asiakas".into(), "RISE".into()),
        ("Kokous".into(), "2027-Q1".into()),
    ];
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
    let mut table = Table::new(
        "Yhteenveto",
        "Talousarvio, toteuma ja ennuste ryhmittäin",
        columns("Kustannuslaji"),
    );
    table.rows = vec![
        Row::Group("Valtori-palvelut".into()),
        body("Päätelaitteet", ["880 000,00", "140 012,07", "845 500,00"]),
        body("Tietoliikenne", ["410 700,00", "68 450,00", "410 700,00"]),
        Row::Subtotal("Valtori-palvelut yhteensä".into()),
        Row::Group("Muut palvelut".into()),
        body(
            "Jatkuvat palvelut",
            ["4 143 150,00", "690 787,51", "4 198 540,94"],
        ),
        body("Kehittäminen", ["0,00", "0,00", "1 500,00"]),
        body("Yhteiset palvelut", ["512 345,67", "85 390,94", "512 345,67"]),
        Row::Subtotal("Muut palvelut yhteensä".into()),
    ];
    table.total = Some("Kaikki yhteensä".into());
    sheet.tables.push(table);
    let mut chart = SheetChart::new(
        ChartKind::Columns,
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
    let mut table = Table::new(
        "Palveluittain",
        "Menot palveluittain ja poikkeamien syyt",
        columns,
    );
    table.rows = SERVICES
        .iter()
        .map(|(name, figures, reason)| match body(name, *figures) {
            Row::Body(mut cells) => {
                cells.push(Cell::text(*reason));
                Row::Body(cells)
            }
            row => row,
        })
        .collect();
    table.total = Some("Yhteensä".into());
    table.filter = true;
    sheet.tables.push(table);
    sheet
}

fn months() -> Sheet {
    let mut sheet = Sheet::new("Kuukausittain", "Toteuma kuukausittain");
    sheet.notes = vec!["Toteumat 28.2.2027 mennessä; kertymä vuoden alusta.".into()];
    let columns = vec![
        Column::text("Kuukausi"),
        Column::euro("Talousarvio tasan jaettuna"),
        Column::euro("Toteuma"),
        Column::computed(
            "Talousarvio kertyneenä",
            Kind::Euro,
            Formula::RunningTotal { of: 1 },
        ),
        Column::computed("Toteuma kertyneenä", Kind::Euro, Formula::RunningTotal { of: 2 }),
        Column::computed(
            "Toteutunut, %",
            Kind::Percent,
            Formula::Ratio { part: 4, whole: 3 },
        ),
    ];
    let mut table = Table::new("Kuukausittain", "Toteuma ja sen kertymä kuukausittain", columns);
    table.rows = MONTHS
        .iter()
        .map(|(name, actual)| {
            let mut cells = vec![Cell::text(*name), money("495 516,31")];
            match *actual {
                "" => cells.extend([Cell::Empty, Cell::Computed, Cell::Empty, Cell::Empty]),
                actual => cells.extend([money(actual), Cell::Computed, Cell::Computed, Cell::Computed]),
            }
            Row::Body(cells)
        })
        .collect();
    table.total = Some("Yhteensä".into());
    sheet.tables.push(table);
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
    let mut table = Table::new(
        "Poikkeamat",
        "Suurimmat poikkeamat syineen",
        vec![
            Column::text("Palvelu"),
            Column::new("Poikkeama, €", Kind::SignedEuro).summed(),
            Column::new("Osuus kaikista", Kind::Percent),
            Column::new("Kirjattu", Kind::Date),
            Column::new("Lisenssejä", Kind::Integer).summed(),
            Column::text("Syy").wide(60),
        ],
    );
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
    table.rows = rows
        .iter()
        .map(|(name, deviation, share, licences, reason)| {
            Row::Body(vec![
                Cell::text(*name),
                money(deviation),
                Cell::Percent(Share {
                    part: *share,
                    whole: 1000,
                }),
                Cell::Date(day().into()),
                Cell::Integer(*licences),
                Cell::text(*reason),
            ])
        })
        .collect();
    table.total = Some("Yhteensä".into());
    table.filter = true;
    sheet.tables.push(table);
    sheet.charts.push(SheetChart::new(
        ChartKind::Bars,
        "Suurimmat poikkeamat",
        "Sakarin ennuste ylittää talousarvion 64 400 eurolla, päätelaitteiden alittaa sen 34 500 eurolla.",
        "Poikkeamat",
        vec![1],
    ));
    sheet
}
