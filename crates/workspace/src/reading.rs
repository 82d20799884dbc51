//! Reading one file after another while collecting everything that is wrong with them.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::Value;
use vuosikello_core::Finding;

use crate::Failure;
use crate::folder::{Content, DATA_BYTES, Entry, Folder};
use crate::json::{self, Position, Positions};
use crate::problem::{Place, Problem};
use crate::schema::{Fault, Medium, Shape, Wrong, fold, validate};
use crate::table::{self, Table, TablePlaces, Trouble};

/// A file that has been read, so that a place in it can be named later.
#[derive(Debug)]
pub(crate) struct Source {
    pub file: String,
    places: Places,
}

#[derive(Debug)]
enum Places {
    /// The text itself: it is scanned only when a place is asked for, which in a good workspace is never.
    Json(String),
    Table(TablePlaces),
    /// There is no file.
    None,
}

impl Source {
    /// A file that is not there.
    pub(crate) fn missing(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            places: Places::None,
        }
    }

    /// The place of the value that a JSON pointer names, or of the nearest that would hold it.
    pub(crate) fn locate(&self, pointer: &str) -> Place {
        match &self.places {
            Places::Json(text) => line(Positions::of(text).value(pointer)),
            Places::Table(places) => places.locate(pointer),
            Places::None => Place::File,
        }
    }

    /// What a check of the model has found, as a problem in this file.
    pub(crate) fn problem(&self, customer: Option<&str>, finding: &Finding) -> Problem {
        let place = self.locate(&finding.pointer);
        Problem::new(customer, &self.file, place, &finding.kind, finding.kind.fix())
    }
}

fn line(position: Position) -> Place {
    Place::Line {
        line: position.line,
        column: position.column,
    }
}

/// Reads the files of one customer, or of the workspace itself.
pub(crate) struct Reading<'a> {
    pub folder: &'a Folder,
    pub customer: Option<&'a str>,
    pub can_show: fn(char) -> bool,
    pub problems: Vec<Problem>,
}

impl Reading<'_> {
    pub(crate) fn problem(
        &mut self,
        file: &str,
        place: Place,
        message: impl Into<String>,
        fix: impl Into<String>,
    ) {
        let (message, fix) = (message.into(), fix.into());
        self.problems
            .push(Problem::new(self.customer, file, place, message, fix));
    }

    /// The bytes of a file that must be there.
    pub(crate) fn bytes(
        &mut self,
        file: &str,
        limit: u64,
        if_missing: &str,
    ) -> Result<Option<Vec<u8>>, Failure> {
        match self.folder.read(file, limit)? {
            Content::Bytes(bytes) => return Ok(Some(bytes)),
            Content::Missing => self.problem(file, Place::File, "tiedosto puuttuu", if_missing),
            Content::Refused(message, fix) => self.problem(file, Place::File, message, fix),
        }
        Ok(None)
    }

    /// A UTF-8 text, without a byte order mark.
    pub(crate) fn text(&mut self, file: &str, bytes: Vec<u8>) -> Option<String> {
        match String::from_utf8(bytes) {
            Ok(text) => Some(match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            }),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default());
                let place = Place::Line {
                    line: before.matches('\n').count() + 1,
                    column: before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1,
                };
                self.problem(
                    file,
                    place,
                    "tiedosto ei ole UTF-8-muotoa",
                    "tallenna tiedosto UTF-8-muodossa",
                );
                None
            }
        }
    }

    /// A JSON file that must be there. The source is given even when the value has errors.
    pub(crate) fn json<T: DeserializeOwned>(
        &mut self,
        file: &str,
        shape: &Shape,
        if_missing: &str,
    ) -> Result<(Option<T>, Source), Failure> {
        let text = match self.bytes(file, DATA_BYTES, if_missing)? {
            Some(bytes) => self.text(file, bytes),
            None => None,
        };
        let Some(text) = text else {
            return Ok((None, Source::missing(file)));
        };
        let json = match json::parse(&text) {
            Ok(json) => json,
            Err(error) => {
                self.problem(file, line(error.position), error.message, error.fix);
                return Ok((None, Source::missing(file)));
            }
        };
        let before = self.problems.len();
        let faults = validate(&json.value, shape, self.can_show);
        if json.has_duplicates || !faults.is_empty() {
            let positions = Positions::of(&text);
            for (pointer, position) in positions.duplicates() {
                let key = pointer.rsplit('/').next().unwrap_or_default();
                let message = format!("avain \"{key}\" on samassa kohdassa kahdesti");
                self.problem(file, line(*position), message, "poista toinen");
            }
            for fault in &faults {
                let position = if fault.wrong.is_about_key() {
                    positions.key(&fault.pointer)
                } else {
                    positions.value(&fault.pointer)
                };
                self.fault(file, line(position), fault, Medium::Json);
            }
        }
        let source = Source {
            file: file.to_owned(),
            places: Places::Json(text),
        };
        let value = self.deserialise(before, json.value, &source);
        Ok((value, source))
    }

    /// A table of an agreement, in whichever form it is.
    ///
    /// `folder` is the folder of the agreement and `entries` what stands in it.
    pub(crate) fn table<T: DeserializeOwned>(
        &mut self,
        folder: &str,
        entries: &[Entry],
        table: Table,
        shape: &Shape,
    ) -> Result<(Option<Vec<T>>, Source), Failure> {
        let file = match self.table_file(folder, entries, table) {
            TableFile::Found(file) => file,
            other => {
                let none = matches!(other, TableFile::Absent).then(Vec::new);
                return Ok((none, Source::missing(format!("{folder}/{}", table.name()))));
            }
        };
        let path = format!("{folder}/{file}");
        let extension = extension(&file);
        if extension == "json" {
            return self.json(&path, shape, "");
        }
        let (Some(bytes), Some(record)) = (self.bytes(&path, DATA_BYTES, "")?, shape.item()) else {
            return Ok((None, Source::missing(path)));
        };
        let grid = if extension == "csv" {
            table::read_csv(&bytes)
        } else {
            table::read_xlsx(&bytes, table.name())
        };
        let before = self.problems.len();
        let (grid, trouble) = match grid {
            Ok(read) => read,
            Err(trouble) => {
                self.trouble(&path, trouble);
                return Ok((None, Source::missing(path)));
            }
        };
        let records = table::records(&grid, record, table);
        for trouble in trouble.into_iter().chain(records.trouble) {
            self.trouble(&path, trouble);
        }
        for fault in validate(&records.value, shape, self.can_show) {
            let (is_told, pointer) = match &fault.wrong {
                Wrong::Missing { key, .. } => (
                    !records.places.is_empty_cell(&fault.pointer, key),
                    Cow::Owned(format!("{}/{key}", fault.pointer)),
                ),
                _ => (false, Cow::Borrowed(fault.pointer.as_str())),
            };
            if !is_told {
                self.fault(&path, records.places.locate(&pointer), &fault, Medium::Table);
            }
        }
        let source = Source {
            file: path,
            places: Places::Table(records.places),
        };
        let value = self.deserialise(before, records.value, &source);
        Ok((value, source))
    }

    /// The value as a type of the model, when nothing has been found wrong with it.
    fn deserialise<T: DeserializeOwned>(
        &mut self,
        before: usize,
        value: Value,
        source: &Source,
    ) -> Option<T> {
        if self.problems.len() > before {
            return None;
        }
        match serde_json::from_value(value) {
            Ok(value) => Some(value),
            // The schema is made from the type, so that nothing should be left to find.
            Err(error) => {
                let message = format!("sisältö ei ole skeeman mukainen ({error})");
                self.problem(
                    &source.file,
                    Place::File,
                    message,
                    "vertaa tiedostoa skeemaan: vuosikello schema",
                );
                None
            }
        }
    }

    fn fault(&mut self, file: &str, place: Place, fault: &Fault, medium: Medium) {
        self.problem(file, place, fault.wrong.message(medium), fault.wrong.fix(medium));
    }

    fn trouble(&mut self, file: &str, trouble: Trouble) {
        self.problem(file, trouble.place, trouble.message, trouble.fix);
    }

    /// The file that holds a table; reports none, unless there need not be one, and several.
    fn table_file(&mut self, folder: &str, entries: &[Entry], table: Table) -> TableFile {
        let name = table.name();
        let named = |extensions: &[&str]| -> Vec<&str> {
            let files = entries
                .iter()
                .filter(|entry| !entry.is_folder)
                .map(|entry| entry.name.as_str());
            files
                .filter(|file| fold(stem(file)) == name && extensions.contains(&extension(file).as_str()))
                .collect()
        };
        let found = named(&["json", "csv", "xlsx"]);
        let other = named(&["xls", "ods", "xlsm", "xlsb", "txt", "tsv"]);
        let lookalike = entries.iter().find(|entry| is_lookalike(entry, table));
        let (file, message, fix) = match (found.as_slice(), other.first(), lookalike) {
            ([file], ..) => return TableFile::Found((*file).to_owned()),
            ([first, ..], ..) => (
                *first,
                format!(
                    "taulukko {name} on kansiossa useana tiedostona: {}",
                    found.join(", ")
                ),
                "jätä niistä vain yksi".to_owned(),
            ),
            ([], Some(other), _) => (
                *other,
                "taulukko on tiedostomuodossa, jota ei lueta".to_owned(),
                "tallenna se muodossa .xlsx, .csv tai .json".to_owned(),
            ),
            ([], None, Some(entry)) => (
                entry.name.as_str(),
                format!("tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko {name}?"),
                format!("nimeä tiedosto {name}.{}", extension(&entry.name)),
            ),
            ([], None, None) if table == Table::Development => return TableFile::Absent,
            ([], None, None) => (
                name,
                format!("taulukko {name} puuttuu"),
                format!("lisää kansioon {name}.xlsx, {name}.csv tai {name}.json"),
            ),
        };
        self.problem(&format!("{folder}/{file}"), Place::File, message, fix);
        TableFile::Reported
    }
}

/// The file of a table.
enum TableFile {
    Found(String),
    /// There is none, and there need not be.
    Absent,
    /// There is none or several, which has been reported.
    Reported,
}

/// A table file whose name is almost that of the table.
fn is_lookalike(entry: &Entry, table: Table) -> bool {
    let name = fold(stem(&entry.name));
    !entry.is_folder
        && ["json", "csv", "xlsx"].contains(&extension(&entry.name).as_str())
        && name != "sopimus"
        && Table::ALL.iter().all(|known| known.name() != name)
        && vuosikello_core::nearest(&name, [table.name()]).is_some()
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn extension(name: &str) -> String {
    name.rsplit_once('.')
        .map_or(String::new(), |(_, extension)| extension.to_lowercase())
}
