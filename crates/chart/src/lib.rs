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
//!   plan says what that program would choose badly by itself, and leaves the rest to it. [`drawingml`] writes it as the
//!   part of a file, the same for slides and workbooks.
//!
//! | module | what is in it |
//! |---|---|
//! | `values` | least and greatest values, sums of stacks |
//! | `scale` | units, decimals and signs of figures |
//! | `ticks` | round numbers along an axis |
//! | `fills` | the colours of series, of those of a theme |
//! | `sketch`, `room` | what a kind of chart is given to draw with, and to decide by |
//! | `kind` | **everything that depends on the kind of a chart**: one file for bars, one for lines |
//! | `drawn` | legend, axes, names and figures with their places |
//! | `native` | names, labels, ends of the axis, and the area of the marks |
//! | `drawingml` | the XML of native charts |

pub mod drawingml;
pub mod drawn;
mod fills;
mod kind;
pub mod native;
mod room;
mod scale;
mod sketch;
mod ticks;
mod values;

pub use scale::{Scale, euros};
pub use vuosikello_document::Magnitude;
