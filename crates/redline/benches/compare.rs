//! How long it takes to compare two drafts, to merge three, and to read what came of it.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use vuosikello_document::{Align, Block, Cell, Column, Document, Head, Heading, Inline, Row, Table};
use vuosikello_redline::{Stamp, merge, redline};
use vuosikello_word::{ReadOptions, Reference, Tracked, read_with, write};

/// A draft of forty clauses with a table of sixty rows; every fifth clause and row that `is_other` names says something else.
fn draft(is_other: impl Fn(usize) -> bool) -> Vec<u8> {
    let mut document = Document::new(Head::new("Palvelusopimus 2027", "Esimerkkikeskus"));
    for at in 0..40 {
        let title = vec![Inline::text(format!("Ehto {at}"))];
        document
            .blocks
            .push(Block::Heading(Heading::new(1, format!("ehto_{at}"), title)));
        let days = if at % 5 == 0 && is_other(at) { 14 } else { 30 };
        let text = format!(
            "Palvelukeskus toimittaa palvelun {at} sovitun tasoisena ja ilmoittaa poikkeamista {days} päivän kuluessa. \
             Asiakas maksaa palvelusta vuosimaksun, jonka suuruus on liitteessä 4."
        );
        document.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
    }
    let columns = ["Palvelu", "Taso", "Hinta"].map(|title| Column::new(title, Align::Start, 1.0));
    let rows = (0..60).map(|at| {
        let price = if at % 5 == 1 && is_other(at) { at + 7 } else { at };
        let cells = [format!("Palvelu {at}"), "A".to_owned(), format!("{price},00")];
        Row::body(cells.map(Cell::text).to_vec())
    });
    document.blocks.push(Block::Table(
        Table::new("Hinnat.", columns.to_vec()).with_rows(rows),
    ));
    write(&document, Reference::built_in(), &[]).unwrap_or_default()
}

fn compare(criterion: &mut Criterion) {
    let stamp = Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    };
    let (base, theirs, new) = (draft(|_| false), draft(|at| at % 2 == 0), draft(|at| at % 2 == 1));
    criterion.bench_function("compare two drafts", |bencher| {
        bencher.iter(|| redline(black_box(&base), black_box(&theirs), &stamp));
    });
    criterion.bench_function("compare a draft with itself", |bencher| {
        bencher.iter(|| redline(black_box(&base), black_box(&base), &stamp));
    });
    criterion.bench_function("merge three drafts", |bencher| {
        bencher.iter(|| merge(black_box(&base), black_box(&theirs), black_box(&new), &stamp));
    });
    let redlined = redline(&base, &theirs, &stamp)
        .map(|redline| redline.bytes)
        .unwrap_or_default();
    criterion.bench_function("read a redline, accepted and rejected", |bencher| {
        let options = ReadOptions::default().tracked(Tracked::Apart);
        bencher.iter(|| read_with(black_box(&redlined), &options));
    });
}

criterion_group!(benches, compare);
criterion_main!(benches);
