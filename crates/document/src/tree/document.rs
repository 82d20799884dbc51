//! A whole document.

use serde::{Deserialize, Serialize};

use super::numbering::numbers;
use super::{Block, Head, Heading};

/// A whole document: the fields of its head and its content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What stands at the head of every page, and the properties of the file.
    pub head: Head,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// An empty document with the given head.
    pub fn new(head: Head) -> Self {
        Self {
            head,
            blocks: Vec::new(),
        }
    }

    /// The headings in reading order.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// The number of each heading in reading order: `"1"`, `"1.1"`, and an empty string for a heading that is not
    /// numbered. Every writer takes the numbers from here, so that they agree.
    pub fn heading_numbers(&self) -> Vec<String> {
        numbers(self.headings())
    }
}
