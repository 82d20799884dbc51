//! How the program is called: help, exit statuses, formats.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::{TempDir, run_in, small_workspace};

/// What clap would say in English.
const ENGLISH: [&str; 12] = [
    "usage",
    "options",
    "arguments",
    "commands",
    "print",
    "default",
    "possible values",
    "required",
    "error:",
    "help for",
    "that ",
    "where ",
];

#[test]
fn every_command_has_help_with_an_example() {
    let folder = TempDir::new().unwrap();
    for command in [
        &["demo"][..],
        &["init"],
        &["check"],
        &["agreement"],
        &["agreement", "draft"],
        &["agreement", "final"],
        &["agreement", "changes"],
        &["agreement", "update"],
        &["meeting"],
        &["meeting", "pack"],
        &["meeting", "minutes"],
        &["meeting", "status"],
        &["compare"],
        &["due"],
        &["calendar"],
        &["budget"],
        &["budget", "lock"],
        &["budget", "deck"],
        &["schema"],
        &["completions"],
    ] {
        let run = run_in(folder.path(), &[command, &["--help"]].concat());
        assert_eq!(run.status, 0, "{command:?}");
        assert!(run.stdout.contains("Esimerk"), "{command:?}: {}", run.stdout);
        assert!(run.stdout.contains("Käyttö:"), "{command:?}: {}", run.stdout);
        for english in ENGLISH {
            assert!(
                !run.stdout.to_lowercase().contains(english),
                "{command:?}: {english} in {}",
                run.stdout
            );
        }
    }
}

#[test]
fn wrong_usage_has_status_2_and_says_what_was_meant() {
    let workspace = small_workspace();
    for (arguments, words) in [
        (&["agrement"][..], "tarkoititko \"agreement\""),
        (&["agreement", "draft"], "puuttuu"),
        (
            &["agreement", "draft", "--year", "abc", "--all"],
            "\"abc\" ei kelpaa",
        ),
        (&["agreement", "draft", "--year", "2027"], "puuttuu"),
        (
            &["agreement", "draft", "--year", "2027", "--customer", "ESMI"],
            "tarkoititko \"ESIM\"",
        ),
        (
            &["agreement", "draft", "--year", "99999", "--all"],
            "kirjoita vuosi neljällä numerolla",
        ),
        (
            &["check", "--format", "xml"],
            "ei kelpaa valitsimelle --format; vaihtoehdot: text, json",
        ),
        (&["meeting", "pack", "--all"], "puuttuu: --meeting <KOKOUS>"),
        (
            &["meeting", "pack", "--meeting", "2027-Q1"],
            "puuttuu: --all tai --customer <TUNNUS>",
        ),
        (
            &["meeting", "pack", "--meeting", "2027-Q5", "--all"],
            "arvo \"2027-Q5\" ei kelpaa valitsimelle --meeting; kirjoita muodossa 2027-Q1",
        ),
        (
            &["meeting", "pack", "--meeting", "kevät", "--all"],
            "kirjoita muodossa 2027-Q1",
        ),
        (
            &[
                "meeting",
                "minutes",
                "--meeting",
                "2027-Q1",
                "--customer",
                "TOINE",
            ],
            "tarkoititko \"TOINEN\"",
        ),
        (
            &["meeting", "status", "--customer", "ESMI"],
            "tarkoititko \"ESIM\"",
        ),
        (
            &["meeting", "status", "--on", "31.2.2027"],
            "kirjoita olemassa oleva päivä muodossa 23.11.2026",
        ),
        (&["meeting", "stat"], "tarkoititko \"status\""),
        (
            &["due", "--customer", "XYZ"],
            "työtilassa ei ole asiakasta \"XYZ\"",
        ),
        (&["due", "--days", "400"], "enintään 366"),
        (
            &["due", "--format", "ics"],
            "muodot md ja ics ovat vain komennolla calendar",
        ),
        (
            &["check", "--format", "md"],
            "muodot md ja ics ovat vain komennolla calendar",
        ),
        (&["meeting", "status", "--format", "ics"], "muodot md ja ics"),
        (&["calendar"], "puuttuu: --year <VUOSI>"),
        (&["calendar", "--year", "27"], "kirjoita vuosi neljällä numerolla"),
        (
            &["calendar", "--year", "2027", "--customer", "ESMI"],
            "tarkoititko \"ESIM\"",
        ),
        (
            &[
                "budget",
                "lock",
                "--all",
                "--year",
                "2027",
                "--version",
                "B9",
                "--date",
                "1.1.2027",
            ],
            "lukittavat versiot ovat",
        ),
        (
            &["budget", "lock", "--all", "--year", "2027"],
            "puuttuu: --version <VERSIO>, --date <PÄIVÄ>",
        ),
        (&["check", "-q", "-v"], "ei voi antaa yhdessä"),
        (&["schema", "sopimu"], "tarkoititko \"sopimus\""),
        (&["init", "."], "on jo työtila"),
        (
            &["agreement", "draft", "--year", "2072", "--all"],
            "vuodella 2072 ei ole asetuksia",
        ),
    ] {
        let run = run_in(workspace.path(), arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {run:?}");
        assert!(run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
        for english in ENGLISH {
            assert!(!run.stderr.contains(english), "{arguments:?}: {}", run.stderr);
        }
    }
}

#[test]
fn without_a_workspace_the_program_says_how_to_get_one() {
    let folder = TempDir::new().unwrap();
    let run = run_in(folder.path(), &["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("vuosikello init"), "{}", run.stderr);
}

#[test]
fn the_workspace_is_found_upwards() {
    let workspace = small_workspace();
    let run = run_in(&workspace.path().join("asiakkaat/ESIM"), &["check"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("kaikki kunnossa"), "{}", run.stdout);
}

#[test]
fn init_writes_a_workspace_that_is_right() {
    let folder = TempDir::new().unwrap();
    assert_eq!(run_in(folder.path(), &["init", "uusi"]).status, 0);
    let run = run_in(
        folder.path(),
        &["agreement", "draft", "--year", "2027", "--all", "-w", "uusi"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let run = run_in(
        folder.path(),
        &["meeting", "pack", "--meeting", "2027-Q1", "--all", "-w", "uusi"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    assert!(!run.stderr.contains("täydentyy"), "{}", run.stderr);
    let run = run_in(
        folder.path(),
        &["agreement", "final", "--year", "2027", "--all", "-w", "uusi"],
    );
    assert_eq!(run.status, 0, "{run:?}");
}

#[test]
fn schemas_are_listed_and_printed() {
    let folder = TempDir::new().unwrap();
    let names = run_in(folder.path(), &["schema"]).stdout;
    for name in [
        "sopimus",
        "kokous",
        "palvelutilanne",
        "budjetti",
        "toteuma",
        "lukitus",
        "jyvitys",
    ] {
        assert!(names.lines().any(|line| line == name), "{name}: {names}");
    }
    for name in names.split_whitespace() {
        let schema: serde_json::Value =
            serde_json::from_str(&run_in(folder.path(), &["schema", name]).stdout).unwrap();
        assert!(schema.get("$schema").is_some(), "{name}");
    }
}

#[test]
fn completions_are_printed_for_every_shell() {
    let folder = TempDir::new().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = run_in(folder.path(), &["completions", shell]);
        assert!(run.status == 0 && run.stdout.contains("vuosikello"), "{shell}");
    }
}

#[test]
fn results_are_given_as_json_on_request() {
    let workspace = small_workspace();
    let run = run_in(
        workspace.path(),
        &[
            "agreement",
            "draft",
            "--year",
            "2027",
            "--all",
            "--format",
            "json",
        ],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["customers"].as_array().unwrap().len(), 2);
    assert_eq!(report["customers"][0]["files"].as_array().unwrap().len(), 7);
    assert_eq!(report["problems"], serde_json::json!([]));
}

#[test]
fn quiet_prints_nothing_and_verbose_every_file() {
    let workspace = small_workspace();
    let draft = ["agreement", "draft", "--year", "2027", "--all"];
    let quiet = run_in(workspace.path(), &[&draft[..], &["-q"]].concat());
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    let verbose = run_in(workspace.path(), &[&draft[..], &["-v"]].concat());
    assert_eq!(
        verbose
            .stdout
            .lines()
            .filter(|line| line.ends_with(".docx (ennallaan)"))
            .count(),
        14
    );
}

#[test]
fn nothing_is_coloured_in_a_pipe_unless_asked_for() {
    let workspace = small_workspace();
    std::fs::remove_file(workspace.path().join("asiakkaat/ESIM/asiakas.json")).unwrap();
    assert!(!run_in(workspace.path(), &["check"]).stderr.contains('\u{1b}'));
    assert!(
        run_in(workspace.path(), &["check", "--color", "always"])
            .stderr
            .contains('\u{1b}')
    );
}
