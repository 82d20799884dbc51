//! Charts in written files, read back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod reading;
mod sample;

use lopdf::{Dictionary, Object};
use reading::File;
use vuosikello_document::{Block, Document, Head};
use vuosikello_pdf::{Brand, write};

fn written() -> Vec<u8> {
    let annex = sample::charts::annex();
    write(&[&annex], &Brand::built_in().unwrap()).unwrap().bytes
}

/// The elements of a type, in the order of the tree, each with its parent.
fn elements(file: &File, role: &str) -> Vec<(Dictionary, Dictionary)> {
    fn collect(file: &File, parent: &Dictionary, role: &str, out: &mut Vec<(Dictionary, Dictionary)>) {
        for kid in file.kids(parent) {
            let Ok(id) = kid.as_reference() else { continue };
            let node = file.document.get_dictionary(id).unwrap();
            if node.has(b"S") {
                if File::role(node) == role {
                    out.push((node.clone(), parent.clone()));
                }
                collect(file, node, role, out);
            }
        }
    }
    let mut out = Vec::new();
    collect(file, file.root(), role, &mut out);
    out
}

#[test]
fn each_chart_is_a_figure_with_a_description_an_area_and_a_caption() {
    let file = File::read(&written());
    let figures = elements(&file, "Figure");
    let charts = sample::charts::charts();
    assert_eq!(figures.len(), charts.len());
    for ((figure, parent), (_, chart)) in figures.iter().zip(&charts) {
        let alternative = figure.get(b"Alt").and_then(Object::as_str).unwrap();
        let units: Vec<u16> = alternative[2..]
            .chunks(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        assert_eq!(String::from_utf16(&units).unwrap(), chart.description);

        let attributes = figure.get(b"A").and_then(Object::as_dict).unwrap();
        assert_eq!(attributes.get(b"O").unwrap().as_name().unwrap(), b"Layout");
        let corners: Vec<f32> = attributes
            .get(b"BBox")
            .and_then(Object::as_array)
            .unwrap()
            .iter()
            .map(|number| number.as_float().unwrap())
            .collect();
        let [left, bottom, right, top] = corners[..] else {
            panic!("{corners:?}")
        };
        assert!((481.0..483.0).contains(&(right - left)), "{corners:?}");
        assert!((160.0..240.0).contains(&(top - bottom)), "{corners:?}");
        assert!(bottom > 40.0 && top < 790.0, "{corners:?}");

        // All that is drawn is one piece of marked content.
        assert!(matches!(figure.get(b"K").unwrap(), Object::Integer(_)));
        assert_eq!(File::role(parent), "Div");
        let first = file.kids(parent)[0].as_reference().unwrap();
        assert_eq!(
            File::role(file.document.get_dictionary(first).unwrap()),
            "Caption"
        );
    }
}

#[test]
fn the_text_of_a_chart_can_be_read_and_searched() {
    let text = File::read(&written()).text();
    for expected in [
        "Kuva 1. Kustannuslajit",
        "milj.\u{a0}€",
        "Talousarvio",
        "1,23",
        "Henkilötyö",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
}

#[test]
fn a_chart_without_a_description_is_described_by_its_caption() {
    let (_, mut chart) = sample::charts::charts().swap_remove(1);
    chart.description = " ".into();
    let mut document = Document::new(Head::new("Kuvaton", "Keskus"));
    document.blocks.push(Block::Chart(chart));
    let bytes = write(&[&document], &Brand::built_in().unwrap()).unwrap().bytes;
    let file = File::read(&bytes);
    let figures = elements(&file, "Figure");
    let alternative = figures[0].0.get(b"Alt").and_then(Object::as_str).unwrap();
    assert_eq!(alternative, b"Kuva 1. Esimerkki");
}

#[test]
fn charts_are_drawn_the_same_each_time_in_any_thread() {
    let there = std::thread::spawn(written).join().unwrap();
    assert!(there == written());
}
