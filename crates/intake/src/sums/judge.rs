//! Whether a stated sum is that of the rows that it names.

use vuosikello_core::{Decimal, Money};

use super::{Claim, Stated, Sums};
use crate::values::Wrong;

/// So many beginnings of groups above a sum are tried: headings in headings are fewer.
const MOST_BOUNDS: usize = 50;

/// The sum of some rows; `None` where an amount could not be read, which has been told.
type Sum = Option<i128>;

impl Sums {
    /// The stated sums that are wrong: the row of the grid, the column, and what is wrong.
    pub(crate) fn wrong(&self) -> Vec<(usize, usize, Wrong)> {
        let stated = self.stated.iter();
        stated
            .filter_map(|stated| Some((stated.row, stated.column, self.judge(stated)?)))
            .collect()
    }

    /// Whether all amounts that a sum may be of could be read.
    pub(super) fn can_judge(&self, stated: &Stated) -> bool {
        self.possible(stated).iter().all(Option::is_some)
    }

    fn judge(&self, stated: &Stated) -> Option<Wrong> {
        let possible = self.possible(stated);
        if possible
            .iter()
            .any(|sum| sum.is_none_or(|sum| sum == stated.units))
        {
            return None;
        }
        let expected = possible.first().copied().flatten()?;
        Some(difference(stated, expected, self.rows_named(&stated.claim)))
    }

    /// What the sum may be; what it most probably should be comes first.
    fn possible(&self, stated: &Stated) -> Vec<Sum> {
        let claim = &stated.claim;
        match self.rows_named(claim) {
            Named::Rows(rows) => self.of_named(stated, rows),
            Named::Nothing => vec![Some(0)],
            Named::Unknown => self.of_place(stated),
        }
    }

    /// The rows that a claim names.
    fn rows_named(&self, claim: &Claim) -> Named<'_> {
        if claim.subject.is_empty() {
            return Named::Unknown;
        }
        let own = self.rows_with(&claim.subject);
        let meant = || self.rows_with(claim.meant.as_deref()?);
        match own.or_else(meant) {
            Some(rows) => Named::Rows(rows),
            None if claim.is_value => Named::Nothing,
            None => Named::Unknown,
        }
    }

    /// The sums of rows that bear a name: all of them, those above, those of the last group, those right below.
    fn of_named(&self, stated: &Stated, rows: &[usize]) -> Vec<Sum> {
        let column = stated.column;
        let since = self.bounds_above(stated).next().unwrap_or(0);
        let from = |first: usize| {
            rows.iter()
                .copied()
                .filter(move |row| *row >= first && *row < stated.above)
        };
        let below = rows
            .iter()
            .copied()
            .filter(|row| *row >= stated.above)
            .enumerate();
        let below = below.take_while(|(at, row)| stated.above.checked_add(*at) == Some(*row));
        let mut sums = vec![
            self.sum(column, rows.iter().copied()),
            self.sum(column, from(0)),
            self.sum(column, from(since)),
        ];
        let below: Vec<usize> = below.map(|(_, row)| row).collect();
        if !below.is_empty() {
            sums.push(self.sum(column, below.into_iter()));
        }
        if let Some(beside) = self.rows_beside(&stated.claim) {
            sums.push(
                self.sum(
                    column,
                    beside
                        .iter()
                        .copied()
                        .filter(|row| rows.binary_search(row).is_ok()),
                ),
            );
        }
        sums
    }

    /// The sums of rows by where they stand: all above, all, groups above, the group below, those that have what stands beside the sum.
    fn of_place(&self, stated: &Stated) -> Vec<Sum> {
        let between = |first: usize, end: usize| match self.columns.get(&stated.column) {
            Some(amounts) => amounts.between(first, end),
            None => Some(0),
        };
        let mut sums = vec![between(0, self.rows)];
        if stated.above > 0 {
            sums.insert(0, between(0, stated.above));
        }
        if stated.claim.is_grand {
            return sums;
        }
        let bounds = self.bounds_above(stated);
        sums.extend(bounds.map(|first| between(first, stated.above)));
        let mut later = self.bounds.iter().skip(stated.bounds);
        if let Some(next) = later.find(|bound| **bound > stated.above) {
            sums.push(between(stated.above, *next));
        }
        if let Some(rows) = self.rows_beside(&stated.claim) {
            let above = rows.iter().copied().filter(|row| *row < stated.above);
            sums.push(self.sum(stated.column, above));
            sums.push(self.sum(stated.column, rows.iter().copied()));
        }
        // Of what stands beside it some may be copied down from the row above.
        for (column, word) in &stated.claim.beside {
            if let Some(rows) = self.rows_with_in(*column, word) {
                sums.push(self.sum(stated.column, rows.iter().copied()));
            }
        }
        sums
    }

    /// Where groups begin above a sum that have rows, the last first.
    fn bounds_above(&self, stated: &Stated) -> impl Iterator<Item = usize> {
        let bounds = self.bounds.get(..stated.bounds).unwrap_or_default();
        let above = bounds.iter().rev().copied().filter(|bound| *bound < stated.above);
        above.take(MOST_BOUNDS)
    }

    /// The rows that have all of what stands beside a sum; `None` when nothing does.
    fn rows_beside(&self, claim: &Claim) -> Option<Vec<usize>> {
        let mut cells = claim.beside.iter();
        let rows = |(column, word): &(usize, String)| {
            let rows = self.rows_with_in(*column, word);
            rows.unwrap_or_default().to_vec()
        };
        let mut common = rows(cells.next()?);
        for cell in cells {
            let others = rows(cell);
            common.retain(|row| others.binary_search(row).is_ok());
        }
        Some(common)
    }

    /// The sum of a column over rows.
    fn sum(&self, column: usize, mut rows: impl Iterator<Item = usize>) -> Sum {
        let Some(amounts) = self.columns.get(&column) else {
            return Some(0);
        };
        rows.try_fold(0i128, |sum, row| sum.checked_add(amounts.of(row)?))
    }
}

/// The rows that the words of a sum name.
enum Named<'a> {
    /// Those that have its words.
    Rows(&'a [usize]),
    /// None: no row has a word that only rows of that kind have.
    Nothing,
    /// The words are no value of any row: where the sum stands says what it is of.
    Unknown,
}

/// The message that a stated sum differs from that of its rows.
fn difference(stated: &Stated, expected: i128, named: Named<'_>) -> Wrong {
    let claim = &stated.claim;
    let shown = |units: i128| match (stated.is_money, i64::try_from(units)) {
        (true, Ok(cents)) => Money::from_cents(cents).to_string(),
        _ => Decimal::new(units, 0).to_string(),
    };
    let what = match claim.subject.as_str() {
        subject if claim.can_show && !subject.is_empty() => format!("välisumma \"{subject}\""),
        _ if claim.is_bare => "rivillä on vain summa; se".to_owned(),
        _ => "Yhteensä-rivin summa".to_owned(),
    };
    let of = match named {
        Named::Nothing => "taulukossa ei ole sen rivejä".to_owned(),
        Named::Rows(_) => format!("sen rivien summa on {}", shown(expected)),
        Named::Unknown if stated.above == 0 => format!("taulukon rivien summa on {}", shown(expected)),
        Named::Unknown => format!("sen yläpuolella olevien rivien summa on {}", shown(expected)),
    };
    let message = format!(
        "{what} on {}, mutta {of} (ero {})",
        shown(stated.units),
        shown(stated.units.saturating_sub(expected))
    );
    let fix = match claim.is_complete {
        true => {
            "korjaa rivit tai summa niin, että ne täsmäävät sentilleen; jos rivi on kulu eikä summa, kirjoita se ilman yhteenlaskun sanaa"
        }
        false => "korjaa rivit tai summa niin, että ne täsmäävät sentilleen",
    };
    Wrong::new("wrong-sum", message, fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(subject: &str) -> Claim {
        Claim {
            subject: subject.to_owned(),
            can_show: true,
            ..Claim::default()
        }
    }

    fn amounts(sums: &mut Sums, word: &str, cents: &[i128]) {
        for cents in cents {
            sums.add([(0, Some(*cents))], [(1, word.to_owned())]);
        }
    }

    fn state(sums: &mut Sums, row: usize, cents: i128, subject: &str) {
        sums.state(row, 0, cents, true, &claim(subject));
        sums.end_group();
    }

    fn wrong(sums: &Sums) -> Vec<usize> {
        sums.wrong().iter().map(|(row, ..)| *row).collect()
    }

    #[test]
    fn subtotals_are_those_of_their_rows_and_totals_those_of_all() {
        let mut sums = Sums::default();
        sums.state(0, 0, 100, true, &claim(""));
        amounts(&mut sums, "A", &[10, 20]);
        state(&mut sums, 3, 30, "A");
        amounts(&mut sums, "b", &[30, 40]);
        sums.state(6, 0, 70, true, &claim("B"));
        sums.state(7, 0, 30, true, &claim("A"));
        sums.end_group();
        sums.state(8, 0, 100, true, &claim(""));
        assert!(wrong(&sums).is_empty());
        sums.state(9, 0, 99, true, &claim(""));
        sums.state(10, 0, 31, true, &claim("A"));
        assert_eq!(wrong(&sums), [9, 10]);
    }

    #[test]
    fn a_sum_that_names_other_rows_is_wrong() {
        let mut sums = Sums::default();
        amounts(&mut sums, "Ylläpito", &[10, 20]);
        // The rows above give it, but none of them is of that kind.
        let named = Claim {
            is_value: true,
            ..claim("Henkilötyö")
        };
        sums.state(2, 0, 30, true, &named);
        sums.end_group();
        amounts(&mut sums, "Henkilötyö", &[5]);
        amounts(&mut sums, "Muu", &[1]);
        // The rows since the last sum give 6, those of the name 5.
        state(&mut sums, 5, 6, "Henkilötyö");
        assert_eq!(wrong(&sums), [2, 5]);
    }

    #[test]
    fn a_sum_that_names_nothing_known_is_of_a_group_above_or_below_or_of_all() {
        let mut sums = Sums::default();
        state(&mut sums, 0, 30, "Palvelut");
        amounts(&mut sums, "A", &[10, 20]);
        state(&mut sums, 3, 7, "Hankkeet");
        amounts(&mut sums, "A", &[7]);
        state(&mut sums, 5, 37, "Määräraha");
        assert!(wrong(&sums).is_empty());
        sums.state(6, 0, 31, true, &claim("Muut"));
        assert_eq!(wrong(&sums), [6]);
    }

    #[test]
    fn what_stands_beside_a_sum_may_say_its_rows() {
        let mut sums = Sums::default();
        for (month, cents) in [("1/2027", 10), ("2/2027", 20), ("2/2027", 5)] {
            sums.add([(0, Some(cents))], [(1, month.to_owned())]);
        }
        let beside = |month: &str| Claim {
            beside: vec![(1, month.to_owned())],
            is_complete: true,
            ..claim("")
        };
        sums.state(3, 0, 25, true, &beside("2/2027"));
        sums.state(4, 0, 35, true, &beside("2/2027"));
        assert!(wrong(&sums).is_empty());
        // One of several words is enough.
        let mut several = beside("2/2027");
        several.beside.push((2, "kaikki".to_owned()));
        sums.state(5, 0, 25, true, &several);
        assert!(wrong(&sums).is_empty());
        sums.state(5, 0, 20, true, &beside("2/2027"));
        let (_, _, told) = &sums.wrong()[0];
        assert!(told.fix.contains("jos rivi on kulu"), "{told:?}");
    }

    #[test]
    fn an_amount_that_cannot_be_read_makes_no_sum_wrong() {
        let mut sums = Sums::default();
        sums.add([(0, None)], []);
        sums.state(1, 0, 5, true, &claim(""));
        assert!(sums.wrong().is_empty());
        assert!(sums.judged().is_empty());
    }
}
