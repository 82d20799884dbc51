//! Reading one file after another while collecting everything that is wrong with them.

mod customer_names;
mod form;
mod json_answers;
mod origin;
mod references;
mod refined;
mod source;
mod table;
mod table_files;
mod tables_read;
mod whose;

use std::fmt::Display;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;
use vuosikello_core::{ColumnRule, DataFile, Finding, Findings, Registry, StructureViolation, Violation};

use crate::folder::{DATA_BYTES, Folder, Found};
use crate::form::in_form;
use crate::json::{self, Positions};
use crate::kept::Kept;
use crate::problem::{Place, Problem, merged, whose};
use crate::table::{Vocabulary, canonical};
use crate::{Failure, Workspace};

pub(crate) use form::form_in;
pub use origin::Origin;
pub(crate) use references::{
    CustomerNames, References, resolve_keys, resolve_person, resolve_services, resolve_targets,
};
pub(crate) use source::SourceFile;
use source::line;
pub(crate) use table::TableReader;
pub(crate) use table_files::{file_of, forms, holds, is_read_as};
pub(crate) use tables_read::TablesRead;
pub use tables_read::{Remark, TableRead};
pub(crate) use whose::{CUSTOMER, has_customers, is_for_all, may_be_for_all, wanted_customers};

/// What became of something that was to be read.
#[derive(Debug, Clone)]
pub(crate) enum Read<T> {
    Value(T),
    /// There is none, and there need not be one.
    Absent,
    /// Something is wrong with it, which has been reported.
    Failed,
}

impl<T> Read<T> {
    pub(crate) fn value(self) -> Option<T> {
        match self {
            Read::Value(value) => Some(value),
            Read::Absent | Read::Failed => None,
        }
    }

    pub(crate) fn as_ref(&self) -> Option<&T> {
        match self {
            Read::Value(value) => Some(value),
            Read::Absent | Read::Failed => None,
        }
    }

    pub(crate) fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Read::Value(value) => Some(value),
            Read::Absent | Read::Failed => None,
        }
    }

    pub(crate) fn is_failed(&self) -> bool {
        matches!(self, Read::Failed)
    }

    pub(crate) fn and_then<U>(self, next: impl FnOnce(T) -> Option<U>) -> Read<U> {
        match self {
            Read::Value(value) => next(value).map_or(Read::Failed, Read::Value),
            Read::Absent => Read::Absent,
            Read::Failed => Read::Failed,
        }
    }
}

/// The most keys that stand twice that are told one by one.
const MOST_DUPLICATES: usize = 100;

/// Something that was read, with what is wrong with it.
struct Told<T> {
    value: T,
    problems: Vec<Problem>,
}

/// Reads the files of one customer, or of the workspace itself.
pub(crate) struct Reading<'a> {
    pub folder: &'a Folder,
    pub customer: Option<&'a str>,
    pub registry: &'a Registry,
    pub can_show: fn(char) -> bool,
    /// The words of the settings.
    pub words: Vocabulary<'a>,
    /// The tables that have been read.
    pub tables: &'a TablesRead,
    /// What headings of exports mean.
    pub rules: &'a [ColumnRule],
    /// The workspace, once it is open.
    pub workspace: Option<&'a Workspace>,
    /// What has been read of the customer, while it is kept.
    pub kept: Option<Arc<Kept>>,
    pub problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// Begins to read the files of a customer, or those that all customers share.
    pub(crate) fn of(workspace: &'a Workspace, customer: Option<&'a str>) -> Self {
        let checker = &workspace.checker;
        Self {
            folder: &workspace.folder,
            customer,
            registry: checker.registry(),
            can_show: checker.can_show(),
            words: Vocabulary::of(checker.configuration()),
            tables: &workspace.tables,
            rules: &workspace.rules,
            workspace: Some(workspace),
            kept: customer.and_then(|customer| workspace.folder.kept(&workspace.home(customer))),
            problems: Vec::new(),
        }
    }
}

impl Reading<'_> {
    /// What `read` gives and finds wrong; of what is kept of the customer, if it has been read before under this key.
    pub(crate) fn once<T: Clone + Send + Sync + 'static>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Some(kept) = self.kept.clone() else {
            return read(self);
        };
        let told = kept.once(key, || {
            let before = std::mem::take(&mut self.problems);
            let value = read(self);
            let problems = std::mem::replace(&mut self.problems, before);
            value.map(|value| Arc::new(Told { value, problems }))
        })?;
        self.problems.extend(told.problems.iter().cloned());
        Ok(told.value.clone())
    }

    /// Reports something that is wrong with a file or folder as a whole.
    pub(crate) fn problem(&mut self, file: &str, message: impl Display, fix: impl Display) {
        self.problem_at(file, Place::File, message, fix);
    }

    /// Reports something that is wrong at a place.
    pub(crate) fn problem_at(&mut self, file: &str, place: Place, message: impl Display, fix: impl Display) {
        let mut problem = Problem::new(whose(self.customer, file), file, place, message, fix);
        // What the settings should say is said as they are kept.
        let are_forms = self.workspace.is_some_and(|workspace| workspace.source.is_form());
        if are_forms && !file.ends_with(".json") {
            problem.fix = in_form(&problem.fix);
        }
        self.problems.push(problem);
    }

    /// The bytes of a file that must be there.
    pub(crate) fn bytes(
        &mut self,
        file: &str,
        limit: u64,
        if_missing: &str,
    ) -> Result<Option<Vec<u8>>, Failure> {
        match self.folder.read(file, limit)? {
            Found::File(bytes) => return Ok(Some(bytes)),
            Found::Missing => self.problem(file, "tiedosto puuttuu", if_missing),
            Found::Refused(message, fix) => self.problem(file, message, fix),
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
                self.problem_at(
                    file,
                    place,
                    "tiedosto ei ole UTF-8-muotoa",
                    "tallenna tiedosto UTF-8-muodossa",
                );
                None
            }
        }
    }

    /// A file of a folder that must be there, kept as JSON or as a form. The source is given even when the value has errors.
    pub(crate) fn json<T: DeserializeOwned>(
        &mut self,
        file: &DataFile,
        folder: &str,
    ) -> Result<(Option<T>, Arc<SourceFile>), Failure> {
        let (value, source) = self.value(file, folder)?;
        let value = value.and_then(|value| self.deserialise(value, &source));
        Ok((value, source))
    }

    /// The value of a JSON file that must be there; `None` when something is wrong with it.
    fn json_value(&mut self, file: &DataFile, path: &str) -> Result<(Option<Value>, SourceFile), Failure> {
        let schema = self
            .registry
            .get(file)
            .map(|declared| declared.schema.name.clone());
        let schema = schema.unwrap_or_default();
        let if_missing = format!(
            "luo tiedosto; lomakkeen siihen saat komennolla vuosikello form {schema} ja skeeman komennolla vuosikello schema {schema}"
        );
        let bytes = self.bytes(path, DATA_BYTES, &if_missing)?;
        let Some(text) = bytes.and_then(|bytes| self.text(path, bytes)) else {
            return Ok((None, SourceFile::missing(path)));
        };
        let mut json = match json::parse(&text) {
            Ok(json) => json,
            Err(error) => {
                self.problem_at(path, line(error.position), error.message, error.fix);
                return Ok((None, SourceFile::missing(path)));
            }
        };
        if let Some(declared) = self.registry.get(file) {
            canonical(&mut json.value, &declared.schema.shape, &self.words);
        }
        let answers = self.answers_of_json(file, path, &mut json.value);
        let found = self.registry.validate(file, &json.value, self.can_show);
        let is_good = !json.has_duplicates && found.is_empty() && answers.wrong.is_empty();
        if !is_good {
            let positions = Positions::of(&text);
            for wrong in &answers.wrong {
                let position = positions.value(answers.written(&wrong.pointer));
                self.problem_at(path, line(position), &wrong.message, &wrong.fix);
            }
            let duplicates = positions.duplicates();
            let more = duplicates.len().saturating_sub(MOST_DUPLICATES);
            if more > 0 {
                let message = format!("tiedostossa on lisäksi {more} avainta samassa kohdassa kahdesti");
                self.problem_at(path, Place::File, message, "poista toinen kustakin");
            }
            for (pointer, position) in duplicates.iter().take(MOST_DUPLICATES) {
                let key = pointer.rsplit('/').next().unwrap_or_default();
                let message = format!("avain \"{key}\" on samassa kohdassa kahdesti");
                self.problem_at(path, line(*position), message, "poista toinen");
            }
            for Finding {
                pointer, violation, ..
            } in &found
            {
                let position = match violation {
                    Violation::Structure(StructureViolation::UnknownKey { .. }) => {
                        positions.key(answers.written(pointer))
                    }
                    _ => positions.value(answers.written(pointer)),
                };
                self.violation(path, line(position), violation);
            }
        }
        Ok((is_good.then_some(json.value), SourceFile::json(path, text)))
    }

    /// The value as a type of the model.
    fn deserialise<T: DeserializeOwned>(&mut self, value: Value, source: &SourceFile) -> Option<T> {
        match serde_json::from_value(value) {
            Ok(value) => Some(value),
            // The schema is made from the type, so that nothing should be left to find.
            Err(_) => {
                let message = "sisältö ei ole skeeman mukainen";
                self.problem(
                    &source.file,
                    message,
                    "vertaa tiedostoa skeemaan: vuosikello schema",
                );
                None
            }
        }
    }

    /// Reports a rule that is broken at a place.
    pub(crate) fn violation(&mut self, file: &str, place: Place, violation: &Violation) {
        self.problem_at(file, place, violation, violation.fix());
    }

    fn trouble(&mut self, file: &str, trouble: vuosikello_intake::Trouble) {
        self.problem_at(file, trouble.place.into(), trouble.message, trouble.fix);
    }

    /// Reports what a check of the model has found, in the files that it was read from.
    pub(crate) fn report(&mut self, findings: &Findings, origin: &Origin) {
        let problems = findings
            .iter()
            .map(|finding| origin.problem(self.customer, finding));
        self.problems.extend(problems);
    }

    /// What was read, when nothing is wrong.
    pub(crate) fn finish<T>(self, read: T) -> Result<T, Failure> {
        if self.problems.is_empty() {
            Ok(read)
        } else {
            Err(self.failed())
        }
    }

    /// Everything that is wrong, in order.
    pub(crate) fn failed(self) -> Failure {
        let mut problems = self.problems;
        problems.sort();
        problems.dedup();
        Failure::Problems(merged(problems))
    }
}

/// The path of a JSON file of a folder; the root of the workspace has no name.
fn json_path(folder: &str, file: &DataFile) -> String {
    let name = format!("{}.json", file.stem());
    match folder {
        "" => name,
        folder => format!("{folder}/{name}"),
    }
}
