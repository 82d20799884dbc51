//! Measures that all writers share.
//!
//! Word, slides and sheets are laid out by other programs, which say nothing of what they will do. Who writes such a file has to know
//! beforehand how wide a column, how high a row and how large the type may be. That takes the widths of letters in the typeface
//! ([`Typeface`]) and the way in which programs break lines ([`line_starts`]). Widths are counted in thousandths of the size of the type;
//! [`emu`], [`points`], [`pixels`] and [`twips`] turn them into the units of files. (PDF files are set with the fonts themselves and
//! need none of it.)
//!
//! Colours ([`Rgb`]) are measured too: how much they stand out from each other for every eye and in grey, and which ones the series of a
//! chart get.
//!
//! Nothing here knows a format or does I/O; the same values give the same measures.
//!
//! ```
//! use vuosikello_measure::{EMU_PER_POINT, Typeface, emu, line_starts};
//!
//! // The lines of a heading in Calibri of 20 points in a box 150 points wide.
//! let characters = "Palvelusopimus ja sen liitteet".chars();
//! let advances = characters.map(|character| {
//!     let advance = Typeface::Calibri.advance(character, true).thousandths_up();
//!     (character, emu(advance.into(), 2_000))
//! });
//! assert_eq!(line_starts(advances, 150 * EMU_PER_POINT, 0).count(), 2);
//! ```

mod colour;
mod line;
mod typeface;
mod unit;
mod widths;

pub use colour::{
    Area, Marks, Rgb, area_shades, distinguishable, line_shades, needs_outline, series_areas, series_lines,
};
pub use line::{LineStarts, is_break_space, line_starts, widest, widest_line, widest_word};
pub use typeface::{Advance, BOLD, Typeface};
pub use unit::{EMU_PER_POINT, Emu, emu, pixels, points, twips};
