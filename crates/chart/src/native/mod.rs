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
mod names;
mod planner;
mod rest;

use vuosikello_document::{Chart, Language};

use self::area::{ENDS, SIDES};
use self::planner::Planner;
use crate::kind;
use crate::scale::Scale;

pub use self::planner::{Name, Texts};
pub use crate::room::{Area, Bounds, Labels, Length, Names, Size};

/// A chart that is to be planned.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The chart. It has been [checked](Chart::check).
    pub chart: &'a Chart,
    /// The most categories. The rest, and those for which there is no room, are summed up; `None` where they must not be.
    pub most: Option<usize>,
    /// The size of the whole chart.
    pub size: Size,
    /// The language of the words that the chart itself does not have.
    pub language: Language,
    /// Whether the values follow the cells of a sheet, which people change: of the axis then only the zero is fixed that
    /// bars stand on, since other ends fit the values of today alone.
    pub is_live: bool,
}

/// A chart with all decisions made.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Caption and unit; may be empty.
    pub title: String,
    /// The size of the whole chart.
    pub size: Size,
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

/// Plans a chart.
///
/// # Errors
/// When a name is too long, or there are too many categories for the room.
pub fn plan<T: Texts>(request: Request<'_>, texts: &mut T) -> Result<Plan, T::Error> {
    let Request {
        most, size, language, ..
    } = request;
    let mut chart = request.chart.clone();
    let summed = most.map_or(0, |most| rest::beyond(&mut chart, most, language));
    let mut planner = Planner {
        texts,
        scale: Scale::native(&chart),
        chart,
        language,
        size,
        plot: size,
        is_live: request.is_live,
        may_sum: most.is_some(),
        summed,
    };
    let (title, top) = planner.title()?;
    let legend = planner.legend()?;
    planner.plot = Size {
        width: size.width - SIDES,
        height: size.height - ENDS - top - legend,
    };
    let names = planner.place_names()?;
    let step = planner.name_step();
    let labels = planner.labels(names);
    let bounds = match planner.chart.range {
        Some(range) => bounds::of_range(&planner.chart, range, &labels),
        None if request.is_live => kind::bounds(&planner.chart, None).only_zero(),
        None => kind::bounds(&planner.chart, planner.label_room(names, &labels)),
    };
    // Bars with their values written out need no axis, as long as they begin at zero.
    let is_axis_hidden =
        kind::stands_on_zero(planner.chart.kind) && labels == Labels::All && bounds.step.is_none();
    let area = planner.area(names, &labels, bounds, top, is_axis_hidden);
    Ok(Plan {
        title,
        size,
        scale: planner.scale,
        summed: planner.summed,
        chart: planner.chart,
        names,
        step,
        labels,
        bounds,
        is_axis_hidden,
        area,
    })
}
