//! JSON text with the place of every key and value.

mod error;
mod habit;
mod parse;
mod positions;

pub(crate) use parse::parse;
pub(crate) use positions::{Position, Positions};
