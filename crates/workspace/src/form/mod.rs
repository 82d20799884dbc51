//! Forms: the same values as a JSON file, kept as an Excel workbook that people fill in.
//!
//! What a form looks like follows from the schema of its file alone ([`Layout`]): the first sheet has a row for each single
//! value (*Tieto*, *Arvo*, *Ohje*), and each list of objects and each map is a sheet with a row for each item. A form is
//! [written](write) with explanations, drop-downs and whatever is known, and [read](read()) back as the value that the JSON
//! file would have, with the cell that every part of it came from.

mod cell;
mod choices;
mod labels;
mod layout;
mod places;
mod read;
#[cfg(test)]
mod round;
#[cfg(test)]
mod tests;
mod texts;
mod trouble;
mod wording;
mod write;

pub(crate) use choices::Choices;
pub(crate) use labels::{path_label, rank as key_rank};
pub(crate) use layout::{Layout, headings};
pub(crate) use places::FormPlaces;
pub(crate) use read::read;
pub(crate) use trouble::Trouble;
pub(crate) use wording::in_form;
pub(crate) use write::write;

/// The sheets of a form that hold no values: what drop-downs offer, and instructions.
const WITHOUT_VALUES: [&str; 2] = [CHOICES_SHEET, "Ohje"];
/// The sheet with what the drop-downs offer, where that is too much for a single cell's validation.
const CHOICES_SHEET: &str = "Valinnat";
/// The headings of the first sheet.
const FIELD: &str = "Tieto";
const VALUE: &str = "Arvo";
const EXPLANATION: &str = "Ohje";
