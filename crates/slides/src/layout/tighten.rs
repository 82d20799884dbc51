//! Content that is too long for any slide: an error that names it, or cut.

use super::Context;
use super::cards::Deal;
use super::group::{Card, Content, Group, ParagraphRole, TableText};
use super::look::{LEAST_IN_TABLE, Look, Sizes};
use super::table::{cell_height, measure, setting};
use crate::error::{Error, Piece};
use crate::geometry::Emu;
use crate::text::Runs;

/// The header row of a table takes at most this share of a slide.
const HEADER_SHARE: Emu = 3;

/// The groups with every text so short that it fits a slide at the smallest sizes.
pub(super) fn tighten(groups: &mut [Group], look: &Look, context: &mut Context<'_>) -> Result<(), Error> {
    for group in groups {
        match &mut group.content {
            Content::Text(paragraphs) => {
                let height = look.frame.height - look.insets.down();
                for paragraph in paragraphs {
                    let piece = match paragraph.role {
                        ParagraphRole::Text => Piece::Text,
                        _ => Piece::Item,
                    };
                    let copy = paragraph.clone();
                    paragraph.runs = context.fitted(&copy.runs, piece, |runs| {
                        let cut = super::group::Paragraph {
                            runs: runs.clone(),
                            ..copy
                        };
                        look.height(&cut, Sizes::LEAST.text) <= height
                    })?;
                }
            }
            Content::Table(table) => tighten_table(table, look, context)?,
            Content::Figures(cards) => tighten_cards(cards, look, context)?,
            // A chart is measured when its place is known.
            Content::Chart { .. } => {}
        }
    }
    Ok(())
}

fn tighten_table(table: &mut TableText, look: &Look, context: &mut Context<'_>) -> Result<(), Error> {
    let plain = look.plain.setting;
    let too_many = || Error::TooManyColumns {
        slide: context.slide.to_owned(),
        columns: table.columns.len(),
    };
    let sized = measure(table, plain, LEAST_IN_TABLE, look.frame.width).ok_or_else(too_many)?;
    let strong = setting(plain, LEAST_IN_TABLE, true);
    let most = look.frame.height / HEADER_SHARE;
    for (column, width) in table.columns.iter_mut().zip(&sized.widths) {
        let fits = |runs: &Runs| cell_height(runs, strong, *width) <= most;
        column.header = context.fitted(&column.header, Piece::Header, fits)?;
    }
    let left = look.frame.height - sized.header.min(most);
    let high = |height: &Emu| *height > left;
    for (row, _) in table
        .rows
        .iter_mut()
        .zip(&sized.rows)
        .filter(|(_, height)| high(height))
    {
        let setting = setting(plain, LEAST_IN_TABLE, row.is_total);
        for (cell, width) in row.cells.iter_mut().zip(&sized.widths) {
            let fits = |runs: &Runs| cell_height(runs, setting, *width) <= left;
            cell.runs = context.fitted(&cell.runs, Piece::Row, fits)?;
        }
    }
    Ok(())
}

fn tighten_cards(cards: &mut [Card], look: &Look, context: &mut Context<'_>) -> Result<(), Error> {
    let plain = look.plain.setting;
    let deal = Deal::new(cards, plain, Sizes::LEAST.text, look.frame.width);
    let most = look.frame.height;
    for card in cards {
        // Label and comment share what the figure leaves; the figure itself must fit alone.
        let alone = |value: &Runs| Card {
            value: value.clone(),
            label: Runs::default(),
            comment: Runs::default(),
        };
        card.value = context.fitted(&card.value, Piece::Figure, |runs| {
            deal.height(&alone(runs), plain) <= most / 2
        })?;
        let value = card.value.clone();
        card.label = context.fitted(&card.label, Piece::Figure, |runs| {
            let card = Card {
                label: runs.clone(),
                ..alone(&value)
            };
            deal.height(&card, plain) <= most * 3 / 4
        })?;
        let label = card.label.clone();
        card.comment = context.fitted(&card.comment, Piece::Figure, |runs| {
            let card = Card {
                label: label.clone(),
                comment: runs.clone(),
                ..alone(&value)
            };
            deal.height(&card, plain) <= most
        })?;
    }
    Ok(())
}
