//! What the tests of redlines share: the files in `pairs`, and whether a result says what it must.
#![allow(dead_code, reason = "each test uses its part")]

use std::fs;
use std::path::PathBuf;

use vuosikello_changes::{ChangeKind, changes};
use vuosikello_ooxml::Package;
use vuosikello_redline::{Redline, Stamp, redline};
use vuosikello_word::{ReadOptions, Reading, Tracked, read_with};

pub fn stamp() -> Stamp {
    Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    }
}

/// A file in `pairs`.
pub fn file(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    fs::read(folder.join(format!("{name}.docx"))).unwrap()
}

/// The XML of a part.
pub fn part(file: &[u8], name: &str) -> String {
    let package = Package::read(file).unwrap();
    String::from_utf8(package.part(name).unwrap_or_default().to_vec()).unwrap()
}

/// The XML of the body.
pub fn body(file: &[u8]) -> String {
    part(file, "word/document.xml")
}

/// A file with all changes accepted, and with all rejected.
pub fn apart(bytes: &[u8]) -> Reading {
    read_with(bytes, &ReadOptions::default().tracked(Tracked::Apart)).unwrap()
}

/// What differs in words, tables, addresses and places; headers and footers with all changes accepted.
pub fn differing(found: &Reading, expected: &Reading, rejected: bool) -> Vec<String> {
    let document = |reading: &Reading| match rejected {
        true => reading.original.clone().unwrap(),
        false => reading.document.clone(),
    };
    let lines = |reading: &Reading| {
        reading
            .furniture
            .iter()
            .map(|it| it.lines.clone())
            .collect::<Vec<_>>()
    };
    let differing = changes(&document(found), &document(expected)).into_iter();
    let mut differing: Vec<String> = differing
        .filter(|change| change.kind != ChangeKind::Formatting)
        .map(|it| it.to_string())
        .collect();
    if !rejected && lines(found) != lines(expected) {
        differing.push(format!("{:?}", lines(found)));
    }
    differing
}

/// The redline of two files, of which accepting all changes gives the newer file, rejecting the older, and in which a second comparison
/// finds nothing more.
pub fn right(name: &str, old: &[u8], new: &[u8]) -> Redline {
    let redlined = redline(old, new, &stamp()).unwrap();
    let result = apart(&redlined.bytes);
    for (view, expected, rejected) in [("accepted", new, false), ("rejected", old, true)] {
        let differing = differing(&result, &apart(expected), rejected);
        assert!(
            differing.is_empty(),
            "{name}, {view}: {differing:?}\n{}",
            body(&redlined.bytes)
        );
    }
    let again = redline(&redlined.bytes, new, &stamp()).unwrap();
    assert_eq!(again.marks, 0, "{name}: {}", body(&redlined.bytes));
    redlined
}
