//! What functions are called with.

use tera::{Error, Kwargs};

use crate::{Inline, plain_text};

/// A text that must be given.
pub(super) fn required(arguments: &Kwargs, name: &str) -> Result<String, Error> {
    match arguments.get::<String>(name)? {
        Some(text) if !text.trim().is_empty() => Ok(text),
        Some(_) => Err(Error::message(format!("arvo \"{name}\" on tyhjä"))),
        None => Err(Error::message(format!("arvo \"{name}\" puuttuu"))),
    }
}

/// A text as the tree may hold it, on one line.
pub(super) fn one_line(text: &str) -> String {
    plain_text(&Inline::plain(text)).replace('\n', " ")
}
