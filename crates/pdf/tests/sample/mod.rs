//! A made-up agreement with annexes, shared by tests, the benchmark and the example.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]
#![allow(dead_code, reason = "each of its users uses a part of it")]

pub mod charts;

use chrono::NaiveDate;
use vuosikello_document::*;

pub fn head(title: &str, annex: Option<&str>) -> Head {
    Head {
        unit: Some("Asiakkuudet".into()),
        author_initials: Some("MM".into()),
        document_type: "Palvelusopimus".into(),
        date: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        case_number: "ESK/1234/02.08.00/2026".into(),
        classification: Classification {
            label: "Julkinen".into(),
            legal_ground: None,
        },
        annex: annex.map(str::to_owned),
        footer: Some(
            "Esimerkkikeskus · PL 157, 13101 Esimerkkilä · puh. 0295 000 000 · kirjaamo@keskus.example"
                .into(),
        ),
        ..Head::new(title, "Esimerkkikeskus")
    }
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

pub fn heading(level: u8, id: &str, title: &str) -> Block {
    Block::Heading(Heading::new(level, id, text(title)))
}

pub fn paragraph(content: &str) -> Block {
    Block::Paragraph(text(content))
}

fn bullets(items: &[&str]) -> Block {
    Block::List(List {
        start: None,
        marker: None,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    })
}

const CLAUSES: [&str; 4] = [
    "Tällä sopimuksella sovitaan niistä tietojärjestelmäpalveluista, jotka palveluntuottaja tuottaa asiakkaalle sopimuskauden aikana, sekä palvelujen tasosta, ohjauksesta, seurannasta ja rahoituksesta. Sopimuksessa noudatetaan, mitä Oikeusrekisterikeskuksesta annetussa laissa säädetään hallinnonalan viranomaisten palvelusopimuksista.",
    "Palveluntuottaja vastaa siitä, että palvelut tuotetaan sovitun palvelutason mukaisesti ja että palvelutuotannossa noudatetaan tietoturvallisuutta ja henkilötietojen suojaa koskevia säännöksiä. Asiakas vastaa siitä, että palveluntuottajalla on käytettävissään palvelun tuottamisen edellyttämät tiedot ja että asiakkaan omat järjestelmät ja käyttöoikeudet ovat ajan tasalla.",
    "Muutoksista sovitaan kirjallisesti. Osapuolet arvioivat muutoksen vaikutukset palvelujen sisältöön, aikatauluun ja kustannuksiin ennen kuin muutoksesta päätetään. Vähäisistä muutoksista voidaan sopia seurantaryhmässä, ja ne kirjataan seurantaryhmän pöytäkirjaan.",
    "Erimielisyydet pyritään ratkaisemaan ensisijaisesti osapuolten välisin neuvotteluin. Ellei ratkaisua löydy kohtuullisessa ajassa, asia saatetaan palveluntuottajan ylijohtajan ja asiakkaan johdon ratkaistavaksi; viime kädessä asian ratkaisee hallinnonalaa ohjaava ministeriö.",
];

/// The main agreement.
pub fn agreement() -> Document {
    let mut document = Document::new(head("Palvelusopimus 2027", None));
    let blocks = &mut document.blocks;
    blocks.push(Block::Title(text("Palvelusopimus 2027")));
    blocks.push(Block::Subtitle(text("Esimerkkikeskus – Rikosseuraamuslaitos")));
    blocks.push(Block::Definitions(vec![
        definition("Asiakas", &["Rikosseuraamuslaitos", "Y-tunnus 0000000-0"]),
        definition("Palveluntuottaja", &["Esimerkkikeskus"]),
        definition("Sopimuskausi", &["1.1.2027–31.12.2027"]),
        definition("Yhteyshenkilöt", &["Sopimuksen yhteyshenkilöt ja heidän sijaisensa luetellaan liitteessä 1, jota päivitetään ilman sopimuksen muuttamista, kun henkilöt vaihtuvat."]),
    ]));
    blocks.push(Block::Contents {
        title: "Sisällys".into(),
        depth: 2,
    });
    let chapters = [
        ("Sopimuksen tarkoitus ja osapuolet", ["Tausta", "Osapuolet"]),
        (
            "Palvelut ja niiden palvelutaso",
            ["Jatkuvat palvelut", "Kehittäminen"],
        ),
        ("Muutoksenhallinta", ["Muutosten käsittely", "Pienkehittäminen"]),
        (
            "Osapuolten velvollisuudet",
            ["Palveluntuottajan velvollisuudet", "Asiakkaan velvollisuudet"],
        ),
        (
            "Rahoitus ja määrärahan siirto",
            ["Käyttöoikeuden siirto", "Laskutus"],
        ),
        (
            "Tietoturvallisuus ja tietosuoja",
            ["Tietoturvallisuus", "Henkilötietojen käsittely"],
        ),
    ];
    for (c, (chapter, sections)) in chapters.iter().enumerate() {
        blocks.push(heading(1, &format!("c{c}"), chapter));
        blocks.push(paragraph(CLAUSES[c % 4]));
        for (s, section) in sections.iter().enumerate() {
            blocks.push(heading(2, &format!("c{c}s{s}"), section));
            blocks.push(paragraph(CLAUSES[(c + s + 1) % 4]));
        }
        match c {
            0 => blocks.push(Block::Paragraph(vec![
                Inline::text("Sopimusehdot löytyvät "),
                Inline::Link { target: Target::Uri("https://www.example.fi/sopimusehdot".into()), content: text("keskuksen verkkosivuilta") },
                Inline::text(", ja niitä täydentää "),
                Inline::Link { target: Target::Heading("c5".into()), content: text("luku 6") },
                Inline::text(". Ruotsinkielinen nimi on "),
                Inline::Foreign { language: Language::Swedish, content: text("serviceavtalet mellan rättsregistercentralen och dess kunder") },
                Inline::text(". "),
                Inline::Strong(text("Määräaikoja noudatetaan.")),
                Inline::Emphasis(text(" Poikkeuksista sovitaan erikseen.")),
            ])),
            1 => blocks.push(bullets(&[
                "palvelujen saatavuus palveluaikana;",
                "häiriöiden ratkaisuajat, jotka mitataan siitä, kun häiriö on ilmoitettu palvelupisteeseen, siihen, kun palvelu on palautunut asiakkaan käyttöön;",
                "asiakastyytyväisyys.",
            ])),
            2 => blocks.push(Block::List(List {
                start: Some(1),
                marker: None,
                items: vec![
                    vec![paragraph("muutospyyntö kirjataan;")],
                    vec![paragraph("vaikutukset arvioidaan:"), bullets(&["kustannukset", "aikataulu"])],
                    vec![paragraph("muutoksesta päätetään.")],
                ],
            })),
            3 => blocks.push(Block::Note(text("Huomaa: asiakkaan on ilmoitettava yhteyshenkilöidensä muutoksista kuukauden kuluessa. Ilmoitus tehdään asiakaspäällikölle."))),
            _ => {}
        }
    }
    blocks.push(heading(1, "allekirjoitukset", "Allekirjoitukset"));
    blocks.push(paragraph("Tämä sopimus on laadittu ja allekirjoitettu sähköisesti. Se tulee voimaan, kun kaikki osapuolet ovat sen allekirjoittaneet."));
    blocks.push(Block::Signatures(vec![
        signatory("Esimerkkikeskus", "Maija Meikäläinen", "asiakkuusjohtaja"),
        signatory("Esimerkkikeskus", "Åke Öhman", "ylijohtaja"),
        signatory("Rikosseuraamuslaitos", "Teppo Testi", "tietohallintopäällikkö"),
        signatory(
            "Rikosseuraamuslaitos",
            "Šárka Esimerkki-Pitkänen",
            "talousjohtaja",
        ),
    ]));
    document
}

pub fn definition(term: &str, lines: &[&str]) -> Definition {
    Definition {
        term: text(term),
        lines: lines.iter().map(|line| text(line)).collect(),
    }
}

pub fn signatory(organisation: &str, name: &str, role: &str) -> Signatory {
    Signatory {
        organisation: organisation.into(),
        name: name.into(),
        role: role.into(),
    }
}

fn row(kind: RowKind, cells: &[&str]) -> Row {
    Row::new(kind, cells.iter().map(|cell| Cell::Text(text(cell))).collect())
}

fn annex(number: u32, title: &str) -> Document {
    let label = format!("Liite {number}");
    let mut document = Document::new(head(&format!("{label} {title}"), Some(&label)));
    document.blocks.push(Block::Title(text(title)));
    document
}

/// The annexes: contacts, services (a table of `services` rows) and finance (`lines` budget lines).
pub fn annexes(services: usize, lines: usize) -> Vec<Document> {
    vec![contacts(), service_annex(services), finance(lines)]
}

fn contacts() -> Document {
    let mut document = annex(1, "Yhteyshenkilöt");
    document.blocks.push(paragraph(
        "Tässä liitteessä luetellaan osapuolten yhteyshenkilöt.",
    ));
    document.blocks.push(Block::Table(Table {
        caption: text("Taulukko 1. Yhteyshenkilöt"),
        description: "Yhteyshenkilöiden nimet, tehtävät ja yhteystiedot.".into(),
        columns: vec![
            Column::new("Nimi", Align::Start, 3.0),
            Column::new("Tehtävä", Align::Start, 3.0),
            Column::new("Sähköposti", Align::Start, 4.0),
            Column::new("Puhelin", Align::Start, 2.0),
        ],
        row_headers: true,
        rows: vec![
            row(
                RowKind::Body,
                &[
                    "Maija Meikäläinen",
                    "asiakaspäällikkö",
                    "maija.meikalainen@keskus.example",
                    "0295\u{a0}000\u{a0}001",
                ],
            ),
            row(
                RowKind::Body,
                &[
                    "Teppo Testi",
                    "tietohallintopäällikkö",
                    "teppo.testi@laitos.example",
                    "0295\u{a0}000\u{a0}002",
                ],
            ),
        ],
        ..Table::default()
    }));
    document
}

fn service_annex(services: usize) -> Document {
    let mut document = annex(2, "Jatkuvat palvelut");
    document.blocks.push(heading(1, "palvelut", "Palvelut"));
    document.blocks.push(paragraph(CLAUSES[1]));
    let kinds = [
        "Asianhallintajärjestelmä",
        "Tuomioistuinten diaari- ja asianhallintapalvelu",
        "Valvontajärjestelmä",
        "Rekisteripalvelu",
    ];
    let what = [
        "ylläpito ja pienkehittäminen",
        "käyttöpalvelu ja tuki virka-aikana",
        "sovellustuki, käyttövaltuushallinta ja koulutus",
        "ylläpito",
    ];
    let rows = (0..services)
        .map(|i| {
            let name = format!("{} {}", kinds[i % 4], i + 1);
            let hours = format!("{} h", [4, 8, 24][i % 3]);
            row(
                RowKind::Body,
                &[&name, what[(i * 3 + i / 4) % 4], "8–16.15", &hours],
            )
        })
        .collect();
    document.blocks.push(Block::Table(Table {
        caption: text("Taulukko 1. Asiakkaan järjestelmien jatkuvat palvelut"),
        description: "Jokaisen järjestelmän palvelut, palveluaika ja ratkaisuaika.".into(),
        columns: vec![
            Column::new("Järjestelmä", Align::Start, 4.0),
            Column::new("Palvelut", Align::Start, 4.0),
            Column::new("Palveluaika", Align::Center, 2.0),
            Column::new("Ratkaisuaika enintään", Align::End, 2.0),
        ],
        row_headers: true,
        rows,
        ..Table::default()
    }));
    for i in 0..services / 4 {
        document.blocks.push(heading(
            2,
            &format!("p{i}"),
            &format!("Palvelun {} kuvaus", i + 1),
        ));
        document.blocks.push(paragraph(CLAUSES[i % 4]));
        document.blocks.push(paragraph(CLAUSES[(i + 1) % 4]));
    }
    document
}

/// An amount in cents in the Finnish form.
pub fn euros(cents: i64) -> String {
    let digits = (cents.abs() / 100).to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    format!(
        "{}{out},{:02}\u{a0}€",
        if cents < 0 { "−" } else { "" },
        cents.abs() % 100
    )
}

fn finance(lines: usize) -> Document {
    let mut document = annex(3, "Talous");
    document.blocks.push(heading(1, "jako", "Määrärahan jako"));
    document.blocks.push(paragraph(CLAUSES[3]));
    let mut rows = Vec::new();
    let (mut total, mut group_sum) = (0, 0);
    for i in 0..lines {
        if i % 12 == 0 {
            if i > 0 {
                rows.push(row(
                    RowKind::Subtotal,
                    &["Yhteensä", "", &euros(group_sum), &euros(group_sum * 3 / 4)],
                ));
            }
            group_sum = 0;
            rows.push(row(
                RowKind::Group,
                &[&format!("Palvelukokonaisuus {}", i / 12 + 1), "", "", ""],
            ));
        }
        let cents = 12_345 + (i as i64 * 791_931) % 98_765_432;
        let cents = if i % 17 == 5 { -cents } else { cents };
        (total, group_sum) = (total + cents, group_sum + cents);
        let name = format!("Kustannuslaji {} – jatkuvat palvelut ja henkilötyö", i + 1);
        rows.push(row(
            RowKind::Body,
            &[&name, "4.25.01", &euros(cents), &euros(cents * 3 / 4)],
        ));
    }
    rows.push(row(
        RowKind::Total,
        &["Kaikki yhteensä", "", &euros(total), &euros(total * 3 / 4)],
    ));
    document.blocks.push(Block::Table(Table {
        caption: text("Taulukko 1. Määrärahan jakautuminen palveluittain"),
        description: "Määräraha palveluittain: talousarvio ja ennuste.".into(),
        columns: vec![
            Column::new("Palvelu", Align::Start, 5.0),
            Column::new("Momentti", Align::Start, 1.5),
            Column::new("Talousarvio 2027", Align::Decimal, 2.0),
            Column::new("Ennuste", Align::Decimal, 2.0),
        ],
        row_headers: true,
        rows,
        ..Table::default()
    }));
    document
}

/// A logo: a blue square with a lighter one in it, on transparent ground.
pub fn logo() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 64, 64);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let inner = |at: usize| (20..44).contains(&at);
    let pixels: Vec<u8> = (0..64 * 64)
        .flat_map(|i| match (i % 64, i / 64) {
            (x, y) if inner(x) && inner(y) => [180, 200, 225, 255],
            (x, y) if x > 3 && y > 3 && x < 60 && y < 60 => [27, 58, 92, 255],
            _ => [0, 0, 0, 0],
        })
        .collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}
