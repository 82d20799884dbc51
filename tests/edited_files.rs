//! What a person wrote is never lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;

use support::{agreement, documents, edit_in_word, run_in, small_workspace};

const DRAFT: [&str; 5] = ["agreement", "draft", "--year", "2027", "--all"];
const FINAL: [&str; 5] = ["agreement", "final", "--year", "2027", "--all"];

#[test]
fn an_edited_draft_is_kept_and_the_new_one_written_beside_it() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &DRAFT).status, 0);
    let path = root
        .join(agreement("ESIM"))
        .join("luonnokset/Palvelusopimus 2027 ESIM.docx");
    let edited = edit_in_word(&path, "Osapuolet", "Sopijapuolet");
    let run = run_in(root, &DRAFT);
    assert_eq!(run.status, 0);
    assert!(
        run.stderr.contains("on muokattu, joten sitä ei korvattu"),
        "{}",
        run.stderr
    );
    assert_eq!(fs::read(&path).unwrap(), edited);
    assert!(documents(root, "ESIM").contains(&"Palvelusopimus 2027 ESIM (uusi).docx".to_owned()));
    // Once more: the new one is the program's own, and is not multiplied.
    run_in(root, &DRAFT);
    assert_eq!(documents(root, "ESIM").len(), 8);
}

#[test]
fn an_untouched_draft_is_replaced_when_the_data_change() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    support::edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "23.11.2026",
        "24.11.2026",
    );
    let run = run_in(root, &[&DRAFT[..], &["-v"]].concat());
    assert_eq!(
        run.stdout
            .lines()
            .filter(|line| line.ends_with("(korvattu)"))
            .count(),
        7,
        "{}",
        run.stdout
    );
    assert_eq!(documents(root, "ESIM").len(), 7);
}

#[test]
fn a_pdf_is_not_made_past_an_edited_draft() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    edit_in_word(
        &root
            .join(agreement("ESIM"))
            .join("luonnokset/Palvelusopimus 2027 ESIM.docx"),
        "Osapuolet",
        "Sopijapuolet",
    );
    let run = run_in(root, &FINAL);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("luonnosta on muokattu"), "{}", run.stderr);
    assert!(!documents(root, "ESIM").iter().any(|name| name.ends_with(".pdf")));
    assert!(
        documents(root, "TOINEN")
            .iter()
            .any(|name| name.ends_with(".pdf"))
    );
    assert_eq!(
        run_in(root, &[&FINAL[..], &["--ignore-edited-drafts"]].concat()).status,
        0
    );
}

#[test]
fn a_signed_pdf_is_kept() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &FINAL);
    let path = root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf");
    // A signature is appended to the file as an update.
    let mut signed = fs::read(&path).unwrap();
    signed.extend_from_slice(b"\n% signature\n");
    fs::write(&path, &signed).unwrap();
    let run = run_in(root, &FINAL);
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("on muokattu"), "{}", run.stderr);
    assert_eq!(fs::read(&path).unwrap(), signed);
}

#[test]
fn a_draft_that_no_longer_belongs_to_the_agreement_is_pointed_out() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let file = format!("{}/sopimus.json", agreement("ESIM"));
    support::edit(
        root,
        &file,
        "\"laatija\"",
        "\"liitteet\": [{ \"laji\": \"talous\" }],\n  \"laatija\"",
    );
    let run = run_in(root, &DRAFT);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stderr
            .contains("Liite 4 Talous 2027 ESIM.docx ei enää kuulu sopimukseen"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_final_pdf_of_a_draft_agreement_says_so() {
    let workspace = small_workspace();
    let run = run_in(workspace.path(), &FINAL);
    assert!(run.stderr.contains("merkitty luonnokseksi"), "{}", run.stderr);
}
