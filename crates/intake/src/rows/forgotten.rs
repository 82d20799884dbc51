//! What may be a forgotten cost: money in rows that are not read, numbers above the headings, rows and columns that nobody sees.

use std::collections::BTreeSet;

use super::reader::Reader;
use crate::account::RowReason;
use crate::grid::{Cell, GridRow};
use crate::place::{CellName, column_letters};
use crate::sums::units;
use crate::wanted::Kind;

/// So many rows are named in a remark.
const NAMED: usize = 8;

impl Reader<'_, '_, '_> {
    /// Looks into a row that is left out for what may be a cost.
    pub(super) fn look_for_costs(&mut self, row: &GridRow, reason: RowReason) {
        if self.wanted.summed.is_none() {
            return;
        }
        match reason {
            RowReason::AboveHeadings => self.look_above(row),
            RowReason::Note | RowReason::NoValues => self.look_into(row),
            _ => {}
        }
    }

    fn look_above(&mut self, row: &GridRow) {
        for (column, kind) in self.amounts() {
            let cell = row.cell(column).filter(|cell| is_number(cell));
            if let Some(cell) = cell {
                let name = CellName { row: row.row, column };
                self.forgotten.above.push((name, units(cell, &kind)));
            }
        }
    }

    fn look_into(&mut self, row: &GridRow) {
        for (column, cell) in &row.cells {
            if self.layout.is_ignored(*column) {
                continue;
            }
            let name = CellName {
                row: row.row,
                column: *column,
            };
            match cell.text() {
                Some(text) if tells_of_money(text) => {
                    let shown = if self.is_read(*column) {
                        vuosikello_core::shortened(text, 60).into_owned()
                    } else {
                        String::new()
                    };
                    self.forgotten.texts.push((row.row + 1, shown));
                }
                Some(_) => {}
                None if is_number(cell) => self.forgotten.numbers.push(name),
                None => {}
            }
        }
    }

    /// Tells of what was found.
    pub(super) fn tell_of_costs(&mut self) {
        let found = std::mem::take(&mut self.forgotten);
        let texts: Vec<String> = found
            .texts
            .iter()
            .map(|(row, text)| match text.as_str() {
                "" => row.to_string(),
                text => format!("{row} (\"{text}\")"),
            })
            .collect();
        let mut told = Vec::new();
        if !texts.is_empty() {
            let rows = if texts.len() == 1 { "riviä" } else { "rivejä" };
            told.push(format!(
                "{rows} {} ei lueta, vaikka siinä puhutaan rahasta; jos se on kulu, tee siitä taulukon rivi",
                listed(&texts)
            ));
        }
        let above = found.above.iter().filter(|(name, units)| {
            let all = self.sums.of_all(name.column);
            units.is_none() || all.is_none() || *units != all
        });
        let cells: Vec<String> = found
            .numbers
            .iter()
            .chain(above.map(|(name, _)| name))
            .map(CellName::to_string)
            .collect();
        if !cells.is_empty() {
            told.push(format!(
                "luku solussa {} ei ole millään luetulla rivillä; jos se on kulu, tee siitä taulukon rivi",
                listed(&cells)
            ));
        }
        told.extend(self.hidden());
        told.extend(self.odd());
        self.read.remarks.extend(told);
    }

    /// Tells of what may make a sum other than it was meant: another table below, amounts struck out, all amounts below zero, sums since the
    /// beginning of the year.
    fn odd(&self) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(first) = self.headings_again.first() {
            told.push(format!(
                "otsikot toistuvat rivillä {first}: rivit sen alla luetaan samaan taulukkoon"
            ));
        }
        let grid = self.found.grid;
        let column = self.summed_column();
        let record_rows =
            (0..self.read.records.len()).filter_map(|at| self.read.places.row_number(at)?.checked_sub(1));
        let amounts: Vec<(usize, &Cell)> = record_rows
            .filter_map(|row| Some((row, grid.row(row)?.cell(column?)?)))
            .collect();
        let is_struck =
            |row: &usize| column.is_some_and(|column| grid.struck.contains(&CellName { row: *row, column }));
        let struck: Vec<String> = amounts
            .iter()
            .map(|(row, _)| *row)
            .filter(is_struck)
            .map(|row| (row + 1).to_string())
            .collect();
        if !struck.is_empty() {
            let (word, is) = if struck.len() == 1 {
                ("rivin", "on yliviivattu")
            } else {
                ("rivien", "on yliviivattu")
            };
            told.push(format!("{word} {} summa {is}, mutta luetaan", listed(&struck)));
        }
        let units: Vec<i128> = amounts
            .iter()
            .filter_map(|(_, cell)| units(cell, &Kind::Amount))
            .collect();
        if units.len() > 1 && units.iter().all(|units| *units < 0) {
            told.push("kaikki summat ovat miinusmerkkisiä: kulut kirjoitetaan ilman miinusta".to_owned());
        }
        let titles = grid
            .rows
            .iter()
            .take(self.found.headings.first)
            .flat_map(|row| &row.cells);
        let mut titles = titles
            .filter_map(|(_, cell)| cell.text())
            .chain(grid.sheet.as_deref());
        let is_cumulative = |text: &str| {
            let lower = text.to_lowercase();
            lower.contains("kumulat") || lower.contains("kertymä")
        };
        if (self.layout.months.is_some()
            || self
                .wanted
                .columns
                .iter()
                .any(|wanted| wanted.kind == Kind::Month))
            && titles.any(is_cumulative)
        {
            told.push(
                "taulukon otsikko puhuu kertymästä, mutta kuukausien summat luetaan kunkin kuukauden omina"
                    .to_owned(),
            );
        }
        told
    }

    /// Tells of rows and columns that are read, although nobody sees them.
    fn hidden(&self) -> Vec<String> {
        let hidden = &self.found.grid.hidden;
        let records = (0..self.read.records.len()).filter_map(|at| self.read.places.row_number(at));
        let rows: BTreeSet<usize> = records
            .filter(|row| hidden.rows.contains(&row.saturating_sub(1)))
            .collect();
        let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
        let columns = self.taken.iter().map(|taken| taken.column);
        let columns = columns.filter(|column| hidden.columns.contains(column) && self.is_read(*column));
        let columns: Vec<String> = columns.map(column_letters).collect();
        let mut told = Vec::new();
        if !rows.is_empty() {
            let (word, are) = if rows.len() == 1 {
                ("rivi", "on piilotettu tai suodatettu")
            } else {
                ("rivit", "on piilotettu tai suodatettu")
            };
            told.push(format!("{word} {} {are} näkyvistä, mutta luetaan", listed(&rows)));
        }
        if !columns.is_empty() {
            let word = if columns.len() == 1 { "sarake" } else { "sarakkeet" };
            told.push(format!(
                "{word} {} on piilotettu, mutta luetaan",
                listed(&columns)
            ));
        }
        told
    }
}

/// The first of some names, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} ja {more} muuta"),
    }
}

/// Whether a cell holds a number that is no year.
fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number { value, .. } => {
            *value != 0.0 && !(value.fract() == 0.0 && (1990.0..2100.0).contains(value))
        }
        Cell::Text(text) => {
            units(cell, &Kind::Amount).is_some_and(|units| units != 0) && tells_of_money(text)
        }
        _ => false,
    }
}

/// Whether a text tells of money: a number with euro, in groups of thousands, or with cents.
fn tells_of_money(text: &str) -> bool {
    let lower = text.to_lowercase();
    let units = [
        "€",
        "eur",
        "euroa",
        "euro",
        "t€",
        "k€",
        "m€",
        "tuhatta",
        "milj",
        "miljoonaa",
        "keur",
        "teur",
        "meur",
        "e",
    ];
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | ';' | '!' | '?'))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| {
        let digits = word.trim_start_matches(['€', '-', '\u{2212}', '+', '~']);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'))
    };
    let is_unit = |word: &str| units.contains(&word.trim_end_matches(['.', ',', '/']));
    let has_unit_at_end = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '€' | '.' | ','));
        let unit = word.get(digits.len()..).unwrap_or_default();
        !digits.is_empty() && number(digits) && is_unit(unit)
    };
    let starts_with_euro = |word: &str| word.starts_with('€') && number(word);
    let is_group = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_first_group = |word: &str| {
        (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) && word != "0"
    };
    let pairs = words.windows(2);
    let with_next = pairs.into_iter().any(|pair| match pair {
        [first, second] => {
            let rest = second.split([',', '-']).next().unwrap_or_default();
            (number(first) && is_unit(second))
                || (*first == "€" && number(second))
                || (is_first_group(first) && is_group(rest))
        }
        _ => false,
    });
    with_next
        || words
            .iter()
            .any(|word| has_unit_at_end(word) || starts_with_euro(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_that_tell_of_money_are_seen() {
        for text in [
            "Lisäksi varaus 12 000 euroa",
            "Lisäksi tilataan konsultti 9 000 €",
            "Puuttuu vielä 5000€",
            "Lisäkulu: 5 t€.",
            "varaus n. 12 000",
            "siirto 1,2 milj. €",
            "€ 500",
            "500 EUR vuodessa",
        ] {
            assert!(tells_of_money(text), "{text}");
        }
        for text in [
            "Lähde: Kompassi 24.2.2027",
            "* alv 0 %",
            "Luvut päivitetty 1.3.2027 klo 9.30",
            "Vuoden 2027 luvut",
            "Luvut tuhansina euroina",
            "12 kk",
            "Huom! 3 palvelua",
            "",
        ] {
            assert!(!tells_of_money(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}|[0-9 €.,te-]{0,20}") {
            let _ = tells_of_money(&text);
        }
    }
}
