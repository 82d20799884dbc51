//! Rows that state sums: taken for checking, and not for costs.

use std::collections::BTreeSet;

use super::reader::Reader;
use crate::account::RowReason;
use crate::grid::{Cell, GridRow};
use crate::sums::{Claim, is_grand_total, may_be_data, subject_of_total, units};
use crate::values::{Wrong, meant, same_word};
use crate::wanted::Kind;

/// The cell of a row that says that sums stand in it.
pub(super) struct Label<'g> {
    column: usize,
    text: &'g str,
    /// What the sums are of; empty when the text names nothing.
    subject: &'g str,
    /// Whether its column is taken.
    is_taken: bool,
}

impl<'g> Reader<'g, '_, '_> {
    /// The cell of a row that says that sums stand in it: in a column that is taken, or else in another that is not left out by rule.
    pub(super) fn total_label(&self, row: &'g GridRow) -> Option<Label<'g>> {
        let label = |column: usize, cell: &'g Cell, is_taken: bool| {
            let text = cell.text()?;
            let subject = subject_of_total(text)?;
            Some(Label {
                column,
                text,
                subject,
                is_taken,
            })
        };
        let cells = || row.cells.iter();
        let is_taken = |column: &usize| self.taken.iter().any(|taken| taken.column == *column);
        let own = cells()
            .filter(|(column, _)| is_taken(column))
            .find_map(|(column, cell)| label(*column, cell, true));
        let others = || {
            cells()
                .filter(|(column, _)| !is_taken(column) && !self.layout.is_ignored(*column))
                .find_map(|(column, cell)| label(*column, cell, false))
        };
        own.or_else(others)
    }

    /// Takes a row of sums; `false` when it is a row like any other after all.
    pub(super) fn total(&mut self, index: usize, row: &'g GridRow, label: &Label<'_>) -> bool {
        let amounts = self.amounts();
        let is_amount = |column: usize| amounts.iter().any(|(amount, _)| *amount == column);
        if amounts.is_empty() || is_amount(label.column) {
            return false;
        }
        let claim = self.claim(row, label, &amounts);
        if claim.is_complete && !self.may_sum(row, label) {
            return false;
        }
        self.take_sums(index, row, &claim);
        true
    }

    /// Takes a row in which nothing but amounts stands, under rows that have more; `false` when it is another.
    pub(super) fn bare_total(&mut self, index: usize, row: &'g GridRow, own: &[usize]) -> bool {
        let amounts = self.amounts();
        let is_amount = |column: &usize| amounts.iter().any(|(amount, _)| amount == column);
        let words: Vec<usize> = self
            .required()
            .map(|taken| taken.column)
            .filter(|column| !is_amount(column))
            .collect();
        let lacks_all = !words.is_empty() && words.iter().all(|column| self.counting(row, *column).is_none());
        let has_amount = own.iter().any(is_amount) || self.has_months(row);
        let is_bare = self.wanted.summed.is_some()
            && has_amount
            && lacks_all
            && own.iter().all(is_amount)
            && !self.read.records.is_empty();
        if !is_bare {
            return false;
        }
        let claim = Claim {
            is_bare,
            ..Claim::default()
        };
        self.take_sums(index, row, &claim);
        true
    }

    fn take_sums(&mut self, index: usize, row: &'g GridRow, claim: &Claim) {
        for (column, kind) in self.amounts() {
            self.stated(index, row, column, &kind, claim);
        }
        self.sums.end_group();
        if !claim.subject.is_empty() {
            self.groups.clear();
        }
        if claim.is_complete || claim.is_bare {
            self.sums_like_data.insert(row.row + 1);
        }
        self.leave(row, RowReason::Sum);
        self.sum_rows.push((self.read.left.len() - 1, index));
    }

    /// Whether a row with all that data have can be one of sums: not where nothing is summed, and not for words that are values too.
    fn may_sum(&mut self, row: &GridRow, label: &Label<'_>) -> bool {
        if self.wanted.summed.is_none() || !(label.is_taken || label.subject.is_empty()) {
            return false;
        }
        !may_be_data(label.text) || self.is_sum_of_others(row)
    }

    /// Whether the amount of a row is the sum of all others.
    fn is_sum_of_others(&self, row: &GridRow) -> bool {
        let Some(column) = self.summed_column() else {
            return false;
        };
        let own = row.cell(column).and_then(|cell| units(cell, &Kind::Amount));
        let all = self.sum_of_cells.get_or_init(|| {
            let rows = self.found.grid.rows.iter().skip(self.found.headings.last + 1);
            let rows = rows.filter(|row| self.total_label(row).is_none_or(|label| may_be_data(label.text)));
            let mut sum = 0i128;
            for cell in rows.filter_map(|row| row.cell(column)) {
                sum = sum.checked_add(units(cell, &Kind::Amount)?)?;
            }
            Some(sum)
        });
        own.zip(*all)
            .is_some_and(|(own, all)| own.checked_mul(2) == Some(all))
    }

    /// What a row of sums says of itself.
    fn claim(&self, row: &GridRow, label: &Label<'_>, amounts: &[(usize, Kind)]) -> Claim {
        let is_amount = |column: usize| amounts.iter().any(|(amount, _)| *amount == column);
        let beside = self
            .taken
            .iter()
            .filter(|taken| taken.column != label.column && !is_amount(taken.column));
        let beside: Vec<(usize, String)> = beside
            .filter_map(|taken| Some((taken.column, row.cell(taken.column)?.shown())))
            .collect();
        // What stands alone beside the word says what is summed: `Yhteensä | Ylläpito`.
        let subject = match (label.subject, beside.as_slice()) {
            ("", [(_, word)]) if !is_grand_total(label.text) => word.clone(),
            (subject, _) => subject.to_owned(),
        };
        Claim {
            meant: meant(&self.wanted.synonyms, &subject).map(str::to_owned),
            is_value: self.is_value_of_a_column(&subject),
            is_grand: is_grand_total(label.text),
            can_show: label.is_taken,
            is_complete: !beside.is_empty() && self.required().all(|taken| row.cell(taken.column).is_some()),
            is_bare: false,
            subject,
            beside,
        }
    }

    /// Whether a text is one of the words that a column can have, or an identifier of the form that a column's values have.
    fn is_value_of_a_column(&self, text: &str) -> bool {
        let synonym = meant(&self.wanted.synonyms, text);
        let is_choice = |text: &str| self.taken.iter().any(|taken| is_choice_of(&taken.kind, text));
        is_choice(text) || synonym.is_some_and(is_choice) || self.has_form_of_identifiers(text)
    }

    /// Whether a text has letters and digits as the identifiers of a column have them: `P03` where another row has `P01`.
    fn has_form_of_identifiers(&self, text: &str) -> bool {
        let Some(form) = form_of_identifier(text) else {
            return false;
        };
        let forms = self.identifiers.get_or_init(|| {
            let rows = self.found.grid.rows.iter().skip(self.found.headings.last + 1);
            let texts = rows.flat_map(|row| {
                self.taken
                    .iter()
                    .filter_map(|taken| row.cell(taken.column)?.text())
            });
            texts.filter_map(form_of_identifier).collect()
        });
        forms.contains(&form)
    }

    /// Takes the sum of a column into account, or tells that there is none.
    fn stated(&mut self, index: usize, row: &GridRow, column: usize, kind: &Kind, claim: &Claim) {
        match row.cell(column).map(|cell| (cell, units(cell, kind))) {
            Some((_, Some(units))) => self
                .sums
                .state(index, column, units, *kind == Kind::Amount, claim),
            Some((Cell::Unusable { message, fix }, None)) => {
                self.say(row, column, Wrong::new("unusable-cell", message.clone(), *fix));
            }
            Some(_) => {
                let fix = "kirjoita muodossa 1 234 567,89";
                let message = "Yhteensä-rivin summa ei ole euromäärä";
                self.say(row, column, Wrong::new("no-sum", message, fix));
            }
            None if Some(column) == self.summed_column() => {
                let fix = "kirjoita summa tai poista rivi";
                self.say(
                    row,
                    column,
                    Wrong::new("no-sum", "Yhteensä-rivillä ei ole summaa", fix),
                );
            }
            None => {}
        }
    }

    /// Judges the stated sums, and says of their rows whether they agree.
    pub(super) fn judge_sums(&mut self) {
        let mut wrong_rows = BTreeSet::new();
        for (index, column, wrong) in self.sums.wrong() {
            wrong_rows.insert(index);
            if let Some(row) = self.found.grid.rows.get(index) {
                self.say(row, column, wrong);
            }
        }
        let judged = self.sums.judged();
        for (at, index) in std::mem::take(&mut self.sum_rows) {
            let reason = match (wrong_rows.contains(&index), judged.contains(&index)) {
                (true, _) => RowReason::WrongSum,
                (false, true) => RowReason::Sum,
                (false, false) => RowReason::UncheckedSum,
            };
            if let Some(left) = self.read.left.get_mut(at) {
                left.reason = reason;
            }
            if reason != RowReason::Sum
                && let Some(left) = self.read.left.get(at)
            {
                self.sums_like_data.remove(&left.row);
            }
        }
        self.tell_of_sums();
    }

    /// Tells of rows that are sums without being bare ones, and of the one that may be a sum without saying so.
    fn tell_of_sums(&mut self) {
        let rows: Vec<String> = self.sums_like_data.iter().map(usize::to_string).collect();
        match rows.as_slice() {
            [] => {}
            [one] => self.read.remarks.push(format!(
                "rivi {one} luettiin summaksi eikä kuluksi, koska se täsmää muihin riveihin"
            )),
            many => self.read.remarks.push(format!(
                "rivit {} luettiin summiksi eikä kuluiksi, koska ne täsmäävät muihin riveihin",
                many.join(", ")
            )),
        }
        let like = self
            .summed_column()
            .and_then(|column| self.sums.row_like_a_sum(column));
        if let Some(row) = like.and_then(|at| self.read.places.row_number(at))
            && self.layout.months.is_none()
        {
            self.read.remarks.push(format!(
                "rivin {row} summa on sama kuin kaikkien muiden rivien yhteensä: jos se on summarivi, kirjoita siihen Yhteensä tai poista se"
            ));
        }
    }
}

fn is_choice_of(kind: &Kind, text: &str) -> bool {
    matches!(kind, Kind::Choice(choices) if choices.iter().any(|choice| same_word(choice, text)))
}

/// The form of an identifier of letters and digits, `A9` for `P01`; `None` for any other text.
fn form_of_identifier(text: &str) -> Option<String> {
    let text = text.trim();
    let is_identifier = text.len() <= 20
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().any(char::is_alphabetic)
        && !text.contains(char::is_whitespace);
    if !is_identifier {
        return None;
    }
    let mut form = String::new();
    for c in text.chars() {
        let class = match c {
            c if c.is_ascii_digit() => '9',
            c if c.is_alphabetic() => 'A',
            c => c,
        };
        if !form.ends_with(class) {
            form.push(class);
        }
    }
    Some(form)
}
