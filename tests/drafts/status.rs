//! What is told of drafts in the table of the agreements, and of drafts under other names.

use std::fs;

use crate::support::run_in;
use crate::{MAIN, draft, drafted, edit_last, run};

#[test]
fn an_editor_whom_the_file_does_not_name_leaves_no_gap() {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(
        &draft(root, MAIN),
        "lainsäädäntöä.",
        "lainsäädäntöä itsenäisesti.",
    );
    let status = run_in(
        root,
        &["agreement", "status", "--year", "2027", "--customer", "ESIM"],
    );
    let row = status
        .stdout
        .lines()
        .find(|line| line.starts_with("ESIM"))
        .unwrap();
    assert!(row.contains("1 muokattu: 23.11.2026"), "{row}");
}

#[test]
fn an_unedited_draft_under_another_name_is_told_for_what_it_is() {
    let workspace = drafted();
    let root = workspace.path();
    fs::rename(draft(root, MAIN), draft(root, "lakimiehelle.docx")).unwrap();
    let changes = run(root, "changes", &[]);
    assert!(
        changes
            .stderr
            .contains(&format!("luonnos {MAIN} on nimellä lakimiehelle.docx")),
        "{}",
        changes.stderr
    );
    let made = run(root, "draft", &[]);
    assert!(
        made.stderr.contains(&format!(
            "on sama asiakirja kuin {MAIN}, jota ei ole muokattu; poista se"
        )),
        "{}",
        made.stderr
    );
    assert!(!made.stderr.contains("ei enää kuulu"), "{}", made.stderr);
}
