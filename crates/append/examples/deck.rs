//! Writes the sample deck with the slides of other files after its own:
//! `cargo run -p vuosikello-append --example deck -- FILE OTHER...`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "an example may stop at an error"
)]

#[path = "../../slides/tests/common/mod.rs"]
mod common;

use vuosikello_append::deck::{ForeignDeck, write};
use vuosikello_slides::Template;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("the name of the file to write");
    let others: Vec<(String, Vec<u8>)> = arguments
        .map(|name| (name.clone(), std::fs::read(&name).expect("the file can be read")))
        .collect();
    let foreign: Vec<ForeignDeck<'_>> = others
        .iter()
        .map(|(name, bytes)| ForeignDeck { name, bytes })
        .collect();
    match write(&common::deck(), Template::built_in(), &foreign) {
        Ok(output) => {
            std::fs::write(file, &output.bytes).unwrap();
            println!("{} slides", output.slides);
            for warning in &output.warnings {
                println!("{warning}");
            }
        }
        Err(errors) => errors
            .iter()
            .for_each(|error| println!("{error}. {}", error.fix())),
    }
}
