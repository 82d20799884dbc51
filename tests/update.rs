//! `agreement update`: new data in drafts that people have edited.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Run, TempDir, run_in, small_workspace};
use vuosikello::word::{self, ReadOptions, Tracked};
use vuosikello_ooxml::Package;

const FOLDER: &str = "asiakkaat/ESIM/sopimukset/2027";

/// A workspace with drafts.
fn drafted() -> TempDir {
    let folder = small_workspace();
    let run = run_in(folder.path(), &["agreement", "draft", "--year", "2027", "--all"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    folder
}

fn draft(root: &Path, name: &str) -> PathBuf {
    root.join(FOLDER)
        .join("luonnokset")
        .join(format!("{name} 2027 ESIM.docx"))
}

/// Replaces words in the body, as a person would in Word.
fn edit(path: &Path, from: &str, to: &str) {
    let mut package = Package::read(&fs::read(path).unwrap()).unwrap();
    let body = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    assert!(body.contains(from), "{body}");
    package.insert("word/document.xml", "", body.replacen(from, to, 1).into_bytes());
    fs::write(path, package.write().unwrap()).unwrap();
}

fn change_data(root: &Path, from: &str, to: &str) {
    let path = root.join(FOLDER).join("sopimus.json");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replace(from, to)).unwrap();
}

fn update(root: &Path, more: &[&str]) -> Run {
    run_in(
        root,
        &[
            &[
                "agreement",
                "update",
                "--year",
                "2027",
                "--all",
                "--on",
                "1.12.2026",
            ],
            more,
        ]
        .concat(),
    )
}

#[test]
fn new_data_come_in_as_tracked_changes_and_once() {
    let folder = drafted();
    let root = folder.path();
    let path = draft(root, "Palvelusopimus");
    edit(&path, "Rekisterinpitäjä ja", "Rekisterinpitäjät ja");
    let edited = fs::read(&path).unwrap();
    change_data(root, "MPK/12/", "XYZ/12/");
    let run = update(root, &[]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("Palvelusopimus 2027 ESIM.docx: päivitetty"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("ei muokattu"), "{}", run.stdout);

    let kept = path.with_file_name("Palvelusopimus 2027 ESIM (ennen päivitystä).docx");
    assert_eq!(fs::read(&kept).unwrap(), edited);
    let updated = fs::read(&path).unwrap();
    let reading = word::read_with(&updated, &ReadOptions::default().tracked(Tracked::Apart)).unwrap();
    assert!(reading.changes.iter().all(|change| change.author == "vuosikello"));
    assert!(reading.changes.iter().any(|change| change.text.contains("XYZ/")));
    assert_eq!(
        reading.original.unwrap().blocks,
        word::read(&edited).unwrap().document.blocks
    );

    let again = update(root, &[]);
    assert!(
        again
            .stdout
            .contains("Palvelusopimus 2027 ESIM.docx: ajan tasalla"),
        "{}",
        again.stdout
    );
    assert_eq!(fs::read(&path).unwrap(), updated);
}

#[test]
fn where_both_changed_the_same_words_a_comment_tells_the_new_ones() {
    let folder = drafted();
    let root = folder.path();
    let path = draft(root, "Palvelusopimus");
    let text = fs::read_to_string(root.join(FOLDER).join("sopimus.json")).unwrap();
    let number = text
        .split("\"diaarinumero\": \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    edit(&path, &number, "OMA/1/2026");
    change_data(root, &number, "XYZ/9/00.04.01/2026");
    let run = update(root, &["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let drafts = value[0]["drafts"].as_array().unwrap();
    let updated = drafts.iter().find(|draft| draft["state"] == "updated").unwrap();
    let clashes = updated["clashes"].as_array().unwrap();
    assert!(
        clashes
            .iter()
            .any(|clash| clash["theirs"].as_str().unwrap().contains("OMA/1/2026")),
        "{clashes:?}"
    );
    let reading = word::read(&fs::read(&path).unwrap()).unwrap();
    assert!(!reading.comments.is_empty());
    assert!(
        reading
            .comments
            .iter()
            .any(|comment| comment.to_string().contains("XYZ/9")),
        "{:?}",
        reading.comments
    );
}

#[test]
fn signed_agreements_are_left_alone() {
    let folder = drafted();
    let root = folder.path();
    let path = draft(root, "Palvelusopimus");
    edit(&path, "Rekisterinpitäjä ja", "Rekisterinpitäjät ja");
    let edited = fs::read(&path).unwrap();
    for state in ["allekirjoitettu", "arkistoitu"] {
        let before = if state == "arkistoitu" {
            "allekirjoitettu"
        } else {
            "luonnos"
        };
        change_data(root, &format!("\"{before}\""), &format!("\"{state}\""));
        let told = format!("sopimus on {state}: sen tiedostoja ei tehdä uudestaan");
        for command in ["update", "draft", "final"] {
            let run =
                |whose: &[&str]| run_in(root, &[&["agreement", command, "--year", "2027"], whose].concat());
            let all = run(&["--all"]);
            assert_eq!(all.status, 0, "{command}: {}", all.stderr);
            assert!(
                all.stderr.contains(&format!("ESIM: {told}")),
                "{command}: {}",
                all.stderr
            );
            let one = run(&["--customer", "ESIM"]);
            assert_eq!(one.status, 1, "{command}: {}", one.stderr);
            assert!(one.stderr.contains(&told), "{command}: {}", one.stderr);
        }
        assert_eq!(fs::read(&path).unwrap(), edited);
    }
}
