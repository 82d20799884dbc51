//! What a chart looks like at its place.

use vuosikello_document::{Chart, ChartKind, Series, Unit};

use super::TEXT;
use super::colours::{self, Fill};
use super::format::Format;
use super::labels::{self, Labels};
use crate::colour::Palette;
use crate::error::{Error, Piece};
use crate::geometry::{Emu, POINT, Rect};
use crate::layout::Context;
use crate::measure::{Setting, line_width, lines, longest_word};
use crate::text::Runs;
use crate::words;

/// More series than these are not told apart.
pub(crate) const MAX_SERIES: usize = 6;
/// The share of the width that the names of categories take beside horizontal bars, in per cent.
const NAMES_SHARE: Emu = 34;
/// How many lines the name of a category takes below its bars, and beside them.
const LINES_BELOW: i64 = 2;
const LINES_BESIDE: i64 = 3;
/// A bar is not thinner than this, and between two categories there is as much room.
const LEAST_BAR: Emu = 9 * POINT;
/// The room of the numbers of an axis.
const AXIS: Emu = 60 * POINT;

/// A chart with all decisions made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    /// The data as shown: categories that have no room are summed up.
    pub(crate) chart: Chart,
    /// Caption and unit; may be empty.
    pub(crate) title: String,
    /// Whether bars lie, so that long names stand beside them.
    pub(crate) is_horizontal: bool,
    pub(crate) fills: Vec<Fill>,
    pub(crate) labels: Labels,
    pub(crate) format: Format,
    /// Every how many categories have their names shown below a line.
    pub(crate) step: usize,
    /// Where the axis of lines begins, if not where the program would let it.
    pub(crate) bottom: Option<i64>,
    /// How many categories were summed up.
    pub(crate) summed: usize,
}

/// The room inside a chart, besides title and legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plot {
    pub(super) width: Emu,
    pub(super) height: Emu,
}

/// Plans a chart for its place.
pub(crate) fn plan(
    chart: &Chart,
    most: Option<usize>,
    frame: Rect,
    plain: Setting,
    palette: &Palette,
    context: &mut Context<'_>,
) -> Result<Plan, Error> {
    let mut chart = chart.clone();
    let setting = plain.sized(TEXT);
    let strong = Setting {
        bold: true,
        ..setting
    };
    let mut summed = most.map_or(0, |most| sum_up(&mut chart, most, context));
    let format = Format::new(&chart);
    let title = title(&chart, &format, frame, strong, context)?;
    let mut plot = Plot {
        width: frame.width - 20 * POINT,
        height: frame.height - 20 * POINT,
    };
    if !title.is_empty() {
        let count = lines(&Runs::plain(&title), strong, frame.width * 8 / 10, 0);
        plot.height -= count * strong.line_height(&Runs::plain(&title)) + 6 * POINT;
    }
    plot.height -= legend(&mut chart, frame, setting, context)?;

    let (is_horizontal, step) = if chart.kind == ChartKind::Lines {
        fit_names(&mut chart, plot.width / 4, 1, setting, context)?;
        (false, names_step(&chart, plot, setting))
    } else if stands(&chart, plot, setting) {
        (false, 1)
    } else {
        let width = frame.width * NAMES_SHARE / 100;
        fit_names(&mut chart, width, LINES_BESIDE, setting, context)?;
        let room = beside(&chart, plot, setting, width);
        if chart.categories.len() > room {
            if most.is_none() || room < 2 {
                return Err(Error::TooManyCategories {
                    slide: context.slide.to_owned(),
                    categories: chart.categories.len(),
                    room,
                });
            }
            // What was summed up before is part of the last category.
            let merged = usize::from(summed > 0);
            let more = sum_up_last(&mut chart, room - 1, summed, context);
            summed += more - merged;
        }
        (true, 1)
    };
    let width = if is_horizontal {
        plot.width - frame.width * NAMES_SHARE / 100
    } else {
        plot.width
    };
    let labels = labels::labels(&chart, &format, Plot { width, ..plot }, is_horizontal, setting);
    Ok(Plan {
        fills: colours::series(palette, chart.series.len()),
        title,
        is_horizontal,
        labels,
        format,
        step,
        bottom: bottom(&chart),
        summed,
        chart,
    })
}

/// Caption and unit on at most two lines. The unit is never cut.
fn title(
    chart: &Chart,
    format: &Format,
    frame: Rect,
    strong: Setting,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let unit = match chart.unit {
        Unit::Euro => words::euros(context.language, format.figures.scale.power()),
        Unit::Number { .. } => "",
    };
    let with_unit = |caption: &str| match (caption, unit) {
        ("", unit) => unit.to_owned(),
        (caption, "") => caption.to_owned(),
        (caption, unit) => format!("{caption}, {unit}"),
    };
    let width = frame.width * 8 / 10;
    let fits = |caption: &Runs| lines(&Runs::plain(&with_unit(&caption.text())), strong, width, 0) <= 2;
    let caption = context.fitted(&Runs::new(&chart.caption), Piece::Caption, fits)?;
    Ok(with_unit(&caption.text().replace('\n', " ")))
}

/// Cuts names of series that are too long for the legend; gives the height that the legend takes.
fn legend(chart: &mut Chart, frame: Rect, setting: Setting, context: &mut Context<'_>) -> Result<Emu, Error> {
    if chart.series.len() < 2 {
        return Ok(0);
    }
    let key = 30 * POINT;
    let most = frame.width * 45 / 100 - key;
    let (mut rows, mut used) = (1, 0);
    for series in &mut chart.series {
        let fits = |name: &Runs| line_width(name, setting) <= most;
        let name = context.fitted(&Runs::plain(&series.name), Piece::Series, fits)?;
        let width = line_width(&name, setting) + key;
        if used + width > frame.width * 9 / 10 {
            rows += 1;
            used = 0;
        }
        used += width;
        series.name = name.text();
    }
    Ok(rows * TEXT * 127 * 3 / 2 + 6 * POINT)
}

/// Cuts names of categories that do not stand on so many lines of the given width.
fn fit_names(
    chart: &mut Chart,
    width: Emu,
    most: i64,
    setting: Setting,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    for name in &mut chart.categories {
        let fits = |runs: &Runs| lines(runs, setting, width, 0) <= most;
        *name = context.fitted(&Runs::plain(name), Piece::Category, fits)?.text();
    }
    Ok(())
}

/// Whether bars can stand, with every name below its bars.
fn stands(chart: &Chart, plot: Plot, setting: Setting) -> bool {
    let count = chart.categories.len().max(1) as Emu;
    let slot = (plot.width - AXIS) / count;
    let bars = bars(chart);
    slot >= (bars + 1) * LEAST_BAR
        && chart.categories.iter().all(|name| {
            let name = Runs::plain(name);
            let width = slot - 6 * POINT;
            longest_word(&name, setting) <= width && lines(&name, setting, width, 0) <= LINES_BELOW
        })
}

/// How many categories have room with their names beside lying bars.
fn beside(chart: &Chart, plot: Plot, setting: Setting, width: Emu) -> usize {
    let name = |name: &String| {
        let runs = Runs::plain(name);
        lines(&runs, setting, width, 0) * setting.line_height(&runs)
    };
    let highest = chart.categories.iter().map(name).max().unwrap_or_default();
    let each = (highest + 2 * POINT).max((bars(chart) + 1) * LEAST_BAR);
    ((plot.height - 24 * POINT).max(0) / each) as usize
}

/// Where the axis of lines begins: a round number as far below the least value as the values lie apart, so that their
/// changes can be seen. Bars begin at zero always.
fn bottom(chart: &Chart) -> Option<i64> {
    let values = || {
        chart
            .series
            .iter()
            .flat_map(|series| series.values.iter().flatten())
    };
    let (least, most) = (*values().min()?, *values().max()?);
    let apart = i128::from(most) - i128::from(least);
    let below = i128::from(least) - apart;
    if chart.kind != ChartKind::Lines || apart == 0 || below <= 0 {
        return None;
    }
    let mut step = 1;
    while step * 10 <= apart {
        step *= 10;
    }
    let bottom = below / step * step;
    i64::try_from(bottom).ok().filter(|bottom| *bottom > 0)
}

/// How many bars stand side by side in a category.
pub(super) fn bars(chart: &Chart) -> Emu {
    match chart.kind {
        ChartKind::ClusteredBars => chart.series.len().max(1) as Emu,
        ChartKind::StackedBars | ChartKind::Lines => 1,
    }
}

/// Every how many names below a line have room.
fn names_step(chart: &Chart, plot: Plot, setting: Setting) -> usize {
    let width = |name: &String| line_width(&Runs::plain(name), setting);
    let widest = chart.categories.iter().map(width).max().unwrap_or_default() + 8 * POINT;
    let all = widest * chart.categories.len() as Emu;
    let room = (plot.width - AXIS).max(1);
    ((all + room - 1) / room).max(1) as usize
}

/// Sums up the categories beyond so many. One is not worth summing up.
fn sum_up(chart: &mut Chart, most: usize, context: &Context<'_>) -> usize {
    if chart.categories.len() <= most + 1 {
        return 0;
    }
    sum_up_last(chart, most, 0, context)
}

/// Makes one category of those from `keep` on, of which the last may already stand for `before`.
fn sum_up_last(chart: &mut Chart, keep: usize, before: usize, context: &Context<'_>) -> usize {
    let count = chart.categories.len().saturating_sub(keep);
    chart.categories.truncate(keep);
    let shown = if before > 0 { count - 1 + before } else { count };
    chart.categories.push(words::others(context.language, shown));
    for series in &mut chart.series {
        let rest = sum(series, keep);
        series.values.truncate(keep);
        series.values.push(rest);
    }
    count
}

fn sum(series: &Series, from: usize) -> Option<i64> {
    let mut rest = series.values.iter().skip(from).flatten().peekable();
    rest.peek()?;
    Some(rest.fold(0i64, |sum, value| sum.saturating_add(*value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_document::{Inline, Language};

    use crate::measure::Typeface;

    const PLAIN: Setting = Setting {
        face: Typeface::Arial,
        size: 1_800,
        bold: false,
        capitals: false,
        spacing: 0,
    };
    const FRAME: Rect = Rect {
        x: 640_080,
        y: 1_554_480,
        width: 10_911_840,
        height: 4_572_000,
    };

    fn context(shorten: bool) -> Context<'static> {
        Context {
            slide: "Talous",
            language: Language::Finnish,
            shorten,
            warnings: vec![],
            notes: vec![],
        }
    }

    fn chart(kind: ChartKind, names: &[&str], series: usize) -> Chart {
        let one = |number: usize| Series {
            name: format!("Sarja {number}"),
            values: (1..=names.len()).map(|n| Some(n as i64 * 1_000_000)).collect(),
        };
        Chart {
            caption: vec![Inline::text("Budjetti")],
            description: "Kuvaus".into(),
            kind,
            unit: Unit::Euro,
            categories: names.iter().map(|name| (*name).to_owned()).collect(),
            series: (0..series).map(one).collect(),
        }
    }

    fn planned(chart: &Chart, most: Option<usize>) -> Result<Plan, Error> {
        plan(
            chart,
            most,
            FRAME,
            PLAIN,
            &Palette::default(),
            &mut context(false),
        )
    }

    #[test]
    fn short_names_stand_below_their_bars_and_long_ones_beside() {
        let short = planned(
            &chart(ChartKind::ClusteredBars, &["Q1", "Q2", "Q3", "Q4"], 2),
            None,
        )
        .unwrap();
        assert!(!short.is_horizontal);
        assert_eq!(short.title, "Budjetti, 1\u{a0}000\u{a0}€");
        let name = "Toimintaympäristöpalveluiden pienkehitys ja ylläpito";
        let long = planned(&chart(ChartKind::ClusteredBars, &[name; 5], 2), None).unwrap();
        assert!(long.is_horizontal);
    }

    #[test]
    fn categories_without_room_are_summed_up_only_when_they_may_be() {
        let many = chart(ChartKind::ClusteredBars, &["Palvelunhallinta ja tuki"; 500], 1);
        assert!(matches!(
            planned(&many, None),
            Err(Error::TooManyCategories { categories: 500, .. })
        ));
        let plan = planned(&many, Some(100)).unwrap();
        let shown = plan.chart.categories.len();
        assert_eq!(plan.summed, 500 - (shown - 1));
        assert_eq!(
            plan.chart.categories.last().unwrap(),
            &format!("Muut ({}\u{a0}kpl)", plan.summed)
        );
        let all: i64 = (1..=500).map(|n| n * 1_000_000).sum();
        assert_eq!(plan.chart.series[0].values.iter().flatten().sum::<i64>(), all);
    }

    #[test]
    fn a_line_shows_as_many_names_as_have_room() {
        let months = ["1/2026"; 48];
        let plan = planned(&chart(ChartKind::Lines, &months, 1), None).unwrap();
        assert!(plan.step > 2 && plan.step < 8, "{}", plan.step);
    }

    #[test]
    fn lines_begin_where_their_changes_can_be_seen() {
        let mut grades = chart(ChartKind::Lines, &["A", "B"], 1);
        let mut bottom_of = |values: [i64; 2]| {
            grades.series[0].values = values.map(Some).into();
            bottom(&grades)
        };
        assert_eq!(bottom_of([67, 86]), Some(40));
        assert_eq!(bottom_of([850, 900]), Some(800));
        assert_eq!(bottom_of([10, 90]), None);
        assert_eq!(bottom_of([-5, 33]), None);
        assert_eq!(bottom_of([7, 7]), None);
        assert_eq!(bottom_of([i64::MIN, i64::MAX]), None);
    }

    #[test]
    fn a_name_that_is_too_long_is_named_or_cut() {
        let name = "pitkä nimi ".repeat(30);
        let long = chart(ChartKind::StackedBars, &[&name, "B"], 1);
        assert!(matches!(
            planned(&long, None),
            Err(Error::TooLong {
                piece: Piece::Category,
                ..
            })
        ));
        let mut context = context(true);
        let plan = plan(&long, None, FRAME, PLAIN, &Palette::default(), &mut context).unwrap();
        assert!(plan.chart.categories[0].ends_with('…'));
        assert!(context.notes[0].contains(name.trim()));
    }
}
