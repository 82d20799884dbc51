//! The agreement of a new year.

use serde_json::{Value, json};
use vuosikello_core::{DataFile, DataFolder, Period};

use super::{Beginning, NewFiles, written};
use crate::batch::Made;
use crate::folder::{DATA_BYTES, Found, extension};
use crate::kinds::Kinds;
use crate::reading::is_read_as;
use crate::{Failure, Workspace};

/// What an agreement has for its own year alone.
const OF_ONE_YEAR: [&str; 5] = ["$schema", "diaarinumero", "paivays", "lahetetty", "jako"];

impl Kinds {
    /// Begins the agreement of a year with what carries over from the newest before it: author, signatories, annexes, clauses, services.
    /// Its state is draft.
    ///
    /// # Errors
    /// [`Failure::Problems`]: a file is there already, or those of the year before have errors; something could not be read or written.
    pub fn begin_year(
        &self,
        workspace: &Workspace,
        beginning: &Beginning<'_>,
        year: i32,
    ) -> Result<Made, Failure> {
        let id = beginning.customer;
        let years = workspace.years(&DataFolder::AGREEMENT, id)?;
        let before = years.into_iter().filter(|known| *known < year).max();
        let folder = DataFolder::AGREEMENT.path(id, Period::Year(year));
        let mut files = NewFiles::of(id);
        let mut value = json!({});
        let mut as_form = beginning.as_forms;
        if let Some(before) = before {
            let old = DataFolder::AGREEMENT.path(id, Period::Year(before));
            as_form = self.uses_forms(workspace, beginning, &old, &DataFile::AGREEMENT)?;
            if let Some(known) = self.value_in(workspace, id, &old, &DataFile::AGREEMENT)? {
                value = known;
            }
            self.copy_table(workspace, &mut files, &DataFile::SERVICES, &old, &folder)?;
        } else {
            files.note(format!(
                "asiakkaalla {id} ei ole aiempaa sopimusta, josta tiedot siirtyisivät"
            ));
            as_form = as_form || self.uses_forms(workspace, beginning, &folder, &DataFile::AGREEMENT)?;
        }
        if let Some(map) = value.as_object_mut() {
            for key in OF_ONE_YEAR {
                map.remove(key);
            }
            map.insert("vuosi".to_owned(), json!(year));
            map.insert("tila".to_owned(), json!("luonnos"));
            if let Some(appropriation) = map.get_mut("maararaha").and_then(Value::as_object_mut) {
                appropriation.remove("summa");
            }
            for annex in map
                .get("liitteet")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                if let Some(file) = annex["tiedosto"].as_str() {
                    files.note(format!("lisää kansioon {folder} tämän vuoden liite {file}"));
                }
            }
        }
        self.add_file(
            workspace,
            &mut files,
            &DataFile::AGREEMENT,
            &value,
            (folder.as_str(), Some(Period::Year(year))),
            as_form,
        )?;
        self.empty_table(workspace, &mut files, &DataFile::BUDGET, &folder, year, as_form)?;
        if before.is_none() {
            self.empty_table(workspace, &mut files, &DataFile::SERVICES, &folder, year, as_form)?;
        }
        if workspace.configuration().year(year).is_none() {
            files.note(match workspace.source.is_form() {
                true => format!(
                    "lisää asetusten (vuosikello.xlsx) välilehdelle Vuodet vuosi {year} ja sen mallien versio"
                ),
                false => {
                    format!("lisää asetuksiin (vuosikello) kohtaan vuodet vuosi {year} ja sen mallien_versio")
                }
            });
        }
        let configuration = workspace.configuration();
        let had_terms = before.is_some_and(|before| configuration.common_terms(before).is_some());
        if had_terms && configuration.common_terms(year).is_none() {
            let place = match workspace.source.is_form() {
                true => "asetusten (vuosikello.xlsx) välilehdelle Vuodet".to_owned(),
                false => format!("asetuksiin (vuosikello) kohtaan vuodet, {year}, yleiset_ehdot"),
            };
            files.note(format!(
                "edellisellä vuodella on yleiset ehdot: lisää {place} niiden diaarinumero, versio ja päiväys, jos ne ovat myös vuonna {year}"
            ));
        }
        written(workspace, files, Period::Year(year))
    }

    /// Copies a table as it is.
    fn copy_table(
        &self,
        workspace: &Workspace,
        files: &mut NewFiles,
        file: &DataFile,
        from: &str,
        to: &str,
    ) -> Result<(), Failure> {
        let Some(declared) = workspace.checker.registry().get(file) else {
            return Ok(());
        };
        let listing = workspace.folder.contents(from)?;
        for name in listing.files().filter(|name| is_read_as(name, declared)) {
            if let Found::File(bytes) = workspace.folder.read(&format!("{from}/{name}"), DATA_BYTES)? {
                files.add(format!("{to}/{name}"), bytes);
            }
        }
        Ok(())
    }

    /// Adds a table without rows, for a person to fill in.
    fn empty_table(
        &self,
        workspace: &Workspace,
        files: &mut NewFiles,
        file: &DataFile,
        folder: &str,
        year: i32,
        as_form: bool,
    ) -> Result<(), Failure> {
        let Some(declared) = workspace.checker.registry().get(file) else {
            return Ok(());
        };
        let name = if as_form {
            format!("{}.xlsx", file.stem())
        } else {
            format!("{}.csv", file.stem())
        };
        let path = format!("{folder}/{name}");
        let bytes = if extension(&name) == "xlsx" {
            let mut choices = crate::form::Choices::of(file.stem());
            self.offer(workspace, &files.customer, Some(Period::Year(year)), &mut choices)?;
            self.form_with(file, &Value::Null, &choices)?
        } else {
            let headings = crate::form::headings(declared).unwrap_or_default();
            // The mark by which Excel knows that the file is UTF-8.
            format!("\u{feff}{}\r\n", headings.join(";")).into_bytes()
        };
        files.ask_for(&path, "rivit");
        files.add(path, bytes);
        Ok(())
    }
}
