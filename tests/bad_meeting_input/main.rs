//! Every kind of bad input of a meeting and its budget: an error that names file, place, what is wrong and what would be right;
//! status 1; nothing is made for that customer, and everything for the others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod budgets;
mod formulas;
mod meetings;
mod notes;
#[path = "../../crates/pdf/tests/reading/mod.rs"]
mod pdf_reading;
#[path = "../../crates/sheet/tests/reading/mod.rs"]
mod sheet_reading;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod whole;

use std::fs;
use std::path::Path;

use support::{COMPLETE, edit, files, meeting, pack, run_in, small_workspace};

const MEETING: &str = "2027-Q1";

/// What a change breaks, and what the program must say about it.
struct Case {
    name: &'static str,
    spoil: fn(&Path),
    says: &'static [&'static str],
}

fn file(name: &str) -> String {
    format!("{}/{name}", meeting("ESIM", MEETING))
}

fn in_meeting(root: &Path, name: &str, from: &str, to: &str) {
    edit(root, &file(name), from, to);
}

fn in_budget(root: &Path, name: &str, from: &str, to: &str) {
    edit(root, &format!("asiakkaat/ESIM/budjetti/2027/{name}"), from, to);
}

fn write_notes(root: &Path, text: &str) {
    fs::write(root.join(file("muistiinpanot.md")), text).unwrap();
}

fn stops_only_its_customer(cases: Vec<Case>) {
    for case in cases {
        let workspace = small_workspace();
        let root = workspace.path();
        (case.spoil)(root);
        let before = files(&root.join("asiakkaat/ESIM"));
        for command in [
            &["check"][..],
            &["meeting", "pack", "--meeting", MEETING, "--all", "--zip"],
        ] {
            let run = run_in(root, command);
            assert_eq!(run.status, 1, "{}: {run:?}", case.name);
            for words in case.says {
                assert!(
                    run.stderr.contains(words),
                    "{}: no \"{words}\" in\n{}",
                    case.name,
                    run.stderr
                );
            }
            assert!(
                !run.stderr.contains("asiakkaat/TOINEN"),
                "{}: {}",
                case.name,
                run.stderr
            );
            if command.len() > 1 {
                let failed = "Tekemättä virheiden vuoksi: ESIM\n";
                assert!(run.stdout.contains(failed), "{}: {}", case.name, run.stdout);
            }
        }
        assert!(files(&root.join("asiakkaat/ESIM")) == before, "{}", case.name);
        assert_eq!(pack(root, "TOINEN", MEETING), COMPLETE, "{}", case.name);
    }
}
