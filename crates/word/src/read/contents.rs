//! The table of contents.

use std::collections::BTreeSet;

use vuosikello_document::{Block, Inline, Table, plain_text};
use vuosikello_ooxml::Element;

use super::contents_line::{normal, words_of};
use super::elements::{is_change, is_silent, is_transparent, value};
use super::paragraph::Paragraph;
use super::report::{LossKind, Place, Weight};
use super::session::Session;
use crate::role::Role;

/// Whether a content control holds the table of contents.
pub(super) fn is_contents(control: &Element<'_>) -> bool {
    let gallery = control
        .path(&["w:sdtPr", "w:docPartObj"])
        .and_then(|part| value(part, "w:docPartGallery"));
    gallery == Some("Table of Contents")
}

/// The deepest level of headings that a document lists.
pub(super) const DEEPEST_LISTED: u8 = 3;

/// A table of contents being read.
#[derive(Debug, Default)]
pub(super) struct Contents<'e> {
    title: String,
    depth: Option<u8>,
    on_new_page: bool,
    entries: Vec<Entry>,
    /// Tables that somebody has put among the entries: text that stands behind the contents.
    tables: Vec<&'e Element<'e>>,
    /// The data of charts that hang in the entries.
    charts: Vec<Table>,
}

/// A table of contents that has been read.
pub(super) struct ReadContents<'e> {
    pub(super) block: Block,
    pub(super) on_new_page: bool,
    pub(super) entries: Vec<Entry>,
    pub(super) tables: Vec<&'e Element<'e>>,
    pub(super) charts: Vec<Table>,
}

/// An entry as it stands in the file.
#[derive(Debug)]
pub(super) struct Entry {
    place: Place,
    text: String,
}

impl<'e> Contents<'e> {
    /// Reads the table of contents in a content control.
    pub(super) fn read(control: &'e Element<'e>, session: &mut Session<'e>) -> ReadContents<'e> {
        let mut contents = Self::default();
        contents.collect(control, session);
        contents.finish()
    }

    fn collect(&mut self, parent: &'e Element<'e>, session: &mut Session<'e>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:p" => {
                    let mut paragraph = Paragraph::read(element, session);
                    self.charts.append(&mut paragraph.tables);
                    lose_objects(&paragraph.content.concat(), session);
                    self.paragraph(&paragraph, session);
                }
                "w:tbl" => self.tables.push(element),
                "w:altChunk" => session.lose_element(LossKind::IncludedFile, element),
                "m:oMath" | "m:oMathPara" => session.lose_element(LossKind::Equation, element),
                "w:sectPr" => session.lose_section(element),
                name if is_change(name) && !session.shows_change(element) => {}
                name if is_transparent(name) || is_change(name) => self.collect(element, session),
                name if is_silent(name) => session.mark(element),
                _ => session.lose_unknown(element),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, session: &mut Session<'_>) {
        self.on_new_page |= paragraph.on_new_page;
        self.depth = self.depth.or(paragraph.entry_of.flatten());
        let mut text = plain_text(&paragraph.content.concat());
        if paragraph.entry_of.is_some() && !text.trim().is_empty() {
            self.entries.push(Entry::new(&text, session));
        } else if paragraph.entry_of.is_some() {
            text.clone_from(&paragraph.entry);
        }
        match (paragraph.role, paragraph.entry_of) {
            (Some(Role::ContentsHeading), _) => self.title = text,
            // A heading in another style than that for it.
            (_, None) if self.entries.is_empty() && self.title.is_empty() => self.title = text,
            (_, Some(_)) => self.entries.push(Entry::new(&paragraph.entry, session)),
            (_, None) if !text.trim().is_empty() => self.entries.push(Entry::new(&text, session)),
            _ => {}
        }
    }

    fn finish(self) -> ReadContents<'e> {
        let depth = self.depth.unwrap_or(DEEPEST_LISTED).clamp(1, DEEPEST_LISTED);
        ReadContents {
            block: Block::Contents {
                title: self.title,
                depth,
            },
            on_new_page: self.on_new_page,
            entries: self.entries,
            tables: self.tables,
            charts: self.charts,
        }
    }
}

/// Notes the pictures and notes in the line of a table of contents: a document makes its own lines, of words alone.
fn lose_objects(content: &[Inline], session: &mut Session<'_>) {
    for inline in content {
        match inline {
            Inline::Picture(picture) => {
                session.lose_as(LossKind::Picture, Weight::Content, &picture.description)
            }
            Inline::Footnote(note) => session.lose(LossKind::Note, &plain_text(&note.paragraphs.concat())),
            other => lose_objects(other.content().unwrap_or_default(), session),
        }
    }
}

impl Entry {
    pub(super) fn new(text: &str, session: &mut Session<'_>) -> Self {
        Self {
            place: session.tracker.place(),
            text: text.to_owned(),
        }
    }

    fn ends_with_page(&self) -> bool {
        let text = self.text.trim_end();
        let is_roman = |word: &str| word.chars().all(|c| "ivxlcIVXLC".contains(c));
        text.ends_with(|c: char| c.is_ascii_digit())
            || text
                .rsplit('\t')
                .next()
                .is_some_and(|last| text.contains('\t') && is_roman(last.trim()))
    }
}

impl Session<'_> {
    /// Tells which entries of a table of contents are those of no heading: a document makes its own from the headings.
    pub(super) fn check_contents(&mut self, entries: Vec<Entry>, headings: impl Iterator<Item = String>) {
        if entries.is_empty() {
            return;
        }
        let headings: BTreeSet<String> = headings.map(|heading| normal(&heading)).collect();
        for entry in entries {
            let words = words_of(&entry.text);
            if !words.is_empty() && !headings.contains(&words) {
                // A line that ends with a page was made of a heading that has changed since; others somebody has written.
                let weight = match entry.ends_with_page() {
                    true => Weight::Look,
                    false => Weight::Content,
                };
                self.losses.begin_paragraph();
                self.losses
                    .add(LossKind::ContentsEntry, weight, &entry.text, || entry.place);
            }
        }
    }
}
