//! Files are written whole or not at all.

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
    for milliseconds in [1, 3, 6, 10, 15, 25, 40, 70] {
        let workspace = small_workspace();
        let mut child = vuosikello()
            .args(["demo", "kesken", "-q"])
            .current_dir(workspace.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(milliseconds));
        let _ = child.kill();
        child.wait().unwrap();
        let folder = workspace.path().join("kesken");
        if !folder.exists() {
            continue;
        }
        for (path, bytes) in files(&folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let whole = match path.extension().and_then(|e| e.to_str()) {
                Some("docx") => vuosikello::word::is_untouched(&bytes),
                Some("pdf") => vuosikello::pdf::is_untouched(&bytes),
                _ => fs::read(support::examples().join("ork").join(&path))
                    .is_ok_and(|original| original == bytes),
            };
            assert!(whole, "{} after {milliseconds} ms", path.display());
        }
        // The next run is not disturbed by what the killed one left.
        let again = run_in(workspace.path(), &["demo", "kesken", "-q"]);
        assert_eq!(again.status, 0, "{again:?}");
        assert!(
            files(&folder).iter().all(|(path, _)| !path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with('.'))
        );
    }
}
