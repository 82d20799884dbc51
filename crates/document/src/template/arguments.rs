//! What functions are called with.

use tera::{Error, Kwargs, Value};

use super::checks::kind_of;
use crate::{Inline, plain_text};

/// A text that must be given.
pub(super) fn required(arguments: &Kwargs, name: &str) -> Result<String, Error> {
    let is_whole = |value: Value| value.is_map() || value.is_array() || value.is_bool();
    if arguments.get::<Value>(name)?.is_some_and(is_whole) {
        return Err(wrong_kind(arguments, name, "teksti"));
    }
    let given = arguments
        .get::<String>(name)
        .map_err(|_| wrong_kind(arguments, name, "teksti"))?;
    match given {
        Some(text) if !text.trim().is_empty() => Ok(text),
        Some(_) => Err(Error::message(format!("arvo \"{name}\" on tyhjä"))),
        None => Err(Error::message(format!("arvo \"{name}\" puuttuu"))),
    }
}

/// That an argument is not what it should be.
pub(super) fn wrong_kind(arguments: &Kwargs, name: &str, wanted: &str) -> Error {
    let given = arguments.get::<Value>(name).ok().flatten();
    let is = given.map_or("tyhjä", |value| kind_of(&value));
    Error::message(format!("arvo \"{name}\" on {is}, vaikka sen pitää olla {wanted}"))
}

/// A text as the tree may hold it, on one line.
pub(super) fn one_line(text: &str) -> String {
    plain_text(&Inline::plain(text)).replace('\n', " ")
}
