//! A sample deck with every kind of block: a meeting of a monitoring group; a second brand, and checks of written files.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "samples for tests, the example and the bench, of which each uses some"
)]
pub mod brand;
pub mod check;

use chrono::NaiveDate;
use vuosikello_document::{Chart, ChartKind, Inline, Property, Series, Target, Unit};
use vuosikello_slides::{
    Block, Cell, ChartBlock, Column, Deck, Error, Errors, Figures, Head, Item, KeyFigure, Light, Limit, List,
    Output, Role, Row, Section, Slide, Status, StatusList, Table,
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
    Chart {
        caption: text(caption),
        description: format!(
            "{caption}: suurin arvo on kohdassa {}.",
            categories.first().unwrap_or(&"–")
        ),
        kind,
        unit,
        categories: categories.iter().map(|name| (*name).to_owned()).collect(),
        series,
    }
}

fn actions() -> Slide {
    let row = |action: &str, owner: &str, due: &str, light, word: &str| {
        Row::body(vec![
            Cell::text(action),
            Cell::text(owner),
            Cell::text(due),
            Cell::Light(light, word.into()),
        ])
    };
    Slide::new(Role::Table, "Edellisen kokouksen toimenpiteet").with(Block::Table(Table {
        description: "Edellisen kokouksen neljästä toimenpiteestä kaksi on valmiina ja yksi on myöhässä."
            .into(),
        columns: ["Toimenpide", "Vastuu", "Määräaika", "Tila"]
            .map(Column::text)
            .into(),
        rows: vec![
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
        ],
        ..Table::default()
    }))
}

fn finance() -> Vec<Slide> {
    let figures = Figures::thousands_of_euros();
    let row = |name: &str, values: [i64; 4]| {
        let cells = values.iter().map(|value| Cell::Figure(value * 100_000));
        Row::body(std::iter::once(Cell::text(name)).chain(cells).collect())
    };
    let mut total = row("Yhteensä", [2_654, 612, 2_731, 77]);
    total.kind = vuosikello_slides::RowKind::Total;
    let table = Table {
        description: "Ennuste ylittää budjetin 77 000 eurolla; ylitys tulee Valtorin palveluista.".into(),
        columns: vec![
            Column::text("1 000 €"),
            Column::figures("Budjetti", figures),
            Column::figures("Toteuma 1–2", figures),
            Column::figures("Ennuste", figures),
            Column::figures("Poikkeama", figures.signed()),
        ],
        rows: vec![
            row("Valtorin palvelut", [842, 196, 935, 93]),
            row("Muut palvelut", [1_812, 416, 1_796, -16]),
            total,
        ],
        ..Table::default()
    };
    let figures = vec![
        KeyFigure::new("2,65 milj. €", "Budjetti 2027"),
        KeyFigure::new("2,73 milj. €", "Ennuste 2027"),
        KeyFigure {
            comment: Some("2,9 % budjetista".into()),
            ..KeyFigure::new("+77 000 €", "Poikkeama")
        },
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
        .with(Block::Table(table))
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

fn statuses(count: usize) -> StatusList {
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
        Status {
            name: text(&name),
            light,
            word: word.into(),
            comment: text(comment),
        }
    };
    StatusList {
        description: "Viidestä palvelusta kaksi on kunnossa, yhdessä on häiriö ja yksi on seurattava.".into(),
        headers: ["Palvelu".into(), "Tila".into(), "Huomio".into()],
        items: (0..count).map(status).collect(),
        limit: Limit::default(),
    }
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
                Slide::new(Role::Table, "Palveluiden tila").with(Block::Statuses(statuses(5))),
                Slide::new(Role::Table, "Kaikki palvelut").with(Block::Statuses(statuses(23))),
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
                        .map(|(value, label)| KeyFigure::new(*value, label))
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
    Block::Table(Table {
        description: "Kaksi palvelua ja niiden kustannukset.".into(),
        columns: vec![
            Column::text("Palvelu"),
            Column::figures("1 000 €", Figures::thousands_of_euros()),
        ],
        rows: vec![
            Row::body(vec![Cell::text("Ylläpito"), Cell::Figure(123_456_700)]),
            Row::body(vec![Cell::text("Kehitys"), Cell::Figure(-98_765_400)]),
        ],
        ..Table::default()
    })
}

/// The first of the errors for which a deck could not be written.
pub fn first_error(result: Result<Output, Errors>) -> Error {
    result.unwrap_err().into_iter().next().unwrap()
}
