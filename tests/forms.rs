//! Forms: everything that a person keeps up as JSON can be an Excel workbook instead.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{TempDir, copy, edit, examples, files, run_in};

/// Writes the form of each JSON file that people keep up and removes the file; how many there were.
fn to_forms(root: &Path) -> usize {
    let mut count = 0;
    for (path, _) in files(root) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let steps: Vec<&str> = path.iter().map(|step| step.to_str().unwrap()).collect();
        // Locks are written by the program, and surveys are exports.
        if path.extension().is_none_or(|extension| extension != "json")
            || name == "kysely"
            || steps.contains(&"lukitut")
        {
            continue;
        }
        let form = path.with_extension("xlsx");
        let mut arguments = vec!["form", &name, "-o", form.to_str().unwrap()];
        match steps.as_slice() {
            ["asiakkaat", customer, "asiakas.json"] => arguments.extend(["--customer", customer]),
            ["asiakkaat", customer, "kokoukset", meeting, _] if name == "kokous" => {
                arguments.extend(["--customer", customer, "--meeting", meeting]);
            }
            ["asiakkaat", customer, "kokoukset", meeting, _] => {
                arguments.extend(["--customer", customer, "--meeting", meeting]);
            }
            ["asiakkaat", customer, _, year, _] => arguments.extend(["--customer", customer, "--year", year]),
            ["yhteiset", ..] => continue,
            _ => {}
        }
        let run = run_in(root, &arguments);
        assert_eq!(run.status, 0, "{}: {}{}", path.display(), run.stdout, run.stderr);
        fs::remove_file(root.join(&path)).unwrap();
        count += 1;
    }
    count
}

fn make_everything(root: &Path) {
    for command in [
        "agreement draft --year 2027 --all",
        "agreement final --year 2027 --all",
        "meeting pack --meeting 2027-Q1 --all",
        "budget deck --version TAE-B3 --all",
    ] {
        let arguments: Vec<&str> = command.split(' ').collect();
        let run = run_in(root, &arguments);
        // One customer has no such version of its budget.
        let expected = i32::from(command.starts_with("budget"));
        assert_eq!(run.status, expected, "{command}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_workspace_of_forms_gives_the_same_documents_as_one_of_json() {
    let (json, forms) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    copy(&examples().join("ork"), json.path());
    copy(&examples().join("ork"), forms.path());
    let count = to_forms(forms.path());
    assert!(count > 50, "{count}");
    make_everything(json.path());
    make_everything(forms.path());
    let is_data = |path: &Path| path.iter().any(|step| step == "luonnokset" || step == "aineisto");
    let made = |root: &Path| -> Vec<_> {
        let all = files(root).into_iter();
        let is_made = |path: &Path| {
            is_data(path)
                || path
                    .extension()
                    .is_some_and(|extension| extension == "pdf" || extension == "pptx")
        };
        all.filter(|(path, _)| is_made(path)).collect()
    };
    let (of_json, of_forms) = (made(json.path()), made(forms.path()));
    assert!(of_json.len() > 150, "{}", of_json.len());
    let names = |made: &[(PathBuf, Vec<u8>)]| made.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&of_json), names(&of_forms));
    for ((path, one), (_, other)) in of_json.iter().zip(&of_forms) {
        assert!(one == other, "{} differs", path.display());
    }
}

#[test]
fn two_files_of_the_same_data_are_told() {
    let folder = support::small_workspace();
    let root = folder.path();
    let run = run_in(
        root,
        &[
            "form",
            "asiakas",
            "--customer",
            "ESIM",
            "-o",
            "asiakkaat/ESIM/asiakas.xlsx",
        ],
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("poista se, kun lomake on valmis") || run.stdout.contains("poista se"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("asiakkaat/ESIM/asiakas.xlsx\n  virhe: samat tiedot ovat myös tiedostossa asiakkaat/ESIM/asiakas.json"), "{}", run.stderr);
    fs::remove_file(root.join("asiakkaat/ESIM/asiakas.json")).unwrap();
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn the_place_of_an_error_in_a_form_is_its_cell() {
    let folder = support::small_workspace();
    let root = folder.path();
    edit(
        root,
        "asiakkaat/ESIM/asiakas.json",
        "\"sijainen\": \"Teemu Testaaja\"",
        "\"sijainen\": \"Teemu Testaja\"",
    );
    // A form is not filled in from a file with errors that its schema tells of; this one is told only by comparing.
    let form = [
        "form",
        "asiakas",
        "--customer",
        "ESIM",
        "-o",
        "asiakkaat/ESIM/asiakas.xlsx",
    ];
    assert_eq!(run_in(root, &form).status, 0);
    fs::remove_file(root.join("asiakkaat/ESIM/asiakas.json")).unwrap();
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.status, 1);
    for told in [
        "taulukko \"Yhteyshenkilöt\", G4",
        "sijainen \"Teemu Testaja\" ei ole tiedossa",
    ] {
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
}

#[test]
fn a_form_never_replaces_a_file_and_its_name_is_helped_with() {
    let folder = TempDir::new().unwrap();
    let root = folder.path();
    assert_eq!(run_in(root, &["form", "asiakas", "-o", "a.xlsx"]).status, 0);
    let again = run_in(root, &["form", "asiakas", "-o", "a.xlsx"]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("a.xlsx on jo olemassa"), "{}", again.stderr);
    let unknown = run_in(root, &["form", "asiaks", "-o", "b.xlsx"]);
    assert_eq!(unknown.status, 2);
    assert!(
        unknown.stderr.contains("tarkoititko \"asiakas\"?"),
        "{}",
        unknown.stderr
    );
}
