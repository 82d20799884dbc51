//! JSON text with the place of every key and value.

mod parse;
mod positions;

pub(crate) use parse::parse;
pub(crate) use positions::{Position, Positions};
