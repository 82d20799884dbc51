//! The same document gives the same bytes, whatever else the process does.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, hostile, pages};
use vuosikello_word::{Reference, write};

#[test]
fn the_same_document_gives_the_same_bytes_in_every_thread() {
    let document = agreement();
    let pages = pages(&document);
    let first = write(&document, Reference::built_in(), &pages).unwrap();
    let others = hostile();
    let other_pages = common::pages(&others);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..3 {
                    assert!(write(&document, Reference::built_in(), &pages).unwrap() == first);
                    write(&others, Reference::built_in(), &other_pages).unwrap();
                }
            });
        }
    });
}

#[test]
fn a_reference_read_twice_gives_the_same_bytes() {
    let document = agreement();
    let write = || {
        let reference = Reference::from_docx(&common::finnish_reference()).unwrap();
        write(&document, &reference, &pages(&document)).unwrap()
    };
    assert!(write() == write());
}
