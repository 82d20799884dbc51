//! What the validators of Office files overlook, checked over every kind of document.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{agreement, pages};
use vuosikello_document::{Block, Document, Head};
use vuosikello_ooxml::{Element, Package, resolve_target};
use vuosikello_word::{Reference, write};

/// Everything wrong with a file, one line each.
fn lint(file: &[u8]) -> Vec<String> {
    let package = Package::read(file).unwrap();
    let mut faults = Vec::new();
    let styles = ids(&package, "word/styles.xml", "w:style", "w:styleId");
    let instances = ids(&package, "word/numbering.xml", "w:num", "w:numId");
    let mut controls = BTreeSet::new();
    let mut drawings = BTreeSet::new();
    for (name, content) in package.parts() {
        if name.ends_with(".rels") {
            continue;
        }
        lint_relationships(&package, name, content, &mut faults);
        if !name.starts_with("word/") || !name.ends_with(".xml") || name.starts_with("word/theme") {
            continue;
        }
        let root = Element::parse(content).unwrap();
        lint_bookmarks(name, &root, &mut faults);
        lint_fields(name, &root, &mut faults);
        root.walk(&mut |element| {
            let mut unknown = |kind: &str, value: Option<&str>, known: &BTreeSet<String>| {
                if let Some(value) = value
                    && !known.contains(value)
                {
                    faults.push(format!("{name}: unknown {kind} {value}"));
                }
            };
            let value = element.get("w:val");
            match element.name.as_ref() {
                "w:pStyle" | "w:rStyle" | "w:tblStyle" | "w:basedOn" | "w:next" | "w:link" => {
                    unknown("style", value, &styles);
                }
                "w:numId" => unknown("numbering", value, &instances),
                "wp:docPr" if !drawings.insert(element.get("id").unwrap().to_owned()) => {
                    faults.push(format!("{name}: docPr id twice"));
                }
                "wp:docPr" if element.get("descr").unwrap_or_default().is_empty() => {
                    faults.push(format!("{name}: picture without alternative text"));
                }
                "w:sdtPr"
                    if !controls.insert(element.find("w:id").unwrap().get("w:val").unwrap().to_owned()) =>
                {
                    faults.push(format!("{name}: id of a content control twice"));
                }
                "w:tbl" => lint_table(name, element, &mut faults),
                "w:tc"
                    if element
                        .elements()
                        .next_back()
                        .is_none_or(|last| last.name != "w:p") =>
                {
                    faults.push(format!("{name}: cell without a last paragraph"));
                }
                "w:updateFields" => faults.push(format!("{name}: asks to update fields")),
                _ => {}
            }
            if element.get("w:dirty").is_some() {
                faults.push(format!("{name}: field marked out of date"));
            }
        });
    }
    faults
}

fn ids(package: &Package, part: &str, element: &str, attribute: &str) -> BTreeSet<String> {
    let root = Element::parse(package.part(part).unwrap()).unwrap();
    let ids: Vec<String> = root
        .elements()
        .filter(|child| child.name == element)
        .map(|child| child.get(attribute).unwrap().to_owned())
        .collect();
    let unique: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(unique.len(), ids.len(), "{part}: an id twice");
    unique
}

fn lint_relationships(package: &Package, name: &str, content: &[u8], faults: &mut Vec<String>) {
    let relationships = package.relationships(name).unwrap();
    let mut known = BTreeSet::new();
    for relationship in relationships.iter() {
        if !known.insert(relationship.id.clone()) {
            faults.push(format!("{name}: relationship {} twice", relationship.id));
        }
        let target = resolve_target(name, &relationship.target);
        if !relationship.external && target.is_none_or(|target| package.part(&target).is_none()) {
            faults.push(format!("{name}: relationship {} leads nowhere", relationship.id));
        }
    }
    if package.content_types().of(name).is_none() {
        faults.push(format!("{name}: no content type"));
    }
    if let Ok(root) = Element::parse(content) {
        root.walk(&mut |element| {
            for attribute in ["r:id", "r:embed"] {
                if let Some(id) = element.get(attribute)
                    && !known.contains(id)
                {
                    faults.push(format!("{name}: no relationship {id}"));
                }
            }
        });
    }
}

fn lint_bookmarks(name: &str, root: &Element<'_>, faults: &mut Vec<String>) {
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    let mut names = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut wanted = Vec::new();
    root.walk(&mut |element| match element.name.as_ref() {
        "w:bookmarkStart" => {
            let (id, bookmark) = (element.get("w:id").unwrap(), element.get("w:name").unwrap());
            if !ids.insert(id.to_owned()) || !names.insert(bookmark.to_lowercase()) {
                faults.push(format!("{name}: bookmark {bookmark} twice"));
            }
            if bookmark.chars().count() > 40 || bookmark.contains(|c: char| !c.is_alphanumeric() && c != '_')
            {
                faults.push(format!("{name}: bad bookmark name {bookmark}"));
            }
            open.insert(id.to_owned(), bookmark.to_owned());
        }
        "w:bookmarkEnd" if open.remove(element.get("w:id").unwrap()).is_none() => {
            faults.push(format!("{name}: end of no bookmark"));
        }
        "w:hyperlink" => wanted.extend(element.get("w:anchor").map(str::to_lowercase)),
        "w:instrText" => {
            let code = element.own_text();
            let mut words = code.split_whitespace();
            if matches!(words.next(), Some("REF" | "PAGEREF")) {
                wanted.extend(words.next().map(str::to_lowercase));
            }
        }
        _ => {}
    });
    faults.extend(
        open.values()
            .map(|bookmark| format!("{name}: bookmark {bookmark} has no end")),
    );
    faults.extend(
        wanted
            .iter()
            .filter(|want| !names.contains(*want))
            .map(|want| format!("{name}: no bookmark {want}")),
    );
}

fn lint_fields(name: &str, root: &Element<'_>, faults: &mut Vec<String>) {
    let mut depth = 0i32;
    root.walk(&mut |element| {
        if element.name != "w:fldChar" {
            return;
        }
        match element.get("w:fldCharType") {
            Some("begin") => depth += 1,
            Some("end") => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            faults.push(format!("{name}: end of no field"));
        }
    });
    if depth != 0 {
        faults.push(format!("{name}: field without an end"));
    }
}

fn lint_table(name: &str, table: &Element<'_>, faults: &mut Vec<String>) {
    let columns = table.find("w:tblGrid").unwrap().elements().count();
    for row in table.elements().filter(|child| child.name == "w:tr") {
        let span = |cell: &Element<'_>| {
            let span = cell
                .path(&["w:tcPr", "w:gridSpan"])
                .and_then(|span| span.get("w:val"));
            span.map_or(1, |span| span.parse::<usize>().unwrap())
        };
        let cells: usize = row
            .elements()
            .filter(|child| child.name == "w:tc")
            .map(span)
            .sum();
        if cells != columns {
            faults.push(format!(
                "{name}: a row of {cells} cells in a table of {columns} columns"
            ));
        }
    }
}

#[test]
fn a_document_with_every_kind_of_block_has_no_faults() {
    let document = agreement();
    assert_eq!(
        lint(&write(&document, Reference::built_in(), &pages(&document)).unwrap()),
        [""; 0]
    );
}

#[test]
fn an_empty_document_has_no_faults() {
    let document = Document::new(Head::new("", ""));
    assert_eq!(
        lint(&write(&document, Reference::built_in(), &[]).unwrap()),
        [""; 0]
    );
}

#[test]
fn a_table_of_contents_without_entries_has_no_faults() {
    let mut document = Document::new(Head::new("Palvelusopimus", "Oikeusrekisterikeskus"));
    document.blocks = vec![
        Block::PageBreak,
        Block::Contents {
            title: String::new(),
            depth: 9,
        },
        Block::PageBreak,
    ];
    assert_eq!(
        lint(&write(&document, Reference::built_in(), &[]).unwrap()),
        [""; 0]
    );
}

#[test]
fn a_document_with_hostile_values_has_no_faults() {
    let document = common::hostile();
    assert_eq!(
        lint(&write(&document, Reference::built_in(), &pages(&document)).unwrap()),
        [""; 0]
    );
}

#[test]
fn a_document_with_a_logo_and_a_foreign_reference_has_no_faults() {
    let document = agreement();
    let mut reference = Reference::from_docx(&common::finnish_reference()).unwrap();
    reference.logo = Some(vuosikello_word::Logo::from_png(common::png(), "Oikeusrekisterikeskus").unwrap());
    assert_eq!(
        lint(&write(&document, &reference, &pages(&document)).unwrap()),
        [""; 0]
    );
}
