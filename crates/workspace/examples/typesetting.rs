//! Counts how the documents of a workspace are set: faults of pages, divided words, uneven lines.
//! `cargo run -p vuosikello-workspace --example typesetting -- WORKSPACE [-v]`; with `-v` each fault and each divided name is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "an example fails by panicking"
)]

#[path = "../tests/typesetting/demo.rs"]
mod demo;

use std::path::PathBuf;

use vuosikello::pdf::{FaultKind, LineEnd};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let root = PathBuf::from(arguments.next().expect("the folder of a workspace"));
    let verbose = arguments.next().is_some();
    let demo = demo::demo(&root);
    let surveys = || demo.documents.iter().map(|document| &document.survey);
    println!(
        "{} documents, {} pages",
        demo.documents.len(),
        surveys().map(|survey| survey.pages).sum::<usize>()
    );
    for kind in FaultKind::ALL {
        let count = surveys()
            .flat_map(|survey| &survey.faults)
            .filter(|fault| fault.kind == kind)
            .count();
        println!("{count:6}  {kind}");
    }
    let ends: Vec<&LineEnd> = surveys().flat_map(|survey| &survey.line_ends).collect();
    let names: Vec<(&str, &LineEnd)> = demo
        .names
        .iter()
        .flat_map(|name| {
            ends.iter()
                .filter(|end| end.divides(name) && end.has_room_for(name))
                .map(|end| (name.as_str(), *end))
        })
        .collect();
    println!("{:6}  divided names of {}", names.len(), demo.names.len());
    println!(
        "{:6}  divided figures",
        ends.iter().filter(|end| end.divides_a_figure()).count()
    );
    for (label, narrow) in [("running text", false), ("narrow columns", true)] {
        let ends: Vec<&&LineEnd> = ends.iter().filter(|end| end.narrow == narrow).collect();
        let hyphens = ends.iter().filter(|end| end.hyphen).count();
        let square: f32 = ends.iter().map(|end| end.slack.powi(2)).sum();
        println!(
            "{label}: {} line ends, {hyphens} divided words, root mean square of what lines lack {:.2} em",
            ends.len(),
            (square / ends.len().max(1) as f32).sqrt()
        );
    }
    if verbose {
        for document in &demo.documents {
            for fault in &document.survey.faults {
                println!(
                    "{}, page {}: {} ({})",
                    document.name, fault.page, fault.kind, fault.place
                );
            }
        }
        for (name, end) in names {
            println!("{name}: {} / {}", end.before, end.after);
        }
        for end in ends.iter().filter(|end| end.divides_a_figure()) {
            println!("{} / {}", end.before, end.after);
        }
        // For a program that knows the language: divided words, with the width of their column.
        for end in ends.iter().filter(|end| end.hyphen) {
            let (before, after) = end.divided_word();
            println!(
                "DIVIDED {} {before}-{after}",
                if end.narrow { "narrow" } else { "wide" }
            );
        }
    }
}
