//! The life of a draft on the command line: what is lost is told, and what was generated is remembered.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../support/mod.rs"]
mod support;

mod aside;
mod contents;
mod into_template;
mod losses;
mod originals;
mod properties;
mod signatories;
mod status;
mod sums;

use std::path::{Path, PathBuf};

use support::{Run, TempDir, agreement, run_in, small_workspace};

/// The name of the draft of the main agreement.
const MAIN: &str = "Palvelusopimus 2027 ESIM.docx";

/// A workspace with drafts.
fn drafted() -> TempDir {
    let workspace = small_workspace();
    let run = run_in(
        workspace.path(),
        &["agreement", "draft", "--year", "2027", "--all"],
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace
}

fn draft(root: &Path, name: &str) -> PathBuf {
    root.join(agreement("ESIM")).join("luonnokset").join(name)
}

/// A command of agreements for the customer.
fn run(root: &Path, command: &str, more: &[&str]) -> Run {
    let whose = ["agreement", command, "--year", "2027", "--customer", "ESIM"];
    run_in(root, &[&whose, more].concat())
}

/// Replaces a text in the body of a draft, in the last place that has it: behind the table of contents.
fn edit_last(path: &Path, from: &str, to: &str) {
    let mut package = vuosikello_ooxml::Package::read(&std::fs::read(path).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let at = text
        .rfind(from)
        .unwrap_or_else(|| panic!("{from} is not in {text}"));
    let edited = format!("{}{to}{}", &text[..at], &text[at + from.len()..]);
    package.insert("word/document.xml", "", edited.into_bytes());
    std::fs::write(path, package.write().unwrap()).unwrap();
}

/// Takes out of a file what it was made from, as programs do that clean files.
fn strip(path: &Path) {
    let mut package = vuosikello_ooxml::Package::read(&std::fs::read(path).unwrap()).unwrap();
    let parts = package.parts().map(|(name, _)| name.to_owned());
    let custom: Vec<String> = parts.filter(|name| name.starts_with("customXml/")).collect();
    assert!(!custom.is_empty());
    for name in custom {
        package.remove(&name);
    }
    std::fs::write(path, package.write().unwrap()).unwrap();
}
