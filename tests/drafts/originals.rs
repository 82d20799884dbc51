//! What the drafts were made from is kept beside them, for files that have lost it.

use std::fs;

use crate::support::{agreement, edit};
use crate::{MAIN, draft, drafted, edit_last, run, strip};

const KEPT: &str = ".vuosikello-luonnokset.zip";

/// Changes the data after the drafts were made.
fn change_data(root: &std::path::Path) {
    edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "MPK/12/",
        "MPK/77/",
    );
}

#[test]
fn a_file_that_lost_it_is_compared_with_what_it_was_made_from() {
    let workspace = drafted();
    let root = workspace.path();
    let path = draft(root, MAIN);
    strip(&path);
    change_data(root);
    // Nobody has edited it, whatever the data say now.
    assert!(
        run(root, "changes", &[])
            .stdout
            .contains(&format!("{MAIN}: ennallaan"))
    );
    edit_last(&path, "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    let changes = run(root, "changes", &[]).stdout;
    assert!(changes.contains("lainsäädäntöä{+ itsenäisesti+}."), "{changes}");
    assert!(
        !changes.contains("MPK/77"),
        "what the data say now is no edit: {changes}"
    );
    // New data come in, and travel in the file from then on.
    let update = run(root, "update", &["--on", "1.12.2026"]);
    assert_eq!(update.status, 0, "{}{}", update.stdout, update.stderr);
    assert!(
        update.stdout.contains(&format!("{MAIN}: päivitetty")),
        "{}",
        update.stdout
    );
    let updated = fs::read(&path).unwrap();
    assert!(vuosikello::word::generated(&updated).is_some());
    let again = run(root, "update", &["--on", "1.12.2026"]);
    assert!(
        again.stdout.contains(&format!("{MAIN}: ajan tasalla")),
        "{}",
        again.stdout
    );
    assert_eq!(fs::read(&path).unwrap(), updated);
    // It may be lost again: what the update brought is kept too.
    strip(&path);
    change_data_again(root);
    let third = run(root, "update", &["--on", "2.12.2026"]);
    assert!(
        third.stdout.contains(&format!("{MAIN}: päivitetty")),
        "{}",
        third.stdout
    );
}

fn change_data_again(root: &std::path::Path) {
    edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "MPK/77/",
        "MPK/78/",
    );
}

#[test]
fn a_copy_under_another_name_is_known_by_what_it_says() {
    let workspace = drafted();
    let root = workspace.path();
    let copy = draft(root, "sopimus lakimies.docx");
    fs::rename(draft(root, MAIN), &copy).unwrap();
    strip(&copy);
    edit_last(&copy, "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    change_data(root);
    let changes = run(root, "changes", &[]).stdout;
    assert!(changes.contains("sopimus lakimies.docx: muokattu"), "{changes}");
    assert!(changes.contains("lainsäädäntöä{+ itsenäisesti+}."), "{changes}");
    let made = run(root, "final", &["--accept-changes"]);
    assert!(
        made.stderr.contains("sopimus lakimies.docx")
            && !made.stderr.contains("ei ole tehty tällä ohjelmalla"),
        "{}",
        made.stderr
    );
}

#[test]
fn drafts_that_are_all_gone_are_told() {
    let workspace = drafted();
    let root = workspace.path();
    let folder = draft(root, MAIN).parent().unwrap().to_owned();
    fs::remove_dir_all(&folder).unwrap();
    let told =
        "luonnokset on tehty, mutta kansiossa asiakkaat/ESIM/sopimukset/2027/luonnokset ei ole niistä yhtään";
    for command in ["changes", "update", "final"] {
        let run = run(root, command, &[]);
        assert_eq!(run.status, 0, "{command}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{command}: {}", run.stderr);
    }
    let status = crate::support::run_in(root, &["agreement", "status", "--year", "2027"]);
    assert!(status.stderr.contains(told), "{}", status.stderr);
    // Made anew they are there.
    assert_eq!(run(root, "draft", &[]).status, 0);
    assert!(!run(root, "changes", &[]).stderr.contains(told));
}

#[test]
fn what_is_kept_may_be_missing_or_damaged() {
    let workspace = drafted();
    let root = workspace.path();
    let kept = root.join(agreement("ESIM")).join(KEPT);
    let path = draft(root, MAIN);
    strip(&path);
    edit_last(&path, "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    for damage in [Some(b"PK\x03\x04".as_slice()), Some(b""), None] {
        match damage {
            Some(bytes) => fs::write(&kept, bytes).unwrap(),
            None => fs::remove_file(&kept).unwrap(),
        }
        let changes = run(root, "changes", &[]);
        assert!(changes.stdout.contains("{+ itsenäisesti+}"), "{}", changes.stdout);
    }
    // The next drafts are kept again.
    assert_eq!(run(root, "draft", &[]).status, 0);
    assert!(kept.exists());
}
