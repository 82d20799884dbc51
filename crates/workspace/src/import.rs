//! Exports taken into a workspace: which table a file is, which column means what, and where it belongs.
//!
//! What is guessed is shown before anything is written. What has been confirmed is kept in the table `sarakkeet` of the workspace, which people can change, and
//! which every later reading uses.

mod csv_line;
mod guess;
mod rules;
mod sum;
mod write;

use serde::Serialize;
use serde_json::Value;
use vuosikello_core::{ColumnRule, CustomerId, DataFile, DataFolder, Declaration, Period, Rhythm, fold_name};
use vuosikello_intake::{ColumnReason, Grid, Table};

use crate::batch::MadeFile;
use crate::folder::stem;
use crate::reading::{CUSTOMER, Reading, has_customers, may_be_for_all};
use crate::table::Columns;
use crate::{Failure, Problem, Workspace, meant};

/// What is taken in, and where to.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportRequest<'a> {
    /// The name of the file, maybe with folders of the workspace before it.
    pub file: &'a str,
    /// The content of the file.
    pub bytes: &'a [u8],
    /// The name of the table, where it is not to be guessed.
    pub table: Option<&'a str>,
    /// The customer, where neither the file nor its folder says it.
    pub customer: Option<&'a str>,
    /// The year or the meeting, where neither the name of the file nor its folder says it.
    pub period: Option<Period>,
    /// Whether rows that differ only by their description are summed: lines of a ledger.
    pub sum: bool,
    /// Whether the table and the new rules are written.
    pub save: bool,
}

/// What was understood of a file, and what was written.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct Imported {
    /// The name of the table.
    pub table: String,
    /// Where the table belongs, from the root of the workspace; `None` when it is not known whose or of which time it is.
    pub target: Option<String>,
    /// The columns, from left to right.
    pub columns: Vec<ImportedColumn>,
    /// How many rows the table has.
    pub rows: usize,
    /// What a person must know, in Finnish.
    pub remarks: Vec<String>,
    /// What is wrong with the data.
    pub problems: Vec<Problem>,
    /// The files that were written.
    pub files: Vec<MadeFile>,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ImportedColumn {
    /// The letters of the column.
    pub column: String,
    /// Its heading.
    pub heading: String,
    /// The key of the table's column; `None` when it is not read.
    pub key: Option<String>,
    /// Whether the key was guessed, and is kept as a rule when the table is saved.
    pub is_guess: bool,
}

/// A file read as a table.
pub(crate) struct Candidate<'a> {
    pub declared: &'a Declaration,
    pub read: Table,
    /// The rules that were guessed.
    pub rules: Vec<ColumnRule>,
}

impl Workspace {
    /// Understands an export, and writes it as a table of the workspace where that is asked for: the whole of it or nothing, and never over a table that a person
    /// has brought or changed.
    ///
    /// # Errors
    /// [`Failure::Problems`]: the file cannot be read, is like no table or like several, or the table is there already; what is wrong with single values is in
    /// the result, and then nothing is written.
    pub fn import(&self, request: &ImportRequest<'_>) -> Result<Imported, Failure> {
        let mut reading = Reading::of(self, None);
        let grids =
            grids(request).map_err(|(message, fix)| Failure::of_file(None, request.file, message, fix))?;
        let candidate = self.best(request, &grids, &reading)?;
        let Candidate {
            declared,
            mut read,
            rules,
        } = candidate;
        let columns = self.columns_of(declared);
        let shown = shown(&read, &rules);
        let is_for_all = !has_own_customers(declared) && has_customers(&read);
        let target = self.target(request, declared, has_customers(&read));
        let before = reading.problems.len();
        for trouble in std::mem::take(&mut read.trouble) {
            reading.problem_at(request.file, trouble.place.into(), trouble.message, trouble.fix);
        }
        if read.has_rows {
            reading.refine(request.file, declared, &columns, &mut read);
            let rows = without_customers(&read.value, is_for_all);
            reading.validate_rows(request.file, declared, &rows, &read.places);
            if request.sum {
                let count = |rows: &Value| rows.as_array().map_or(0, Vec::len);
                let lines = count(&read.value);
                sum::sum(&mut read.value, declared);
                let told = format!("{lines} riviä laskettiin yhteen {} riviksi", count(&read.value));
                read.remarks.push(told);
            }
        }
        let problems = reading.problems.split_off(before);
        let mut imported = Imported {
            table: declared.file.stem().to_owned(),
            target: target
                .as_ref()
                .map(|folder| format!("{folder}/{}.csv", declared.file.stem())),
            columns: shown,
            rows: read.value.as_array().map_or(0, Vec::len),
            remarks: std::mem::take(&mut read.remarks),
            problems,
            files: Vec::new(),
        };
        if request.save && imported.problems.is_empty() {
            let Some(folder) = target else {
                let message = "ei ole tiedossa, minkä asiakkaan tai ajan taulukko on";
                let fix = "anna valitsimet --customer ja --year tai --meeting";
                return Err(Failure::of_file(None, request.file, message, fix));
            };
            imported.files = write::write(self, &folder, declared, &read.value, &rules)?;
        }
        imported.problems.sort();
        Ok(imported)
    }

    /// How the columns of a table may be headed.
    fn columns_of<'a>(&'a self, declared: &'a Declaration) -> Columns<'a> {
        match declared.schema.shape.item() {
            Some(record) if declared.file != DataFile::SURVEY => {
                Columns::of(record, declared.summed.as_deref())
            }
            _ => self.survey.columns(),
        }
    }

    /// The folder that the table belongs in.
    fn target(
        &self,
        request: &ImportRequest<'_>,
        declared: &Declaration,
        has_customers: bool,
    ) -> Option<String> {
        let folder = declared.file.folder();
        let (home, _) = request.file.rsplit_once('/').unwrap_or_default();
        let words = format!("{home} {}", stem(request.file));
        let named = self.customers().iter().find(|id| {
            let mut words = words.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word == id.as_str())
        });
        let customer = request.customer.or(named.map(String::as_str));
        let period = request.period.or_else(|| period_in(&words));
        let rhythm = folder.rhythm()?;
        let period = match (rhythm, period?) {
            (Rhythm::Yearly, period) => Period::Year(period.year()),
            (Rhythm::Quarterly, period @ Period::Quarter(_)) => period,
            (Rhythm::Quarterly, Period::Year(year)) if has_customers => Period::Year(year),
            _ => return None,
        };
        let is_shared = *folder == DataFolder::SHARED;
        match customer.filter(|id| CustomerId::parse(id).is_ok()) {
            _ if is_shared => Some(folder.path("", period)),
            Some(customer) if matches!((rhythm, period), (Rhythm::Yearly, _) | (_, Period::Quarter(_))) => {
                Some(folder.path(customer, period))
            }
            None if has_customers && may_be_for_all(self.checker.registry(), declared) => {
                Some(DataFolder::SHARED.path("", Period::Year(period.year())))
            }
            _ => None,
        }
    }
}

/// The sheets of a file.
fn grids(request: &ImportRequest<'_>) -> Result<Vec<Grid>, (String, String)> {
    let grids = match request.bytes.starts_with(b"PK") || request.bytes.starts_with(&[0xd0, 0xcf]) {
        true => vuosikello_intake::read_xlsx(request.bytes),
        false => vuosikello_intake::read_csv(request.bytes).map(|grid| vec![grid]),
    };
    grids.map_err(|trouble| (trouble.message, trouble.fix))
}

/// The meeting, or else the year, that stands in a text.
fn period_in(text: &str) -> Option<Period> {
    let meeting = text
        .split([' ', '/', '(', ')', '_'])
        .find_map(|word| vuosikello_core::MeetingId::parse(word).ok());
    let year = || {
        meant::year(text)
            .and_then(|year| year.parse().ok())
            .map(Period::Year)
    };
    meeting.map(Period::Quarter).or_else(year)
}

/// Whether a column of customers is one of the table's own.
fn has_own_customers(declared: &Declaration) -> bool {
    let record = declared.schema.shape.item();
    record.is_some_and(|record| record.field(CUSTOMER).is_some())
}

/// The rows as the schema of the table has them.
fn without_customers(rows: &Value, is_for_all: bool) -> Value {
    let mut rows = rows.clone();
    if is_for_all {
        let objects = rows
            .as_array_mut()
            .into_iter()
            .flatten()
            .filter_map(Value::as_object_mut);
        objects.for_each(|row| {
            row.remove(CUSTOMER);
        });
    }
    rows
}

/// The columns as a person sees them.
fn shown(read: &Table, rules: &[ColumnRule]) -> Vec<ImportedColumn> {
    let is_guess = |heading: &str| {
        rules
            .iter()
            .any(|rule| fold_name(&rule.heading) == fold_name(heading))
    };
    let taken = read.account.columns.iter().map(|taken| {
        let column = ImportedColumn {
            column: taken.column.to_string(),
            heading: vuosikello_core::one_line(&taken.heading),
            key: Some(taken.key.clone()),
            is_guess: is_guess(&taken.heading),
        };
        (taken.column, column)
    });
    let left = read
        .account
        .columns_left
        .iter()
        .filter(|left| left.reason != ColumnReason::Nameless);
    let left = left.map(|left| {
        let column = ImportedColumn {
            column: left.column.to_string(),
            heading: vuosikello_core::one_line(&left.heading),
            key: None,
            is_guess: false,
        };
        (left.column, column)
    });
    let mut columns: Vec<_> = taken.chain(left).collect();
    columns.sort_by_key(|(at, _)| *at);
    columns.into_iter().map(|(_, column)| column).collect()
}
