//! Planning of charts: what a [`Chart`](vuosikello_document::Chart) looks like in the room that it has, before any format
//! is thought of.
//!
//! A chart in the document tree is data: categories, series of values, a kind and a unit. Between the data and a picture
//! lie decisions that do not depend on the file format: in what the values are shown (euros, thousands, millions), where
//! the axis of values begins and ends, where the names of the categories have room, which values are written out, which
//! categories are summed up because there are too many, and when there is no room for a chart at all. They are made here,
//! by measuring every text through a trait that the writer of a format implements.
//!
//! There are two ways to a picture, so there are two plans:
//!
//! - [`drawn`]: the writer draws every line itself (PDF). The plan is a list of shapes and texts with their places.
//! - [`native`]: the program that opens the file draws (PowerPoint, Excel), and redraws when somebody edits the data. The
//!   plan says what that program would choose badly by itself, and leaves the rest to it.
//!
//! | module | what is in it |
//! |---|---|
//! | `check` | what must hold of a chart before it is planned |
//! | `values` | least and greatest values, sums of stacks |
//! | `scale` | units, decimals and signs of figures |
//! | `ticks` | round numbers along an axis |
//! | `kind` | **everything that depends on the kind of a chart**: one file for bars, one for lines |
//! | `drawn` | legend, axes, names and figures with their places |
//! | `native` | names, labels, ends of the axis, and the area of the marks |
//!
//! A new kind of chart is a file in `kind` and its arms in `kind::mod`; each format then needs the shape of its marks.

mod check;
pub mod drawn;
mod kind;
pub mod native;
mod scale;
mod ticks;
mod values;

pub use check::{Fault, MOST_SERIES, check, is_blank};
pub use kind::{APART, GAP, is_bars, overlap};
pub use scale::{Scale, unit_decimals};
pub use vuosikello_document::Magnitude;
