//! The blocks of a document, and the tables among them, whose cells hold blocks again.

use serde::{Deserialize, Serialize};
use vuosikello_core::{Date, Money, Percentage};

use super::{Chart, Column, Inline, Marker, Merge, Status};

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Heading {
    /// The level, 1 to [`DEEPEST_HEADING`].
    pub level: u8,
    /// The name by which links find the heading; unique in the document.
    pub id: String,
    /// Whether it takes part in the numbering (`1`, `1.1`, `1.1.1`).
    pub numbered: bool,
    /// The number, where it is not the one that counting gives: `5`, from where the numbering goes on, or `§ 1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The text, without the number.
    pub content: Vec<Inline>,
}

/// The deepest level of a heading.
pub const DEEPEST_HEADING: u8 = 6;

impl Heading {
    /// A numbered heading. A level outside 1–6 is brought to the nearest.
    pub fn new(level: u8, id: impl Into<String>, content: Vec<Inline>) -> Self {
        Self {
            level: level.clamp(1, DEEPEST_HEADING),
            id: id.into(),
            numbered: true,
            number: None,
            content,
        }
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct List {
    /// `Some(first number)` for an ordered list, `None` for a bulleted one.
    pub start: Option<u32>,
    /// What the numbers of an ordered list look like; `None` for the [usual](Marker::usual) look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<Marker>,
    /// The items; each is a list of blocks (paragraphs and nested lists).
    pub items: Vec<Vec<Block>>,
}

impl List {
    /// A list of items: an ordered one that begins with a number, or a bulleted one.
    ///
    /// ```
    /// use vuosikello_document::List;
    /// assert_eq!(List::new(Some(4), vec![vec![], vec![]]).label(1, 0), "5.");
    /// ```
    pub fn new(start: Option<u32>, items: Vec<Vec<Block>>) -> Self {
        Self {
            start,
            marker: None,
            items,
        }
    }

    /// Returns the label of an item, counted from 0: its number or bullet, in a list that is nested `depth` deep.
    pub fn label(&self, index: usize, depth: usize) -> String {
        let Some(start) = self.start else {
            return if depth % 2 == 1 { "–" } else { "•" }.to_owned();
        };
        let number = start.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
        match &self.marker {
            Some(marker) => marker.label(number),
            None => Marker::usual(depth).label(number),
        }
    }
}

/// A term and its description, as in the basic data at the beginning of an agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The term, a side heading.
    pub term: Vec<Inline>,
    /// The description, one entry per line.
    pub lines: Vec<Vec<Inline>>,
}

/// A person who signs the document. A field may have several lines, parted by line feeds: what a person has added in Word to the
/// line above it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// On whose behalf: the organisation.
    pub organisation: String,
    /// The name of the person, as it stands below the line.
    pub name: String,
    /// The title or role of the person.
    pub role: String,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// The title of the document, once, before the text.
    Title(Vec<Inline>),
    /// A line below the title.
    Subtitle(Vec<Inline>),
    /// The table of contents, with the headings of levels 1 to `depth`.
    Contents {
        /// The heading above it, for example `Sisällys`. Not itself an entry.
        title: String,
        /// The deepest level listed, 1 to 3.
        depth: u8,
    },
    /// A heading.
    Heading(Heading),
    /// A paragraph of running text.
    Paragraph(Vec<Inline>),
    /// A paragraph set apart: a notice that the reader must not miss.
    Note(Vec<Inline>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// Terms with their descriptions, in two columns.
    Definitions(Vec<Definition>),
    /// The signature block, in signing order. Kept together, and never alone on a page.
    Signatures(Vec<Signatory>),
    /// What follows begins on a new page.
    PageBreak,
    /// What follows begins on a new page, and pages lie or stand so from there on; as the first block it says how the first page does.
    /// Pages stand until told otherwise.
    Turn(Orientation),
}

/// How a page lies before the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// It stands: it is higher than wide.
    #[default]
    Portrait,
    /// It lies: it is wider than high, for a table of many columns.
    Landscape,
}

impl Orientation {
    /// Returns the runs of blocks of a document between its turns, with the orientation of their pages. The turns themselves are left out; a run
    /// may be empty.
    ///
    /// ```
    /// use vuosikello_document::{Block, Inline, Orientation};
    ///
    /// let text = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
    /// let blocks = [text("a"), Block::Turn(Orientation::Landscape), text("b"), Block::PageBreak, text("c")];
    /// let runs = Orientation::runs(&blocks);
    /// assert_eq!(runs, [(Orientation::Portrait, &blocks[..1]), (Orientation::Landscape, &blocks[2..])]);
    /// ```
    pub fn runs(blocks: &[Block]) -> Vec<(Self, &[Block])> {
        let mut runs = Vec::new();
        let (mut orientation, mut rest) = (Self::default(), blocks);
        let turn = |rest: &[Block]| {
            let mut turns = rest.iter().enumerate();
            turns.find_map(|(at, block)| match block {
                Block::Turn(to) => Some((at, *to)),
                _ => None,
            })
        };
        while let Some((at, to)) = turn(rest) {
            let (run, after) = rest.split_at(at);
            // A turn at the very beginning says how the first page lies: no page is before it.
            if !(runs.is_empty() && run.is_empty()) {
                runs.push((orientation, run));
            }
            orientation = to;
            rest = after.get(1..).unwrap_or_default();
        }
        runs.push((orientation, rest));
        runs
    }
}

/// A table: the one table of documents, slides and workbooks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// The caption, above the table, with its number (`Taulukko 1. …`). Slides have their title instead.
    pub caption: Vec<Inline>,
    /// What the table tells, for someone who cannot see it: its alternative text. Never empty.
    pub description: String,
    /// The columns, left to right. A table whose columns all have an empty header has no header row.
    pub columns: Vec<Column>,
    /// Further header rows below that of the columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Row>,
    /// Cells that are merged with others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<Merge>,
    /// Whether the first cell of each row is a header for the row.
    pub row_headers: bool,
    /// The rows below the header row.
    pub rows: Vec<Row>,
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// A heading for the rows below it. Where its other cells are empty, the first spans the whole row; otherwise they sum the rows below.
    Group,
    /// The sum of a group: of the ordinary rows above it, from the nearest heading or subtotal on.
    Subtotal,
    /// The sum of the table, behind its rows or before all of them. A limit on slides never cuts it.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// What the row is for.
    pub kind: RowKind,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// The value of a cell. It stays typed up to the writer, which formats it for its own format: Word and PDF as
/// text, PowerPoint in few digits, Excel as a number with a number format.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// Nothing belongs here, as in the row that heads a group.
    #[default]
    Empty,
    /// There is no value, or it is not known; not the same as zero. Shown as [`NO_VALUE`](super::NO_VALUE).
    NoValue,
    /// Running text.
    Text(Vec<Inline>),
    /// What is more than one paragraph: lists, tables in the table. Only Word and PDF files set it as it is; elsewhere each
    /// paragraph, item and row of it is a line.
    Blocks(Vec<Block>),
    /// An amount of money.
    Money(Money),
    /// A share.
    Share(Percentage),
    /// A whole number of things.
    Count(i64),
    /// A number whose last digits are decimals, as its column says: with two decimals, 850 is 8,50.
    Decimal(i64),
    /// A date.
    Date(Date),
    /// A traffic light with its word.
    Status(Status),
}
