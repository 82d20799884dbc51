//! Finished pages: positioned items in reading order. The origin is the upper left corner; lengths are in points.

use std::sync::Arc;

use vuosikello_measure::Rgb;

use super::rectangle::Rectangle;
use super::structure::NodeId;
use crate::text::{Glyph, Shaped};

/// Content that is no part of the document's text (ISO 32000-1 § 14.8.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Artifact {
    Header,
    Footer,
    /// Rules, shades, leaders, repeated header rows.
    Layout,
}

/// The element or the artifact that content belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    Node(NodeId),
    Artifact(Artifact),
}

/// A stretch of glyphs on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub(crate) x: f32,
    /// The baseline.
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) color: Rgb,
    /// The text that the ranges of the glyphs refer to.
    pub(crate) source: Arc<str>,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Text {
    /// Glyphs of a shaped text; `y` is the baseline.
    pub(crate) fn new(shaped: &Shaped, glyphs: Vec<Glyph>, x: f32, y: f32, color: Rgb) -> Self {
        Text {
            x,
            y,
            size: shaped.size,
            color,
            source: shaped.text.clone(),
            glyphs,
        }
    }

    pub(crate) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// A step along a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    Move(f32, f32),
    Line(f32, f32),
    /// A Bézier curve: two control points and the end.
    Curve([f32; 6]),
    Close,
}

/// The style of the line along a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) width: f32,
    pub(crate) color: Rgb,
    /// The lengths of dashes and gaps in turn; none for a solid line.
    pub(crate) dashes: &'static [f32],
}

/// A path, filled, stroked or both.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Path {
    pub(crate) steps: Vec<Step>,
    pub(crate) fill: Option<Rgb>,
    pub(crate) stroke: Option<Stroke>,
}

impl Path {
    /// The same, further down.
    pub(crate) fn moved_down(mut self, by: f32) -> Self {
        for step in &mut self.steps {
            match step {
                Step::Move(_, y) | Step::Line(_, y) => *y += by,
                Step::Curve([_, a, _, b, _, c]) => [a, b, c].into_iter().for_each(|y| *y += by),
                Step::Close => {}
            }
        }
        self
    }
}

/// An operation of painting.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// Begins marked content of the owner. `mcid` is the number of the content of an element on the page.
    Begin {
        owner: Owner,
        mcid: usize,
    },
    End,
    Text(Text),
    Rectangle(Rectangle),
    Path(Path),
    /// The logo, filling a rectangle.
    Logo(Rectangle),
    /// The image with the index, filling a rectangle.
    Picture {
        image: usize,
        area: Rectangle,
    },
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Goal {
    Uri(String),
    Anchor(AnchorId),
}

/// The index of a place that links and bookmarks can lead to.
pub(crate) type AnchorId = usize;

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    pub(crate) goal: Goal,
    /// What the link says, for a screen reader.
    pub(crate) description: String,
    /// The link's element.
    pub(crate) node: NodeId,
}

/// An active area of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Annotation {
    pub(crate) area: Rectangle,
    /// What it says to a screen reader.
    pub(crate) description: String,
    /// The element that it belongs to.
    pub(crate) node: NodeId,
    pub(crate) action: Action,
}

/// What an active area does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    /// It leads somewhere.
    Link(Goal),
    /// It takes a signature.
    Sign,
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Its width and height, in points.
    pub(crate) size: (f32, f32),
    pub(crate) items: Vec<Item>,
    pub(crate) annotations: Vec<Annotation>,
    /// The element of each piece of marked content, by its number.
    pub(crate) owners: Vec<NodeId>,
}
