//! Where the axis of values begins and ends. What is not fixed the program that shows the chart chooses, also when the data
//! are edited; fixed is only what it would choose worse.

use vuosikello_document::Chart;

use super::{Labels, Length, Names, POINT, Planner, Texts};
use crate::ticks::power_of_ten;
use crate::{is_bars, kind, unit_decimals, values};

/// The ends of the axis and the distance of its steps, in the unit of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// Where it begins.
    pub least: Option<i64>,
    /// Where it ends.
    pub most: Option<i64>,
    /// The distance of its ticks.
    pub step: Option<i64>,
}

/// An axis with a step for each unit has at most so many: grades from 0 to 10 and two to spare.
const MOST_STEPS: i64 = 12;
/// The labels of the longest bars take at most one part of the plot in so many, since bars must still differ.
const LABELS_SHARE: i128 = 2;
/// The distance of a label from its bar, and from the edge.
const LABEL_GAP: Length = 6 * POINT;

/// The room that the labels beyond the ends of bars need, along the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LabelRoom {
    /// Below the least value, and above the greatest.
    labels: [Length; 2],
    /// All of the plot.
    plot: Length,
}

impl LabelRoom {
    /// The ends of an axis on which the values from `least` to `most` leave the labels their room.
    pub(crate) fn around(self, least: i64, most: i64) -> Option<(i64, i64)> {
        let values = i128::from(most) - i128::from(least);
        let [before, after] = self.labels.map(i128::from);
        let plot = i128::from(self.plot);
        let left = plot - before - after;
        if left * LABELS_SHARE < plot {
            return None;
        }
        let all = values * plot / left + 1;
        // The ends are no ticks, but numbers of two digits in the cells of the axis' settings.
        let step = (power_of_ten(values) / 100).max(1);
        let outward = |value: i128, more: i128| (value.abs() + more + step - 1) / step * step;
        let below = outward(least.into(), all * before / plot + 1);
        let above = outward(most.into(), all * after / plot + 1);
        Some((i64::try_from(-below).ok()?, i64::try_from(above).ok()?))
    }
}

impl<T: Texts> Planner<'_, T> {
    /// The ends of the axis: of values that lie in a known range, such as grades, or else as the kind of the chart wants
    /// them.
    pub(super) fn bounds(&self, range: Option<(i64, i64)>, names: Names, labels: &Labels) -> Bounds {
        match range {
            Some(range) => of_range(&self.chart, range, labels),
            None => kind::bounds(&self.chart, self.label_room(names, labels)),
        }
    }

    /// The room of the labels, if all bars have one.
    fn label_room(&self, names: Names, labels: &Labels) -> Option<LabelRoom> {
        let (least, most) = values::ends(&self.chart).filter(|_| *labels == Labels::All)?;
        let (each, plot) = match names {
            Names::Beside => (
                [least, most].map(|value| self.label_width(value)),
                self.plot.width,
            ),
            Names::Below | Names::Upwards => ([self.texts.line_height(""); 2], self.plot.height),
        };
        Some(LabelRoom {
            labels: each.map(|label| label + LABEL_GAP),
            plot,
        })
    }

    /// The room of the label of the greatest value, beyond its bar.
    pub(super) fn most_label(&self) -> Length {
        let width = |(_, most)| self.label_width(most);
        values::ends(&self.chart).map_or(0, width) + LABEL_GAP
    }
}

/// The axis of values that lie in a known range, such as grades.
fn of_range(chart: &Chart, (least, most): (i64, i64), labels: &Labels) -> Bounds {
    let is_inside = values::ends(chart).is_none_or(|(low, high)| least <= low && high <= most);
    if least >= most || !is_inside {
        return Bounds::default();
    }
    let unit = 10i64.pow(unit_decimals(chart.unit));
    let is_whole = least % unit == 0 && most % unit == 0;
    Bounds {
        least: Some(least),
        // The label of a bar that reaches the end of the range has its room beyond it.
        most: Some(most).filter(|_| !is_bars(chart.kind) || *labels == Labels::None),
        step: Some(unit).filter(|_| is_whole && (most / unit - least / unit) <= MOST_STEPS),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vuosikello_document::{ChartKind, Unit};

    use super::*;

    fn chart(kind: ChartKind, values: &[i64]) -> Chart {
        Chart::new(kind, Unit::Number { decimals: 2 }, "", "Kuvaus")
            .categories(vec!["A"; values.len()])
            .series("S", values.iter().copied().map(Some))
    }

    fn lines(values: [i64; 2]) -> Option<i64> {
        kind::bounds(&chart(ChartKind::Lines, &values), None).least
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
        let of = |values: &[i64]| kind::bounds(&chart(ChartKind::ClusteredBars, values), None);
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
            let (from, to) = room.around(least, most).unwrap();
            let all = i128::from(to) - i128::from(from);
            prop_assert!((i128::from(least) - i128::from(from)) * 1_000 >= i128::from(before) * all * 95 / 100);
            prop_assert!((i128::from(to) - i128::from(most)) * 1_000 >= i128::from(after) * all * 95 / 100);
        }
    }
}
