//! The columns of a table, as its schema describes them.

use vuosikello_core::SurveySettings;
use vuosikello_core::schema::Record;
use vuosikello_intake::{Column, Wanted};

use super::Vocabulary;
use super::vocabulary::kind;

/// What the columns of a table are called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'a> {
    /// The keys, each of which may head a column.
    pub record: &'a Record,
    /// Other headings.
    pub aliases: &'a [Alias],
    /// Headings of columns that are not read.
    pub ignored: &'a [String],
    /// The column whose sum a row *Yhteensä* states.
    pub summed: Option<&'a str>,
    /// What a survey asks, where the table has answers.
    pub survey: Option<&'a SurveySettings>,
    /// What may be done about a column that is none of these.
    pub if_unknown: &'a str,
}

/// A heading that stands for a key.
#[derive(Debug, Clone)]
pub(crate) struct Alias {
    pub heading: String,
    pub key: String,
}

/// What people call the columns of keys besides the keys, each meaning one key only; looser guesses are left to the import, which shows them
/// (`import/guess.rs`). No two of a key stand in one table: a table of services has their numbers and
/// names, which are two keys.
const EVERYDAY: [(&str, &[&str]); 3] = [
    ("tunnus", &["Nro", "Palvelun tunnus", "Projektin tunnus"]),
    ("nimi", &["Palvelun nimi", "Projektin nimi"]),
    ("kohde", &["Palvelu"]),
];

impl<'a> Columns<'a> {
    /// The columns of a table that are headed by the keys alone.
    pub(crate) fn of(record: &'a Record, summed: Option<&'a str>) -> Self {
        Self {
            record,
            aliases: &[],
            ignored: &[],
            summed,
            survey: None,
            if_unknown: "",
        }
    }

    /// What a reader is to look for. `year` is that of months without one.
    pub(crate) fn wanted(&self, name: &str, year: Option<i32>, words: &Vocabulary<'_>) -> Wanted {
        let names = |key: &str| {
            let aliases = self.aliases.iter().filter(|alias| alias.key == key);
            let everyday = EVERYDAY
                .iter()
                .filter(|(known, _)| *known == key && self.survey.is_none());
            let everyday = everyday.flat_map(|(_, headings)| headings.iter());
            let aliases = aliases.map(|alias| alias.heading.clone());
            aliases
                .chain(everyday.map(|heading| (*heading).to_owned()))
                .collect()
        };
        let columns = self.record.fields.iter().map(|field| Column {
            key: field.key.clone(),
            names: names(&field.key),
            kind: kind(field, words),
            required: field.required,
            expected: self.survey.is_some_and(|survey| survey.is_graded(&field.key)),
        });
        Wanted {
            name: name.to_owned(),
            columns: columns.collect(),
            ignored: self.ignored.to_vec(),
            summed: self.summed.map(str::to_owned),
            year,
            has_respondents: self.survey.is_some(),
            if_unknown: self.if_unknown.to_owned(),
            if_missing: String::new(),
            synonyms: words.synonyms.clone(),
        }
    }
}
