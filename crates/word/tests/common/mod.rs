//! A sample agreement with every kind of block.

use chrono::NaiveDate;
use vuosikello_document::{
    Align, Block, Classification, Column, Definition, Document, Head, Heading, Inline, Language, List,
    Property, Row, RowKind, Signatory, Table, Target,
};

pub fn text(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

pub fn heading(level: u8, id: &str, title: &str) -> Block {
    Block::Heading(Heading::new(level, id, text(title)))
}

fn paragraph(content: &str) -> Block {
    Block::Paragraph(text(content))
}

fn row(kind: RowKind, cells: &[&str]) -> Row {
    let cell = |content: &&str| if content.is_empty() { vec![] } else { text(content) };
    Row {
        kind,
        cells: cells.iter().map(cell).collect(),
    }
}

pub fn head() -> Head {
    Head {
        unit: Some("Asiakkuudet".into()),
        author_initials: Some("MM".into()),
        document_type: "Palvelusopimus".into(),
        date: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        case_number: "ORK/1234/00.01.02/2026".into(),
        classification: Classification {
            label: "Salassa pidettävä".into(),
            legal_ground: Some("JulkL 24 § 1 mom. 7 k".into()),
        },
        annex: Some("Liite 4".into()),
        draft: true,
        footer: Some(
            "Oikeusrekisterikeskus · PL 157, 13101 Hämeenlinna · 029 566 5650 · kirjaamo@example.fi".into(),
        ),
        properties: vec![
            Property {
                name: "Diaarinumero".into(),
                value: "ORK/1234/00.01.02/2026".into(),
            },
            Property {
                name: "Vuosi".into(),
                value: "2027".into(),
            },
            Property {
                name: "Mallipohjan versio".into(),
                value: "2027.1".into(),
            },
        ],
        ..Head::new(
            "Palvelusopimus 2027: Rikosseuraamuslaitos",
            "Oikeusrekisterikeskus",
        )
    }
}

fn finance() -> Table {
    Table {
        caption: text("Taulukko 1. Määrärahan kohdentaminen vuonna 2027"),
        description: "Määrärahan kohdentaminen palveluittain ja yhteensä.".into(),
        columns: vec![
            Column::new("Palvelu", Align::Start, 3.0),
            Column::new("Tyyppi", Align::Center, 1.0),
            Column::new("Vuosi 2026, €", Align::Decimal, 1.5),
            Column::new("Vuosi 2027, €", Align::Decimal, 1.5),
            Column::new("Muutos, %", Align::End, 1.0),
        ],
        row_headers: true,
        rows: vec![
            row(RowKind::Group, &["Jatkuvat palvelut", "", "", "", ""]),
            row(
                RowKind::Body,
                &[
                    "Vankitietojärjestelmän ylläpito",
                    "Y",
                    "1\u{a0}234\u{a0}567,89",
                    "1\u{a0}300\u{a0}000,00",
                    "5,3",
                ],
            ),
            row(
                RowKind::Body,
                &[
                    "Toimintaympäristöpalveluiden pienkehitys",
                    "P",
                    "98\u{a0}000,00",
                    "9\u{a0}800,50",
                    "−90,0",
                ],
            ),
            row(
                RowKind::Subtotal,
                &[
                    "Jatkuvat palvelut yhteensä",
                    "",
                    "1\u{a0}332\u{a0}567,89",
                    "1\u{a0}309\u{a0}800,50",
                    "−1,7",
                ],
            ),
            row(RowKind::Group, &["Kehittäminen", "", "", "", ""]),
            row(
                RowKind::Body,
                &["Roti-hanke", "H", "500\u{a0}000,00", "750\u{a0}000,00", "50,0"],
            ),
            row(
                RowKind::Total,
                &[
                    "Yhteensä",
                    "",
                    "1\u{a0}832\u{a0}567,89",
                    "2\u{a0}059\u{a0}800,50",
                    "12,4",
                ],
            ),
        ],
    }
}

/// A table long enough to run over a page.
fn services() -> Table {
    let names = [
        "Asianhallinta",
        "Istuntosalitekniikka",
        "Päätelaitepalvelu",
        "Sähköinen asiointi",
        "Tietovarasto",
    ];
    Table {
        caption: text("Taulukko 2. Palvelut ja palvelutasot"),
        description: "Palvelut, niiden omistajat ja palvelutasot.".into(),
        columns: vec![
            Column::new("Palvelu", Align::Start, 2.0),
            Column::new("Omistaja", Align::Start, 2.0),
            Column::new("Palvelutaso", Align::Start, 3.0),
        ],
        row_headers: true,
        rows: (0..45)
            .map(|n| {
                let name = format!("{} {}", names[n % names.len()], n + 1);
                let level = "Käytettävyys 99,5 % palveluaikana; häiriöihin vastataan neljässä tunnissa.";
                row(RowKind::Body, &[&name, "Palveluvastaava Örn Šåström", level])
            })
            .collect(),
    }
}

fn lists() -> Vec<Block> {
    let inner = Block::List(List {
        start: None,
        items: vec![
            vec![paragraph("häiriöilmoitukset")],
            vec![paragraph("palvelupyynnöt")],
        ],
    });
    vec![
        Block::List(List {
            start: Some(1),
            items: vec![
                vec![
                    paragraph("Palveluntuottaja kehittää palveluita yhdessä asiakkaan kanssa."),
                    inner,
                ],
                vec![
                    paragraph("Asiakas osallistuu kehittämiseen."),
                    paragraph("Osallistumisesta sovitaan vuosittain."),
                ],
            ],
        }),
        paragraph("Lisäksi sovitaan seuraavasta:"),
        Block::List(List {
            start: Some(1),
            items: vec![
                vec![
                    paragraph("Seurantaryhmä kokoontuu neljä kertaa vuodessa."),
                    Block::List(List {
                        start: Some(1),
                        items: vec![vec![paragraph("maaliskuu")], vec![paragraph("kesäkuu")]],
                    }),
                ],
                vec![paragraph("Poikkeamista ilmoitetaan viipymättä.")],
            ],
        }),
    ]
}

/// A sample with every kind of block, about five pages long.
pub fn agreement() -> Document {
    let mut document = Document::new(head());
    let lorem = "Palveluntuottaja tuottaa asiakkaalle tässä sopimuksessa kuvatut palvelut palvelukuvausten mukaisesti. \
                 Palveluiden sisältö, palveluajat, hinnoittelu ja vastuut kuvataan liitteissä. Osapuolet seuraavat \
                 palvelun toteutumista seurantaryhmässä neljännesvuosittain ja sopivat tarvittavista toimista.";
    let definition = |term: &str, lines: &[&str]| Definition {
        term: text(term),
        lines: lines.iter().map(|line| text(line)).collect(),
    };
    let signatory = |organisation: &str, name: &str, role: &str| Signatory {
        organisation: organisation.into(),
        name: name.into(),
        role: role.into(),
    };
    document.blocks = vec![
        Block::Title(text("Palvelusopimus 2027")),
        Block::Subtitle(text("Oikeusrekisterikeskus ja Rikosseuraamuslaitos")),
        Block::Definitions(vec![
            definition(
                "Palveluntuottaja",
                &["Oikeusrekisterikeskus", "PL 157, 13101 Hämeenlinna"],
            ),
            definition("Asiakas", &["Rikosseuraamuslaitos"]),
            definition("Sopimuskausi", &["1.1.2027–31.12.2027"]),
        ]),
        Block::Contents {
            title: "Sisällys".into(),
            depth: 3,
        },
        Block::PageBreak,
        heading(1, "tarkoitus", "Sopimuksen tarkoitus ja osapuolet"),
        paragraph(lorem),
        Block::Paragraph(vec![
            Inline::text("Katso "),
            Inline::Link {
                target: Target::Heading("talous-2027".into()),
                content: text("luku Talous"),
            },
            Inline::text(" ja "),
            Inline::Link {
                target: Target::Uri("https://example.fi/?a=1&b=2".into()),
                content: vec![Inline::Strong(text("palvelukuvaukset"))],
            },
            Inline::text(". Ruotsiksi: "),
            Inline::Foreign {
                language: Language::Swedish,
                content: vec![
                    Inline::text("Brottspåföljds"),
                    Inline::Emphasis(text("myndigheten")),
                ],
            },
            Inline::text("."),
            Inline::LineBreak,
            Inline::Strong(vec![
                Inline::text("Tärkeää: "),
                Inline::Emphasis(text("määräajat")),
            ]),
            Inline::text(" tietojen\u{ad}käsittely\u{ad}palvelu ja IT\u{2011}palvelu."),
        ]),
        heading(2, "oikeusperusta", "Oikeusperusta"),
        paragraph(lorem),
        heading(3, "laki", "Laki Oikeusrekisterikeskuksesta"),
        paragraph(lorem),
        Block::Note(text(
            "Sopimus on luonnos, kunnes molemmat osapuolet ovat sen hyväksyneet. Muutosehdotukset merkitään asiakirjaan kommentteina.",
        )),
        heading(1, "velvollisuudet", "Osapuolten velvollisuudet"),
        paragraph("Osapuolet sitoutuvat seuraavaan:"),
    ];
    document.blocks.extend(lists());
    document.blocks.extend([
        heading(1, "talous-2027", "Talous ja määrärahan siirto"),
        paragraph(lorem),
        Block::Table(finance()),
        paragraph("Luvut ovat arvonlisäverottomia."),
        heading(2, "palvelut", "Palvelut ja palvelutasot"),
        Block::Table(services()),
        Block::Heading(Heading {
            numbered: false,
            ..Heading::new(1, "allekirjoitukset", text("Allekirjoitukset"))
        }),
        paragraph("Tämä sopimus on laadittu ja allekirjoitettu sähköisesti."),
        Block::Signatures(vec![
            signatory("Oikeusrekisterikeskus", "Maija Meikäläinen", "asiakkuusjohtaja"),
            signatory("Oikeusrekisterikeskus", "Matti Mallikas", "ylijohtaja"),
            signatory(
                "Rikosseuraamuslaitos",
                "Åke Östling-Šemeikka",
                "tietohallintopäällikkö",
            ),
        ]),
    ]);
    document
}

/// A page for each heading of the document, rising.
pub fn pages(document: &Document) -> Vec<u32> {
    document
        .headings()
        .enumerate()
        .map(|(at, _)| u32::try_from(at / 2).unwrap() + 2)
        .collect()
}
