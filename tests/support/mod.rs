//! What the tests of the command line share: running the program, and workspaces to run it on.
#![allow(dead_code, reason = "each test uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex, Weak};

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

/// What several tests look at and none changes: made when the first asks for it, and dropped with the last that holds it.
pub struct Shared<T> {
    made: Mutex<Weak<T>>,
    make: fn() -> T,
}

impl<T> Shared<T> {
    pub const fn new(make: fn() -> T) -> Self {
        Self {
            made: Mutex::new(Weak::new()),
            make,
        }
    }

    pub fn get(&self) -> Arc<T> {
        let mut made = self.made.lock().unwrap();
        made.upgrade().unwrap_or_else(|| {
            let new = Arc::new((self.make)());
            *made = Arc::downgrade(&new);
            new
        })
    }
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
    let defaults = "\"oletukset\": {";
    let with_status = format!("{defaults}\n    \"kokoukset\": {{ \"tilannekatsaus\": true }},");
    edit(folder.path(), "vuosikello.json", defaults, &with_status);
    folder
}

/// The folder of the agreement of a customer of the small workspace.
pub fn agreement(customer: &str) -> String {
    format!("asiakkaat/{customer}/sopimukset/2027")
}

/// A copy of the whole example: twelve customers.
pub fn whole_example() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("ork"), folder.path());
    folder
}

/// The folder of a meeting.
pub fn meeting(customer: &str, meeting: &str) -> String {
    format!("asiakkaat/{customer}/kokoukset/{meeting}")
}

/// The files of a meeting's material when nothing is missing.
pub const COMPLETE: [&str; 12] = [
    "01-kutsu.ics",
    "01-kutsu.txt",
    "02-asialista.docx",
    "02-asialista.pdf",
    "03-poytakirja-2026-Q4.docx",
    "03-poytakirja-2026-Q4.pdf",
    "04-esitys.pptx",
    "05-talousraportti.xlsx",
    "05-talousyhteenveto.pdf",
    "05-tilannekatsaus.docx",
    "05-tilannekatsaus.pdf",
    "06-poytakirjapohja.docx",
];

/// The names in the material of a customer's meeting, in order; none when there is no folder.
pub fn pack(root: &Path, customer: &str, id: &str) -> Vec<String> {
    names(&root.join(meeting(customer, id)).join("aineisto"))
}

/// The names in a folder, in order; none when there is no such folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The text of a Word file.
pub fn text_of(path: &Path) -> String {
    vuosikello::word::read(&fs::read(path).unwrap())
        .unwrap()
        .document
        .text()
}

/// A text without spaces and breaks, wherever lines end.
pub fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{ad}')
        .collect()
}

/// Stands for Word: the package written anew with a changed text.
pub fn edit_in_word(path: &Path, from: &str, to: &str) -> Vec<u8> {
    edit_part(path, "word/document.xml", from, to)
}

/// Writes a package anew with a text changed in one part, which must have it.
pub fn edit_part(path: &Path, part: &'static str, from: &str, to: &str) -> Vec<u8> {
    let mut package = vuosikello_ooxml::Package::read(&fs::read(path).unwrap()).unwrap();
    let text = String::from_utf8(package.part(part).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{} has no {from}", path.display());
    package.insert(part, "", text.replacen(from, to, 1).into_bytes());
    let bytes = package.write().unwrap();
    fs::write(path, &bytes).unwrap();
    bytes
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
