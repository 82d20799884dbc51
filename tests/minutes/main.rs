//! The minutes of a meeting: from the skeleton before it to the agenda of the next one; and that what a person wrote is never
//! lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod by_hand;
mod edited_pack;
mod from_notes;
mod in_word;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Run, TempDir, edit, meeting, small_workspace};

const PACK: [&str; 6] = ["meeting", "pack", "--meeting", "2027-Q1", "--customer", "ESIM"];
const MINUTES: [&str; 6] = ["meeting", "minutes", "--meeting", "2027-Q1", "--customer", "ESIM"];

const NOTES: &str = "\
Alkoi: 13.02
Päättyi: 14.25
Poissa: Elina Esimerkki

## Kokouksen avaus ja asialistan hyväksyminen
Päätös: Asialista hyväksyttiin.

## 3. Talouskatsaus
Lisenssien hinnat nousivat.

- Korotus koskee kaikkia asiakkaita.

Päätös: Hyväksyttiin ennuste.
Toimenpide: Pyydetään toimittajalta erittely (Maija Mallikas, 15.4.2027)

## 9. Seuraavan kokouksen sopiminen
Päätös: Seuraava kokous pidetään 9.6.2027.
";

fn folder(root: &Path, id: &str) -> PathBuf {
    root.join(meeting("ESIM", id))
}

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{run:?}");
    run
}

/// A workspace whose meeting 2027-Q1 has been held.
fn held() -> TempDir {
    let workspace = small_workspace();
    fs::write(
        folder(workspace.path(), "2027-Q1").join("muistiinpanot.md"),
        NOTES,
    )
    .unwrap();
    workspace
}

/// Plans the meeting after 2027-Q1.
fn plan_next(root: &Path) {
    let next = folder(root, "2027-Q2");
    fs::create_dir_all(&next).unwrap();
    fs::copy(
        folder(root, "2027-Q1").join("kokous.json"),
        next.join("kokous.json"),
    )
    .unwrap();
    let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q2"));
    edit(root, &file, "2027-Q1", "2027-Q2");
    edit(
        root,
        &file,
        "\"paivays\": \"17.3.2027\"",
        "\"paivays\": \"9.6.2027\"",
    );
    edit(
        root,
        &file,
        "\"paivays\": \"9.6.2027\", \"alkaa\"",
        "\"paivays\": \"15.9.2027\", \"alkaa\"",
    );
    edit(root, &file, ",\n  \"tehdyt_toimenpiteet\": [\"2026-Q4/1\"]", "");
}
