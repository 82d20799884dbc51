//! Where the axis of values begins and ends. What is not fixed the program that shows the chart chooses, also when the data
//! are edited; fixed is only what it would choose worse.

use vuosikello_document::{Chart, ChartKind};

use super::format::Format;
use super::labels::{Labels, label_width};
use super::names::Names;
use super::plan::Plot;
use crate::geometry::{Emu, POINT};
use crate::measure::Setting;
use crate::text::Runs;
use crate::tree::unit_decimals;

/// The ends of the axis and the distance of its steps, in the unit of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bounds {
    pub(crate) least: Option<i64>,
    pub(crate) most: Option<i64>,
    pub(crate) step: Option<i64>,
}

/// An axis with a step for each unit has at most so many.
const MOST_STEPS: i64 = 12;

/// The labels of the longest bars take at most this part of the plot.
const LABELS_SHARE: i128 = 2;

/// The room that the labels beyond the ends of bars need, along the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LabelRoom {
    /// Below the least value, and above the greatest.
    labels: [Emu; 2],
    /// All of the plot.
    plot: Emu,
}

impl LabelRoom {
    /// The room of the labels, if all bars have one.
    pub(super) fn new(
        chart: &Chart,
        format: &Format,
        plot: Plot,
        names: Names,
        labels: &Labels,
        setting: Setting,
    ) -> Option<Self> {
        let (least, most) = ends(chart).filter(|_| *labels == Labels::All)?;
        let (each, plot) = match names {
            Names::Beside => (
                [least, most].map(|value| label_width(format, value, setting)),
                plot.width,
            ),
            Names::Below | Names::Upwards => ([setting.line_height(&Runs::default()); 2], plot.height),
        };
        Some(Self {
            labels: each.map(|label| label + 6 * POINT),
            plot,
        })
    }
}

/// The least and the greatest value.
fn ends(chart: &Chart) -> Option<(i64, i64)> {
    let values = || {
        chart
            .series
            .iter()
            .flat_map(|series| series.values.iter().flatten())
    };
    Some((*values().min()?, *values().max()?))
}

/// The room of the label of the greatest value, beyond its bar.
pub(super) fn most_label(chart: &Chart, format: &Format, setting: Setting) -> Emu {
    let width = |(_, most)| label_width(format, most, setting);
    ends(chart).map_or(0, width) + 6 * POINT
}

/// The axis of values that lie in a known range, such as grades.
pub(super) fn of_range(chart: &Chart, (least, most): (i64, i64), labels: &Labels) -> Bounds {
    let is_inside = ends(chart).is_none_or(|(low, high)| least <= low && high <= most);
    if least >= most || !is_inside {
        return Bounds::default();
    }
    let unit = 10i64.pow(unit_decimals(chart.unit));
    let is_whole = least % unit == 0 && most % unit == 0;
    Bounds {
        least: Some(least),
        // The label of a bar that reaches the end of the range has its room beyond it.
        most: Some(most).filter(|_| chart.kind == ChartKind::Lines || *labels == Labels::None),
        step: Some(unit).filter(|_| is_whole && (most / unit - least / unit) <= MOST_STEPS),
    }
}

/// Lines begin at a round number as far below the least value as the values lie apart, so that their changes can be seen.
pub(super) fn of_lines(chart: &Chart) -> Bounds {
    let least = || {
        let (least, most) = ends(chart)?;
        let apart = i128::from(most) - i128::from(least);
        let below = i128::from(least) - apart;
        if apart == 0 || below <= 0 {
            return None;
        }
        let step = power_of_ten(apart);
        i64::try_from(below / step * step).ok().filter(|least| *least > 0)
    };
    Bounds {
        least: least(),
        ..Bounds::default()
    }
}

/// Bars begin at zero, where PowerPoint would cut them if all are nearly as high. Below zero their labels have room before
/// the names of the categories, which stand at that edge.
pub(super) fn of_bars(chart: &Chart, room: Option<LabelRoom>) -> Bounds {
    let Some((least, most)) = ends(chart) else {
        return Bounds::default();
    };
    if least >= 0 {
        return Bounds {
            least: Some(0),
            ..Bounds::default()
        };
    }
    let zero = Some(0).filter(|_| most <= 0);
    let with_room = room.and_then(|room| around(least, most.max(0), room));
    match with_room {
        Some((least, most)) => Bounds {
            least: Some(least),
            most: zero.or(Some(most)),
            step: None,
        },
        None => Bounds {
            most: zero,
            ..Bounds::default()
        },
    }
}

/// The ends of an axis on which the values from `least` to `most` leave the labels their room.
fn around(least: i64, most: i64, room: LabelRoom) -> Option<(i64, i64)> {
    let values = i128::from(most) - i128::from(least);
    let [before, after] = room.labels.map(i128::from);
    let plot = i128::from(room.plot);
    let left = plot - before - after;
    if left * LABELS_SHARE < plot {
        return None;
    }
    let all = values * plot / left + 1;
    let step = (power_of_ten(values) / 100).max(1);
    let outward = |value: i128, more: i128| (value.abs() + more + step - 1) / step * step;
    let below = outward(least.into(), all * before / plot + 1);
    let above = outward(most.into(), all * after / plot + 1);
    Some((i64::try_from(-below).ok()?, i64::try_from(above).ok()?))
}

/// The greatest power of ten that is not above a positive number.
fn power_of_ten(number: i128) -> i128 {
    let mut power = 1;
    while power * 10 <= number {
        power *= 10;
    }
    power
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vuosikello_document::{Series, Unit};

    use super::*;

    fn chart(kind: ChartKind, values: &[i64]) -> Chart {
        Chart {
            caption: vec![],
            description: "Kuvaus".into(),
            kind,
            unit: Unit::Number { decimals: 2 },
            categories: vec!["A".into(); values.len()],
            series: vec![Series {
                name: "S".into(),
                values: values.iter().copied().map(Some).collect(),
            }],
        }
    }

    fn lines(values: [i64; 2]) -> Option<i64> {
        of_lines(&chart(ChartKind::Lines, &values)).least
    }

    #[test]
    fn lines_begin_where_their_changes_can_be_seen() {
        assert_eq!(lines([67, 86]), Some(40));
        assert_eq!(lines([850, 900]), Some(800));
        assert_eq!(lines([10, 90]), None);
        assert_eq!(lines([-5, 33]), None);
        assert_eq!(lines([7, 7]), None);
        assert_eq!(lines([i64::MIN, i64::MAX]), None);
    }

    #[test]
    fn grades_have_their_scale() {
        let grades = chart(ChartKind::ClusteredBars, &[733, 900]);
        let scale = of_range(&grades, (400, 1_000), &Labels::None);
        assert_eq!(
            (scale.least, scale.most, scale.step),
            (Some(400), Some(1_000), Some(100))
        );
        assert_eq!(of_range(&grades, (400, 1_000), &Labels::All).most, None);
        // A value outside makes the range a mistake.
        assert_eq!(of_range(&grades, (400, 800), &Labels::None), Bounds::default());
        assert_eq!(of_range(&grades, (5, 5), &Labels::None), Bounds::default());
    }

    #[test]
    fn bars_begin_at_zero() {
        let of = |values: &[i64]| of_bars(&chart(ChartKind::ClusteredBars, values), None);
        assert_eq!((of(&[5, 0]).least, of(&[5, 0]).most), (Some(0), None));
        assert_eq!((of(&[-5, 0]).least, of(&[-5, 0]).most), (None, Some(0)));
        assert_eq!(of(&[-5, 5]), Bounds::default());
        assert_eq!(of(&[]), Bounds::default());
    }

    proptest! {
        #[test]
        fn labels_have_their_room_beyond_the_bars(
            least in -1_000_000_000_000i64..-10_000, most in 0i64..1_000_000_000_000, before in 1i64..200, after in 1i64..200,
        ) {
            let room = LabelRoom { labels: [before, after], plot: 1_000 };
            let (from, to) = around(least, most, room).unwrap();
            let all = i128::from(to) - i128::from(from);
            prop_assert!((i128::from(least) - i128::from(from)) * 1_000 >= i128::from(before) * all * 95 / 100);
            prop_assert!((i128::from(to) - i128::from(most)) * 1_000 >= i128::from(after) * all * 95 / 100);
        }
    }
}
