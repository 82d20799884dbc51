//! References that lead nowhere.

use crate::Finding;
use crate::contents::{Contents, excerpt};

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

/// The numbers of the clauses of the same document that a text refers to: `kohdassa 5.2`; not those of annexes, acts and lists.
fn clauses(text: &str) -> Vec<String> {
    const WORDS: [&str; 7] = [
        "kohdan", "kohdassa", "kohdasta", "kohtaan", "kohdalla", "luvussa", "luvun",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !WORDS.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        let is_of_other = before.iter().any(|word| {
            let word = word.to_lowercase();
            ["liit", "lain", "laki", "§", "momentin", "asetuksen"]
                .iter()
                .any(|other| word.contains(other))
        });
        let number = words
            .get(at + 1)
            .map_or("", |number| number.trim_matches(['.', ',', ';', ')', ':']));
        let is_number = number.chars().next().is_some_and(|c| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
            && number.len() <= 8;
        if is_number && !is_of_other {
            found.push(number.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::clauses;

    #[test]
    fn references_to_clauses_are_those_of_the_same_document() {
        for (text, found) in [
            (
                "Hinta on kohdassa 5.2, ja ehdot kohdan 12 mukaan.",
                &["5.2", "12"][..],
            ),
            ("Liitteen 3 kohdassa 2 sovitaan", &[]),
            ("lain 5 §:n kohdassa 3", &[]),
            ("tässä kohdassa sovitaan", &[]),
        ] {
            assert_eq!(clauses(text), found, "{text}");
        }
    }
}
