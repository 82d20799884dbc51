//! The values of a chart, all of them, by category, and their extremes.

use vuosikello_document::Chart;

/// What the values of a chart span along its axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) least: i128,
    pub(crate) greatest: i128,
    /// Whether the axis begins or ends at zero, or has it in between.
    pub(crate) from_zero: bool,
}

impl Span {
    /// A span that reaches to zero.
    pub(crate) fn from_zero(least: i128, greatest: i128) -> Self {
        Span {
            least: least.min(0),
            greatest: greatest.max(0),
            from_zero: true,
        }
    }

    /// The largest value without its sign.
    pub(crate) fn largest(self) -> i128 {
        self.least.abs().max(self.greatest.abs())
    }
}

/// All values that are there.
pub(crate) fn all(chart: &Chart) -> impl Iterator<Item = i64> {
    let rows = chart.series.iter().map(|series| &series.values);
    rows.flat_map(|values| values.iter().copied().flatten())
}

/// The values of a category, each with the index of its series.
pub(crate) fn of_category(chart: &Chart, category: usize) -> impl Iterator<Item = (usize, i128)> {
    let series = chart.series.iter().enumerate();
    series.filter_map(move |(index, series)| {
        let value = series.values.get(category).copied().flatten()?;
        Some((index, value.into()))
    })
}

/// The least and the greatest value.
pub(crate) fn ends(chart: &Chart) -> Option<(i64, i64)> {
    Some((all(chart).min()?, all(chart).max()?))
}

/// How far the values of each category reach below and above zero when they are put on top of each other.
pub(crate) fn stacks(chart: &Chart) -> impl Iterator<Item = (i128, i128)> {
    (0..chart.categories.len()).map(|category| {
        of_category(chart, category).fold((0, 0), |(below, above), (_, value)| {
            (below + value.min(0), above + value.max(0))
        })
    })
}
