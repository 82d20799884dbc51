//! What the tests of the command line share: running the program, and workspaces to run it on.
#![allow(dead_code, reason = "each test uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub use tempfile::TempDir;

/// The program, ready for arguments.
pub fn vuosikello() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vuosikello"));
    command.env_remove("RUST_BACKTRACE");
    command
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs the program with arguments in a folder.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    vuosikello()
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
        .into()
}

/// The folder of examples in the repository.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A copy of the small workspace that `init` writes, with its customer ESIM and a second one, TOINEN, that is right.
pub fn small_workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("alku"), folder.path());
    let customers = folder.path().join("asiakkaat");
    copy(&customers.join("ESIM"), &customers.join("TOINEN"));
    let copied = "asiakkaat/TOINEN/sopimukset/2027/sopimus.json";
    edit(folder.path(), copied, "MPK/12/", "MPK/13/");
    edit(
        folder.path(),
        "asiakkaat/TOINEN/asiakas.json",
        "\"ESIM\"",
        "\"TOINEN\"",
    );
    let projects = "asiakkaat/TOINEN/kokoukset/2027-Q1/projektit.csv";
    edit(folder.path(), projects, ";ESIM;", ";TOINEN;");
    folder
}

/// The folder of the agreement of a customer of the small workspace.
pub fn agreement(customer: &str) -> String {
    format!("asiakkaat/{customer}/sopimukset/2027")
}

/// Replaces a text in a file, which must have it.
pub fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Every file below a folder, by its path from there, in order.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    fn walk(folder: &Path, root: &Path, out: &mut Vec<(PathBuf, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, out);
            } else {
                out.push((
                    path.strip_prefix(root).unwrap().to_owned(),
                    fs::read(&path).unwrap(),
                ));
            }
        }
    }
    let mut out = Vec::new();
    walk(folder, folder, &mut out);
    out.sort();
    out
}

/// The documents that were made for a customer, by name.
pub fn documents(folder: &Path, customer: &str) -> Vec<String> {
    let made = files(&folder.join(agreement(customer)));
    let names = made
        .into_iter()
        .map(|(path, _)| path.file_name().unwrap().to_string_lossy().into_owned());
    names
        .filter(|name| name.ends_with(".docx") || name.ends_with(".pdf"))
        .collect()
}
