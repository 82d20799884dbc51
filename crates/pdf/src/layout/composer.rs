//! The composer, which turns the blocks of a segment into slices of a galley; and the state that blocks share.

use std::collections::BTreeMap;

use vuosikello_core::Colours;
use vuosikello_document::{Block, Document, Inline, Language};
use vuosikello_measure::Rgb;

use super::frame::Frame;
use super::galley::{Galley, Keep, Placed, Slice};
use super::keeping::keep_together;
use super::page::AnchorId;
use super::structure::{NodeId, Structure};
use super::style::PageStyle;
use super::survey::LineEnd;
use crate::Error;
use crate::font::Style;
use crate::image::Images;
use crate::text::{Division, NoteNumbers, Runs, Setter, Shaped};

/// The share of a page that a single slice may take; more is cut into strips.
pub(super) const HIGHEST: f32 = 0.9;

/// A horizontal range of the page, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// From the left edge of the page.
    pub(super) x: f32,
    pub(super) width: f32,
}

impl Column {
    /// The column without a strip of the given width at its left.
    pub(super) fn indented(self, by: f32) -> Column {
        Column {
            x: self.x + by,
            width: self.width - by,
        }
    }
}

/// The horizontal alignment of lines in their column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Alignment {
    Start,
    Center,
    End,
    /// The text begins this far from the left edge of the column.
    At(f32),
}

/// An entry of the table of contents.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// 1 to 6 for headings; 1 for an annex.
    pub(super) level: u8,
    /// The number of a heading, the designation of an annex.
    pub(super) number: String,
    pub(super) text: String,
    pub(super) anchor: AnchorId,
}

/// The anchors of a segment, and the entries of its table of contents, known before it is composed.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// The anchor of this part's own title.
    pub(super) title: AnchorId,
    /// The anchors of this part's headings, in order.
    pub(super) headings: Vec<AnchorId>,
    /// The entries of this part's headings.
    pub(super) entries: Vec<Entry>,
    /// The entries of the annexes after it.
    pub(super) annexes: Vec<Entry>,
}

/// Composes the blocks of one part.
pub(super) struct Composer<'a, 'f> {
    pub(super) document: &'a Document,
    pub(super) setter: &'a mut Setter<'f>,
    pub(super) style: PageStyle,
    pub(super) accent: Rgb,
    /// The colour of text that explains.
    pub(super) quiet: Rgb,
    pub(super) colours: &'a Colours,
    pub(super) structure: &'a mut Structure,
    pub(super) images: &'a mut Images,
    /// The number of pictures without alternative text.
    pub(super) undescribed_pictures: &'a mut usize,
    /// The number of anchors of the whole file so far.
    pub(super) anchors: &'a mut usize,
    pub(super) surroundings: &'a Surroundings,
    /// The greatest height of a slice, in points: a share of that of the text on the lowest page.
    pub(super) highest: f32,
    pub(super) galley: Galley,
    pub(super) by_id: BTreeMap<&'a str, AnchorId>,
    pub(super) bookmarks: BTreeMap<&'a str, AnchorId>,
    /// The element of the part.
    pub(super) part: NodeId,
    /// Whether the signature block has fields.
    pub(super) has_fields: bool,
    /// How many notes have been called.
    pub(super) numbers_of_notes: NoteNumbers,
    /// The slices of the footnotes called so far, and of each endnote.
    pub(super) notes: Vec<Slice>,
    pub(super) endnotes: Vec<Vec<Slice>>,
    /// How deep in cells of tables the composer is.
    pub(super) nesting: usize,
    /// Bookmarks of paragraphs that show nothing: they stand at what comes next.
    pub(super) waiting: Vec<AnchorId>,
    /// The numbers of the headings, and how many headings have been composed.
    pub(super) numbers: Vec<String>,
    pub(super) heading: usize,
    /// The level of the heading before, as tagged; 0 before the first.
    pub(super) level: u8,
    /// Where the slices of the last heading end; 0 before the first.
    pub(super) heading_end: usize,
    /// Whether the part has a title, which is then its heading of level 1.
    pub(super) titled: bool,
    /// Where the slices of the block before begin.
    pub(super) block_start: usize,
    /// The ends of lines, where they are asked for.
    pub(super) line_ends: Option<&'a mut Vec<LineEnd>>,
}

/// The share of the distance of lines that may be taken away: so little is not seen, and a page gains a line or two.
const LINE_SLACK: f32 = 0.025;

impl<'a, 'f> Composer<'a, 'f> {
    /// Composes a run of blocks of the document under its part element, on pages of one style. The galley is what it left; the endnotes
    /// of the document follow its last run.
    pub(super) fn run(
        &mut self,
        blocks: &[Block],
        style: PageStyle,
        frame: Frame,
        is_last: bool,
    ) -> Result<Galley, Error> {
        self.style = style;
        self.highest = frame.least() * HIGHEST;
        (self.heading_end, self.block_start) = (0, 0);
        let part = self.part;
        let column = Column {
            x: self.style.left,
            width: self.style.measure(),
        };
        let (mut new_page, mut least_gap) = (false, 0.0);
        for (index, block) in blocks.iter().enumerate() {
            let start = self.galley.slices.len();
            self.block(block, part, column)?;
            for slice in self.galley.slices.iter_mut().skip(start) {
                slice.block = index;
            }
            if let Some(first) = self.galley.slices.get_mut(start) {
                first.new_page |= std::mem::take(&mut new_page);
                first.gap = first.gap.max(least_gap);
                first.anchors.append(&mut self.waiting);
                self.block_start = start;
                least_gap = gap_below(block);
            }
            new_page |= matches!(block, Block::PageBreak);
        }
        keep_together(&mut self.galley.slices, blocks, frame.other_pages);
        let start = self.galley.slices.len();
        if is_last {
            self.add_endnotes();
        }
        for slice in self.galley.slices.iter_mut().skip(start) {
            slice.block = blocks.len();
        }
        if let Some(last) = self.galley.slices.last_mut() {
            last.anchors.append(&mut self.waiting);
        }
        self.galley.notes = std::mem::take(&mut self.notes);
        self.galley.note_rule = Some(self.note_rule());
        Ok(std::mem::take(&mut self.galley))
    }

    fn block(&mut self, block: &Block, parent: NodeId, column: Column) -> Result<(), Error> {
        let text = column.indented(self.style.indent);
        match block {
            Block::Title(content) => self.title(content, parent, column),
            Block::Subtitle(content) => self.subtitle(content, parent, column),
            Block::Contents { title, depth } => self.contents(title, *depth, parent, column),
            Block::Heading(heading) => self.heading(heading, parent, column),
            Block::Paragraph(content) => self.paragraph(content, parent, text),
            Block::Note(content) => self.note(content, parent, text),
            Block::List(list) => self.list(list, parent, text, 0),
            Block::Table(table) => self.table(table, parent, column),
            Block::Chart(chart) => self.chart(chart, parent, column),
            Block::Definitions(definitions) => self.definitions(definitions, parent, column),
            Block::Signatures(signatories) => self.signatures(signatories, parent, text),
            Block::PageBreak | Block::Turn(_) => Ok(()),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.document.head.language
    }

    /// Shapes inlines.
    pub(super) fn shape(&mut self, content: &[Inline], style: Style, size: f32) -> Result<Shaped, Error> {
        // Whoever is in a cell of a table is in a narrow column.
        let division = if self.nesting > 0 {
            Division::Cell
        } else {
            Division::Text
        };
        let runs = self.runs(content, style)?;
        self.setter.shape(runs, size, division)
    }

    /// Shapes inlines for a cell of a table.
    pub(super) fn shape_cell(
        &mut self,
        content: &[Inline],
        style: Style,
        size: f32,
    ) -> Result<Shaped, Error> {
        let runs = self.runs(content, style)?;
        self.setter.shape(runs, size, Division::Cell)
    }

    /// Inlines as a text, with its notes numbered and its pictures no larger than a page has room for.
    pub(super) fn runs(&mut self, content: &[Inline], style: Style) -> Result<Runs, Error> {
        let mut runs = Runs {
            numbers: Some(self.numbers_of_notes),
            ..Runs::default()
        };
        runs.append(content, style, self.language())?;
        self.numbers_of_notes = runs.numbers.unwrap_or_default();
        let line = self.style.body * self.style.leading;
        runs.shrink_pictures(self.style.measure(), self.highest - 2.0 * line);
        Ok(runs)
    }

    /// Shapes plain text.
    pub(super) fn shape_plain(&mut self, text: &str, style: Style, size: f32) -> Result<Shaped, Error> {
        self.setter
            .plain(text, style, self.language(), size, Division::Text)
    }

    /// The lines of a text as slices, each of one line, that belong to `node`. The first has `gap` above it. The slices are not
    /// tied to each other.
    pub(super) fn lines(
        &mut self,
        shaped: &Shaped,
        node: NodeId,
        column: Column,
        gap: f32,
        color: Rgb,
    ) -> Result<Vec<Slice>, Error> {
        let strips = self.strips(shaped, node, column, Alignment::Start, 0.0, color)?;
        let slices = strips.into_iter().enumerate().map(|(index, strip)| Slice {
            gap: if index == 0 { gap } else { 0.0 },
            slack: LINE_SLACK * shaped.size * self.style.leading,
            ..Slice::from(strip)
        });
        Ok(slices.collect())
    }

    /// The items of a short text on one line, at the left edge of the column: a number or a bullet.
    pub(super) fn label(
        &mut self,
        shaped: &Shaped,
        node: NodeId,
        column: Column,
    ) -> Result<Vec<Placed>, Error> {
        let unbounded = Column {
            width: f32::MAX,
            ..column
        };
        let strips = self.strips(shaped, node, unbounded, Alignment::Start, 0.0, Rgb::BLACK)?;
        Ok(strips.into_iter().next().unwrap_or_default().items)
    }

    /// Adds slices to the galley, tied so that no line of them stands alone.
    pub(super) fn push_lines(&mut self, slices: Vec<Slice>) {
        let start = self.galley.slices.len();
        self.galley.slices.extend(slices);
        self.galley.tie_lines(start);
    }

    /// Ties everything from `start` on together and to what follows: headings, captions.
    pub(super) fn tie_to_next(&mut self, start: usize) {
        self.galley.tie(start, Keep::Bound, true);
    }
}

/// The least space below a block, in points, which sets other blocks off from running text.
fn gap_below(block: &Block) -> f32 {
    match block {
        Block::Table(_) | Block::Chart(_) => 12.0,
        Block::Note(_) | Block::Definitions(_) | Block::Signatures(_) => 10.0,
        _ => 0.0,
    }
}

pub(super) fn offset(alignment: Alignment, line: f32, column: f32) -> f32 {
    match alignment {
        Alignment::Start => 0.0,
        Alignment::Center => ((column - line) / 2.0).max(0.0),
        Alignment::End => (column - line).max(0.0),
        Alignment::At(x) => x,
    }
}
