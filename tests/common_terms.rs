//! The common terms of a year: a document of its own that agreements name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{TempDir, copy, edit, edit_in_word, examples, run_in, text_of};

const WORD: &str = "yhteiset/2027/Yleiset ehdot 2027.docx";

fn example() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("ork"), folder.path());
    folder
}

fn done(root: &Path, arguments: &[&str]) -> String {
    let run = run_in(root, arguments);
    assert_eq!(run.status, 0, "{arguments:?}: {run:?}");
    run.stdout
}

/// Makes the drafts of one customer; the folder that they are in.
fn drafts(root: &Path) -> PathBuf {
    done(
        root,
        &["agreement", "draft", "--year", "2027", "--customer", "KKO", "-q"],
    );
    root.join("asiakkaat/KKO/sopimukset/2027/luonnokset")
}

#[test]
fn the_terms_are_a_document_of_their_own_with_version_and_case_number() {
    let folder = example();
    let root = folder.path();
    let status = ["agreement", "status", "--year", "2027"];
    assert!(
        done(root, &status)
            .contains("Yleiset ehdot 2027: tekemättä; tee ne: vuosikello agreement terms --year 2027")
    );
    let said = done(root, &["agreement", "terms", "--year", "2027"]);
    assert!(
        said.contains("Yleiset ehdot 2027.docx") && said.contains("Yleiset ehdot 2027.pdf"),
        "{said}"
    );
    assert!(done(root, &status).contains("Yleiset ehdot 2027: tehty\n"));
    let text = text_of(&root.join(WORD));
    for said in [
        "Yleiset ehdot 2027",
        "1.0, 16.11.2026",
        "ORK/1000/00.04.01/2026",
        "Tietoturvapoikkeamat",
        "Seurantaryhmä",
        "Palvelutasoluokat",
    ] {
        assert!(text.contains(said), "{said}");
    }
    // They are of no customer.
    assert!(
        !text.contains("Rikosseuraamus") && !text.contains("RISE"),
        "{text}"
    );
    edit(
        root,
        "vuosikello.json",
        "\"versio\": \"1.0\"",
        "\"versio\": \"1.1\"",
    );
    assert!(done(root, &status).contains("Yleiset ehdot 2027: vanhentunut; tee ne"));
}

#[test]
fn drafts_that_name_the_terms_fit_together() {
    let folder = example();
    let root = folder.path();
    let drafts = drafts(root);
    let mut names: Vec<String> = fs::read_dir(&drafts)
        .unwrap()
        .map(|entry| entry.unwrap().path().display().to_string())
        .filter(|name| name.ends_with(".docx"))
        .collect();
    names.sort();
    let mut arguments = vec!["check"];
    arguments.extend(names.iter().map(String::as_str));
    let run = run_in(root, &arguments);
    assert!(
        run.stderr.contains("LUONNOS") && !run.stderr.contains("diaarinumero"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_the_terms_say_stands_in_no_annex_and_each_agreement_names_them() {
    let folder = example();
    let root = folder.path();
    let drafts = drafts(root);
    let text = text_of(&drafts.join("Palvelusopimus 2027 KKO.docx"));
    for said in [
        "(versio 1.0, 16.11.2026, diaarinumero ORK/1000/00.04.01/2026; ",
        "joka on liitteenä\u{a0}4",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let names: Vec<String> = fs::read_dir(&drafts)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        names.contains(&"Liite 4 Yleiset ehdot 2027 KKO.docx".to_owned()),
        "{names:?}"
    );
    assert!(
        !names
            .iter()
            .any(|name| name.contains("Turvallisuus") || name.contains("Seuranta")),
        "{names:?}"
    );
    // As an annex they bear the case number of the agreement, and say their own.
    let annex = text_of(&drafts.join("Liite 4 Yleiset ehdot 2027 KKO.docx"));
    assert!(annex.contains("ORK/1000/00.04.01/2026"), "{annex}");
    // Named alone they are no annex.
    edit(
        root,
        "vuosikello.json",
        "\"liitteena\": true",
        "\"liitteena\": false",
    );
    done(
        root,
        &["agreement", "draft", "--year", "2027", "--customer", "RISE", "-q"],
    );
    let drafts = root.join("asiakkaat/RISE/sopimukset/2027/luonnokset");
    let text = text_of(&drafts.join("Palvelusopimus 2027 RISE.docx"));
    assert!(
        text.contains("joka on annettu asiakkaalle ennen sopimuksen allekirjoittamista"),
        "{text}"
    );
    assert!(!fs::read_dir(&drafts).unwrap().any(|entry| {
        entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("Yleiset ehdot")
    }));
}

#[test]
fn an_edited_file_of_the_terms_stays_and_its_changes_are_told() {
    let folder = example();
    let root = folder.path();
    done(root, &["agreement", "terms", "--year", "2027"]);
    let file = root.join(WORD);
    let edited = edit_in_word(&file, "vähintään viisi työpäivää", "vähintään kymmenen työpäivää");
    assert!(
        done(root, &["agreement", "status", "--year", "2027"]).contains("Yleiset ehdot 2027: muokattu\n")
    );
    let changes = done(root, &["agreement", "changes", "--year", "2027", "--all"]);
    assert!(
        changes.contains("Yleiset ehdot 2027") && changes.contains("kymmenen"),
        "{changes}"
    );
    edit(
        root,
        "vuosikello.json",
        "\"versio\": \"1.0\"",
        "\"versio\": \"1.1\"",
    );
    let run = run_in(root, &["agreement", "terms", "--year", "2027"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(fs::read(&file).unwrap(), edited);
}

#[test]
fn the_year_and_its_tasks_know_of_the_terms() {
    let folder = example();
    let root = folder.path();
    let due = done(root, &["due", "--on", "20.11.2026", "--customer", "KKO"]);
    assert!(
        due.contains("yhteinen") && due.contains("vuosikello agreement terms --year 2027"),
        "{due}"
    );
    done(root, &["agreement", "terms", "--year", "2027"]);
    let due = done(root, &["due", "--on", "20.11.2026", "--customer", "KKO"]);
    assert!(!due.contains("agreement terms"), "{due}");
    let said = done(root, &["new", "year", "2028", "--customer", "KKO"]);
    assert!(said.contains("edellisellä vuodella on yleiset ehdot"), "{said}");
}

#[test]
fn terms_that_the_settings_do_not_have_are_an_error_that_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("kunta"), folder.path());
    let root = folder.path();
    let run = run_in(root, &["agreement", "terms", "--year", "2027"]);
    assert_ne!(run.status, 0, "{run:?}");
    assert!(run.stderr.contains("yleiset_ehdot"), "{run:?}");
    edit(
        root,
        "asiakkaat/KONS/sopimukset/2027/sopimus.json",
        "\"allekirjoittajat\"",
        "\"liitteet\": [{ \"laji\": \"yleiset ehdot\" }], \"allekirjoittajat\"",
    );
    let run = run_in(root, &["check", "--customer", "KONS"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("vuodella 2027 ei ole yleisiä ehtoja"),
        "{run:?}"
    );
}

#[test]
fn the_case_number_of_the_terms_is_no_agreements() {
    let folder = example();
    let root = folder.path();
    edit(
        root,
        "vuosikello.json",
        "ORK/1000/00.04.01/2026",
        "ORK/1013/00.04.01/2026",
    );
    let run = run_in(root, &["check", "--customer", "KKO"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("diaarinumero ORK/1013/00.04.01/2026 on myös tiedostossa vuosikello"),
        "{run:?}"
    );
}
