//! What differs between two Word files, as tracked changes in the older one.
//!
//! [`redline()`] takes two `.docx` files, ours or anybody's, and gives the older one with the differences as tracked changes:
//! accepting all of them gives the text of the newer file, rejecting all gives the older file. Body, tables and tables in
//! them, footnotes and endnotes, headers and footers and text boxes are compared, word by word; the format of runs and
//! paragraphs too. A link, content control, field or text box in which a word differs is not marked whole.
//!
//! **What did not change stays byte for byte** as it was in the XML of the older file: comments, ids, other people's tracked
//! changes among them. Where the older file has tracked changes already, they stay as they are, and the newer file is
//! compared with the text that accepting them gives; rejecting only the new ones gives the older file.
//!
//! What cannot be a tracked change (the size of the page, the look of a style, the width of a column) is a [`Remark`]; nothing
//! is passed over in silence. There is no clock: author and date are a [`Stamp`].
//!
//! # How it works
//!
//! A part is parsed into a [tree over its bytes](vuosikello_ooxml::SourceTree). Its text becomes blocks of words and
//! objects (`content`), each with a hash of what it says. Blocks of both files are paired (`pairing`) so that
//! little is left to mark, their words are aligned, and the result is a `script` of what stays, goes and comes. The `pen`
//! writes it: copied bytes, with marks between. What comes is carried (`carry`) over with what it refers to under free ids.

mod carry;
mod compare;
mod content;
mod error;
mod meanings;
mod merge;
mod pairing;
mod pen;
mod remark;
mod script;
mod story;
mod structure;

pub use compare::{merge, redline};
pub use error::RedlineError;
pub use merge::Clash;
pub use remark::{Remark, RemarkKind};
pub use structure::{Misplaced, misplaced};

/// Who makes the changes, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The name that Word shows.
    pub author: String,
    /// The time, as `2026-11-27T00:00:00Z`; none is written if this is empty.
    pub date: String,
}

impl Stamp {
    fn attributes(&self) -> String {
        let mut text = String::from(" w:author=\"");
        carry::escape(&self.author, &mut text);
        text.push('"');
        if !self.date.is_empty() {
            text.push_str(" w:date=\"");
            carry::escape(&self.date, &mut text);
            text.push('"');
        }
        text
    }
}

/// The older file with what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Redline {
    /// The older file with the differences as tracked changes; its own bytes if there are none.
    pub bytes: Vec<u8>,
    /// How many tracked changes there are.
    pub marks: usize,
    /// What differs and is not among them.
    pub remarks: Vec<Remark>,
}

/// Their file with what is new in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Merged {
    /// Their file with what is new as tracked changes; its own bytes if there is nothing.
    pub bytes: Vec<u8>,
    /// How many tracked changes were added.
    pub marks: usize,
    /// Where both sides changed the same.
    pub clashes: Vec<Clash>,
    /// What is new and is not among the tracked changes.
    pub remarks: Vec<Remark>,
}
