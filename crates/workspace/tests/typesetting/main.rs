//! The documents of the examples are set without the faults that a typographer would mend.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod demo;

use std::path::Path;

fn no_faults(example: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(example);
    let demo = demo::demo(&root);
    let mut faults = Vec::new();
    for document in &demo.documents {
        for fault in &document.survey.faults {
            faults.push(format!(
                "{}, page {}: {} ({})",
                document.name, fault.page, fault.kind, fault.place
            ));
        }
    }
    assert!(demo.documents.len() > 3, "{} documents", demo.documents.len());
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn pages_of_the_demo_end_where_a_typographer_would_end_them() {
    no_faults("ork");
}

#[test]
fn pages_of_the_demo_of_a_city_end_where_a_typographer_would_end_them() {
    no_faults("kunta");
}
