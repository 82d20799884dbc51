//! Which values of a chart are written out: all of them, or those that have room, or none.

use vuosikello_document::Chart;

use super::{Length, Names, Planner, Size, Texts};
use crate::{kind, values};

/// The labels of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Labels {
    /// None: the axis tells.
    None,
    /// One at every value; bars then need no axis.
    All,
    /// Those that have room, by series and category.
    Some(Vec<Vec<bool>>),
}

impl Labels {
    /// The labels at some values.
    pub(crate) fn of(shown: Vec<Vec<bool>>) -> Self {
        if shown.iter().flatten().any(|shown| *shown) {
            Labels::Some(shown)
        } else {
            Labels::None
        }
    }
}

/// The room that labels have.
pub(crate) struct Room<'r> {
    /// That of all marks.
    pub(crate) plot: Size,
    /// Whether bars lie.
    pub(crate) is_lying: bool,
    /// The height of a label.
    pub(crate) line: Length,
    width: &'r dyn Fn(i64) -> Length,
}

impl Room<'_> {
    /// The width of the label of a value.
    pub(crate) fn width_of(&self, value: i64) -> Length {
        (self.width)(value)
    }

    /// The width of the widest label.
    pub(crate) fn widest(&self, chart: &Chart) -> Length {
        values::all(chart).map(self.width).max().unwrap_or_default()
    }

    /// The room of a category.
    pub(crate) fn slot(&self, chart: &Chart) -> Length {
        let along = if self.is_lying {
            self.plot.height
        } else {
            self.plot.width
        };
        along / chart.categories.len().max(1) as Length
    }
}

impl<T: Texts> Planner<'_, T> {
    /// The labels for which there is room.
    pub(super) fn labels(&self, names: Names) -> Labels {
        let room = Room {
            plot: self.plot,
            is_lying: names == Names::Beside,
            line: self.texts.line_height(""),
            width: &|value| self.label_width(value),
        };
        kind::labels(&self.chart, &room)
    }
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{ChartKind, Unit};

    use super::*;
    use crate::native::POINT;
    use crate::scale::Scale;

    /// The labels in figures that are 9 points wide.
    fn of(kind: ChartKind, series: &[&[i64]]) -> Labels {
        let chart =
            Chart::new(kind, Unit::Number { decimals: 0 }, "", "Kuvaus")
                .categories(vec!["A"; series[0].len()]);
        let chart = series.iter().fold(chart, |chart, values| {
            chart.series("S", values.iter().copied().map(Some))
        });
        let scale = Scale::native(&chart, false);
        let room = Room {
            plot: Size {
                width: 800 * POINT,
                height: 280 * POINT,
            },
            is_lying: false,
            line: 19 * POINT,
            width: &|value| scale.show(value).chars().count() as Length * 9 * POINT,
        };
        kind::labels(&chart, &room)
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
