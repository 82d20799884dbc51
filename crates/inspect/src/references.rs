//! References that lead nowhere.

use std::collections::BTreeSet;

use crate::contents::{Contents, excerpt};
use crate::finding::Finding;
use crate::input::Expected;

/// What Word says where a reference has lost its target.
const BROKEN: [&str; 4] = [
    "viitteen lähdettä ei löyty",
    "reference source not found",
    "hittar inte referenskälla",
    "kirjanmerkkiä ei ole määritetty",
];

pub(crate) fn check(contents: &Contents, findings: &mut Vec<Finding>) {
    for piece in &contents.pieces {
        let lower = piece.text.to_lowercase();
        let mut told = |message: String, fix| {
            findings.push(Finding::of(
                &contents.name,
                piece.place.clone(),
                "broken-reference",
                message,
                fix,
            ));
        };
        if BROKEN.iter().any(|words| lower.contains(words)) {
            let message = format!("viite ei johda mihinkään: ”{}”", excerpt(&piece.text));
            told(message, "korjaa viite Wordissa ja päivitä kentät (F9)");
        }
        let unknown = clauses(&piece.text)
            .into_iter()
            .filter(|number| !contents.headings.contains(number));
        for number in unknown.filter(|_| !contents.headings.is_empty()) {
            let text = excerpt(&piece.text);
            told(
                format!("viitataan kohtaan {number}, jota asiakirjassa ei ole: ”{text}”"),
                "korjaa viitteen numero",
            );
        }
    }
}

/// References to annexes and tables that do not exist. Annexes are those that the main document lists, that the data have, and that are
/// among the files; where nothing lists them nobody knows.
pub(crate) fn check_all(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    let listed = all
        .iter()
        .flat_map(|contents| contents.annexes.iter().map(|(number, ..)| *number));
    let mut annexes: BTreeSet<u32> = listed.collect();
    annexes.extend((1..).zip(&expected.annexes).map(|(number, _)| number));
    let is_listed = !annexes.is_empty();
    annexes.extend(all.iter().filter_map(|contents| contents.annex));
    for contents in all {
        let captions = contents.pieces.iter().filter_map(|piece| caption(&piece.text));
        let tables: BTreeSet<u32> = captions.collect();
        for piece in &contents.pieces {
            let of_annexes = numbered(&piece.text, &ANNEX).into_iter();
            let of_annexes = of_annexes.filter(|number| is_listed && !annexes.contains(number));
            let of_tables = numbered(&piece.text, &TABLE).into_iter();
            let of_tables = of_tables.filter(|number| !tables.is_empty() && !tables.contains(number));
            let unknown = of_annexes.map(|number| format!("liitteeseen {number}"));
            for target in unknown.chain(of_tables.map(|number| format!("taulukkoon {number}"))) {
                let text = excerpt(&piece.text);
                findings.push(Finding::of(
                    &contents.name,
                    piece.place.clone(),
                    "broken-reference",
                    format!("viitataan {target}, jota ei ole: ”{text}”"),
                    "korjaa viitteen numero",
                ));
            }
        }
    }
}

const ANNEX: [&str; 12] = [
    "liite",
    "liitteen",
    "liitteessä",
    "liitteestä",
    "liitteeseen",
    "liitteellä",
    "liitteenä",
    "liitteet",
    "liitteiden",
    "liitteissä",
    "liitteistä",
    "liitteisiin",
];
const TABLE: [&str; 5] = ["taulukko", "taulukon", "taulukossa", "taulukosta", "taulukkoon"];

/// The number of a table of which a text is the caption: `Taulukko 3. Erittely`.
fn caption(text: &str) -> Option<u32> {
    let (number, _) = text.trim().strip_prefix("Taulukko")?.split_once('.')?;
    number.trim().parse().ok()
}

/// The numbers that a text refers to by one of the words, in the same agreement: not those of acts and of other agreements, nor of tables in
/// an annex.
fn numbered(text: &str, words: &[&str]) -> Vec<u32> {
    let of_text: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let is_punctuation = |c: char| !c.is_alphanumeric();
    let mut found = Vec::new();
    for (at, word) in of_text.iter().enumerate() {
        if !words.contains(&word.trim_matches(is_punctuation)) {
            continue;
        }
        let before = of_text.get(at.saturating_sub(2)..at).unwrap_or_default();
        // A word by itself that ends a sentence or parenthesis has no number.
        let is_open = word.ends_with(char::is_alphanumeric);
        if is_open && !before.iter().any(|word| is_of_other(word)) {
            found.extend(series(of_text.get(at + 1..).unwrap_or_default()));
        }
    }
    found
}

/// The numbers that words begin with: `3`, `3, 4 ja 14`, `2–5`. What has more figures than two is a year.
fn series(words: &[String]) -> Vec<u32> {
    let mut numbers = Vec::new();
    for word in words {
        if matches!(word.as_str(), "ja" | "sekä" | "tai" | "–" | "-") && !numbers.is_empty() {
            continue;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let parts = bare.split(['–', '-']).map(|part| match part.len() {
            1..=2 => part.parse().ok(),
            _ => None,
        });
        let Some(of_word) = parts.collect::<Option<Vec<u32>>>() else {
            break;
        };
        numbers.extend(of_word);
        // Only a comma leads on to a further number; after a full stop or bracket something else begins.
        if !word.ends_with(',') && !word.ends_with(char::is_alphanumeric) {
            break;
        }
    }
    numbers
}

/// Whether a word before a reference says that it is to something else than a part of the agreement: an act, other terms, an annex.
fn is_of_other(word: &str) -> bool {
    const BEGIN: [&str; 6] = [
        "liit",
        "jyse",
        "jit",
        "puitesopimu",
        "hankintasopimu",
        "hankintayksik",
    ];
    const END: [&str; 15] = [
        "laki",
        "lain",
        "laissa",
        "lakiin",
        "laista",
        "asetus",
        "asetuksen",
        "asetuksessa",
        "direktiivi",
        "direktiivin",
        "direktiivissä",
        "ehdot",
        "ehtojen",
        "ehdoissa",
        "ehtoihin",
    ];
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '§');
    word.contains('§')
        || BEGIN.iter().any(|begin| word.starts_with(begin))
        || END
            .iter()
            .any(|end| word == *end || word.ends_with(end) && is_compound(word, end))
}

/// Whether the rest of a word is long enough to be the first part of a compound: `tietosuojalain`, but not `alain`.
fn is_compound(word: &str, end: &str) -> bool {
    word.chars().count() >= end.chars().count() + 4
}

/// The numbers of the clauses of the same document that a text refers to: `kohdassa 5.2`; not those of annexes, acts and lists.
fn clauses(text: &str) -> Vec<String> {
    const WORDS: [&str; 11] = [
        "kohta", "kohdan", "kohdassa", "kohdasta", "kohtaan", "kohdalla", "kohdat", "kohdissa", "kohtien",
        "luvussa", "luvun",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !WORDS.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        // What stands before the end of a sentence is of that one.
        let before = before.iter().rev().take_while(|word| !word.ends_with('.'));
        let is_of_other = before.into_iter().any(|word| {
            let word = word.to_lowercase();
            [
                "liit",
                "lain",
                "laki",
                "§",
                "momentin",
                "asetuksen",
                "talousarvio",
            ]
            .iter()
            .any(|other| word.contains(other))
        });
        let number = words
            .get(at + 1)
            .map_or("", |number| number.trim_matches(['.', ',', ';', ')', ':']));
        let is_number = number.chars().next().is_some_and(|c| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
            && number.len() <= 8
            // Items of budgets begin with a zero; clauses never do.
            && !number.split('.').any(|part| part.starts_with('0'));
        if is_number && !is_of_other {
            found.push(number.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{ANNEX, TABLE, caption, clauses, numbered};

    #[test]
    fn references_to_annexes_and_tables_are_those_of_the_same_agreement() {
        for (text, words, found) in [
            (
                "palveluluetteloon (liite 2) ja liitteessä 9.",
                &ANNEX[..],
                &[2, 9][..],
            ),
            ("Puitesopimuksen liite 9, lain liitteen 3 mukaan", &ANNEX, &[]),
            ("tämä liite 2027", &ANNEX, &[]),
            ("yleisesti liitteen 14 mukaan", &ANNEX, &[14]),
            (
                "Alainen liitteen 14 kohta, tilaajittain liite 9",
                &ANNEX,
                &[14, 9],
            ),
            (
                "liitteissä 3, 4 ja 14 sekä liitteet 5–7.",
                &ANNEX,
                &[3, 4, 14, 5, 7],
            ),
            (
                "tietosuojalain liitteen 3, JYSE:n liite 2, yleisten ehtojen liitteessä 8",
                &ANNEX,
                &[],
            ),
            ("liitteen 3. Vuonna 12 palvelua", &ANNEX, &[3]),
            ("Ks. Taulukko 99 ja taulukossa 2", &TABLE, &[99, 2]),
            ("liitteen 4 taulukossa 7", &TABLE, &[]),
        ] {
            assert_eq!(numbered(text, words), found, "{text}");
        }
        assert_eq!(caption("Taulukko 3. Erittely"), Some(3));
        assert_eq!(caption("Taulukko 99 kertoo summat."), None);
    }

    #[test]
    fn references_to_clauses_are_those_of_the_same_document() {
        for (text, found) in [
            (
                "Hinta on kohdassa 5.2, ja ehdot kohdan 12 mukaan.",
                &["5.2", "12"][..],
            ),
            (
                "Katso kohta 19 ja liite 9. Kohdan 7.9 mukaan, ks. kohdat 8 ja 9.",
                &["19", "7.9", "8"],
            ),
            ("Liitteen 3 kohdassa 2 sovitaan", &[]),
            ("liite 4, kohta 2", &[]),
            ("lain 5 §:n kohdassa 3", &[]),
            ("tässä kohdassa sovitaan", &[]),
            ("talousarvionsa kohdasta 28.20", &[]),
            ("käyttöön 100 € kohdasta 00.01.02", &[]),
        ] {
            assert_eq!(clauses(text), found, "{text}");
        }
    }
}
