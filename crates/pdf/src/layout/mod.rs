//! Layout: document trees in, pages of positioned items out, with the structure of the text, the places that links lead
//! to, and bookmarks. Nothing here knows PDF.
//!
//! A segment is first *composed* into a galley, one long column of slices that are never torn ([`composer`] and one file
//! per kind of block). The galley is then *cut* into pages ([`mod@paginate`]): slices are tied to one another where a page
//! must not end between them. Last the pages are *painted* ([`paint`]): only now content is numbered and joined to its
//! elements, and page numbers, known at last, are set in their places. No step depends on a later one, so nothing is
//! laid out twice.

mod chart;
mod composer;
mod contents;
mod definitions;
mod furniture;
mod galley;
mod heading;
mod laid;
mod list;
pub(crate) mod page;
mod paginate;
mod paint;
mod paragraph;
pub(crate) mod rectangle;
mod signatures;
mod strip;
pub(crate) mod structure;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod title;

use std::collections::BTreeMap;

use vuosikello_document::{Block, Document, plain_text};

use self::composer::{Composer, Entry, Surroundings};
use self::furniture::Furniture;
use self::galley::Galley;
use self::laid::Composed;
pub(crate) use self::laid::{Bookmark, Laid, LaidSegment};
use self::page::AnchorId;
use self::paginate::{Frame, paginate};
use self::paint::Painter;
use self::structure::{NodeId, Role, Structure};
pub use self::style::PageStyle;
use crate::segment::{Segment, one_line};
use crate::text::Setter;
use crate::{Brand, Error};

/// Lays out the segments. Reserved pages come out with nothing but the stamp at their head.
pub(crate) fn lay_out(segments: &[Segment<'_>], brand: &Brand, style: &PageStyle) -> Result<Laid, Error> {
    let mut setter = Setter::new(&brand.fonts, style.hyphenate, style.stretch);
    let mut structure = Structure::new();
    let plan = Plan::new(segments);
    let main_language = segments.first().map(|segment| segment.head().language);

    let mut composed = Vec::with_capacity(segments.len());
    for (segment, surroundings) in segments.iter().zip(&plan.surroundings) {
        let node = structure.add(Structure::ROOT, Role::Part);
        if Some(segment.head().language) != main_language {
            structure.set_language(node, segment.head().language);
        }
        composed.push(match segment {
            Segment::Document(document) => {
                let furniture = Furniture::new(&document.head, &mut setter, style, brand)?;
                let galley = compose(
                    document,
                    node,
                    surroundings,
                    &furniture,
                    &mut setter,
                    &mut structure,
                    brand,
                    style,
                )?;
                let frame = frame(&furniture, style);
                let places = paginate(&galley, frame);
                Composed::Document {
                    node,
                    title: surroundings.title,
                    furniture,
                    galley,
                    places,
                }
            }
            Segment::Reserved { head, pages } => Composed::Reserved {
                node,
                title: surroundings.title,
                head,
                pages: *pages,
            },
        });
    }
    let painter = Painter::new(&composed, structure, &mut setter, style, plan.anchors);
    let painted = painter.paint(&composed)?;
    Ok(Laid {
        pages: painted.pages,
        structure: painted.structure,
        anchors: painted.anchors,
        bookmarks: plan.bookmarks,
        segments: painted.segments,
        style: style.clone(),
    })
}

fn frame(furniture: &Furniture, style: &PageStyle) -> Frame {
    Frame {
        first_page: furniture.text_height(style, true),
        other_pages: furniture.text_height(style, false),
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "called once; a struct would only rename them"
)]
fn compose(
    document: &Document,
    node: NodeId,
    surroundings: &Surroundings,
    furniture: &Furniture,
    setter: &mut Setter<'_>,
    structure: &mut Structure,
    brand: &Brand,
    style: &PageStyle,
) -> Result<Galley, Error> {
    /// The share of a page that a single slice may take; more is cut into strips.
    const HIGHEST: f32 = 0.9;
    let by_id: BTreeMap<&str, AnchorId> = document
        .headings()
        .map(|heading| heading.id.as_str())
        .zip(surroundings.headings.iter().copied())
        .collect();
    let titled = document
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Title(content) if !plain_text(content).trim().is_empty()));
    let mut composer = Composer {
        document,
        setter,
        style,
        accent: brand.accent,
        structure,
        surroundings,
        highest: frame(furniture, style).least() * HIGHEST,
        galley: Galley::default(),
        by_id,
        numbers: document.heading_numbers(),
        heading: 0,
        level: 0,
        heading_end: 0,
        titled,
        block_start: 0,
    };
    composer.document(node)?;
    Ok(composer.galley)
}

/// What is known of all segments before any is laid out: anchors, bookmarks, the entries of the table of contents.
struct Plan {
    anchors: usize,
    bookmarks: Vec<Bookmark>,
    surroundings: Vec<Surroundings>,
}

impl Plan {
    fn new(segments: &[Segment<'_>]) -> Self {
        let mut plan = Plan {
            anchors: 0,
            bookmarks: Vec::new(),
            surroundings: Vec::new(),
        };
        for segment in segments {
            let title = plan.anchor();
            plan.bookmarks.push(Bookmark {
                level: 0,
                text: bookmark_text(segment),
                anchor: title,
            });
            let mut surroundings = Surroundings {
                title,
                ..Surroundings::default()
            };
            if let Segment::Document(document) = segment {
                for (heading, number) in document.headings().zip(document.heading_numbers()) {
                    let anchor = plan.anchor();
                    let (level, text) = (heading.level.clamp(1, 3), one_line(&plain_text(&heading.content)));
                    let bookmark = format!("{number} {text}").trim().to_owned();
                    plan.bookmarks.push(Bookmark {
                        level,
                        text: bookmark,
                        anchor,
                    });
                    surroundings.headings.push(anchor);
                    surroundings.entries.push(Entry {
                        level,
                        number,
                        text,
                        anchor,
                    });
                }
            }
            plan.surroundings.push(surroundings);
        }
        let titles: Vec<AnchorId> = plan
            .surroundings
            .iter()
            .map(|surroundings| surroundings.title)
            .collect();
        let annexes = segments.iter().zip(titles).skip(1).map(|(segment, anchor)| {
            let (number, text) = (segment.designation(), segment.title());
            Entry {
                level: 1,
                text: without_designation(&text, &number),
                number,
                anchor,
            }
        });
        if let Some(main) = plan.surroundings.first_mut() {
            main.annexes = annexes.collect();
        }
        plan
    }

    fn anchor(&mut self) -> AnchorId {
        self.anchors += 1;
        self.anchors - 1
    }
}

/// "Liite 1 Yhteyshenkilöt"; the designation is not said twice.
fn bookmark_text(segment: &Segment<'_>) -> String {
    let designation = segment.designation();
    let title = without_designation(&segment.title(), &designation);
    format!("{designation} {title}").trim().to_owned()
}

fn without_designation(title: &str, designation: &str) -> String {
    let rest = title
        .strip_prefix(designation)
        .filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .unwrap_or(title);
    let rest = rest.trim_start_matches([' ', '.', ':', '–', '-', '\u{a0}']);
    if rest.is_empty() {
        title.to_owned()
    } else {
        rest.to_owned()
    }
}
