//! Values that could pass for markup, formulas or lines of a calendar.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::checked::{agenda, finance_report, findings, invitation};
use support::{all_documents, built_in, complete, configuration, held, overview};
use vuosikello_calendar::{Calendar, Method};
use vuosikello_core::{Money, Note};
use vuosikello_document::{Block, Document};
use vuosikello_pdf::Brand;
use vuosikello_word::Reference;

const HOSTILE: [&str; 8] = [
    "=HYPERLINK(\"http://paha.example\")",
    "| a | b |",
    "# Otsikko {#kohta-1}",
    "<script>alert(1)</script>",
    "{{ kokous.paivays }} {% if x %}",
    "**lihava** [linkki](https://paha.example)",
    "-1+1@paha",
    "\\begin ]]> &amp; 1. x",
];

/// In cents: a budget of five lines with amounts of this size is as large as one may be, and its sums still have no more digits
/// than Excel keeps.
const LARGEST: i64 = 40_000_000_000_000;

fn shape(document: &Document) -> Vec<std::mem::Discriminant<Block>> {
    document.blocks.iter().map(std::mem::discriminant).collect()
}

#[test]
fn no_value_changes_the_structure_of_a_document() {
    let (settings, templates) = (configuration(), built_in());
    let usual = all_documents(&settings, &held(), &templates);
    for value in HOSTILE {
        let mut dossier = held();
        let text = || value.to_owned();
        dossier.meeting.place = Some(text());
        dossier.meeting.participants[1].position = text();
        dossier.meeting.participants[4].name = text();
        dossier.meeting.extra_items[0].title = text();
        dossier.meeting.extra_items[0].text[0] = text();
        dossier.meeting.extra_items[0].presenter = Some(text());
        dossier.services.as_mut().unwrap()[0].description = Some(text());
        dossier.needs.as_mut().unwrap()[0].name = text();
        dossier.projects.as_mut().unwrap()[0].situation = Some(text());
        dossier.agreement.services[0].name = text();
        let finance = dossier.finance.as_mut().unwrap();
        finance.locks.clear();
        for lines in finance.versions.values_mut() {
            lines[0].reason = Some(text());
            lines[3].description = text();
        }
        for answer in dossier.survey.as_mut().unwrap() {
            answer.comments.insert("onnistumiset".into(), text());
        }
        let notes = dossier.notes.as_mut().unwrap();
        notes.also_present = vec![format!("Muu {value}")];
        for note in notes.items.iter_mut().flat_map(|item| &mut item.notes) {
            match note {
                Note::Paragraph(said) | Note::Decision(said) | Note::Quotation(said) => *said = text(),
                Note::Bullets(items) | Note::Numbered(items) => {
                    items.iter_mut().for_each(|item| *item = text())
                }
                Note::Action(action) => action.text = text(),
                Note::Done { comment, .. } => *comment = text(),
            }
        }
        for (document, usual) in all_documents(&settings, &dossier, &templates).iter().zip(&usual) {
            assert_eq!(
                shape(document),
                shape(usual),
                "{value} in {}",
                document.head.title
            );
            assert!(document.text().contains(value), "{value} in {}", document.text());
            vuosikello_word::write(document, Reference::built_in(), &[]).unwrap();
            vuosikello_pdf::write(&[document], &Brand::built_in().unwrap()).unwrap();
        }
        let workbook = finance_report(&settings, &dossier).unwrap();
        vuosikello_sheet::write(&workbook).unwrap();
        let invitation = invitation(&settings, &dossier, &templates).unwrap();
        assert!(invitation.message.contains(value), "{}", invitation.message);
        let calendar = Calendar {
            name: String::new(),
            events: vec![invitation.event],
        };
        vuosikello_calendar::write(&calendar, Method::Request).unwrap();
    }
}

#[test]
fn line_breaks_in_values_stay_inside_their_place() {
    let mut dossier = complete();
    dossier.meeting.extra_items[0].title = "Asia\n\n## Muu asia\n\nATTENDEE:mailto:paha@paha.example".into();
    dossier.agreement.customer.name.base = "Virasto\nBcc: paha@paha.example".into();
    let (settings, templates) = (configuration(), built_in());
    let usual = agenda(&settings, &complete(), &templates).unwrap();
    let document = agenda(&settings, &dossier, &templates).unwrap();
    assert_eq!(document.headings().count(), usual.headings().count());
    let invitation = invitation(&settings, &dossier, &templates).unwrap();
    assert!(
        !invitation.subject.contains(['\r', '\n']),
        "{}",
        invitation.subject
    );
}

#[test]
fn an_address_that_is_no_page_is_an_error() {
    let mut dossier = complete();
    dossier.meeting.material = Some("javascript:alert(1)".into());
    let found = findings(&configuration(), &dossier);
    let [finding] = &*found else { panic!("{found}") };
    assert_eq!(finding.violation.code(), "not-a-link");
}

#[test]
fn amounts_without_measure_and_negative_budgets_are_shown() {
    let mut dossier = complete();
    let finance = dossier.finance.as_mut().unwrap();
    finance.locks.clear();
    for (number, lines) in finance.versions.values_mut().enumerate() {
        for (i, line) in lines.iter_mut().enumerate() {
            line.amount =
                Money::from_cents([-LARGEST / 3, 0, LARGEST, -LARGEST, LARGEST / 7][(number + i) % 5]);
        }
    }
    let total = overview(&dossier).total;
    // The agenda does not go into the figures.
    for document in all_documents(&configuration(), &dossier, &built_in())
        .iter()
        .skip(1)
    {
        assert!(
            document.text().contains(&total.budget.figures()),
            "{}",
            document.text()
        );
    }
    let workbook = finance_report(&configuration(), &dossier).unwrap();
    vuosikello_sheet::write(&workbook).unwrap();
}
