//! A file of data in whichever way it is kept: as JSON, or as a form that people fill in with Excel.

use std::sync::Arc;

use serde_json::Value;
use vuosikello_core::{
    DataFile, StructureViolation, Violation, fold_name, one_line, pointer_step, shortened,
};

use super::table_files::FORM;
use super::{Reading, Remark, SourceFile, json_path};
use crate::Failure;
use crate::folder::{DATA_BYTES, Found, Listing, extension, stem};
use crate::form::{self, Layout};
use crate::json;
use crate::problem::Place;
use crate::table::canonical;

/// So many texts that are not read are named.
const MOST_TOLD: usize = 5;

/// The form of a file among those of a folder.
pub(crate) fn form_in<'a>(listing: &'a Listing, file: &DataFile) -> Option<&'a str> {
    let name = fold_name(file.stem());
    listing
        .files()
        .find(|entry| fold_name(stem(entry)) == name && extension(entry) == FORM)
}

impl Reading<'_> {
    /// The value of a file that must be there; `None` when something is wrong with it.
    pub(crate) fn value(
        &mut self,
        file: &DataFile,
        folder: &str,
    ) -> Result<(Option<Value>, Arc<SourceFile>), Failure> {
        self.once(&json_path(folder, file), |reading| {
            let (value, source) = reading.read_value(file, folder)?;
            Ok((value, Arc::new(source)))
        })
    }

    fn read_value(&mut self, file: &DataFile, folder: &str) -> Result<(Option<Value>, SourceFile), Failure> {
        let json = json_path(folder, file);
        let listing = self.folder.contents(folder)?;
        let Some(name) = form_in(&listing, file) else {
            return self.json_value(file, &json);
        };
        let path = match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let json_name = format!("{}.json", file.stem());
        if listing.files().any(|other| other == json_name) {
            let message = format!("samat tiedot ovat myös tiedostossa {json}");
            self.problem(
                &path,
                message,
                format!("pidä niistä toinen: {name} tai {json_name}"),
            );
            return Ok((None, SourceFile::missing(path)));
        }
        self.form_value(file, path)
    }

    /// The value of a file of a folder, whatever is wrong with it, and where it stands; `None` when there is none that can be read.
    pub(crate) fn raw_value(
        &mut self,
        file: &DataFile,
        folder: &str,
    ) -> Result<Option<(Value, String)>, Failure> {
        let listing = self.folder.contents(folder)?;
        let json_name = format!("{}.json", file.stem());
        let path = format!("{folder}/{}", form_in(&listing, file).unwrap_or(&json_name));
        let Found::File(bytes) = self.folder.read(&path, DATA_BYTES)? else {
            return Ok(None);
        };
        let value = if path.ends_with(".json") {
            let text = String::from_utf8(bytes).unwrap_or_default();
            let json = json::parse(text.trim_start_matches('\u{feff}'));
            json.ok().map(|json| json.value)
        } else {
            let layout = self.registry.get(file).and_then(Layout::of);
            let read = layout.zip(vuosikello_intake::read_xlsx(&bytes).ok());
            read.map(|(layout, sheets)| form::read(&layout, &sheets).value)
        };
        Ok(value.map(|value| (value, path)))
    }

    /// The value of a form.
    fn form_value(&mut self, file: &DataFile, path: String) -> Result<(Option<Value>, SourceFile), Failure> {
        let Some(layout) = self.registry.get(file).and_then(Layout::of) else {
            let fix = format!("kirjoita tiedot tiedostoon {}.json", file.stem());
            self.problem(&path, "tällä tiedostolla ei ole lomaketta", fix);
            return Ok((None, SourceFile::missing(path)));
        };
        let Some(bytes) = self.bytes(&path, DATA_BYTES, "")? else {
            return Ok((None, SourceFile::missing(path)));
        };
        let mut sheets = match vuosikello_intake::read_xlsx(&bytes) {
            Ok(read) => read,
            Err(trouble) => {
                self.trouble(&path, trouble);
                return Ok((None, SourceFile::missing(path)));
            }
        };
        let before = self.problems.len();
        for sheet in &mut sheets {
            for trouble in std::mem::take(&mut sheet.trouble) {
                self.trouble(&path, trouble);
            }
        }
        let mut read = form::read(&layout, &sheets);
        self.tell_unread(&path, &read.unread);
        for sheet in &sheets {
            if let Some(told) = vuosikello_intake::commented(sheet) {
                let name = sheet.sheet.as_deref().unwrap_or_default();
                self.tables.remark(Remark {
                    customer: self.customer.map(str::to_owned),
                    file: path.clone(),
                    message: format!("välilehti \"{name}\": {told}"),
                });
            }
        }
        for form::Trouble { place, message, fix } in read.trouble {
            self.problem_at(&path, place, message, fix);
        }
        if let Some(declared) = self.registry.get(file) {
            canonical(&mut read.value, &declared.schema.shape, &self.words);
        }
        for finding in self.registry.validate(file, &read.value, self.can_show) {
            let mut violation = finding.violation.in_cell();
            let pointer = match &mut violation {
                Violation::Structure(StructureViolation::EmptyCell { column, .. }) => {
                    let pointer = format!("{}/{}", finding.pointer, pointer_step(column));
                    *column = label_of(&pointer);
                    pointer
                }
                _ => finding.pointer,
            };
            // A cell that holds something else has been told.
            if !read.places.is_told(&pointer) {
                let place = read.places.locate(&pointer);
                let (message, fix) = (violation.to_string(), violation.fix());
                self.problem_at(&path, place, form::in_form(&message), form::in_form(&fix));
            }
        }
        let is_good = self.problems.len() == before;
        Ok((is_good.then_some(read.value), SourceFile::form(path, read.places)))
    }

    /// Tells of texts that stand where a form is not read; they may be somebody's notes, or values in the wrong place.
    fn tell_unread(&self, path: &str, unread: &[(Place, String)]) {
        let named = unread.iter().take(MOST_TOLD);
        let named = named.map(|(place, text)| format!("{place} (\"{}\")", shortened(&one_line(text), 40)));
        let mut named = named.collect::<Vec<_>>().join("; ");
        match unread.len().saturating_sub(MOST_TOLD) {
            0 if named.is_empty() => return,
            0 => {}
            more => named.push_str(&format!(" ja {more} muuta")),
        }
        self.tables.remark(Remark {
            customer: self.customer.map(str::to_owned),
            file: path.to_owned(),
            message: format!("lomakkeen solujen ulkopuolella on tekstiä, jota ei lueta: {named}"),
        });
    }
}

/// The label of a value in a form: that of its row, or of its column in the sheet of its list.
fn label_of(pointer: &str) -> String {
    let keys: Vec<&str> = pointer.split('/').skip(1).collect();
    let is_number = |key: &&str| key.bytes().all(|byte| byte.is_ascii_digit());
    let in_item = keys.iter().rposition(is_number).map_or(0, |at| at + 1);
    form::path_label(keys.get(in_item..).unwrap_or_default().iter().copied())
}
