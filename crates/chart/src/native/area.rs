//! The place of bars and lines in their chart: title, legend, names and labels have their room around it, however the program
//! that shows the chart would share it out.

use super::names;
use super::planner::{Planner, Texts};
use crate::room::{Area, Bounds, Labels, Length, Names, POINT};
use crate::{kind, values};

/// What stays free left and right, and above and below, in all: half of it is as wide as a letter of the chart.
pub(super) const SIDES: Length = 20 * POINT;
pub(super) const ENDS: Length = 12 * POINT;

/// The height of the numbers below lying bars.
const NUMBERS: Length = 28 * POINT;
/// The distance of numbers and names from the plot.
const APART: Length = 10 * POINT;

impl<T: Texts> Planner<'_, T> {
    /// The place from the corner of the chart, `top` of which the title takes.
    pub(super) fn area(
        &self,
        names: Names,
        labels: &Labels,
        bounds: Bounds,
        top: Length,
        is_axis_hidden: bool,
    ) -> Area {
        let y = ENDS / 2 + top;
        if names == Names::Beside {
            let numbers = if is_axis_hidden { 0 } else { NUMBERS };
            let beyond = if *labels == Labels::All && bounds.most.is_none() {
                self.most_label()
            } else {
                SIDES / 2
            };
            let x = self.size.width - SIDES / 2 - self.plot.width;
            return Area {
                x,
                y,
                width: self.size.width - x - beyond,
                height: self.plot.height - numbers,
            };
        }
        let line = self.texts.line_height("");
        let numbers = if is_axis_hidden {
            0
        } else {
            (self.widest_number() + APART).min(names::AXIS)
        };
        // Labels stand above the highest bar or point.
        let has_labels = *labels != Labels::None && kind::has_labels_beyond(self.chart.kind);
        let label = if has_labels { line } else { 0 };
        let below = match names {
            // The names have taken their room already.
            Names::Upwards => 0,
            _ => self.lines_below() * line + APART,
        };
        Area {
            x: SIDES / 2 + numbers,
            y: y + label,
            width: self.plot.width - numbers,
            height: (self.plot.height - label - below).max(self.plot.height / 3),
        }
    }

    /// The width of the numbers of the axis: those of the ends, which the program may round up by a digit.
    fn widest_number(&self) -> Length {
        let widths = values::all(&self.chart).map(|value| self.label_width(value.saturating_mul(2)));
        widths.max().unwrap_or_default()
    }
}
