//! Cross references: fields that Word keeps right when headings come and go.

use vuosikello_document::{Block, Document, Head, Heading, Inline, Marker, Target};
use vuosikello_ooxml::Package;
use vuosikello_word::{Reference, read, write};

fn link(text: &str) -> Inline {
    Inline::Link {
        target: Target::Heading("hinnat".to_owned()),
        content: vec![Inline::text(text)],
    }
}

fn document() -> Document {
    let heading =
        |level, id: &str, text: &str| Block::Heading(Heading::new(level, id, vec![Inline::text(text)]));
    let mut document = Document::new(Head::new("Sopimus", "Keskus"));
    document.blocks = vec![
        heading(1, "kohde", "Kohde"),
        Block::Paragraph(vec![
            Inline::text("Hinnoista sovitaan kohdassa "),
            link("2.1"),
            Inline::text(" ("),
            link("Hinnat"),
            Inline::text("); katso "),
            link("hinnasto"),
            Inline::text("."),
        ]),
        heading(1, "talous", "Talous"),
        heading(2, "hinnat", "Hinnat"),
    ];
    document
}

#[test]
fn a_link_that_says_a_number_or_a_title_is_a_field() {
    let file = write(&document(), Reference::built_in(), &[]).unwrap();
    let package = Package::read(&file).unwrap();
    let body = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    assert!(body.contains("> REF hinnat \\r \\h <"), "{body}");
    assert!(body.contains("> REF hinnat \\h <"), "{body}");
    assert!(body.contains("w:name=\"hinnat\""), "{body}");
    // Words of one's own stay a link.
    assert_eq!(body.matches("<w:hyperlink ").count(), 1, "{body}");
}

#[test]
fn what_was_written_is_read_back() {
    let document = document();
    let file = write(&document, Reference::built_in(), &[]).unwrap();
    let reading = read(&file).unwrap();
    assert_eq!(reading.document.blocks, document.blocks);
    assert!(reading.losses.is_empty(), "{:?}", reading.losses);
}

/// The levels of numbered lists in Word are those that PDF files show.
#[test]
fn lists_are_numbered_as_in_pdf_files() {
    let numbering = include_str!("../../../brand/docx/numbering.xml");
    let list = numbering.split("<w:abstractNum ").nth(3).unwrap();
    for depth in 0..9 {
        let level = list.split(&format!("w:ilvl=\"{depth}\"")).nth(1).unwrap();
        let shown = level
            .split("<w:lvlText w:val=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let format = level
            .split("<w:numFmt w:val=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let usual = Marker::usual(depth);
        assert_eq!(shown, format!("%{}{}", depth + 1, usual.after), "{depth}");
        let name = match usual.label(2).as_str() {
            "2." => "decimal",
            "b)" => "lowerLetter",
            _ => "lowerRoman",
        };
        assert_eq!(format, name, "{depth}");
    }
}

/// What people choose from stands in the document as the words that it replaces; what they choose is read as text.
#[test]
fn words_to_be_replaced_by_choosing_are_read_as_text() {
    use vuosikello_document::{Cell, Column, Row, Table};
    use vuosikello_word::{FillIn, FillInKind, write_to_fill_in};

    let columns = vec![Column::text("Tunnus"), Column::text("Tila")];
    let row = Row::body(vec![Cell::text("2026-Q4/1"), Cell::text("○\u{a0}avoin")]);
    let mut document = Document::new(Head::new("Pöytäkirja", "Keskus"));
    document.blocks = vec![
        Block::Paragraph(vec![Inline::text("… (vastuuhenkilö, määräaika) ja määräaika")]),
        Block::Paragraph(vec![Inline::text("Muu määräaika.")]),
        Block::Table(Table::new("Taulukko", columns).with_rows([row])),
    ];
    let names = ["Maija Mallikas", "Matti Meikäläinen", "Maija Mallikas", ""].map(str::to_owned);
    let fill_ins = [
        FillIn {
            words: "vastuuhenkilö".to_owned(),
            kind: FillInKind::OneOf(names.to_vec()),
        },
        FillIn {
            words: "määräaika".to_owned(),
            kind: FillInKind::Day,
        },
        FillIn {
            words: "○\u{a0}avoin".to_owned(),
            kind: FillInKind::OneOf(vec!["●\u{a0}tehty".to_owned()]),
        },
    ];
    let file = write_to_fill_in(&document, Reference::built_in(), &fill_ins).unwrap();
    let package = Package::read(&file).unwrap();
    let body = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    assert_eq!(
        (
            body.matches("<w:comboBox>").count(),
            body.matches("<w:date>").count()
        ),
        (2, 2),
        "{body}"
    );
    assert_eq!(body.matches("<w:listItem ").count(), 3, "{body}");
    let reading = read(&file).unwrap();
    assert_eq!(reading.document.blocks[..2], document.blocks[..2]);
    assert!(reading.losses.is_empty(), "{:?}", reading.losses);
    let chosen = body.replace("<w:t>vastuuhenkilö</w:t>", "<w:t>Maija Mallikas</w:t>");
    let mut package = package.clone();
    package.insert("word/document.xml", "", chosen.into_bytes());
    let chosen = read(&package.write().unwrap()).unwrap();
    let text = format!("{:?}", chosen.document.blocks[0]);
    assert!(text.contains("… (Maija Mallikas, määräaika)"), "{text}");
}
