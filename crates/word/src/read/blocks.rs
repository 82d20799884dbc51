//! Blocks out of paragraphs, tables and content controls.

use vuosikello_document::{Block, Heading, Inline, Table};
use vuosikello_ooxml::Element;

use super::context::Context;
use super::elements::is_transparent;
use super::links::{bookmarks, heading_id};
use super::lists::Lists;
use super::paragraph::Paragraph;
use super::{contents, tables};
use crate::role::Role;

/// The blocks read so far, and what is still open.
pub(super) struct Blocks<'c> {
    context: &'c Context,
    blocks: Vec<Block>,
    lists: Lists,
    /// The caption that waits for its table.
    caption: Option<Vec<Inline>>,
    /// Text whose paragraph mark is deleted: it stands at the beginning of the next paragraph.
    run_on: Vec<Inline>,
    headings: usize,
}

impl<'c> Blocks<'c> {
    pub(super) fn new(context: &'c Context) -> Self {
        Self {
            context,
            blocks: Vec::new(),
            lists: Lists::default(),
            caption: None,
            run_on: Vec::new(),
            headings: 0,
        }
    }

    /// Reads what stands in the body or in an element that is transparent to the reader.
    pub(super) fn read(&mut self, parent: &Element<'_>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:p" => self.paragraph(element),
                "w:tbl" => self.table(element),
                "w:sdt" if contents::is_contents(element) => {
                    let (block, on_new_page) = contents::read(element, self.context);
                    if on_new_page {
                        self.push(Block::PageBreak);
                    }
                    self.push(block);
                }
                name if is_transparent(name) => self.read(element),
                _ => {}
            }
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.close();
        let rest = std::mem::take(&mut self.run_on);
        if !rest.is_empty() {
            self.blocks.push(Block::Paragraph(rest));
        }
        self.blocks
    }

    /// Ends the lists, and lets a caption that found no table be a paragraph.
    fn close(&mut self) {
        self.blocks.append(&mut self.lists.finish());
        if let Some(caption) = self.caption.take() {
            self.blocks.push(Block::Paragraph(caption));
        }
    }

    fn push(&mut self, block: Block) {
        self.close();
        self.blocks.push(block);
    }

    fn paragraph(&mut self, element: &Element<'_>) {
        let mut paragraph = Paragraph::read(element, self.context);
        if paragraph.on_new_page {
            self.push(Block::PageBreak);
        }
        let mut content = std::mem::take(&mut self.run_on);
        content.append(&mut paragraph.content);
        if paragraph.runs_on {
            self.run_on = content;
            return;
        }
        let page_break = paragraph.page_break;
        self.block(element, paragraph, content);
        if page_break {
            self.push(Block::PageBreak);
        }
    }

    fn block(&mut self, element: &Element<'_>, paragraph: Paragraph, content: Vec<Inline>) {
        let role = paragraph.role;
        match role {
            Some(Role::Heading1) => return self.heading(element, 1, &paragraph, content),
            Some(Role::Heading2) => return self.heading(element, 2, &paragraph, content),
            Some(Role::Heading3) => return self.heading(element, 3, &paragraph, content),
            // Entries of a table of contents that stands outside a content control.
            Some(Role::Contents1 | Role::Contents2 | Role::Contents3) => return,
            _ => {}
        }
        if let Some(numbered) = &paragraph.numbered {
            let block = (!content.is_empty()).then_some(Block::Paragraph(content));
            if let Some(caption) = self.caption.take() {
                self.push(Block::Paragraph(caption));
            }
            return self.lists.item(numbered, block);
        }
        if content.is_empty() {
            return;
        }
        match role {
            Some(Role::Title) => self.push(Block::Title(content)),
            Some(Role::Subtitle) => self.push(Block::Subtitle(content)),
            Some(Role::Note) => self.push(Block::Note(content)),
            Some(Role::Caption) => {
                self.close();
                self.caption = Some(content);
            }
            Some(role) if self.lists.is_open() && list_depth(role).is_some() => {
                self.lists
                    .go_on(list_depth(role).unwrap_or(0), Block::Paragraph(content));
            }
            _ => self.push(Block::Paragraph(content)),
        }
    }

    fn heading(&mut self, element: &Element<'_>, level: u8, paragraph: &Paragraph, content: Vec<Inline>) {
        if content.is_empty() {
            return;
        }
        self.headings += 1;
        let names = bookmarks(element);
        let id = heading_id(&names).map_or_else(|| format!("otsikko_{}", self.headings), str::to_owned);
        self.push(Block::Heading(Heading {
            level,
            id,
            numbered: paragraph.numbered.is_some(),
            content,
        }));
    }

    fn table(&mut self, element: &Element<'_>) {
        // The caption belongs to a table of data; before any other it is a paragraph.
        let caption = self.caption.take();
        match tables::read(element, self.context) {
            Some(Block::Table(table)) => {
                self.push(Block::Table(Table {
                    caption: caption.unwrap_or_default(),
                    ..table
                }));
            }
            block => {
                self.caption = caption;
                self.close();
                self.blocks.extend(block);
            }
        }
    }
}

/// The depth of the list that a paragraph goes on in.
fn list_depth(role: Role) -> Option<usize> {
    (0..5).find(|depth| Role::list_continue(*depth) == role)
}
