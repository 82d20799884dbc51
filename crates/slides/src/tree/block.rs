//! What stands on a slide.

use vuosikello_document::{Chart, Inline};

use super::{KeyFigure, StatusList, Table};

/// A piece of the content of a slide.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A short text: one paragraph.
    Text(Vec<Inline>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(ChartBlock),
    /// Statuses as traffic lights.
    Statuses(StatusList),
    /// Large figures side by side.
    Figures(Vec<KeyFigure>),
}

impl Block {
    /// A paragraph of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Block::Text(vec![Inline::text(text)])
    }

    /// A bulleted list of plain texts.
    pub fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        Block::List(List {
            items: items.into_iter().map(Item::text).collect(),
            ..List::default()
        })
    }

    /// A chart, all of whose categories must fit.
    pub fn chart(chart: Chart) -> Self {
        Block::Chart(ChartBlock::new(chart))
    }
}

/// How much of a long table or list is shown. What is cut is summed up at the end as *Muut (n kpl)*.
///
/// With neither limit set, everything is shown, on as many slides as it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limit {
    /// The most rows or items.
    pub rows: Option<usize>,
    /// The most slides.
    pub slides: Option<usize>,
}

impl Limit {
    /// At most so many rows or items.
    pub fn rows(rows: usize) -> Self {
        Self {
            rows: Some(rows),
            slides: None,
        }
    }

    /// At most so many slides.
    pub fn slides(slides: usize) -> Self {
        Self {
            rows: None,
            slides: Some(slides),
        }
    }
}

/// A list of at most two levels.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// Whether the items of the first level are numbered instead of bulleted.
    pub numbered: bool,
    /// The items.
    pub items: Vec<Item>,
    /// How many of the items are shown.
    pub limit: Limit,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The text.
    pub content: Vec<Inline>,
    /// The items of the second level below it.
    pub items: Vec<Vec<Inline>>,
}

impl Item {
    /// An item of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            content: vec![Inline::text(text)],
            items: Vec::new(),
        }
    }
}

/// A chart on a slide.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartBlock {
    /// The chart. Its caption becomes the title above it, its description the alternative text.
    pub chart: Chart,
    /// The most categories; the rest is summed up as *Muut (n kpl)*, and so are those for which there is no room.
    /// `None` shows them all, and is an error when there is no room: values that must not be added up, such as means,
    /// need it.
    pub most: Option<usize>,
    /// The least and the greatest value that there can be, in the unit of the chart: of grades from 4 to 10 with two
    /// decimals 400 and 1000. The axis of values has these ends. `None` where there are none: bars then begin at zero.
    pub range: Option<(i64, i64)>,
    /// Whether values above zero have a plus sign, as changes have.
    pub signed: bool,
    /// The table that stands in place of the chart where that has no room for its categories.
    pub instead: Option<Table>,
}

impl ChartBlock {
    /// A chart, all of whose categories must fit, of values without a range of their own.
    pub fn new(chart: Chart) -> Self {
        Self {
            chart,
            most: None,
            range: None,
            signed: false,
            instead: None,
        }
    }
}
