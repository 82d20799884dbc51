//! Headings.

use std::cmp::Ordering;

use docx_rs::{IndentLevel, NumberingId};
use vuosikello_document::{DEEPEST_HEADING, Heading};

use super::list::HIGHEST_START;
use super::writer::Writer;
use crate::reference::{ListInstance, Numbered};
use crate::role::Role;

impl Writer<'_> {
    pub(super) fn heading(&mut self, heading: &Heading) {
        let mut paragraph = self.paragraph(Role::heading(heading.level));
        let number = self
            .numbers
            .get(self.headings_written)
            .cloned()
            .unwrap_or_default();
        if let Some((instance, level)) = self.heading_instance(heading, &number) {
            paragraph = paragraph.numbering(NumberingId::new(instance as usize), IndentLevel::new(level));
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

    /// The instance and level of the numbering that gives a heading its number; `None` where its style gives it.
    ///
    /// Word counts by itself: where its count would be another, the heading has an instance of its own, from which the count
    /// goes on if the number is one that counting could give.
    fn heading_instance(&mut self, heading: &Heading, number: &str) -> Option<(u32, usize)> {
        let level = usize::from(heading.level.clamp(1, DEEPEST_HEADING));
        if number.is_empty() {
            return Some((self.reference.numbering.unnumbered(), 0));
        }
        let depth = level - 1;
        let counted: Option<Vec<u32>> = number.split('.').map(|part| part.parse().ok()).collect();
        // What lies above is what Word shows of its own count there.
        let above = self.heading_counts.get(..depth).unwrap_or_default();
        let above = above.iter().map(|count| (*count).max(1));
        let last = counted.as_ref().and_then(|counted| counted.split_last());
        let last = last
            .filter(|(_, before)| before.iter().copied().eq(above))
            .map(|(last, _)| *last);
        let last = last.filter(|last| (1..=HIGHEST_START).contains(last));
        let Some(last) = last else {
            return Some((self.instance(depth, Numbered::Literal(number.to_owned())), depth));
        };
        let next = self.heading_counts.get(depth).map_or(0, |count| *count) + 1;
        for (at, count) in self.heading_counts.iter_mut().enumerate() {
            match at.cmp(&depth) {
                Ordering::Less => {}
                Ordering::Equal => *count = last,
                Ordering::Greater => *count = 0,
            }
        }
        if last != next {
            return Some((self.instance(depth, Numbered::Headings { from: last }), depth));
        }
        // The styles of the deepest levels are tied to no numbering.
        let is_spare = Role::heading(heading.level).is_spare();
        is_spare.then(|| (self.reference.numbering.heading(), depth))
    }

    fn instance(&mut self, depth: usize, numbered: Numbered) -> u32 {
        let id = self.next_list;
        self.next_list += 1;
        self.lists.push(ListInstance { id, depth, numbered });
        id
    }
}
