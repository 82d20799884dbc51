//! A new workspace: the files that a program brings, as JSON or as forms.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vuosikello_core::{DataFile, propose_forms};

use super::customer::PROPOSED;
use super::text;
use crate::Failure;
use crate::form::Choices;
use crate::kinds::Kinds;

impl Kinds {
    /// The files of a new workspace, with the name of the organisation where it is given, and as forms where that is asked for.
    ///
    /// # Errors
    /// [`Failure::Form`]
    pub fn begin_workspace<'a>(
        &self,
        files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
        name: Option<&str>,
        as_forms: bool,
    ) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
        let kept = [
            DataFile::CONFIGURATION,
            DataFile::CUSTOMER,
            DataFile::AGREEMENT,
            DataFile::MEETING,
        ];
        let begin = |(path, bytes): (&Path, &[u8])| {
            let stem = path.file_stem().unwrap_or_default();
            let is_json = path.extension().is_some_and(|extension| extension == "json");
            let file = kept.iter().find(|file| is_json && stem == file.stem());
            let value = file.and_then(|file| Some((file, serde_json::from_slice::<Value>(bytes).ok()?)));
            let Some((file, mut value)) = value else {
                return Ok((path.to_owned(), bytes.to_vec()));
            };
            let is_named = *file == DataFile::CONFIGURATION && name.is_some();
            if let Some(name) = name.filter(|_| is_named) {
                value["organisaatio"]["nimi"] = name_of(name);
            }
            Ok(match (as_forms, is_named) {
                (true, _) => {
                    let form = self.form_with(file, &value, &Choices::of(file.stem()))?;
                    (path.with_extension("xlsx"), form)
                }
                (false, true) => (path.to_owned(), text::json(&value).into_bytes()),
                (false, false) => (path.to_owned(), bytes.to_vec()),
            })
        };
        files.into_iter().map(begin).collect()
    }
}

/// A name with its forms by rule, to be confirmed; only the name where no rule knows it.
fn name_of(name: &str) -> Value {
    match propose_forms(name) {
        Some(mut forms) => {
            forms.unconfirmed = Some(PROPOSED.to_owned());
            json!(forms)
        }
        None => json!({ "perusmuoto": name }),
    }
}
