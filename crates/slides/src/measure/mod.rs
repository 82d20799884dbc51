//! How much room text takes.
//!
//! Measures err on the side of more: widths are rounded up, kerning (which mostly narrows) is left out, lines break at
//! spaces and hyphens only, and a fiftieth of the width is kept free. A box that holds the text by these measures holds
//! it in PowerPoint and in LibreOffice.

mod lines;
mod typeface;
mod widths;

pub(crate) use lines::{Setting, enlarged, fits_one_line, line_width, lines, longest_word};
pub(crate) use typeface::Typeface;
