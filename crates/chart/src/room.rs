//! Native charts: what a kind of chart is told of its room, and what it decides for the program that draws it.

use vuosikello_document::Chart;

use crate::ticks::power_of_ten;
use crate::values;

/// A length: 12 700 to the point (English Metric Units).
pub type Length = i64;

/// One point.
pub(crate) const POINT: Length = 12_700;

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub height: Length,
}

/// The place of bars or lines, from the upper left corner of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// From the left edge.
    pub x: Length,
    /// From the upper edge.
    pub y: Length,
    /// The width.
    pub width: Length,
    /// The height.
    pub height: Length,
}

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

impl Bounds {
    /// The ends that are zero.
    pub(crate) fn only_zero(self) -> Self {
        let zero = |end: Option<i64>| end.filter(|end| *end == 0);
        Self {
            least: zero(self.least),
            most: zero(self.most),
            step: None,
        }
    }
}

/// Where the names of categories stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Below the bars or points.
    Below,
    /// Below the bars, written upwards, where there are too many for their length.
    Upwards,
    /// Beside bars that lie, as they are long.
    Beside,
}

/// The labels of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Labels {
    /// None: the axis tells.
    None,
    /// One at every value; bars then need no axis.
    All,
    /// Those that have room.
    Some {
        /// Whether a value has a label, by series and category.
        shown: Vec<Vec<bool>>,
        /// Whether a value that somebody adds has one.
        more: bool,
    },
}

/// The room that labels have.
pub(crate) struct Room<'r> {
    /// That of all marks.
    pub(crate) plot: Size,
    /// Whether bars lie.
    pub(crate) is_lying: bool,
    /// The height of a label.
    pub(crate) line: Length,
    pub(crate) width: &'r dyn Fn(i64) -> Length,
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

/// The labels of the longest bars take at most one part of the plot in so many, since bars must still differ.
const LABELS_SHARE: i128 = 2;

/// The room that the labels beyond the ends of bars need, along the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LabelRoom {
    /// Below the least value, and above the greatest.
    pub(crate) labels: [Length; 2],
    /// All of the plot.
    pub(crate) plot: Length,
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
