//! What stands on a slide.

use serde::{Deserialize, Serialize};

use crate::{Chart, Inline, KeyFigure, Series, Table, Unit};

/// A piece of the content of a slide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A short text: one paragraph.
    Text(Vec<Inline>),
    /// A list.
    List(List),
    /// A table; with a column of [statuses](crate::ColumnKind::Status) a list of traffic lights.
    Table(TableBlock),
    /// A chart.
    Chart(ChartBlock),
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

    /// A table of which so much is shown.
    pub fn table(table: Table, limit: Limit) -> Self {
        Block::Table(TableBlock {
            table,
            limit,
            plot: None,
        })
    }

    /// A table with marks in its rows.
    pub fn plotted(table: Table, plot: Plot) -> Self {
        Block::Table(TableBlock {
            table,
            limit: Limit::NONE,
            plot: Some(plot),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Limit {
    /// The most rows or items.
    pub rows: Option<usize>,
    /// The most slides.
    pub slides: Option<usize>,
}

impl Limit {
    /// Everything, on as many slides as it takes.
    pub const NONE: Limit = Limit {
        rows: None,
        slides: None,
    };

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
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct List {
    /// Whether the items of the first level are numbered instead of bulleted.
    pub numbered: bool,
    /// The items.
    pub items: Vec<Item>,
    /// How many of the items are shown.
    pub limit: Limit,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
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

/// A table on a slide. A long one continues on further slides, each with the header row.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TableBlock {
    /// The table. Its caption is left out, since the slide has a title.
    pub table: Table,
    /// How much of it is shown.
    pub limit: Limit,
    /// Marks in its rows.
    pub plot: Option<Plot>,
}

/// How the values of a [`Plot`] are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlotKind {
    /// A bar from zero in each row. Of several series, each row has a value in one.
    Bars,
    /// Changes that add up: a bar from the sum of the rows above to that of the row itself. The last row is the sum. There is one
    /// series.
    Steps,
    /// A dot for each value. With several series the second is what was before: its dots are linked with those of the others, of
    /// which each row has a value in one.
    Dots,
}

/// Marks in the rows of a table, over a column that is kept free for them: a chart whose categories are the rows. The figures
/// themselves stand in other columns. Sums stand last in the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plot {
    /// The number of the column, from 0. Its cells are empty; its header says what the marks mean.
    pub column: usize,
    /// How the values are drawn.
    pub kind: PlotKind,
    /// What the values are.
    pub unit: Unit,
    /// The series; each has a value for each row of the table, `None` where it has no mark.
    pub series: Vec<Series>,
    /// The number of the series that tells what is not as it should be.
    pub warning: Option<usize>,
    /// The least and the greatest value that there can be.
    pub range: Option<(i64, i64)>,
    /// What the marks show, for someone who cannot see them.
    pub description: String,
}

impl Plot {
    /// A plot without series.
    pub fn new(column: usize, kind: PlotKind, unit: Unit, description: impl Into<String>) -> Self {
        Self {
            column,
            kind,
            unit,
            series: Vec::new(),
            warning: None,
            range: None,
            description: description.into(),
        }
    }

    /// The plot with one more series.
    pub fn series(mut self, name: impl Into<String>, values: impl IntoIterator<Item = Option<i64>>) -> Self {
        self.series.push(Series {
            name: name.into(),
            values: values.into_iter().collect(),
        });
        self
    }

    /// The plot with the series that was added last as the one that tells what is not as it should be.
    pub fn as_warning(mut self) -> Self {
        self.warning = self.series.len().checked_sub(1);
        self
    }
}

/// A chart on a slide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartBlock {
    /// The chart. Its caption becomes the title above it, its description the alternative text.
    pub chart: Chart,
    /// The most categories; the rest is summed up as *Muut (n kpl)*, and so are those for which there is no room.
    /// `None` shows them all, and is an error when there is no room: values that must not be added up, such as means,
    /// need it.
    pub most: Option<usize>,
    /// The table that stands in place of the chart where that has no room for its categories.
    pub instead: Option<TableBlock>,
}

impl ChartBlock {
    /// A chart, all of whose categories must fit.
    pub fn new(chart: Chart) -> Self {
        Self {
            chart,
            most: None,
            instead: None,
        }
    }
}
