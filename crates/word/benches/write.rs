//! How long it takes to write, read and check a draft.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use vuosikello_word::{Reference, is_untouched, read, write};

fn draft(criterion: &mut Criterion) {
    let document = common::agreement();
    let pages = common::pages(&document);
    let reference = Reference::built_in();
    let file = write(&document, reference, &pages).unwrap_or_default();

    criterion.bench_function("write a draft of five pages", |bencher| {
        bencher.iter(|| write(black_box(&document), reference, &pages));
    });
    criterion.bench_function("read it", |bencher| bencher.iter(|| read(black_box(&file))));
    criterion.bench_function("tell whether it is untouched", |bencher| {
        bencher.iter(|| is_untouched(black_box(&file)));
    });
}

criterion_group!(benches, draft);
criterion_main!(benches);
