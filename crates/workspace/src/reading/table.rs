//! Reading a table, in whichever form it is kept.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;
use vuosikello_core::{
    DataFile, Declaration, Provenance, StructureViolation, SurveyAnswer, SurveySettings, Violation, fold_name,
};
use vuosikello_intake::{Places, Wanted};

use super::origin::Origin;
use super::table_files::{READ, files, holds, is_lookalike, path_of, year_of};
use super::tables_read::TableRead;
use super::whose::{CUSTOMER, has_customers, wanted_customers};
use super::{Read, Reading, Remark, SourceFile};
use crate::Failure;
use crate::export::Export;
use crate::folder::{DATA_BYTES, Listing, extension};
use crate::table::Columns;

/// Reads the tables of a folder one after another.
pub(crate) struct TableReader<'a, 'b> {
    pub folder: &'a Listing,
    pub reading: &'a mut Reading<'b>,
    /// The files that have been read.
    pub origin: Origin,
    /// When those that are taken out of source systems were taken out.
    pub exports: Vec<Export>,
}

impl<'a, 'b> TableReader<'a, 'b> {
    pub(crate) fn new(folder: &'a Listing, reading: &'a mut Reading<'b>) -> Self {
        Self {
            folder,
            reading,
            origin: Origin::of(&folder.path),
            exports: Vec::new(),
        }
    }

    /// The rows of a table.
    pub(crate) fn table<T: DeserializeOwned>(&mut self, file: &DataFile) -> Result<Read<Vec<T>>, Failure> {
        let registry = self.reading.registry;
        let Some(table) = registry.get(file) else {
            return Ok(Read::Failed);
        };
        let value = self.any(table)?;
        Ok(value.and_then(|value| self.reading.deserialise(value, self.origin.source(file))))
    }

    /// The value of a table or of a JSON file.
    pub(crate) fn any(&mut self, declared: &Declaration) -> Result<Read<Value>, Failure> {
        let file = &declared.file;
        let (value, source) = match declared.schema.shape.item() {
            Some(record) => {
                let columns = Columns::of(record, declared.summed.as_deref());
                let (value, source) = self.value(declared, columns)?;
                (value, Arc::new(source))
            }
            None if !declared.is_required && !holds(self.folder, declared) => return Ok(Read::Absent),
            None => {
                let (value, source) = self.reading.value(file, &self.folder.path)?;
                (value.map_or(Read::Failed, Read::Value), source)
            }
        };
        self.origin.insert(file.clone(), source);
        Ok(value)
    }

    /// The answers to the survey.
    pub(crate) fn survey(
        &mut self,
        columns: Columns<'_>,
        settings: &SurveySettings,
    ) -> Result<Read<Vec<SurveyAnswer>>, Failure> {
        let registry = self.reading.registry;
        let Some(table) = registry.get(&DataFile::SURVEY) else {
            return Ok(Read::Failed);
        };
        let (value, source) = self.value(table, columns)?;
        self.origin.insert(table.file.clone(), source);
        Ok(value.and_then(|value| Some(settings.answers(&value))))
    }

    fn value(
        &mut self,
        table: &Declaration,
        columns: Columns<'_>,
    ) -> Result<(Read<Value>, SourceFile), Failure> {
        let (value, source) = self.reading.table_value(self.folder, table, columns)?;
        if let Read::Value(rows) = &value
            && table.provenance != Provenance::Kept
        {
            let export = Export::of(table, &source.file, rows, self.reading.folder)?;
            self.exports.push(export);
        }
        Ok((value, source))
    }
}

impl Reading<'_> {
    fn table_value(
        &mut self,
        folder: &Listing,
        table: &Declaration,
        columns: Columns<'_>,
    ) -> Result<(Read<Value>, SourceFile), Failure> {
        let name = table.file.stem();
        let (path, is_for_all) = match self.table_file(folder, table)? {
            Read::Value(found) => found,
            other => {
                let none = SourceFile::missing(path_of(folder, name));
                return Ok((other.and_then(|_| None), none));
            }
        };
        if !is_for_all {
            self.tell_common_rows(folder, table, &columns, &path)?;
        }
        self.value_of(folder, table, &columns, path, is_for_all)
    }

    /// Tells of rows of the customer in a file for all customers, which do not count beside its own file.
    fn tell_common_rows(
        &self,
        folder: &Listing,
        table: &Declaration,
        columns: &Columns<'_>,
        own: &str,
    ) -> Result<(), Failure> {
        let (Some(workspace), Some(common)) = (self.workspace, self.file_for_all(folder, table)?) else {
            return Ok(());
        };
        // What is wrong with a file that does not count keeps nothing from being made.
        let mut aside = Reading::of(workspace, self.customer);
        let (value, _) = aside.value_of(folder, table, columns, common.clone(), true)?;
        let message = match value.value().as_ref().and_then(Value::as_array) {
            Some(rows) if rows.is_empty() => return Ok(()),
            Some(rows) => format!(
                "luetaan asiakkaan oma tiedosto; sen rivejä on myös tiedostossa {common} ({}), eikä niitä lueta",
                rows.len()
            ),
            None => {
                format!("luetaan asiakkaan oma tiedosto; tiedostossa {common} on virheitä, eikä sitä lueta")
            }
        };
        self.tables.remark(Remark {
            customer: self.customer.map(str::to_owned),
            file: own.to_owned(),
            message,
        });
        Ok(())
    }

    /// The rows of a file.
    fn value_of(
        &mut self,
        folder: &Listing,
        table: &Declaration,
        columns: &Columns<'_>,
        path: String,
        is_for_all: bool,
    ) -> Result<(Read<Value>, SourceFile), Failure> {
        let name = table.file.stem();
        let extension = extension(&path);
        if extension == "json" {
            let (value, source) = self.json_value(&table.file, &path)?;
            return Ok((value.map_or(Read::Failed, Read::Value), source));
        }
        let Some(bytes) = self.bytes(&path, DATA_BYTES, "")? else {
            return Ok((Read::Failed, SourceFile::missing(path)));
        };
        let grids = match extension.as_str() {
            "csv" => vuosikello_intake::read_csv(&bytes).map(|grid| vec![grid]),
            _ => vuosikello_intake::read_xlsx(&bytes),
        };
        let before = self.problems.len();
        let grids = match grids {
            Ok(grids) => grids,
            Err(trouble) => {
                self.trouble(&path, trouble);
                return Ok((Read::Failed, SourceFile::missing(path)));
            }
        };
        let mut wanted = columns.wanted(name, year_of(&folder.path), &self.words);
        "vuosikello import ehdottaa, mikä sarake on mikä".clone_into(&mut wanted.if_missing);
        self.apply_rules(table, &mut wanted);
        if table.file.folder().is_of_customer() {
            wanted_customers(&mut wanted, &grids, is_for_all);
        }
        let mut read = vuosikello_intake::read(&grids, &wanted);
        if read.has_rows {
            let is_declared = columns.record.field(CUSTOMER).is_some();
            if let Some(workspace) = self.workspace.filter(|_| has_customers(&read)) {
                let customers = workspace.customer_references(self)?;
                self.keep_own_rows(&customers, is_declared, is_for_all, &mut read);
            }
            self.refine(&path, table, columns, &mut read);
        }
        self.tables.note(TableRead {
            customer: self.customer.filter(|_| !is_for_all).map(str::to_owned),
            file: path.clone(),
            account: read.account,
            remarks: read.remarks,
        });
        for trouble in read.trouble {
            self.trouble(&path, trouble);
        }
        if !read.has_rows {
            return Ok((Read::Failed, SourceFile::missing(path)));
        }
        self.validate_rows(&path, table, &read.value, &read.places);
        let value = if self.problems.len() > before {
            Read::Failed
        } else {
            Read::Value(read.value)
        };
        Ok((value, SourceFile::table(path, read.places)))
    }

    /// Tells what is wrong with the rows of a table by its schema, in the cells that they were read from.
    pub(crate) fn validate_rows(&mut self, path: &str, table: &Declaration, rows: &Value, places: &Places) {
        for finding in self.registry.validate(&table.file, rows, self.can_show) {
            let violation = finding.violation.in_cell();
            let pointer = match &violation {
                Violation::Structure(StructureViolation::EmptyCell { column, .. }) => {
                    // A cell that is unusable or has no column has been told.
                    if !places.is_empty_cell(&finding.pointer, column) {
                        continue;
                    }
                    format!("{}/{column}", finding.pointer)
                }
                _ => finding.pointer,
            };
            self.violation(path, places.locate(&pointer).into(), &violation);
        }
    }

    /// Adds to what is wanted of a table what the workspace's rules say of headings.
    pub(crate) fn apply_rules(&self, table: &Declaration, wanted: &mut Wanted) {
        let name = fold_name(table.file.stem());
        for rule in self.rules.iter().filter(|rule| fold_name(&rule.table) == name) {
            let Some(key) = &rule.column else {
                wanted.ignored.push(rule.heading.clone());
                continue;
            };
            let columns = wanted.columns.iter_mut().filter(|column| column.key == *key);
            columns.for_each(|column| column.names.push(rule.heading.clone()));
        }
    }

    /// The path of the file that holds a table, and whether it is one for all customers; reports none, unless there need not be one, and several.
    fn table_file(&mut self, folder: &Listing, table: &Declaration) -> Result<Read<(String, bool)>, Failure> {
        let name = table.file.stem();
        let found = files(folder, &table.file, &READ);
        let other = files(folder, &table.file, &["xls", "ods", "xlsm", "xlsb", "txt", "tsv"]);
        let lookalike = || {
            folder
                .entries
                .iter()
                .find(|entry| is_lookalike(entry, folder, &table.file, self.registry))
        };
        let (file, message, fix) = match (found.as_slice(), other.first()) {
            ([file], _) => return Ok(Read::Value((path_of(folder, file), false))),
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
                None => match self.file_for_all(folder, table)? {
                    Some(path) => return Ok(Read::Value((path, true))),
                    None if !table.is_required => return Ok(Read::Absent),
                    None => (
                        name,
                        format!("taulukko {name} puuttuu"),
                        format!("lisää kansioon {name}.xlsx, {name}.csv tai {name}.json"),
                    ),
                },
            },
        };
        self.problem(&path_of(folder, file), message, fix);
        Ok(Read::Failed)
    }
}
