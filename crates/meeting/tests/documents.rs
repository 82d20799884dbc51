//! The documents of a meeting, from the built-in templates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::{built_in, complete, configuration, held, nearly_empty};
use vuosikello_meeting::{agenda, finance_summary, invitation, minutes, minutes_skeleton};

#[test]
fn the_text_of_every_document_is_as_reviewed() {
    let (settings, templates) = (configuration(), built_in());
    for (name, dossier) in [("complete", complete()), ("nearly_empty", nearly_empty())] {
        let agenda = agenda(&settings, &dossier, &templates).unwrap();
        insta::assert_snapshot!(format!("agenda_{name}"), agenda.text());
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
