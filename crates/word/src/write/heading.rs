//! Headings.

use docx_rs::{IndentLevel, NumberingId};
use vuosikello_document::Heading;

use super::writer::Writer;
use crate::role::Role;

impl Writer<'_> {
    pub(super) fn heading(&mut self, heading: &Heading) {
        let mut paragraph = self.paragraph(Role::heading(heading.level));
        if !heading.numbered {
            let none = self.reference.numbering.unnumbered();
            paragraph = paragraph.numbering(NumberingId::new(none as usize), IndentLevel::new(0));
        }
        let bookmark = self.bookmarks.of_number(self.headings_written).cloned();
        self.headings_written += 1;
        let Some(bookmark) = bookmark else {
            let paragraph = self.append(paragraph, &heading.content);
            return self.push_paragraph(paragraph);
        };
        let (contents, own) = bookmark.ids();
        paragraph = paragraph
            .add_bookmark_start(contents, bookmark.contents_name())
            .add_bookmark_start(own, bookmark.name.clone());
        paragraph = self.append(paragraph, &heading.content);
        self.push_paragraph(paragraph.add_bookmark_end(own).add_bookmark_end(contents));
    }
}
