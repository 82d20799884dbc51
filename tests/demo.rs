//! The example of a whole service centre.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeMap;

use support::{Run, Shared, TempDir, copy, documents, files, run_in, vuosikello};
use vuosikello::agreement::Content;
use vuosikello::document::{Block, Document, plain_text};
use vuosikello::pdf::{Brand, PageStyle, page_count};
use vuosikello::{Studio, word};
use vuosikello_workspace::Workspace;

const CUSTOMERS: [&str; 12] = [
    "KHO", "KKO", "OEV", "OM", "OMHY", "OPV", "ORK", "RISE", "SY", "TIV", "UO", "VAALIT",
];

/// What one run of the demo wrote and said.
static DEMO: Shared<(TempDir, Run)> = Shared::new(|| {
    let folder = TempDir::new().unwrap();
    let run = run_in(folder.path(), &["demo"]);
    assert_eq!(run.status, 0, "{run:?}");
    (folder, run)
});

#[test]
fn every_customer_is_shown() {
    let demo = DEMO.get();
    let (_, run) = &*demo;
    let tables: Vec<&str> = run
        .stdout
        .split("\n\n")
        .filter(|part| part.contains("Asiakas"))
        .collect();
    assert_eq!(tables.len(), 2, "{}", run.stdout);
    for customer in CUSTOMERS {
        for table in &tables {
            let row = table.lines().find(|line| line.starts_with(customer));
            assert!(row.is_some(), "{customer}: {table}");
        }
    }
}

#[test]
fn every_agenda_is_one_page() {
    let demo = DEMO.get();
    let (folder, _) = &*demo;
    let brand = Brand::built_in().unwrap();
    for customer in CUSTOMERS {
        let material = folder
            .path()
            .join(format!("demo/asiakkaat/{customer}/kokoukset/2027-Q1/aineisto"));
        let pdf = lopdf::Document::load(material.join("02-asialista.pdf")).unwrap();
        assert_eq!(pdf.get_pages().len(), 1, "{customer}");
        let bytes = std::fs::read(material.join("02-asialista.docx")).unwrap();
        let document = word::read(&bytes).unwrap().document;
        // The Word file has no more in it than one page takes; on how many it comes out is seen in LibreOffice only (`.ci/validate.py`).
        let densest = PageStyle::pdf().denser(2);
        assert_eq!(page_count(&document, &brand, &densest).unwrap(), 1, "{customer}");
    }
}

#[test]
fn every_customer_gets_drafts_and_one_pdf() {
    let demo = DEMO.get();
    let (folder, _) = &*demo;
    for customer in CUSTOMERS {
        let made = documents(&folder.path().join("demo"), customer);
        assert_eq!(
            made.iter().filter(|name| name.ends_with(".pdf")).count(),
            1,
            "{customer}: {made:?}"
        );
        assert!(
            made.iter().filter(|name| name.ends_with(".docx")).count() >= 5,
            "{customer}: {made:?}"
        );
    }
}

#[test]
fn the_same_bytes_come_out_in_another_place_time_zone_and_number_of_threads() {
    let demo = DEMO.get();
    let (first, _) = &*demo;
    let second = TempDir::new().unwrap();
    let environment = [
        ("LC_ALL", "sv_SE.UTF-8"),
        ("TZ", "Pacific/Auckland"),
        ("RAYON_NUM_THREADS", "1"),
    ];
    let output = vuosikello()
        .arg("demo")
        .current_dir(second.path())
        .envs(environment)
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(files(first.path()) == files(second.path()), "the two runs differ");
}

#[test]
fn a_second_demo_keeps_what_a_person_changed_in_the_first() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("demo");
    copy(&DEMO.get().0.path().join("demo"), &root);
    support::edit(
        &root,
        "asiakkaat/KKO/asiakas.json",
        "\"sitoutuminen\": ",
        "\"sitoutuminen\":  ",
    );
    let run = run_in(folder.path(), &["demo"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stderr
            .contains("asiakkaat/KKO/asiakas.json poikkeaa esimerkistä"),
        "{}",
        run.stderr
    );
}

/// The words of a document in reading order, wherever lines end.
fn words(document: &Document) -> Vec<String> {
    document.text().split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_draft_reads_back_as_the_document_that_it_was_made_from() {
    let demo = DEMO.get();
    let (folder, _) = &*demo;
    let workspace = Workspace::open(&folder.path().join("demo"), |_| true).unwrap();
    let studio = Studio::new(workspace.configuration().clone()).unwrap();
    for customer in CUSTOMERS {
        let loaded = workspace.dossier(customer, 2027).unwrap();
        let drafts: BTreeMap<String, Vec<u8>> = studio
            .drafts(&loaded.dossier)
            .unwrap()
            .into_iter()
            .map(|draft| (draft.name, draft.bytes))
            .collect();
        for part in studio.documents(&loaded.dossier).unwrap() {
            let Content::Document(document) = part.content else {
                continue;
            };
            let name = format!("{}.docx", part.file_stem);
            let read = word::read(&drafts[&name]).unwrap().document;
            let outline = |document: &Document| -> Vec<(u8, String)> {
                document
                    .headings()
                    .map(|heading| (heading.level, plain_text(&heading.content)))
                    .collect()
            };
            assert_eq!(outline(&read), outline(&document), "{name}");
            assert_eq!(read.heading_numbers(), document.heading_numbers(), "{name}");
            let tables = |document: &Document| -> Vec<Vec<Vec<String>>> {
                let tables = document.blocks.iter().filter_map(|block| match block {
                    Block::Table(table) => {
                        let header = table
                            .columns
                            .iter()
                            .map(|column| plain_text(&column.header))
                            .collect();
                        let rows = table.rows.iter().map(|row| {
                            let cells = row.cells.iter().zip(&table.columns);
                            cells.map(|(cell, column)| cell.shown(column)).collect()
                        });
                        Some(std::iter::once(header).chain(rows).collect())
                    }
                    _ => None,
                });
                tables.collect()
            };
            assert_eq!(tables(&read), tables(&document), "{name}");
            assert_eq!(words(&read), words(&document), "{name}");
        }
    }
}
