//! Rows of a survey that compute something of the answers, such as their mean: nobody answered them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::reader::Reader;
use crate::grid::GridRow;
use crate::values::{Words, folded_word};
use crate::wanted::Kind;

/// Words that such rows are headed by, each with the word by which it is told.
const WORDS: [(&str, &[&str]); 8] = [
    (
        "keskiarvo",
        &[
            "keskiarvo",
            "keskiarvot",
            "ka",
            "k.a.",
            "keskim.",
            "keskimäärin",
            "mean",
            "average",
            "avg",
            "medelvärde",
            "genomsnitt",
        ],
    ),
    (
        "mediaani",
        &["mediaani", "median", "md", "moodi", "mode", "typvärde"],
    ),
    (
        "keskihajonta",
        &[
            "keskihajonta",
            "hajonta",
            "varianssi",
            "std",
            "stdev",
            "std. dev.",
            "standard deviation",
            "standardavvikelse",
        ],
    ),
    ("pienin", &["pienin", "minimi", "min", "minimum"]),
    ("suurin", &["suurin", "maksimi", "max", "maximum"]),
    (
        "lukumäärä",
        &[
            "n",
            "lkm",
            "lukumäärä",
            "määrä",
            "vastaajia",
            "vastaajat",
            "vastauksia",
            "vastausten määrä",
            "vastaajien määrä",
            "vastaajien lukumäärä",
            "vastauksia yhteensä",
            "vastaajia yhteensä",
            "count",
            "responses",
            "antal",
            "antal svar",
        ],
    ),
    (
        "summa",
        &[
            "summa",
            "yhteensä",
            "yht",
            "kaikki",
            "kaikki yhteensä",
            "total",
            "sum",
            "totalt",
        ],
    ),
    (
        "tunnusluku",
        &[
            "nps",
            "vastausprosentti",
            "vastaus-%",
            "prosenttia",
            "%",
            "osuus",
            "osuus vastaajista",
            "jakauma",
            "indeksi",
        ],
    ),
];

/// The place among [`WORDS`] of each word, folded.
static PLACES: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let words = WORDS.iter().enumerate().rev();
    let words = words.flat_map(|(at, (_, words))| words.iter().map(move |word| (folded_word(word), at)));
    words.collect()
});

/// Words that may stand before such a word.
static OF_ANSWERS: LazyLock<Words> =
    LazyLock::new(|| Words::of(["vastausten", "vastauksien", "arvosanojen"]));

/// What a text says that its row computes: `keskiarvo` for `Vastausten keskiarvo:`, `lukumäärä` for `N = 34`.
pub fn statistic_of(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let before_number =
        text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.'));
    let has_number = before_number.len() < text.len() && before_number.ends_with(['=', ':']);
    let words = if has_number { before_number } else { text };
    let words = words.trim_end_matches([':', '=', ' ', '\u{a0}']);
    let of_answers = words
        .split_once(char::is_whitespace)
        .filter(|(first, _)| OF_ANSWERS.have(first))
        .map(|(_, rest)| rest);
    let place = |words: &str| {
        let of = |words: &str| PLACES.get(&folded_word(words)).copied();
        of(words).into_iter().chain(of(words.trim_end_matches('.'))).min()
    };
    let places = [words].into_iter().chain(of_answers).filter_map(place);
    let (told, _) = WORDS.get(places.min()?)?;
    Some(told)
}

impl Reader<'_, '_, '_> {
    /// What a row computes of the answers of a survey; `None` for the answers of a person.
    ///
    /// The word heads the row, or stands where answers say who gave them, and nothing else there says so.
    pub(super) fn statistic(&self, row: &GridRow) -> Option<&'static str> {
        if !self.wanted.has_respondents {
            return None;
        }
        let (first, _) = row.cells.first()?;
        let is_ignored = |column: usize| self.layout.is_ignored(column);
        let is_open = |column: usize| {
            let mut taken = self.taken.iter();
            taken.any(|taken| taken.column == column && taken.kind == Kind::Text)
        };
        let told = row.cells.iter().find_map(|(column, cell)| {
            let word = statistic_of(cell.text()?)?;
            (column == first || !is_open(*column)).then_some((*column, word))
        });
        let (column, word) = told?;
        let mut others = row.cells.iter().filter(|(other, _)| *other != column);
        let has_respondent = others.any(|(other, _)| is_ignored(*other));
        (!has_respondent).then_some(word)
    }

    /// Tells of the rows that compute something.
    pub(super) fn tell_of_statistics(&mut self) {
        let told: Vec<String> = self
            .statistics
            .iter()
            .map(|(word, rows)| {
                let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
                format!("{} ({word})", rows.join(", "))
            })
            .collect();
        if !told.is_empty() {
            self.read.remarks.push(format!(
                "rivejä, jotka laskevat vastauksista jotakin, ei lueta vastauksiksi: {}",
                told.join(", ")
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_compute_are_known_by_their_words() {
        for (text, told) in [
            ("Keskiarvo", Some("keskiarvo")),
            ("KESKIARVO:", Some("keskiarvo")),
            ("Ka.", Some("keskiarvo")),
            ("Vastausten keskiarvo", Some("keskiarvo")),
            ("Mediaani", Some("mediaani")),
            ("N", Some("lukumäärä")),
            ("n = 34", Some("lukumäärä")),
            ("Vastaajien määrä: 34", Some("lukumäärä")),
            ("Yhteensä", Some("summa")),
            ("Kaikki toimi", None),
            ("9", None),
            ("Keskiarvo on hyvä", None),
            ("Määräaika", None),
            ("", None),
        ] {
            assert_eq!(statistic_of(text), told, "{text}");
        }
    }
}
