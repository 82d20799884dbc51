//! `vuosikello check` of files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{TempDir, agreement, edit, edit_in_word, run_in, small_workspace};

/// A workspace whose agreements have been accepted and made.
fn made() -> TempDir {
    let workspace = small_workspace();
    let root = workspace.path();
    for customer in ["ESIM", "TOINEN"] {
        edit(
            root,
            &format!("{}/sopimus.json", agreement(customer)),
            "\"luonnos\"",
            "\"hyväksytty\"",
        );
    }
    for output in ["draft", "final"] {
        assert_eq!(
            run_in(root, &["agreement", output, "--year", "2027", "--all"]).status,
            0
        );
    }
    workspace
}

fn drafts(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join(agreement("ESIM")).join("luonnokset")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn check(root: &Path, files: &[PathBuf], more: &[&str]) -> support::Run {
    let files = files.iter().map(|path| path.to_str().unwrap());
    run_in(
        root,
        &["check"]
            .into_iter()
            .chain(files)
            .chain(more.iter().copied())
            .collect::<Vec<_>>(),
    )
}

#[test]
fn the_files_of_an_agreement_fit_together_and_with_the_data() {
    let workspace = made();
    let root = workspace.path();
    let run = check(root, &drafts(root), &[]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(
        run.stdout,
        "Tarkistettu 7 tiedostoa (verrattu tietoihin ESIM 2027): kaikki kunnossa\n"
    );
    let pdf = [root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf")];
    let run = check(root, &pdf, &[]);
    assert_eq!(
        run.stdout, "Tarkistettu 1 tiedosto (verrattu tietoihin ESIM 2027): kaikki kunnossa\n",
        "{run:?}"
    );
    // Files may lie anywhere; without a workspace nothing is compared with data.
    let elsewhere = TempDir::new().unwrap();
    let run = check(elsewhere.path(), &drafts(root), &[]);
    assert_eq!(
        run.stdout, "Tarkistettu 7 tiedostoa (ei verrattu tietoihin): kaikki kunnossa\n",
        "{run:?}"
    );
}

#[test]
fn what_somebody_left_in_a_file_is_told_with_its_place() {
    let workspace = made();
    let root = workspace.path();
    let drafts = drafts(root);
    let main = drafts.last().unwrap();
    let marked = "<w:p><w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr><w:t>hinta tarkistetaan</w:t></w:r></w:p>\
                  <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Napsauta tähän</w:t></w:r></w:p></w:sdtContent></w:sdt>\
                  <w:p><w:r><w:t>Dnro [Dnro], viimeistään xx.xx.2027</w:t></w:r></w:p><w:sectPr";
    edit_in_word(main, "<w:sectPr", marked);
    let run = check(root, &drafts, &["--format", "json"]);
    assert_eq!(run.status, 1);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(json["customer"], "ESIM");
    let problems = json["problems"].as_array().unwrap();
    let codes: Vec<&str> = problems.iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(
        codes,
        ["highlight", "empty-field", "placeholder", "placeholder"],
        "{problems:#?}"
    );
    assert!(
        problems[0]["place"]["passage"]
            .as_str()
            .unwrap()
            .starts_with("kohta "),
        "{problems:#?}"
    );
    let text = check(root, &drafts, &[]);
    assert!(
        text.stderr.contains("korostusväri: ”hinta tarkistetaan”"),
        "{}",
        text.stderr
    );
}

#[test]
fn files_of_two_agreements_do_not_fit() {
    let workspace = made();
    let root = workspace.path();
    let mut files = drafts(root);
    let other = root
        .join(agreement("TOINEN"))
        .join("luonnokset/Liite 4 Talous 2027 TOINEN.docx");
    files.retain(|path| !path.to_string_lossy().contains("Liite 4"));
    files.push(other);
    let run = check(root, &files, &[]);
    assert_eq!(run.status, 1);
    for told in [
        "Liite 4 Talous 2027 TOINEN.docx",
        "diaarinumero on MPK/13/00.04.01/2026, mutta tiedoissa MPK/12/00.04.01/2026",
    ] {
        assert!(run.stderr.contains(told), "{told} in {}", run.stderr);
    }
    let pdf = root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf");
    let of_other = root
        .join(agreement("TOINEN"))
        .join("Palvelusopimus 2027 TOINEN.pdf");
    let run = check(root, &[pdf, of_other], &[]);
    assert!(
        run.stderr.contains("muuta kohtaa): diaarinumero on"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_is_no_file_is_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    fs::write(root.join("x.docx"), "ei Word").unwrap();
    let run = check(root, &[root.join("x.docx")], &[]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("x.docx"), "{}", run.stderr);
    for (path, told) in [
        ("puuttuu.docx", "tiedostoa ei ole"),
        ("asiakkaat", "se ei ole tiedosto"),
    ] {
        let run = check(root, &[root.join(path)], &[]);
        assert_eq!(run.status, 3);
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
    assert_eq!(run_in(root, &["check", "x.docx", "--year", "2027"]).status, 2);
}

#[test]
fn annexes_that_do_not_exist_and_locks_of_word_are_told() {
    let workspace = made();
    let root = workspace.path();
    let lock = root.join("~$lvelusopimus 2027 ESIM.docx");
    fs::write(&lock, b"\x05Maija").unwrap();
    let mut files = drafts(root);
    let main = files
        .iter()
        .find(|path| path.ends_with("Palvelusopimus 2027 ESIM.docx"));
    let sentence = "<w:p><w:r><w:t>Hinnat ovat liitteessä 9.</w:t></w:r></w:p><w:sectPr";
    edit_in_word(main.unwrap(), "<w:sectPr", sentence);
    files.push(lock);
    let run = check(root, &files, &[]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("viitataan liitteeseen 9, jota ei ole"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("tiedosto on auki Wordissa"), "{}", run.stderr);
    assert!(run.stdout.contains("Tarkistettu 7 tiedostoa"), "{run:?}");
}

/// A draft by the beginning of its name.
fn draft(root: &Path, begins: &str) -> PathBuf {
    let mut all = drafts(root).into_iter();
    let is_it = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(begins);
    all.find(is_it).unwrap()
}

#[test]
fn slips_that_a_reader_would_overlook_are_told() {
    for (file, from, to, told) in [
        (
            "Palvelusopimus",
            "1.1.2027–31.12.2027",
            "31.12.2027–1.1.2027",
            "kausi 31.12.2027–1.1.2027 päättyy ennen kuin alkaa",
        ),
        (
            "Palvelusopimus",
            "Salassapito jatkuu sopimuksen päätyttyä.",
            "Salassapito jatkuu 31.2.2028 asti.",
            "päivää 31.2.2028 ei ole",
        ),
        (
            "Palvelusopimus",
            "Salassapito jatkuu sopimuksen päätyttyä.",
            "Salassapito jatkuu yleisesti liitteen 14 mukaan.",
            "viitataan liitteeseen 14, jota ei ole",
        ),
        (
            "Palvelusopimus",
            "Salassapito jatkuu sopimuksen päätyttyä.",
            "Salassapito jatkuu liitteiden 2 ja 15 mukaan.",
            "viitataan liitteeseen 15, jota ei ole",
        ),
        (
            "Liite 1",
            "Elina Esimerkki",
            "Outi Outonen",
            "poikkeaa tiedoista (muutettu): [-Elina Esimerkki-]{+Outi Outonen+}",
        ),
        (
            "Liite 4",
            "17\u{a0}120,50",
            "17\u{a0}210,50",
            "poikkeaa tiedoista (muutettu): [-17\u{a0}120,50-]{+17\u{a0}210,50+}",
        ),
        (
            "Liite 2",
            "ark. 8–16",
            "ark. 7–17",
            "poikkeaa tiedoista (muutettu): Luokka",
        ),
        (
            "Palvelusopimus",
            "Salassapito jatkuu sopimuksen päätyttyä.</w:t></w:r>",
            "Salassapito jatkuu</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val=\"Määräaika\"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t></w:t></w:r></w:sdtContent></w:sdt>",
            "täyttämätön kenttä: ”Määräaika”",
        ),
    ] {
        let workspace = made();
        let root = workspace.path();
        edit_in_word(&draft(root, file), from, to);
        let run = check(root, &drafts(root), &[]);
        assert_eq!(run.status, 1, "{told}: {run:?}");
        assert!(run.stderr.contains(told), "{told} in {}", run.stderr);
    }
}
