//! How long it takes to write a file of some 25 pages, and to find the pages of its headings.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]

#[path = "../tests/sample/mod.rs"]
mod sample;

use criterion::{Criterion, criterion_group, criterion_main};
use vuosikello_document::Document;
use vuosikello_pdf::{Brand, PageStyle, heading_pages, write};

fn agreement(c: &mut Criterion) {
    let brand = Brand::built_in().unwrap();
    let (agreement, annexes) = (sample::agreement(), sample::annexes(100, 200));
    let documents: Vec<&Document> = std::iter::once(&agreement).chain(&annexes).collect();
    let pages = write(&documents, &brand).unwrap().pages;
    c.bench_function(&format!("write {pages} pages"), |b| {
        b.iter(|| write(&documents, &brand).unwrap())
    });
    let style = PageStyle::word();
    c.bench_function("heading pages", |b| {
        b.iter(|| heading_pages(&annexes[1], &brand, &style).unwrap())
    });
}

criterion_group!(benches, agreement);
criterion_main!(benches);
