//! Writes the documents of the meetings of the tests into a folder, to be looked at: `cargo run --example documents -- FOLDER`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "an example fails by panicking"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;

use support::checked::{agenda, finance_report, finance_summary, invitation, minutes, minutes_skeleton};
use vuosikello_calendar::{Calendar, Method};
use vuosikello_document::Document;
use vuosikello_pdf::Brand;
use vuosikello_word::Reference;

fn main() {
    let folder = std::env::args().nth(1).expect("the folder to write into");
    let (settings, templates) = (support::configuration(), support::built_in());
    for (name, dossier) in [
        ("taysi", support::complete()),
        ("niukka", support::nearly_empty()),
        ("pidetty", support::held()),
    ] {
        let folder = Path::new(&folder).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let documents = [
            ("asialista", agenda(&settings, &dossier, &templates)),
            (
                "poytakirjapohja",
                minutes_skeleton(&settings, &dossier, &templates),
            ),
            ("poytakirja", minutes(&settings, &dossier, &templates)),
            (
                "talousyhteenveto",
                finance_summary(&settings, &dossier, &templates, 6),
            ),
        ];
        for (name, document) in documents {
            write(&folder, name, &document.unwrap());
        }
        if let Some(workbook) = finance_report(&settings, &dossier) {
            let bytes = vuosikello_sheet::write(&workbook).unwrap();
            std::fs::write(folder.join("talousraportti.xlsx"), bytes).unwrap();
        }
        let invitation = invitation(&settings, &dossier, &templates).unwrap();
        std::fs::write(folder.join("kutsu.txt"), invitation.text()).unwrap();
        let calendar = Calendar {
            name: invitation.subject,
            events: vec![invitation.event],
        };
        let ics = vuosikello_calendar::write(&calendar, Method::Request).unwrap();
        std::fs::write(folder.join("kutsu.ics"), ics).unwrap();
    }
}

fn write(folder: &Path, name: &str, document: &Document) {
    let word = vuosikello_word::write(document, Reference::built_in(), &[]).unwrap();
    std::fs::write(folder.join(format!("{name}.docx")), word).unwrap();
    let output = vuosikello_pdf::write(&[document], &Brand::built_in().unwrap()).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), output.bytes).unwrap();
}
