//! A sample deck with every kind of block: a meeting of a monitoring group; a second brand, and checks of written files.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "samples for tests, the example and the bench, of which each uses some"
)]
pub mod brand;
pub mod check;

use chrono::NaiveDate;
use vuosikello_core::Money;
use vuosikello_document::{Property, Target};
use vuosikello_slides::{
    Block, Cell, Chart, ChartBlock, ChartKind, Column, ColumnKind, Deck, Error, Errors, Head, Inline, Item,
    KeyFigure, Light, Limit, List, Magnitude, Output, Role, Row, RowKind, Section, Series, Slide, Table,
    Unit,
};

pub fn head() -> Head {
    Head {
        date: NaiveDate::from_ymd_opt(2027, 3, 9).unwrap(),
        footers: vec!["Esimerkkikeskus · palvelusopimuksen seurantaryhmä".into()],
        properties: vec![Property {
            name: "Kokous".into(),
            value: "2027-Q1".into(),
        }],
        ..Head::new("Palvelusopimuksen seurantaryhmä 1/2027", "Esimerkkikeskus")
    }
}

pub fn text(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

pub fn series(name: &str, values: &[Option<i64>]) -> Series {
    Series {
        name: name.into(),
        values: values.to_vec(),
    }
}

/// Money in thousands of euros.
pub fn thousands(name: &str, values: &[i64]) -> Series {
    let cents: Vec<Option<i64>> = values.iter().map(|value| Some(value * 100_000)).collect();
    series(name, &cents)
}

pub fn chart(kind: ChartKind, unit: Unit, caption: &str, categories: &[&str], series: Vec<Series>) -> Chart {
    let description = format!(
        "{caption}: suurin arvo on kohdassa {}.",
        categories.first().unwrap_or(&"–")
    );
    let mut chart = Chart::new(kind, unit, caption, description).categories(categories.iter().copied());
    chart.series = series;
    chart
}

pub fn money(cents: i64) -> Cell {
    Cell::Money(Money::from_cents(cents))
}

/// A column of money in thousands of euros.
pub fn in_thousands(header: &str) -> Column {
    Column::money(header).shortened(Magnitude::Thousands)
}

fn actions() -> Slide {
    let row = |action: &str, owner: &str, due: &str, light, word: &str| {
        Row::body(vec![
            Cell::text(action),
            Cell::text(owner),
            Cell::text(due),
            Cell::status(light, word),
        ])
    };
    Slide::new(Role::Table, "Edellisen kokouksen toimenpiteet").with(Block::table(
        Table::new(
            "Edellisen kokouksen neljästä toimenpiteestä kaksi on valmiina ja yksi on myöhässä.",
            vec![
                Column::text("Toimenpide"),
                Column::text("Vastuu"),
                Column::text("Määräaika"),
                Column::figures("Tila", ColumnKind::Status),
            ],
        )
        .with_rows([
            row(
                "Selvitetään kapasiteettikustannusten nousun syy",
                "Asiakaspäällikkö",
                "15.1.2027",
                Light::Good,
                "Valmis",
            ),
            row(
                "Toimitetaan ennuste ylläpidon kustannuksista asiakkaalle",
                "Talous",
                "31.1.2027",
                Light::Good,
                "Valmis",
            ),
            row(
                "Sovitaan käyttökatkojen ilmoittamisesta istuntopäivinä",
                "Palveluvastaava",
                "28.2.2027",
                Light::Attention,
                "Kesken",
            ),
            row(
                "Päivitetään jatkuvuussuunnitelma",
                "Järjestelmäpäällikkö",
                "28.2.2027",
                Light::Bad,
                "Myöhässä",
            ),
        ]),
        Limit::NONE,
    ))
}

fn finance() -> Vec<Slide> {
    let row = |kind, name: &str, values: [i64; 4]| {
        let cells = values.iter().map(|value| money(value * 100_000));
        Row::new(kind, std::iter::once(Cell::text(name)).chain(cells).collect())
    };
    let table = Table::new(
        "Ennuste ylittää budjetin 77 000 eurolla; ylitys tulee Valtorin palveluista.",
        vec![
            Column::text("1 000 €"),
            in_thousands("Budjetti"),
            in_thousands("Toteuma 1–2"),
            in_thousands("Ennuste"),
            in_thousands("Poikkeama").signed(),
        ],
    )
    .with_rows([
        row(RowKind::Body, "Valtorin palvelut", [842, 196, 935, 93]),
        row(RowKind::Body, "Muut palvelut", [1_812, 416, 1_796, -16]),
        row(RowKind::Total, "Yhteensä", [2_654, 612, 2_731, 77]),
    ]);
    let figures = vec![
        KeyFigure::new(Cell::text("2,65 milj. €"), "Budjetti 2027"),
        KeyFigure::new(Cell::text("2,73 milj. €"), "Ennuste 2027"),
        KeyFigure::new(Cell::text("+77 000 €"), "Poikkeama").comment("2,9 % budjetista"),
    ];
    let quarters = chart(
        ChartKind::ClusteredBars,
        Unit::Euro,
        "Budjetti, toteuma ja ennuste",
        &["Q1", "Q2", "Q3", "Q4"],
        vec![
            thousands("Budjetti", &[640, 660, 650, 704]),
            series("Toteuma", &[Some(61_200_000), None, None, None]),
            thousands("Ennuste", &[655, 690, 680, 706]),
        ],
    );
    let services = [
        "Asianhallintajärjestelmän ylläpito",
        "Päätelaitepalvelu",
        "Istuntosalitekniikka",
        "Tietovarasto ja raportointi",
        "Sähköinen asiointi",
        "Tietoliikenneyhteydet",
    ];
    let by_service = chart(
        ChartKind::ClusteredBars,
        Unit::Euro,
        "Suurimmat poikkeamat budjetista",
        &services,
        vec![thousands("Poikkeama", &[93, 41, 12, -8, -22, -39])],
    );
    vec![
        Slide::new(
            Role::Content,
            "Talouskatsaus: ennuste ylittää budjetin 77 000 eurolla",
        )
        .with(Block::Figures(figures))
        .with(Block::table(table, Limit::NONE))
        .note("Ylitys johtuu kapasiteettipalveluiden hinnan noususta vuoden alussa."),
        Slide::new(Role::Chart, "Ennuste nousee toisella neljänneksellä").with(Block::chart(quarters)),
        Slide::new(Role::Chart, "Suurimmat poikkeamat ja niiden syyt").with(Block::chart(by_service)),
        Slide::new(Role::Content, "Mitä talouden vuosikellossa seuraa").with(Block::List(List {
            items: vec![
                Item {
                    content: text("Talousarvioehdotus TAE B1 vahvistetaan 31.3."),
                    items: vec![text("Asiakas toimittaa tarpeensa 20.3. mennessä")],
                },
                Item {
                    content: text("Ennuste TPE 1 laaditaan kesäkuussa"),
                    items: vec![
                        text("Toukokuussa käydään läpi palvelukohtaiset luvut"),
                        text("Ennuste esitellään seurantaryhmässä"),
                    ],
                },
                Item::text("Talousarvion tarkistus TAE B2 tehdään syyskuussa"),
            ],
            ..List::default()
        })),
    ]
}

fn statuses(count: usize) -> Block {
    let names = [
        "Asianhallinta",
        "Istuntosalitekniikka",
        "Päätelaitepalvelu",
        "Sähköinen asiointi",
        "Tietovarasto",
    ];
    let lights = [
        (Light::Good, "Kunnossa", ""),
        (
            Light::Attention,
            "Seurattava",
            "Vasteajat ovat pidentyneet aamuisin; syytä selvitetään.",
        ),
        (Light::Good, "Kunnossa", ""),
        (
            Light::Bad,
            "Häiriö",
            "Palvelussa oli kaksi katkoa helmikuussa. Korjaus on tuotannossa 12.3.",
        ),
        (Light::Unknown, "Ei tietoa", "Aineisto täydentyy."),
    ];
    let status = |number: usize| {
        let (light, word, comment) = lights[number % 5];
        let name = if count > 5 {
            format!("{} {}", names[number % 5], number + 1)
        } else {
            names[number].into()
        };
        Row::body(vec![
            Cell::text(name),
            Cell::status(light, word),
            Cell::text(comment),
        ])
    };
    let table = Table::new(
        "Viidestä palvelusta kaksi on kunnossa, yhdessä on häiriö ja yksi on seurattava.",
        vec![
            Column::text("Palvelu"),
            Column::figures("Tila", ColumnKind::Status),
            Column::text("Huomio"),
        ],
    );
    Block::table(table.with_rows((0..count).map(status)), Limit::NONE)
}

fn development() -> Vec<Slide> {
    let quarters = ["Q1/26", "Q2/26", "Q3/26", "Q4/26", "Q1/27"];
    let trend = chart(
        ChartKind::Lines,
        Unit::Number { decimals: 1 },
        "Tilaajatyytyväisyys, asteikko 4–10",
        &quarters,
        vec![
            series(
                "Jatkuvat palvelut",
                &[Some(79), Some(81), Some(82), Some(84), Some(86)],
            ),
            series("Kehittäminen", &[Some(74), Some(72), None, Some(75), Some(78)]),
            series(
                "Talousohjaus",
                &[Some(70), Some(69), Some(71), Some(68), Some(67)],
            ),
        ],
    );
    let nps = chart(
        ChartKind::Lines,
        Unit::Number { decimals: 0 },
        "Suositteluindeksi (NPS)",
        &quarters,
        vec![series("NPS", &[Some(-5), Some(8), Some(12), Some(25), Some(33)])],
    );
    let stacked = chart(
        ChartKind::StackedBars,
        Unit::Euro,
        "Kehittämisen kustannukset",
        &["2024", "2025", "2026", "2027"],
        vec![
            thousands("Hankkeet", &[310, 420, 380, 510]),
            thousands("Pienkehitys", &[120, 140, 155, 160]),
            thousands("Selvitykset", &[12, 30, 18, 45]),
        ],
    );
    let mut two = Slide::new(
        Role::TwoContent,
        "Kysely: tyytyväisyys nousi, suosittelu vahvistui",
    )
    .with(Block::list([
        "Vastauksia saatiin 24",
        "Palveluiden arvosana nousi 8,6:een",
        "Talousohjauksen arvosana laski 6,7:ään",
    ]));
    two.second = vec![Block::chart(nps)];
    vec![
        Slide::new(Role::Content, "Kehittämisen painopiste siirtyy hankkeisiin")
            .with(Block::text(
                "Hankkeiden osuus kasvaa, kun asianhallinnan uudistus etenee toteutukseen (portti G2).",
            ))
            .with(Block::chart(stacked)),
        Slide::new(Role::Chart, "Tyytyväisyys kehittyy").with(Block::chart(trend)),
        two,
    ]
}

/// The deck.
pub fn deck() -> Deck {
    let mut deck = Deck::new(head());
    let agenda = [
        "Kokouksen avaus ja asialistan hyväksyminen",
        "Edellisen kokouksen pöytäkirja",
        "Talouskatsaus",
        "Palveluiden tilannekatsaus",
        "Palveluiden kehitys",
        "Tilaajatyytyväisyyskysely",
        "Muut asiat",
        "Seuraavan kokouksen sopiminen",
        "Kokouksen päättäminen",
    ];
    let opening = vec![
        Slide::new(Role::Title, "Palvelusopimuksen seurantaryhmä 1/2027")
            .with(Block::text("Esimerkkivirasto ja Esimerkkikeskus"))
            .with(Block::text("9.3.2027 klo 13.00–14.30, Teams")),
        Slide::new(Role::Content, "Asialista").with(Block::List(List {
            numbered: true,
            items: agenda.map(Item::text).into(),
            limit: Limit::default(),
        })),
    ];
    let links = Slide::new(Role::Content, "Muut asiat").with(Block::Text(vec![
        Inline::text("Yksityiskohtainen aineisto on "),
        Inline::Link {
            target: Target::Uri("https://example.fi/aineisto?a=1&b=2".into()),
            content: text("kokouksen kansiossa"),
        },
        Inline::text(" ja "),
        Inline::Strong(text("talousraportissa")),
        Inline::text("."),
    ]));
    deck.sections = vec![
        Section::new("Kokouksen avaus ja asialistan hyväksyminen", opening),
        Section::new("Edellisen kokouksen pöytäkirja", vec![actions()]),
        Section::new("Talouskatsaus", finance()),
        Section::new(
            "Palveluiden tilannekatsaus",
            vec![
                Slide::new(Role::Table, "Palveluiden tila").with(statuses(5)),
                Slide::new(Role::Table, "Kaikki palvelut").with(statuses(23)),
            ],
        ),
        Section::new("Palveluiden kehitys", development()),
        Section::new(
            "Muut asiat",
            vec![
                Slide::new(Role::Section, "Muut asiat ja seuraava kokous"),
                links,
                Slide::new(Role::TitleOnly, "Tunnuslukuja").with(Block::Figures(
                    ["99,9 %", "24", "8,6", "12", "3"]
                        .iter()
                        .zip([
                            "Käytettävyys",
                            "Vastauksia kyselyyn",
                            "Arvosana",
                            "Avointa tarvetta",
                            "Hanketta",
                        ])
                        .map(|(value, label)| KeyFigure::new(Cell::text(value), label))
                        .collect(),
                )),
            ],
        ),
    ];
    deck
}

/// A chart block whose rest is summed up.
pub fn limited(chart: Chart, most: usize) -> Block {
    Block::Chart(ChartBlock {
        most: Some(most),
        ..ChartBlock::new(chart)
    })
}

/// A table of two columns.
pub fn table_block() -> Block {
    let columns = vec![Column::text("Palvelu"), in_thousands("1 000 €")];
    let table = Table::new("Kaksi palvelua ja niiden kustannukset.", columns).with_rows([
        Row::body(vec![Cell::text("Ylläpito"), money(123_456_700)]),
        Row::body(vec![Cell::text("Kehitys"), money(-98_765_400)]),
    ]);
    Block::table(table, Limit::NONE)
}

/// The first of the errors for which a deck could not be written.
pub fn first_error(result: Result<Output, Errors>) -> Error {
    result.unwrap_err().into_iter().next().unwrap()
}
