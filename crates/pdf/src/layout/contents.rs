//! The table of contents: the headings of the document, then its annexes, with the numbers of their pages.

use vuosikello_measure::Rgb;

use super::composer::{Column, Composer, Entry, HIGHEST};
use super::galley::{Content, Placed, Slice};
use super::page::{Artifact, Goal, Link, Owner, Text};
use super::strip::{Strip, side_by_side};
use super::structure::{NodeId, Role};
use crate::Error;
use crate::font::Style;
use crate::text::{Division, Shaped};

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

/// The share of a page that the table may take, and the space between its columns in points.
const MOST: f32 = 0.5;
const COLUMN_GAP: f32 = 24.0;
/// The space above an entry in a table of two columns, in points.
const COLUMNS_ENTRY_GAP: f32 = 2.0;

/// An entry with the room for the designations of annexes, if it is one, and the space above it.
struct ContentsLine<'a> {
    entry: &'a Entry,
    annex_width: Option<f32>,
    gap: f32,
}

/// How the entries are set: where the second column begins, if there is one, and the first column.
struct ContentsPlan<'a> {
    lines: Vec<ContentsLine<'a>>,
    split: Option<usize>,
    column: Column,
}

/// The entry with which the second column begins, so that both are as even as they can be, and the height of the higher. A
/// section stays with the first of its subsections.
fn even_split(lines: &[ContentsLine<'_>], heights: &[f32]) -> (usize, f32) {
    let whole: f32 = heights.iter().sum();
    let mut left = 0.0;
    let mut best = (heights.len(), whole);
    for (index, height) in heights.iter().enumerate() {
        let parts = index > 0
            && lines
                .get(index)
                .zip(lines.get(index - 1))
                .is_some_and(|(line, before)| {
                    line.entry.level > before.entry.level && line.annex_width.is_none()
                });
        let higher = f32::max(left, whole - left);
        if !parts && higher < best.1 {
            best = (index, higher);
        }
        left += height;
    }
    best
}

/// Slices as the strips of a cell, with the space above them.
fn strips(slices: Vec<Slice>) -> Vec<Strip> {
    let strips = slices.into_iter().map(|slice| {
        let items = slice.items.into_iter();
        Strip {
            height: slice.gap + slice.height,
            items: items.map(|item| item.moved_down(slice.gap)).collect(),
            anchors: slice.anchors,
            notes: slice.notes,
        }
    });
    strips.collect()
}

impl<'a> Composer<'a, '_> {
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
        let head: f32 = self
            .galley
            .slices
            .iter()
            .skip(start)
            .map(|slice| slice.gap + slice.height)
            .sum();
        let room = self.highest / HIGHEST * MOST - head;
        let plan = self.contents_plan(depth, column, room)?;
        let before = std::mem::take(&mut self.galley.slices);
        let columns = self.entries(&plan, root);
        self.galley.slices = before;
        let columns = columns?;
        match plan.split {
            None => self.galley.slices.extend(columns.into_iter().flatten()),
            Some(_) => {
                let mut slices = side_by_side(columns.into_iter().map(strips).collect(), 0.0, self.highest);
                if let Some(first) = slices.first_mut() {
                    first.gap = ENTRY_GAPS[0];
                }
                self.galley.slices.extend(slices);
            }
        }
        Ok(())
    }

    /// The slices of the entries, column by column.
    fn entries(&mut self, plan: &ContentsPlan<'_>, root: NodeId) -> Result<Vec<Vec<Slice>>, Error> {
        // The open tables, from the outermost in: an entry of a lower level stands in a table of its own.
        let mut open = vec![(1u8, root)];
        let mut columns = Vec::new();
        for (index, line) in plan.lines.iter().enumerate() {
            if plan.split == Some(index) {
                columns.push(std::mem::take(&mut self.galley.slices));
            }
            while open.len() > 1 && open.last().is_some_and(|(level, _)| *level > line.entry.level) {
                open.pop();
            }
            let (level, table) = open.last().copied().unwrap_or((1, root));
            let table = if level < line.entry.level {
                let nested = self.structure.add(table, Role::Contents);
                open.push((line.entry.level, nested));
                nested
            } else {
                table
            };
            let right = match plan.split {
                Some(split) if index >= split => plan.column.width + COLUMN_GAP,
                _ => 0.0,
            };
            let column = Column {
                x: plan.column.x + right,
                ..plan.column
            };
            let begins_column = plan.split.is_some() && (index == 0 || plan.split == Some(index));
            let gap = if begins_column { 0.0 } else { line.gap };
            self.entry(line.entry, line.annex_width, gap, table, column)?;
        }
        columns.push(std::mem::take(&mut self.galley.slices));
        columns.retain(|column| !column.is_empty());
        Ok(columns)
    }

    /// How the entries are set: in one column where that takes no more than `room`, else in two, and if that does not do, without
    /// the entries of the lowest levels.
    fn contents_plan(&mut self, depth: u8, column: Column, room: f32) -> Result<ContentsPlan<'a>, Error> {
        let surroundings = self.surroundings;
        let annex_width = self.annex_width(&surroundings.annexes)?;
        let lines_to = |depth: u8| -> Vec<ContentsLine<'a>> {
            let entries = surroundings.entries.iter().filter(|entry| entry.level <= depth);
            let entries = entries.map(|entry| ContentsLine {
                entry,
                annex_width: None,
                gap: ENTRY_GAPS.get(slot(entry)).copied().unwrap_or_default(),
            });
            let annexes = surroundings
                .annexes
                .iter()
                .enumerate()
                .map(|(index, entry)| ContentsLine {
                    entry,
                    annex_width: Some(annex_width),
                    gap: if index == 0 { ANNEX_GAP } else { 0.0 },
                });
            entries.chain(annexes).collect()
        };
        let single = ContentsPlan {
            lines: lines_to(depth),
            split: None,
            column,
        };
        if self.heights(&single.lines, column)?.iter().sum::<f32>() <= room {
            return Ok(single);
        }
        // In two columns entries stand at one distance, so that they are level with one another.
        let level = |mut lines: Vec<ContentsLine<'a>>| {
            lines.iter_mut().for_each(|line| line.gap = COLUMNS_ENTRY_GAP);
            lines
        };
        let half = Column {
            width: (column.width - COLUMN_GAP) / 2.0,
            ..column
        };
        for depth in (1..=depth).rev() {
            let lines = level(lines_to(depth));
            let heights = self.heights(&lines, half)?;
            let (split, height) = even_split(&lines, &heights);
            if height <= room || (depth == 1 && height <= self.highest) {
                return Ok(ContentsPlan {
                    lines,
                    split: Some(split),
                    column: half,
                });
            }
        }
        Ok(single)
    }

    /// The heights of entries in a column, with the space above them.
    fn heights(&mut self, lines: &[ContentsLine<'_>], column: Column) -> Result<Vec<f32>, Error> {
        let size = self.style.body;
        let mut heights = Vec::with_capacity(lines.len());
        for line in lines {
            let text = self.shape_plain(&format!("{} ", line.entry.text.trim()), Style::Regular, size)?;
            let (_, texts) = self.entry_columns(line.entry, line.annex_width, column)?;
            let count = text.lines(texts.width).len().max(1);
            heights.push(line.gap + count as f32 * size * self.style.leading);
        }
        Ok(heights)
    }

    /// The columns of the number of an entry and of its text.
    fn entry_columns(
        &mut self,
        entry: &Entry,
        annex_width: Option<f32>,
        column: Column,
    ) -> Result<(Column, Column), Error> {
        let level = slot(entry);
        let indent: f32 = NUMBER_WIDTHS.iter().take(level).sum();
        let number = self.entry_number(entry)?;
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
        Ok((numbers, texts))
    }

    fn entry_number(&mut self, entry: &Entry) -> Result<Shaped, Error> {
        let (number, language) = (format!("{} ", entry.number), self.language());
        let size = self.style.body;
        self.setter
            .plain(&number, Style::Regular, language, size, Division::Never)
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
        let item = self.structure.add(table, Role::ContentsItem);
        let reference = self.structure.add(item, Role::Reference);
        let link = self.structure.add(reference, Role::Link);

        let number = self.entry_number(entry)?;
        let (numbers, texts) = self.entry_columns(entry, annex_width, column)?;
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
