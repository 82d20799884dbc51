//! What does not fit in the files of an agreement.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use chrono::NaiveDate;
use vuosikello_document::{
    Block, Cell, Column, Document, Head, Heading, Inline, List, Property, Row, Signatory, Table,
};
use vuosikello_inspect::{Expected, File, Finding, Inspection, inspect};
use vuosikello_word::{Reference, write_without_pages};

const NUMBER: &str = "MPK/12/00.04.01/2026";

fn text(text: &str) -> Block {
    Block::Paragraph(vec![Inline::text(text)])
}

fn heading(title: &str) -> Block {
    Block::Heading(Heading::new(
        1,
        title.to_lowercase().replace(' ', "-"),
        vec![Inline::text(title)],
    ))
}

/// A document of an agreement that is right.
fn part(title: &str, annex: Option<&str>) -> Document {
    let mut head = Head::new(title, "Mallihallinnon palvelukeskus");
    head.document_type = "Palvelusopimus".to_owned();
    head.date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    head.case_number = NUMBER.to_owned();
    head.annex = annex.map(str::to_owned);
    head.properties = [
        ("Diaarinumero", NUMBER),
        ("Vuosi", "2027"),
        ("Asiakas", "ESIM"),
        ("Mallien versio", "2027.1"),
    ]
    .map(|(name, value)| Property {
        name: name.to_owned(),
        value: value.to_owned(),
    })
    .to_vec();
    let mut document = Document::new(head);
    document.blocks = vec![Block::Title(vec![Inline::text(title)]), heading("Tarkoitus")];
    document
}

fn main_part() -> Document {
    let mut document = part("Palvelusopimus 2027", None);
    let item = |text: &str| vec![Block::Paragraph(vec![Inline::text(text)])];
    document.blocks.extend([
        text("Sopimus tulee voimaan 1.1.2027. Hinta on kohdassa 2."),
        heading("Liitteet"),
        Block::List(List::new(
            None,
            vec![item("Liite 1: Yhteyshenkilöt"), item("Liite 2: Talous")],
        )),
        Block::Signatures(vec![Signatory {
            organisation: "Keskus".to_owned(),
            name: "Maija Mallikas".to_owned(),
            role: "johtaja".to_owned(),
        }]),
    ]);
    document
}

fn finance() -> Document {
    let mut document = part("Liite 2 Talous 2027", Some("Liite 2"));
    let row = |cells: [&str; 2]| Row::body(cells.iter().map(Cell::text).collect());
    let rows = [
        row(["Ylläpito", "100,00"]),
        row(["Pienkehitys", "50,50"]),
        row(["Yhteensä", "150,50"]),
    ];
    let columns = vec![Column::text("Laji"), Column::text("Summa, €")];
    document
        .blocks
        .push(Block::Table(Table::new("Summat", columns).with_rows(rows)));
    document
}

fn people() -> Document {
    part("Liite 1 Yhteyshenkilöt 2027", Some("Liite 1"))
}

fn expected() -> Expected {
    Expected {
        amount: None,
        case_number: Some(NUMBER.to_owned()),
        year: Some(2027),
        template_version: Some("2027.1".to_owned()),
        people: vec!["Maija Mallikas".to_owned(), "Elina Esimerkki".to_owned()],
        signatories: vec!["Maija Mallikas".to_owned()],
        annexes: vec!["Yhteyshenkilöt".to_owned(), "Talous".to_owned()],
        documents: Vec::new(),
    }
}

fn findings_of(documents: &[Document], expected: &Expected) -> Vec<Finding> {
    let files: Vec<(String, Vec<u8>)> = documents
        .iter()
        .map(|document| {
            let bytes = write_without_pages(document, Reference::built_in()).unwrap();
            (format!("{}.docx", document.head.title), bytes)
        })
        .collect();
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let inspection = Inspection::read(&files);
    assert_eq!(inspection.subject(), Some(("ESIM", 2027)));
    inspection.findings(expected)
}

/// The codes of what is found when one of the parts is changed, with data and without.
fn codes(place: usize, change: impl Fn(&mut Document)) -> Vec<&'static str> {
    let mut documents = [main_part(), people(), finance()];
    change(&mut documents[place]);
    let found = findings_of(&documents, &expected());
    found.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_number_of_another_document_that_the_data_name_fits() {
    let named = |number: &str| {
        let mut main = main_part();
        let text = format!("Noudatetaan yleisiä ehtoja (diaarinumero {number}).");
        main.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
        main
    };
    let documents = |number: &str| [named(number), people(), finance()];
    let expected = Expected {
        documents: documents("KES/9/00.04.01/2026").to_vec(),
        ..expected()
    };
    assert_eq!(findings_of(&documents("KES/9/00.04.01/2026"), &expected), []);
    let found = findings_of(&documents("KES/8/00.04.01/2026"), &expected);
    assert!(
        found.iter().any(|finding| finding.code == "case-number-differs"),
        "{found:?}"
    );
}

#[test]
fn files_that_fit_give_no_findings() {
    let documents = [main_part(), people(), finance()];
    assert_eq!(findings_of(&documents, &expected()), []);
    assert_eq!(findings_of(&documents, &Expected::default()), []);
    // An annex by itself is checked by itself.
    assert_eq!(findings_of(&documents[2..], &expected()), []);
}

#[test]
fn each_thing_that_does_not_fit_is_found() {
    let property = |document: &mut Document, name: &str, value: &str| {
        let mut properties = document.head.properties.iter_mut();
        value.clone_into(&mut properties.find(|property| property.name == name).unwrap().value);
    };
    assert_eq!(
        codes(1, |it| it.head.case_number = "MPK/13/00.04.01/2026".into()),
        ["case-number-differs"]
    );
    assert_eq!(
        codes(1, |it| property(it, "Diaarinumero", "MPK/13/00.04.01/2026")),
        ["case-number-differs"]
    );
    assert_eq!(
        codes(1, |it| it
            .blocks
            .push(text("Asia on diaarinumerolla MPK/1/2025."))),
        ["case-number-differs"]
    );
    assert_eq!(codes(1, |it| property(it, "Vuosi", "2026")), ["year-differs"]);
    for term in [
        "Sopimus tulee voimaan 1.1.2026.",
        "Sopimus on voimassa 1.1.2026–31.12.2026.",
        "Sopimus on voimassa ajan 1.1.2026–31.12.2026.",
    ] {
        assert_eq!(
            codes(0, |it| it.blocks.push(text(term))),
            ["year-differs"],
            "{term}"
        );
    }
    assert_eq!(
        codes(1, |it| property(it, "Mallien versio", "2026.2")),
        ["template-version"]
    );
    assert_eq!(
        codes(2, |it| it.head.date =
            NaiveDate::from_ymd_opt(2025, 11, 23).unwrap()),
        ["date-differs"]
    );
    assert_eq!(
        codes(0, |it| it.blocks.push(text("Katso kohdasta 9.1."))),
        ["broken-reference"]
    );
    assert_eq!(
        codes(0, |it| it
            .blocks
            .push(text("Virhe. Viitteen lähdettä ei löytynyt."))),
        ["broken-reference"]
    );
    assert_eq!(
        codes(0, |it| it.blocks.push(text("Allekirjoitettu xx.xx.2026"))),
        ["placeholder"]
    );
    assert_eq!(codes(0, |it| it.head.draft = true), ["draft-mark"]);
    assert_eq!(
        codes(2, |it| it
            .blocks
            .retain(|block| !matches!(block, Block::Title(_)))),
        Vec::<&str>::new()
    );
    let value = |name: &str| {
        let table = Table::new("Henkilöt", vec![Column::text("Nimi")]);
        Block::Table(table.with_rows([Row::body(vec![Cell::text(name)])]))
    };
    assert_eq!(
        codes(1, |it| it.blocks.push(value("Elina Esimerki"))),
        ["name-differs"]
    );
    assert_eq!(
        codes(1, |it| it.blocks.push(value("Elina Toinen"))),
        Vec::<&str>::new()
    );
}

#[test]
fn sums_annexes_and_signatories_are_compared() {
    let mut wrong = finance();
    if let Some(Block::Table(table)) = wrong.blocks.last_mut() {
        table.rows[0].cells[1] = Cell::text("999,99");
    }
    let found = findings_of(&[main_part(), people(), wrong], &expected());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].passage.as_deref(), Some("kohta 1 Tarkoitus, taulukko 1"));
    assert_eq!(
        found[0].message,
        "rivi ”Yhteensä”, sarake Summa, €: 150,50, mutta rivit ovat yhteensä 1\u{a0}050,49"
    );
    // The second annex is missing, and one that nobody lists is there.
    let stray = part("Liite 3 Muu 2027", Some("Liite 3"));
    let found = findings_of(&[main_part(), people(), stray], &expected());
    let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["annex-missing", "annex-not-listed"]);
    let mut other = expected();
    other.signatories = vec!["Ylermi Ylijohtaja".to_owned(), "Maija Mallikas".to_owned()];
    other.annexes.reverse();
    let found = findings_of(&[main_part(), people(), finance()], &other);
    let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["signatories-differ", "annexes-differ"]);
}

#[test]
fn a_pdf_file_is_read_page_by_page() {
    let pdf = |document: &Document| {
        vuosikello_pdf::write(&[document], &vuosikello_pdf::Brand::built_in().unwrap())
            .unwrap()
            .bytes
    };
    let findings = |document: &Document| {
        let bytes = pdf(document);
        inspect(
            &[File {
                name: "sopimus.pdf",
                bytes: &bytes,
            }],
            &expected(),
        )
    };
    assert_eq!(findings(&finance()), []);
    let mut document = finance();
    document.blocks.push(text(
        "Maksetaan viimeistään xx.xx.2027 diaarinumerolla MPK/13/00.04.01/2026.",
    ));
    let found = findings(&document);
    let found: Vec<(&str, Option<&str>)> = found.iter().map(|it| (it.code, it.passage.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("placeholder", Some("sivu 1")),
            ("case-number-differs", Some("sivu 1"))
        ]
    );
    document.head.case_number = String::new();
    document.blocks.truncate(2);
    let codes: Vec<&str> = findings(&document).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["page-without-case-number", "case-number-missing"]);
}

#[test]
fn files_of_any_kind_and_any_bytes_are_findings_and_no_panics() {
    for (name, bytes) in [
        ("a.docx", &b"PK\x03\x04"[..]),
        ("a.pdf", b"%PDF-1.7\n%%EOF"),
        ("a.pdf", b""),
        ("a.doc", b"\xd0\xcf\x11\xe0"),
        ("a", b""),
    ] {
        let found = inspect(&[File { name, bytes }], &Expected::default());
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert_eq!(found[0].file, name);
    }
}
