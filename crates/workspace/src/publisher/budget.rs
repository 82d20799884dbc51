//! The slides of a budget day.

use vuosikello_core::{BudgetDay, BudgetVersion, Date};

use super::Publisher;
use crate::Failure;
use crate::batch::Made;
use crate::budget::{self, LoadedBudget};
use crate::folder_writer::FolderWriter;

/// Which slides of a budget are made, and how.
#[derive(Debug, Clone, Copy)]
pub struct BudgetDeckRequest {
    /// The year of the budget; without one, the latest that has the version.
    pub year: Option<i32>,
    /// The version that is presented, beside the one before it.
    pub version: BudgetVersion,
    /// The date on the slides; without one, the day of the version's lock, or else its day in the year's clock.
    pub date: Option<Date>,
    /// Whether a text that is too long for a slide is cut at a sentence, and the whole put into the notes. Otherwise it is an error.
    pub shorten: bool,
}

impl Publisher {
    /// Makes the slides of a version of a customer's budget, in the folder of the budget.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong; or something could not be read or written.
    pub fn budget_deck(&self, id: &str, request: &BudgetDeckRequest) -> Result<Made, Failure> {
        let (year, budget) = self.budget_with(id, request)?;
        let agreement = self.workspace.dossier(id, year)?;
        let day = BudgetDay {
            agreement: agreement.dossier.into_inner(),
            finance: budget.finance.clone(),
            version: request.version,
            date: self.day(id, year, &budget, request)?,
        };
        let day = self.studio.check(day).map_err(|found| {
            let problems = found
                .iter()
                .map(|finding| budget.origin.sources.problem(Some(id), finding));
            Failure::Problems(problems.collect())
        })?;
        let deck = self.studio.budget_deck(&day, request.shorten);
        let (file, notes) = deck.map_err(|errors| self.failed(id, &budget.origin, &[], &errors))?;
        let mut writer = FolderWriter::new(&self.output, budget.origin.folder());
        writer.write(&file.name, &file.bytes)?;
        let made = Made {
            notes,
            ..Made::of_year(id, year)
        };
        let mut made = writer.finish(Ok(()), made)?;
        if budget.finance.risks.is_none() {
            let note = "aineisto täydentyy: riskit (taulukko riskit)";
            made.notes.push(note.to_owned());
        }
        made.notes.extend(budget.remarks);
        Ok(made)
    }

    /// The budget of the year asked for, or of the latest that has the version.
    fn budget_with(&self, id: &str, request: &BudgetDeckRequest) -> Result<(i32, LoadedBudget), Failure> {
        let version = request.version;
        let years = match request.year {
            Some(year) => vec![year],
            None => self.workspace.budget_years(id)?,
        };
        let mut others = Vec::new();
        for year in years.into_iter().rev() {
            let Some(budget) = self.workspace.budget(id, year)? else {
                continue;
            };
            if budget.finance.versions.contains_key(&version) {
                return Ok((year, budget));
            }
            let versions: Vec<&str> = budget
                .finance
                .versions
                .keys()
                .map(|other| other.label())
                .collect();
            if !versions.is_empty() {
                others.push(format!("vuonna {year} {}", versions.join(", ")));
            }
        }
        let folder = match request.year {
            Some(year) => budget::folder(id, year),
            None => budget::home(id),
        };
        let mut message = format!("talousarviota, jossa on versio {version}, ei ole");
        if !others.is_empty() {
            message.push_str(&format!("; on {}", others.join("; ")));
        }
        let stem = version.file_stem();
        let fix = format!("lisää taulukko {stem}, tai valitse toinen versio");
        Err(Failure::of_file(id, &folder, message, fix))
    }

    /// The date on the slides.
    fn day(
        &self,
        id: &str,
        year: i32,
        budget: &LoadedBudget,
        request: &BudgetDeckRequest,
    ) -> Result<Date, Failure> {
        let version = request.version;
        let locked = budget.finance.locks.get(&version).map(|lock| lock.date);
        if let Some(date) = request.date.or(locked) {
            return Ok(date);
        }
        let inventory = self.workspace.inventory(id)?;
        let entries = self.workspace.schedule(&inventory, version.clock_year(year));
        let entry = entries
            .into_iter()
            .find(|entry| entry.entry.id == version.file_stem());
        entry.map(|entry| entry.date).ok_or_else(|| {
            let message = format!("versiolla {version} ei ole päivää vuosikellossa");
            let fix = "anna esityksen päiväys valitsimella --date";
            Failure::of_file(id, budget.origin.folder(), message, fix)
        })
    }
}
