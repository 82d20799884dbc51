//! The document tree of vuosikello: what a document says, as data.
//!
//! Templates make a [`Document`], writers (Word, PDF) turn it into a file. Neither knows the other.

mod tree;

pub use tree::*;
