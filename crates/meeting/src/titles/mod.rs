//! Titles of slides that say what was found: one sentence of at most two lines for each subject, made by rule from the data.
//!
//! A sentence never inflects a name: names stand in the nominative, after a comma or in brackets. Numbers up to ten are words,
//! larger ones stand where figures need no ending.

mod actions;
mod amount;
pub(crate) mod budget;
#[cfg(test)]
mod budget_truth;
mod decisions;
mod development;
mod finance;
mod joined;
mod services;
mod survey;
mod title;
#[cfg(test)]
mod truth;

use serde_json::{Value, json};

use crate::subject::Subject;
use crate::views::agenda::{deciding_text, sentences};
use title::{Title, fits};

/// The title of an item of the meeting's own, its first sentence where that fits, and what is left of its text beside the decision
/// that it asks for, paragraph by paragraph.
pub(crate) fn of_own<'a>(heading: &'a str, text: &'a [String]) -> (&'a str, Vec<String>) {
    let decision = deciding_text(text);
    let first = text.first().and_then(|text| sentences(text).next());
    let title = first
        .filter(|sentence| Some(*sentence) != decision)
        .map(|sentence| sentence.strip_suffix('.').unwrap_or(sentence))
        .filter(|sentence| fits(sentence) && !sentence.contains(char::is_control));
    // Each is left out once: a sentence that comes again is said again.
    let mut told: Vec<&str> = title.and(first).into_iter().chain(decision).collect();
    let mut is_told = |sentence: &&str| match told.iter().position(|known| known == sentence) {
        Some(at) => {
            told.remove(at);
            true
        }
        None => false,
    };
    let mut rest = Vec::new();
    for paragraph in text {
        let left: Vec<&str> = sentences(paragraph)
            .filter(|sentence| !is_told(sentence))
            .collect();
        if !left.is_empty() {
            rest.push(left.join(" "));
        }
    }
    (title.unwrap_or(heading), rest)
}

/// Makes the title of a subject; nothing where there is nothing to say.
type MakeTitle = fn(&Subject<'_>) -> Option<Title>;

const TITLES: [(&str, MakeTitle); 8] = [
    ("toimenpiteet", actions::title),
    ("talous", finance::title),
    ("palvelut", services::title),
    ("kehitys", development::title),
    ("kysely", survey::title),
    ("palvelut_ja_toimenpiteet", joined::services_and_actions),
    ("kehitys_ja_kysely", joined::development_and_survey),
    ("seuraava", decisions::title),
];

/// The titles by subject; null where there is none.
pub(crate) fn of(subject: &Subject<'_>) -> Value {
    let titles = TITLES.map(|(name, make)| {
        (
            name.to_owned(),
            json!(make(subject).and_then(|title| title.fitted())),
        )
    });
    Value::Object(titles.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_item_is_titled_by_its_first_sentence() {
        let text = [
            "Hankinta viivästyi. Laitteita vuokrataan.",
            "Sovitaan järjestyksestä.",
        ]
        .map(str::to_owned);
        let (title, rest) = of_own("Hankinta", &text);
        assert_eq!(
            (title, rest.as_slice()),
            (
                "Hankinta viivästyi",
                ["Laitteita vuokrataan.".to_owned()].as_slice()
            )
        );
        let again = ["Sama. Sama. Sama.".to_owned()];
        assert_eq!(
            of_own("Otsikko", &again),
            ("Sama", vec!["Sama. Sama.".to_owned()])
        );
        let long = [format!("{}.", "a ".repeat(150))];
        let (title, rest) = of_own("Otsikko", &long);
        assert_eq!((title, rest.len()), ("Otsikko", 1));
        assert_eq!(of_own("Otsikko", &[]), ("Otsikko", Vec::new()));
    }

    #[test]
    fn what_does_not_fit_is_left_out_from_the_end() {
        let word = || Some(format!(", {}", "a ".repeat(25).trim()));
        let title = Title::new("Alku").and(word()).and(word()).and(word());
        let fitted = title.fitted().unwrap();
        assert!(fitted.starts_with("Alku, a a") && fits(&fitted));
        assert!(fitted.matches(',').count() < 3);
        assert_eq!(Title::new("a ".repeat(300)).fitted(), None);
    }
}
