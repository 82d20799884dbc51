//! Texts of commands.

use std::borrow::Cow;

/// A text that is built in, or comes from a description.
pub type Text = Cow<'static, str>;

/// What a command says of itself, in Finnish.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// What it does.
    pub about: Text,
    /// More about it: where files come, examples.
    pub details: Text,
}

impl Help {
    /// Texts that are built in.
    pub(crate) const fn new(about: &'static str, details: &'static str) -> Self {
        Self {
            about: Cow::Borrowed(about),
            details: Cow::Borrowed(details),
        }
    }
}
