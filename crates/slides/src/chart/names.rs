//! The names of categories: where they stand, so that none covers another.

use vuosikello_document::{Chart, ChartKind};

use super::plan::{Plot, bars};
use super::rest;
use crate::error::{Error, Piece};
use crate::geometry::{Emu, POINT, Rect};
use crate::layout::Context;
use crate::measure::{Setting, fits_one_line, line_width, lines, longest_word};
use crate::text::Runs;

/// The shares of the width that the names of categories may take beside lying bars, in per cent.
const NAMES_SHARES: [Emu; 2] = [34, 48];
/// The distance of names from lying bars.
const NAMES_GAP: Emu = 14 * POINT;
/// The share of the height that names written upwards may take.
const UPWARDS_SHARE: Emu = 30;
/// How many lines the name of a category takes below its bars, and beside them.
const LINES_BELOW: i64 = 2;
const LINES_BESIDE: i64 = 3;
/// A bar is not thinner than this, and between two categories there is as much room.
const LEAST_BAR: Emu = 9 * POINT;
/// The room of the numbers of an axis.
pub(super) const AXIS: Emu = 60 * POINT;

/// Where the names of categories stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// Below the bars or points.
    Below,
    /// Below the bars, written upwards, where there are too many for their length.
    Upwards,
    /// Beside bars that lie, as they are long.
    Beside,
}

/// Finds the place of the names, and takes its room from the plot. Where categories may be summed up, those without room
/// are.
pub(super) fn place(
    chart: &mut Chart,
    summed: &mut usize,
    may_sum: bool,
    frame: Rect,
    plot: &mut Plot,
    setting: Setting,
    context: &mut Context<'_>,
) -> Result<Names, Error> {
    if chart.kind == ChartKind::Lines {
        fit_names(chart, plot.width / 4, 1, setting, context)?;
        return Ok(Names::Below);
    }
    if stands(chart, *plot, setting) {
        return Ok(Names::Below);
    }
    let width = frame.width * NAMES_SHARES[1] / 100;
    if !lies(chart, may_sum, frame, *plot, setting, context)? {
        if stands_upwards(chart, *plot, setting) {
            plot.height -= plot.height * UPWARDS_SHARE / 100;
            return Ok(Names::Upwards);
        }
        fit_names(chart, width, LINES_BESIDE, setting, context)?;
        let room = beside(&chart.categories, chart, *plot, setting, width);
        if !may_sum || room < 2 {
            return Err(Error::TooManyCategories {
                slide: context.slide.to_owned(),
                categories: chart.categories.len(),
                room,
            });
        }
        *summed = rest::sum_up(chart, room - 1, *summed, context.language);
    }
    plot.width -= taken_beside(&chart.categories, frame, *plot, bars(chart), setting);
    Ok(Names::Beside)
}

/// Cuts names of categories that do not stand on so many lines of the given width.
fn fit_names(
    chart: &mut Chart,
    width: Emu,
    most: i64,
    setting: Setting,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let names = fitted_names(&chart.categories, width, most, setting, context)?;
    take_names(chart, names, context);
    Ok(())
}

/// The names as they stand on so many lines of the given width.
fn fitted_names(
    names: &[String],
    width: Emu,
    most: i64,
    setting: Setting,
    context: &Context<'_>,
) -> Result<Vec<String>, Error> {
    let fits = |runs: &Runs| lines(runs, setting, width, 0) <= most;
    let name = |name: &String| {
        let fitted = context.fitted_quietly(&Runs::plain(name), Piece::Category, fits)?;
        Ok(fitted.text())
    };
    names.iter().map(name).collect()
}

/// Gives the categories their names, and records those that were cut.
fn take_names(chart: &mut Chart, names: Vec<String>, context: &mut Context<'_>) {
    for (old, new) in chart.categories.iter_mut().zip(names) {
        if *old != new {
            context.cut(&Runs::plain(old), Piece::Category);
            *old = new;
        }
    }
}

/// Whether bars can stand, with every name below its bars.
fn stands(chart: &Chart, plot: Plot, setting: Setting) -> bool {
    let slot = slot(chart, plot);
    let bars = bars(chart);
    slot >= (bars + 1) * LEAST_BAR
        && chart.categories.iter().all(|name| {
            let name = Runs::plain(name);
            let width = slot - 6 * POINT;
            longest_word(&name, setting) <= width && lines(&name, setting, width, 0) <= LINES_BELOW
        })
}

/// How many lines the names below bars or points take; those of points, of which some are left out where they are long, take one.
pub(super) fn lines_below(chart: &Chart, plot: Plot, setting: Setting) -> i64 {
    if chart.kind == ChartKind::Lines {
        return 1;
    }
    let width = slot(chart, plot) - 6 * POINT;
    let count = |name: &String| lines(&Runs::plain(name), setting, width, 0);
    let most = chart.categories.iter().map(count).max();
    most.unwrap_or(1).clamp(1, LINES_BELOW)
}

/// The width that a category has at least.
fn slot(chart: &Chart, plot: Plot) -> Emu {
    (plot.width - AXIS) / chart.categories.len().max(1) as Emu
}

/// Whether bars can lie with every name beside them. Names that no share of the width holds are cut or an error; where
/// texts may be cut and categories may not be summed up, names are made to take fewer lines if that gives all of them room.
fn lies(
    chart: &mut Chart,
    may_sum: bool,
    frame: Rect,
    plot: Plot,
    setting: Setting,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    let widths = NAMES_SHARES.map(|share| frame.width * share / 100);
    let least = if context.shorten && !may_sum {
        1
    } else {
        LINES_BESIDE
    };
    for most in (least..=LINES_BESIDE).rev() {
        let names = fitted_names(&chart.categories, widths[1], most, setting, context)?;
        let all = names.len();
        if widths
            .into_iter()
            .any(|width| all <= beside(&names, chart, plot, setting, width))
        {
            take_names(chart, names, context);
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether bars can stand with every name below written upwards.
fn stands_upwards(chart: &Chart, plot: Plot, setting: Setting) -> bool {
    let slot = slot(chart, plot);
    let longest = plot.height * UPWARDS_SHARE / 100;
    slot >= (bars(chart) + 1) * LEAST_BAR
        && chart.categories.iter().all(|name| {
            let name = Runs::plain(name);
            setting.line_height(&name) <= slot && fits_one_line(&name, setting, longest)
        })
}

/// How many categories have room with their names beside lying bars.
fn beside(names: &[String], chart: &Chart, plot: Plot, setting: Setting, width: Emu) -> usize {
    beside_of(names, plot, bars(chart), setting, width)
}

fn beside_of(names: &[String], plot: Plot, bars: Emu, setting: Setting, width: Emu) -> usize {
    let name = |name: &String| {
        let runs = Runs::plain(name);
        lines(&runs, setting, width, 0) * setting.line_height(&runs)
    };
    let highest = names.iter().map(name).max().unwrap_or_default();
    let each = highest.max((bars + 1) * LEAST_BAR);
    ((plot.height - 24 * POINT).max(0) / each) as usize
}

/// The width that names take beside lying bars, with their distance: that of the longest, so that all stand on one line, if it is not
/// too wide; else the least in which they have no more lines than there is room for.
fn taken_beside(names: &[String], frame: Rect, plot: Plot, bars: Emu, setting: Setting) -> Emu {
    let widths = NAMES_SHARES.map(|share| frame.width * share / 100);
    let width = |name: &String| line_width(&Runs::plain(name), setting);
    let longest = names.iter().map(width).max().unwrap_or_default();
    let has_room = |width: &Emu| names.len() <= beside_of(names, plot, bars, setting, *width);
    let taken = match widths.into_iter().find(has_room) {
        Some(width) if longest > widths[1] => width,
        _ => longest.min(widths[1]),
    };
    taken + NAMES_GAP
}

/// Every how many names below a line have room.
pub(super) fn step(chart: &Chart, plot: Plot, setting: Setting) -> usize {
    let width = |name: &String| line_width(&Runs::plain(name), setting);
    let widest = chart.categories.iter().map(width).max().unwrap_or_default() + 8 * POINT;
    let all = widest * chart.categories.len() as Emu;
    let room = (plot.width - AXIS).max(1);
    ((all + room - 1) / room).max(1) as usize
}
