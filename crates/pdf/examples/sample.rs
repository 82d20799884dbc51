//! Writes the sample agreement to the file named on the command line: to look at, and to feed to validators.
//!
//! ```sh
//! cargo run -p vuosikello-pdf --example sample -- sample.pdf
//! ```

#[path = "../tests/sample/mod.rs"]
mod sample;

use vuosikello_pdf::{Brand, Part, write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "sample.pdf".to_owned());
    let (agreement, annexes) = (sample::agreement(), sample::annexes(60, 120));
    let parts: Vec<Part<'_>> = std::iter::once(&agreement)
        .chain(&annexes)
        .map(Part::Document)
        .collect();
    let output = write(&parts, &Brand::built_in()?)?;
    std::fs::write(&path, &output.bytes)?;
    println!("{path}: {} pages, {} bytes", output.pages, output.bytes.len());
    Ok(())
}
