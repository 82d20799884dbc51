//! The document tree of vuosikello, and the templates that make it.
//!
//! A [`Document`] says what an official document says, as data: a head and a list of blocks. [`Templates`] (Markdown
//! with Tera) make blocks from data; the writers of Word and PDF files turn documents into bytes. Neither knows the
//! other, and everything printed passes through the tree. The trees of slides ([`deck`]) and of Excel files ([`workbook`])
//! stand beside it.

pub mod deck;
pub mod language;
mod markdown;
mod template;
mod tree;
pub mod workbook;

pub use template::{
    Data, RewordError, RewordedSpan, Rewording, TemplateError, TemplateErrorKind, Templates, View, json_of,
    reword, rows,
};
pub use tree::*;
