//! Native charts: chart parts with their workbooks, which PowerPoint opens under *Edit data*.
//!
//! `vuosikello_chart` decides what a chart looks like in its room, so that its labels do not collide and everything in it
//! can be read; [`plan`] measures for it and adds title and colours; [`part`] writes the plan as the XML of a chart,
//! [`workbook`] its data as a workbook.

mod axes;
mod colours;
mod format;
mod plan;
mod workbook;
mod xml;

pub(crate) use plan::{Plan, plan};
pub(crate) use workbook::workbook;
pub(crate) use xml::part;

/// The size of the text in charts, in hundredths of a point.
pub(crate) const TEXT: i64 = 1_600;
