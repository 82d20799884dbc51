//! The whole job in memory: drafts and final PDFs of the twelve customers of the example, and where the time goes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use vuosikello::agreement::Content;
use vuosikello::{AnnexFiles, Studio};
use vuosikello_workspace::Workspace;

fn agreements(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ork");
    let workspace = Workspace::open(&root, |_| true).expect("the example is a workspace");
    let studio = Studio::new(workspace.configuration().clone()).expect("what is built in can be read");
    let load = || -> Vec<_> {
        let ids = workspace.customers().iter();
        ids.map(|id| workspace.dossier(id, 2027).expect("the example is right").dossier)
            .collect()
    };
    let dossiers = load();
    let documents = || {
        dossiers
            .iter()
            .map(|dossier| studio.documents(dossier).expect("the templates are right"))
    };

    let mut group = criterion.benchmark_group("twelve customers");
    group.sample_size(20);
    group.bench_function("read and check the workspace", |bencher| bencher.iter(load));
    group.bench_function("render the templates", |bencher| {
        bencher.iter(|| documents().count())
    });
    group.bench_function("Word drafts, all in all", |bencher| {
        bencher.iter(|| {
            dossiers
                .iter()
                .map(|dossier| studio.drafts(dossier).expect("drafts").len())
                .sum::<usize>()
        });
    });
    group.bench_function("final PDFs, all in all", |bencher| {
        let none = AnnexFiles::new();
        bencher.iter(|| {
            dossiers
                .iter()
                .map(|d| studio.final_pdf(d, &none).expect("a PDF").pages)
                .sum::<usize>()
        });
    });
    group.finish();

    // The yardstick: a ratio to it means more than a time on some machine.
    let texts: Vec<u8> = documents()
        .flatten()
        .filter_map(|part| match part.content {
            Content::Document(document) => Some(document.text().into_bytes()),
            Content::File { .. } => None,
        })
        .flatten()
        .collect();
    criterion.bench_function("yardstick: SHA-256 of the texts, a hundred times", |bencher| {
        use sha2::{Digest, Sha256};
        bencher.iter(|| {
            (0..100)
                .map(|_| Sha256::digest(&texts)[0])
                .fold(0u8, |a, b| a ^ b)
        });
    });
}

criterion_group!(benches, agreements);
criterion_main!(benches);
