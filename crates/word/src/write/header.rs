//! The head of the pages.
//!
//! The three places of a [`Letterhead`](vuosikello_document::Letterhead) are columns of a table without borders, so that a
//! long name takes more lines instead of running into the next field.

use docx_rs::{
    AlignmentType, Header, NumPages, PageNum, Paragraph, ParagraphChild, Pic, Run, StructuredDataTag,
    TableCell, TableRow, WidthType,
};
use vuosikello_core::clean_line;
use vuosikello_document::{HeadField, HeadLine, HeadSpan};

use super::writer::Writer;
use crate::conform::{Control, TableNotes};
use crate::reference::{Logo, Page};
use crate::role::Role;

/// A millimetre in EMU (1/914 400 inch).
const MILLIMETRE: u32 = 36_000;

/// The shares of the three columns: sender, document, page. The second begins where SFS 2487 has the type.
const COLUMNS: [f64; 3] = [0.5, 0.36, 0.14];

/// The right margin of a cell in the style of the table, in twentieths of a point. The table is wider by it than the
/// text, so that the page number stands exactly at the margin.
const CELL_MARGIN: usize = 113;

impl Writer<'_> {
    /// The header of the first page, which has the logo too, or that of the pages that follow; as wide as the page.
    pub(super) fn header(&mut self, is_first_page: bool, page: Page) -> Header {
        let document = self.document;
        let letterhead = document.head.letterhead(is_first_page);
        let logo = self.reference.logo.as_ref().filter(|_| is_first_page);
        let mut sender: Vec<Paragraph> = logo.map(|logo| self.logo(logo)).into_iter().collect();
        sender.extend(self.lines(&letterhead.sender));
        let numbers = self.lines(&letterhead.page).into_iter();
        let numbers = numbers.map(|line| line.align(AlignmentType::Right)).collect();
        self.fields([sender, self.lines(&letterhead.document), numbers], page)
    }

    /// A paragraph for each line. The mark of a draft stands on the line of the type.
    fn lines(&self, lines: &[HeadLine<'_>]) -> Vec<Paragraph> {
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for line in lines {
            let children = line.spans.iter().map(child);
            match paragraphs.last_mut() {
                Some(kind) if line.field() == Some(HeadField::Draft) => {
                    kind.children.push(text("\u{2003}"));
                    kind.children.extend(children);
                }
                _ => {
                    let mut paragraph = self.paragraph(if line.is_strong() {
                        Role::HeaderTitle
                    } else {
                        Role::Header
                    });
                    paragraph.children.extend(children);
                    paragraphs.push(paragraph);
                }
            }
        }
        paragraphs
    }

    /// The three columns as a table, and the paragraph that Word wants behind it.
    fn fields(&mut self, columns: [Vec<Paragraph>; 3], page: Page) -> Header {
        let width = page.text_width();
        let [sender, document, page] = COLUMNS.map(|share| (f64::from(width) * share) as usize);
        let widths = [sender, document, page + CELL_MARGIN];
        let cells = columns.into_iter().zip(widths).map(|(mut paragraphs, width)| {
            if paragraphs.is_empty() {
                paragraphs.push(self.paragraph(Role::Header));
            }
            let cell = TableCell::new().width(width, WidthType::Dxa);
            paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
        });
        let row = TableRow::new(cells.collect());
        let notes = TableNotes::default();
        let table = self.fixed_table(vec![row], widths.to_vec(), Role::HeaderFields, notes);
        Header::new()
            .add_table(table)
            .add_paragraph(self.paragraph(Role::Header))
    }

    fn logo(&self, logo: &Logo) -> Paragraph {
        let room = &self.reference.look.logo;
        let [width, height] = [room.width, room.height].map(|side| u32::from(side) * MILLIMETRE);
        let (width, height) = logo.fit(width, height);
        // The picture itself goes into the package as it is; docx-rs only needs to know its size.
        let picture = Pic::new_with_dimensions(Vec::new(), 1, 1).size(width, height);
        self.paragraph(Role::Header)
            .add_run(Run::new().add_image(picture))
    }
}

fn child(span: &HeadSpan<'_>) -> ParagraphChild {
    match span {
        HeadSpan::Field(field, value) => control(*field, value),
        HeadSpan::Words(words) => text(words),
        HeadSpan::PageNumber => ParagraphChild::PageNum(Box::new(PageNum::new())),
        HeadSpan::PageCount => ParagraphChild::NumPages(Box::new(NumPages::new())),
    }
}

/// A content control with the text of a field.
pub(super) fn control(field: HeadField, value: &str) -> ParagraphChild {
    let control = StructuredDataTag::new()
        .alias(Control::Field(field).mark())
        .add_run(Run::new().add_text(clean_line(value)));
    ParagraphChild::StructuredDataTag(Box::new(control))
}

fn text(text: &str) -> ParagraphChild {
    ParagraphChild::Run(Box::new(Run::new().add_text(text)))
}
