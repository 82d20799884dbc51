//! Tables kept as CSV or Excel files, turned into the same kind of value as a JSON file gives. How they are read is in
//! [`vuosikello_intake`]; what is wanted of them comes from their schemas and the settings.

mod answers;
mod columns;
mod survey;
mod vocabulary;

pub(crate) use answers::{WrongAnswer, is_form_column, understand};
pub(crate) use columns::{Alias, Columns};
pub(crate) use survey::SurveyColumns;
pub(crate) use vocabulary::{Vocabulary, canonical};
