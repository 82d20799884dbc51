//! From inlines to lines of positioned glyphs.
//!
//! - [`run`] flattens inlines into one string with spans of style, link and language.
//! - [`shape`] turns words into glyphs (harfrust), each word once.
//! - [`breaks`] finds where a line may end: the Unicode line breaking rules, [`hyphen`]ation, and, where nothing else
//!   helps, any grapheme.
//! - [`fit`] chooses among them for the whole paragraph at once (Knuth and Plass's total fit).
//! - [`paragraph`] ties the four together; [`memory`] keeps what they have found out.

mod breaks;
mod compound_words;
mod fit;
mod hyphen;
mod memory;
mod paragraph;
mod run;
mod shape;

pub(crate) use paragraph::{Glyph, GlyphKind, Line, Setter, Shaped};
pub(crate) use run::Runs;
