//! Written decks have none of the faults that validators do not look for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{brand, check};
use vuosikello_slides::{Template, is_untouched, write};

#[test]
fn the_sample_is_sound_in_the_built_in_brand() {
    let output = write(&common::deck(), Template::built_in()).unwrap();
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    assert_eq!(output.slides, check::titles(&output.bytes).len());
    assert_eq!(output.warnings, []);
    assert!(is_untouched(&output.bytes));
}

#[test]
fn the_sample_is_sound_in_quite_another_brand() {
    let template = Template::from_pptx(&brand::file()).unwrap();
    assert_eq!(template.dropped_slides(), 1);
    let output = write(&common::deck(), &template).unwrap();
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    assert!(!check::texts(&output.bytes).concat().contains("VANHA DIA"));
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    let bytes = || write(&common::deck(), Template::built_in()).unwrap().bytes;
    let here = bytes();
    let elsewhere = std::thread::spawn(move || write(&common::deck(), Template::built_in()).unwrap().bytes);
    assert!(here == bytes() && here == elsewhere.join().unwrap());
}

#[test]
fn a_written_deck_serves_as_a_template() {
    let first = write(&common::deck(), Template::built_in()).unwrap().bytes;
    let template = Template::from_pptx(&first).unwrap();
    assert_eq!(template.dropped_slides(), check::titles(&first).len());
    let second = write(&common::deck(), &template).unwrap().bytes;
    assert_eq!(check::problems(&second), [""; 0]);
    assert_eq!(check::texts(&second), check::texts(&first));
}
