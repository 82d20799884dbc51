//! The composer, which turns the blocks of a segment into slices of a galley; and the state that blocks share.

use std::collections::BTreeMap;

use vuosikello_document::{Block, Document, Inline, Language, Target};
use vuosikello_measure::Rgb;

use super::galley::{Content, Galley, Keep, Placed, Slice};
use super::page::{AnchorId, Goal, Link, Owner, Text};
use super::strip::Strip;
use super::structure::{NodeId, Role, Structure};
use super::style::PageStyle;
use crate::Error;
use crate::font::Style;
use crate::text::{Runs, Setter, Shaped};

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
    /// 1 to 3 for headings; 1 for an annex.
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
    pub(super) style: &'a PageStyle,
    pub(super) accent: Rgb,
    pub(super) structure: &'a mut Structure,
    pub(super) surroundings: &'a Surroundings,
    /// The greatest height of a slice, in points: a share of that of the text on the lowest page.
    pub(super) highest: f32,
    pub(super) galley: Galley,
    pub(super) by_id: BTreeMap<&'a str, AnchorId>,
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
}

/// The colour of secondary text: dark enough to be read on white (contrast 4.5:1, WCAG 2.1 criterion 1.4.3).
pub(super) const QUIET: Rgb = Rgb(0x55, 0x55, 0x55);

impl<'a, 'f> Composer<'a, 'f> {
    /// Composes the blocks of the document under its part element.
    pub(super) fn document(&mut self, part: NodeId) -> Result<(), Error> {
        let column = Column {
            x: self.style.left,
            width: self.style.measure(),
        };
        let document = self.document;
        let (mut new_page, mut least_gap) = (false, 0.0);
        for block in &document.blocks {
            let start = self.galley.slices.len();
            self.block(block, part, column)?;
            if let Some(first) = self.galley.slices.get_mut(start) {
                first.new_page |= std::mem::take(&mut new_page);
                first.gap = first.gap.max(least_gap);
                self.block_start = start;
                least_gap = gap_below(block);
            }
            new_page |= matches!(block, Block::PageBreak);
        }
        Ok(())
    }

    fn block(&mut self, block: &'a Block, parent: NodeId, column: Column) -> Result<(), Error> {
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
            Block::PageBreak => Ok(()),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.document.head.language
    }

    /// Shapes inlines.
    pub(super) fn shape(&mut self, content: &[Inline], style: Style, size: f32) -> Result<Shaped, Error> {
        let runs = Runs::new(content, style, self.language())?;
        self.setter.shape(runs, size, true)
    }

    /// Shapes plain text.
    pub(super) fn shape_plain(&mut self, text: &str, style: Style, size: f32) -> Result<Shaped, Error> {
        self.setter.plain(text, style, self.language(), size, true)
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
            height: strip.height,
            items: strip.items,
            ..Slice::default()
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

    /// The lines of a text as strips of a cell, each line in pieces: one per link and language. The first line has `gap` above
    /// it.
    pub(super) fn strips(
        &mut self,
        shaped: &Shaped,
        node: NodeId,
        column: Column,
        alignment: Alignment,
        gap: f32,
        color: Rgb,
    ) -> Result<Vec<Strip>, Error> {
        let height = shaped.size * self.style.leading;
        let mut links = Links::new(shaped);
        let mut strips = Vec::new();
        for (index, line) in shaped.lines(column.width).iter().enumerate() {
            let gap = if index == 0 { gap } else { 0.0 };
            let mut x = column.x + offset(alignment, line.width, column.width);
            let y = gap + self.style.baseline(shaped.size);
            let mut items = Vec::new();
            for glyphs in line.glyphs.chunk_by(|one, next| one.span == next.span) {
                let text = Text::new(shaped, glyphs.to_vec(), x, y, color);
                x += text.width();
                items.extend(self.piece(shaped, node, text, &mut links)?);
            }
            strips.push(Strip {
                height: gap + height,
                items,
            });
        }
        Ok(strips)
    }

    /// A piece of a line whose glyphs share a span.
    fn piece(
        &mut self,
        shaped: &Shaped,
        node: NodeId,
        mut text: Text,
        links: &mut Links,
    ) -> Result<Option<Placed>, Error> {
        let number = text.glyphs.first().map_or(0, |glyph| glyph.span);
        let Some(span) = shaped.spans.get(number as usize) else {
            return Ok(None);
        };
        let link = span
            .link
            .and_then(|index| Some((index, shaped.links.get(index)?)));
        // The link, or what holds the text without one.
        let holder = match link {
            Some((index, _)) => links.node(index, || self.structure.add(node, Role::Link)),
            None => node,
        };
        let mut owner = holder;
        if span.language != self.language() {
            owner = links.span(number, || {
                let span_node = self.structure.add(holder, Role::Span);
                self.structure.set_language(span_node, span.language);
                span_node
            });
        }
        let content = match link {
            None => Content::Text(text),
            Some((_, link)) => {
                text.color = self.accent;
                let link = Link {
                    goal: self.goal(&link.target)?,
                    description: link.text.clone(),
                    node: holder,
                };
                Content::LinkText(text, link)
            }
        };
        Ok(Some(Placed {
            owner: Owner::Node(owner),
            content,
        }))
    }

    fn goal(&self, target: &Target) -> Result<Goal, Error> {
        match target {
            Target::Uri(uri) => Ok(Goal::Uri(uri.clone())),
            Target::Bookmark(id) => Err(Error::UnknownHeading {
                id: id.clone(),
                document: self.document.head.title.clone(),
            }),
            Target::Heading(id) => match self.by_id.get(id.as_str()) {
                Some(anchor) => Ok(Goal::Anchor(*anchor)),
                None => Err(Error::UnknownHeading {
                    id: id.clone(),
                    document: self.document.head.title.clone(),
                }),
            },
        }
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

/// The elements of the links and the passages in other languages of a text, each created at its first use.
pub(super) struct Links {
    links: Vec<Option<NodeId>>,
    spans: BTreeMap<u32, NodeId>,
}

impl Links {
    pub(super) fn new(shaped: &Shaped) -> Self {
        Links {
            links: vec![None; shaped.links.len()],
            spans: BTreeMap::new(),
        }
    }

    fn node(&mut self, link: usize, make: impl FnOnce() -> NodeId) -> NodeId {
        match self.links.get_mut(link) {
            Some(slot) => *slot.get_or_insert_with(make),
            None => make(),
        }
    }

    fn span(&mut self, span: u32, make: impl FnOnce() -> NodeId) -> NodeId {
        *self.spans.entry(span).or_insert_with(make)
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

fn offset(alignment: Alignment, line: f32, column: f32) -> f32 {
    match alignment {
        Alignment::Start => 0.0,
        Alignment::Center => ((column - line) / 2.0).max(0.0),
        Alignment::End => (column - line).max(0.0),
        Alignment::At(x) => x,
    }
}
