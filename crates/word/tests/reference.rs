//! A reference of one's own: its styles are used, by name, and what it lacks is added.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, finnish_reference, pages, png};
use vuosikello_ooxml::{Element, Package};
use vuosikello_word::{Logo, Reference, ReferenceError, read, write};

fn parts(reference: &Reference) -> Package {
    let document = agreement();
    Package::read(&write(&document, reference, &pages(&document)).unwrap()).unwrap()
}

fn text(package: &Package, part: &str) -> String {
    String::from_utf8(package.part(part).unwrap().to_vec()).unwrap()
}

#[test]
fn styles_are_found_by_name_whatever_their_ids() {
    let package = parts(&Reference::from_docx(&finnish_reference()).unwrap());
    let document = text(&package, "word/document.xml");
    for id in ["Otsikko1", "Otsikko2", "Leipteksti"] {
        assert!(document.contains(&format!("<w:pStyle w:val=\"{id}\"/>")), "{id}");
    }
    assert!(!document.contains("\"Heading1\"") && !document.contains("\"BodyText\""));
    assert!(
        text(&package, "word/styles.xml").contains("990000"),
        "the looks of the reference stay"
    );
}

#[test]
fn missing_styles_are_added_on_the_styles_of_the_reference() {
    let package = parts(&Reference::from_docx(&finnish_reference()).unwrap());
    let styles = Element::parse(package.part("word/styles.xml").unwrap()).unwrap();
    let style = |name: &str| {
        let named = |style: &&Element<'_>| {
            style.find("w:name").and_then(|own| own.get("w:val")) == Some(name) && style.name == "w:style"
        };
        styles
            .elements()
            .find(named)
            .unwrap_or_else(|| panic!("there is no style {name}"))
    };
    let based_on = |name: &str| style(name).find("w:basedOn").and_then(|base| base.get("w:val"));
    assert_eq!(based_on("heading 3"), Some("Normaali"));
    assert_eq!(based_on("Huomautus"), Some("Leipteksti"));
    assert_eq!(based_on("Sopimustaulukko"), Some("Normaalitaulukko"));
    // The id is taken by a style of another name.
    assert_eq!(style("caption").get("w:styleId"), Some("CaptionV"));
}

#[test]
fn the_file_reads_back_equal_through_foreign_styles() {
    let document = agreement();
    let reference = Reference::from_docx(&finnish_reference()).unwrap();
    let found = read(&write(&document, &reference, &pages(&document)).unwrap())
        .unwrap()
        .document;
    assert_eq!(found.text(), document.text());
    assert_eq!(found.heading_numbers(), document.heading_numbers());
    assert_eq!(found.head, document.head);
}

#[test]
fn only_the_looks_of_the_settings_are_taken_over() {
    let settings = text(
        &parts(&Reference::from_docx(&finnish_reference()).unwrap()),
        "word/settings.xml",
    );
    assert!(settings.contains("w:defaultTabStop"));
    assert!(!settings.contains("w:updateFields") && !settings.contains("w:attachedTemplate"));
}

#[test]
fn the_page_of_the_reference_is_used() {
    let document = text(
        &parts(&Reference::from_docx(&finnish_reference()).unwrap()),
        "word/document.xml",
    );
    assert!(document.contains("w:left=\"1500\""));
    // The tab stop of the table of contents is the width of the text: 11906 − 1500 − 1000.
    assert!(document.contains("w:leader=\"dot\" w:pos=\"9406\""));
}

#[test]
fn a_file_that_this_crate_wrote_can_be_the_reference() {
    let document = agreement();
    let first = write(&document, Reference::built_in(), &pages(&document)).unwrap();
    let reference = Reference::from_docx(&first).unwrap();
    let found = read(&write(&document, &reference, &pages(&document)).unwrap())
        .unwrap()
        .document;
    assert_eq!(found, read(&first).unwrap().document);
}

#[test]
fn the_logo_stands_in_the_first_header_with_its_text() {
    let mut reference = Reference::built_in().clone();
    reference.logo = Some(Logo::from_png(png(), "Oikeusrekisterikeskus").unwrap());
    let package = parts(&reference);
    assert_eq!(package.part("word/media/logo.png"), Some(png().as_slice()));
    assert!(text(&package, "word/header2.xml").contains("descr=\"Oikeusrekisterikeskus\""));
    assert!(!text(&package, "word/header1.xml").contains("w:drawing"));
}

#[test]
fn a_file_that_is_no_word_document_is_refused() {
    assert!(matches!(
        Reference::from_docx(b"no zip file"),
        Err(ReferenceError::Package(_))
    ));
    let mut package = Package::read(&finnish_reference()).unwrap();
    package.remove("word/styles.xml");
    let bytes = package.write().unwrap();
    assert!(matches!(
        Reference::from_docx(&bytes),
        Err(ReferenceError::NotWord(_))
    ));
    package.insert("word/document.xml", "", b"<a/>".as_slice());
    let bytes = package.write().unwrap();
    assert!(matches!(
        Reference::from_docx(&bytes),
        Err(ReferenceError::NotWord(_))
    ));
}
