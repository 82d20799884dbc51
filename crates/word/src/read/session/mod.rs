//! What goes along while a file is read: where the reader is, what has been counted, and what will be told.

mod changes;
mod comments;
mod losses;
mod tracker;

use std::collections::BTreeSet;

use vuosikello_ooxml::Element;

pub(super) use changes::{Changes, Signature};
pub(super) use comments::Comments;
pub(super) use losses::{LONGEST, Losses};
pub(super) use tracker::Tracker;

use super::context::Context;
use super::error::ReadError;
use super::fields::Fields;
use super::media::Media;
use super::numbering::Counters;
use super::parts::Part;
use super::report::{ChangeUnit, LossKind, Weight};
use super::sections::Turns;
use super::text;

/// The state of one pass over a file, in one view of its tracked changes.
pub(super) struct Session<'e> {
    pub(super) context: &'e Context<'e>,
    /// The part that is being read.
    pub(super) part: &'e Part<'e>,
    pub(super) tracker: Tracker<'e>,
    pub(super) losses: Losses,
    pub(super) changes: Changes,
    pub(super) comments: Comments,
    pub(super) fields: Fields,
    pub(super) counters: Counters,
    /// How many notes the text has referred to: footnotes, endnotes.
    pub(super) notes: [u32; 2],
    /// What has been read once and is not read again, however often the text leads there.
    pub(super) seen: BTreeSet<String>,
    /// The pictures read so far.
    pub(super) media: Media,
    /// The texts of boxes in the header or footer being read.
    pub(super) beside: Vec<String>,
    /// Whether a table follows the paragraph that is read next: it cannot run on into that, whatever has become of its end.
    pub(super) is_before_table: bool,
    /// How many places the grids of the tables have; each takes memory, also where one cell covers many.
    grid_places: usize,
    /// How the pages of the body lie.
    pub(super) turns: Turns,
}

/// The most places in the grids of all tables of a file: ten thousand rows of fifty columns.
const MOST_GRID_PLACES: usize = 500_000;

impl<'e> Session<'e> {
    pub(super) fn new(context: &'e Context<'e>, part: &'e Part<'e>) -> Self {
        Self {
            context,
            part,
            tracker: Tracker::default(),
            losses: Losses::default(),
            changes: Changes::default(),
            comments: Comments::default(),
            fields: Fields::default(),
            counters: Counters::default(),
            notes: [0; 2],
            seen: BTreeSet::new(),
            media: Media::default(),
            beside: Vec::new(),
            is_before_table: false,
            grid_places: 0,
            turns: Turns::default(),
        }
    }

    /// Notes that something could not be held, with the weight that its kind has.
    pub(super) fn lose(&mut self, kind: LossKind, words: &str) {
        let weight = kind.weight();
        self.lose_as(kind, weight, words);
    }

    /// As [`Session::lose`], with a weight of its own.
    pub(super) fn lose_as(&mut self, kind: LossKind, weight: Weight, words: &str) {
        let tracker = &mut self.tracker;
        self.losses.add(kind, weight, words, || tracker.place());
    }

    /// Notes that an element could not be held, with its words.
    pub(super) fn lose_element(&mut self, kind: LossKind, element: &Element<'_>) {
        self.lose(kind, &text::words(element, losses::LONGEST));
    }

    /// Notes an element that the reader does not know: content if it holds words, looks otherwise.
    pub(super) fn lose_unknown(&mut self, element: &Element<'_>) {
        let words = text::words(element, losses::LONGEST);
        let weight = match words.trim().is_empty() {
            true => Weight::Look,
            false => Weight::Content,
        };
        self.lose_as(LossKind::Unknown(element.name.to_string()), weight, &words);
    }

    /// Begins a paragraph.
    pub(super) fn begin_paragraph(&mut self, element: &'e Element<'e>) {
        self.tracker.begin_paragraph(element);
        self.losses.begin_paragraph();
    }

    /// Whether what a tracked change encloses shows, of a change round paragraphs, rows or cells. It is noted whole. Word writes none, but reads
    /// what other programs write.
    pub(super) fn shows_change(&mut self, element: &Element<'_>) -> bool {
        if !self.changes.is_told_with_row(element) {
            let mut words = text::words(element, LONGEST);
            if words.is_empty() {
                // What has no words ends nevertheless.
                words.push('\n');
            }
            let tracker = &mut self.tracker;
            self.changes
                .whole(element, ChangeUnit::Text, words, || tracker.place());
        }
        self.context.view.shows(&element.name)
    }

    /// Counts the places of the grid of a table. Returns false if there are too many; then [`Session::check_limits`] fails, and the table
    /// need not be read.
    pub(super) fn take_grid(&mut self, rows: usize, columns: usize) -> bool {
        self.grid_places = self.grid_places.saturating_add(rows.saturating_mul(columns));
        self.grid_places <= MOST_GRID_PLACES
    }

    /// Fails if there is more to tell than anybody could read, or if tables would not fit into memory.
    pub(super) fn check_limits(&self) -> Result<(), ReadError> {
        if self.grid_places > MOST_GRID_PLACES {
            return Err(ReadError::TooLarge("taulukoissa on liikaa soluja"));
        }
        self.changes.check_limit()?;
        self.comments.check_limit()
    }
}
