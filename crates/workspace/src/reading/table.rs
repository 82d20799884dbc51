//! Reading a table, in whichever form it is kept.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Read, Reading, SourceFile};
use crate::Failure;
use crate::folder::{DATA_BYTES, Entry};
use crate::problem::Place;
use crate::schema::{Medium, Shape, Wrong, fold, validate};
use crate::table::{self, Columns, SurveyTable, Table};

/// The extensions of the forms of tables that are read.
const READ: [&str; 3] = ["json", "csv", "xlsx"];

/// A folder in which tables are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableFolder<'a> {
    /// The folder from the root of the workspace.
    pub path: &'a str,
    /// What stands in it.
    pub entries: &'a [Entry],
}

impl TableFolder<'_> {
    /// Whether there is a file of a table.
    pub(crate) fn has(self, table: Table) -> bool {
        !files(self, table, &READ).is_empty()
    }
}

impl Reading<'_> {
    /// The rows of a table.
    pub(crate) fn table<T: DeserializeOwned>(
        &mut self,
        folder: TableFolder<'_>,
        table: Table,
        shape: &Shape,
    ) -> Result<(Read<Vec<T>>, SourceFile), Failure> {
        let Some(record) = shape.item() else {
            return Ok((Read::Failed, SourceFile::missing(folder.path)));
        };
        let columns = Columns::of(record, table.summed_column());
        let (value, source) = self.table_value(folder, table, shape, columns)?;
        let rows = value.and_then(|value| self.deserialise(value, &source));
        Ok((rows, source))
    }

    /// The answers to the survey.
    pub(crate) fn survey(
        &mut self,
        folder: TableFolder<'_>,
        survey: &SurveyTable,
    ) -> Result<(Read<Vec<vuosikello_core::SurveyAnswer>>, SourceFile), Failure> {
        let (value, source) = self.table_value(folder, Table::Survey, &survey.shape, survey.columns())?;
        Ok((value.and_then(|value| Some(survey.answers(&value))), source))
    }

    fn table_value(
        &mut self,
        folder: TableFolder<'_>,
        table: Table,
        shape: &Shape,
        columns: Columns<'_>,
    ) -> Result<(Read<Value>, SourceFile), Failure> {
        let file = match self.table_file(folder, table) {
            Read::Value(file) => file,
            other => {
                let none = SourceFile::missing(format!("{}/{}", folder.path, table.name()));
                return Ok((other.and_then(|_| None), none));
            }
        };
        let path = format!("{}/{file}", folder.path);
        let extension = extension(&file);
        if extension == "json" {
            let (value, source) = self.json_value(&path, shape, "")?;
            return Ok((value.map_or(Read::Failed, Read::Value), source));
        }
        let Some(bytes) = self.bytes(&path, DATA_BYTES, "")? else {
            return Ok((Read::Failed, SourceFile::missing(path)));
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
                return Ok((Read::Failed, SourceFile::missing(path)));
            }
        };
        let records = table::records(&grid, columns);
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
        let value = if self.problems.len() > before {
            Read::Failed
        } else {
            Read::Value(records.value)
        };
        Ok((value, SourceFile::table(path, records.places)))
    }

    /// The file that holds a table; reports none, unless there need not be one, and several.
    fn table_file(&mut self, folder: TableFolder<'_>, table: Table) -> Read<String> {
        let name = table.name();
        let found = files(folder, table, &READ);
        let other = files(folder, table, &["xls", "ods", "xlsm", "xlsb", "txt", "tsv"]);
        let lookalike = || {
            folder
                .entries
                .iter()
                .find(|entry| is_lookalike(entry, folder, table))
        };
        let (file, message, fix) = match (found.as_slice(), other.first()) {
            ([file], _) => return Read::Value((*file).to_owned()),
            ([first, ..], _) => (
                *first,
                format!(
                    "taulukko {name} on kansiossa useana tiedostona: {}",
                    found.join(", ")
                ),
                "jätä niistä vain yksi".to_owned(),
            ),
            ([], Some(other)) => (
                *other,
                "taulukko on tiedostomuodossa, jota ei lueta".to_owned(),
                "tallenna se muodossa .xlsx, .csv tai .json".to_owned(),
            ),
            ([], None) => match lookalike() {
                Some(entry) => (
                    entry.name.as_str(),
                    format!("tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko {name}?"),
                    format!("nimeä tiedosto {name}.{}", extension(&entry.name)),
                ),
                None if table.is_optional() => return Read::Absent,
                None => (
                    name,
                    format!("taulukko {name} puuttuu"),
                    format!("lisää kansioon {name}.xlsx, {name}.csv tai {name}.json"),
                ),
            },
        };
        self.problem(&format!("{}/{file}", folder.path), Place::File, message, fix);
        Read::Failed
    }
}

/// The files of a folder that have the name of a table and one of the extensions.
fn files<'a>(folder: TableFolder<'a>, table: Table, extensions: &[&str]) -> Vec<&'a str> {
    let name = fold(table.name());
    let files = folder.entries.iter().filter(|entry| !entry.is_folder);
    files
        .map(|entry| entry.name.as_str())
        .filter(|file| fold(stem(file)) == name && extensions.contains(&extension(file).as_str()))
        .collect()
}

/// Whether a file has almost the name of a table of which there is no file; of several such tables the nearest.
fn is_lookalike(entry: &Entry, folder: TableFolder<'_>, table: Table) -> bool {
    let name = fold(stem(&entry.name));
    let is_table_file = !entry.is_folder && READ.contains(&extension(&entry.name).as_str());
    if !is_table_file || ["sopimus", "kokous"].contains(&name.as_str()) {
        return false;
    }
    let known = table.of_folder();
    if known.iter().any(|known| fold(known.name()) == name) {
        return false;
    }
    let absent: Vec<&str> = (known.iter())
        .filter(|known| !folder.has(**known))
        .map(|known| known.name())
        .collect();
    let folded: Vec<String> = absent.iter().map(|name| fold(name)).collect();
    vuosikello_core::nearest(&name, folded.iter().map(String::as_str)) == Some(&fold(table.name()))
}

/// The name of a file without its extension.
pub(crate) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The extension of a file in lower case.
pub(crate) fn extension(name: &str) -> String {
    name.rsplit_once('.')
        .map_or(String::new(), |(_, extension)| extension.to_lowercase())
}
