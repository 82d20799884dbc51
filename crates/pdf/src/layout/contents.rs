//! The table of contents: the headings of the document, then its annexes, with the numbers of their pages.

use vuosikello_measure::Rgb;

use super::composer::{Column, Composer, Entry};
use super::galley::{Content, Placed, Slice};
use super::page::{Artifact, Goal, Link, Owner, Text};
use super::structure::{NodeId, Role};
use crate::Error;
use crate::font::Style;

/// The space above the heading of the table, above the first annex, and above entries of levels 1 to 3, in points.
const TITLE_GAP: f32 = 18.0;
const ANNEX_GAP: f32 = 6.0;
const ENTRY_GAPS: [f32; 3] = [4.0, 0.0, 0.0];
/// The room for the number of a heading, by level, in points; an entry without a number has none.
const NUMBER_WIDTHS: [f32; 3] = [24.0, 30.0, 38.0];
/// The room for the number of a page, and the space around the leader.
const PAGE_WIDTH: f32 = 22.0;
const LEADER_GAP: f32 = 4.0;
/// The distance of the dots of a leader, in points. They stand on a grid, so that those of all entries form columns.
const DOT: f32 = 5.0;

impl Composer<'_, '_> {
    /// The table of contents: headings down to `depth`, and the annexes.
    pub(super) fn contents(
        &mut self,
        title: &str,
        depth: u8,
        parent: NodeId,
        column: Column,
    ) -> Result<(), Error> {
        let start = self.galley.slices.len();
        let shaped = self.shape_plain(title, Style::Bold, self.style.headings[0])?;
        if !shaped.is_blank() {
            let level = (1 + u8::from(self.titled)).min(self.level + 1);
            self.level = level;
            let node = self.structure.add(parent, Role::Heading(level));
            let slices = self.lines(&shaped, node, column, TITLE_GAP, Rgb::BLACK)?;
            self.galley.slices.extend(slices);
            self.tie_to_next(start);
        }
        let root = self.structure.add(parent, Role::Contents);
        // The open tables, from the outermost in: an entry of a lower level stands in a table of its own.
        let mut open = vec![(1u8, root)];
        let surroundings = self.surroundings;
        for entry in surroundings.entries.iter().filter(|entry| entry.level <= depth) {
            while open.len() > 1 && open.last().is_some_and(|(level, _)| *level > entry.level) {
                open.pop();
            }
            let (level, table) = open.last().copied().unwrap_or((1, root));
            let table = if level < entry.level {
                let nested = self.structure.add(table, Role::Contents);
                open.push((entry.level, nested));
                nested
            } else {
                table
            };
            let gap = ENTRY_GAPS.get(slot(entry)).copied().unwrap_or_default();
            self.entry(entry, None, gap, table, column)?;
        }
        let width = self.annex_width(&surroundings.annexes)?;
        for (index, entry) in surroundings.annexes.iter().enumerate() {
            let gap = if index == 0 { ANNEX_GAP } else { 0.0 };
            self.entry(entry, Some(width), gap, root, column)?;
        }
        Ok(())
    }

    /// The room for the designations of annexes: that of the widest.
    fn annex_width(&mut self, annexes: &[Entry]) -> Result<f32, Error> {
        let mut widest: f32 = 0.0;
        for entry in annexes.iter().filter(|entry| !entry.number.is_empty()) {
            let shaped = self.shape_plain(&entry.number, Style::Regular, self.style.body)?;
            widest = widest.max(shaped.natural_width() + 8.0);
        }
        Ok(widest.min(self.style.measure() / 3.0))
    }

    fn entry(
        &mut self,
        entry: &Entry,
        annex_width: Option<f32>,
        gap: f32,
        table: NodeId,
        column: Column,
    ) -> Result<(), Error> {
        let size = self.style.body;
        let level = slot(entry);
        let item = self.structure.add(table, Role::ContentsItem);
        let reference = self.structure.add(item, Role::Reference);
        let link = self.structure.add(reference, Role::Link);

        let indent: f32 = NUMBER_WIDTHS.iter().take(level).sum();
        let (number, language) = (format!("{} ", entry.number), self.language());
        let number = self
            .setter
            .plain(&number, Style::Regular, language, size, false)?;
        let number_width = match annex_width {
            _ if entry.number.is_empty() => 0.0,
            Some(width) => width,
            None => NUMBER_WIDTHS
                .get(level)
                .copied()
                .unwrap_or_default()
                .max(number.natural_width() + 6.0),
        };
        let (numbers, texts) = (column.indented(indent), column.indented(indent + number_width));
        let texts = Column {
            width: texts.width - PAGE_WIDTH - 3.0 * DOT,
            ..texts
        };
        let text = self.shape_plain(&format!("{} ", entry.text.trim()), Style::Regular, size)?;

        let mut slices = self.lines(&text, link, texts, gap, Rgb::BLACK)?;
        if slices.is_empty() {
            slices.push(Slice {
                gap,
                height: size * self.style.leading,
                ..Slice::default()
            });
        }
        if let Some(first) = slices.first_mut()
            && !entry.number.is_empty()
        {
            let label = self.label(&number, link, numbers)?;
            first.items.splice(0..0, label);
        }
        let description = format!("{} {}", entry.number, entry.text.trim());
        let link = Link {
            goal: Goal::Anchor(entry.anchor),
            description: description.trim().to_owned(),
            node: link,
        };
        let mut end = texts.x;
        for item in slices.iter_mut().flat_map(|slice| &mut slice.items) {
            if let Content::Text(text) = &item.content {
                end = text.x + text.width();
                item.content = Content::LinkText(text.clone(), link.clone());
            }
        }
        let right = column.x + column.width;
        if let Some(last) = slices.last_mut() {
            let y = self.style.baseline(size);
            let leader = self.leader(end + LEADER_GAP, right - PAGE_WIDTH + 2.0, right, y, size)?;
            last.items.extend(leader);
            last.items.push(Placed {
                owner: Owner::Node(link.node),
                content: Content::PageNumber {
                    anchor: entry.anchor,
                    right,
                    y,
                    size,
                    link,
                },
            });
        }
        self.push_lines(slices);
        Ok(())
    }

    /// The dots from one place to another, on a grid counted from `right`.
    fn leader(&mut self, from: f32, to: f32, right: f32, y: f32, size: f32) -> Result<Option<Placed>, Error> {
        let first = ((right - to) / DOT).ceil() as usize;
        let last = ((right - from) / DOT).floor() as usize;
        let Some(count) = last.checked_sub(first).filter(|count| *count > 1) else {
            return Ok(None);
        };
        let shaped = self.shape_plain(&".".repeat(count), Style::Regular, size)?;
        let Some(mut line) = shaped.lines(f32::MAX).into_iter().next() else {
            return Ok(None);
        };
        for glyph in &mut line.glyphs {
            glyph.advance = DOT;
        }
        let text = Text::new(&shaped, line.glyphs, right - last as f32 * DOT, y, self.quiet);
        Ok(Some(Placed::artifact(Artifact::Layout, Content::Text(text))))
    }
}

/// The index of an entry's level in the tables above.
fn slot(entry: &Entry) -> usize {
    usize::from(entry.level.clamp(1, 3)) - 1
}
