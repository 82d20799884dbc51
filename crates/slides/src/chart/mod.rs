//! Native charts: chart parts with their workbooks, which PowerPoint opens under *Edit data*.
//!
//! `vuosikello_chart` decides what a chart looks like in its room, so that its labels do not collide and everything in it
//! can be read, and writes it; [`plan`] measures for it, [`workbook`] writes its data as a workbook.

mod plan;
mod workbook;

pub(crate) use plan::plan;
pub(crate) use workbook::{SHEET, source, workbook, workbook_of_rows};

/// The size of the text in charts, in hundredths of a point.
pub(crate) const TEXT: i64 = 1_600;
