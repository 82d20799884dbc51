//! Placing the content of a deck on slides, so that everything fits.
//!
//! | file | what it does |
//! |---|---|
//! | `grouping`, `limit` | blocks → clean text and tables as text; what a limit cuts, summed up |
//! | `look` | the styles and sizes of a region |
//! | `table`, `columns`, `cards` | how high tables and key figures are |
//! | `tighten` | what is too long for any slide: an error, or cut |
//! | `fill` | measured heights → slides |
//! | `flow` | the content of a region → the shapes of its slides |
//! | `titles`, `footer` | titles that fit and name one slide only; the text at the foot |

mod cards;
mod columns;
mod fill;
mod flow;
mod footer;
mod group;
mod grouping;
mod laid;
mod limit;
mod look;
mod place;
mod sized;
mod table;
mod table_text;
mod thousands;
mod tighten;
mod titles;

pub(crate) use cards::CARD_INSET;
pub(crate) use laid::{Laid, LaidSlide};
pub(crate) use look::Look;
pub(crate) use place::{
    Bullet, CardShape, ChartShape, PlacedParagraph, PlotShape, Shape, TableShape, TextShape,
};
pub(crate) use table::{CELL_TOP, sides};

use crate::context::Context;
use vuosikello_document::{Inline, plain_text};

use crate::error::{Error, Errors, Piece, Warning};
use crate::template::{Layout, Region, Template, choose, is_cover};
use crate::text::{Runs, one_line};
use crate::tree::{Block, Deck, Head, Role, Slide};

/// Lays a deck out with the layouts of a template.
pub(crate) fn lay_out<'t>(deck: &Deck, template: &'t Template) -> Result<Laid<'t>, Errors> {
    let mut laid = Laid::default();
    let mut errors: Vec<Error> = Vec::new();
    for (number, section) in deck.sections.iter().enumerate() {
        for (at, slide) in (1..).zip(&section.slides) {
            let title = one_line(&slide.title);
            if title.is_empty() {
                errors.push(Error::NoTitle {
                    section: one_line(&section.name),
                    number: at,
                });
                continue;
            }
            let notes = slide.notes.iter().map(|note| one_line(note));
            let mut context = Context {
                slide: &title,
                language: deck.head.language,
                shorten: deck.shorten,
                warnings: Vec::new(),
                notes: notes.filter(|note| !note.is_empty()).collect(),
            };
            let place = InDeck {
                section: number,
                subject: one_line(&section.name),
                head: &deck.head,
            };
            if let Err(found) = lay_out_slide(slide, &place, template, &mut context, &mut laid) {
                errors.extend(found);
                continue;
            }
            for warning in context.warnings {
                // What is said of the whole deck is said once.
                if warning != Warning::Footer || !laid.warnings.contains(&warning) {
                    laid.warnings.push(warning);
                }
            }
        }
    }
    Errors::of(errors)?;
    titles::finish(&mut laid.slides);
    Ok(laid)
}

/// The shapes of a region, on as many slides as it takes. Where a chart has no room for its categories, the table that may stand in its
/// place does.
fn lay_out_region(
    region: &Region,
    blocks: &[&Block],
    layout: &Layout,
    template: &Template,
    context: &mut Context<'_>,
) -> Result<Vec<Vec<Shape>>, Errors> {
    let look = Look::new(template, layout, region);
    let laid = |blocks: &[&Block], context: &mut Context<'_>| {
        let groups = grouping::groups(blocks, context.language).map_err(|problem| context.error(problem))?;
        flow::flow(groups, &look, layout, context)
    };
    let (warnings, notes) = (context.warnings.len(), context.notes.len());
    match laid(blocks, context) {
        Err(errors) if errors.are_of_categories() && blocks.iter().any(|block| instead(block).is_some()) => {
            context.warnings.truncate(warnings);
            context.notes.truncate(notes);
            let tables: Vec<Option<Block>> = blocks.iter().map(|block| instead(block)).collect();
            let blocks = blocks.iter().zip(&tables);
            let blocks: Vec<&Block> = blocks
                .map(|(block, table)| table.as_ref().unwrap_or(block))
                .collect();
            laid(&blocks, context)
        }
        laid => laid,
    }
}

/// The table that may stand in place of a chart.
fn instead(block: &Block) -> Option<Block> {
    match block {
        Block::Chart(chart) => chart.instead.clone().map(Block::Table),
        _ => None,
    }
}

/// Where in its deck a slide stands.
struct InDeck<'a> {
    /// The number of its section.
    section: usize,
    /// The name of its section.
    subject: String,
    head: &'a Head,
}

fn lay_out_slide<'t>(
    slide: &Slide,
    place: &InDeck<'_>,
    template: &'t Template,
    context: &mut Context<'_>,
    laid: &mut Laid<'t>,
) -> Result<(), Errors> {
    let layout = choose(template, slide).map_err(|problem| context.error(problem))?;
    if slide.role == Role::Cover && slide.layout.is_none() && !is_cover(layout) {
        return lay_out_apart(slide, place, template, context, laid);
    }
    let title = titles::fitted(layout, context)?;
    let subject = subject(layout, &place.subject, context)?;
    let footer = footer::footer(layout, place.head, context)?;
    // Content follows a short title as closely as a long one.
    let raise = titles::unused(layout, &title);
    let is_divided = matches!(slide.role, Role::TwoContent | Role::Cover) && !slide.second.is_empty();
    let halves: Vec<(Region, Vec<&Block>)> = if is_divided {
        let [left, right] = layout.regions();
        vec![
            (left, slide.blocks.iter().collect()),
            (right, slide.second.iter().collect()),
        ]
    } else {
        let all = slide.blocks.iter().chain(&slide.second);
        vec![(layout.region(), all.collect())]
    };
    let mut pages: Vec<Vec<Shape>> = vec![Vec::new()];
    for (region, blocks) in halves.iter().filter(|(_, blocks)| !blocks.is_empty()) {
        let region = layout.raised(*region, raise);
        let of_region = lay_out_region(&region, blocks, layout, template, context)?;
        if pages.len() < of_region.len() {
            pages.resize_with(of_region.len(), Vec::new);
        }
        for (page, mut shapes) in pages.iter_mut().zip(of_region) {
            page.append(&mut shapes);
        }
    }
    for shapes in pages {
        laid.slides.push(LaidSlide {
            section: place.section,
            layout,
            title: title.clone(),
            subject: subject.clone(),
            title_size: None,
            raise,
            shapes,
            footer: footer.clone(),
            // Notes stand on the first of the slides.
            notes: std::mem::take(&mut context.notes),
        });
    }
    Ok(())
}

/// A cover whose content stands on a slide of its own, which is named after the bold text that the content begins with.
fn lay_out_apart<'t>(
    slide: &Slide,
    place: &InDeck<'_>,
    template: &'t Template,
    context: &mut Context<'_>,
    laid: &mut Laid<'t>,
) -> Result<(), Errors> {
    let mut cover = Slide {
        role: Role::Title,
        second: Vec::new(),
        ..slide.clone()
    };
    let heading = match slide.second.first() {
        Some(Block::Text(text)) if matches!(text.as_slice(), [Inline::Strong(_)]) => Some(plain_text(text)),
        _ => None,
    };
    let rest = slide.second.iter().skip(usize::from(heading.is_some()));
    let title = one_line(heading.as_deref().unwrap_or(&slide.title));
    let content = Slide {
        blocks: rest.cloned().collect(),
        notes: std::mem::take(&mut cover.notes),
        ..Slide::new(Role::Content, title.as_str())
    };
    let notes = std::mem::take(&mut context.notes);
    lay_out_slide(&cover, place, template, context, laid)?;
    context.notes.extend(notes);
    let mut of_content = Context {
        slide: &title,
        language: context.language,
        shorten: context.shorten,
        warnings: std::mem::take(&mut context.warnings),
        notes: std::mem::take(&mut context.notes),
    };
    let found = lay_out_slide(&content, place, template, &mut of_content, laid);
    context.warnings = of_content.warnings;
    found
}

/// The subject of a slide where its layout has a place for it; nothing where it says no more than the title.
fn subject(layout: &Layout, subject: &str, context: &mut Context<'_>) -> Result<Option<String>, Error> {
    let Some((holder, frame)) = layout.subject() else {
        return Ok(None);
    };
    if subject.is_empty() || subject == context.slide {
        return Ok(None);
    }
    let style = holder.styles[0];
    let (width, height) = (
        frame.width - holder.insets.across(),
        frame.height - holder.insets.down(),
    );
    // One line stands even in a box that is lower than it.
    let line = style.height(&Runs::default(), style.setting.size, width);
    let fits = |runs: &Runs| style.height(runs, style.setting.size, width) <= height.max(line);
    let fitted = context.fitted(&Runs::plain(subject), Piece::Title, fits)?;
    Ok(Some(fitted.text()))
}
