//! Samples for tests: an agreement with every kind of block, hostile values, a foreign reference.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "samples for tests and benches, of which each uses some"
)]
use chrono::NaiveDate;
use vuosikello_document::{
    Align, Block, Cell, Classification, Column, Definition, Document, Head, Heading, Inline, Language, List,
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
    let cell = |content: &&str| match content.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(text(content)),
    };
    Row::new(kind, cells.iter().map(cell).collect())
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
        ..Table::default()
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
        ..Table::default()
    }
}

fn lists() -> Vec<Block> {
    let inner = Block::List(List {
        start: None,
        marker: None,
        items: vec![
            vec![paragraph("häiriöilmoitukset")],
            vec![paragraph("palvelupyynnöt")],
        ],
    });
    vec![
        Block::List(List {
            start: Some(1),
            marker: None,
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
            marker: None,
            items: vec![
                vec![
                    paragraph("Seurantaryhmä kokoontuu neljä kertaa vuodessa."),
                    Block::List(List {
                        start: Some(1),
                        marker: None,
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

/// Values that try to break out of where they stand.
pub const HOSTILE: [&str; 10] = [
    "a | b * c # d",
    "<b>lihava</b> </w:t></w:r><w:p>",
    "&amp; &#0; & &lt;",
    "{{ x }} {% for y in z %}",
    "\u{0}\u{1}\u{b}\u{1b}\u{7f}\u{85}\u{ffff}",
    "rivi\nrivi\ttab\r\n",
    "\u{202e}nurinkurin",
    "🙂👩‍👩‍👧 \u{10ffff}",
    "]]> <!-- <?xml?> <!DOCTYPE a>",
    "\"'`$(x)\\ %s %n",
];

/// A document with hostile values in every place where there is text.
pub fn hostile() -> Document {
    let long = "ä".repeat(10_000);
    let all: Vec<&str> = HOSTILE.iter().copied().chain([long.as_str(), ""]).collect();
    let mut document = Document::new(head());
    let mut blocks = Vec::new();
    for value in &all {
        blocks.push(Block::Title(text(value)));
        blocks.push(Block::Contents {
            title: (*value).into(),
            depth: 3,
        });
        blocks.push(heading(9, value, value));
        blocks.push(Block::Note(vec![Inline::Strong(text(value)), Inline::LineBreak]));
        blocks.push(Block::Paragraph(vec![
            Inline::Link {
                target: Target::Heading((*value).into()),
                content: text(value),
            },
            Inline::Link {
                target: Target::Uri(format!("https://example.fi/{value}")),
                content: text(value),
            },
            Inline::Link {
                target: Target::Uri((*value).into()),
                content: text(value),
            },
            Inline::Link {
                target: Target::Heading(String::new()),
                content: vec![Inline::Link {
                    target: Target::Uri("http://a.fi".into()),
                    content: text(value),
                }],
            },
        ]));
        blocks.push(Block::List(List {
            start: Some(u32::MAX),
            marker: None,
            items: vec![vec![], vec![paragraph(value)]],
        }));
        blocks.push(Block::Definitions(vec![Definition {
            term: text(value),
            lines: vec![text(value), vec![]],
        }]));
        blocks.push(Block::Definitions(vec![]));
        blocks.push(Block::Signatures(vec![Signatory {
            organisation: (*value).into(),
            name: (*value).into(),
            role: (*value).into(),
        }]));
        blocks.push(Block::Table(Table {
            caption: text(value),
            description: (*value).into(),
            columns: vec![
                Column::new(*value, Align::Decimal, f32::NAN),
                Column::new(*value, Align::Start, -1.0),
            ],
            row_headers: true,
            // A short row, a long one, and a group with something in its other cells.
            rows: vec![
                row(RowKind::Body, &[value]),
                row(RowKind::Total, &[value, value, value]),
                row(RowKind::Group, &[value, value]),
                row(RowKind::Group, &[]),
            ],
            ..Table::default()
        }));
        blocks.push(Block::Table(Table {
            caption: text(value),
            description: String::new(),
            columns: vec![],
            row_headers: false,
            rows: vec![],
            ..Table::default()
        }));
        let head = &mut document.head;
        head.properties.push(Property {
            name: (*value).into(),
            value: (*value).into(),
        });
        // Fields of the head have a limit of their own.
        if value.len() > 100 {
            continue;
        }
        for field in [
            &mut head.title,
            &mut head.organisation,
            &mut head.document_type,
            &mut head.case_number,
        ] {
            field.push_str(value);
        }
        for field in [
            &mut head.unit,
            &mut head.annex,
            &mut head.footer,
            &mut head.classification.legal_ground,
        ] {
            field.get_or_insert_default().push_str(value);
        }
    }
    document.head.properties.push(Property {
        name: "Vuosikello".into(),
        value: "0".into(),
    });
    document.blocks = blocks;
    document
}

/// A list in which lists lie deeper than Word can show.
pub fn deep_list(depth: usize) -> List {
    let mut item = vec![paragraph("syvin")];
    for level in 0..depth {
        item = vec![
            paragraph(&format!("taso {level}")),
            Block::List(List {
                start: Some(1),
                marker: None,
                items: vec![item],
            }),
        ];
    }
    List {
        start: None,
        marker: None,
        items: vec![item],
    }
}

/// A reference as the Finnish Word makes one: ids of styles are Finnish, names English, most styles are missing.
pub fn finnish_reference() -> Vec<u8> {
    use vuosikello_ooxml::{ContentTypes, Package, Relationships};

    const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:style w:type="paragraph" w:default="1" w:styleId="Normaali"><w:name w:val="Normal"/></w:style>
  <w:style w:type="character" w:default="1" w:styleId="Kappaleenoletusfontti"><w:name w:val="Default Paragraph Font"/></w:style>
  <w:style w:type="table" w:default="1" w:styleId="Normaalitaulukko"><w:name w:val="Normal Table"/></w:style>
  <w:style w:type="paragraph" w:styleId="Otsikko1"><w:name w:val="heading 1"/><w:basedOn w:val="Normaali"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="990000"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Otsikko2"><w:name w:val="Heading 2"/><w:basedOn w:val="Otsikko1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Leipteksti"><w:name w:val="Body Text"/><w:basedOn w:val="Normaali"/></w:style>
  <w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Jokin muu"/><w:basedOn w:val="Normaali"/></w:style>
</w:styles>"#;
    const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Otsikko1"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Otsikko2"/><w:lvlText w:val="%1.%2."/><w:lvlJc w:val="left"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>
  <w:numIdMacAtCleanup w:val="7"/>
</w:numbering>"#;
    const SETTINGS: &str = r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/><w:updateFields w:val="true"/><w:defaultTabStop w:val="720"/></w:settings>"#;
    const DOCUMENT: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2000" w:right="1000" w:bottom="1000" w:left="1500" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

    let kind =
        |name: &str| format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}");
    let mut package = Package::new(ContentTypes::for_office());
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    package.insert("word/document.xml", main, DOCUMENT.as_bytes());
    package.insert("word/styles.xml", "", STYLES.as_bytes());
    package.insert("word/numbering.xml", "", NUMBERING.as_bytes());
    package.insert("word/settings.xml", "", SETTINGS.as_bytes());
    let mut relationships = Relationships::default();
    relationships.add("rId1", kind("styles"), "styles.xml");
    relationships.add("rId2", kind("numbering"), "numbering.xml");
    relationships.add("rId3", kind("settings"), "/word/settings.xml");
    package.set_relationships("word/document.xml", &relationships);
    let mut root = Relationships::default();
    root.add("rId1", kind("officeDocument"), "word/document.xml");
    package.set_relationships("", &root);
    package.write().unwrap()
}

/// A picture of one point.
pub fn png() -> Vec<u8> {
    let hex = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082";
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

/// A part that a file has besides those that this project writes: its kind of relationship, its name, its content.
pub struct Parts {
    kind: &'static str,
    name: &'static str,
    content: Vec<u8>,
}

impl Parts {
    pub fn new(kind: &'static str, name: &'static str, content: impl Into<Vec<u8>>) -> Self {
        Self {
            kind,
            name,
            content: content.into(),
        }
    }
}

/// A file with the given body, and styles and numbering as the built-in brand has them.
pub fn with_body(body: &str) -> Vec<u8> {
    with_parts(body, &[])
}

/// As [`with_body`], and with further parts, whose relationships have their names for ids.
pub fn with_parts(body: &str, parts: &[Parts]) -> Vec<u8> {
    use vuosikello_ooxml::Package;
    use vuosikello_word::{Reference, write};

    let document = agreement();
    let file = write(&document, Reference::built_in(), &pages(&document)).unwrap();
    let mut package = Package::read(&file).unwrap();
    let xml = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{body}</w:body></w:document>"
    );
    package.insert("word/document.xml", "", xml.into_bytes());
    let mut relationships = package.relationships("word/document.xml").unwrap();
    for part in parts {
        let kind = format!(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}",
            part.kind
        );
        relationships.add(part.name, kind, part.name);
        package.insert(
            format!("word/{}", part.name),
            "application/example",
            part.content.clone(),
        );
    }
    package.set_relationships("word/document.xml", &relationships);
    package.write().unwrap()
}
