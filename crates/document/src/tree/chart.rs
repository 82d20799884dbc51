//! Charts.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use vuosikello_core::Decimal;

use super::{ColumnKind, Inline, Language};

/// How the series of a chart are drawn: the one list of kinds, for documents, slides and workbooks. Writers match every
/// kind, so that the compiler finds all places where a new one is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Bars side by side for each category.
    ClusteredBars,
    /// Bars on top of each other for each category; the values of a category sum up.
    StackedBars,
    /// A line for each series over the categories, which are points in time.
    Lines,
}

impl ChartKind {
    /// Every kind.
    pub const ALL: [ChartKind; 3] = [ChartKind::ClusteredBars, ChartKind::StackedBars, ChartKind::Lines];

    /// The word by which templates name the kind.
    pub fn word(self) -> &'static str {
        match self {
            ChartKind::ClusteredBars => "pylvaat",
            ChartKind::StackedBars => "pinotut",
            ChartKind::Lines => "viivat",
        }
    }

    /// Whether the values of a category add up to something.
    pub(super) fn is_summed(self) -> bool {
        match self {
            ChartKind::StackedBars => true,
            ChartKind::ClusteredBars | ChartKind::Lines => false,
        }
    }

    /// What the categories are, as far as the kind tells.
    pub(super) fn category_header(self, language: Language) -> &'static str {
        match self {
            ChartKind::ClusteredBars | ChartKind::StackedBars => language.choose("Kohde", "Post", "Item"),
            ChartKind::Lines => language.choose("Ajankohta", "Tidpunkt", "Time"),
        }
    }
}

/// What the values of a chart are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Money, in cents.
    Euro,
    /// Shares, in tenths of a per cent.
    Share,
    /// Numbers with so many decimals: with 2, the value 850 is 8,50.
    Number {
        /// How many of the last digits are decimals.
        decimals: u8,
    },
}

impl Unit {
    /// The unit of the figures of a column; `None` of one that has no figures.
    pub fn of(kind: ColumnKind) -> Option<Self> {
        match kind {
            ColumnKind::Money => Some(Unit::Euro),
            ColumnKind::Share => Some(Unit::Share),
            ColumnKind::Count | ColumnKind::Decimal { .. } => Some(Unit::Number {
                decimals: kind.decimals(),
            }),
            ColumnKind::Text | ColumnKind::Date | ColumnKind::Status => None,
        }
    }

    /// How many of the last digits of a value are decimals.
    pub fn decimals(self) -> u8 {
        ColumnKind::from(self).decimals()
    }

    /// A value in its Finnish form, without the sign of the unit, as it stands in a column of figures: `1 234,50`.
    pub fn figures(self, value: i64) -> String {
        self.decimal(value).to_string()
    }

    pub(super) fn decimal(self, value: impl Into<i128>) -> Decimal {
        Decimal::new(value, self.decimals().into())
    }
}

impl From<Unit> for ColumnKind {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Euro => ColumnKind::Money,
            Unit::Share => ColumnKind::Share,
            Unit::Number { decimals } => ColumnKind::Decimal { decimals },
        }
    }
}

/// Why rows and columns of a table cannot be shown as a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NotCharted {
    /// A series has no column.
    #[error("sarjan saraketta ei ole taulukossa")]
    NoSeries,
    /// The categories have no column.
    #[error("luokkien saraketta ei ole taulukossa")]
    NoCategories,
    /// There is no series, or more than [`Chart::MOST_SERIES`].
    #[error("sarjoja on oltava yhdestä kuuteen")]
    Count,
    /// The column of a series has no figures.
    #[error("sarjojen on oltava lukuja")]
    NoFigures,
    /// The series are not all in one unit.
    #[error("sarjojen on oltava samaa lajia")]
    OtherUnits,
    /// There are no such rows.
    #[error("taulukossa ei ole rivejä, jotka se näyttäisi")]
    NoRows,
    /// Among the rows are headings or sums.
    #[error("sen riveillä on väliotsikoita tai välisummia; valitse rivit, joiden välissä niitä ei ole")]
    Sums,
}

/// What is wrong with the data of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartFault<'a> {
    /// A series has more or fewer values than there are categories.
    Uneven(&'a Series),
    /// There are more than [`Chart::MOST_SERIES`] series.
    TooManySeries,
}

/// A row of values of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// The name, as the legend shows it.
    pub name: String,
    /// A value for each category in the unit of the chart; `None` where there is none, which is not the same as zero.
    pub values: Vec<Option<i64>>,
}

/// A chart. It holds data, not a drawing: each writer draws it, or lets the program that opens the file draw it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
    /// The least and the greatest value that there can be, in the unit of the chart: of grades from 4 to 10 with two
    /// decimals 400 and 1000. `None` where there are none: bars then begin at zero.
    pub range: Option<(i64, i64)>,
    /// Whether values above zero have a plus sign, as changes have.
    pub signed: bool,
}

impl Chart {
    /// The most series of a chart, one for each colour of a look: no palette has more shades, and no list of marks more shapes, that every eye tells apart.
    pub const MOST_SERIES: usize = vuosikello_core::MOST_SERIES;

    /// A chart without categories and series.
    pub fn new(
        kind: ChartKind,
        unit: Unit,
        caption: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        Self {
            caption: vec![Inline::text(caption)],
            description: description.into(),
            kind,
            unit,
            categories: Vec::new(),
            series: Vec::new(),
            range: None,
            signed: false,
        }
    }

    /// The chart with its categories.
    pub fn categories<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.categories = names.into_iter().map(Into::into).collect();
        self
    }

    /// The chart with one more series.
    pub fn series(mut self, name: impl Into<String>, values: impl IntoIterator<Item = Option<i64>>) -> Self {
        self.series.push(Series {
            name: name.into(),
            values: values.into_iter().collect(),
        });
        self
    }

    /// Whether there is nothing to draw: no category, or no value.
    pub fn is_blank(&self) -> bool {
        let mut values = self.series.iter().flat_map(|series| &series.values);
        self.categories.is_empty() || values.all(Option::is_none)
    }

    /// Checks the shape of the data, which planning relies on.
    ///
    /// # Errors
    /// The first [`ChartFault`].
    pub fn check(&self) -> Result<(), ChartFault<'_>> {
        let is_uneven = |series: &&Series| series.values.len() != self.categories.len();
        match self.series.iter().find(is_uneven) {
            Some(series) => Err(ChartFault::Uneven(series)),
            None if self.series.len() > Self::MOST_SERIES => Err(ChartFault::TooManySeries),
            None => Ok(()),
        }
    }
}
