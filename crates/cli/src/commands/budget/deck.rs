//! `vuosikello budget deck`: the slides of a budget day.

use std::path::Path;

use clap::Args;
use vuosikello::model::{BudgetVersion, Date, schedule};
use vuosikello::{BudgetDay, PackFile};
use vuosikello_workspace::{LoadedBudget, Place, Problem};

use crate::arguments::Common;
use crate::batch::{self, Made};
use crate::calendar::meeting_dates;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::problem;
use crate::selection::Selection;
use crate::values;
use crate::workspace::{Opened, open};
use crate::writing::write_file;

/// Tee talousarviopäivän esitys: versio verrattuna edelliseen
#[derive(Debug, Args)]
#[command(
    after_help = "Esitys kirjoitetaan kansioon asiakkaat/<tunnus>/budjetti/<vuosi>. Muokattua esitystä ei korvata. Esityksen päiväys on \
    lukituspäivä, tai sen puuttuessa vuosikellon mukainen määräpäivä.\n\n\
    Esimerkkejä:\n  vuosikello budget deck --customer RISE --version TPE1\n  vuosikello budget deck --all --year 2027 --version \"TAE B3\""
)]
pub(crate) struct MakeDeck {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    wanted: Wanted,
}

/// Which deck, and how it is made.
#[derive(Debug, Args)]
pub(crate) struct Wanted {
    /// Vuosi; oletuksena viimeisin, jolla on tämä versio
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    pub(crate) year: Option<i32>,
    /// Versio, esimerkiksi "TAE B3" tai TPE1
    #[arg(long, value_name = "VERSIO", value_parser = values::version)]
    pub(crate) version: BudgetVersion,
    /// Esityksen päiväys
    #[arg(long, value_name = "PÄIVÄ", value_parser = values::date)]
    pub(crate) date: Option<Date>,
    /// Lyhennä dialle liian pitkä teksti virkkeen kohdalta ja jätä se kokonaan muistiinpanoihin
    #[arg(long)]
    pub(crate) shorten: bool,
}

impl MakeDeck {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let opened = open(common.workspace.as_deref())?;
        let ids = self.selection.of(opened.workspace.customers())?;
        let report = batch::run(console, &ids, |id| {
            self.wanted.write(&opened, opened.workspace.root(), id)
        });
        report.show(console, "Esitykset tehty")
    }
}

impl Wanted {
    /// Writes the deck of one customer.
    pub(crate) fn write(&self, opened: &Opened, base: &Path, id: &str) -> Result<Made, Failure> {
        let (year, budget) = self.budget(opened, id)?;
        let agreement = opened.workspace.dossier(id, year)?;
        let day = BudgetDay {
            agreement: &agreement.dossier,
            finance: &budget.finance,
            version: self.version,
            date: self.day(opened, id, year, &budget)?,
            shorten: self.shorten,
        };
        let (file, mut notes) = opened.studio.budget_deck(&day).map_err(|errors| {
            Failure::Problems(problem::of_errors(&opened.workspace, &budget, id, &errors))
        })?;
        let is_ours = |old: &[u8]| PackFile::is_untouched(&file.name, old);
        let path = budget.folder_file(&file.name);
        let (made, note) = write_file(base, Path::new(&path), &file.bytes, is_ours)?;
        notes.extend(note);
        if budget.finance.risks.is_none() {
            notes.push("aineisto täydentyy: riskit (taulukko riskit)".to_owned());
        }
        notes.extend(budget.remarks);
        Ok(Made {
            customer: id.to_owned(),
            year: Some(year),
            meeting: None,
            files: vec![made],
            pages: None,
            notes,
        })
    }

    /// The budget of the year asked for, or of the latest that has the version.
    fn budget(&self, opened: &Opened, id: &str) -> Result<(i32, LoadedBudget), Failure> {
        let mut years = match self.year {
            Some(year) => vec![year],
            None => opened.workspace.budget_years(id)?,
        };
        years.reverse();
        let mut others = Vec::new();
        for year in years {
            let Some(budget) = opened.workspace.budget(id, year)? else {
                continue;
            };
            if budget.finance.versions.contains_key(&self.version) {
                return Ok((year, budget));
            }
            let versions: Vec<String> = budget.finance.versions.keys().map(ToString::to_string).collect();
            if !versions.is_empty() {
                others.push(format!("vuonna {year} {}", versions.join(", ")));
            }
        }
        let folder = match self.year {
            Some(year) => format!("asiakkaat/{id}/budjetti/{year}"),
            None => format!("asiakkaat/{id}/budjetti"),
        };
        let mut message = format!("talousarviota, jossa on versio {}, ei ole", self.version);
        if !others.is_empty() {
            message.push_str(&format!("; on {}", others.join("; ")));
        }
        let fix = format!(
            "lisää taulukko {}, tai valitse toinen versio",
            self.version.file_stem()
        );
        Err(Failure::Problems(vec![Problem::new(
            Some(id),
            &folder,
            Place::File,
            message,
            fix,
        )]))
    }

    /// The date on the slides: the one asked for, the day of the lock, or the day in the year's clock.
    fn day(&self, opened: &Opened, id: &str, year: i32, budget: &LoadedBudget) -> Result<Date, Failure> {
        let locked = budget.finance.locks.get(&self.version).map(|lock| lock.date);
        if let Some(date) = self.date.or(locked) {
            return Ok(date);
        }
        let inventory = opened.workspace.inventory(id)?;
        // A budget is made in the year before its own, forecasts in the year itself, the closing in the year after.
        let clock = match self.version {
            BudgetVersion::TaeB0 | BudgetVersion::TaeB1 | BudgetVersion::TaeB2 | BudgetVersion::TaeB3 => {
                year - 1
            }
            BudgetVersion::Tpe1 | BudgetVersion::Tpe2 => year,
            BudgetVersion::Closing => year + 1,
        };
        let dates = meeting_dates(&inventory, clock);
        let configuration = opened.workspace.configuration();
        let entries = schedule(clock, configuration, inventory.customer.as_ref(), &dates);
        let day = entries
            .iter()
            .find(|entry| entry.entry.id == self.version.file_stem())
            .map(|entry| entry.date);
        day.ok_or_else(|| {
            let message = format!("versiolla {} ei ole päivää vuosikellossa", self.version);
            let fix = "anna esityksen päiväys valitsimella --date";
            Failure::Problems(vec![Problem::new(
                Some(id),
                &budget.folder_file(""),
                Place::File,
                message,
                fix,
            )])
        })
    }
}
