//! Writes the sample workbooks to the folder named on the command line: to look at, and to feed to validators.
//!
//! ```sh
//! cargo run -p vuosikello-sheet --example sample_workbooks -- folder
//! ```

#![allow(
    clippy::unwrap_used,
    reason = "an example may fail loudly, and so may what helps it"
)]

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::path::Path;

use vuosikello_sheet::write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, workbook) in [
        ("report.xlsx", sample::report()),
        ("hostile.xlsx", sample::limits::hostile()),
        ("large.xlsx", sample::limits::large()),
    ] {
        let path = Path::new(&folder).join(name);
        let bytes = write(&workbook)?;
        std::fs::write(&path, &bytes)?;
        println!("{}: {} bytes", path.display(), bytes.len());
    }
    Ok(())
}
