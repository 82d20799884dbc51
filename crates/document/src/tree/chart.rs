//! Charts.

use super::Inline;

/// How the series of a chart are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars side by side for each category.
    ClusteredBars,
    /// Bars on top of each other for each category; the values of a category sum up.
    StackedBars,
    /// A line for each series over the categories, which are points in time.
    Lines,
}

/// What the values of a chart are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Money, in cents.
    Euro,
    /// Numbers with so many decimals: with 2, the value 850 is 8,50.
    Number {
        /// How many of the last digits are decimals.
        decimals: u8,
    },
}

/// A row of values of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The name, as the legend shows it.
    pub name: String,
    /// A value for each category in the unit of the chart; `None` where there is none, which is not the same as zero.
    pub values: Vec<Option<i64>>,
}

/// A chart. It holds data, not a drawing: each writer draws it, or lets the program that opens the file draw it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The caption.
    pub caption: Vec<Inline>,
    /// What the chart shows, for someone who cannot see it: the finding, with its figures. Never empty.
    pub description: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the values are.
    pub unit: Unit,
    /// The categories, in order.
    pub categories: Vec<String>,
    /// The series, in order; each has as many values as there are categories.
    pub series: Vec<Series>,
}
