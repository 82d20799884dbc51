//! Writes the second brand of the tests, which is quite unlike the built-in one, as a template that a workspace can have as
//! its `ilme/malli.pptx`: `cargo run -p vuosikello-slides --example brand -- FILE`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "an example may stop at an error"
)]

#[path = "../tests/common/brand.rs"]
mod brand;

fn main() {
    let file = std::env::args().nth(1).expect("the name of the file to write");
    std::fs::write(file, brand::file()).unwrap();
}
