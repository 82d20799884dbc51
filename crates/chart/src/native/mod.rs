//! Charts that the program draws that opens the file, from data that people may edit.
//!
//! Each program shares out the room of a chart between title, legend, names, labels and marks in its own way, and leaves out
//! names or lets labels overlap where the room is short. [`plan`] measures all texts and decides what the program must be
//! told: where the names of the categories stand, which values have labels, where the axis of values begins and ends,
//! whether it is seen at all, and the [`Area`] of the marks. Categories without room are summed up where that is allowed.
//!
//! Lengths are whole numbers, 12 700 to the point, so that a plan is the same on every machine.

mod area;
mod bounds;
mod labels;
mod names;
mod rest;

use vuosikello_document::Chart;

use crate::kind;
use crate::scale::Scale;

pub use bounds::Bounds;
pub(crate) use bounds::LabelRoom;
pub use labels::Labels;
pub(crate) use labels::Room;
pub use names::Names;

/// A length: 12 700 to the point (English Metric Units).
pub type Length = i64;

/// One point.
const POINT: Length = 12_700;
/// What stays free left and right, and above and below, in all: half of it is as wide as a letter of the chart.
const SIDES: Length = 20 * POINT;
const ENDS: Length = 12 * POINT;
/// The sample of a series in the legend with the distances around it, as PowerPoint and LibreOffice set it.
const KEY: Length = 30 * POINT;
/// The share of the width that the name of a series may take in the legend, so that two stand side by side, and that the legend
/// may take, in per cent.
const SERIES_SHARE: Length = 45;
const LEGEND_SHARE: Length = 90;
/// The distance of the legend from the edge and from what stands above it.
const LEGEND_ENDS: Length = 6 * POINT;

/// Measures the texts of a chart, all in one size, and cuts those that are too long.
pub trait Texts {
    /// Why there is no plan.
    type Error;

    /// The size of the text.
    fn size(&self) -> Length;
    /// The height of a line of a text; of an empty text, that of figures.
    fn line_height(&self, text: &str) -> Length;
    /// The width of a text on one line.
    fn width(&self, text: &str) -> Length;
    /// The width of the longest word of a text.
    fn longest_word(&self, text: &str) -> Length;
    /// The number of lines that a text takes in a width.
    fn lines(&self, text: &str, width: Length) -> i64;

    /// Sets the title of a chart whose figures are shown in the scale; gives the height that it takes.
    ///
    /// # Errors
    /// When the title is too long.
    fn title(&mut self, chart: &Chart, scale: Scale) -> Result<Length, Self::Error>;
    /// Whether texts that are too long are cut.
    fn may_cut(&self) -> bool;
    /// The name of a series, or as much of it as is no wider than `width`, if it may be cut; says so to whom it concerns.
    ///
    /// # Errors
    /// When it may not be cut, or nothing of it fits.
    fn fit_series(&mut self, name: &str, width: Length) -> Result<String, Self::Error>;
    /// The name of a category, or as much of it as stands on so many lines of a width, if it may be cut.
    ///
    /// # Errors
    /// When it may not be cut, or nothing of it fits.
    fn fit_category(&self, name: &str, width: Length, lines: i64) -> Result<String, Self::Error>;
    /// Says that the name of a category was cut, to whom it concerns.
    fn was_cut(&mut self, name: &str);
    /// What the category is called that stands for so many others.
    fn others(&self, count: usize) -> String;
    /// There is only room for so many of the categories.
    fn no_room(&self, categories: usize, room: usize) -> Self::Error;
}

/// A chart that is to be planned.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The chart. It has been [checked](crate::check).
    pub chart: &'a Chart,
    /// The most categories. The rest, and those for which there is no room, are summed up; `None` where they must not be.
    pub most: Option<usize>,
    /// The size of the whole chart.
    pub size: Size,
}

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

/// A chart with all decisions made.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The data as shown: names are cut, and categories that have no room summed up.
    pub chart: Chart,
    /// In what the values are shown.
    pub scale: Scale,
    /// Where the names of categories stand.
    pub names: Names,
    /// Every how many categories have their names shown below a line.
    pub step: usize,
    /// Which values are written out.
    pub labels: Labels,
    /// Where the axis of values begins and ends, and its steps.
    pub bounds: Bounds,
    /// Whether the axis of values is left out.
    pub is_axis_hidden: bool,
    /// The place of bars or lines.
    pub area: Area,
    /// How many categories were summed up.
    pub summed: usize,
}

/// A plan in the making.
struct Planner<'t, T> {
    texts: &'t mut T,
    chart: Chart,
    scale: Scale,
    /// The whole chart.
    size: Size,
    /// What title, legend and the names beside bars leave.
    plot: Size,
    /// Whether categories may be summed up, and how many have been.
    may_sum: bool,
    summed: usize,
}

/// Plans a chart.
///
/// # Errors
/// When a name is too long, or there are too many categories for the room.
pub fn plan<T: Texts>(request: Request<'_>, texts: &mut T) -> Result<Plan, T::Error> {
    let Request { most, size, .. } = request;
    let mut chart = request.chart.clone();
    let summed = most.map_or(0, |most| rest::beyond(&mut chart, most, texts));
    let scale = Scale::native(&chart, chart.signed);
    let top = texts.title(&chart, scale)?;
    let mut planner = Planner {
        texts,
        chart,
        scale,
        size,
        plot: size,
        may_sum: most.is_some(),
        summed,
    };
    let legend = planner.legend()?;
    planner.plot = Size {
        width: size.width - SIDES,
        height: size.height - ENDS - top - legend,
    };
    let names = planner.place_names()?;
    let step = planner.name_step();
    let labels = planner.labels(names);
    let bounds = planner.bounds(planner.chart.range, names, &labels);
    // Bars with their values written out need no axis, as long as they begin at zero.
    let is_axis_hidden = kind::is_bars(planner.chart.kind) && labels == Labels::All && bounds.step.is_none();
    let area = planner.area(names, &labels, bounds, top, is_axis_hidden);
    Ok(Plan {
        chart: planner.chart,
        scale,
        names,
        step,
        labels,
        bounds,
        is_axis_hidden,
        area,
        summed: planner.summed,
    })
}

impl<T: Texts> Planner<'_, T> {
    /// Cuts names of series that are too long for the legend; gives the height that the legend takes.
    fn legend(&mut self) -> Result<Length, T::Error> {
        if self.chart.series.len() < 2 {
            return Ok(0);
        }
        let most = self.size.width * SERIES_SHARE / 100 - KEY;
        let (mut rows, mut used) = (1, 0);
        for series in &mut self.chart.series {
            let name = self.texts.fit_series(&series.name, most)?;
            let width = self.texts.width(&name) + KEY;
            if used + width > self.size.width * LEGEND_SHARE / 100 {
                rows += 1;
                used = 0;
            }
            used += width;
            series.name = name;
        }
        Ok(rows * self.texts.size() * 3 / 2 + LEGEND_ENDS)
    }

    /// The width of the label of a value.
    fn label_width(&self, value: i64) -> Length {
        self.texts.width(&self.scale.show(value)) + 4 * POINT
    }
}
