//! Values are data: they show as they are, and change neither the structure nor the file.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{HOSTILE, deep_list, hostile, pages, text};
use vuosikello_document::{Block, Document, Head, Inline};
use vuosikello_word::{Reference, read, write};

/// What a value shows as: XML has no control characters, a line of text no line breaks.
fn shown(value: &str) -> String {
    value
        .chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => ' ',
            '\u{ffff}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[test]
fn each_value_stays_in_its_place_and_shows_as_it_is() {
    for value in HOSTILE {
        let mut document = Document::new(Head::new(value, value));
        document.head.case_number = value.to_owned();
        document.blocks = vec![
            Block::Paragraph(text("ennen")),
            Block::Paragraph(vec![Inline::Strong(text(value))]),
            Block::Paragraph(text("jälkeen")),
        ];
        let found = read(&write(&document, Reference::built_in(), &[]).unwrap())
            .unwrap()
            .document;
        assert_eq!(found.text(), format!("ennen\n{}\njälkeen\n", shown(value)));
        assert_eq!(found.head.case_number, shown(value));
        assert_eq!(found.head.title, shown(value).trim());
    }
}

#[test]
fn every_kind_of_block_takes_hostile_values() {
    let document = hostile();
    let found = read(&write(&document, Reference::built_in(), &pages(&document)).unwrap())
        .unwrap()
        .document;
    let signatures = |document: &Document| {
        document
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Signatures(_)))
            .count()
    };
    assert_eq!(signatures(&found), signatures(&document));
    assert!(found.text().contains(&"ä".repeat(10_000)));
}

#[test]
fn lists_deeper_than_word_knows_keep_their_text() {
    let mut document = Document::new(Head::new("Palvelusopimus", "Oikeusrekisterikeskus"));
    document.blocks = vec![Block::List(deep_list(30))];
    let found = read(&write(&document, Reference::built_in(), &[]).unwrap())
        .unwrap()
        .document;
    assert_eq!(found.text(), document.text());
}

#[test]
fn a_heading_without_a_page_is_an_error_that_counts() {
    let mut document = hostile();
    document.blocks.truncate(3);
    let error = write(&document, Reference::built_in(), &[]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "sisällysluetteloa varten tarvitaan jokaisen 1 otsikon sivu, mutta sivuja annettiin 0"
    );
}

#[test]
fn a_field_that_would_fill_the_page_is_refused_by_its_name() {
    let mut document = Document::new(Head::new("Palvelusopimus", "Oikeusrekisterikeskus"));
    document.head.unit = Some("ä".repeat(10_000));
    assert_eq!(
        write(&document, Reference::built_in(), &[])
            .unwrap_err()
            .to_string(),
        "kenttä Yksikkö on liian pitkä: 10000 merkkiä, ylä- ja alatunnisteeseen mahtuu enintään 300"
    );
    document.head.unit = Some("ä".repeat(300));
    assert!(write(&document, Reference::built_in(), &[]).is_ok());
}

#[test]
fn a_blank_field_is_left_out() {
    let mut document = Document::new(Head::new("Palvelusopimus", "Oikeusrekisterikeskus"));
    let bare = write(&document, Reference::built_in(), &[]).unwrap();
    document.head.unit = Some("\u{a0}".into());
    document.head.document_type = "  ".into();
    document.head.case_number = " ".into();
    document.head.classification.legal_ground = Some(" ".into());
    document.head.footer = Some(" ".into());
    let blank = write(&document, Reference::built_in(), &[]).unwrap();
    // All parts that show something: the document as it was given travels beside them.
    let shown = |file: &[u8]| {
        let package = vuosikello_ooxml::Package::read(file).unwrap();
        let parts = package.parts().filter(|(name, _)| name.starts_with("word/"));
        parts
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
            .collect::<Vec<_>>()
    };
    assert!(shown(&blank) == shown(&bare));
}
