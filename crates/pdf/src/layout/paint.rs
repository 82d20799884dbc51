//! Painting: composed segments become pages of marked content with its elements, links with their areas, and page numbers.

use vuosikello_document::Language;
use vuosikello_measure::Rgb;

use super::frame::Place;
use super::furniture::stamp;
use super::galley::{Content, Placed, Slice};
use super::laid::{Body, Bookmark, Composed, Laid, LaidSegment, Spot};
use super::page::{Action, AnchorId, Annotation, Item, Link, Owner, Page, Text};
use super::rectangle::Rectangle;
use super::structure::{Kid, Structure};
use super::style::PageStyle;
use crate::Error;
use crate::font::Style;
use crate::text::{Division, Setter};

/// The area of a link around its text: above and below the baseline, in sizes of the text.
const LINK_ABOVE: f32 = 0.95;
const LINK_BELOW: f32 = 0.28;

pub(super) struct Painter<'p, 'f> {
    setter: &'p mut Setter<'f>,
    style: &'p PageStyle,
    structure: Structure,
    anchors: Vec<Spot>,
    pages: Vec<Page>,
    segments: Vec<LaidSegment>,
    /// The number of pages of the whole file.
    total: usize,
    /// The owner of the marked content that is open.
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
        let Body::Document {
            furniture,
            galley,
            places,
        } = &segment.body
        else {
            return self.set_anchor(segment.title, first_page, 0.0);
        };
        if !segment.continued {
            self.set_anchor(
                segment.title,
                first_page,
                furniture.text_top(&segment.style, true),
            );
        }
        for (index, page) in places.iter().enumerate() {
            let top = furniture.text_top(&segment.style, segment.is_first(index));
            for place in page {
                let slice = match place {
                    Place::Slice { index, y } => galley.slices.get(*index).map(|slice| (slice, y)),
                    Place::Note { index, y } => galley.notes.get(*index).map(|slice| (slice, y)),
                    Place::Repeat { .. } | Place::NoteRule { .. } => None,
                };
                if let Some((slice, y)) = slice {
                    for anchor in &slice.anchors {
                        self.set_anchor(*anchor, first_page + index, top + y);
                    }
                }
            }
        }
    }

    fn set_anchor(&mut self, anchor: AnchorId, page: usize, y: f32) {
        if let Some(slot) = self.anchors.get_mut(anchor) {
            *slot = Spot { page, y };
        }
    }

    /// Paints the segments that the painter was made for.
    pub(super) fn paint<'s>(
        mut self,
        segments: &'s [Composed<'_>],
        bookmarks: Vec<Bookmark>,
    ) -> Result<Laid, Error> {
        for segment in segments {
            let first_page = self.pages.len();
            // A segment without content keeps its place in the tree.
            self.structure.attach(segment.node);
            let end = first_page + segment.pages();
            match self.segments.last_mut().filter(|_| segment.continued) {
                Some(before) => before.pages.end = end,
                None => self.segments.push(LaidSegment {
                    node: segment.node,
                    pages: first_page..end,
                    reserved: matches!(segment.body, Body::Reserved { .. }),
                }),
            }
            let style = &segment.style;
            for index in 0..segment.pages() {
                self.pages.push(Page {
                    size: (style.width, style.height),
                    ..Page::default()
                });
                let number = [first_page + index + 1, self.total];
                match &segment.body {
                    Body::Document {
                        furniture,
                        galley,
                        places,
                    } => {
                        let first = segment.is_first(index);
                        let header = furniture.head_of_page(self.setter, style, first, number)?;
                        self.items(&header, 0.0)?;
                        let top = furniture.text_top(style, first);
                        for place in places.get(index).into_iter().flatten() {
                            let slice =
                                |slice: Option<&'s Slice>| slice.map_or(&[][..], |slice| &slice.items);
                            let (items, y) = match place {
                                Place::Slice { index, y } => (slice(galley.slices.get(*index)), y),
                                Place::Repeat { index, y } => (slice(galley.repeats.get(*index)), y),
                                Place::Note { index, y } => (slice(galley.notes.get(*index)), y),
                                Place::NoteRule { y } => (galley.note_rule.as_slice(), y),
                            };
                            self.items(items, top + y)?;
                        }
                        self.items(furniture.foot_of_page(first), 0.0)?;
                    }
                    Body::Reserved { head, .. } => {
                        let items = stamp(head, self.setter, style, number)?;
                        self.items(&items, 0.0)?;
                    }
                }
                self.end();
            }
        }
        Ok(Laid {
            pages: self.pages,
            structure: self.structure,
            anchors: self.anchors,
            bookmarks,
            segments: self.segments,
            images: Vec::new(),
            undescribed_pictures: 0,
            style: self.style.clone(),
        })
    }

    fn items(&mut self, items: &[Placed], y: f32) -> Result<(), Error> {
        for item in items {
            self.item(item, y)?;
        }
        Ok(())
    }

    fn item(&mut self, placed: &Placed, down: f32) -> Result<(), Error> {
        let Placed { owner, content } = placed.clone().moved_down(down);
        match content {
            Content::Nothing => {
                if let Owner::Node(node) = owner {
                    self.structure.attach(node);
                }
            }
            Content::Area(area) => {
                if let Owner::Node(node) = owner {
                    self.structure.set_area(node, area);
                }
            }
            Content::Field(area, description) => {
                if let Owner::Node(node) = owner {
                    self.end();
                    self.annotate(Annotation {
                        area,
                        description,
                        node,
                        action: Action::Sign,
                    });
                }
            }
            Content::Rectangle(rectangle) => self.push(owner, Item::Rectangle(rectangle)),
            Content::Path(path) => self.push(owner, Item::Path(path)),
            Content::Logo(area) => self.push(owner, Item::Logo(area)),
            Content::Picture { image, area, link } => {
                self.push(owner, Item::Picture { image, area });
                if let Some(link) = link {
                    self.link_area(area, link);
                }
            }
            Content::Text(text) => self.push(owner, Item::Text(text)),
            Content::LinkText(text, link) => self.link(owner, text, link),
            Content::PageNumber {
                anchor,
                right,
                y,
                size,
                link,
            } => {
                let page = self.anchors.get(anchor).map_or(0, |spot| spot.page);
                let (number, language) = ((page + 1).to_string(), Language::default());
                let shaped = self
                    .setter
                    .plain(&number, Style::Regular, language, size, Division::Never)?;
                for line in shaped.lines(f32::MAX) {
                    let text = Text::new(&shaped, line.glyphs, right - line.width, y, Rgb::BLACK);
                    self.link(owner, text, link.clone());
                }
            }
        }
        Ok(())
    }

    /// Adds content of an owner to the page. Marked content stays open until the owner changes.
    fn push(&mut self, owner: Owner, item: Item) {
        let page = self.pages.len().saturating_sub(1);
        if self.owner != Some(owner) {
            self.end();
            self.owner = Some(owner);
            if let Some(current) = self.pages.last_mut() {
                let mcid = current.owners.len();
                current.items.push(Item::Begin { owner, mcid });
                if let Owner::Node(node) = owner {
                    current.owners.push(node);
                    self.structure.push(node, Kid::Content { page, mcid });
                }
            }
        }
        if let Some(current) = self.pages.last_mut() {
            current.items.push(item);
        }
    }

    fn end(&mut self) {
        if self.owner.take().is_some()
            && let Some(page) = self.pages.last_mut()
        {
            page.items.push(Item::End);
        }
    }

    /// Adds a text with a link over it.
    fn link(&mut self, owner: Owner, text: Text, link: Link) {
        let area = Rectangle::new(
            text.x,
            text.y - LINK_ABOVE * text.size,
            text.width(),
            (LINK_ABOVE + LINK_BELOW) * text.size,
            text.color,
        );
        self.push(owner, Item::Text(text));
        self.link_area(area, link);
    }

    /// Adds the active area of a link.
    fn link_area(&mut self, area: Rectangle, link: Link) {
        let Some(current) = self.pages.last_mut() else {
            return;
        };
        // One area for what stands together on a line, be it in bold or not.
        if let Some(last) = current.annotations.last_mut()
            && last.node == link.node
            && (last.area.y - area.y).abs() < 0.1
        {
            last.area.width = area.x + area.width - last.area.x;
            return;
        }
        self.annotate(Annotation {
            area,
            description: link.description,
            node: link.node,
            action: Action::Link(link.goal),
        });
    }

    fn annotate(&mut self, annotation: Annotation) {
        let page = self.pages.len().saturating_sub(1);
        if let Some(current) = self.pages.last_mut() {
            let index = current.annotations.len();
            self.structure
                .push(annotation.node, Kid::Annotation { page, index });
            current.annotations.push(annotation);
        }
    }
}
