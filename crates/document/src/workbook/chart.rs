//! Charts.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// How the series of a chart are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Upright bars side by side for each category.
    Columns,
    /// Upright bars on top of each other; the values of a category sum up.
    StackedColumns,
    /// Lying bars side by side, the first category on top; for categories with long names.
    Bars,
    /// Lying bars in a row, the first category on top; the values of a category sum up.
    StackedBars,
    /// A line for each series over the categories, which are points in time.
    Lines,
}

/// Where a chart stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Below the tables.
    #[default]
    Below,
    /// To the right of the tables.
    Right,
}

/// A chart of rows and columns of a table. It is drawn by the program that opens the file, and follows the cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetChart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// The title above it.
    pub title: String,
    /// What it shows, for someone who cannot see it: the finding, with its figures. Never empty.
    pub description: String,
    /// The name of the table; it may stand on another sheet.
    pub table: String,
    /// The column of the categories, counted from 0.
    pub categories: usize,
    /// The columns of the series, counted from 0: between one and six, of one kind. The headers name them.
    pub series: Vec<usize>,
    /// The rows, counted from 0 among all rows of the table: ordinary rows without others between them. `None` for
    /// all rows but the total.
    pub rows: Option<Range<usize>>,
    /// The title of the value axis, for example the unit; may be empty.
    pub unit: String,
    /// Where it stands.
    pub place: Place,
    /// Width and height in pixels (1/96 inch) when not as wide as the tables and half as high.
    pub size: Option<(u32, u32)>,
}

impl SheetChart {
    /// A chart below the tables, of all rows, with the first column as categories.
    pub fn new(
        kind: ChartKind,
        title: impl Into<String>,
        description: impl Into<String>,
        table: impl Into<String>,
        series: Vec<usize>,
    ) -> Self {
        Self {
            kind,
            title: title.into(),
            description: description.into(),
            table: table.into(),
            categories: 0,
            series,
            rows: None,
            unit: String::from("€"),
            place: Place::Below,
            size: None,
        }
    }
}
