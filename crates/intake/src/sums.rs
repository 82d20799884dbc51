//! Rows that state the sums of others, checked against them.

use std::collections::BTreeMap;

use vuosikello_core::{Decimal, Money};

use crate::grid::{Cell, GridRow};
use crate::values::{Wrong, folded_word, plain, same_word, without_noise};
use crate::wanted::Kind;

/// Words that a row or a column of sums has in its heading.
const TOTALS: [&str; 9] = [
    "yhteensä",
    "kaikki yhteensä",
    "summa yhteensä",
    "välisumma",
    "loppusumma",
    "kokonaissumma",
    "total",
    "grand total",
    "subtotal",
];
/// Words that end the heading of a subtotal: `Ylläpito yhteensä`.
const ENDINGS: [&str; 5] = ["yhteensä", "välisumma", "summa", "total", "yht"];

/// Whether a text says by itself that sums stand beside it.
pub(crate) fn is_total(text: &str) -> bool {
    let text = text.trim_end_matches([':', '.']);
    TOTALS.iter().any(|word| same_word(word, text)) || same_word("yht", text) || same_word("summa", text)
}

/// What the sums beside a text are of: `Ylläpito` in `Ylläpito yhteensä`, nothing in `Yhteensä`. `None` when it tells of no sums.
pub(crate) fn subject_of_total(text: &str) -> Option<&str> {
    let text = without_unit(text);
    if is_total(text) {
        return Some("");
    }
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    if ENDINGS.iter().any(|word| same_word(word, last)) {
        return Some(before.trim_end_matches([',', ':', ' ', '–', '-']));
    }
    let (first, after) = text.split_once([' ', ',', ':', '\u{a0}'])?;
    let says_sum = same_word("yhteensä", first) || same_word("välisumma", first);
    says_sum.then(|| after.trim_start_matches([',', ':', ' ']))
}

/// The text without what is said of its unit: `Yhteensä alv 0 %`, `YHTEENSÄ €`, `Ylläpito yhteensä (alv 0 %)`.
fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 6] = ["€", "eur", "euroa", "alv 0 %", "alv 0\u{a0}%", "alv 0%"];
    let mut text = text.split_once('(').map_or(text, |(before, _)| before);
    loop {
        text = text.trim().trim_end_matches([':', '.', ',']);
        let unit = UNITS.iter().find_map(|unit| {
            let at = text.len().checked_sub(unit.len()).filter(|at| *at > 0)?;
            let (before, last) = (text.get(..at)?, text.get(at..)?);
            let stands_alone = before.ends_with([' ', '\u{a0}', ',']);
            (stands_alone && same_word(unit, last)).then_some(before)
        });
        match unit {
            Some(before) => text = before,
            None => return text,
        }
    }
}

/// The sums of the rows of a table, by column.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    columns: BTreeMap<usize, Vec<Summand>>,
    /// The rows that have a word, folded, by which subtotals name them.
    subjects: BTreeMap<String, Vec<usize>>,
    /// How many rows had been seen when the last subtotal came.
    since: usize,
    rows: usize,
    stated: Vec<Stated>,
}

/// The amount of a row; `None` when it could not be read.
#[derive(Debug)]
struct Summand {
    row: usize,
    units: Option<i128>,
}

/// A sum that a row states.
#[derive(Debug)]
struct Stated {
    /// The row of the grid, as an index.
    row: usize,
    column: usize,
    units: i128,
    is_money: bool,
    subject: String,
    /// How many rows stood above it, and how many of them above the sum before it.
    above: usize,
    since: usize,
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
    /// Takes a row into account: its values by column, and its words.
    pub(crate) fn add<'a>(
        &mut self,
        cells: impl IntoIterator<Item = (usize, Option<i128>)>,
        words: impl IntoIterator<Item = &'a str>,
    ) {
        let row = self.rows;
        for (column, units) in cells {
            self.columns
                .entry(column)
                .or_default()
                .push(Summand { row, units });
        }
        for word in words {
            let rows = self.subjects.entry(folded_word(word)).or_default();
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
        self.rows += 1;
    }

    /// Takes a stated sum into account; it is judged when all rows are known, since it may stand above them.
    pub(crate) fn state(&mut self, row: usize, column: usize, units: i128, is_money: bool, subject: &str) {
        self.stated.push(Stated {
            row,
            column,
            units,
            is_money,
            subject: subject.to_owned(),
            above: self.rows,
            since: self.since,
        });
    }

    /// A row of sums is over: the next subtotal counts from here.
    pub(crate) fn end_group(&mut self) {
        self.since = self.rows;
    }

    /// The stated sums that are wrong: the row of the grid, the column, and what is wrong.
    pub(crate) fn wrong(&self) -> Vec<(usize, usize, Wrong)> {
        let wrong = self
            .stated
            .iter()
            .filter_map(|stated| Some((stated.row, stated.column, self.judge(stated)?)));
        wrong.collect()
    }

    /// The sum of a column over rows in order.
    fn sum(&self, column: usize, mut rows: impl Iterator<Item = usize>) -> Option<i128> {
        let summands = self.columns.get(&column).map(Vec::as_slice).unwrap_or_default();
        rows.try_fold(0i128, |sum, row| {
            match summands.binary_search_by_key(&row, |summand| summand.row) {
                Ok(at) => sum.checked_add(summands.get(at)?.units?),
                Err(_) => Some(sum),
            }
        })
    }

    fn judge(&self, stated: &Stated) -> Option<Wrong> {
        let named = self
            .subjects
            .get(&folded_word(&stated.subject))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let group = || self.sum(stated.column, stated.since..stated.above);
        let possible = match (stated.subject.is_empty(), stated.above) {
            // Sums may stand above their rows.
            (true, 0) => vec![self.sum(stated.column, 0..self.rows)],
            (true, above) => vec![self.sum(stated.column, 0..above), group()],
            (false, _) if named.is_empty() => vec![group()],
            (false, _) => vec![self.sum(stated.column, named.iter().copied()), group()],
        };
        // An amount that could not be read has been told.
        if possible
            .iter()
            .any(|sum| sum.is_none_or(|sum| sum == stated.units))
        {
            return None;
        }
        let expected = possible.into_iter().next().flatten()?;
        let rows = match (stated.subject.is_empty(), stated.above) {
            (true, 0) => "taulukon rivien",
            (true, _) => "sen yläpuolella olevien rivien",
            (false, _) => "sen rivien",
        };
        Some(difference(stated, expected, rows))
    }
}

/// The message that a stated sum differs from that of its rows.
fn difference(stated: &Stated, expected: i128, rows: &str) -> Wrong {
    let shown = |units: i128| match (stated.is_money, i64::try_from(units)) {
        (true, Ok(cents)) => Money::from_cents(cents).to_string(),
        _ => Decimal::new(units, 0).to_string(),
    };
    let what = match stated.subject.is_empty() {
        true => "Yhteensä-rivin summa".to_owned(),
        false => format!("välisumma \"{}\"", stated.subject),
    };
    let message = format!(
        "{what} on {}, mutta {rows} summa on {} (ero {})",
        shown(stated.units),
        shown(expected),
        shown(stated.units.saturating_sub(expected))
    );
    Wrong::new(
        "wrong-sum",
        message,
        "korjaa rivit tai summa niin, että ne täsmäävät sentilleen",
    )
}

/// The cell of a row that says that sums stand in it, and what they are of.
pub(crate) fn total_label(row: &GridRow) -> Option<(usize, &str)> {
    let texts = row
        .cells
        .iter()
        .filter_map(|(column, cell)| Some((*column, cell.text()?)));
    let mut labels = texts.filter_map(|(column, text)| Some((column, subject_of_total(text)?)));
    labels.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_sums_are_known_by_their_words() {
        for (text, subject) in [
            ("Yhteensä", Some("")),
            ("YHTEENSÄ:", Some("")),
            ("Kaikki yhteensä", Some("")),
            ("Loppusumma", Some("")),
            ("Ylläpito yhteensä", Some("Ylläpito")),
            ("Ylläpito, yhteensä", Some("Ylläpito")),
            ("Valtori-palvelut Summa", Some("Valtori-palvelut")),
            ("Yhteensä Ylläpito", Some("Ylläpito")),
            ("Yhteensä: Ylläpito", Some("Ylläpito")),
            ("YHTEENSÄ €", Some("")),
            ("Yhteensä alv 0 %", Some("")),
            ("Ylläpito yhteensä (alv 0 %)", Some("Ylläpito")),
            ("Välisumma, ylläpito", Some("ylläpito")),
            ("Ylläpito", None),
            ("Siirto eur", None),
            ("€", None),
            ("Yhteensopivuus", None),
            ("", None),
        ] {
            assert_eq!(subject_of_total(text), subject, "{text}");
        }
    }

    fn amounts(sums: &mut Sums, word: &str, cents: &[i128]) {
        for cents in cents {
            sums.add([(0, Some(*cents))], [word]);
        }
    }

    #[test]
    fn subtotals_are_those_of_their_rows_and_totals_those_of_all() {
        let mut sums = Sums::default();
        sums.state(0, 0, 100, true, "");
        amounts(&mut sums, "A", &[10, 20]);
        sums.state(3, 0, 30, true, "A");
        sums.end_group();
        amounts(&mut sums, "b", &[30, 40]);
        sums.state(6, 0, 70, true, "B");
        sums.state(7, 0, 30, true, "A");
        sums.end_group();
        sums.state(8, 0, 100, true, "");
        assert_eq!(sums.wrong(), []);
        sums.state(9, 0, 99, true, "");
        sums.state(10, 0, 31, true, "A");
        let wrong = sums.wrong();
        let rows: Vec<usize> = wrong.iter().map(|(row, ..)| *row).collect();
        assert_eq!(rows, [9, 10]);
    }

    #[test]
    fn an_amount_that_cannot_be_read_makes_no_sum_wrong() {
        let mut sums = Sums::default();
        sums.add([(0, None)], []);
        sums.state(1, 0, 5, true, "");
        assert_eq!(sums.wrong(), []);
    }
}
