//! Content that is too long for any slide: an error that names it, or cut.

use super::cards::{CARD_GAP, Deal};
use super::group::{Card, Content, Group, Paragraph, ParagraphRole, Parts, TableText};
use super::look::{LEAST_IN_TABLE, Look, Sizes};
use super::table::{cell_height, measure, setting};
use crate::context::Context;
use crate::error::{Error, Errors, Piece, Problem};
use crate::geometry::Emu;
use crate::text::Runs;

/// The header row of a table takes at most this share of a slide.
const HEADER_SHARE: Emu = 3;
/// How often a table is measured anew after a cut.
const ROUNDS: Emu = 10;

/// The groups with every text so short that it fits a slide at the smallest sizes.
///
/// # Errors
/// Every text that does not, where texts may not be cut.
pub(super) fn tighten(groups: &mut [Group], look: &Look, context: &mut Context<'_>) -> Result<(), Errors> {
    let mut errors = Vec::new();
    for group in groups {
        let parts = group.parts;
        match &mut group.content {
            Content::Text(paragraphs) => {
                let height = parts.most(look.frame.height - look.insets.down());
                for paragraph in paragraphs {
                    let piece = match paragraph.role {
                        ParagraphRole::Text => Piece::Text,
                        _ => Piece::Item,
                    };
                    let fitted = context.fitted(&paragraph.runs, piece, |runs| {
                        let cut = Paragraph::new(runs.clone(), paragraph.role);
                        look.height(&cut, Sizes::LEAST.text) <= height
                    });
                    take(&mut paragraph.runs, fitted, &mut errors);
                }
            }
            Content::Table(table) => {
                if let Err(found) = tighten_table(table, parts, look, context) {
                    errors.extend(found);
                }
            }
            Content::Figures(cards) => tighten_cards(cards, look, context)?,
            // A chart is measured when its place is known.
            Content::Chart(_) => {}
        }
    }
    Errors::of(errors)
}

/// Takes a text that fits, or keeps the error.
fn take(runs: &mut Runs, fitted: Result<Runs, Error>, errors: &mut Vec<Error>) {
    match fitted {
        Ok(fitted) => *runs = fitted,
        Err(error) => errors.push(error),
    }
}

fn tighten_table(
    table: &mut TableText,
    parts: Parts,
    look: &Look,
    context: &mut Context<'_>,
) -> Result<(), Errors> {
    let whole = table.clone();
    // The columns change their widths with what is cut, and with them the heights: each round cuts a little deeper.
    for round in 0..ROUNDS {
        let Some(sized) = measure(table, look.plain.setting, LEAST_IN_TABLE, look.frame.width) else {
            let problem = Problem::TooManyColumns(table.columns.len());
            return Err(context.error(problem).into());
        };
        let header = look.frame.height / HEADER_SHARE;
        let left = parts.most(look.frame.height - sized.header.min(header));
        let header_fits = sized.header <= header;
        if header_fits && sized.rows.iter().all(|height| *height <= left) {
            break;
        }
        let one_line = cell_height(
            &Runs::default(),
            look.plain.setting.sized(LEAST_IN_TABLE),
            look.frame.width,
        );
        let deeper = |height: Emu| (height * (ROUNDS - round) / ROUNDS).max(one_line);
        let strong = setting(look.plain.setting, LEAST_IN_TABLE, true);
        let mut errors = Vec::new();
        if !header_fits {
            for (column, width) in table.columns.iter_mut().zip(&sized.inner) {
                let fits = |runs: &Runs| cell_height(runs, strong, *width) <= deeper(header);
                let fitted = context.fitted_quietly(&column.header, Piece::Header, fits);
                take(&mut column.header, fitted, &mut errors);
            }
        }
        for (row, _) in table
            .rows
            .iter_mut()
            .zip(&sized.rows)
            .filter(|(_, height)| **height > left)
        {
            let setting = setting(look.plain.setting, LEAST_IN_TABLE, row.is_strong());
            for (cell, width) in row.cells.iter_mut().zip(&sized.inner) {
                let fits = |runs: &Runs| cell_height(runs, setting, *width) <= deeper(left);
                let fitted = context.fitted_quietly(&cell.runs, Piece::Row, fits);
                take(&mut cell.runs, fitted, &mut errors);
            }
        }
        Errors::of(errors)?;
    }
    for (whole, column) in whole.columns.iter().zip(&table.columns) {
        if whole.header != column.header {
            context.cut(&whole.header, Piece::Header);
        }
    }
    for (whole, row) in whole.rows.iter().zip(&table.rows) {
        for (whole, cell) in whole.cells.iter().zip(&row.cells) {
            if whole.runs != cell.runs {
                context.cut(&whole.runs, Piece::Row);
            }
        }
    }
    Ok(())
}

fn tighten_cards(cards: &mut [Card], look: &Look, context: &mut Context<'_>) -> Result<(), Error> {
    let plain = look.plain.setting;
    let deal = Deal::new(
        cards,
        plain,
        Sizes::LEAST.text,
        look.frame.width,
        look.frame.height,
    );
    // A row that others follow is as much higher as the distance to them.
    let most = look.frame.height - CARD_GAP;
    // The figure itself takes half at most, and the label leaves a quarter to the comment.
    let limits = [most / 2, most * 3 / 4, most];
    let texts: [fn(&mut Card) -> &mut Runs; 3] = [
        |card| &mut card.value,
        |card| &mut card.label,
        |card| &mut card.comment,
    ];
    for card in cards {
        let mut fitted = Card::default();
        for (text, limit) in texts.into_iter().zip(limits) {
            let fits = |runs: &Runs| {
                let mut with = fitted.clone();
                text(&mut with).clone_from(runs);
                deal.height(&with, plain) <= limit
            };
            let runs = context.fitted(text(card), Piece::Figure, fits)?;
            *text(&mut fitted) = runs;
        }
        *card = fitted;
    }
    Ok(())
}
