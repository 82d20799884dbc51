//! What must hold of a chart before it is planned.

use vuosikello_document::{Chart, Series};

/// The most series of a chart: no palette has more shades, and no list of marks more shapes, that every eye tells apart.
pub const MOST_SERIES: usize = 6;

/// Why a chart cannot be planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault<'a> {
    /// A series has more or fewer values than there are categories.
    Uneven(&'a Series),
    /// There are more than [`MOST_SERIES`] series.
    TooManySeries,
}

/// Whether a chart has nothing to draw: no category, or no value.
pub fn is_blank(chart: &Chart) -> bool {
    let mut values = chart.series.iter().flat_map(|series| &series.values);
    chart.categories.is_empty() || values.all(Option::is_none)
}

/// Checks the shape of a chart's data.
///
/// # Errors
/// The first [`Fault`].
pub fn check(chart: &Chart) -> Result<(), Fault<'_>> {
    let is_uneven = |series: &&Series| series.values.len() != chart.categories.len();
    if let Some(series) = chart.series.iter().find(is_uneven) {
        return Err(Fault::Uneven(series));
    }
    if chart.series.len() > MOST_SERIES {
        return Err(Fault::TooManySeries);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{ChartKind, Unit};

    use super::*;

    fn chart(categories: usize, series: &[&[Option<i64>]]) -> Chart {
        let chart =
            Chart::new(ChartKind::ClusteredBars, Unit::Euro, "", "Kuvaus").categories(vec!["A"; categories]);
        series
            .iter()
            .fold(chart, |chart, values| chart.series("S", values.to_vec()))
    }

    #[test]
    fn a_chart_without_values_is_blank() {
        assert!(is_blank(&chart(0, &[])));
        assert!(is_blank(&chart(2, &[])));
        assert!(is_blank(&chart(2, &[&[None, None]])));
        assert!(!is_blank(&chart(2, &[&[None, Some(0)]])));
    }

    #[test]
    fn series_are_few_and_have_a_value_for_each_category() {
        assert_eq!(check(&chart(2, &[&[None, None], &[Some(1), Some(2)]])), Ok(()));
        let uneven = chart(2, &[&[None, None], &[Some(1)]]);
        assert_eq!(check(&uneven), Err(Fault::Uneven(&uneven.series[1])));
        let one: &[Option<i64>] = &[Some(1)];
        assert_eq!(check(&chart(1, &[one; 6])), Ok(()));
        assert_eq!(check(&chart(1, &[one; 7])), Err(Fault::TooManySeries));
    }
}
