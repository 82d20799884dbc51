//! How much memory threads keep that have made one PDF file each and wait: prints the resident set of the process (Linux)
//! before and after.
//!
//! ```sh
//! cargo run --release -p vuosikello-pdf --example threads -- 48
//! ```

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::sync::Barrier;

use vuosikello_document::Document;
use vuosikello_pdf::{Brand, write};

/// The resident set in MiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let threads = std::env::args().nth(1).map_or(Ok(48), |count| count.parse())?;
    let brand = Brand::built_in()?;
    let (agreement, annexes) = (sample::agreement(), sample::annexes(100, 200));
    let documents: Vec<&Document> = std::iter::once(&agreement).chain(&annexes).collect();
    let before = resident();
    let barrier = Barrier::new(threads + 1);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let written = write(&documents, &brand).map(|output| output.bytes.len());
                barrier.wait();
                barrier.wait();
                written
            });
        }
        barrier.wait();
        println!("{threads} threads: {before} MiB before, {} MiB after", resident());
        barrier.wait();
    });
    Ok(())
}
