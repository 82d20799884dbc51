//! The material of the meetings of the twelve customers of the example, and where the time goes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use vuosikello::model::{Checked, MeetingDossier, MeetingId};
use vuosikello::{PackInputs, Studio};
use vuosikello_workspace::Workspace;

fn meetings(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ork");
    let workspace = Workspace::open(&root, |_| true).expect("the example is a workspace");
    let studio = Studio::new(workspace.configuration().clone()).expect("what is built in can be read");
    let meeting = MeetingId::parse("2027-Q1").expect("a meeting");
    let load = || -> Vec<Checked<MeetingDossier>> {
        let ids = workspace.customers().iter();
        ids.map(|id| {
            workspace
                .meeting(id, meeting)
                .expect("the example is right")
                .dossier
        })
        .collect()
    };
    let dossiers = load();
    let packs = || {
        let none = PackInputs::default();
        let packs = dossiers.iter().map(|dossier| studio.meeting_pack(dossier, &none));
        packs.map(|pack| pack.expect("a pack")).collect::<Vec<_>>()
    };

    let mut group = criterion.benchmark_group("twelve meetings");
    group.sample_size(20);
    group.bench_function("read and check the workspace", |bencher| bencher.iter(load));
    group.bench_function("packs, all in all", |bencher| {
        bencher.iter(|| packs().iter().map(|pack| pack.files.len()).sum::<usize>());
    });
    group.finish();

    // The yardstick: a ratio to it means more than a time on some machine.
    let files: Vec<u8> = packs()
        .into_iter()
        .flat_map(|pack| pack.files)
        .flat_map(|file| file.bytes)
        .collect();
    criterion.bench_function("yardstick: SHA-256 of the packs, ten times", |bencher| {
        use sha2::{Digest, Sha256};
        bencher.iter(|| (0..10).map(|_| Sha256::digest(&files)[0]).fold(0u8, |a, b| a ^ b));
    });
}

criterion_group!(benches, meetings);
criterion_main!(benches);
