//! From inlines to lines of positioned glyphs.
//!
//! - [`run`] flattens inlines into one string with spans of style, link and language.
//! - [`shape`] turns words into glyphs (harfrust), each word once.
//! - [`joined`] knows what is not parted: names, figures with their units.
//! - [`breaks`] finds where a line may end: the Unicode line breaking rules, [`hyphen`]ation, and, where nothing else
//!   helps, any grapheme.
//! - [`fit`] chooses among them for the whole paragraph at once (Knuth and Plass's total fit).
//! - [`setter`] ties the four together and makes [`shaped`] text, which breaks into lines; [`cache`] keeps what they have
//!   found out.

mod breaks;
mod cache;
mod compound_words;
mod fit;
mod hyphen;
mod joined;
mod run;
mod setter;
mod shape;
mod shaped;

pub(crate) use breaks::Division;
pub(crate) use hyphen::divided;
pub(crate) use run::{Decoration, Note, NoteNumbers, Runs, Span, Special};
pub(crate) use setter::Setter;
pub(crate) use shaped::{Glyph, GlyphKind, Line, Shaped};
