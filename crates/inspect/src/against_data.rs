//! Tables and values that the data give, as the files have them.

use vuosikello_changes::{ChangeKind, Spot, changes};

use crate::contents::Contents;
use crate::finding::Finding;
use crate::input::Expected;

/// Compares each Word file with the document that the data make of the same part: its cells, rows and values come from there. Running text
/// is what people negotiate, and is not compared.
pub(crate) fn check(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    for contents in all {
        let Some(document) = &contents.document else {
            continue;
        };
        let is_same = |other: &&vuosikello_document::Document| {
            other.head.annex == document.head.annex && other.head.document_type == document.head.document_type
        };
        let Some(right) = expected.documents.iter().find(is_same) else {
            continue;
        };
        for change in changes(right, document) {
            let is_of_data = match change.place.spot {
                Spot::Cell { .. } | Spot::Definition { .. } => change.kind == ChangeKind::Words,
                Spot::Row { .. } => matches!(
                    change.kind,
                    ChangeKind::Added | ChangeKind::Removed | ChangeKind::Words
                ),
                _ => false,
            };
            if is_of_data {
                let words: String = change.excerpt().iter().map(ToString::to_string).collect();
                findings.push(Finding::of(
                    &contents.name,
                    change.place.to_string(),
                    "differs-from-data",
                    format!("poikkeaa tiedoista ({}): {words}", change.kind.name()),
                    "korjaa tiedot tai tiedosto, niin että ne ovat samat",
                ));
            }
        }
    }
}
