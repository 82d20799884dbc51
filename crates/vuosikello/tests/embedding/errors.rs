//! Whatever goes wrong says what it concerns, and can be matched without other crates.

use serde_json::json;
use vuosikello::document::{Block, Data, Document, Head, Inline};
use vuosikello::{Error, Errors, PackFile, PackInputs, Studio, calendar, model, word};

use crate::{dossier, meeting, request, studio};

/// A document with a text of one's own.
fn memo(organisation: &str, text: &str) -> Document {
    let mut memo = Document::new(Head::new("Muistio", organisation));
    memo.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
    memo
}

#[test]
fn errors_go_through_the_question_mark() {
    fn is_error<E: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
    is_error::<Errors>();
    is_error::<model::Findings>();
    let one: Errors = Error::Empty("muistio.md".into()).into();
    assert_eq!((one.len(), one.iter().count()), (1, (&one).into_iter().count()));
}

#[test]
fn settings_and_data_tell_every_finding() {
    let mut settings = request()["asetukset"].clone();
    settings["organisaatio"]["lyhenne"] = json!("");
    settings["vuodet"]["2027"]["mallien_versio"] = json!(" ");
    let error = Studio::new(serde_json::from_value(settings).unwrap()).unwrap_err();
    assert!(error.document().is_none() && !error.fix().is_empty());
    let Error::Settings(findings) = error else {
        panic!("{error}")
    };
    assert_eq!(findings.len(), 2);
    assert_eq!(
        (findings[0].file.clone(), &*findings[0].pointer),
        (model::DataFile::CONFIGURATION, "/organisaatio/lyhenne")
    );

    let mut wrong = dossier();
    wrong.agreement.appropriation.amount = model::Money::from_cents(1);
    let findings = studio().check(wrong).unwrap_err();
    assert_eq!(findings[0].violation.code(), "allocation-differs");
}

#[test]
fn what_a_template_lacks_is_told_by_name_or_as_data() {
    let studio = studio()
        .add_template("muistio.md", "# Muistio\n\n{{ vuosi }}")
        .unwrap();
    let head = Head::new("Muistio", "Esimerkkikeskus");
    let errors = studio
        .render("muistio.md", head.clone(), &Data::new(&json!({ "vuos": 1 })))
        .unwrap_err();
    let [Error::Template(error)] = &errors[..] else {
        panic!("{errors}")
    };
    assert_eq!(
        (error.template.as_str(), error.place.map(|place| place.0)),
        ("muistio.md", Some(3))
    );
    let studio = studio
        .replace_template("muistio.md", "{% if false %}x{% endif %}")
        .unwrap();
    let errors = studio
        .render("muistio.md", head, &Data::new(&json!({})))
        .unwrap_err();
    let [Error::Template(error)] = &errors[..] else {
        panic!("{errors}")
    };
    assert_eq!(error.template, "muistio.md");
    assert!(error.kind.to_string().contains("tyhjä"), "{}", error.kind);

    let mut nameless = dossier();
    nameless.customer.name.genitive = None;
    let checked = studio.check(nameless).unwrap();
    let errors = studio.documents(&checked).unwrap_err();
    assert_eq!(errors.len(), 6, "every template that uses the form");
    for error in &errors {
        let Error::Data(finding) = error else {
            panic!("{error}")
        };
        let place = (finding.file.clone(), &*finding.pointer, finding.violation.code());
        assert_eq!(place, (model::DataFile::CUSTOMER, "/nimi", "missing-name-form"));
        assert_eq!(error.fix(), finding.violation.fix());
    }
}

#[test]
fn a_word_file_that_cannot_be_written_is_named() {
    let error = studio().word(&memo(&"O".repeat(400), "Teksti.")).unwrap_err();
    assert_eq!(error.document(), Some("Muistio"));
    assert!(error.to_string().starts_with("Muistio: ") && !error.fix().is_empty());
    assert!(matches!(
        error,
        Error::Word {
            source: word::Error::FieldTooLong { length: 400, .. },
            ..
        }
    ));

    let mut settings = request()["asetukset"].clone();
    settings["organisaatio"]["nimi"]["perusmuoto"] = json!("O".repeat(400));
    let studio = Studio::new(serde_json::from_value(settings).unwrap()).unwrap();
    let named = |errors: Errors| -> Vec<String> {
        let names = errors.iter().filter_map(Error::document);
        names.map(str::to_owned).collect()
    };
    let drafts = studio.drafts(&studio.check(dossier()).unwrap());
    let drafts = named(drafts.err().unwrap());
    assert!(
        drafts.contains(&"Liite 4 Talous 2027 ESIM.docx".to_owned()),
        "{drafts:?}"
    );
    let meeting = studio.check(meeting()).unwrap();
    let pack = studio.meeting_pack(&meeting, &PackInputs::default());
    let pack = named(pack.err().unwrap());
    for name in ["02-asialista.docx", "06-poytakirjapohja.docx"] {
        assert!(pack.contains(&name.to_owned()), "{pack:?}");
    }
}

#[test]
fn an_invitation_that_cannot_be_written_is_named() {
    let event = calendar::Calendar {
        name: "Kutsu".into(),
        events: Vec::new(),
    };
    let source = calendar::write(&event, calendar::Method::Request).unwrap_err();
    assert!(matches!(source, calendar::Error::NotOneEvent { count: 0 }));
    let error = Error::Calendar {
        document: "01-kutsu.ics".into(),
        source,
    };
    assert_eq!(error.document(), Some("01-kutsu.ics"));
}

#[test]
fn a_file_of_a_pack_whose_name_leads_out_of_it_is_refused() {
    let file = PackFile {
        name: "../x.pdf".into(),
        bytes: Vec::new(),
    };
    let inputs = PackInputs {
        attachments: vec![file],
        ..PackInputs::default()
    };
    let checked = studio().check(meeting()).unwrap();
    let errors = studio().meeting_pack(&checked, &inputs).unwrap_err();
    let [Error::Data(finding)] = &errors[..] else {
        panic!("{errors}")
    };
    assert_eq!(
        (finding.file.clone(), &*finding.pointer),
        (model::DataFile::ATTACHMENTS, "/0/nimi")
    );
}

#[test]
fn a_logo_that_is_no_picture_is_an_error() {
    let error = studio().with_logo(b"GIF89a", "Logo").unwrap_err();
    assert!(matches!(error, Error::Logo(word::LogoError::NotPng)) && !error.fix().is_empty());
    assert!(word::Reference::from_docx(b"x").is_err() && word::read(b"x").is_err());
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_file_that_cannot_be_written_is_named() {
    use vuosikello::{AnnexFiles, append, pdf};

    let error = studio().pdf(&[&memo("Esimerkkikeskus", "😀")]).unwrap_err();
    assert_eq!(error.document(), Some("Muistio"));
    assert!(matches!(
        error,
        Error::Pdf {
            source: append::pdf::Error::Pdf(pdf::Error::Character { .. }),
            ..
        }
    ));
    assert!(matches!(studio().pdf(&[]), Err(Error::Pdf { .. })));
    // A signature and the beginning of a picture, and no more.
    let error = studio().with_logo(&crate::LOGO[..40], "Logo").unwrap_err();
    assert!(matches!(error, Error::Brand(pdf::Error::Logo { .. })), "{error}");

    let mut annexed = dossier();
    let mut annexes = annexed.annexes(studio().configuration()).to_vec();
    annexes[4].file = Some("turvallisuus.pdf".into());
    annexed.agreement.annexes = Some(annexes);
    let files = AnnexFiles::from([("turvallisuus.pdf".to_owned(), b"ei PDF".to_vec())]);
    let errors = studio()
        .final_pdf(&studio().check(annexed).unwrap(), &files)
        .unwrap_err();
    let [error] = &errors[..] else { panic!("{errors}") };
    assert_eq!(error.document(), Some("Palvelusopimus 2027 ESIM.pdf"));
    assert!(
        matches!(
            error,
            Error::Pdf { source: append::pdf::Error::Annex { title, reason: append::pdf::Refusal::Unreadable }, .. }
                if title == "Turvallisuus"
        ),
        "{error:?}"
    );
}

#[cfg(feature = "slides")]
#[test]
fn slides_that_cannot_be_written_are_named() {
    use vuosikello::document::deck::{Deck, Head};
    use vuosikello::{append, slides};

    let deck = Deck::new(Head::new("Esitys", "Esimerkkikeskus"));
    let studio = studio()
        .add_template("oma.md", "# Osa\n\n## Dia\n\n{{ teksti }}")
        .unwrap();
    let long = Data::new(&json!({ "teksti": "Pitkä teksti ilman loppua ".repeat(200) }));
    let long = studio.render_deck("oma.md", deck.head.clone(), &long).unwrap();
    let errors = studio.deck(&long).unwrap_err();
    assert!(
        errors
            .iter()
            .all(|error| error.document() == Some("Esitys") && !error.fix().is_empty())
    );
    assert!(
        matches!(
            &errors[0],
            Error::Slides {
                source: append::deck::Error::Deck(slides::Error::Slide {
                    problem: slides::Problem::TooLong { .. },
                    ..
                }),
                ..
            }
        ),
        "{errors:?}"
    );

    let foreign = PackFile {
        name: "muu.pptx".into(),
        bytes: b"ei esitys".to_vec(),
    };
    let inputs = PackInputs {
        slides: vec![foreign],
        ..PackInputs::default()
    };
    let errors = studio
        .meeting_pack(&studio.check(meeting()).unwrap(), &inputs)
        .unwrap_err();
    let [error] = &errors[..] else { panic!("{errors}") };
    assert_eq!(error.document(), Some("04-esitys.pptx"));
    assert!(matches!(
        error,
        Error::Slides { source: append::deck::Error::Foreign { file, .. }, .. } if file == "muu.pptx"
    ));
    assert!(matches!(
        slides::Template::from_pptx(b"x"),
        Err(slides::TemplateError::Unreadable(slides::Unreadable::Package(_)))
    ));
}

#[cfg(feature = "sheet")]
#[test]
fn an_excel_file_that_cannot_be_written_is_named() {
    use vuosikello::{document::workbook::Workbook, sheet};

    let created = model::Date::parse("9.3.2027").unwrap().naive();
    let empty = Workbook::new("Tyhjä", "Esimerkkikeskus", created);
    let error = studio().sheet(&empty).unwrap_err();
    assert_eq!(error.document(), Some("Tyhjä"));
    let Error::Sheet { source, .. } = error else {
        panic!("{error}")
    };
    assert!(matches!(*source, sheet::Error::NoSheets));
}
