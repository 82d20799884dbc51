//! The body of a document, block by block.

use std::cell::Cell;

use docx_rs::{
    DocumentChild, LineSpacing, LineSpacingType, Paragraph, SectionProperty, Table, TableLayoutType,
    TableRow, WidthType,
};
use vuosikello_document::{Block, DEEPEST_HEADING, Document, HeadField, Inline, Orientation};

use super::bookmarks::Bookmarks;
use super::kept_notes::Notes;
use super::links::Links;
use super::media::Media;
use super::section::Section;
use crate::annexes;
use crate::conform::{Marks, TableNotes};
use crate::reference::{ListInstance, Page, Reference};
use crate::role::Role;

/// The space between a table and the text below it, in twentieths of a point; a table has none of its own in Word.
const SPACE_BELOW_TABLE: u32 = 220;

/// The height of the empty paragraph at the end, in twentieths of a point: the least, so that a table that fills the last page is
/// not followed by an empty one.
const END_LINE: i32 = 20;

/// Whether a child is a paragraph of the section that is being written, which can end it.
fn ends_in_section(child: &DocumentChild) -> bool {
    matches!(child, DocumentChild::Paragraph(last) if last.property.section_property.is_none())
}

/// The state of writing a document.
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    pub(super) reference: &'a Reference,
    /// The page of each heading, in reading order, where they are known.
    pub(super) contents_pages: Option<&'a [u32]>,
    pub(super) bookmarks: Bookmarks<'a>,
    pub(super) links: Links,
    pub(super) media: Media,
    pub(super) notes: Notes,
    /// Whether a style has been used that not every file has.
    pub(super) uses_spare_styles: Cell<bool>,
    pub(super) lists: Vec<ListInstance>,
    pub(super) next_list: u32,
    pub(super) marks: Marks<'a>,
    pub(super) headings_written: usize,
    /// The numbers of the headings, in reading order, and what Word has counted on each level.
    pub(super) numbers: Vec<String>,
    pub(super) heading_counts: [u32; DEEPEST_HEADING as usize],
    /// The annexes that the contents list.
    pub(super) annexes: Vec<String>,
    pub(super) tables_written: usize,
    pub(super) charts_written: usize,
    /// The pages that are being written, and the section that they are in.
    pub(super) page: Page,
    pub(super) section: Section,
    /// The width of the cell whose blocks are being written, in twentieths of a point.
    pub(super) cell_width: Option<u32>,
    children: Vec<DocumentChild>,
    page_break: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        document: &'a Document,
        reference: &'a Reference,
        contents_pages: Option<&'a [u32]>,
    ) -> Self {
        let logo_description = reference.logo.as_ref().map_or("", |logo| logo.description());
        Self {
            document,
            reference,
            contents_pages,
            bookmarks: Bookmarks::new(document),
            links: Links::default(),
            media: Media::default(),
            notes: Notes::default(),
            uses_spare_styles: Cell::new(false),
            lists: Vec::new(),
            next_list: reference.numbering.next_instance(),
            marks: Marks::new(logo_description),
            headings_written: 0,
            numbers: document.heading_numbers(),
            heading_counts: [0; DEEPEST_HEADING as usize],
            annexes: annexes::listed(document),
            tables_written: 0,
            charts_written: 0,
            page: reference.page,
            section: Section::default(),
            cell_width: None,
            children: Vec::new(),
            page_break: false,
        }
    }

    /// The body: every block in order.
    pub(super) fn body(&mut self) -> Vec<DocumentChild> {
        let document = self.document;
        for block in &document.blocks {
            self.block(block);
        }
        // A page break at the end needs a paragraph to carry it; and Word wants one between a table and the end, and in every section.
        if self.page_break || !self.children.last().is_some_and(ends_in_section) {
            let line = LineSpacing::new()
                .line(END_LINE)
                .line_rule(LineSpacingType::Exact);
            let end = self.paragraph(Role::TableGap).line_spacing(line);
            self.push_paragraph(end);
        }
        std::mem::take(&mut self.children)
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Title(inlines) => self.text(Role::Title, inlines),
            Block::Subtitle(inlines) => self.text(Role::Subtitle, inlines),
            Block::Paragraph(inlines) => self.text(Role::Body, inlines),
            Block::Note(inlines) => self.text(Role::Note, inlines),
            Block::Contents { title, depth } => self.contents(title, *depth),
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list, 0),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Signatures(signatories) => self.signatures(signatories),
            Block::PageBreak => {
                if self.page_break {
                    let empty_page = self.paragraph(Role::TableGap);
                    self.push_paragraph(empty_page);
                }
                self.page_break = true;
            }
            Block::Turn(orientation) => self.turn(*orientation),
        }
    }

    /// Ends a section of the document where pages turn: its last paragraph carries the section's properties.
    fn turn(&mut self, orientation: Orientation) {
        let is_beginning = self.children.is_empty() && !self.page_break && self.section.is_first;
        if orientation == self.section.orientation {
            self.page_break |= !is_beginning;
            return;
        }
        if !is_beginning {
            if self.page_break || !self.children.last().is_some_and(ends_in_section) {
                let end = self.paragraph(Role::TableGap);
                self.push_paragraph(end);
            }
            let section = self.section_properties();
            if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
                last.property.section_property = Some(section);
            }
            self.section.is_first = false;
        }
        self.section.turn(orientation);
        self.page = self.reference.page_of(orientation);
    }

    /// The properties of the section that is being written.
    pub(super) fn section_properties(&self) -> SectionProperty {
        let has_footers = self.document.head.field(HeadField::Contact).is_some();
        self.section.properties(self.page, has_footers)
    }

    fn text(&mut self, role: Role, inlines: &[Inline]) {
        let paragraph = self.paragraph(role);
        let mut paragraph = self.append(paragraph, inlines);
        if role == Role::Body && matches!(self.children.last(), Some(DocumentChild::Table(_))) {
            paragraph = paragraph.line_spacing(LineSpacing::new().before(SPACE_BELOW_TABLE));
        }
        self.push_paragraph(paragraph);
    }

    /// An empty paragraph of a style.
    pub(super) fn paragraph(&self, role: Role) -> Paragraph {
        Paragraph::new().style(self.style_id(role))
    }

    /// The id of the style of a role, which will be in the file.
    pub(super) fn style_id(&self, role: Role) -> &'a str {
        if role.is_spare() {
            self.uses_spare_styles.set(true);
        }
        self.reference.style_id(role)
    }

    /// The paragraph, on a new page if a page break waits for one to carry it.
    pub(super) fn break_page_before(&mut self, paragraph: Paragraph) -> Paragraph {
        if std::mem::take(&mut self.page_break) {
            paragraph.page_break_before(true)
        } else {
            paragraph
        }
    }

    pub(super) fn push_paragraph(&mut self, paragraph: Paragraph) {
        let paragraph = self.break_page_before(paragraph);
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// A table of columns of fixed widths, in twentieths of a point, in the style of a role.
    pub(super) fn fixed_table(
        &mut self,
        rows: Vec<TableRow>,
        widths: Vec<usize>,
        role: Role,
        notes: TableNotes,
    ) -> Table {
        let style = self.reference.style_id(role).to_owned();
        let total = widths.iter().sum();
        Table::new(rows)
            .style(self.marks.add_table(TableNotes { style, ..notes }))
            .set_grid(widths)
            .layout(TableLayoutType::Fixed)
            .width(total, WidthType::Dxa)
    }

    /// Adds a table, behind a thin paragraph where it would otherwise run together with another or a page break would
    /// find no paragraph.
    pub(super) fn push_table(&mut self, table: Table) {
        if self.page_break || matches!(self.children.last(), Some(DocumentChild::Table(_))) {
            let gap = self.paragraph(Role::TableGap);
            self.push_paragraph(gap);
        }
        self.children.push(DocumentChild::Table(Box::new(table)));
    }

    /// Begins a text of its own, such as that of a cell, and returns what has to be given back at its end.
    pub(super) fn begin_children(&mut self) -> (Vec<DocumentChild>, bool) {
        let page_break = std::mem::take(&mut self.page_break);
        (std::mem::take(&mut self.children), page_break)
    }

    /// Ends a text of its own, and returns what has been written of it.
    pub(super) fn end_children(&mut self, outside: (Vec<DocumentChild>, bool)) -> Vec<DocumentChild> {
        self.page_break = outside.1;
        std::mem::replace(&mut self.children, outside.0)
    }

    pub(super) fn push(&mut self, child: DocumentChild) {
        self.children.push(child);
    }

    /// Keeps the last paragraph written on the same page as what follows.
    pub(super) fn keep_last_with_next(&mut self) {
        if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
            last.property.keep_next = Some(true);
        }
    }
}
