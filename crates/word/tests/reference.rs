//! A reference of one's own: its styles are used, by name, and what it lacks is added.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, finnish_reference, pages, png};
use vuosikello_ooxml::{Element, Package};
use vuosikello_word::{LeftOut, Logo, Reference, ReferenceError, read, write};

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

/// The reference with a part changed.
fn changed(part: &'static str, from: &str, to: &str) -> Vec<u8> {
    let mut package = Package::read(&finnish_reference()).unwrap();
    let text = text(&package, part);
    assert!(text.contains(from), "{part} has no {from}");
    package.insert(part, "", text.replacen(from, to, 1).into_bytes());
    package.write().unwrap()
}

#[test]
fn a_style_based_on_a_heading_takes_no_number_unless_it_is_one() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Sisllys\"><w:name w:val=\"TOC Heading\"/><w:basedOn w:val=\"Otsikko1\"/></w:style>";
    let bytes = changed("word/styles.xml", "</w:styles>", &format!("{styles}</w:styles>"));
    let package = parts(&Reference::from_docx(&bytes).unwrap());
    let styles = Element::parse(package.part("word/styles.xml").unwrap()).unwrap();
    let number = |id: &str| {
        let style = styles
            .elements()
            .find(|style| style.get("w:styleId") == Some(id))
            .unwrap();
        let number = style.path(&["w:pPr", "w:numPr", "w:numId"])?;
        number.get("w:val").map(str::to_owned)
    };
    assert_eq!(number("Sisllys").as_deref(), Some("0"));
    assert!(number("Otsikko1").is_some_and(|number| number != "0"));
}

#[test]
fn header_and_footer_keep_off_the_edge_of_the_paper() {
    let bytes = changed(
        "word/document.xml",
        "w:header=\"600\" w:footer=\"600\"",
        "w:header=\"0\" w:footer=\"0\"",
    );
    let document = text(
        &parts(&Reference::from_docx(&bytes).unwrap()),
        "word/document.xml",
    );
    assert!(document.contains("w:header=\"624\"") && document.contains("w:footer=\"510\""));
}

#[test]
fn parts_that_go_into_every_document_are_sound_and_hold_no_instructions() {
    let with_fonts = |fonts: &str| {
        let mut package = Package::read(&finnish_reference()).unwrap();
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
        package.insert("word/fontTable.xml", kind, fonts.as_bytes().to_vec());
        let mut relationships = package.relationships("word/document.xml").unwrap();
        let relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";
        relationships.add("rId9", relationship, "fontTable.xml");
        package.set_relationships("word/document.xml", &relationships);
        Reference::from_docx(&package.write().unwrap())
    };
    let root = "w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let sound = parts(
        &with_fonts(&format!(
            "<?xml-stylesheet href=\"http://a.example/b.xsl\"?><{root}/>"
        ))
        .unwrap(),
    );
    assert!(!text(&sound, "word/fontTable.xml").contains("xml-stylesheet"));
    for damaged in [
        format!("<{root}><w14:font/></w:fonts>"),
        format!("<{root} w:a=\"<\"/>"),
        format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?><{root}/>"),
    ] {
        let error = with_fonts(&damaged).unwrap_err().to_string();
        assert!(error.contains("word/fontTable.xml"), "{error}");
    }
    let styles = changed("word/styles.xml", "<w:style ", "<w14:x/><w:style ");
    assert!(matches!(
        Reference::from_docx(&styles),
        Err(ReferenceError::Damaged { .. })
    ));
}

#[test]
fn a_letterhead_is_not_used_and_that_is_known() {
    let with_header = |header: &str| {
        let mut package = Package::read(&finnish_reference()).unwrap();
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
        let header = format!(
            "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{header}</w:hdr>"
        );
        package.insert("word/header1.xml", kind, header.into_bytes());
        let mut relationships = package.relationships("word/document.xml").unwrap();
        let relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
        relationships.add("rId9", relationship, "header1.xml");
        package.set_relationships("word/document.xml", &relationships);
        Reference::from_docx(&package.write().unwrap()).unwrap().left_out
    };
    assert_eq!(with_header("<w:p/>"), []);
    assert_eq!(
        with_header("<w:p><w:r><w:t>Mallikatu 1</w:t></w:r></w:p>"),
        [LeftOut::HeaderText]
    );
    assert_eq!(
        with_header("<w:p><w:r><w:drawing/></w:r></w:p>"),
        [LeftOut::HeaderPicture]
    );
    assert_eq!(Reference::from_docx(&finnish_reference()).unwrap().left_out, []);
}

#[test]
fn what_stands_on_the_pages_of_a_reference_is_not_used_and_that_is_known() {
    let with_body = |before: &str, body: &str| {
        let mut package = Package::read(&finnish_reference()).unwrap();
        let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
        let text = text.replacen("<w:body>", &format!("{before}<w:body>{body}"), 1);
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        package.insert("word/document.xml", kind, text.into_bytes());
        Reference::from_docx(&package.write().unwrap()).unwrap().left_out
    };
    assert_eq!(
        with_body("", "<w:p><w:r><w:t>Mallilan kaupunki</w:t></w:r></w:p>"),
        [LeftOut::BodyText]
    );
    assert_eq!(
        with_body(
            "<w:background w:color=\"FFEEDD\"/>",
            "<w:p><w:r><w:drawing/></w:r></w:p>"
        ),
        [LeftOut::BodyPicture, LeftOut::Background]
    );
}
