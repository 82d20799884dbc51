//! The galley: the content of one segment as a long column of slices that are never split, and the ties between them.

use std::ops::Range;

use vuosikello_document::RowKind;
use vuosikello_measure::Rgb;

use super::page::{AnchorId, Artifact, Link, Owner, Path, Text};
use super::rectangle::Rectangle;

/// How firmly a slice is tied to the next: whether a page may end between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Keep {
    /// A page may end here.
    #[default]
    Free,
    /// A page should not end here.
    Weak,
    /// A page ends here only where the tied slices fit on no page.
    Strong,
    /// As `Strong`, but gives way after it: a heading and the heading below it, the lines above signatures.
    Tight,
    /// As `Tight`, but gives way last of all: a heading and its text, the lines of a paragraph that may not stand alone.
    Bound,
}

impl Keep {
    /// The next firmer tie, which gives way after this one.
    pub(crate) fn firmer(self) -> Option<Keep> {
        let all = [Keep::Weak, Keep::Strong, Keep::Tight, Keep::Bound];
        all.into_iter().find(|keep| *keep > self)
    }
}

/// Something to paint; horizontal positions count from the edge of the page, vertical ones from the top of the slice.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Text(Text),
    LinkText(Text, Link),
    Rectangle(Rectangle),
    Path(Path),
    /// The logo, filling a rectangle.
    Logo(Rectangle),
    /// A picture, filling a rectangle, which may be a link.
    Picture {
        image: usize,
        area: Rectangle,
        link: Option<Link>,
    },
    /// A field for a signature, filling a rectangle, with what it is for; its element is the owner.
    Field(Rectangle, String),
    /// The area of the owner, which shows nothing but is an attribute of a figure.
    Area(Rectangle),
    /// The number of the page where the anchor is, ending at `right`; part of a link to the anchor.
    PageNumber {
        anchor: AnchorId,
        right: f32,
        y: f32,
        size: f32,
        link: Link,
    },
    /// Nothing: it keeps an empty element, such as an empty cell, in the structure.
    Nothing,
}

/// Something to paint, and what it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) owner: Owner,
    pub(crate) content: Content,
}

/// What a slice is in its block: what the rules on the ends of pages go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Unit {
    /// A line of text, or the whole of what is no text.
    #[default]
    Line,
    /// A line of the caption of a table or a chart.
    Caption,
    /// A header row of a table.
    Header,
    /// Rows of the body of a table, counted from 0: one, a part of one that is higher than a page, or several that cells join.
    Rows {
        first: usize,
        last: usize,
        kind: RowKind,
    },
    /// A line of the item with the index: of a list, or a pair of definitions.
    Item(usize),
}

/// A piece of the column that is never split between pages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slice {
    /// The space above it, which vanishes at the top of a page.
    pub(crate) gap: f32,
    pub(crate) height: f32,
    /// By how much the slice after it may come nearer, on a page that is set closer.
    pub(crate) slack: f32,
    pub(crate) keep: Keep,
    pub(crate) items: Vec<Placed>,
    /// The header row to repeat, when the slice comes first on a page.
    pub(crate) repeat: Option<usize>,
    /// The anchors that stand at the top of the slice.
    pub(crate) anchors: Vec<AnchorId>,
    /// The slices of the footnotes that are called in the slice.
    pub(crate) notes: Vec<Range<usize>>,
    /// Whether the slice begins a new page.
    pub(crate) new_page: bool,
    /// The index of the block of the document that it is a part of, and what it is there.
    pub(crate) block: usize,
    pub(crate) unit: Unit,
}

/// The column.
#[derive(Debug, Default)]
pub(crate) struct Galley {
    pub(crate) slices: Vec<Slice>,
    /// Header rows that are repeated, as artifacts.
    pub(crate) repeats: Vec<Slice>,
    /// The lines of the footnotes, which stand at the foot of the pages where they are called, and the rule above them.
    pub(crate) notes: Vec<Slice>,
    pub(crate) note_rule: Option<Placed>,
}

impl Galley {
    /// Ties the slices from `first` on to one another, and the last to what follows when `next` says so.
    pub(crate) fn tie(&mut self, first: usize, keep: Keep, next: bool) {
        let last = self.slices.len().saturating_sub(1);
        for (index, slice) in self.slices.iter_mut().enumerate().skip(first) {
            if index < last || next {
                slice.keep = slice.keep.max(keep);
            }
        }
    }

    /// Says of the slices from `first` on what they are.
    pub(crate) fn set_unit(&mut self, first: usize, unit: Unit) {
        for slice in self.slices.iter_mut().skip(first) {
            slice.unit = unit;
        }
    }

    /// Ties the lines of a paragraph from `first` on so that none stands alone at the foot or the top of a page.
    pub(crate) fn tie_lines(&mut self, first: usize) {
        let count = self.slices.len().saturating_sub(first);
        for (index, slice) in self.slices.iter_mut().skip(first).enumerate() {
            let orphan = index == 0 && count > 1;
            let widow = index + 2 == count;
            if orphan || widow {
                slice.keep = Keep::Bound;
            }
        }
    }
}

impl Placed {
    /// Content of an artifact.
    pub(crate) fn artifact(artifact: Artifact, content: Content) -> Self {
        Placed {
            owner: Owner::Artifact(artifact),
            content,
        }
    }

    /// A filled rectangle that belongs to the layout alone; `y` is its upper edge.
    pub(crate) fn rule(x: f32, y: f32, width: f32, height: f32, color: Rgb) -> Self {
        let rectangle = Rectangle::new(x, y, width, height, color);
        Placed::artifact(Artifact::Layout, Content::Rectangle(rectangle))
    }

    /// The same, further down.
    pub(crate) fn moved_down(mut self, by: f32) -> Self {
        match &mut self.content {
            Content::Text(text) | Content::LinkText(text, _) => text.y += by,
            Content::Rectangle(area)
            | Content::Logo(area)
            | Content::Area(area)
            | Content::Field(area, _)
            | Content::Picture { area, .. } => area.y += by,
            Content::Path(path) => *path = std::mem::take(path).moved_down(by),
            Content::PageNumber { y, .. } => *y += by,
            Content::Nothing => {}
        }
        self
    }

    /// The same as part of an artifact, without links; nothing where there is nothing to see.
    pub(crate) fn as_artifact(&self, artifact: Artifact) -> Option<Self> {
        let content = match &self.content {
            Content::LinkText(text, _) => Content::Text(text.clone()),
            Content::Picture { image, area, .. } => Content::Picture {
                image: *image,
                area: *area,
                link: None,
            },
            Content::PageNumber { .. } | Content::Area(_) | Content::Field(..) | Content::Nothing => {
                return None;
            }
            content => content.clone(),
        };
        Some(Placed::artifact(artifact, content))
    }
}
