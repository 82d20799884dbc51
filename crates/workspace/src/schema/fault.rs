//! What the validator finds, and how it is said.

use serde_json::Value;
use vuosikello_core::{Decimal, Malformed, TextError, shortened};

use super::shape::Hint;

/// Something in a value that its schema does not allow.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The place as a JSON pointer.
    pub pointer: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong; said by [`Wrong::message`] and [`Wrong::fix`].
#[derive(Debug)]
pub(crate) enum Wrong {
    /// A required key is missing from the object.
    Missing { key: String, hint: Hint },
    /// The key itself is not known.
    UnknownKey {
        key: String,
        nearest: Option<String>,
        known: Vec<String>,
    },
    /// The value has another type.
    Type {
        expected: &'static str,
        found: String,
        fix: &'static str,
    },
    /// The value is not one of those that are allowed.
    Choice {
        value: String,
        nearest: Option<String>,
        choices: Vec<String>,
    },
    /// The value does not have its form.
    Malformed(Malformed),
    /// The number is not within its limits.
    Range { value: i64, minimum: i64, maximum: i64 },
    /// The text is empty.
    Empty,
    /// The text has a character that cannot stand in it.
    Character(TextError),
    /// The text has a character for which the fonts have no picture.
    NoGlyph(char),
    /// The text is too long.
    LongText(usize),
    /// The list is too long.
    LongList(usize),
}

/// In which kind of file the value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    /// Keys and values.
    Json,
    /// Columns and cells.
    Table,
}

/// The most characters in one text.
pub(crate) const TEXT_LENGTH: usize = 10_000;
/// The most items in one list, and rows in a table.
pub(crate) const LIST_LENGTH: usize = 10_000;

impl Wrong {
    /// Whether the place is the key and not the value.
    pub(crate) fn is_about_key(&self) -> bool {
        matches!(self, Wrong::UnknownKey { .. })
    }

    /// What is wrong, in Finnish.
    pub(crate) fn message(&self, medium: Medium) -> String {
        match self {
            Wrong::Missing { key, .. } if medium == Medium::Table => {
                format!("pakollinen solu \"{key}\" on tyhjä")
            }
            Wrong::Missing { key, .. } => format!("pakollinen avain \"{key}\" puuttuu"),
            Wrong::UnknownKey { key, .. } => format!("tuntematon avain {}", quoted(key)),
            Wrong::Type { expected, found, .. } => {
                format!("tässä pitää olla {expected}, mutta tässä on {found}")
            }
            Wrong::Choice { value, .. } => format!("arvo {} ei ole mahdollinen", quoted(value)),
            Wrong::Malformed(malformed) => malformed.to_string(),
            Wrong::Range {
                value,
                minimum,
                maximum,
            } => {
                let [value, minimum, maximum] =
                    [value, minimum, maximum].map(|number| Decimal::new(*number, 0).in_running_text());
                format!("{value} ei ole välillä {minimum}–{maximum}")
            }
            Wrong::Empty => "teksti on tyhjä".into(),
            Wrong::Character(error) => error.to_string(),
            Wrong::NoGlyph(c) => format!(
                "merkkiä {c} (U+{:04X}) ei ole asiakirjojen kirjasimissa",
                *c as u32
            ),
            Wrong::LongText(length) => {
                format!("tekstissä on {length} merkkiä, mutta siinä saa olla enintään {TEXT_LENGTH}")
            }
            Wrong::LongList(length) => {
                format!("luettelossa on {length} kohtaa, mutta siinä saa olla enintään {LIST_LENGTH}")
            }
        }
    }

    /// What would be right, in Finnish.
    pub(crate) fn fix(&self, medium: Medium) -> String {
        match self {
            Wrong::Missing { hint, .. } if medium == Medium::Table => match hint {
                Hint::Example(Value::String(example)) => format!("kirjoita arvo, esimerkiksi {example}"),
                Hint::Example(example) => format!("kirjoita arvo, esimerkiksi {example}"),
                Hint::Meaning(meaning) => format!("kirjoita arvo: {}", in_sentence(meaning)),
            },
            Wrong::Missing { key, hint } => match hint {
                Hint::Example(example) => format!("lisää avain, esimerkiksi \"{key}\": {example}"),
                Hint::Meaning(meaning) => format!("lisää avain \"{key}\": {}", in_sentence(meaning)),
            },
            Wrong::UnknownKey {
                nearest: Some(near), ..
            } => format!("tarkoititko \"{near}\"?"),
            Wrong::UnknownKey { known, .. } => {
                format!("poista avain tai käytä jotakin näistä: {}", listed(known))
            }
            // A cell has no quotation marks or brackets.
            Wrong::Type { expected, .. } if medium == Medium::Table => format!("kirjoita soluun {expected}"),
            Wrong::Type { fix, .. } => (*fix).into(),
            Wrong::Choice {
                nearest: Some(near),
                choices,
                ..
            } => {
                format!("tarkoititko \"{near}\"? Mahdolliset arvot: {}", listed(choices))
            }
            Wrong::Choice { choices, .. } => format!("kirjoita jokin näistä: {}", listed(choices)),
            Wrong::Malformed(malformed) => malformed.fix.clone(),
            Wrong::Range { .. } => "korjaa luku".into(),
            Wrong::Empty => "kirjoita arvo tai poista avain, jos se ei ole pakollinen".into(),
            Wrong::Character(error) => error.fix().into(),
            Wrong::NoGlyph(_) => "korvaa merkki toisella tai poista se".into(),
            Wrong::LongText(_) => "lyhennä tekstiä tai jaa se kappaleisiin".into(),
            Wrong::LongList(_) => "poista ylimääräiset kohdat".into(),
        }
    }
}

/// A text between quotation marks, a long one shortened.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text, 60))
}

/// `"a", "b"`
pub(crate) fn listed(words: &[String]) -> String {
    let quoted: Vec<String> = words
        .iter()
        .filter(|word| *word != "$schema")
        .map(|word| format!("\"{word}\""))
        .collect();
    quoted.join(", ")
}

/// A description as a part of a sentence: without its capital, unless it begins with an abbreviation.
fn in_sentence(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
