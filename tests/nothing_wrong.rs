//! Nothing wrong goes out: what `check` knows stops the writing too, and what is odd is told with what is made.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::Path;

use support::{Run, agreement, edit, run_in, small_workspace, whole_example};

/// Gives the second customer the case number of the first.
fn with_shared_number(root: &Path) {
    let second = format!("{}/sopimus.json", agreement("TOINEN"));
    edit(root, &second, "MPK/13/", "MPK/12/");
}

fn files_in(root: &Path, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root.join(folder))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn refused(run: &Run, says: &str) {
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains(says), "{run:?}");
}

#[test]
fn a_case_number_of_two_agreements_stops_every_document_of_both() {
    let workspace = small_workspace();
    let root = workspace.path();
    with_shared_number(root);
    let says =
        "diaarinumero MPK/12/00.04.01/2026 on myös tiedostossa asiakkaat/TOINEN/sopimukset/2027/sopimus.json";
    for command in [
        &["check", "--customer", "ESIM"][..],
        &["agreement", "draft", "--year", "2027", "--customer", "ESIM"],
        &["agreement", "final", "--year", "2027", "--customer", "ESIM"],
        &["meeting", "pack", "--meeting", "2027-Q1", "--customer", "ESIM"],
        &["meeting", "minutes", "--meeting", "2026-Q4", "--customer", "ESIM"],
        &["budget", "deck", "--version", "TAE B3", "--customer", "ESIM"],
    ] {
        let before = files_in(root, &agreement("ESIM"));
        refused(&run_in(root, command), says);
        assert_eq!(files_in(root, &agreement("ESIM")), before, "{command:?}");
    }
    assert!(!root.join("asiakkaat/ESIM/kokoukset/2027-Q1/aineisto").exists());
    // Both are told of, and counted.
    let run = run_in(root, &["check"]);
    refused(&run, says);
    assert!(
        run.stderr
            .contains("asiakkaat/ESIM/sopimukset/2027/sopimus.json\n         →")
            || run
                .stderr
                .contains("tiedostossa asiakkaat/ESIM/sopimukset/2027/sopimus.json"),
        "{run:?}"
    );
    assert!(
        run.stdout.contains("Virheitä 2; kunnossa 0 sopimusta")
            && run.stdout.contains("virheellisiä 2 sopimusta")
            && run.stdout.contains("(ESIM, TOINEN)"),
        "{run:?}"
    );
}

#[test]
fn a_shared_case_number_is_found_whatever_else_is_wrong_with_the_other_agreement() {
    let workspace = small_workspace();
    let root = workspace.path();
    with_shared_number(root);
    let second = format!("{}/sopimus.json", agreement("TOINEN"));
    edit(root, &second, "\"vuosi\": 2027", "\"vuosi\": 1999");
    let run = run_in(
        root,
        &["agreement", "draft", "--year", "2027", "--customer", "ESIM"],
    );
    refused(&run, "on myös tiedostossa asiakkaat/TOINEN");
}

#[test]
fn the_own_case_number_of_a_meeting_is_not_that_of_another_customers_agreement() {
    let workspace = small_workspace();
    let root = workspace.path();
    let meeting = "asiakkaat/ESIM/kokoukset/2027-Q1/kokous.json";
    let pack = ["meeting", "pack", "--meeting", "2027-Q1", "--customer", "ESIM"];
    edit(
        root,
        meeting,
        "\"kokous\": \"2027-Q1\",",
        "\"kokous\": \"2027-Q1\", \"diaarinumero\": \"MPK/13/00.04.01/2026\",",
    );
    refused(&run_in(root, &pack), "kokous.json");
    // The number of the own agreement is that of its meetings, and one of their own is their own.
    for number in ["MPK/12/", "MPK/99/"] {
        let before = fs::read_to_string(root.join(meeting)).unwrap();
        let at = before.find("MPK/").unwrap();
        let after = format!("{}{number}{}", &before[..at], &before[at + 7..]);
        fs::write(root.join(meeting), after).unwrap();
        assert_eq!(run_in(root, &pack).status, 0, "{number}");
    }
}

#[test]
fn annexes_that_a_list_drops_are_told_by_every_command_that_makes_the_agreement() {
    let workspace = small_workspace();
    let root = workspace.path();
    let file = format!("{}/sopimus.json", agreement("ESIM"));
    edit(
        root,
        &file,
        "\"vuosi\": 2027,",
        "\"vuosi\": 2027, \"liitteet\": [{ \"laji\": \"talous\" }],",
    );
    let says = "liitteistä puuttuu oletusliitteitä: Yhteyshenkilöt, Jatkuvat palvelut, Kehittäminen, Turvallisuus, Seuranta ja yhteistyö";
    for command in [
        &["check", "--customer", "ESIM"][..],
        &["agreement", "draft", "--year", "2027", "--customer", "ESIM"],
        &["agreement", "final", "--year", "2027", "--customer", "ESIM"],
    ] {
        let run = run_in(root, command);
        assert_eq!(run.status, 0, "{run:?}");
        assert!(run.stderr.contains(says), "{run:?}");
        assert!(!run.stdout.contains("kaikki kunnossa"), "{run:?}");
    }
    let others = "[\"yhteyshenkilöt\", \"jatkuvat palvelut\", \"kehittäminen\", \"turvallisuus\", \"seuranta ja yhteistyö\"]";
    edit(
        root,
        &file,
        "\"vuosi\": 2027,",
        &format!("\"vuosi\": 2027, \"liitteet_pois\": {others},"),
    );
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert!(run.stdout.contains("kaikki kunnossa"), "{run:?}");
}

#[test]
fn services_without_a_status_and_tables_without_rows_are_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    let status = root.join("asiakkaat/ESIM/kokoukset/2027-Q1/palvelutilanne.csv");
    let text = fs::read_to_string(&status).unwrap();
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("VRK")).collect();
    fs::write(&status, kept.join("\n")).unwrap();
    for command in [
        &["check", "--customer", "ESIM"][..],
        &["meeting", "pack", "--meeting", "2027-Q1", "--customer", "ESIM"],
    ] {
        let run = run_in(root, command);
        assert_eq!(run.status, 0, "{run:?}");
        assert!(
            run.stderr
                .contains("palvelutilanne.csv, A1: taulukosta puuttuvat sopimuksen palvelut VRK"),
            "{run:?}"
        );
    }
}

/// The time was that of the square of the rows: places were searched anew for each error.
#[test]
fn many_errors_on_one_line_take_no_more_time_than_on_many() {
    let example = whole_example();
    let budget = example.path().join(agreement("KHO")).join("talous");
    fs::remove_file(budget.with_extension("csv")).unwrap();
    let rows: Vec<String> = (0..4000)
        .map(|row| format!("{{\"kustannuslaji\":\"Laji {row}\",\"selite\":\"r\",\"summa\":\"1,00\"}}"))
        .collect();
    fs::write(budget.with_extension("json"), format!("[{}]", rows.join(","))).unwrap();
    let begun = std::time::Instant::now();
    let run = run_in(example.path(), &["check", "--year", "2027", "--customer", "KHO"]);
    assert_eq!(run.status, 1);
    // Far from the minutes that it took; slow machines are given their time.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
