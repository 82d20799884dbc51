//! Charts over the cells of a workbook.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::SheetTable;
use crate::{Chart, ChartKind, NotCharted, RowKind};

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

/// A [`Chart`] over rows and columns of a table: it shows what stands in the cells, and follows them when they change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetChart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// The title above it; the unit of the values follows by itself.
    pub title: String,
    /// What it shows, for someone who cannot see it: the finding, with its figures. Never empty.
    pub description: String,
    /// The name of the table; it may stand on another sheet.
    pub table: String,
    /// The column of the categories, counted from 0.
    pub categories: usize,
    /// The columns of the series, counted from 0: between one and six, of one unit. The headers name them.
    pub series: Vec<usize>,
    /// The rows, counted from 0 among all rows of the table: ordinary rows without others between them. `None` for
    /// all rows but the total.
    pub rows: Option<Range<usize>>,
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
            place: Place::Below,
            size: None,
        }
    }

    /// The rows of its table that it shows: those given, or all before the total.
    pub fn rows_of(&self, table: &SheetTable) -> Range<usize> {
        let before_total = || {
            let rows = table.table.rows.iter();
            rows.take_while(|row| row.kind != RowKind::Total).count()
        };
        self.rows.clone().unwrap_or_else(|| 0..before_total())
    }

    /// The chart with the values that its table has today.
    ///
    /// # Errors
    /// [`NotCharted`] if the columns or rows cannot be shown.
    pub fn over(&self, table: &SheetTable) -> Result<Chart, NotCharted> {
        let rows = self.rows_of(table);
        let mut chart = Chart::over(self.kind, &table.table, self.categories, &self.series, rows)?;
        chart.caption = vec![crate::Inline::text(&self.title)];
        chart.description.clone_from(&self.description);
        Ok(chart)
    }
}
