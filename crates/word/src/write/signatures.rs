//! The signature block.

use docx_rs::{Paragraph, TableCell, TableRow};
use vuosikello_core::clean_line;
use vuosikello_document::Signatory;

use super::table::cell;
use super::writer::Writer;
use crate::conform::TableNotes;
use crate::role::Role;

/// Signatories side by side: two leave each line long enough to sign on.
const COLUMNS: usize = 2;

impl Writer<'_> {
    /// The signatories in signing order, from left to right and downwards. Each paragraph is kept with the next, so the
    /// block is never parted, and the paragraph before it comes along.
    pub(super) fn signatures(&mut self, signatories: &[Signatory]) {
        if signatories.is_empty() {
            return;
        }
        self.keep_last_with_next();
        let indent = self.reference.text_indent;
        let width = self.page.text_width().saturating_sub(indent);
        let column = width as usize / COLUMNS;
        let last = signatories.len().div_ceil(COLUMNS) - 1;
        let rows = signatories
            .chunks(COLUMNS)
            .enumerate()
            .map(|(at, signatories)| self.signature_row(signatories, column, at == last))
            .collect();
        let notes = TableNotes {
            caption: "Allekirjoitukset".to_owned(),
            description: "Allekirjoittajat allekirjoitusjärjestyksessä vasemmalta oikealle ja ylhäältä alas."
                .to_owned(),
            ..TableNotes::default()
        };
        let table = self.fixed_table(rows, vec![column; COLUMNS], Role::Signatures, notes);
        self.push_table(table.indent(i32::try_from(indent).unwrap_or_default()));
    }

    fn signature_row(&self, signatories: &[Signatory], width: usize, last: bool) -> TableRow {
        let mut cells: Vec<TableCell> = signatories
            .iter()
            .map(|signatory| self.signature(signatory, width, last))
            .collect();
        while cells.len() < COLUMNS {
            let mut empty = self.paragraph(Role::SignatoryTitle);
            empty.property.keep_next = (!last).then_some(true);
            cells.push(cell(empty, width));
        }
        TableRow::new(cells).cant_split()
    }

    /// A field may have several lines, as people add them in Word: each is a paragraph.
    fn signature(&self, signatory: &Signatory, width: usize, last: bool) -> TableCell {
        let lines = |role: Role, text: &str| -> Vec<Paragraph> {
            let line = |line: &str| {
                self.paragraph(role)
                    .add_run(docx_rs::Run::new().add_text(clean_line(line)))
                    .keep_next(true)
            };
            text.split('\n').map(line).collect()
        };
        let mut paragraphs = lines(Role::SignatoryOrganisation, &signatory.organisation);
        // What is signed electronically has no place for ink.
        if !self.document.head.signed_electronically {
            paragraphs.push(self.paragraph(Role::SignatureLine).keep_next(true));
        }
        paragraphs.extend(lines(Role::SignatoryName, &signatory.name));
        paragraphs.extend(lines(Role::SignatoryTitle, &signatory.role));
        if let Some(end) = paragraphs.last_mut() {
            end.property.keep_next = (!last).then_some(true);
        }
        let mut paragraphs = paragraphs.into_iter();
        let first = paragraphs.next().unwrap_or_default();
        paragraphs.fold(cell(first, width), TableCell::add_paragraph)
    }
}
