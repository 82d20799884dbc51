//! The names of categories: where they stand, so that none covers another.

use super::planner::{Name, Planner, Texts};
use super::rest;
use crate::kind;
use crate::room::{Length, Names, POINT};

/// The shares of the width that the names of categories may take beside lying bars, in per cent: some third, so that the bars have
/// most of it, and nearly half where names would otherwise take too many lines.
const SHARES: [Length; 2] = [34, 48];
/// The distance of names from lying bars.
const GAP: Length = 14 * POINT;
/// The share of the height that names written upwards may take, in per cent.
const UPWARDS_SHARE: Length = 30;
/// How many lines the name of a category takes below its bars, and beside them.
const LINES_BELOW: i64 = 2;
const LINES_BESIDE: i64 = 3;
/// A bar is not thinner than this, and between two categories there is as much room: less cannot be seen from the back of a
/// room.
const LEAST_BAR: Length = 9 * POINT;
/// The room of the numbers of an axis.
pub(super) const AXIS: Length = 60 * POINT;
/// What stays free between the names of two categories below bars, and of two points.
const BETWEEN_BARS: Length = 6 * POINT;
const BETWEEN_POINTS: Length = 8 * POINT;
/// What lying bars leave free of the height for the numbers below them.
const BELOW_LYING: Length = 24 * POINT;

impl<T: Texts> Planner<'_, T> {
    /// Finds the place of the names, and takes its room from the plot. Where categories may be summed up, those without
    /// room are.
    pub(super) fn place_names(&mut self) -> Result<Names, T::Error> {
        if kind::skips_names(self.chart.kind) {
            self.fit_names(self.plot.width / 4, 1)?;
            return Ok(Names::Below);
        }
        if self.stands() {
            return Ok(Names::Below);
        }
        if !self.lies()? {
            if self.stands_upwards() {
                self.plot.height -= self.plot.height * UPWARDS_SHARE / 100;
                return Ok(Names::Upwards);
            }
            let [_, width] = self.widths_beside();
            self.fit_names(width, LINES_BESIDE)?;
            let room = self.room_beside(&self.chart.categories, width);
            if self.may_sum && room >= 2 {
                self.summed = rest::sum_up(&mut self.chart, room - 1, self.summed, self.language);
            } else {
                self.texts.no_room(self.chart.categories.len(), room)?;
            }
        }
        self.plot.width -= self.taken_beside();
        Ok(Names::Beside)
    }

    /// Cuts names of categories that do not stand on so many lines of the given width.
    fn fit_names(&mut self, width: Length, most: i64) -> Result<(), T::Error> {
        let names = self.fitted_names(width, most)?;
        self.take_names(names);
        Ok(())
    }

    /// The names as they stand on so many lines of the given width.
    fn fitted_names(&self, width: Length, most: i64) -> Result<Vec<String>, T::Error> {
        let fits = |name: &str| self.texts.lines(name, width, false) <= most;
        let fitted = |name: &String| {
            let cut = self.texts.fit(Name::Category, name, &fits)?;
            Ok(cut.unwrap_or_else(|| name.clone()))
        };
        self.chart.categories.iter().map(fitted).collect()
    }

    /// Sets the names of the categories, and records those that were cut.
    fn take_names(&mut self, names: Vec<String>) {
        for (old, new) in self.chart.categories.iter_mut().zip(names) {
            if *old != new {
                self.texts.was_cut(Name::Category, old);
                *old = new;
            }
        }
    }

    /// Whether bars can stand, with every name below its bars.
    fn stands(&self) -> bool {
        let width = self.slot() - BETWEEN_BARS;
        let has_room = |name: &String| {
            self.texts.longest_word(name) <= width && self.texts.lines(name, width, false) <= LINES_BELOW
        };
        self.slot() >= self.least_slot() && self.chart.categories.iter().all(has_room)
    }

    /// Whether bars can stand with every name below written upwards.
    fn stands_upwards(&self) -> bool {
        let longest = self.plot.height * UPWARDS_SHARE / 100;
        let has_room =
            |name: &String| self.texts.line_height(name) <= self.slot() && self.texts.width(name) <= longest;
        self.slot() >= self.least_slot() && self.chart.categories.iter().all(has_room)
    }

    /// How many lines the names below bars or points take; those of points, of which some are left out where they are long,
    /// take one.
    pub(super) fn lines_below(&self) -> i64 {
        if kind::skips_names(self.chart.kind) {
            return 1;
        }
        let width = self.slot() - BETWEEN_BARS;
        let names = self.chart.categories.iter();
        let most = names.map(|name| self.texts.lines(name, width, false)).max();
        most.unwrap_or(1).clamp(1, LINES_BELOW)
    }

    /// The width that a category has at least, beside the numbers of an axis.
    fn slot(&self) -> Length {
        (self.plot.width - AXIS) / self.chart.categories.len().max(1) as Length
    }

    /// The room that the bars of a category need.
    fn least_slot(&self) -> Length {
        (kind::abreast(&self.chart) as Length + 1) * LEAST_BAR
    }

    /// Whether bars can lie with every name beside them. Names that no share of the width holds are cut or an error; where
    /// texts may be cut and categories may not be summed up, names are made to take fewer lines if that gives all of them
    /// room.
    fn lies(&mut self) -> Result<bool, T::Error> {
        let widths = self.widths_beside();
        let least = if self.texts.may_cut() && !self.may_sum {
            1
        } else {
            LINES_BESIDE
        };
        for most in (least..=LINES_BESIDE).rev() {
            let names = self.fitted_names(widths[1], most)?;
            if widths
                .into_iter()
                .any(|width| names.len() <= self.room_beside(&names, width))
            {
                self.take_names(names);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The widths that names beside lying bars may take.
    fn widths_beside(&self) -> [Length; 2] {
        SHARES.map(|share| self.size.width * share / 100)
    }

    /// How many categories have room with their names in a width beside lying bars.
    fn room_beside(&self, names: &[String], width: Length) -> usize {
        let height = |name: &String| self.texts.lines(name, width, false) * self.texts.line_height(name);
        let highest = names.iter().map(height).max().unwrap_or_default();
        let each = highest.max(self.least_slot());
        ((self.plot.height - BELOW_LYING).max(0) / each) as usize
    }

    /// The width that names take beside lying bars, with their distance: that of the longest, so that all stand on one line,
    /// if it is not too wide; else the least in which they have no more lines than there is room for.
    fn taken_beside(&self) -> Length {
        let (names, widths) = (&self.chart.categories, self.widths_beside());
        let longest = names.iter().map(|name| self.texts.width(name)).max();
        let longest = longest.unwrap_or_default();
        let has_room = |width: &Length| names.len() <= self.room_beside(names, *width);
        let taken = match widths.into_iter().find(has_room) {
            Some(width) if longest > widths[1] => width,
            _ => longest.min(widths[1]),
        };
        taken + GAP
    }

    /// Every how many names below a line have room; bars have all their names.
    pub(super) fn name_step(&self) -> usize {
        if !kind::skips_names(self.chart.kind) {
            return 1;
        }
        let names = self.chart.categories.iter();
        let widest = names.map(|name| self.texts.width(name)).max().unwrap_or_default();
        let all = (widest + BETWEEN_POINTS) * self.chart.categories.len() as Length;
        let room = (self.plot.width - AXIS).max(1);
        ((all + room - 1) / room).max(1) as usize
    }
}
