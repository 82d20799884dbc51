//! A file is untouched as long as nobody saved it from another program.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, pages};
use vuosikello_ooxml::Package;
use vuosikello_word::{Reference, is_untouched, write};

fn file() -> Vec<u8> {
    let document = agreement();
    write(&document, Reference::built_in(), &pages(&document)).unwrap()
}

#[test]
fn a_file_as_written_is_untouched() {
    assert!(is_untouched(&file()));
}

#[test]
fn packing_the_same_parts_anew_leaves_it_untouched() {
    assert!(is_untouched(&Package::read(&file()).unwrap().write().unwrap()));
}

#[test]
fn a_change_in_any_part_is_noticed_but_in_metadata() {
    let package = Package::read(&file()).unwrap();
    let names: Vec<String> = package.parts().map(|(name, _)| name.to_owned()).collect();
    let is_metadata = |name: &str| name.starts_with("docProps/") || name.starts_with("customXml/");
    assert!(names.iter().any(|name| is_metadata(name)));
    for name in names {
        let content = package.part(&name).unwrap();
        let mut changed = package.clone();
        changed.insert(name.clone(), "", [content, b"\n"].concat());
        // White space between relationships says nothing.
        let says_nothing = is_metadata(&name) || name.ends_with(".rels");
        assert_eq!(
            is_untouched(&changed.write().unwrap()),
            says_nothing,
            "a change in {name}"
        );
        let mut removed = package.clone();
        removed.remove(&name);
        let says_nothing = is_metadata(&name) && name != "docProps/custom.xml";
        assert_eq!(
            is_untouched(&removed.write().unwrap()),
            says_nothing,
            "{name} taken away"
        );
    }
}

#[test]
fn a_part_more_is_noticed_and_another_property_is_not() {
    let package = Package::read(&file()).unwrap();
    let mut more = package.clone();
    more.insert("word/comments.xml", "", b"<w:comments/>".as_slice());
    assert!(!is_untouched(&more.write().unwrap()));

    let mut other = package.clone();
    let custom = String::from_utf8(package.part("docProps/custom.xml").unwrap().to_vec()).unwrap();
    let changed = custom.replace("2027.1", "2027.2");
    assert_ne!(changed, custom);
    other.insert("docProps/custom.xml", "", changed.into_bytes());
    assert!(is_untouched(&other.write().unwrap()));
}

#[test]
fn foreign_and_damaged_files_are_not_untouched() {
    assert!(!is_untouched(b""));
    assert!(!is_untouched(b"PK\x03\x04"));
    assert!(!is_untouched(&common::finnish_reference()));
    let file = file();
    assert!(!is_untouched(&file[..file.len() / 2]));
}
