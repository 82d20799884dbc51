//! Values as people and systems write them, in the one form that the model reads.

mod amount;
mod cell;
mod choice;
mod date;
mod month;

pub use amount::without_noise;
pub(crate) use cell::{Wrong, value};
pub use choice::same_word;
pub(crate) use choice::{Words, folded_word, meant};
pub(crate) use month::{month_of_cell, month_of_word};

use vuosikello_core::composed;

use crate::wanted::Kind;

/// A text in the form that the model reads, if it can be read in one way only; otherwise as it is, in Unicode's composed form (NFC). `year` is that of
/// months that are named without one, and `synonyms` are words that stand for choices.
///
/// ```
/// use vuosikello_intake::{Kind, plain};
/// assert_eq!(plain("1\u{2009}234,50 EUR", &Kind::Amount, None, &[]), "1\u{a0}234,50");
/// assert_eq!(plain("2027-02-24T00:00:00", &Kind::Date, None, &[]), "24.2.2027");
/// assert_eq!(plain("tammikuu", &Kind::Month, Some(2027), &[]), "1/2027");
/// assert_eq!(plain("1.234", &Kind::Amount, None, &[]), "1.234");
/// ```
pub fn plain(text: &str, kind: &Kind, year: Option<i32>, synonyms: &[(String, String)]) -> String {
    let text = composed(text);
    let read = match kind {
        Kind::Text | Kind::Percentage | Kind::Integer => None,
        Kind::Amount => amount::plain(&text),
        Kind::Date => date::plain(&text),
        Kind::Month => month::plain(&text, year),
        Kind::Choice(choices) => choice::plain(&text, choices, synonyms),
    };
    read.unwrap_or_else(|| text.into_owned())
}
