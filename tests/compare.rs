//! `compare`: any two Word files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{TempDir, run_in};

/// A folder with an older and a newer file.
fn files(new: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let pairs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../redline/tests/pairs");
    fs::copy(pairs.join("vanha.docx"), folder.path().join("vanha.docx")).unwrap();
    fs::copy(pairs.join(format!("{new}.docx")), folder.path().join("uusi.docx")).unwrap();
    folder
}

fn compare(folder: &Path, more: &[&str]) -> support::Run {
    run_in(
        folder,
        &[
            &["compare", "vanha.docx", "uusi.docx", "--on", "27.11.2026"],
            more,
        ]
        .concat(),
    )
}

#[test]
fn differences_are_told_and_written() {
    let folder = files("sana");
    let run = compare(folder.path(), &["--redline", "erot.docx"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("[-kahdesti-]{+kolmesti+}"), "{}", run.stdout);
    assert!(run.stdout.contains("4 seurattavaa muutosta"), "{}", run.stdout);
    assert!(run.stdout.contains("erot.docx (uusi)"), "{}", run.stdout);
    let reading = vuosikello::word::read(&fs::read(folder.path().join("erot.docx")).unwrap()).unwrap();
    assert_eq!(reading.changes.len(), 4);
    assert_eq!(reading.changes[0].author, "vuosikello");
}

#[test]
fn the_same_text_has_no_differences() {
    let run = compare(files("jaksot").path(), &[]);
    assert_eq!(
        (run.status, run.stdout.as_str()),
        (0, "Tiedostoissa ei ole eroja.\n")
    );
}

#[test]
fn json_has_changes_marks_and_remarks() {
    let run = compare(files("solu").path(), &["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value["same"], false);
    assert_eq!(value["changes"].as_array().unwrap().len(), 2);
    assert!(value["marks"].as_u64().unwrap() >= 3);
    assert_eq!(value["remarks"], serde_json::json!([]));
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = files("sana");
    fs::write(folder.path().join("erot.docx"), "muuta").unwrap();
    let run = compare(folder.path(), &["--redline", "erot.docx"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("erot (uusi).docx (muokatun viereen)"),
        "{}",
        run.stdout
    );
    assert_eq!(fs::read(folder.path().join("erot.docx")).unwrap(), b"muuta");
    let run = compare(folder.path(), &["--redline", "./vanha.docx"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("on vertailtava tiedosto"), "{}", run.stderr);
}

#[test]
fn what_is_no_word_file_is_named() {
    let folder = files("sana");
    fs::write(folder.path().join("uusi.docx"), "muuta").unwrap();
    let run = compare(folder.path(), &["--redline", "erot.docx"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("uusi.docx"), "{}", run.stderr);
    fs::remove_file(folder.path().join("uusi.docx")).unwrap();
    let run = compare(folder.path(), &["--redline", "erot.docx"]);
    assert_eq!(run.status, 3);
    assert!(run.stderr.contains("tiedostoa ei ole"), "{}", run.stderr);
    assert!(!folder.path().join("erot.docx").exists());
}

#[test]
fn an_author_has_a_name() {
    assert_eq!(compare(files("sana").path(), &["--author", ""]).status, 2);
}
