//! Native charts: chart parts with their workbooks, which PowerPoint opens under *Edit data*.
//!
//! [`plan`] decides what a chart looks like at its place, so that its labels do not collide and everything in it can be
//! read; [`part`] writes the plan as the XML of a chart, [`workbook`] its data as a workbook.

mod area;
mod axes;
mod bounds;
mod colours;
mod format;
mod labels;
mod names;
mod plan;
mod rest;
mod workbook;
mod xml;

pub(crate) use plan::{MAX_SERIES, Plan, plan};
pub(crate) use workbook::workbook;
pub(crate) use xml::part;

/// The size of the text in charts, in hundredths of a point.
pub(crate) const TEXT: i64 = 1_600;
