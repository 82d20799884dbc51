//! The table of contents.

use std::collections::BTreeSet;

use vuosikello_document::{Block, plain_text};
use vuosikello_ooxml::Element;

use super::elements::{is_change, is_transparent, value};
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
pub(super) struct Contents {
    title: String,
    depth: Option<u8>,
    on_new_page: bool,
    entries: Vec<Entry>,
}

/// An entry as it stands in the file.
#[derive(Debug)]
pub(super) struct Entry {
    place: Place,
    text: String,
}

impl Contents {
    /// Reads the table of contents in a content control.
    pub(super) fn read<'e>(control: &'e Element<'e>, session: &mut Session<'e>) -> Self {
        let mut contents = Self::default();
        contents.collect(control, session);
        contents
    }

    fn collect<'e>(&mut self, parent: &'e Element<'e>, session: &mut Session<'e>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:p" => {
                    let paragraph = Paragraph::read(element, session);
                    self.paragraph(&paragraph, session);
                }
                name if is_change(name) && !session.context.view.shows(name) => {}
                name if is_transparent(name) || is_change(name) => self.collect(element, session),
                _ => session.mark(element),
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

    /// The block, whether it begins a page, and its entries.
    pub(super) fn finish(self) -> (Block, bool, Vec<Entry>) {
        let depth = self.depth.unwrap_or(DEEPEST_LISTED).clamp(1, DEEPEST_LISTED);
        let block = Block::Contents {
            title: self.title,
            depth,
        };
        (block, self.on_new_page, self.entries)
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

    /// The words of an entry, without its number and its page.
    fn words(&self) -> String {
        let mut parts: Vec<&str> = self
            .text
            .split('\t')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let is_number = |part: &&str| {
            part.chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | '–' | '-'))
        };
        if parts.len() > 1 && parts.last().is_some_and(is_number) {
            parts.pop();
        }
        if parts.len() > 1 && parts.first().is_some_and(is_number) {
            parts.remove(0);
        }
        normal(&parts.join(" "))
    }
}

/// A text by which headings and entries are compared.
fn normal(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('\u{ad}', "").to_lowercase()
}

impl Session<'_> {
    /// Tells which entries of a table of contents are those of no heading: a document makes its own from the headings.
    pub(super) fn check_contents(&mut self, entries: Vec<Entry>, headings: impl Iterator<Item = String>) {
        if entries.is_empty() {
            return;
        }
        let headings: BTreeSet<String> = headings.map(|heading| normal(&heading)).collect();
        for entry in entries {
            let words = entry.words();
            if !words.is_empty() && !headings.contains(&words) {
                // A line that ends with a page was made of a heading that has changed since; others somebody has written.
                let weight = match entry.ends_with_page() {
                    true => Weight::Look,
                    false => Weight::Content,
                };
                self.losses.begin_paragraph();
                self.losses.add(
                    LossKind::ContentsEntry,
                    weight,
                    &entry.text.replace('\t', " "),
                    || entry.place,
                );
            }
        }
    }
}
