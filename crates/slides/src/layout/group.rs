//! The content of a slide made ready for measuring: clean text, tables with their cells as text.

use vuosikello_document::{NO_VALUE, RowKind};

use crate::figures::Figures;
use crate::geometry::{Emu, POINT};
use crate::text::Runs;
use crate::tree::{ChartBlock, Plot};

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    pub(crate) runs: Runs,
    pub(crate) role: ParagraphRole,
    /// How many items it stands for.
    pub(crate) count: usize,
}

impl Paragraph {
    pub(super) fn new(runs: Runs, role: ParagraphRole) -> Self {
        Self { runs, role, count: 1 }
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParagraphRole {
    Text,
    /// An item of a list, of the first level or the second.
    Item {
        level: usize,
    },
    /// A numbered item of the first level.
    Number {
        number: usize,
    },
}

impl ParagraphRole {
    /// The level, from 0.
    pub(crate) fn level(self) -> usize {
        match self {
            ParagraphRole::Item { level } => level,
            ParagraphRole::Text | ParagraphRole::Number { .. } => 0,
        }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct CellText {
    pub(crate) runs: Runs,
    /// The value, for sums.
    pub(crate) value: Option<i64>,
    /// The words of statuses, and how often each comes.
    pub(crate) words: Vec<(String, usize)>,
}

impl CellText {
    /// A figure of a column.
    pub(crate) fn figure(value: i64, figures: Figures) -> Self {
        Self {
            runs: Runs::plain(&figures.show(value)),
            value: Some(value),
            words: Vec::new(),
        }
    }

    /// The cell, or a dash where there is nothing: an empty cell looks forgotten, and a screen reader passes over it.
    pub(crate) fn or_dash(self) -> Self {
        if self.runs.is_empty() {
            Self {
                runs: Runs::plain(NO_VALUE),
                ..self
            }
        } else {
            self
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TableRow {
    pub(crate) cells: Vec<CellText>,
    pub(crate) kind: RowKind,
    /// How many rows it stands for.
    pub(crate) count: usize,
}

impl TableRow {
    /// Whether it is an ordinary row, which a limit may cut.
    pub(crate) fn is_body(&self) -> bool {
        self.kind == RowKind::Body
    }

    /// Whether its text is bold.
    pub(crate) fn is_strong(&self) -> bool {
        !self.is_body()
    }

    /// Whether it is a sum, which never stands alone.
    pub(crate) fn is_sum(&self) -> bool {
        matches!(self.kind, RowKind::Subtotal | RowKind::Total)
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TableColumn {
    /// The text of the header without its unit.
    pub(crate) name: String,
    pub(crate) header: Runs,
    pub(crate) figures: Option<Figures>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TableText {
    pub(crate) description: String,
    pub(crate) columns: Vec<TableColumn>,
    /// The rows in their order; the sums of the whole table stand last.
    pub(crate) rows: Vec<TableRow>,
    /// Marks in the rows.
    pub(crate) plot: Option<Plot>,
}

impl TableText {
    /// Whether the marks of a plot stand in the column with this number.
    pub(crate) fn is_plotted(&self, column: usize) -> bool {
        self.plot.as_ref().is_some_and(|plot| plot.column == column)
    }
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Card {
    pub(crate) value: Runs,
    pub(crate) label: Runs,
    pub(crate) comment: Runs,
}

/// Content that stands together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    /// Paragraphs, in one box.
    Text(Vec<Paragraph>),
    Table(TableText),
    Chart(Box<ChartBlock>),
    Figures(Vec<Card>),
}

/// Content, and how much of it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    pub(crate) content: Content,
    /// The most slides that it may take.
    pub(crate) slides: Option<usize>,
    /// The share of a slide that a row or an item may take.
    pub(crate) parts: Parts,
}

/// The share of a slide that a single row or item may take: one part of so many. Where the rest is summed up, no single long
/// text may take the place of all the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Parts(pub(crate) Emu);

/// Texts are not cut to less height than this: about two lines of the smallest type.
const LEAST_PART: Emu = 48 * POINT;

impl Parts {
    /// The greatest height of a row or an item of a group that has `height` on a slide.
    pub(crate) fn most(self, height: Emu) -> Emu {
        (height / self.0).max(LEAST_PART.min(height))
    }
}

impl Group {
    /// The rows or items that a limit may cut, those of the first level: how many rows or items each stands for.
    fn counts(&self) -> Vec<usize> {
        match &self.content {
            Content::Table(table) => {
                let rows = table.rows.iter().filter(|row| row.is_body());
                rows.map(|row| row.count).collect()
            }
            Content::Text(paragraphs) => {
                let items = paragraphs.iter().filter(|one| is_countable(one));
                items.map(|one| one.count).collect()
            }
            Content::Chart(_) | Content::Figures(_) => Vec::new(),
        }
    }

    /// How many rows or items of the first level a limit may cut.
    pub(crate) fn countable(&self) -> usize {
        self.counts().len()
    }

    /// How many rows or items there are beyond the first `keep`, with those that were summed up before.
    pub(crate) fn beyond(&self, keep: usize) -> usize {
        self.counts().iter().skip(keep).sum()
    }
}

/// Whether a paragraph begins an item that a limit may cut.
pub(crate) fn is_countable(paragraph: &Paragraph) -> bool {
    !matches!(
        paragraph.role,
        ParagraphRole::Text | ParagraphRole::Item { level: 1.. }
    )
}
