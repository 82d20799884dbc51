//! The table of contents where the pages of the headings are known, and where they are not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, pages};
use vuosikello_document::{Block, Inline, List};
use vuosikello_ooxml::{Element, Package};
use vuosikello_word::{Reference, is_untouched, read, write, write_without_pages};

/// The codes of the fields of a file, each with whether it is marked out of date.
fn fields(file: &[u8]) -> Vec<(String, bool)> {
    let package = Package::read(file).unwrap();
    let body = Element::parse(package.part("word/document.xml").unwrap()).unwrap();
    let mut fields: Vec<(String, bool)> = Vec::new();
    let mut is_outdated = false;
    body.walk(&mut |element| match element.name.as_ref() {
        "w:fldChar" if element.get("w:fldCharType") == Some("begin") => {
            is_outdated = element.get("w:dirty") == Some("true");
        }
        "w:instrText" => fields.push((element.own_text().trim().to_owned(), is_outdated)),
        _ => {}
    });
    fields
}

#[test]
fn without_pages_word_is_told_to_work_the_contents_out() {
    let document = agreement();
    let with = write(&document, Reference::built_in(), &pages(&document)).unwrap();
    let without = write_without_pages(&document, Reference::built_in()).unwrap();
    let is_contents = |code: &str| code.starts_with("TOC") || code.starts_with("PAGEREF");
    assert!(fields(&with).iter().all(|(_, is_outdated)| !is_outdated));
    let outdated = fields(&without);
    assert!(
        outdated
            .iter()
            .filter(|(code, _)| code.starts_with("PAGEREF"))
            .count()
            > 3
    );
    for (code, is_outdated) in &outdated {
        assert_eq!(*is_outdated, is_contents(code), "{code}");
    }
    let codes = |fields: Vec<(String, bool)>| fields.into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    assert_eq!(codes(fields(&with)), codes(outdated));
    assert!(is_untouched(&without));
    assert_eq!(read(&without).unwrap().document, read(&with).unwrap().document);
}

#[test]
fn a_document_without_contents_needs_no_pages() {
    let mut document = agreement();
    document
        .blocks
        .retain(|block| !matches!(block, Block::Contents { .. }));
    let with = write(&document, Reference::built_in(), &[]).unwrap();
    assert_eq!(
        write_without_pages(&document, Reference::built_in()).unwrap(),
        with
    );
}

#[test]
fn annexes_that_the_document_lists_stand_in_its_contents() {
    let mut document = agreement();
    let item = |text: &str| vec![Block::Paragraph(vec![Inline::text(text)])];
    let items = ["Liite 1: Yhteyshenkilöt", "Liite 2: Talous", "muu asia"].map(item);
    document.blocks.push(Block::List(List::new(None, items.into())));
    let file = write(&document, Reference::built_in(), &pages(&document)).unwrap();
    let reading = read(&file).unwrap();
    assert_eq!(reading.document.blocks.last(), document.blocks.last());
    assert!(reading.losses.is_empty(), "{:?}", reading.losses);
    let codes: Vec<String> = fields(&file).into_iter().map(|(code, _)| code).collect();
    let contents = codes.iter().find(|code| code.starts_with("TOC")).unwrap();
    assert!(contents.ends_with("\\f L"), "{contents}");
    let entries: Vec<&String> = codes.iter().filter(|code| code.starts_with("TC ")).collect();
    assert_eq!(
        entries,
        [
            "TC \"Liite 1 Yhteyshenkilöt\" \\f L \\l 1 \\n",
            "TC \"Liite 2 Talous\" \\f L \\l 1 \\n"
        ]
    );
}
