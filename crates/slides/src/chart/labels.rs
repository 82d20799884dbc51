//! Which values of a chart are written out: all of them, or those that have room, or none.

use vuosikello_document::{Chart, ChartKind};

use super::format::Format;
use super::plan::{Plot, bars};
use crate::geometry::{Emu, POINT};
use crate::measure::{Setting, line_width};
use crate::text::Runs;

/// The labels of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Labels {
    /// None: the axis tells.
    None,
    /// One at every value; bars then need no axis.
    All,
    /// Those that have room, by series and category.
    Some(Vec<Vec<bool>>),
}

/// The room between two categories as a share of a bar, in per cent.
pub(super) const GAP: Emu = 60;
/// The room between two bars of a category as a share of a bar, in per cent: bars as light as each other are told apart.
pub(super) const APART: Emu = 8;
/// How much of the plot the highest bar takes, in per cent, when the axis ends at a round number.
const HIGHEST: i128 = 80;
/// A line whose every point has a label has at most so many.
const MOST_POINTS: usize = 13;

/// The width of the label of a value.
pub(super) fn label_width(format: &Format, value: i64, setting: Setting) -> Emu {
    line_width(&Runs::plain(&format.figures.show(value)), setting) + 4 * POINT
}

/// The labels for which there is room.
pub(super) fn labels(
    chart: &Chart,
    format: &Format,
    plot: Plot,
    is_horizontal: bool,
    setting: Setting,
) -> Labels {
    let width = |value: i64| label_width(format, value, setting);
    let values = || {
        chart
            .series
            .iter()
            .flat_map(|series| series.values.iter().flatten())
    };
    let widest = values().map(|value| width(*value)).max().unwrap_or_default();
    let line = setting.line_height(&Runs::default());
    let count = chart.categories.len().max(1) as Emu;
    let along = if is_horizontal { plot.height } else { plot.width };
    let slot = along / count;
    let bars_of = bars(chart);
    let bar = slot * 100 / (bars_of * 100 + (bars_of - 1) * APART + GAP);
    match chart.kind {
        ChartKind::ClusteredBars => {
            let room = if bars(chart) == 1 { slot } else { bar };
            let needed = if is_horizontal { line } else { widest };
            if needed <= room { Labels::All } else { Labels::None }
        }
        ChartKind::StackedBars => {
            let across = if is_horizontal { plot.width } else { plot.height };
            let highest = highest_stack(chart).max(1);
            let fits = |value: i64| {
                let length = i128::from(value).abs() * i128::from(across) * HIGHEST / 100 / highest;
                let (long, thick) = if is_horizontal {
                    (width(value), line)
                } else {
                    (line, width(value))
                };
                length >= i128::from(long) && bar >= thick
            };
            let row = |values: &Vec<Option<i64>>| {
                values
                    .iter()
                    .map(|value| value.is_some_and(&fits))
                    .collect::<Vec<bool>>()
            };
            let shown: Vec<Vec<bool>> = chart.series.iter().map(|series| row(&series.values)).collect();
            if shown.iter().flatten().any(|shown| *shown) {
                Labels::Some(shown)
            } else {
                Labels::None
            }
        }
        ChartKind::Lines if chart.series.len() == 1 => {
            if chart.categories.len() <= MOST_POINTS && widest <= slot {
                Labels::All
            } else {
                Labels::None
            }
        }
        ChartKind::Lines => last_points(chart, plot, line),
    }
}

/// The sum of the largest stack, counting up and down apart.
fn highest_stack(chart: &Chart) -> i128 {
    let stack = |category: usize| {
        let mut values = Vec::new();
        for series in &chart.series {
            values.extend(series.values.get(category).copied().flatten().map(i128::from));
        }
        let up: i128 = values.iter().filter(|value| **value > 0).sum();
        let down: i128 = values.iter().filter(|value| **value < 0).sum();
        up - down
    };
    (0..chart.categories.len()).map(stack).max().unwrap_or_default()
}

/// Labels at the last points of several lines, if they lie apart.
fn last_points(chart: &Chart, plot: Plot, line: Emu) -> Labels {
    let last = |values: &Vec<Option<i64>>| values.iter().rposition(Option::is_some);
    let ends: Vec<Option<usize>> = chart.series.iter().map(|series| last(&series.values)).collect();
    let mut values: Vec<i128> = chart
        .series
        .iter()
        .zip(&ends)
        .filter_map(|(series, end)| series.values.get((*end)?).copied().flatten())
        .map(i128::from)
        .collect();
    values.sort_unstable();
    let all = || {
        chart
            .series
            .iter()
            .flat_map(|series| series.values.iter().flatten())
    };
    let (least, most) = (
        all().min().copied().unwrap_or(0),
        all().max().copied().unwrap_or(0),
    );
    let range = (i128::from(most) - i128::from(least)).max(1);
    // The axis reaches beyond the values, so that two of them lie nearer to each other than they would.
    let apart = |pair: &[i128]| match pair {
        [low, high] => (high - low) * i128::from(plot.height) / 2 / range >= i128::from(line),
        _ => true,
    };
    if !values.windows(2).all(apart) {
        return Labels::None;
    }
    let row = |end: &Option<usize>| {
        let mut shown = vec![false; chart.categories.len()];
        if let Some(last) = end.and_then(|end| shown.get_mut(end)) {
            *last = true;
        }
        shown
    };
    Labels::Some(ends.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Typeface;
    use vuosikello_document::{Series, Unit};

    const SETTING: Setting = Setting {
        face: Typeface::Arial,
        size: 1_600,
        bold: false,
        capitals: false,
        spacing: 0,
    };

    fn of(kind: ChartKind, series: &[&[i64]]) -> Labels {
        let chart = Chart {
            caption: vec![],
            description: "Kuvaus".into(),
            kind,
            unit: Unit::Number { decimals: 0 },
            categories: vec!["A".into(); series[0].len()],
            series: series
                .iter()
                .map(|values| Series {
                    name: "S".into(),
                    values: values.iter().copied().map(Some).collect(),
                })
                .collect(),
        };
        let plot = Plot {
            width: 800 * POINT,
            height: 280 * POINT,
        };
        labels(&chart, &Format::new(&chart, false), plot, false, SETTING)
    }

    #[test]
    fn few_bars_have_their_values_and_many_have_none() {
        assert_eq!(
            of(ChartKind::ClusteredBars, &[&[1_000; 6], &[900; 6]]),
            Labels::All
        );
        assert_eq!(
            of(ChartKind::ClusteredBars, &[&[1_000_000; 12], &[900; 12]]),
            Labels::None
        );
    }

    #[test]
    fn thin_parts_of_a_stack_have_no_label() {
        let Labels::Some(shown) = of(ChartKind::StackedBars, &[&[1_000, 1_000], &[3, 900]]) else {
            panic!()
        };
        assert_eq!(shown, [[true, true], [false, true]]);
    }

    #[test]
    fn several_lines_have_labels_at_their_ends_if_those_lie_apart() {
        let Labels::Some(shown) = of(ChartKind::Lines, &[&[70, 80, 90], &[60, 65, 60]]) else {
            panic!()
        };
        assert_eq!(shown[0], [false, false, true]);
        assert_eq!(
            of(ChartKind::Lines, &[&[10, 80, 90], &[60, 65, 89]]),
            Labels::None
        );
        assert_eq!(of(ChartKind::Lines, &[&[10, 80, 90]]), Labels::All);
    }
}
