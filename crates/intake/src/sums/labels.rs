//! Words that say that sums stand beside them.

use std::sync::LazyLock;

use crate::values::{Words, same_word};

/// What a row or a column of sums is called when it sums everything around it.
static TOTALS: LazyLock<Words> = LazyLock::new(|| {
    Words::of([
        "yhteensä",
        "yht",
        "kaikki",
        "kaikki yhteensä",
        "yhteensä kaikki",
        "summa",
        "summat",
        "summa yhteensä",
        "summat yhteensä",
        "summa summarum",
        "välisumma",
        "osasumma",
        "loppusumma",
        "kokonaissumma",
        "yhteissumma",
        "kokonaistulos",
        "kaikkiaan",
        "total",
        "totals",
        "grand total",
        "total result",
        "subtotal",
        "sub total",
        "sum",
        "grand sum",
        "totalt",
        "summa totalt",
        "delsumma",
        "Σ",
    ])
});
/// Those that sum the whole table and no part of it.
static GRAND: LazyLock<Words> = LazyLock::new(|| {
    Words::of([
        "kaikki",
        "kaikki yhteensä",
        "loppusumma",
        "kokonaissumma",
        "kokonaistulos",
        "grand total",
        "grand sum",
        "total result",
    ])
});
/// Words that end the heading of a subtotal: `Ylläpito yhteensä`.
static ENDINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of([
        "yhteensä",
        "yht",
        "välisumma",
        "osasumma",
        "loppusumma",
        "kokonaissumma",
        "yhteissumma",
        "summa",
        "total",
        "subtotal",
        "sum",
        "result",
        "totalt",
    ])
});
/// Words that begin it: `Yhteensä: Ylläpito`.
static BEGINNINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of([
        "yhteensä",
        "yht",
        "välisumma",
        "osasumma",
        "loppusumma",
        "kokonaissumma",
        "yhteissumma",
        "total",
        "subtotal",
    ])
});
/// Words that begin it when a mark follows: `Summa: Ylläpito`, but not `Summa 2026`.
static BEGINNINGS_WITH_MARK: LazyLock<Words> = LazyLock::new(|| Words::of(["summa", "sum"]));
/// What may stand after the words without changing what is summed: units, tax, the year.
static AFTERWORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::of([
        "€", "eur", "euro", "euroa", "e", "alv", "0", "%", "0%", "sis", "ilman", "vuonna", "v", "netto",
        "brutto", "kpl",
    ])
});

/// Whether a text says by itself that sums stand beside it.
pub(crate) fn is_total(text: &str) -> bool {
    is_one_of(&TOTALS, text)
}

/// Whether the sums beside a text are of the whole table.
pub(crate) fn is_grand_total(text: &str) -> bool {
    is_one_of(&GRAND, without_afterwords(text))
}

/// Whether a text is a word of sums that rows of data have too.
pub(crate) fn may_be_data(text: &str) -> bool {
    same_word("kaikki", text)
}

fn is_one_of(words: &Words, text: &str) -> bool {
    words.have(text.trim().trim_end_matches([':', '.', '=']))
}

/// What the sums beside a text are of: `Ylläpito` in `Ylläpito yhteensä`, nothing in `Yhteensä`. `None` when it tells of no sums.
pub(crate) fn subject_of_total(text: &str) -> Option<&str> {
    let (before, bracket) = match text.split_once('(') {
        Some((before, rest)) => (before, rest.trim_end().trim_end_matches(')')),
        None => (text, ""),
    };
    let text = without_afterwords(before);
    if is_total(text) {
        return Some("");
    }
    if !bracket.is_empty() && !text.is_empty() && is_total(bracket) {
        return Some(text);
    }
    ended(text).or_else(|| begun(text))
}

/// `Ylläpito yhteensä`, `Ylläpito, yht.`
fn ended(text: &str) -> Option<&str> {
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    is_one_of(&ENDINGS, last)
        .then(|| before.trim_end_matches([',', ':', '/', '–', '-', ' ', '\u{a0}']))
        .filter(|subject| !subject.is_empty())
}

/// `Yhteensä: Ylläpito`, `Välisumma, ylläpito`.
fn begun(text: &str) -> Option<&str> {
    let mark = |c: char| matches!(c, ',' | ':' | '/' | '–' | '-');
    let (first, after) = text.split_once(|c: char| c.is_whitespace() || mark(c))?;
    let has_mark = text
        .get(first.len()..)
        .is_some_and(|rest| rest.trim_start().starts_with(mark));
    let says_sum = is_one_of(&BEGINNINGS, first) || (has_mark && is_one_of(&BEGINNINGS_WITH_MARK, first));
    let subject = after.trim_start_matches(|c: char| c.is_whitespace() || mark(c));
    says_sum.then_some(subject).filter(|subject| !subject.is_empty())
}

/// The text without what is said of its unit, its tax and its year: `Yhteensä alv 0 %`, `YHTEENSÄ €`, `Menot yhteensä 2027`.
fn without_afterwords(text: &str) -> &str {
    let mut text = text.trim().trim_end_matches([':', ',', '=']).trim_end();
    while let Some((before, last)) = text.rsplit_once([' ', '\u{a0}', ',']) {
        let last = last.trim_end_matches('.');
        let is_year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
        if !is_year && !AFTERWORDS.have(last) {
            break;
        }
        text = before.trim_end_matches([' ', '\u{a0}', ',', ':', '=']);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rows_of_sums_are_known_by_their_words() {
        for (text, subject) in [
            ("Yhteensä", Some("")),
            ("YHTEENSÄ:", Some("")),
            ("Yht.", Some("")),
            ("Kaikki", Some("")),
            ("Kaikki yhteensä", Some("")),
            ("Loppusumma", Some("")),
            ("Summa:", Some("")),
            ("Grand Total", Some("")),
            ("Yhteensä 2027", Some("")),
            ("Yhteensä vuonna 2027", Some("")),
            ("Yhteensä, sis. alv", Some("")),
            ("Ylläpito yhteensä", Some("Ylläpito")),
            ("Ylläpito, yhteensä", Some("Ylläpito")),
            ("Ylläpito yht.", Some("Ylläpito")),
            ("Ylläpito (yhteensä)", Some("Ylläpito")),
            ("Määräraha yhteensä 2027", Some("Määräraha")),
            ("Valtori-palvelut Summa", Some("Valtori-palvelut")),
            ("Yhteensä Ylläpito", Some("Ylläpito")),
            ("Yhteensä: Ylläpito", Some("Ylläpito")),
            ("Yhteensä - Ylläpito", Some("Ylläpito")),
            ("Summa: Ylläpito", Some("Ylläpito")),
            ("YHTEENSÄ €", Some("")),
            ("Yhteensä alv 0 %", Some("")),
            ("Ylläpito yhteensä (alv 0 %)", Some("Ylläpito")),
            ("Välisumma, ylläpito", Some("ylläpito")),
            ("Ylläpito", None),
            ("Kaikki palvelut", None),
            ("Summa 31.12. toteutunut", None),
            ("Siirto eur", None),
            ("€", None),
            ("2027", None),
            ("Yhteensopivuus", None),
            ("Lisenssit yhteensä 45 käyttäjälle", None),
            ("", None),
        ] {
            assert_eq!(subject_of_total(text), subject, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}|[yhteensä :,.()€0-9-]{0,24}") {
            let _ = (subject_of_total(&text), is_grand_total(&text));
        }
    }
}
