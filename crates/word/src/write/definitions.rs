//! Definitions: side headings at the left margin (SFS 2487) with their texts beside them.

use docx_rs::{TableCell, TableRow, WidthType};
use vuosikello_document::{Definition, Inline};

use super::table::{cell, whole_row};
use super::writer::Writer;
use crate::conform::TableNotes;
use crate::role::Role;

/// The width of the side headings, 50 mm in twentieths of a point.
const TERM_WIDTH: u32 = 2835;

impl Writer<'_> {
    pub(super) fn definitions(&mut self, definitions: &[Definition]) {
        if definitions.is_empty() {
            return;
        }
        let width = self.page.text_width();
        let term_width = TERM_WIDTH.min(width / 2);
        let widths = [term_width as usize, (width - term_width) as usize];
        let rows = definitions
            .iter()
            .map(|definition| self.definition(definition, widths))
            .collect();
        let notes = TableNotes {
            first_column: true,
            ticks_header_box: true,
            ..TableNotes::default()
        };
        let table = self.fixed_table(rows, widths.to_vec(), Role::Definitions, notes);
        self.push_table(table.indent(0));
    }

    fn definition(&mut self, definition: &Definition, widths: [usize; 2]) -> TableRow {
        let [term_width, line_width] = widths;
        let term = self.paragraph(Role::Term);
        let term = self.append(term, &definition.term);
        let mut lines = TableCell::new().width(line_width, WidthType::Dxa);
        for line in &definition.lines {
            let paragraph = self.paragraph(Role::TermLine);
            lines = lines.add_paragraph(self.append(paragraph, line));
        }
        if definition.lines.is_empty() {
            let empty: &[Inline] = &[];
            let paragraph = self.paragraph(Role::TermLine);
            lines = lines.add_paragraph(self.append(paragraph, empty));
        }
        let term = cell(term, term_width);
        let texts = std::iter::once(&definition.term)
            .chain(&definition.lines)
            .map(Vec::as_slice);
        whole_row(vec![term, lines], texts)
    }
}
