//! How long it takes to write a deck, and to read a template.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use vuosikello_slides::{Template, write};

fn decks(criterion: &mut Criterion) {
    let deck = common::deck();
    let template = Template::built_in();
    let file = write(&deck, template)
        .map(|output| output.bytes)
        .unwrap_or_default();

    criterion.bench_function("write a deck of 17 slides with five charts", |bencher| {
        bencher.iter(|| write(black_box(&deck), template));
    });
    criterion.bench_function("read a template", |bencher| {
        bencher.iter(|| Template::from_pptx(black_box(&file)));
    });
}

criterion_group!(benches, decks);
criterion_main!(benches);
