//! `vuosikello meeting status`.

use serde_json::{Value, json};

use crate::support::{edit, meeting, run_in, small_workspace, whole_example};
use crate::{done, json_of};

#[test]
fn the_status_says_what_is_ready_stale_and_missing_and_when_the_pack_is_due() {
    let example = whole_example();
    let root = example.path();
    let status = |on: &str, customer: &str| {
        done(run_in(
            root,
            &["meeting", "status", "--on", on, "--customer", customer],
        ))
        .stdout
    };
    let rows = |text: &str| -> Vec<String> {
        let rows = text.lines().filter(|line| line.starts_with("  "));
        rows.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    let text = status("8.3.2027", "ORK");
    assert!(
        text.contains("ORK 2027-Q1: kokous ke 17.3.2027; aineiston määräpäivä ke 10.3.2027, 2 päivää"),
        "{text}"
    );
    let expected = [
        "edellisen kokouksen pöytäkirja valmis tehdään muistiinpanoista",
        "talousarvio valmis",
        "toteuma valmis poimittu 1.3.2027",
        "palvelutilanne vanhentunut poimittu 22.1.2027",
        "kehitystarpeet valmis poimittu 26.2.2027",
        "projektit valmis poimittu 26.2.2027",
        "kokouksen aineisto puuttuu",
    ];
    assert_eq!(rows(&text), expected);
    let text = status("8.3.2027", "VAALIT");
    assert!(text.contains("aineiston määräpäivä oli to 4.3.2027"), "{text}");
    for missing in ["talousarvio puuttuu", "toteuma puuttuu", "projektit puuttuu"] {
        assert!(rows(&text).contains(&missing.to_owned()), "{missing}: {text}");
    }
    assert!(rows(&status("8.3.2027", "SY")).contains(&"kysely puuttuu".to_owned()));
    assert!(status("10.3.2027", "ORK").contains("aineiston määräpäivä on tänään"));
    assert!(status("9.3.2027", "ORK").contains("ke 10.3.2027, 1 päivä\n"));
    assert!(status("18.3.2027", "ORK").contains("kokous on pidetty"));
    done(run_in(
        root,
        &[
            "meeting",
            "pack",
            "--meeting",
            "2027-Q1",
            "--customer",
            "ORK",
            "-q",
        ],
    ));
    let text = status("8.3.2027", "ORK");
    assert!(
        rows(&text).contains(&"kokouksen aineisto valmis".to_owned()),
        "{text}"
    );
    assert!(
        rows(&text).contains(&"edellisen kokouksen pöytäkirja valmis".to_owned()),
        "{text}"
    );
    // The meeting to be held next is the one shown.
    assert!(status("1.4.2027", "RISE").contains("RISE 2027-Q2: kokous ti 8.6.2027"));
    let run = done(run_in(
        root,
        &["meeting", "status", "--on", "8.3.2027", "--meeting", "2027-Q2"],
    ));
    let without = "Ei kokousta 2027-Q2: KHO, KKO, OEV, OM, OMHY, OPV, ORK, SY, TIV, UO, VAALIT";
    assert!(run.stdout.contains(without), "{}", run.stdout);
}

#[test]
fn the_status_as_json_has_meetings_and_problems() {
    let workspace = small_workspace();
    let root = workspace.path();
    let status = ["meeting", "status", "--on", "8.3.2027", "--format", "json"];
    let states = json_of(run_in(root, &status));
    assert_eq!(states["on"], "2027-03-08");
    let first = &states["meetings"][0];
    assert_eq!(first["customer"], "ESIM");
    assert_eq!(first["meeting"], "2027-Q1");
    assert_eq!(first["date"], "2027-03-17");
    assert_eq!(first["pack_due"], "2027-03-10");
    assert_eq!(
        first["parts"][3],
        json!({ "part": "palvelutilanne", "state": "valmis", "detail": "poimittu 26.2.2027" })
    );
    let table = format!("{}/palvelutilanne.csv", meeting("ESIM", "2027-Q1"));
    edit(root, &table, "huomioitavaa", "keltainen");
    let run = run_in(root, &status);
    assert_eq!(run.status, 1, "{run:?}");
    let states: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(states["problems"][0]["place"]["cell"], "B3");
    assert_eq!(states["meetings"].as_array().unwrap().len(), 2);
}
