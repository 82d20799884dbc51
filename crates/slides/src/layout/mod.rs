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
mod thousands;
mod tighten;
mod titles;

pub(crate) use cards::CARD_INSET;
pub(crate) use laid::{Laid, LaidSlide};
pub(crate) use look::Look;
pub(crate) use place::{Bullet, CardShape, ChartShape, PlacedParagraph, Shape, TableShape, TextShape};
pub(crate) use table::{CELL_TOP, sides};

use crate::context::Context;
use crate::error::{Error, Errors, Warning};
use crate::template::{Layout, Region, Template, choose};
use crate::text::one_line;
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
            if let Err(found) = lay_out_slide(slide, number, &deck.head, template, &mut context, &mut laid) {
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

fn lay_out_slide<'t>(
    slide: &Slide,
    section: usize,
    head: &Head,
    template: &'t Template,
    context: &mut Context<'_>,
    laid: &mut Laid<'t>,
) -> Result<(), Errors> {
    let layout = choose(template, slide).map_err(|problem| context.error(problem))?;
    let title = titles::fitted(layout, context)?;
    let footer = footer::footer(layout, head, context)?;
    let halves: Vec<(Region, Vec<&Block>)> = if slide.role == Role::TwoContent && !slide.second.is_empty() {
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
        let of_region = lay_out_region(region, blocks, layout, template, context)?;
        if pages.len() < of_region.len() {
            pages.resize_with(of_region.len(), Vec::new);
        }
        for (page, mut shapes) in pages.iter_mut().zip(of_region) {
            page.append(&mut shapes);
        }
    }
    for shapes in pages {
        laid.slides.push(LaidSlide {
            section,
            layout,
            title: title.clone(),
            title_size: None,
            shapes,
            footer: footer.clone(),
            // Notes stand on the first of the slides.
            notes: std::mem::take(&mut context.notes),
        });
    }
    Ok(())
}
