//! Rows that state the sums of others, checked against them.

mod judge;
mod labels;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use vuosikello_core::Money;

use crate::grid::Cell;
use crate::values::{folded_word, plain, without_noise};
use crate::wanted::Kind;

pub(crate) use labels::{is_grand_total, is_total, may_be_data, subject_of_total};

/// The sums of the rows of a table, by column.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    columns: BTreeMap<usize, Summands>,
    /// The words of the rows, each with its row and column.
    words: Vec<(usize, usize, String)>,
    /// The rows by their words; sorted out when a sum names any.
    named: OnceCell<RowsByWord>,
    /// The rows before which a group may begin: those after a sum or a heading of a group.
    bounds: Vec<usize>,
    rows: usize,
    stated: Vec<Stated>,
}

/// Rows by the words that they have, folded.
#[derive(Debug, Default)]
struct RowsByWord {
    /// In any column.
    anywhere: BTreeMap<String, Vec<usize>>,
    /// In a column.
    in_column: BTreeMap<(usize, String), Vec<usize>>,
}

/// The amounts of a column, from top to bottom.
#[derive(Debug, Default)]
struct Summands(Vec<Summand>);

/// The amount of a row.
#[derive(Debug)]
struct Summand {
    row: usize,
    /// `None` when it could not be read.
    units: Option<i128>,
    /// The sum of those above, and how many of them could not be read.
    before: i128,
    unread_before: usize,
}

/// What a row of sums says of itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Claim {
    /// What it sums, in its own words; empty when it names nothing.
    pub subject: String,
    /// The words that rows may have instead of the subject.
    pub meant: Option<String>,
    /// Whether the subject is a word that rows can have, so that without such rows it sums nothing.
    pub is_value: bool,
    /// Whether it sums the whole table.
    pub is_grand: bool,
    /// What stands beside the sum in other columns.
    pub beside: Vec<(usize, String)>,
    /// Whether its words may be shown: not those of a column that is left out.
    pub can_show: bool,
    /// Whether all that a row of data must have stands in it.
    pub is_complete: bool,
    /// Whether nothing but the sum stands in it.
    pub is_bare: bool,
}

/// A sum that a row states.
#[derive(Debug)]
struct Stated {
    /// The row of the grid, as an index.
    row: usize,
    column: usize,
    units: i128,
    is_money: bool,
    claim: Claim,
    /// How many rows stood above it, and how many bounds.
    above: usize,
    bounds: usize,
}

/// A number in a column of amounts or whole numbers, in cents or ones; `None` when it is neither.
pub(crate) fn units(cell: &Cell, kind: &Kind) -> Option<i128> {
    match (kind, cell) {
        (Kind::Amount, Cell::Number { value, .. }) => Money::from_number(without_noise(*value))
            .ok()
            .map(|money| money.cents().into()),
        (Kind::Amount, Cell::Text(text)) => Money::parse(&plain(text, kind, None, &[]))
            .ok()
            .map(|money| money.cents().into()),
        (Kind::Integer, Cell::Number { value, .. }) if value.fract() == 0.0 && value.abs() < 1e15 => {
            Some(*value as i128)
        }
        (Kind::Integer, Cell::Text(text)) => text.split_whitespace().collect::<String>().parse().ok(),
        _ => None,
    }
}

impl Sums {
    /// Takes a row into account: its amounts by column, and its words by column.
    pub(crate) fn add(
        &mut self,
        amounts: impl IntoIterator<Item = (usize, Option<i128>)>,
        words: impl IntoIterator<Item = (usize, String)>,
    ) {
        let row = self.rows;
        for (column, units) in amounts {
            self.columns.entry(column).or_default().push(row, units);
        }
        let words = words.into_iter();
        self.words.extend(words.map(|(column, word)| (row, column, word)));
        self.named.take();
        self.rows += 1;
    }

    /// The rows that have a word in any column.
    fn rows_with(&self, word: &str) -> Option<&[usize]> {
        let rows = self.by_word().anywhere.get(&folded_word(word))?;
        Some(rows)
    }

    /// The rows that have a word in a column.
    fn rows_with_in(&self, column: usize, word: &str) -> Option<&[usize]> {
        let rows = self.by_word().in_column.get(&(column, folded_word(word)))?;
        Some(rows)
    }

    fn by_word(&self) -> &RowsByWord {
        self.named.get_or_init(|| {
            let mut by_word = RowsByWord::default();
            for (row, column, word) in &self.words {
                let word = folded_word(word);
                let note = |rows: &mut Vec<usize>| {
                    if rows.last() != Some(row) {
                        rows.push(*row);
                    }
                };
                note(by_word.anywhere.entry(word.clone()).or_default());
                note(by_word.in_column.entry((*column, word)).or_default());
            }
            by_word
        })
    }

    /// Takes a stated sum into account; it is judged when all rows are known, since it may stand above them.
    pub(crate) fn state(&mut self, row: usize, column: usize, units: i128, is_money: bool, claim: &Claim) {
        self.stated.push(Stated {
            row,
            column,
            units,
            is_money,
            claim: claim.clone(),
            above: self.rows,
            bounds: self.bounds.len(),
        });
    }

    /// A row of sums or a heading of a group is over: the next group begins here.
    pub(crate) fn end_group(&mut self) {
        if self.bounds.last() != Some(&self.rows) {
            self.bounds.push(self.rows);
        }
    }

    /// The rows of the grid whose sums were compared with those of other rows.
    pub(crate) fn judged(&self) -> BTreeSet<usize> {
        let judged = self.stated.iter().filter(|stated| self.can_judge(stated));
        judged.map(|stated| stated.row).collect()
    }

    /// The sum of all rows of a column; `None` where one could not be read.
    pub(crate) fn of_all(&self, column: usize) -> Option<i128> {
        let amounts = self.columns.get(&column);
        amounts.map_or(Some(0), |amounts| amounts.between(0, self.rows))
    }

    /// The row whose amount is the sum of all others, when there are several others and no total that counts it as one of the rows: it may be
    /// a sum that does not say so.
    pub(crate) fn row_like_a_sum(&self, column: usize) -> Option<usize> {
        let amounts = self.columns.get(&column)?;
        let sum = amounts.between(0, self.rows)?;
        let is_total = |stated: &Stated| stated.column == column && stated.units == sum;
        if self.stated.iter().any(is_total) {
            return None;
        }
        let is_sum = |units: i128| units != 0 && units.checked_mul(2) == Some(sum);
        let mut like = amounts
            .0
            .iter()
            .filter(|summand| summand.units.is_some_and(is_sum));
        let (row, None) = (like.next()?.row, like.next()) else {
            return None;
        };
        let others = amounts.0.iter();
        let others = others.filter(|summand| summand.row != row && summand.units != Some(0));
        (others.count() > 1).then_some(row)
    }
}

impl Summands {
    fn push(&mut self, row: usize, units: Option<i128>) {
        let (before, unread_before) = self.0.last().map_or((0, 0), Summand::after);
        self.0.push(Summand {
            row,
            units,
            before,
            unread_before,
        });
    }

    /// The amount of a row; zero where it has none, `None` where it could not be read.
    fn of(&self, row: usize) -> Option<i128> {
        match self.0.binary_search_by_key(&row, |summand| summand.row) {
            Ok(at) => self.0.get(at)?.units,
            Err(_) => Some(0),
        }
    }

    /// The sum of the rows from a first one up to the one before the last; `None` where one could not be read.
    fn between(&self, first: usize, end: usize) -> Option<i128> {
        let before = |row: usize| {
            let at = self.0.partition_point(|summand| summand.row < row);
            let last = at.checked_sub(1).and_then(|at| self.0.get(at));
            last.map_or((0, 0), Summand::after)
        };
        let ((to_first, unread_to_first), (to_end, unread_to_end)) = (before(first), before(end));
        (unread_to_first == unread_to_end).then(|| to_end.saturating_sub(to_first))
    }
}

impl Summand {
    /// The sum with this amount, and how many up to it could not be read.
    fn after(&self) -> (i128, usize) {
        let units = self.units.unwrap_or_default();
        (
            self.before.saturating_add(units),
            self.unread_before + usize::from(self.units.is_none()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_the_sum_of_the_others_is_seen() {
        let of = |amounts: &[i128]| {
            let mut sums = Sums::default();
            for units in amounts {
                sums.add([(3, Some(*units))], []);
            }
            sums.row_like_a_sum(3)
        };
        assert_eq!(of(&[10, 20, 30]), Some(2));
        assert_eq!(of(&[60, 10, 20, 30]), Some(0));
        assert_eq!(of(&[10, 20, 31]), None);
        // Two rows that are equal say nothing, with or without zeros.
        assert_eq!(of(&[10, 10]), None);
        assert_eq!(of(&[10, 10, 0]), None);
        assert_eq!(of(&[0, 0, 0]), None);
    }
}
