//! Lines of text in pieces, one per span: links, passages in other languages, decoration, pictures and marks of notes get
//! elements of their own.

use std::collections::BTreeMap;

use vuosikello_document::{Language, Light, NotePlace, Target};
use vuosikello_measure::Rgb;

use super::composer::{Alignment, Column, Composer, offset};
use super::galley::{Content, Placed};
use super::page::{Artifact, Goal, Link, Owner, Text};
use super::rectangle::Rectangle;
use super::strip::Strip;
use super::structure::{NodeId, Role};
use super::survey::LineEnd;
use crate::Error;
use crate::segment::one_line;
use crate::text::{Decoration, Glyph, GlyphKind, Line, Shaped, Span, Special};

/// The space above a picture that is higher than its line, in points.
const ABOVE_PICTURE: f32 = 2.0;

/// The number of glyphs of a line that show the first letter of a text.
fn first_letter(shaped: &Shaped, line: &Line) -> usize {
    let end = shaped.text.chars().next().map_or(0, char::len_utf8);
    line.glyphs
        .iter()
        .take_while(|glyph| (glyph.start as usize) < end)
        .count()
}

impl Composer<'_, '_> {
    /// The lines of a text as strips of a cell. The first line has `gap` above it.
    pub(super) fn strips(
        &mut self,
        shaped: &Shaped,
        node: NodeId,
        column: Column,
        alignment: Alignment,
        gap: f32,
        color: Rgb,
    ) -> Result<Vec<Strip>, Error> {
        let mut elements = Elements::new(shaped);
        let mut bookmarks = shaped.attached.bookmarks.iter().peekable();
        let lines = shaped.lines(column.width);
        if let Some(ends) = self.line_ends.as_deref_mut() {
            ends.extend(LineEnd::all(shaped, &lines, column.width));
        }
        let light = Light::of_marked(&shaped.text);
        let mark_color = light.map_or(color, |light| light.colour(&self.colours.states).rgb());
        let mut strips = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            let gap = if index == 0 { gap } else { 0.0 };
            let usual = self.style.baseline(shaped.size);
            let lowered = (highest_picture(shaped, line) + ABOVE_PICTURE - usual).max(0.0);
            let mut x = column.x + offset(alignment, line.width, column.width) - line.hang;
            let y = gap + usual + lowered;
            let mut strip = Strip {
                height: gap + shaped.size * self.style.leading + lowered,
                ..Strip::default()
            };
            // The mark of a state has its colour; shape and word say the same.
            let marked = if light.is_some() && index == 0 {
                first_letter(shaped, line)
            } else {
                0
            };
            let (mark, rest) = line.glyphs.split_at(marked);
            for (glyphs, color) in [(mark, mark_color), (rest, color)] {
                for glyphs in glyphs.chunk_by(|one, next| one.span == next.span) {
                    let text = Text::new(shaped, glyphs.to_vec(), x, y, color);
                    x += text.width();
                    self.piece(shaped, node, text, &mut elements, &mut strip)?;
                }
            }
            let end = line.glyphs.last().map_or(0, |glyph| glyph.end as usize);
            let is_last = index + 1 == lines.len();
            while let Some((_, name)) = bookmarks.next_if(|(at, _)| *at < end || is_last) {
                strip.anchors.extend(self.bookmarks.get(name.as_str()));
            }
            strips.push(strip);
        }
        Ok(strips)
    }

    /// A piece of a line whose glyphs share a span.
    fn piece(
        &mut self,
        shaped: &Shaped,
        node: NodeId,
        mut text: Text,
        elements: &mut Elements,
        strip: &mut Strip,
    ) -> Result<(), Error> {
        let number = text.glyphs.first().map_or(0, |glyph| glyph.span);
        let Some(span) = shaped.spans.get(number as usize) else {
            return Ok(());
        };
        let link = span
            .link
            .and_then(|index| Some((index, shaped.attached.links.get(index)?)));
        let link = match link {
            Some((index, link)) => self.goal(&link.target)?.map(|goal| (index, link, goal)),
            None => None,
        };
        // The link, or what holds the text without one.
        let holder = match link {
            Some((index, ..)) => elements.link(index, || self.structure.add(node, Role::Link)),
            None => node,
        };
        let link = link.map(|(_, link, goal)| Link {
            goal,
            description: link.text.clone(),
            node: holder,
        });
        let decoration = span.decoration;
        text.y -= decoration.script.rise() * text.size;
        text.size *= decoration.script.scale();
        match span.special {
            Some(Special::Note(note)) => return self.mark(shaped, note, node, text, strip),
            Some(Special::Picture(_)) => return self.pictures(shaped, &text, holder, link, strip),
            None => {}
        }
        let mut owner = holder;
        if span.language != self.language() || decoration != Decoration::default() {
            owner = elements.span(number, || self.span(holder, span, text.size));
        }
        if link.is_some() {
            text.color = self.accent;
        }
        let owner = Owner::Node(owner);
        strip.items.extend(self.decorations(decoration, &text, owner));
        let content = match link {
            None => Content::Text(text),
            Some(link) => Content::LinkText(text, link),
        };
        strip.items.push(Placed { owner, content });
        Ok(())
    }

    /// The element of a span that is not like the text around.
    fn span(&mut self, holder: NodeId, span: &Span, size: f32) -> NodeId {
        let Decoration {
            underline,
            strike,
            script,
        } = span.decoration;
        let shift = script.rise() * size / script.scale();
        let node = self.structure.add(
            holder,
            Role::Span {
                underline,
                strike,
                shift,
            },
        );
        if span.language != self.language() {
            self.structure.set_language(node, span.language);
        }
        node
    }

    /// The lines below and through a text.
    fn decorations(&self, decoration: Decoration, text: &Text, owner: Owner) -> Vec<Placed> {
        let seen = text
            .glyphs
            .iter()
            .rposition(|glyph| glyph.kind != GlyphKind::Space);
        let (Some(first), Some(last)) = (text.glyphs.first(), seen) else {
            return Vec::new();
        };
        let width: f32 = text.glyphs.iter().take(last + 1).map(|glyph| glyph.advance).sum();
        let face = self.setter.face(first.style);
        let line = |(above, thickness): (f32, f32)| {
            let [above, thickness] = [above, thickness].map(|length| length * text.size / 1000.0);
            let area = Rectangle::new(text.x, text.y - above, width, thickness.max(0.4), text.color);
            Placed {
                owner,
                content: Content::Rectangle(area),
            }
        };
        let lines = [
            (decoration.underline, face.underline),
            (decoration.strike, face.strike),
        ];
        lines
            .into_iter()
            .filter(|(is_drawn, _)| *is_drawn)
            .map(|(_, place)| line(place))
            .collect()
    }

    /// The mark of a note: a link to it. The note itself stands elsewhere on the page or in the document.
    fn mark(
        &mut self,
        shaped: &Shaped,
        note: usize,
        node: NodeId,
        text: Text,
        strip: &mut Strip,
    ) -> Result<(), Error> {
        let Some(note) = shaped.attached.notes.get(note) else {
            return Ok(());
        };
        let reference = self.structure.add(node, Role::Reference);
        let link = self.structure.add(reference, Role::Link);
        let (note_node, anchor, range) = self.set_note(note, node)?;
        let link = Link {
            goal: Goal::Anchor(anchor),
            description: format!("{} {}", note_name(note.note.place, self.language()), note.number),
            node: link,
        };
        strip.items.push(Placed {
            owner: Owner::Node(link.node),
            content: Content::LinkText(text, link),
        });
        if let Some(range) = range {
            strip.notes.push(range);
            // In the structure the note comes after its mark, wherever on the page it stands.
            strip.items.push(Placed {
                owner: Owner::Node(note_node),
                content: Content::Nothing,
            });
        }
        Ok(())
    }

    /// Pictures in a line, which stand on its baseline.
    fn pictures(
        &mut self,
        shaped: &Shaped,
        text: &Text,
        holder: NodeId,
        link: Option<Link>,
        strip: &mut Strip,
    ) -> Result<(), Error> {
        let mut x = text.x;
        for glyph in &text.glyphs {
            let Some((found, width, height)) = shaped.picture(glyph) else {
                continue;
            };
            let picture = &found.picture;
            let image = self.images.index(picture)?;
            let area = Rectangle::new(x, text.y - height, width, height, Rgb::BLACK);
            x += glyph.advance;
            let is_decoration = picture.decorative && link.is_none();
            let owner = match is_decoration {
                true => Owner::Artifact(Artifact::Layout),
                false => {
                    *self.undescribed_pictures += usize::from(picture.description.trim().is_empty());
                    let description = self.description(&picture.description);
                    let node = self.structure.add(holder, Role::Figure { description });
                    strip.items.push(Placed {
                        owner: Owner::Node(node),
                        content: Content::Area(area),
                    });
                    Owner::Node(node)
                }
            };
            let link = link.clone();
            strip.items.push(Placed {
                owner,
                content: Content::Picture { image, area, link },
            });
        }
        Ok(())
    }

    /// The alternative text of a picture; without one a listener hears at least that there is a picture.
    fn description(&self, description: &str) -> String {
        let unknown = match self.language() {
            Language::Finnish => "Kuva ilman vaihtoehtoista tekstiä",
            Language::Swedish => "Bild utan alternativtext",
            Language::English => "Picture without alternative text",
        };
        match one_line(description) {
            description if description.is_empty() => unknown.to_owned(),
            description => description,
        }
    }

    /// Where a link leads; nowhere if the document lacks the bookmark, as Word shows such a link as plain text.
    fn goal(&self, target: &Target) -> Result<Option<Goal>, Error> {
        match target {
            Target::Uri(uri) => Ok(Some(Goal::Uri(uri.clone()))),
            Target::Bookmark(name) => Ok(self
                .bookmarks
                .get(name.as_str())
                .map(|anchor| Goal::Anchor(*anchor))),
            Target::Heading(id) => match self.by_id.get(id.as_str()) {
                Some(anchor) => Ok(Some(Goal::Anchor(*anchor))),
                None => Err(Error::UnknownHeading {
                    id: id.clone(),
                    document: self.document.head.title.clone(),
                }),
            },
        }
    }
}

fn note_name(place: NotePlace, language: Language) -> &'static str {
    match (place, language) {
        (NotePlace::Page, Language::Finnish) => "Alaviite",
        (NotePlace::End, Language::Finnish) => "Loppuviite",
        (NotePlace::Page, Language::Swedish) => "Fotnot",
        (NotePlace::End, Language::Swedish) => "Slutnot",
        (NotePlace::Page, Language::English) => "Footnote",
        (NotePlace::End, Language::English) => "Endnote",
    }
}

fn highest_picture(shaped: &Shaped, line: &Line) -> f32 {
    let heights = line
        .glyphs
        .iter()
        .filter(|glyph| glyph.kind == GlyphKind::Picture);
    let height = |glyph: &Glyph| shaped.picture(glyph).map(|(_, _, height)| height);
    heights.filter_map(height).fold(0.0, f32::max)
}

/// The elements of the links and spans of a text, each created at its first use.
struct Elements {
    links: Vec<Option<NodeId>>,
    spans: BTreeMap<u32, NodeId>,
}

impl Elements {
    fn new(shaped: &Shaped) -> Self {
        Elements {
            links: vec![None; shaped.attached.links.len()],
            spans: BTreeMap::new(),
        }
    }

    fn link(&mut self, link: usize, make: impl FnOnce() -> NodeId) -> NodeId {
        match self.links.get_mut(link) {
            Some(slot) => *slot.get_or_insert_with(make),
            None => make(),
        }
    }

    fn span(&mut self, span: u32, make: impl FnOnce() -> NodeId) -> NodeId {
        *self.spans.entry(span).or_insert_with(make)
    }
}
