//! Layout: document trees in, pages of positioned items out, with the structure of the text, the places that links lead
//! to, and bookmarks. Nothing here knows PDF.
//!
//! A segment is first *composed* into a galley, one long column of slices that are never split ([`composer`] and one file
//! per kind of block). The galley is then *cut* into pages ([`mod@paginate`]): slices are tied to one another where a page
//! must not end between them. Last the pages are *painted* ([`paint`]): only now is content numbered and joined to its
//! elements, and are page numbers set, which are known only then. No step depends on a later one, so nothing is laid out twice.
//! Each run of pages that stand or lie has a galley of its own, on which the composer goes on.

mod chart;
mod composer;
mod contents;
mod definitions;
mod frame;
mod furniture;
mod galley;
mod heading;
mod keeping;
mod laid;
mod list;
mod notes;
pub(crate) mod page;
mod paginate;
mod paint;
mod paragraph;
mod piece;
pub(crate) mod rectangle;
mod signatures;
mod strip;
pub(crate) mod structure;
mod style;
pub(crate) mod survey;
mod table;
#[cfg(test)]
mod tests;
mod title;

use std::collections::BTreeMap;

use vuosikello_document::{Block, DEEPEST_HEADING, Document, Inline, Orientation, plain_text};

use self::composer::{Composer, Entry, Surroundings};
use self::frame::Frame;
use self::furniture::Furniture;
use self::galley::Galley;
use self::laid::{Body, Composed};
pub(crate) use self::laid::{Bookmark, Laid, LaidSegment};
use self::page::AnchorId;
use self::paginate::paginate;
use self::paint::Painter;
use self::structure::{Role, Structure};
pub use self::style::{PageEnds, PageStyle};
use self::survey::Survey;
use crate::image::Images;
use crate::segment::{Segment, one_line};
use crate::text::{NoteNumbers, Setter};
use crate::{Brand, Error};

/// Lays out the segments. Reserved pages get nothing but the stamp at their head.
pub(crate) fn lay_out(segments: &[Segment<'_>], brand: &Brand, style: &PageStyle) -> Result<Laid, Error> {
    lay_out_surveyed(segments, brand, style, None)
}

/// Lays out the segments, and tells how they are set where that is asked.
pub(crate) fn lay_out_surveyed(
    segments: &[Segment<'_>],
    brand: &Brand,
    style: &PageStyle,
    mut survey: Option<&mut Survey>,
) -> Result<Laid, Error> {
    let mut setter = Setter::new(&brand.fonts, style.hyphenate, style.stretch);
    setter.know_names(segments.iter().filter_map(Segment::document).flat_map(names));
    let mut structure = Structure::new();
    let plan = Plan::new(segments);
    let (mut images, mut anchors, mut undescribed_pictures) = (Images::default(), plan.anchors, 0);
    let main_language = segments.first().map(|segment| segment.head().language);

    let mut composed = Vec::with_capacity(segments.len());
    for (segment, surroundings) in segments.iter().zip(&plan.surroundings) {
        let node = structure.add(Structure::ROOT, Role::Part);
        if Some(segment.head().language) != main_language {
            structure.set_language(node, segment.head().language);
        }
        let mut push = |body, style, continued| {
            composed.push(Composed {
                node,
                title: surroundings.title,
                style,
                continued,
                body,
            });
        };
        match segment {
            Segment::Document(document) | Segment::Signed(document) | Segment::Plain { document, .. } => {
                let runs = Orientation::runs(&document.blocks);
                let mut sheets = Vec::with_capacity(runs.len());
                for (index, (orientation, blocks)) in runs.iter().enumerate() {
                    let style = style.turned(*orientation);
                    let furniture = match segment {
                        Segment::Plain { lines, .. } => {
                            Furniture::of_lines(&document.head, lines, &mut setter, &style, brand)
                        }
                        _ => Furniture::new(&document.head, &mut setter, &style, brand),
                    }?;
                    let frame = Frame {
                        first_page: furniture.text_height(&style, index == 0),
                        other_pages: furniture.text_height(&style, false),
                    };
                    sheets.push((*blocks, style, furniture, frame));
                }
                let mut composer = Composer {
                    document,
                    setter: &mut setter,
                    style: style.clone(),
                    accent: brand.accent(),
                    quiet: brand.quiet(),
                    colours: &brand.colours,
                    structure: &mut structure,
                    images: &mut images,
                    undescribed_pictures: &mut undescribed_pictures,
                    bookmarks: bookmarks(document, &mut anchors),
                    anchors: &mut anchors,
                    surroundings,
                    highest: f32::MAX,
                    galley: Galley::default(),
                    by_id: headings_by_id(document, surroundings),
                    part: node,
                    has_fields: matches!(segment, Segment::Signed(_)),
                    numbers_of_notes: NoteNumbers::default(),
                    notes: Vec::new(),
                    endnotes: Vec::new(),
                    nesting: 0,
                    waiting: Vec::new(),
                    numbers: document.heading_numbers(),
                    heading: 0,
                    level: 0,
                    heading_end: 0,
                    titled: document.blocks.iter().any(is_visible_title),
                    block_start: 0,
                    line_ends: survey.as_deref_mut().map(|survey| &mut survey.line_ends),
                };
                let (count, mut laid_out) = (sheets.len(), Vec::with_capacity(sheets.len()));
                for (index, (blocks, style, furniture, frame)) in sheets.into_iter().enumerate() {
                    let galley = composer.run(blocks, style.clone(), frame, index + 1 == count)?;
                    let places = paginate(&galley, frame, style.page_ends);
                    laid_out.push((blocks, galley, places, frame, furniture, style));
                }
                // The composer has borrowed the ends of lines.
                drop(composer);
                for (index, (blocks, galley, places, frame, furniture, style)) in
                    laid_out.into_iter().enumerate()
                {
                    if let Some(survey) = survey.as_deref_mut() {
                        survey.add_faults(&galley, &places, frame, blocks);
                    }
                    let body = Body::Document {
                        places,
                        furniture,
                        galley: Box::new(galley),
                    };
                    push(body, style, index > 0);
                }
            }
            Segment::Reserved { head, pages } => {
                push(Body::Reserved { head, pages: *pages }, style.clone(), false);
            }
        }
    }
    let painter = Painter::new(&composed, structure, &mut setter, style, anchors);
    let images = images.into_list();
    let laid = Laid {
        images,
        undescribed_pictures,
        ..painter.paint(&composed, plan.bookmarks)?
    };
    if let Some(survey) = survey {
        survey.pages = laid.pages.len();
    }
    Ok(laid)
}

/// The names of people and organisations that stand in known places of a document: in its head, in its title behind a dash, and
/// in its signature block.
fn names(document: &Document) -> Vec<String> {
    let mut names = vec![document.head.organisation.clone()];
    for block in &document.blocks {
        match block {
            Block::Title(content) | Block::Subtitle(content) => {
                let text = plain_text(content);
                names.extend(text.rsplit_once(" – ").map(|(_, name)| name.to_owned()));
            }
            Block::Signatures(signatories) => {
                names.extend(
                    signatories
                        .iter()
                        .flat_map(|who| [who.name.clone(), who.organisation.clone()]),
                );
            }
            _ => {}
        }
    }
    names
}

/// New anchors for the bookmarks of a document, by their names; of several with one name the first counts, as in Word.
fn bookmarks<'a>(document: &'a Document, anchors: &mut usize) -> BTreeMap<&'a str, AnchorId> {
    let mut found = BTreeMap::new();
    document.walk(&mut |inline| {
        if let Inline::Bookmark(name) = inline {
            found.entry(name.as_str()).or_insert_with(|| {
                *anchors += 1;
                *anchors - 1
            });
        }
    });
    found
}

/// The anchors of the headings by their ids; of several headings with one id, that of the last.
fn headings_by_id<'a>(document: &'a Document, surroundings: &Surroundings) -> BTreeMap<&'a str, AnchorId> {
    let ids = document.headings().map(|heading| heading.id.as_str());
    ids.zip(surroundings.headings.iter().copied()).collect()
}

fn is_visible_title(block: &Block) -> bool {
    matches!(block, Block::Title(content) if !plain_text(content).trim().is_empty())
}

/// The anchors, bookmarks and entries of the table of contents of all segments, known before any is laid out.
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
            if let Some(document) = segment.document() {
                for (heading, number) in document.headings().zip(document.heading_numbers()) {
                    let anchor = plan.anchor();
                    let (level, text) = (
                        heading.level.clamp(1, DEEPEST_HEADING),
                        one_line(&plain_text(&heading.content)),
                    );
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
        if let Some((main, annexes)) = plan.surroundings.split_first_mut() {
            let annexes = segments.iter().skip(1).zip(annexes);
            let entry = |(segment, surroundings): (&Segment<'_>, &mut Surroundings)| {
                let number = segment.designation();
                Entry {
                    level: 1,
                    text: without_designation(&segment.title(), &number),
                    number,
                    anchor: surroundings.title,
                }
            };
            main.annexes = annexes.map(entry).collect();
        }
        plan
    }

    fn anchor(&mut self) -> AnchorId {
        self.anchors += 1;
        self.anchors - 1
    }
}

/// The text of a segment's bookmark: "Liite 1 Yhteyshenkilöt". A title that begins with the designation does not repeat it.
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
