//! Prefixes of namespaces go along with what is carried into the older file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::PathBuf;

use vuosikello_ooxml::{NodeId, Package, SourceTree};
use vuosikello_redline::{Stamp, redline};

const BODY: &str = "word/document.xml";

fn older() -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    fs::read(folder.join("vanha.docx")).unwrap()
}

/// The file with its body edited.
fn edited(file: &[u8], edit: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut package = Package::read(file).unwrap();
    let text = String::from_utf8(package.part(BODY).unwrap().to_vec()).unwrap();
    package.insert(BODY, "", edit(text).into_bytes());
    package.write().unwrap()
}

/// The file with a paragraph at the end.
fn with_paragraph(file: &[u8], paragraph: &str) -> Vec<u8> {
    edited(file, |text| {
        let at = text.rfind("<w:sectPr").unwrap();
        format!("{}{paragraph}{}", &text[..at], &text[at..])
    })
}

fn find(tree: &SourceTree<'_>, at: NodeId, name: &str) -> Option<NodeId> {
    if tree.name(at) == name {
        return Some(at);
    }
    tree.elements(at).find_map(|child| find(tree, child, name))
}

fn stamp(author: &str) -> Stamp {
    Stamp {
        author: author.to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    }
}

fn binding_in_redline(old: &[u8], new: &[u8]) -> Option<String> {
    let redline = redline(old, new, &stamp("vuosikello")).unwrap();
    let package = Package::read(&redline.bytes).unwrap();
    let tree = SourceTree::parse(package.part(BODY).unwrap()).unwrap();
    let glow = find(&tree, tree.root(), "x:glow").unwrap();
    let of_root = tree.get(tree.root(), "xmlns:x");
    tree.inner_binding(glow, "x").or(of_root).map(str::to_owned)
}

#[test]
fn a_prefix_that_is_declared_around_what_is_carried_is_declared_there() {
    let old = older();
    for (outer, inner) in [(" xmlns:x=\"urn:x\"", ""), ("", " xmlns:x=\"urn:x\"")] {
        let paragraph = format!(
            "<w:p{outer}><w:r{inner}><w:rPr><x:glow x:rad=\"1\"/></w:rPr><w:t>Uusi kappale</w:t></w:r></w:p>"
        );
        let new = with_paragraph(&old, &paragraph);
        assert_eq!(binding_in_redline(&old, &new).as_deref(), Some("urn:x"));
    }
}

#[test]
fn a_prefix_that_the_roots_declare_differently_keeps_its_meaning() {
    let declared = |uri: &str| {
        edited(&older(), |text| {
            text.replacen("<w:document ", &format!("<w:document xmlns:x=\"{uri}\" "), 1)
        })
    };
    let paragraph = "<w:p><w:r><w:rPr><x:glow x:rad=\"1\"/></w:rPr><w:t>Uusi kappale</w:t></w:r></w:p>";
    let new = with_paragraph(&declared("urn:uusi"), paragraph);
    assert_eq!(
        binding_in_redline(&declared("urn:vanha"), &new).as_deref(),
        Some("urn:uusi")
    );
    assert_eq!(binding_in_redline(&older(), &new).as_deref(), Some("urn:uusi"));
}

#[test]
fn the_name_of_an_author_has_no_characters_that_xml_forbids() {
    let old = older();
    let new = with_paragraph(&old, "<w:p><w:r><w:t>Uusi kappale</w:t></w:r></w:p>");
    let redline = redline(&old, &new, &stamp("Maija\u{1} \"M\" <a@b.example>")).unwrap();
    let package = Package::read(&redline.bytes).unwrap();
    let tree = SourceTree::parse(package.part(BODY).unwrap()).unwrap();
    let change = find(&tree, tree.root(), "w:ins").unwrap();
    assert_eq!(tree.get(change, "w:author"), Some("Maija \"M\" <a@b.example>"));
}
