//! The material and the minutes of a meeting.

use vuosikello::meeting::{Brevity, Documents};
use vuosikello::{PackFile, PackInputs};

use crate::{meeting, names, studio};

#[test]
fn the_pack_has_the_files_of_the_formats_that_are_on() {
    let studio = studio();
    let checked = studio.check(meeting()).unwrap();
    let attachment = PackFile {
        name: "liite.txt".into(),
        bytes: b"Liite".to_vec(),
    };
    let inputs = PackInputs {
        attachments: vec![attachment],
        ..PackInputs::default()
    };
    let pack = studio.meeting_pack(&checked, &inputs).unwrap();
    let expected = [
        ("01-kutsu.ics", true),
        ("01-kutsu.txt", true),
        ("02-asialista.docx", true),
        ("02-asialista.pdf", cfg!(feature = "pdf")),
        ("04-esitys.pptx", cfg!(feature = "slides")),
        ("05-talousraportti.xlsx", cfg!(feature = "sheet")),
        ("05-talousyhteenveto.pdf", cfg!(feature = "pdf")),
        ("06-poytakirjapohja.docx", true),
        ("07-liite.txt", true),
    ];
    let expected: Vec<&str> = expected
        .iter()
        .filter(|(_, is_on)| *is_on)
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(names(&pack.files), expected);
    assert!(!pack.missing.is_empty());
    for file in &pack.files {
        let has_seal = file.name.ends_with("x") || file.name.ends_with(".pdf");
        assert_eq!(
            PackFile::is_untouched(&file.name, &file.bytes),
            has_seal,
            "{}",
            file.name
        );
    }
    assert!(pack.zip().unwrap().starts_with(b"PK"));
}

#[test]
fn invitation_and_minutes_are_made_alone_too() {
    let studio = studio();
    let checked = studio.check(meeting()).unwrap();
    assert_eq!(
        names(&studio.invitation(&checked).unwrap()),
        ["01-kutsu.ics", "01-kutsu.txt"]
    );
    let minutes = studio.minutes(&checked).unwrap();
    assert_eq!(minutes[0].name, "poytakirja-2027-Q1.docx");
    assert_eq!(minutes.len(), if cfg!(feature = "pdf") { 2 } else { 1 });
    // The trees of the documents are there for other formats.
    let documents = Documents::new(studio.configuration(), &checked, studio.templates());
    let agenda = documents.agenda(Brevity::Full).unwrap();
    assert!(studio.word(&agenda).unwrap().starts_with(b"PK"));
}

#[cfg(feature = "slides")]
#[test]
fn a_version_of_a_budget_becomes_slides() {
    use vuosikello::{model, slides};

    let studio = studio();
    let day = model::BudgetDay {
        agreement: crate::dossier(),
        finance: serde_json::from_value(crate::finance()).unwrap(),
        version: model::BudgetVersion::Tpe1,
        date: model::Date::parse("15.6.2027").unwrap(),
    };
    let day = studio.check(day).unwrap();
    let (file, warnings) = studio.budget_deck(&day, true).unwrap();
    assert_eq!(file.name, "talousarvioesitys-tpe-1.pptx");
    assert!(
        slides::is_untouched(&file.bytes) && warnings.is_empty(),
        "{warnings:?}"
    );
    let template = slides::Template::from_pptx(&file.bytes).unwrap();
    assert!(studio.with_slides(template).budget_deck(&day, true).is_ok());
}
