//! What a value must be by its schema, whoever gives it.

use serde_json::Value;

use super::declaration::violations;
use crate::{Decimal, Malformed, TextError, shortened};

/// The most characters in one text.
pub(crate) const TEXT_LENGTH: usize = 10_000;
/// The most items in one list, and rows in a table.
pub const LIST_LENGTH: usize = 10_000;

violations! {
    /// A rule of the schema of a file. The text says in Finnish what is wrong; [`StructureViolation::fix`] says what would be
    /// right.
    #[non_exhaustive]
    pub enum StructureViolation {
        /// A required key is missing from the object.
        MissingKey {
            /// The key.
            key: String,
            /// How to write it.
            hint: Hint,
        } = "missing-key" ("pakollinen avain \"{key}\" puuttuu") => match hint {
            Hint::Example(example) => format!("lisää avain, esimerkiksi \"{key}\": {example}"),
            Hint::Meaning(meaning) => format!("lisää avain \"{key}\": {}", in_sentence(meaning)),
        };
        /// A cell of a table is empty whose column is required.
        EmptyCell {
            /// The column.
            column: String,
            /// What to write into it.
            hint: Hint,
        } = "empty-cell" ("pakollinen solu \"{column}\" on tyhjä") => match hint {
            Hint::Example(Value::String(example)) => format!("kirjoita arvo, esimerkiksi {example}"),
            Hint::Example(example) => format!("kirjoita arvo, esimerkiksi {example}"),
            Hint::Meaning(meaning) => format!("kirjoita arvo: {}", in_sentence(meaning)),
        };
        /// The key itself is not known.
        UnknownKey {
            /// The key.
            key: String,
            /// The nearest known one.
            nearest: Option<String>,
            /// The known ones.
            known: Vec<String>,
        } = "unknown-key" ("tuntematon avain {}", quoted(key)) => match nearest {
            Some(near) => format!("tarkoititko \"{near}\"?"),
            None => format!("poista avain tai käytä jotakin näistä: {}", listed(known)),
        };
        /// The value has another type.
        WrongType {
            /// What it should be.
            expected: &'static str,
            /// What it is.
            found: String,
            /// What to do.
            fix: String,
        } = "wrong-type" ("tässä pitää olla {expected}, mutta tässä on {found}") => fix.as_str();
        /// The value is not one of those that are allowed.
        NotAChoice {
            /// The value.
            value: String,
            /// The nearest allowed one.
            nearest: Option<String>,
            /// The allowed ones.
            choices: Vec<String>,
        } = "not-a-choice" ("arvo {} ei ole mahdollinen", quoted(value)) => match nearest {
            Some(near) => format!("tarkoititko \"{near}\"? Mahdolliset arvot: {}", listed(choices)),
            None => format!("kirjoita jokin näistä: {}", listed(choices)),
        };
        /// The value does not have its form.
        Malformed {
            /// What it should be.
            malformed: Malformed,
        } = "malformed" ("{malformed}") => malformed.fix.as_str();
        /// The number is not within its limits.
        OutOfRange {
            /// The number.
            value: i64,
            /// The least that is allowed.
            minimum: i64,
            /// The most that is allowed.
            maximum: i64,
        } = "out-of-range" (
            "{} ei ole välillä {}–{}",
            number(*value),
            number(*minimum),
            number(*maximum)
        ) => "korjaa luku";
        /// The text has nothing to see.
        Blank = "blank-text" ("teksti on tyhjä") => "kirjoita arvo tai poista avain, jos se ei ole pakollinen";
        /// The text has a character that cannot stand in it.
        Character {
            /// Which.
            error: TextError,
        } = "forbidden-character" ("{error}") => error.fix();
        /// The text has a character that no font of the documents has.
        NoGlyph {
            /// The character.
            character: char,
        } = "character-without-glyph"
            ("merkkiä {character} (U+{:04X}) ei ole asiakirjojen kirjasimissa", *character as u32)
            => "korvaa merkki toisella tai poista se";
        /// The text is too long.
        LongText {
            /// Its characters.
            length: usize,
        } = "text-too-long" ("tekstissä on {length} merkkiä, mutta siinä saa olla enintään {TEXT_LENGTH}")
            => "lyhennä tekstiä tai jaa se kappaleisiin";
        /// The list is too long.
        LongList {
            /// Its items.
            length: usize,
        } = "list-too-long" ("luettelossa on {length} kohtaa, mutta siinä saa olla enintään {LIST_LENGTH}")
            => "poista ylimääräiset kohdat";
        /// The file has more findings than are told one by one.
        More {
            /// How many more.
            count: usize,
        } = "more-findings" ("tiedostossa on lisäksi {count} virhettä, joita ei luetella") => "korjaa ensin nämä";
    }
}

impl StructureViolation {
    /// The same of a cell of a table, which has no keys, quotation marks or brackets.
    pub(super) fn in_cell(self) -> Self {
        match self {
            Self::MissingKey { key, hint } => Self::EmptyCell { column: key, hint },
            Self::WrongType { expected, found, .. } => Self::WrongType {
                expected,
                found,
                fix: format!("kirjoita soluun {expected}"),
            },
            other => other,
        }
    }
}

/// Help for a key that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A value that would do.
    Example(Value),
    /// What the value means.
    Meaning(String),
}

/// A text between quotation marks, a long one shortened.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text, 60))
}

/// A whole number in running text.
fn number(number: i64) -> String {
    Decimal::new(number, 0).in_running_text()
}

/// The words between quotation marks and parted by commas: `"a", "b"`. The key of a schema's address is no word.
pub fn listed(words: &[String]) -> String {
    let quoted: Vec<String> = words
        .iter()
        .filter(|word| *word != "$schema")
        .map(|word| format!("\"{word}\""))
        .collect();
    quoted.join(", ")
}

/// The first names of a list, at most so many, and how many more there are.
///
/// ```
/// use vuosikello_core::first_of;
/// assert_eq!(first_of(&["KKO", "RISE", "SY"], 2), "KKO, RISE ja 1 muuta");
/// assert_eq!(first_of(&["KKO", "RISE"], 2), "KKO, RISE");
/// ```
pub fn first_of(names: &[&str], most: usize) -> String {
    match names.split_at_checked(most) {
        Some((named, rest)) if !rest.is_empty() => format!("{} ja {} muuta", named.join(", "), rest.len()),
        _ => names.join(", "),
    }
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
