//! Faults in the setting of a document.

use std::fmt;

/// A fault in the setting of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// The page of its document on which it is, counted from 1.
    pub page: usize,
    /// The last text of the page and the first of the next, to find the place.
    pub place: String,
}

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// The text that introduces a list or a table stands on the page before it.
    Introduction,
    /// A page ends in a list after its first item, or before its last.
    Item,
    /// A table of up to eight rows is divided.
    Table,
    /// A single row of a table stands on a page, or a sum without what it sums.
    Row,
    /// A title inside a table has fewer than two rows under it.
    Group,
    /// A caption, or a header row, stands apart from its table.
    Caption,
    /// The explanation of a table stands on the page after it.
    Explanation,
    /// A heading has fewer than two lines under it.
    Heading,
    /// The first line of a paragraph stands at the foot of a page, or its last at the head of one.
    Line,
    /// Signatures stand on a page without the text before them.
    Signatures,
    /// A page holds hardly anything.
    EmptyPage,
    /// The table of contents takes more than half a page.
    Contents,
}

impl FaultKind {
    /// All kinds.
    pub const ALL: [FaultKind; 12] = [
        FaultKind::Introduction,
        FaultKind::Item,
        FaultKind::Table,
        FaultKind::Row,
        FaultKind::Group,
        FaultKind::Caption,
        FaultKind::Explanation,
        FaultKind::Heading,
        FaultKind::Line,
        FaultKind::Signatures,
        FaultKind::EmptyPage,
        FaultKind::Contents,
    ];
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FaultKind::Introduction => "introduction apart from its list or table",
            FaultKind::Item => "single item of a list",
            FaultKind::Table => "table of up to eight rows divided",
            FaultKind::Row => "single row of a table",
            FaultKind::Group => "title in a table with fewer than two rows",
            FaultKind::Caption => "caption or header apart from its table",
            FaultKind::Explanation => "explanation apart from its table",
            FaultKind::Heading => "heading with fewer than two lines",
            FaultKind::Line => "single line of a paragraph",
            FaultKind::Signatures => "signatures without text",
            FaultKind::EmptyPage => "nearly empty page",
            FaultKind::Contents => "contents of more than half a page",
        })
    }
}
