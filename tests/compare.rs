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
use vuosikello::ooxml::Package;

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

/// A folder whose newer file has other XML in the body.
fn with_body(of_old: &[(&str, &str)], of_new: &[(&str, &str)]) -> TempDir {
    let folder = files("vanha");
    for (name, changes) in [("vanha.docx", of_old), ("uusi.docx", of_new)] {
        let path = folder.path().join(name);
        let mut package = Package::read(&fs::read(&path).unwrap()).unwrap();
        let mut text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        package.insert("word/document.xml", "", text.into_bytes());
        fs::write(&path, package.write().unwrap()).unwrap();
    }
    folder
}

#[test]
fn a_file_that_is_broken_inside_is_named_with_the_place() {
    let stray = "<w:p><w:r><w:t>Lisätty ehto.</w:t></w:r></w:p>";
    let broken: [(&str, &str); 1] = [("<w:tbl>", &format!("<w:tbl>{stray}"))];
    for (name, folder) in [
        ("uusi.docx", with_body(&[], &broken)),
        ("vanha.docx", with_body(&broken, &[])),
    ] {
        let run = compare(folder.path(), &["--redline", "erot.docx"]);
        if run.status == 0 {
            // What the older file cannot say anyway is no difference.
            continue;
        }
        assert!(run.stderr.starts_with(name), "{}", run.stderr);
        let place = "osan word/document.xml rakenne on rikki: elementissä w:tbl on elementti w:p, joka ei kuulu siihen \
                     (kohdassa \"Lisätty ehto.";
        assert!(run.stderr.contains(place), "{}", run.stderr);
        assert!(
            run.stderr.contains("tallenna tiedosto uudelleen"),
            "{}",
            run.stderr
        );
        assert!(!folder.path().join("erot.docx").exists());
    }
}

#[test]
fn a_first_page_that_gets_a_header_of_its_own_is_told() {
    let folder = with_body(
        &[],
        &[
            ("</w:sectPr>", "<w:titlePg/></w:sectPr>"),
            ("Toimittaja huoltaa", "Toimittaja korjaa"),
        ],
    );
    let run = compare(folder.path(), &["--redline", "erot.docx"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("ylä- tai alatunniste on vain toisessa tiedostossa: ensimmäinen sivu"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_section_break_between_a_caption_and_its_table_is_told() {
    let caption = |section: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>{section}</w:pPr><w:r><w:t>Taulukko 1. Laitteet</w:t></w:r></w:p><w:tbl>"
        )
    };
    let section = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
    let (plain, parted) = (caption(""), caption(section));
    let changed = [
        ("<w:tbl>", parted.as_str()),
        ("Toimittaja huoltaa", "Toimittaja korjaa"),
    ];
    let folder = with_body(&[("<w:tbl>", &plain)], &changed);
    let run = compare(folder.path(), &["--redline", "erot.docx"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("osanvaihto on vain toisessa tiedostossa"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_paragraph_whose_end_is_deleted_before_a_table_stays_before_it() {
    let end = "<w:p><w:pPr><w:rPr><w:del w:id=\"901\" w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>Laitteet ovat nämä:</w:t></w:r></w:p>\
               <w:tbl>";
    let plain = "<w:p><w:r><w:t>Laitteet ovat nämä:</w:t></w:r></w:p><w:tbl>";
    for (old, new) in [(plain, end), (end, plain)] {
        let changed = [("<w:tbl>", new), ("Toimittaja huoltaa", "Toimittaja korjaa")];
        let folder = with_body(&[("<w:tbl>", old)], &changed);
        let run = compare(folder.path(), &["--redline", "erot.docx"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(!run.stdout.contains("Laitteet ovat nämä"), "{}", run.stdout);
    }
}

#[test]
fn an_author_has_a_name() {
    assert_eq!(compare(files("sana").path(), &["--author", ""]).status, 2);
}
