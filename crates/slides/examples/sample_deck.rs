//! Writes the sample deck: `cargo run -p vuosikello-slides --example sample_deck -- FILE [TEMPLATE]`; with `--brand` as the
//! template in the second brand of the tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "an example may stop at an error"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use vuosikello_slides::{Template, write};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("the name of the file to write");
    let own = arguments.next().map(|name| match name.as_str() {
        "--brand" => common::brand::file(),
        name => std::fs::read(name).expect("the template can be read"),
    });
    let template = own.map(|bytes| Template::from_pptx(&bytes).expect("the template can be used"));
    let output = write(&common::deck(), template.as_ref().unwrap_or(Template::built_in())).unwrap();
    std::fs::write(file, &output.bytes).unwrap();
    println!("{} slides", output.slides);
    for warning in &output.warnings {
        println!("{warning}");
    }
}
