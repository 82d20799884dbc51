//! Composed segments onto pages: content gets its numbers and its elements, links their areas, page numbers their figures.

use super::furniture::stamp;
use super::galley::{Content, Placed};
use super::laid::{Composed, LaidSegment, Spot};
use super::page::{AnchorId, Annotation, Goal, Item, Owner, Page, Text};
use super::paginate::Place;
use super::rectangle::Rectangle;
use super::structure::{Kid, NodeId, Structure};
use super::style::PageStyle;
use crate::Error;
use crate::Rgb;
use crate::font::Style;
use crate::text::{Runs, Setter};
use vuosikello_document::Language;

/// The area of a link around its text: above and below the baseline, in sizes of the text.
const LINK_ABOVE: f32 = 0.95;
const LINK_BELOW: f32 = 0.28;

pub(super) struct Painted {
    pub(super) pages: Vec<Page>,
    pub(super) structure: Structure,
    pub(super) anchors: Vec<Spot>,
    pub(super) segments: Vec<LaidSegment>,
}

pub(super) struct Painter<'p, 'f> {
    setter: &'p mut Setter<'f>,
    style: &'p PageStyle,
    structure: Structure,
    anchors: Vec<Spot>,
    pages: Vec<Page>,
    segments: Vec<LaidSegment>,
    /// The number of pages of the whole file.
    total: usize,
    /// What the content being painted belongs to.
    owner: Option<Owner>,
}

impl<'p, 'f> Painter<'p, 'f> {
    pub(super) fn new(
        segments: &[Composed<'_>],
        structure: Structure,
        setter: &'p mut Setter<'f>,
        style: &'p PageStyle,
        anchors: usize,
    ) -> Self {
        let mut painter = Painter {
            setter,
            style,
            structure,
            anchors: vec![Spot { page: 0, y: 0.0 }; anchors],
            pages: Vec::new(),
            segments: Vec::new(),
            total: 0,
            owner: None,
        };
        for segment in segments {
            painter.locate(segment);
            painter.total += segment.pages();
        }
        painter
    }

    /// Notes where the anchors of a segment stand.
    fn locate(&mut self, segment: &Composed<'_>) {
        let first_page = self.total;
        match segment {
            Composed::Document {
                title,
                furniture,
                galley,
                places,
                ..
            } => {
                let top = furniture.text_top(self.style, true);
                self.set_anchor(
                    *title,
                    Spot {
                        page: first_page,
                        y: top,
                    },
                );
                for (index, page) in places.iter().enumerate() {
                    let top = furniture.text_top(self.style, index == 0);
                    for place in page {
                        let Place::Slice { index: slice, y } = place else {
                            continue;
                        };
                        for anchor in galley
                            .slices
                            .get(*slice)
                            .into_iter()
                            .flat_map(|slice| &slice.anchors)
                        {
                            self.set_anchor(
                                *anchor,
                                Spot {
                                    page: first_page + index,
                                    y: top + y,
                                },
                            );
                        }
                    }
                }
            }
            Composed::Reserved { title, .. } => self.set_anchor(
                *title,
                Spot {
                    page: first_page,
                    y: 0.0,
                },
            ),
        }
    }

    fn set_anchor(&mut self, anchor: AnchorId, spot: Spot) {
        if let Some(slot) = self.anchors.get_mut(anchor) {
            *slot = spot;
        }
    }

    pub(super) fn paint(mut self, segments: &[Composed<'_>]) -> Result<Painted, Error> {
        for segment in segments {
            let first_page = self.pages.len();
            let node = match segment {
                Composed::Document { node, .. } | Composed::Reserved { node, .. } => *node,
            };
            // A segment without content keeps its place in the tree.
            self.structure.attach(node);
            self.segments.push(LaidSegment {
                node,
                pages: first_page..first_page + segment.pages(),
                reserved: matches!(segment, Composed::Reserved { .. }),
            });
            for index in 0..segment.pages() {
                self.pages.push(Page::default());
                let number = [first_page + index + 1, self.total];
                match segment {
                    Composed::Document {
                        furniture,
                        galley,
                        places,
                        ..
                    } => {
                        let first = index == 0;
                        let header = furniture.head_of_page(self.setter, self.style, first, number)?;
                        self.items(&header, 0.0)?;
                        let top = furniture.text_top(self.style, first);
                        for place in places.get(index).into_iter().flatten() {
                            let (slice, y) = match place {
                                Place::Slice { index, y } => (galley.slices.get(*index), y),
                                Place::Repeat { index, y } => (galley.repeats.get(*index), y),
                            };
                            self.items(slice.map_or(&[], |slice| slice.items.as_slice()), top + y)?;
                        }
                        self.items(furniture.foot_of_page(), 0.0)?;
                    }
                    Composed::Reserved { head, .. } => {
                        let items = stamp(head, self.setter, self.style, number)?;
                        self.items(&items, 0.0)?;
                    }
                }
                self.end();
            }
        }
        Ok(Painted {
            pages: self.pages,
            structure: self.structure,
            anchors: self.anchors,
            segments: self.segments,
        })
    }

    fn items(&mut self, items: &[Placed], y: f32) -> Result<(), Error> {
        for item in items {
            self.item(item, y)?;
        }
        Ok(())
    }

    fn item(&mut self, placed: &Placed, down: f32) -> Result<(), Error> {
        match &placed.content {
            Content::Nothing => {
                if let Owner::Node(node) = placed.owner {
                    self.structure.attach(node);
                }
            }
            Content::Rectangle(rectangle) => {
                self.begin(placed.owner);
                self.push(Item::Rectangle(Rectangle {
                    y: rectangle.y + down,
                    ..*rectangle
                }));
            }
            Content::Path(path) => {
                self.begin(placed.owner);
                self.push(Item::Path(path.clone().moved_down(down)));
            }
            Content::Area(area) => {
                if let Owner::Node(node) = placed.owner {
                    let y = area.y + down;
                    self.structure.set_area(node, Rectangle { y, ..*area });
                }
            }
            Content::Logo(area) => {
                self.begin(placed.owner);
                self.push(Item::Logo(Rectangle {
                    y: area.y + down,
                    ..*area
                }));
            }
            Content::Text(text) => {
                self.begin(placed.owner);
                self.push(Item::Text(Text {
                    y: text.y + down,
                    ..text.clone()
                }));
            }
            Content::LinkText {
                text,
                goal,
                description,
                node,
            } => {
                self.begin(placed.owner);
                let text = Text {
                    y: text.y + down,
                    ..text.clone()
                };
                self.annotate(&text, goal.clone(), description, *node);
                self.push(Item::Text(text));
            }
            Content::PageNumber {
                anchor,
                right,
                y,
                size,
                description,
                node,
            } => {
                self.begin(placed.owner);
                let page = self.anchors.get(*anchor).map_or(0, |spot| spot.page);
                let runs = Runs::plain(&(page + 1).to_string(), Style::Regular, Language::default());
                let shaped = self.setter.shape(runs, *size, false)?;
                for line in shaped.lines(f32::MAX) {
                    let (x, y, size) = (right - line.width, y + down, *size);
                    let text = Text {
                        x,
                        y,
                        size,
                        color: Rgb::BLACK,
                        source: shaped.text.clone(),
                        glyphs: line.glyphs,
                    };
                    self.annotate(&text, Goal::Anchor(*anchor), description, *node);
                    self.push(Item::Text(text));
                }
            }
        }
        Ok(())
    }

    /// Begins marked content, unless the same goes on.
    fn begin(&mut self, owner: Owner) {
        if self.owner == Some(owner) {
            return;
        }
        self.end();
        let page = self.pages.len().saturating_sub(1);
        let mut mcid = 0;
        if let (Owner::Node(node), Some(current)) = (owner, self.pages.last_mut()) {
            mcid = current.owners.len();
            current.owners.push(node);
            self.structure.push(node, Kid::Content { page, mcid });
        }
        self.push(Item::Begin { owner, mcid });
        self.owner = Some(owner);
    }

    fn end(&mut self) {
        if self.owner.take().is_some() {
            self.push(Item::End);
        }
    }

    fn push(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// Lays a link over a text.
    fn annotate(&mut self, text: &Text, goal: Goal, description: &str, node: NodeId) {
        let page = self.pages.len().saturating_sub(1);
        let Some(current) = self.pages.last_mut() else {
            return;
        };
        let area = Rectangle {
            x: text.x,
            y: text.y - LINK_ABOVE * text.size,
            width: text.width(),
            height: (LINK_ABOVE + LINK_BELOW) * text.size,
            color: text.color,
        };
        // One area for what stands together on a line, be it in bold or not.
        if let Some(last) = current.annotations.last_mut()
            && last.node == node
            && (last.area.y - area.y).abs() < 0.1
        {
            last.area.width = area.x + area.width - last.area.x;
            return;
        }
        let index = current.annotations.len();
        current.annotations.push(Annotation {
            area,
            goal,
            text: description.to_owned(),
            node,
        });
        self.structure.push(node, Kid::Annotation { page, index });
    }
}
