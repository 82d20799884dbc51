//! `vuosikello budget lock`.

use std::fs;

use serde_json::Value;

use crate::done;
use crate::support::{edit, run_in, small_workspace};

#[test]
fn a_version_is_locked_once() {
    let workspace = small_workspace();
    let root = workspace.path();
    let lock = |customer: &[&str], date: &str| {
        let version = [
            "budget",
            "lock",
            "--year",
            "2027",
            "--version",
            "TAE B3",
            "--date",
            date,
        ];
        run_in(root, &[&version[..], customer].concat())
    };
    let file = root.join("asiakkaat/ESIM/budjetti/2027/lukitut/tae-b3.json");
    let run = done(lock(&["--customer", "ESIM"], "18.12.2026"));
    assert!(
        run.stdout.contains("Lukittu: 1 asiakkaalle, 1 tiedosto\n"),
        "{}",
        run.stdout
    );
    let written = fs::read(&file).unwrap();
    let recorded: Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(recorded["versio"], "TAE B3");
    assert_eq!(recorded["lukittu"], "18.12.2026");
    assert_eq!(recorded["rivit"].as_array().unwrap().len(), 6);
    // The same figures on another day: nothing to do, and all the others are locked.
    let run = done(lock(&["--all"], "31.12.2026"));
    let note = "ESIM: versio TAE\u{a0}B3 on jo lukittu 18.12.2026 samoin luvuin";
    assert!(run.stderr.contains(note), "{}", run.stderr);
    assert!(
        root.join("asiakkaat/TOINEN/budjetti/2027/lukitut/tae-b3.json")
            .exists()
    );
    assert!(fs::read(&file).unwrap() == written);
    // Other figures: the lock stays, and what has changed is an error.
    edit(
        root,
        "asiakkaat/ESIM/budjetti/2027/tae-b3.csv",
        "42 100,00",
        "42 100,01",
    );
    let run = lock(&["--customer", "ESIM"], "31.12.2026");
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("lukitut/tae-b3.json")
            && run.stderr.contains("versio TAE\u{a0}B3 on jo lukittu eri luvuin")
            && run.stderr.contains("poista tämä tiedosto"),
        "{}",
        run.stderr
    );
    assert!(fs::read(&file).unwrap() == written);
    assert_eq!(run_in(root, &["check"]).status, 1);
    fs::remove_file(&file).unwrap();
    done(lock(&["--customer", "ESIM"], "31.12.2026"));
    done(run_in(root, &["check"]));
}

#[test]
fn what_cannot_be_locked_is_refused() {
    let workspace = small_workspace();
    let root = workspace.path();
    let lock = |year: &str, version: &str| {
        let command = ["budget", "lock", "--customer", "ESIM", "--date", "18.12.2026"];
        run_in(
            root,
            &[&command[..], &["--year", year, "--version", version]].concat(),
        )
    };
    for (year, version, status, words) in [
        ("2027", "TAE B0", 2, "TAE\u{a0}B0 elää, eikä sitä lukita"),
        ("2027", "TAE B4", 2, "lukittavat versiot ovat TAE\u{a0}B1"),
        ("2027", "TPE 1", 1, "versiota TPE\u{a0}1 ei ole"),
        ("2028", "TAE B3", 1, "vuoden 2028 talousarviota ei ole"),
    ] {
        let run = lock(year, version);
        assert_eq!(run.status, status, "{run:?}");
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    assert!(!root.join("asiakkaat/ESIM/budjetti/2027/lukitut").exists());
}
