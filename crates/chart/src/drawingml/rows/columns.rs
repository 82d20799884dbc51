//! The workbook behind the marks in the rows of a table: the values, and what is computed of them to place a mark.

use vuosikello_document::Language;
use vuosikello_document::deck::{Plot, PlotKind};
use vuosikello_ooxml::theme::Palette;

use crate::drawingml::format::{exact, number};

/// The formula format of numbers of rows.
pub(super) const ROW_FORMAT: &str = "0";

/// A column of the workbook behind the marks.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsColumn {
    /// Its header.
    pub name: String,
    /// A value for each row; `None` where it has none.
    pub values: Vec<Option<f64>>,
    /// The number format of its cells.
    pub format: String,
}

/// Marks in the rows of a table as a part of a file. Its data stand on a sheet of a workbook: the names of the rows in the first
/// column, then [`columns`](Self::columns).
#[derive(Debug)]
pub struct RowsPart<'a> {
    /// The values and how they are drawn.
    pub plot: &'a Plot,
    /// The names of the rows.
    pub names: &'a [String],
    /// The name of the sheet.
    pub sheet: &'a str,
    /// The relationship of the part to the workbook.
    pub workbook: &'a str,
    /// The colours of the theme.
    pub palette: &'a Palette,
    /// The size of the numbers below dots, in hundredths of a point.
    pub text: i64,
    /// The share of the height that these numbers take.
    pub axis: f64,
    /// The language of the words that the plot itself does not have.
    pub language: Language,
}

/// A step from one sum to the next: where it begins on the side of zero, and how far it goes above and below zero.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    base: i64,
    above: i64,
    below: i64,
}

impl Step {
    fn between(from: i64, to: i64) -> Self {
        let (low, high) = (from.min(to), from.max(to));
        Self {
            base: if low > 0 { low } else { high.min(0) },
            above: high.max(0).saturating_sub(low.max(0)),
            below: low.min(0).saturating_sub(high.min(0)),
        }
    }

    /// The part of the step beside its base.
    fn near(self) -> i64 {
        if self.below != 0 { self.below } else { self.above }
    }

    /// The part on the other side of zero, of a step that goes through it.
    fn far(self) -> i64 {
        if self.below != 0 { self.above } else { 0 }
    }
}

impl RowsPart<'_> {
    /// The columns of the workbook, without that of the names.
    pub fn columns(&self) -> Vec<RowsColumn> {
        match self.plot.kind {
            PlotKind::Bars => self.values(),
            PlotKind::Steps => self.steps(),
            PlotKind::Dots => self.dots(),
        }
    }

    fn column(&self, name: &str, values: impl IntoIterator<Item = Option<i64>>) -> RowsColumn {
        let unit = self.plot.unit;
        let values = values.into_iter().map(|value| Some(number(value?, unit)));
        RowsColumn {
            name: name.to_owned(),
            values: values.collect(),
            format: exact(unit),
        }
    }

    fn values(&self) -> Vec<RowsColumn> {
        let series = self.plot.series.iter();
        series
            .map(|series| self.column(&series.name, series.values.iter().copied()))
            .collect()
    }

    /// The base of each step, then decreases, increases and the sum; and what of a step lies beyond zero.
    fn steps(&self) -> Vec<RowsColumn> {
        let word = |finnish, swedish, english| self.language.choose(finnish, swedish, english);
        let changes = self
            .plot
            .series
            .first()
            .map(|series| series.values.as_slice())
            .unwrap_or_default();
        let last = changes.len().saturating_sub(1);
        let mut sum = 0i64;
        let steps: Vec<(Step, i64)> = changes
            .iter()
            .enumerate()
            .map(|(at, change)| {
                let change = change.unwrap_or_default();
                if at == last {
                    return (Step::between(0, change), change);
                }
                let from = sum;
                sum = sum.saturating_add(change);
                (Step::between(from, sum), change)
            })
            .collect();
        let part = |name: &str, pick: &dyn Fn(usize, Step, i64) -> Option<i64>| {
            let values = steps.iter().enumerate();
            self.column(name, values.map(|(at, (step, change))| pick(at, *step, *change)))
        };
        let mut columns = vec![
            part(word("Alku", "Början", "Start"), &|at, step, _| {
                (at != last).then_some(step.base)
            }),
            part(word("Vähennys", "Minskning", "Decrease"), &|at, step, change| {
                (at != last && change < 0).then(|| step.near())
            }),
            part(word("Lisäys", "Ökning", "Increase"), &|at, step, change| {
                (at != last && change >= 0).then(|| step.near())
            }),
            part(word("Yhteensä", "Totalt", "Total"), &|at, _, change| {
                (at == last).then_some(change)
            }),
        ];
        if steps.iter().any(|(step, _)| step.far() != 0) {
            let names = [
                word(
                    "Vähennys nollan yli",
                    "Minskning över noll",
                    "Decrease beyond zero",
                ),
                word("Lisäys nollan yli", "Ökning över noll", "Increase beyond zero"),
            ];
            for (name, is_decrease) in names.into_iter().zip([true, false]) {
                columns.push(part(name, &|at, step, change| {
                    (at != last && (change < 0) == is_decrease).then(|| step.far())
                }));
            }
        }
        columns
    }

    /// The values, what was before between the others, so that both ends of a link stand beside each other; and twice the number of
    /// each row.
    fn dots(&self) -> Vec<RowsColumn> {
        let mut columns = self.values();
        let rows = |name: &'static str| RowsColumn {
            name: name.to_owned(),
            values: (1..=self.names.len()).map(|row| Some(row as f64)).collect(),
            format: ROW_FORMAT.to_owned(),
        };
        columns.push(rows(self.language.choose("Rivi", "Rad", "Row")));
        if self.has_before() {
            columns.push(rows(self.language.choose(
                "Rivi uudelleen",
                "Rad igen",
                "Row again",
            )));
        }
        columns
    }

    /// True if a dot plot has a second series, that of the earlier values.
    pub(super) fn has_before(&self) -> bool {
        self.plot.series.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vuosikello_document::Unit;
    use vuosikello_document::deck::Plot;
    use vuosikello_ooxml::theme::Palette;

    use super::super::tests::part;
    use super::*;

    const COUNT: Unit = Unit::Number { decimals: 0 };

    fn steps(changes: &[i64]) -> Vec<RowsColumn> {
        let sum: i64 = changes.iter().sum();
        let values = changes.iter().copied().chain([sum]);
        let plot = Plot::new(1, PlotKind::Steps, COUNT, "Muutos").series("Muutos", values.map(Some));
        let names = vec![String::new(); changes.len() + 1];
        part(&plot, &names, &Palette::default()).columns()
    }

    #[test]
    fn steps_follow_each_other() {
        let columns = steps(&[-48, -34, 9]);
        let of = |at: usize| columns[at].values.clone();
        assert_eq!(of(0), [Some(0.0), Some(-48.0), Some(-73.0), None]);
        assert_eq!(of(1), [Some(-48.0), Some(-34.0), None, None]);
        assert_eq!(of(2), [None, None, Some(-9.0), None]);
        assert_eq!(of(3), [None, None, None, Some(-73.0)]);
        assert_eq!(columns.len(), 4);
        assert_eq!(steps(&[-5, 8]).len(), 6);
    }

    proptest! {
        /// The ends of each step are the sums before and after it, also where it goes through zero.
        #[test]
        fn each_step_reaches_from_sum_to_sum(changes in proptest::collection::vec(-1_000_000i64..1_000_000, 1..12)) {
            let columns = steps(&changes);
            let mut sum = 0i64;
            for (row, change) in changes.iter().enumerate() {
                let value = |at: usize| columns.get(at).and_then(|column| column.values[row]).unwrap_or(0.0) as i64;
                let base = value(0);
                let near = value(1) + value(2);
                let far = value(4) + value(5);
                let (from, to) = (sum.min(sum + change), sum.max(sum + change));
                prop_assert_eq!(near.abs() + far.abs(), change.abs());
                if *change != 0 {
                    prop_assert_eq!(base.min(base + near).min(far), from.min(far));
                    prop_assert_eq!(base.max(base + near).max(far), to.max(far));
                }
                sum += change;
            }
        }
    }
}
