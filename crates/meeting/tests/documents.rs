//! The documents of a meeting, from the built-in templates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::checked::{agenda, finance_summary, invitation, minutes, minutes_skeleton, status_annex};
use support::{all_documents, built_in, complete, configuration, held, nearly_empty};
use vuosikello_core::{DataFile, Violation};
use vuosikello_document::{Block, Document, plain_text};
use vuosikello_meeting::{BUILT_IN, Issue, templates};

#[test]
fn the_text_of_every_document_is_as_reviewed() {
    let (settings, templates) = (configuration(), built_in());
    for (name, dossier) in [("complete", complete()), ("nearly_empty", nearly_empty())] {
        let agenda = agenda(&settings, &dossier, &templates).unwrap();
        insta::assert_snapshot!(format!("agenda_{name}"), agenda.text());
        let status = status_annex(&settings, &dossier, &templates).unwrap();
        insta::assert_snapshot!(format!("status_{name}"), status.text());
        let skeleton = minutes_skeleton(&settings, &dossier, &templates).unwrap();
        insta::assert_snapshot!(format!("skeleton_{name}"), skeleton.text());
        let summary = finance_summary(&settings, &dossier, &templates, 8).unwrap();
        insta::assert_snapshot!(format!("summary_{name}"), summary.text());
        let invitation = invitation(&settings, &dossier, &templates).unwrap();
        insta::assert_snapshot!(format!("invitation_{name}"), invitation.text());
    }
    for (name, dossier) in [("held", held()), ("without_notes", nearly_empty())] {
        let minutes = minutes(&settings, &dossier, &templates).unwrap();
        insta::assert_snapshot!(format!("minutes_{name}"), minutes.text());
    }
}

#[test]
fn the_head_says_what_the_document_is() {
    let (settings, templates, dossier) = (configuration(), built_in(), held());
    let head = agenda(&settings, &dossier, &templates).unwrap().head;
    // Seven days before the meeting.
    assert_eq!(head.date.to_string(), "2027-06-03");
    assert_eq!(head.document_type, "Asialista");
    assert_eq!(
        head.title,
        "Asialista 2/2027 – Palvelusopimuksen seurantaryhmä – Esimerkkivirasto"
    );
    assert_eq!(head.case_number, "MPK/12/00.04.01/2026");
    assert_eq!(head.classification.label, "Julkinen");
    assert_eq!(head.unit.as_deref(), Some("Asiakkuudet"));
    assert_eq!(head.author_initials.as_deref(), Some("MM"));
    assert!(!head.draft);

    let head = minutes(&settings, &dossier, &templates).unwrap().head;
    assert_eq!(
        (head.date.to_string().as_str(), head.draft),
        ("2027-06-10", false)
    );
    let head = minutes_skeleton(&settings, &dossier, &templates).unwrap().head;
    assert_eq!((head.document_type.as_str(), head.draft), ("Pöytäkirja", true));
}

#[test]
fn a_meeting_has_its_own_case_number_and_classification() {
    let (settings, templates, mut dossier) = (configuration(), built_in(), complete());
    dossier.meeting.case_number = Some(vuosikello_core::CaseNumber::parse("MPK/99/00.04.01/2027").unwrap());
    dossier.meeting.classification = Some(vuosikello_core::Classification {
        label: "Salassa pidettävä".into(),
        legal_ground: Some("JulkL 24 § 1 mom. 7 k".into()),
    });
    for document in all_documents(&settings, &dossier, &templates) {
        assert_eq!(document.head.case_number, "MPK/99/00.04.01/2027");
        assert_eq!(document.head.classification.label, "Salassa pidettävä");
        assert_eq!(
            document.head.classification.legal_ground.as_deref(),
            Some("JulkL 24 § 1 mom. 7 k")
        );
    }
}

#[test]
fn decisions_are_set_apart() {
    let document = minutes(&configuration(), &held(), &built_in()).unwrap();
    let notes = document.blocks.iter().filter_map(|block| match block {
        Block::Note(content) => Some(plain_text(content)),
        _ => None,
    });
    assert_eq!(
        notes.collect::<Vec<_>>(),
        [
            "Päätös: Asialista hyväksyttiin.",
            "Päätös: Pöytäkirja hyväksyttiin muutoksitta.",
            "Päätös: Hyväksyttiin ennuste TPE 1.",
            "Päätös: Seuraava kokous pidetään 9.9.2027.",
        ]
    );
}

#[test]
fn the_chair_and_the_secretary_sign_the_minutes() {
    let signatories = |document: &Document| match document.blocks.last() {
        Some(Block::Signatures(signatories)) => signatories
            .iter()
            .map(|signatory| {
                format!(
                    "{}, {}, {}",
                    signatory.name, signatory.role, signatory.organisation
                )
            })
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let (settings, templates, mut dossier) = (configuration(), built_in(), held());
    let both = [
        "Otso Ohjaaja, puheenjohtaja, Malliministeriö",
        "Maija Mallikas, sihteeri, Mallihallinnon palvelukeskus",
    ];
    assert_eq!(
        signatories(&minutes(&settings, &dossier, &templates).unwrap()),
        both
    );
    assert_eq!(
        signatories(&minutes_skeleton(&settings, &dossier, &templates).unwrap()),
        both
    );
    dossier.meeting.chair.clone_from(&dossier.meeting.secretary);
    assert_eq!(
        signatories(&minutes(&settings, &dossier, &templates).unwrap()),
        ["Maija Mallikas, puheenjohtaja ja sihteeri, Mallihallinnon palvelukeskus"]
    );
}

#[test]
fn a_missing_name_form_is_an_error_of_the_data_that_names_it() {
    let (settings, templates, mut dossier) = (configuration(), built_in(), complete());
    dossier.agreement.customer.name.genitive = None;
    // Only the invitation needs a form other than the base form.
    assert!(agenda(&settings, &dossier, &templates).is_ok());
    let issues = invitation(&settings, &dossier, &templates).unwrap_err();
    let [Issue::Data(finding)] = issues.as_slice() else {
        panic!("{issues:?}")
    };
    assert_eq!(
        (finding.file.clone(), finding.pointer.as_str()),
        (DataFile::CUSTOMER, "/nimi")
    );
    assert!(
        matches!(&finding.violation, Violation::MissingForm { form, .. } if form == "genetiivi"),
        "{finding:?}"
    );
}

#[test]
fn a_template_of_the_workspace_replaces_the_built_in_one() {
    let (settings, dossier) = (configuration(), complete());
    let own = templates([
        (
            "asialista.md",
            "# {{ ryhma }}\n\n{% for kohta in kohdat %}\n{% if kohta.laji == \"talous\" %}{% include \"kokous-talous.md\" %}{% endif %}\n{% endfor %}",
        ),
        ("kokous-talous.md", "Menot ovat {{ talous.yhteensa.toteuma }}."),
    ])
    .unwrap();
    assert_eq!(
        agenda(&settings, &dossier, &own).unwrap().text(),
        "Palvelusopimuksen seurantaryhmä\nMenot ovat 52\u{a0}596,88\u{a0}€.\n"
    );
    let summary = finance_summary(&settings, &dossier, &own, 3).unwrap().text();
    assert!(summary.contains("Menot ovat 52\u{a0}596,88\u{a0}€."), "{summary}");
}

#[test]
fn every_built_in_template_uses_only_known_variables() {
    let known = [
        "allekirjoittajat",
        "asiakas",
        "avoimet",
        "edellinen",
        "kohdat",
        "kokous",
        "kysely",
        "organisaatio",
        "osallistujat",
        "paatelmat",
        "palvelutilanne",
        "projektit",
        "projektit_saatu",
        "ryhma",
        "seuraava",
        "sopimus",
        "talous",
        "tarpeet",
        "tarpeet_saatu",
        "toimenpiteet",
        "vuosikello",
        "yhteyshenkilo",
        // Of the items, in the parts that are included for each.
        "kohta",
        // Of the deck of a budget day.
        "luokitus",
        "paiva",
    ];
    let templates = built_in();
    assert_eq!(templates.names().count(), BUILT_IN.len());
    for name in templates.names() {
        for variable in templates.variables(name) {
            assert!(known.contains(&variable.as_str()), "{name}: {variable}");
        }
    }
}

#[test]
fn every_table_and_chart_has_a_description_and_every_row_all_its_cells() {
    for dossier in [complete(), nearly_empty(), held()] {
        for document in all_documents(&configuration(), &dossier, &built_in()) {
            for block in &document.blocks {
                match block {
                    Block::Table(table) => {
                        assert!(!table.description.is_empty(), "{}", plain_text(&table.caption));
                        assert!(
                            table
                                .rows
                                .iter()
                                .all(|row| row.cells.len() == table.columns.len())
                        );
                    }
                    Block::Chart(chart) => assert!(chart.description.contains("€"), "{}", chart.description),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn the_same_data_give_the_same_documents() {
    let made = || all_documents(&configuration(), &held(), &built_in());
    assert_eq!(made(), made());
}
