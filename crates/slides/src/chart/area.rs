//! The place of bars and lines in their chart: title, legend, names and labels have their room around it, however the program
//! that shows the chart would share it out.

use vuosikello_document::{Chart, ChartKind};

use super::bounds::{self, Bounds};
use super::format::Format;
use super::labels::{Labels, label_width};
use super::names::{self, Names};
use super::plan::{ENDS, Plot, SIDES};
use crate::geometry::{Emu, POINT, Rect};
use crate::measure::Setting;
use crate::text::Runs;

/// The height of the numbers below lying bars.
const NUMBERS: Emu = 28 * POINT;
/// The distance of numbers and names from the plot.
const APART: Emu = 10 * POINT;

/// What the area depends on.
pub(super) struct Around<'a> {
    pub(super) chart: &'a Chart,
    pub(super) format: &'a Format,
    pub(super) names: Names,
    pub(super) labels: &'a Labels,
    pub(super) bounds: Bounds,
    pub(super) setting: Setting,
    /// The whole chart.
    pub(super) frame: Rect,
    /// What title, legend and the names beside bars leave.
    pub(super) plot: Plot,
    /// What the title takes.
    pub(super) top: Emu,
}

impl Around<'_> {
    /// The place from the corner of the chart.
    pub(super) fn area(&self) -> Rect {
        match self.names {
            Names::Beside => self.beside(),
            Names::Below | Names::Upwards => self.above(),
        }
    }

    /// The place beside the names of lying bars.
    fn beside(&self) -> Rect {
        let numbers = if self.has_axis() { NUMBERS } else { 0 };
        let beyond = match self.labels {
            Labels::All if self.bounds.most.is_none() => {
                bounds::most_label(self.chart, self.format, self.setting)
            }
            _ => SIDES / 2,
        };
        let x = self.frame.width - SIDES / 2 - self.plot.width;
        Rect {
            x,
            y: ENDS / 2 + self.top,
            width: self.frame.width - x - beyond,
            height: self.plot.height - numbers,
        }
    }

    /// The place above the names of standing bars or of points.
    fn above(&self) -> Rect {
        let line = self.setting.line_height(&Runs::default());
        let numbers = if self.has_axis() {
            (self.widest_number() + APART).min(names::AXIS)
        } else {
            0
        };
        // Labels stand above the highest bar or point.
        let label = match (self.labels, self.chart.kind) {
            (Labels::None, _) | (_, ChartKind::StackedBars) => 0,
            _ => line,
        };
        let below = match self.names {
            // The names have taken their room already.
            Names::Upwards => 0,
            _ => names::lines_below(self.chart, self.plot, self.setting) * line + APART,
        };
        Rect {
            x: SIDES / 2 + numbers,
            y: ENDS / 2 + self.top + label,
            width: self.plot.width - numbers,
            height: (self.plot.height - label - below).max(self.plot.height / 3),
        }
    }

    fn has_axis(&self) -> bool {
        let is_told = *self.labels == Labels::All && self.bounds.step.is_none();
        self.chart.kind == ChartKind::Lines || !is_told
    }

    /// The width of the numbers of the axis: those of the ends, which the program may round up by a digit.
    fn widest_number(&self) -> Emu {
        let values = self
            .chart
            .series
            .iter()
            .flat_map(|series| series.values.iter().flatten());
        let widths = values.map(|value| label_width(self.format, value.saturating_mul(2), self.setting));
        widths.max().unwrap_or_default()
    }
}
