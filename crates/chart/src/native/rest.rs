//! Categories for which there is no room, as one.

use vuosikello_document::{Chart, Language, Series};

/// Sums up the categories beyond so many; gives how many they were. One is not worth summing up.
pub(super) fn beyond(chart: &mut Chart, most: usize, language: Language) -> usize {
    if chart.categories.len() <= most.saturating_add(1) {
        return 0;
    }
    sum_up(chart, most, 0, language)
}

/// Makes one category of those from `keep` on, the last of which may already stand for `before`; gives for how many the
/// new one stands.
pub(super) fn sum_up(chart: &mut Chart, keep: usize, before: usize, language: Language) -> usize {
    let count = chart.categories.len().saturating_sub(keep);
    let all = if before > 0 { count - 1 + before } else { count };
    chart.categories.truncate(keep);
    chart.categories.push(language.others(all));
    for series in &mut chart.series {
        let rest = sum(series, keep);
        series.values.truncate(keep);
        series.values.push(rest);
    }
    all
}

fn sum(series: &Series, from: usize) -> Option<i64> {
    let rest = series.values.iter().skip(from).flatten().copied();
    rest.reduce(i64::saturating_add)
}
