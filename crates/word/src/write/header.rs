//! The head of the pages, with the fields of SFS 2487 in their places.
//!
//! Organisation at the left, type of the document with date and case number in the middle, page number at the right.
//! The first page carries every field, those that follow only what tells where a loose page belongs. The fields stand
//! in a table without borders, so that a long name takes more lines instead of running into the next field.

use docx_rs::{
    AlignmentType, Header, NumPages, PageNum, Paragraph, ParagraphChild, Pic, Run, StructuredDataTag, Table,
    TableCell, TableLayoutType, TableRow, WidthType,
};
use vuosikello_core::{clean_line, is_blank};
use vuosikello_document::{Head, Language};

use super::writer::Writer;
use crate::conform::{Control, TableNotes};
use crate::field::Field;
use crate::reference::Logo;
use crate::role::Role;

/// The box that a logo fills, in EMU (1/914 400 inch): 60 mm × 12 mm.
const LOGO_WIDTH: u32 = 2_160_000;
const LOGO_HEIGHT: u32 = 432_000;

/// The shares of the three columns: sender, document, page. The second begins where SFS 2487 has the type.
const COLUMNS: [f64; 3] = [0.5, 0.36, 0.14];

/// The right margin of a cell in the style of the table, in twentieths of a point. The table is wider by it than the
/// text, so that the page number stands exactly at the margin.
const CELL_MARGIN: usize = 113;

impl Writer<'_> {
    pub(super) fn first_header(&mut self) -> Header {
        let head = &self.document.head;
        let logo = self.reference.logo.as_ref().map(|logo| self.logo(logo));
        let sender = [
            logo,
            self.title_field(Field::Organisation, &head.organisation),
            self.optional_field(Field::Unit, head.unit.as_deref()),
            self.optional_field(Field::AuthorInitials, head.author_initials.as_deref()),
        ];
        let date = head.date.format("%-d.%-m.%Y").to_string();
        let document = [
            self.kind(),
            self.optional_field(Field::Date, Some(&date)),
            self.case_number(),
            self.classification(),
        ];
        let page = [Some(self.page_number()), self.annex()];
        self.fields([sender.to_vec(), document.to_vec(), page.to_vec()])
    }

    pub(super) fn following_header(&mut self) -> Header {
        let sender = [self.title_field(Field::Organisation, &self.document.head.organisation)];
        let document = [self.kind(), self.case_number(), self.classification()];
        let page = [Some(self.page_number()), self.annex()];
        self.fields([sender.to_vec(), document.to_vec(), page.to_vec()])
    }

    /// The three columns as a table, and the paragraph that Word wants behind it.
    fn fields(&mut self, columns: [Vec<Option<Paragraph>>; 3]) -> Header {
        let width = self.reference.page.text_width();
        let [sender, document, page] = COLUMNS.map(|share| (f64::from(width) * share) as usize);
        let widths = [sender, document, page + CELL_MARGIN];
        let cells = columns.into_iter().zip(widths).map(|(paragraphs, width)| {
            let mut paragraphs: Vec<Paragraph> = paragraphs.into_iter().flatten().collect();
            if paragraphs.is_empty() {
                paragraphs.push(self.paragraph(Role::Header));
            }
            let cell = TableCell::new().width(width, WidthType::Dxa);
            paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
        });
        let row = TableRow::new(cells.collect());
        let notes = TableNotes {
            style: self.reference.style_id(Role::HeaderFields).to_owned(),
            ..TableNotes::default()
        };
        let table = Table::new(vec![row])
            .style(self.marks.add_table(notes))
            .set_grid(widths.to_vec())
            .layout(TableLayoutType::Fixed)
            .width(widths.iter().sum(), WidthType::Dxa);
        Header::new()
            .add_table(table)
            .add_paragraph(self.paragraph(Role::Header))
    }

    /// The type of the document, and that it is a draft.
    fn kind(&self) -> Option<Paragraph> {
        let head = &self.document.head;
        let mut children = Vec::new();
        if !is_blank(&head.document_type) {
            children.push(control(Field::DocumentType, &head.document_type));
        }
        if head.draft {
            if !children.is_empty() {
                children.push(text("\u{2003}"));
            }
            children.push(control(Field::Draft, draft_word(head.language)));
        }
        self.line(Role::HeaderTitle, children)
    }

    fn case_number(&self) -> Option<Paragraph> {
        let head = &self.document.head;
        if is_blank(&head.case_number) {
            return None;
        }
        let label = case_number_label(head);
        self.line(
            Role::Header,
            vec![text(label), control(Field::CaseNumber, &head.case_number)],
        )
    }

    /// The publicity class, with the ground of secrecy in brackets.
    fn classification(&self) -> Option<Paragraph> {
        let classification = &self.document.head.classification;
        let mut children = Vec::new();
        if !is_blank(&classification.label) {
            children.push(control(Field::Classification, &classification.label));
        }
        if let Some(ground) = classification
            .legal_ground
            .as_deref()
            .filter(|ground| !is_blank(ground))
        {
            children.extend([text(" ("), control(Field::LegalGround, ground), text(")")]);
        }
        self.line(Role::Header, children)
    }

    fn annex(&self) -> Option<Paragraph> {
        let annex = self.document.head.annex.as_deref();
        Some(
            self.optional_field(Field::Annex, annex)?
                .align(AlignmentType::Right),
        )
    }

    /// The page and, in brackets, the number of pages.
    fn page_number(&self) -> Paragraph {
        let mut paragraph = self.paragraph(Role::Header).align(AlignmentType::Right);
        paragraph.children.extend([
            ParagraphChild::PageNum(Box::new(PageNum::new())),
            text(" ("),
            ParagraphChild::NumPages(Box::new(NumPages::new())),
            text(")"),
        ]);
        paragraph
    }

    fn title_field(&self, field: Field, value: &str) -> Option<Paragraph> {
        if is_blank(value) {
            None
        } else {
            self.line(Role::HeaderTitle, vec![control(field, value)])
        }
    }

    fn optional_field(&self, field: Field, value: Option<&str>) -> Option<Paragraph> {
        let value = value.filter(|value| !is_blank(value))?;
        self.line(Role::Header, vec![control(field, value)])
    }

    fn line(&self, role: Role, children: Vec<ParagraphChild>) -> Option<Paragraph> {
        if children.is_empty() {
            return None;
        }
        let mut paragraph = self.paragraph(role);
        paragraph.children = children;
        Some(paragraph)
    }

    fn logo(&self, logo: &Logo) -> Paragraph {
        let (width, height) = logo.fit(LOGO_WIDTH, LOGO_HEIGHT);
        // The picture itself goes into the package as it is; docx-rs only needs to know its size.
        let picture = Pic::new_with_dimensions(Vec::new(), 1, 1).size(width, height);
        self.paragraph(Role::Header)
            .add_run(Run::new().add_image(picture))
    }
}

/// A content control with the text of a field.
pub(super) fn control(field: Field, value: &str) -> ParagraphChild {
    let control = StructuredDataTag::new()
        .alias(Control::Field(field).mark())
        .add_run(Run::new().add_text(clean_line(value)));
    ParagraphChild::StructuredDataTag(Box::new(control))
}

fn text(text: &str) -> ParagraphChild {
    ParagraphChild::Run(Box::new(Run::new().add_text(text)))
}

/// How a draft says that it is one.
fn draft_word(language: Language) -> &'static str {
    match language {
        Language::Finnish => "LUONNOS",
        Language::Swedish => "UTKAST",
        Language::English => "DRAFT",
    }
}

/// What stands before the case number, unless the number says it itself.
fn case_number_label(head: &Head) -> &'static str {
    let number = head.case_number.trim().to_lowercase();
    if number.starts_with("dnr") || number.starts_with("ref.") {
        return "";
    }
    match head.language {
        Language::Finnish => "Dnro ",
        Language::Swedish => "Dnr ",
        Language::English => "Ref. ",
    }
}
