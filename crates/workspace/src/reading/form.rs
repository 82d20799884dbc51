//! A file of data in whichever way it is kept: as JSON, or as a form that people fill in with Excel.

use serde_json::Value;
use vuosikello_core::{DataFile, StructureViolation, Violation, fold_name, pointer_step};

use super::{Reading, SourceFile, json_path};
use crate::Failure;
use crate::folder::{DATA_BYTES, Found, Listing, extension, stem};
use crate::form::{self, Layout};
use crate::json;
use crate::table::canonical;

/// The extension of a form.
pub(super) const FORM: &str = "xlsx";

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
    ) -> Result<(Option<Value>, SourceFile), Failure> {
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
        for form::Trouble { place, message, fix } in read.trouble {
            self.problem_at(&path, place, message, fix);
        }
        if let Some(declared) = self.registry.get(file) {
            canonical(&mut read.value, &declared.schema.shape, &self.words);
        }
        for finding in self.registry.validate(file, &read.value, self.can_show) {
            let violation = finding.violation.in_cell();
            let pointer = match &violation {
                Violation::Structure(StructureViolation::EmptyCell { column, .. }) => {
                    format!("{}/{}", finding.pointer, pointer_step(column))
                }
                _ => finding.pointer,
            };
            // A cell that holds something else has been told.
            if !read.places.is_told(&pointer) {
                self.violation(&path, read.places.locate(&pointer), &violation);
            }
        }
        let is_good = self.problems.len() == before;
        Ok((is_good.then_some(read.value), SourceFile::form(path, read.places)))
    }
}
