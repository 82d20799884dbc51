//! Written decks have none of the faults that validators do not look for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{brand, check};
use vuosikello_ooxml::Package;
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

/// The sample with a piece of text of one of its parts replaced.
fn with(part: &str, from: &str, to: &str) -> Vec<u8> {
    let bytes = write(&common::deck(), Template::built_in()).unwrap().bytes;
    let mut package = Package::read(&bytes).unwrap();
    let text = String::from_utf8(package.part(part).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{part} lacks {from}");
    package.insert(part.to_owned(), "", text.replacen(from, to, 1).into_bytes());
    package.write().unwrap()
}

#[test]
fn the_checks_see_what_is_wrong() {
    let faults = [
        (
            "ppt/slides/slide3.xml",
            " descr=\"",
            " title=\"",
            "no alternative text",
        ),
        (
            "ppt/slides/slide3.xml",
            "type=\"title\"",
            "type=\"title\" idx=\"7\"",
            "no placeholder title 7",
        ),
        (
            "ppt/slides/slide3.xml",
            "Edellisen kokouksen toimenpiteet",
            "Asialista",
            "have the title",
        ),
        (
            "ppt/slides/slide3.xml",
            "<a:off x=\"640080\"",
            "<a:off x=\"6400800\"",
            "leaves the slide",
        ),
        ("ppt/slides/slide3.xml", "id=\"3\"", "id=\"2\"", "twice"),
        (
            "ppt/slides/slide3.xml",
            "sz=\"1800\"",
            "sz=\"1200\"",
            "text of size 1200",
        ),
        (
            "ppt/slides/slide3.xml",
            "<a:schemeClr",
            "<a:srgbClr",
            "not of the theme",
        ),
        (
            "ppt/charts/chart1.xml",
            "<c:v>640000</c:v>",
            "<c:v>640001</c:v>",
            "shown as",
        ),
        ("ppt/charts/chart1.xml", "$B$5", "$B$4", "points"),
        (
            "ppt/charts/_rels/chart1.xml.rels",
            "/package\"",
            "/other\"",
            "has no workbook",
        ),
        (
            "ppt/notesSlides/_rels/notesSlide4.xml.rels",
            "/notesMaster\"",
            "/other\"",
            "not of the notes master",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "slides/slide1.xml",
            "slides/slide2.xml",
            "nothing leads to",
        ),
    ];
    for (part, from, to, said) in faults {
        let problems = check::problems(&with(part, from, to));
        assert!(
            problems.iter().any(|problem| problem.contains(said)),
            "{from} → {to}: {problems:?}"
        );
    }
}
