//! Layout: document trees in, pages of positioned items out, with the structure of the text, the places that links lead
//! to, and bookmarks. Nothing here knows PDF.
//!
//! A part is first *composed* into a galley, one long column of slices that are never torn ([`composer`] and one file
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
mod list;
pub(crate) mod page;
mod paginate;
mod paint;
mod paragraph;
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
use self::page::{AnchorId, Page};
use self::paginate::{Frame, paginate};
use self::paint::Painter;
use self::structure::{NodeId, Role, Structure};
pub use self::style::PageStyle;
use crate::part::{Part, one_line};
use crate::text::Setter;
use crate::{Brand, Error};

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bookmark {
    /// 0 for a part, 1 to 3 for its headings.
    pub(crate) level: u8,
    pub(crate) text: String,
    pub(crate) anchor: AnchorId,
}

/// Where an anchor came to stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub(crate) page: usize,
    /// From the upper edge of the page, in points.
    pub(crate) y: f32,
}

/// The pages of one part.
#[derive(Debug)]
pub(crate) struct LaidPart {
    pub(crate) node: NodeId,
    pub(crate) first_page: usize,
    pub(crate) pages: usize,
    /// Its pages hold nothing but the stamp, and wait for those of a finished file.
    pub(crate) foreign: bool,
}

/// A laid-out file.
#[derive(Debug)]
pub(crate) struct Laid {
    pub(crate) pages: Vec<Page>,
    pub(crate) structure: Structure,
    pub(crate) anchors: Vec<Spot>,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) parts: Vec<LaidPart>,
    pub(crate) style: PageStyle,
}

impl Laid {
    /// Whether a page belongs to a foreign annex.
    pub(crate) fn is_foreign(&self, page: usize) -> bool {
        let of_part = |part: &&LaidPart| (part.first_page..part.first_page + part.pages).contains(&page);
        self.parts.iter().find(of_part).is_some_and(|part| part.foreign)
    }
}

/// Lays out the parts. `foreign_pages` is the number of pages of each foreign annex, in order; their pages come out with
/// nothing but the stamp at their head.
pub(crate) fn lay_out(
    parts: &[Part<'_>],
    foreign_pages: &[usize],
    brand: &Brand,
    style: &PageStyle,
) -> Result<Laid, Error> {
    let mut setter = Setter::new(&brand.fonts, style.hyphenate, style.stretch);
    let mut structure = Structure::new();
    let plan = Plan::new(parts);
    let main_language = parts.first().map(|part| part.head().language);
    let mut foreign_pages = foreign_pages.iter().copied();

    let mut composed = Vec::with_capacity(parts.len());
    for (part, surroundings) in parts.iter().zip(&plan.surroundings) {
        let node = structure.add(Structure::ROOT, Role::Part);
        if Some(part.head().language) != main_language {
            structure.set_language(node, part.head().language);
        }
        composed.push(match part {
            Part::Document(document) => {
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
            Part::Foreign(annex) => {
                let pages = foreign_pages.next().unwrap_or_default();
                Composed::Foreign {
                    node,
                    title: surroundings.title,
                    head: &annex.head,
                    pages,
                }
            }
        });
    }
    let painter = Painter::new(&composed, structure, &mut setter, style, plan.anchors);
    let painted = painter.paint(&composed)?;
    Ok(Laid {
        pages: painted.pages,
        structure: painted.structure,
        anchors: painted.anchors,
        bookmarks: plan.bookmarks,
        parts: painted.parts,
        style: style.clone(),
    })
}

/// A part before painting.
enum Composed<'a> {
    Document {
        node: NodeId,
        title: AnchorId,
        furniture: Furniture,
        galley: Galley,
        places: Vec<Vec<paginate::Place>>,
    },
    Foreign {
        node: NodeId,
        title: AnchorId,
        head: &'a vuosikello_document::Head,
        pages: usize,
    },
}

impl Composed<'_> {
    fn pages(&self) -> usize {
        match self {
            Composed::Document { places, .. } => places.len(),
            Composed::Foreign { pages, .. } => *pages,
        }
    }
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

/// What is known of all parts before any is laid out: anchors, bookmarks, the entries of the table of contents.
struct Plan {
    anchors: usize,
    bookmarks: Vec<Bookmark>,
    surroundings: Vec<Surroundings>,
}

impl Plan {
    fn new(parts: &[Part<'_>]) -> Self {
        let mut plan = Plan {
            anchors: 0,
            bookmarks: Vec::new(),
            surroundings: Vec::new(),
        };
        for part in parts {
            let title = plan.anchor();
            plan.bookmarks.push(Bookmark {
                level: 0,
                text: bookmark_text(part),
                anchor: title,
            });
            let mut surroundings = Surroundings {
                title,
                ..Surroundings::default()
            };
            if let Part::Document(document) = part {
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
        let annexes = parts.iter().zip(titles).skip(1).map(|(part, anchor)| {
            let (number, text) = (part.designation(), part.title());
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
fn bookmark_text(part: &Part<'_>) -> String {
    let designation = part.designation();
    let title = without_designation(&part.title(), &designation);
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
