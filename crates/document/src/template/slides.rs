//! What a template makes of the data, as the sections and slides of a deck.
//!
//! In the template of a deck, `#` begins a section, `##` a slide; paragraphs, lists, tables, charts and views stand on the
//! slide, and `---` parts its left half from its right one; `>` is what the speaker says. A slide whose views have nothing to
//! show is left out, and so is a section without slides.

use super::placement::Placement;
use super::view::{View, Views};
use crate::deck::{Block, Item, Limit, List, Role, Section, Slide};
use crate::markdown::{self, Content, Mistake};
use crate::{Inline, TemplateErrorKind, plain_text};

/// The sections of a deck. What stands before the first `#` belongs to a section called `first`.
///
/// # Errors
/// Every view that is not known, text that stands on no slide, and what slides cannot hold.
pub(super) fn sections(rendered: &str, views: &Views<'_>, first: &str) -> Result<Vec<Section>, Vec<Mistake>> {
    let Content {
        mut blocks,
        starts,
        placed,
        ..
    } = markdown::content(rendered)?;
    markdown::number_captions(&mut blocks);
    let mut filler = Filler {
        views,
        sections: vec![Section::new(first, Vec::new())],
        slide: None,
        at: 0,
        mistakes: Vec::new(),
    };
    let mut placed = placed.iter().peekable();
    for (number, (block, start)) in blocks.iter().zip(starts).enumerate() {
        while let Some((_, placement, at)) = placed.next_if(|(place, ..)| *place <= number) {
            filler.at = *at;
            filler.place(placement);
        }
        filler.at = start;
        filler.add(block);
    }
    for (_, placement, at) in placed {
        filler.at = *at;
        filler.place(placement);
    }
    filler.finish();
    if !filler.mistakes.is_empty() {
        return Err(filler.mistakes);
    }
    let mut sections = filler.sections;
    sections.retain(|section| !section.slides.is_empty());
    if let Some(first) = sections
        .first_mut()
        .and_then(|section| section.slides.first_mut())
    {
        first.role = match first.second.is_empty() {
            true => Role::Title,
            false => Role::Cover,
        };
    }
    Ok(sections)
}

struct Filler<'a, 'd> {
    views: &'a Views<'d>,
    sections: Vec<Section>,
    slide: Option<Open>,
    /// Where the block that is being added begins.
    at: usize,
    mistakes: Vec<Mistake>,
}

/// The slide that is being filled.
struct Open {
    slide: Slide,
    /// Whether the right half has begun.
    is_right: bool,
    /// Whether a block had nothing to show.
    has_nothing: bool,
}

impl Filler<'_, '_> {
    fn add(&mut self, block: &crate::Block) {
        match block {
            crate::Block::Title(content) => {
                self.finish();
                let name = plain_text(content);
                self.sections.push(Section::new(name, Vec::new()));
            }
            crate::Block::Heading(heading) if heading.level == 1 => {
                self.finish();
                let title = plain_text(&heading.content);
                self.slide = Some(Open {
                    slide: Slide::new(Role::Content, title),
                    is_right: false,
                    has_nothing: false,
                });
            }
            block => self.add_to_slide(block),
        }
    }

    fn add_to_slide(&mut self, block: &crate::Block) {
        let view = view(block);
        let Some(open) = self.open() else {
            return;
        };
        match block {
            crate::Block::PageBreak => open.is_right = true,
            crate::Block::Note(content) => open.slide.notes.push(plain_text(content)),
            _ => match view {
                Ok(view) => open.push(view),
                Err(kind) => self.mistake(kind),
            },
        }
    }

    fn mistake(&mut self, kind: TemplateErrorKind) {
        let at = self.at;
        self.mistakes.push(Mistake { kind, at });
    }

    fn place(&mut self, placement: &Placement) {
        let view = placement.resolve(self.views).map(|(blocks, notes)| View {
            blocks,
            notes: notes.to_vec(),
            table: None,
        });
        match (self.open(), view) {
            (None, _) => {}
            (Some(open), Ok(view)) => open.push(view),
            (Some(_), Err(kind)) => self.mistake(kind),
        }
    }

    /// The slide that is being filled; content before the first one is a mistake.
    fn open(&mut self) -> Option<&mut Open> {
        if self.slide.is_none() {
            let text = "sisältöä ennen ensimmäistä diaa (## Otsikko)";
            self.mistake(TemplateErrorKind::Unsupported(text));
        }
        self.slide.as_mut()
    }

    /// Puts the open slide into its section, unless its blocks had nothing to show.
    fn finish(&mut self) {
        let Some(open) = self.slide.take() else {
            return;
        };
        let mut slide = open.slide;
        let is_empty = slide.blocks.is_empty() && slide.second.is_empty();
        if open.has_nothing && is_empty {
            return;
        }
        if slide.blocks.is_empty() {
            std::mem::swap(&mut slide.blocks, &mut slide.second);
        }
        slide.role = match (slide.blocks.as_slice(), slide.second.as_slice()) {
            ([Block::Chart(_)], []) => Role::Chart,
            ([Block::Table(_)], []) => Role::Table,
            // A placeholder below the figures would return to its own place, over them, when the slide is reset.
            ([Block::Figures(_), rest @ ..], []) if !rest.iter().any(is_text) => Role::TitleOnly,
            (_, []) => Role::Content,
            _ => Role::TwoContent,
        };
        if let Some(section) = self.sections.last_mut() {
            section.slides.push(slide);
        }
    }
}

fn is_text(block: &Block) -> bool {
    matches!(block, Block::Text(_) | Block::List(_))
}

impl Open {
    fn push(&mut self, view: View) {
        self.has_nothing |= view.blocks.is_empty();
        let half = if self.is_right {
            &mut self.slide.second
        } else {
            &mut self.slide.blocks
        };
        half.extend(view.blocks);
        self.slide.notes.extend(view.notes);
    }
}

/// What stands on a slide for a block that the template writes out itself.
fn view(block: &crate::Block) -> Result<View, TemplateErrorKind> {
    let block = match block {
        crate::Block::Paragraph(content) => Block::Text(content.clone()),
        crate::Block::List(one) => Block::List(list(one)?),
        // The caption is left out, since the slide has a title.
        crate::Block::Table(one) => Block::table(one.clone(), Limit::NONE),
        crate::Block::Chart(one) => Block::chart(one.clone()),
        crate::Block::PageBreak | crate::Block::Note(_) => return Ok(View::default()),
        crate::Block::Heading(_) => {
            return Err(TemplateErrorKind::Unsupported("väliotsikko (###) dialla"));
        }
        _ => {
            return Err(TemplateErrorKind::Unsupported(
                "esityksessä muuta kuin tekstiä, luetteloita, taulukoita ja kaavioita",
            ));
        }
    };
    Ok(View::of(block))
}

/// A list of at most two levels.
fn list(list: &crate::List) -> Result<List, TemplateErrorKind> {
    let begins_late = |list: &crate::List| list.start.is_some_and(|start| start != 1);
    if begins_late(list) {
        return Err(TemplateErrorKind::Unsupported(
            "dialla luettelo, joka alkaa muusta numerosta kuin 1",
        ));
    }
    let mut items = Vec::new();
    for blocks in &list.items {
        let mut item = Item::default();
        for block in blocks {
            match block {
                crate::Block::Paragraph(content) => {
                    if !item.content.is_empty() {
                        item.content.push(Inline::LineBreak);
                    }
                    item.content.extend(content.iter().cloned());
                }
                crate::Block::List(below) => {
                    for blocks in &below.items {
                        let [crate::Block::Paragraph(content)] = blocks.as_slice() else {
                            return Err(TemplateErrorKind::Unsupported("yli kaksitasoinen luettelo"));
                        };
                        item.items.push(content.clone());
                    }
                }
                _ => {
                    return Err(TemplateErrorKind::Unsupported("luettelossa muuta kuin tekstiä"));
                }
            }
        }
        items.push(item);
    }
    Ok(List {
        numbered: list.start.is_some(),
        items,
        limit: Limit::default(),
    })
}
