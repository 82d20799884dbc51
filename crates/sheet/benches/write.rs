//! How long it takes to write the finance report of a customer, and a workbook with a table of 300 rows.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]

#[path = "../tests/sample/mod.rs"]
mod sample;

use criterion::{Criterion, criterion_group, criterion_main};
use vuosikello_sheet::{is_untouched, write};

fn workbooks(c: &mut Criterion) {
    let (report, large) = (sample::report(), sample::limits::large());
    c.bench_function("write a report", |b| b.iter(|| write(&report).unwrap()));
    c.bench_function("write 300 rows", |b| b.iter(|| write(&large).unwrap()));
    let file = write(&report).unwrap();
    c.bench_function("is untouched", |b| b.iter(|| is_untouched(&file)));
}

criterion_group!(benches, workbooks);
criterion_main!(benches);
