//! Several errors at once, and what is not there at all.

use std::fs;

use crate::support::{names, run_in, small_workspace};
use crate::{MEETING, in_budget, in_meeting, write_notes};

#[test]
fn all_errors_of_a_meeting_are_reported_at_once() {
    let workspace = small_workspace();
    let root = workspace.path();
    in_meeting(
        root,
        "kysely.csv",
        "8;7;8;8;8;7;9;10;8;9;Yhteis",
        "3;7;8;8;8;7;9;10;8;11;Yhteis",
    );
    in_meeting(root, "palvelutilanne.csv", "huomioitavaa", "keltainen");
    in_meeting(root, "projektit.csv", ";ESIM;", ";;");
    in_budget(root, "toteuma.csv", "1/2027;Ylläpito;ASI", "12/2026;Ylläpito;ASI");
    write_notes(root, "## Muut aiheet\n## Toiset asiat\n");
    let run = run_in(
        root,
        &[
            "meeting",
            "pack",
            "--meeting",
            MEETING,
            "--all",
            "--format",
            "json",
        ],
    );
    assert_eq!(run.status, 1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let problems = report["problems"].as_array().unwrap();
    for (name, count) in [
        ("kysely.csv", 2),
        ("palvelutilanne.csv", 1),
        ("projektit.csv", 1),
        ("toteuma.csv", 1),
        ("muistiinpanot.md", 2),
    ] {
        let of_file = problems
            .iter()
            .filter(|p| p["file"].as_str().unwrap().ends_with(name));
        assert_eq!(of_file.count(), count, "{name}: {problems:#?}");
    }
    assert_eq!(report["failed"], serde_json::json!(["ESIM"]));
}

#[test]
fn a_wrong_folder_of_a_customer_without_meetings_is_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    let home = root.join("asiakkaat/ESIM/kokoukset");
    fs::remove_dir_all(home.join("2027-Q1")).unwrap();
    fs::rename(home.join("2026-Q4"), home.join("joulukuu")).unwrap();
    let run = run_in(root, &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("kansion nimi \"joulukuu\" ei ole kokous"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_meeting_that_is_not_there_says_what_to_create() {
    let workspace = small_workspace();
    let root = workspace.path();
    let run = run_in(root, &["meeting", "pack", "--meeting", "2027-Q3", "--all"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr
            .contains("aloita kokous: vuosikello new meeting 2027-Q3 --customer ESIM"),
        "{}",
        run.stderr
    );
    assert!(!names(&root.join("asiakkaat/ESIM/kokoukset")).contains(&"2027-Q3".to_owned()));
}

#[test]
fn the_year_of_a_check_is_that_of_agreements_meetings_and_budgets() {
    let workspace = small_workspace();
    for (year, status, says) in [
        (
            "2027",
            0,
            "Tarkistettu 2 sopimusta, 2 kokousta ja 2 talousarviota: kaikki kunnossa",
        ),
        // The first meetings are of a year before the first agreement.
        (
            "2026",
            0,
            "Tarkistettu 0 sopimusta, 2 kokousta ja 0 talousarviota: kaikki kunnossa",
        ),
        (
            "2028",
            1,
            "kunnossa 0 sopimusta, 0 kokousta ja 0 talousarviota; virheellisiä 2 sopimusta (ESIM, TOINEN)",
        ),
    ] {
        let run = run_in(workspace.path(), &["check", "--year", year]);
        assert_eq!(run.status, status, "{year}: {run:?}");
        assert!(run.stdout.contains(says), "{year}: {}", run.stdout);
    }
    let run = run_in(
        workspace.path(),
        &["check", "--customer", "ESIM", "--year", "2027"],
    );
    let says = "Tarkistettu 1 sopimus, 1 kokous ja 1 talousarvio: kaikki kunnossa";
    assert!(run.stdout.contains(says), "{}", run.stdout);
}
