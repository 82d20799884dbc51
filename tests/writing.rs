//! Files are written whole or not at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use support::{TempDir, agreement, documents, files, run_in, small_workspace, vuosikello};

const DRAFT: [&str; 5] = ["agreement", "draft", "--year", "2027", "--all"];

#[test]
fn what_cannot_be_written_has_status_3_and_stops_nobody_else() {
    let workspace = small_workspace();
    let root = workspace.path();
    // A file stands where the folder should be: nobody can write there, whatever their rights.
    fs::write(root.join(agreement("ESIM")).join("luonnokset"), "").unwrap();
    let run = run_in(root, &DRAFT);
    assert_eq!(run.status, 3, "{run:?}");
    assert!(run.stderr.contains("luonnokset"), "{}", run.stderr);
    assert!(
        run.stdout.contains("Tekemättä virheiden vuoksi: ESIM"),
        "{}",
        run.stdout
    );
    assert_eq!(documents(root, "TOINEN").len(), 7);
}

#[test]
fn output_goes_into_another_folder_in_the_same_layout() {
    let workspace = small_workspace();
    let elsewhere = TempDir::new().unwrap();
    let output = elsewhere.path().to_str().unwrap();
    let before = files(workspace.path());
    let run = run_in(workspace.path(), &[&DRAFT[..], &["-o", output]].concat());
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(documents(elsewhere.path(), "ESIM").len(), 7);
    assert_eq!(files(workspace.path()), before);
}

#[test]
fn a_killed_run_leaves_only_whole_files() {
    let workspace = small_workspace();
    let root = workspace.path();
    let draft = ["agreement", "draft", "--year", "2027", "--all", "-q"];
    for milliseconds in [2, 5, 10, 20, 35, 55, 80, 120, 170, 230, 300] {
        let mut child = vuosikello()
            .args(draft)
            .current_dir(root)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(milliseconds));
        let _ = child.kill();
        child.wait().unwrap();
        for (path, bytes) in files(root) {
            let name = path.file_name().unwrap().to_string_lossy();
            if name.ends_with(".docx") {
                assert!(
                    vuosikello::word::is_untouched(&bytes),
                    "{} after {milliseconds} ms",
                    path.display()
                );
            }
        }
        // The next run finds other contents to write, so that it is killed while it replaces files, too.
        let (from, to) = if milliseconds % 2 == 0 {
            ("23.11.2026", "24.11.2026")
        } else {
            ("24.11.2026", "23.11.2026")
        };
        let path = root.join(agreement("ESIM")).join("sopimus.json");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace(from, to)).unwrap();
    }
    // What the killed runs left does not disturb the next.
    let run = run_in(root, &draft);
    assert_eq!((run.status, documents(root, "ESIM").len()), (0, 7), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_draft_that_is_no_file_is_not_read_and_stops_the_final() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &DRAFT).status, 0);
    let names = documents(root, "ESIM");
    let name = names
        .iter()
        .find(|name| name.starts_with("Palvelusopimus"))
        .unwrap();
    let draft = root.join(agreement("ESIM")).join("luonnokset").join(name);
    fs::remove_file(&draft).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &draft).unwrap();
    let run = run_in(
        root,
        &["agreement", "final", "--year", "2027", "--customer", "ESIM"],
    );
    assert_eq!(run.status, 3, "{run:?}");
    assert!(
        run.stderr
            .contains("linkki johtaa työtilan ulkopuolelle; korvaa se"),
        "{}",
        run.stderr
    );
    let run = run_in(root, &DRAFT);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stderr.contains("on linkki, joten sitä ei korvattu"),
        "{}",
        run.stderr
    );
}
