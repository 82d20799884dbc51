//! A survey kept as JSON, read as one kept as a table: keys as people and systems write them, answers in words, rows that nobody answered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use vuosikello_core::{DataFile, one_line, pointer_step};
use vuosikello_intake::{Account, Known, Meaning, Wanted, statistic_of};

use super::Reading;
use super::tables_read::TableRead;
use crate::table::{WrongAnswer, understand};

/// What became of the answers of a JSON file.
#[derive(Debug, Default)]
pub(super) struct JsonAnswers {
    pub wrong: Vec<WrongAnswer>,
    /// The pointers of values in the file, by those that they have now.
    written: BTreeMap<String, String>,
}

impl JsonAnswers {
    /// The pointer of a value as it stands in the file.
    pub(super) fn written<'a>(&'a self, pointer: &'a str) -> &'a str {
        self.written.get(pointer).map_or(pointer, String::as_str)
    }
}

impl Reading<'_> {
    /// Puts the answers of a survey into the form that its checks know; leaves any other file as it is.
    pub(super) fn answers_of_json(&self, file: &DataFile, path: &str, value: &mut Value) -> JsonAnswers {
        let survey = self.workspace.filter(|_| *file == DataFile::SURVEY);
        let (Some(survey), Value::Array(rows)) = (survey.map(|workspace| &workspace.survey), &mut *value)
        else {
            return JsonAnswers::default();
        };
        let columns = survey.columns();
        let mut wanted = columns.wanted(file.stem(), None, &self.words);
        if let Some(declared) = self.registry.get(file) {
            self.apply_rules(declared, &mut wanted);
        }
        let mut reader = Reader::of(&wanted);
        let rows = std::mem::take(rows);
        let rows = rows
            .into_iter()
            .enumerate()
            .filter_map(|(at, row)| reader.row(at, row))
            .collect();
        *value = Value::Array(rows);
        let wrong = columns
            .survey
            .map(|settings| understand(value, settings))
            .unwrap_or_default();
        let remarks = reader.remarks();
        if !remarks.is_empty() {
            self.tables.note(TableRead {
                customer: self.customer.map(str::to_owned),
                file: path.to_owned(),
                account: Account {
                    rows: reader.kept,
                    ..Account::default()
                },
                remarks,
            });
        }
        JsonAnswers {
            wrong,
            written: reader.written,
        }
    }
}

struct Reader<'a> {
    known: Known<'a>,
    kept: usize,
    /// The keys that are left out by rule.
    ignored: BTreeSet<String>,
    /// The rows that compute something of the answers, from 1.
    statistics: Vec<usize>,
    written: BTreeMap<String, String>,
}

impl<'a> Reader<'a> {
    fn of(wanted: &'a Wanted) -> Self {
        Self {
            known: Known::of(wanted),
            kept: 0,
            ignored: BTreeSet::new(),
            statistics: Vec::new(),
            written: BTreeMap::new(),
        }
    }

    /// A row with the keys of the questions; `None` for one that is nobody's answer.
    fn row(&mut self, at: usize, row: Value) -> Option<Value> {
        let Value::Object(row) = row else {
            return self.keep(at, row, &BTreeMap::new());
        };
        let is_statistic = row.iter().any(|(key, value)| {
            let is_ignored = self.known.meaning(key) == Meaning::Ignored;
            is_ignored && value.as_str().is_some_and(|text| statistic_of(text).is_some())
        });
        if is_statistic {
            self.statistics.push(at + 1);
            return None;
        }
        let (mut answers, mut keys) = (Map::new(), BTreeMap::new());
        for (key, value) in row {
            let own = match self.known.meaning(&key) {
                Meaning::Ignored => {
                    self.ignored.insert(one_line(&key));
                    continue;
                }
                Meaning::Key(own) => own.to_owned(),
                Meaning::Unknown => key.clone(),
            };
            // Of two keys for one question the second stays as it is, and is told as unknown.
            let own = if answers.contains_key(&own) {
                key.clone()
            } else {
                own
            };
            answers.insert(own.clone(), value);
            keys.insert(own, key);
        }
        self.keep(at, Value::Object(answers), &keys)
    }

    fn keep(&mut self, at: usize, row: Value, keys: &BTreeMap<String, String>) -> Option<Value> {
        let now = self.kept;
        self.kept += 1;
        if now != at {
            self.written.insert(format!("/{now}"), format!("/{at}"));
        }
        for (own, key) in keys {
            if now != at || own != key {
                let written = format!("/{at}/{}", pointer_step(key));
                self.written
                    .insert(format!("/{now}/{}", pointer_step(own)), written);
            }
        }
        Some(row)
    }

    fn remarks(&self) -> Vec<String> {
        let mut told = Vec::new();
        if !self.ignored.is_empty() {
            let keys: Vec<&str> = self.ignored.iter().map(String::as_str).collect();
            told.push(format!(
                "avaimia ei lueta, jottei kenenkään vastausta tunneta: {}",
                keys.join(", ")
            ));
        }
        if !self.statistics.is_empty() {
            let rows: Vec<String> = self.statistics.iter().map(usize::to_string).collect();
            told.push(format!(
                "kohtia, jotka laskevat vastauksista jotakin, ei lueta vastauksiksi: {}",
                rows.join(", ")
            ));
        }
        told
    }
}
