//! The structure of written files, read back.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]

mod reading;
mod sample;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};
use reading::File;
use vuosikello_document::Document;
use vuosikello_pdf::{Brand, write};

fn parts() -> (Document, Vec<Document>) {
    (sample::agreement(), sample::annexes(12, 30))
}

fn written() -> Vec<u8> {
    let (agreement, annexes) = parts();
    let documents: Vec<&Document> = std::iter::once(&agreement).chain(&annexes).collect();
    write(&documents, &Brand::built_in().unwrap()).unwrap().bytes
}

#[test]
fn the_structure_of_the_agreement_is_as_reviewed() {
    let agreement = sample::agreement();
    let output = write(&[&agreement], &Brand::built_in().unwrap()).unwrap();
    insta::assert_snapshot!(File::read(&output.bytes).outline());
}

#[test]
fn the_structure_of_the_annexes_is_as_reviewed() {
    let file = File::read(&written());
    let outline = file.outline();
    let annexes = outline
        .match_indices("\n  Part")
        .nth(1)
        .map_or(0, |(at, _)| at + 1);
    insta::assert_snapshot!(&outline[annexes..]);
}

#[test]
fn all_text_of_the_tree_is_in_the_file_in_order() {
    let (agreement, annexes) = parts();
    let file = File::read(&written());
    let text: String = file.text().split_whitespace().collect();
    let mut rest = text.as_str();
    for document in std::iter::once(&agreement).chain(&annexes) {
        for line in document.text().lines() {
            for cell in line.split('\t') {
                let cell: String = cell.replace('\u{ad}', "").split_whitespace().collect();
                let at = rest
                    .find(&cell)
                    .unwrap_or_else(|| panic!("“{cell}” is missing or out of order"));
                // A table's caption may stand in the table of contents as well: only move on, never back.
                rest = &rest[at + cell.len()..];
            }
        }
    }
}

#[test]
fn every_page_says_what_it_is_part_of() {
    let file = File::read(&written());
    let total = file.pages.len();
    for (index, artifacts) in file.artifacts.iter().enumerate() {
        for expected in [
            "Esimerkkikeskus",
            "Palvelusopimus",
            "Dnro ESK/1234/02.08.00/2026",
            "Julkinen",
        ] {
            assert!(artifacts.contains(expected), "page {}: {expected}", index + 1);
        }
        let number = format!("{} ({total})", index + 1);
        assert!(artifacts.lines().any(|line| line == number), "page {}", index + 1);
    }
    assert!(file.artifacts[total - 1].contains("Liite 3"));
    assert!(!file.artifacts[0].lines().any(|line| line.starts_with("Liite")));
}

#[test]
fn levels_of_headings_are_never_skipped() {
    let file = File::read(&written());
    let mut before = 0;
    for line in file.outline().lines() {
        if let Some(level) = line
            .trim_start()
            .strip_prefix('H')
            .and_then(|rest| rest[..1].parse::<u32>().ok())
        {
            assert!(level <= before + 1, "{line}");
            before = level;
        }
    }
}

#[test]
fn marked_content_and_annotations_lead_back_to_their_elements() {
    let file = File::read(&written());
    let document = &file.document;
    let tree = document
        .get_dictionary(file.root().get(b"ParentTree").unwrap().as_reference().unwrap())
        .unwrap();
    let numbers = tree.get(b"Nums").unwrap().as_array().unwrap();
    let entries: Vec<(i64, &Object)> = numbers
        .chunks(2)
        .map(|pair| (pair[0].as_i64().unwrap(), &pair[1]))
        .collect();
    assert!(
        entries.windows(2).all(|pair| pair[0].0 < pair[1].0),
        "the keys ascend"
    );
    let find = |key: i64| entries.iter().find(|(k, _)| *k == key).unwrap().1;
    let mut annotations = 0;
    for page in &file.pages {
        let page_dictionary = document.get_dictionary(*page).unwrap();
        let key = page_dictionary.get(b"StructParents").unwrap().as_i64().unwrap();
        let owners = document
            .get_object(find(key).as_reference().unwrap())
            .unwrap()
            .as_array()
            .unwrap();
        for (mcid, owner) in owners.iter().enumerate() {
            let owner = document.get_dictionary(owner.as_reference().unwrap()).unwrap();
            assert!(holds(&file, owner, *page, mcid as i64));
        }
        for annotation in document.get_page_annotations(*page).unwrap() {
            let owner = find(annotation.get(b"StructParent").unwrap().as_i64().unwrap());
            let owner = document.get_dictionary(owner.as_reference().unwrap()).unwrap();
            assert_eq!(File::role(owner), "Link");
            assert!(annotation.has(b"Contents") && (annotation.has(b"A") || annotation.has(b"Dest")));
            annotations += 1;
        }
    }
    assert!(annotations > 20, "{annotations}");
}

fn holds(file: &File, owner: &Dictionary, page: lopdf::ObjectId, mcid: i64) -> bool {
    let home = owner.get(b"Pg").and_then(Object::as_reference).ok();
    file.kids(owner).iter().any(|kid| match kid {
        Object::Integer(kid) => home == Some(page) && *kid == mcid,
        Object::Dictionary(kid) => {
            kid.get(b"Pg").and_then(Object::as_reference).ok() == Some(page)
                && kid.get(b"MCID").and_then(Object::as_i64).ok() == Some(mcid)
        }
        _ => false,
    })
}

#[test]
fn there_is_a_bookmark_for_each_part_and_heading() {
    let (agreement, annexes) = parts();
    let file = File::read(&written());
    let mut seen = BTreeSet::new();
    let outlines = file
        .document
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    collect(&file, file.document.get_dictionary(outlines).unwrap(), &mut seen);
    for title in [
        "Palvelusopimus 2027",
        "Liite 1 Yhteyshenkilöt",
        "Liite 2 Jatkuvat palvelut",
        "Liite 3 Talous",
    ] {
        assert!(seen.contains(title), "{title}: {seen:?}");
    }
    for document in std::iter::once(&agreement).chain(&annexes) {
        for (heading, number) in document.headings().zip(document.heading_numbers()) {
            let title = format!("{number} {}", vuosikello_document::plain_text(&heading.content));
            assert!(seen.contains(&title), "{title}");
        }
    }
}

fn collect(file: &File, parent: &Dictionary, seen: &mut BTreeSet<String>) {
    let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
    while let Some(id) = next {
        let item = file.document.get_dictionary(id).unwrap();
        let bytes = item.get(b"Title").unwrap().as_str().unwrap();
        let title = match bytes.strip_prefix(&[0xFE, 0xFF]) {
            Some(units) => {
                let units: Vec<u16> = units
                    .chunks(2)
                    .map(|c| u16::from_be_bytes([c[0], c[1]]))
                    .collect();
                String::from_utf16(&units).unwrap()
            }
            None => String::from_utf8(bytes.to_vec()).unwrap(),
        };
        seen.insert(title);
        collect(file, item, seen);
        next = item.get(b"Next").and_then(Object::as_reference).ok();
    }
}

#[test]
fn the_table_of_contents_leads_to_the_pages_that_it_names() {
    let file = File::read(&written());
    let document = &file.document;
    let mut links = 0;
    for page in &file.pages {
        for annotation in document.get_page_annotations(*page).unwrap() {
            let Ok(destination) = annotation.get(b"Dest").and_then(Object::as_array) else {
                continue;
            };
            let target = destination[0].as_reference().unwrap();
            assert!(file.pages.contains(&target));
            links += 1;
        }
    }
    // One for each line of an entry, from its text to its page number: 19 headings down to level 2, of which one takes two lines
    // in its column, three annexes; and one link in the text.
    assert_eq!(links, 19 + 1 + 3 + 1);
}
