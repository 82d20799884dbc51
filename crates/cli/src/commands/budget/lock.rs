//! `vuosikello budget lock`: records a confirmed version.

use clap::Args;
use vuosikello::model::{BudgetVersion, Date, Lock};
use vuosikello_workspace::{Place, Problem, Workspace};

use crate::arguments::Common;
use crate::batch::{self, Made, MadeFile};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Selection;
use crate::values;
use crate::workspace;
use crate::writing::write_file;

/// Tallenna vahvistetun version luvut, jotta niiden muuttuminen huomataan
#[derive(Debug, Args)]
#[command(
    after_help = "Luvut tallennetaan kansioon asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut. Lukittua versiota ei lukita uudelleen: \
    jos luvut on tarkoitus muuttaa, poista ensin lukitustiedosto. TAE B0 elää, eikä sitä lukita.\n\n\
    Esimerkki:\n  vuosikello budget lock --all --year 2027 --version \"TAE B3\" --date 15.12.2026"
)]
pub(crate) struct LockVersion {
    #[command(flatten)]
    selection: Selection,
    /// Vuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    /// Versio, esimerkiksi "TAE B3" tai TPE1
    #[arg(long, value_name = "VERSIO", value_parser = values::lockable)]
    version: BudgetVersion,
    /// Lukituspäivä
    #[arg(long, value_name = "PÄIVÄ", value_parser = values::date)]
    date: Date,
}

impl LockVersion {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common.workspace.as_deref())?;
        let ids = self.selection.of(workspace.customers())?;
        let report = batch::run(console, &ids, |id| self.lock(&workspace, id));
        report.show(console, "Lukittu")
    }

    /// Records the lines of one customer's version, or finds them recorded already.
    fn lock(&self, workspace: &Workspace, id: &str) -> Result<Made, Failure> {
        let (year, version) = (self.year, self.version);
        let wrong = |file: &str, message: String, fix: &str| {
            Failure::Problems(vec![Problem::new(Some(id), file, Place::File, message, fix)])
        };
        let Some(budget) = workspace.budget_to_lock(id, year, version)? else {
            let folder = format!("asiakkaat/{id}/budjetti/{year}");
            let fix = "luo kansio ja siihen version taulukko";
            return Err(wrong(&folder, format!("vuoden {year} talousarviota ei ole"), fix));
        };
        let Some(lines) = budget.finance.versions.get(&version) else {
            let fix = format!(
                "tallenna version taulukko kansioon nimellä {}",
                version.file_stem()
            );
            return Err(wrong(
                &budget.folder_file(""),
                format!("versiota {version} ei ole"),
                &fix,
            ));
        };
        let file = budget.lock_file(version);
        let path = workspace.root().join(&file);
        let (made, note) = match std::fs::read(&path) {
            Ok(old) => {
                let old = serde_json::from_slice::<Lock>(&old).ok();
                let same = old.filter(|old| old.version == version && old.differences(lines).is_empty());
                let Some(same) = same else {
                    let fix = "palauta version luvut tai poista tämä tiedosto, jos luvut on tarkoitus lukita uudelleen";
                    return Err(wrong(
                        &file,
                        format!("versio {version} on jo lukittu eri luvuin"),
                        fix,
                    ));
                };
                let (path, outcome) = (path.display().to_string(), "ennallaan");
                let note = format!("versio {version} on jo lukittu {} samoin luvuin", same.date);
                (MadeFile { path, outcome }, Some(note))
            }
            Err(_) => {
                let lock = Lock::of(version, self.date, lines);
                let mut bytes =
                    serde_json::to_vec_pretty(&lock).map_err(|error| Failure::Io(error.to_string()))?;
                bytes.push(b'\n');
                write_file(workspace.root(), file.as_ref(), &bytes, |_| false)?
            }
        };
        Ok(Made {
            customer: id.to_owned(),
            year: Some(year),
            meeting: None,
            files: vec![made],
            pages: None,
            notes: note.into_iter().collect(),
        })
    }
}
