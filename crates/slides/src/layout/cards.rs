//! Measuring key figures: cards side by side.

use super::group::Card;
use super::look::LEAST;
use crate::geometry::Emu;
use crate::measure::{Setting, line_width, lines};
use crate::text::Runs;

/// The distance between cards.
pub(crate) const CARD_GAP: Emu = 182_880;
/// The distance of text from the edges of its card.
pub(crate) const CARD_INSET: Emu = 137_160;
/// A card is not narrower than this, unless its region is.
const LEAST_WIDTH: Emu = 2_011_680;
/// The sizes of the figure itself, from the largest to the smallest.
const FIGURE_SIZES: std::ops::RangeInclusive<i64> = 10..=20;

/// The cards of a group in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deal {
    pub(crate) per_row: usize,
    pub(crate) width: Emu,
    /// The size of the figures.
    pub(crate) figure: i64,
    /// The size of labels and comments.
    pub(crate) label: i64,
}

impl Deal {
    /// Deals cards out over the width of a region.
    pub(super) fn new(cards: &[Card], plain: Setting, text: i64, width: Emu, height: Emu) -> Self {
        let room = ((width + CARD_GAP) / (LEAST_WIDTH + CARD_GAP)).clamp(1, 4) as usize;
        // Rows as even as can be: five are three and two, not four and one.
        let rows = cards.len().div_ceil(room).max(1);
        let per_row = cards.len().div_ceil(rows).max(1);
        let count = per_row as Emu;
        // A single figure does not need the whole width.
        let width = match count {
            1 if width > 2 * LEAST_WIDTH => width / 2,
            count => (width - (count - 1) * CARD_GAP) / count,
        };
        let inner = width - 2 * CARD_INSET;
        let fits = |size: i64| {
            let setting = figure_setting(plain, size);
            // In a low region the figures leave room for what they mean.
            let fits = |card: &Card| {
                setting.line_height(&card.value) * 4 <= height && line_width(&card.value, setting) <= inner
            };
            cards.iter().all(fits)
        };
        let mut sizes = FIGURE_SIZES.rev().map(|size| size * 200);
        Self {
            per_row,
            width,
            figure: sizes
                .find(|size| fits(*size))
                .unwrap_or(*FIGURE_SIZES.start() * 200),
            label: text.clamp(LEAST, 1_800),
        }
    }

    /// The heights of the rows of cards.
    pub(super) fn rows(&self, cards: &[Card], plain: Setting) -> Vec<Emu> {
        let height = |row: &[Card]| row.iter().map(|card| self.height(card, plain)).max();
        cards.chunks(self.per_row).filter_map(height).collect()
    }

    /// The height that a card needs.
    pub(super) fn height(&self, card: &Card, plain: Setting) -> Emu {
        let inner = self.width - 2 * CARD_INSET;
        let text = |runs: &Runs, setting: Setting| {
            if runs.is_empty() {
                0
            } else {
                lines(runs, setting, inner, 0) * setting.line_height(runs)
            }
        };
        let small = plain.sized(self.label);
        2 * CARD_INSET
            + text(&card.value, figure_setting(plain, self.figure))
            + text(&card.label, small)
            + text(&card.comment, small)
    }
}

fn figure_setting(plain: Setting, size: i64) -> Setting {
    Setting {
        size,
        bold: true,
        ..plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_measure::Typeface;

    const PLAIN: Setting = Setting {
        face: Typeface::Arial,
        size: 1_800,
        bold: false,
        capitals: false,
        spacing: 0,
    };

    fn cards(count: usize, value: &str) -> Vec<Card> {
        let card = Card {
            value: Runs::plain(value),
            label: Runs::plain("Ennuste vuodelle 2027"),
            comment: Runs::default(),
        };
        vec![card; count]
    }

    #[test]
    fn cards_are_dealt_evenly() {
        let per_row = |count| Deal::new(&cards(count, "1"), PLAIN, 2_000, 10_911_840, 4_572_000).per_row;
        assert_eq!(
            [1, 2, 3, 4, 5, 6, 7, 8, 9].map(per_row),
            [1, 2, 3, 4, 3, 3, 4, 4, 3]
        );
        assert_eq!(
            Deal::new(&cards(3, "1"), PLAIN, 2_000, 3_000_000, 4_572_000).per_row,
            1
        );
    }

    #[test]
    fn a_long_figure_is_set_smaller() {
        let size = |value| Deal::new(&cards(4, value), PLAIN, 2_000, 10_911_840, 4_572_000).figure;
        assert_eq!(size("12"), 4_000);
        assert!(size("1 234 567,89 €") < 3_600);
        assert_eq!(size(&"9".repeat(90)), 2_000);
    }
}
