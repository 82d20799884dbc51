//! `vuosikello new`: a customer, a year, a meeting, begun with what carries over.

use clap::{Args, Subcommand};
use vuosikello::model::MeetingId;
use vuosikello_workspace::Beginning;

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::report;
use crate::selection::Selection;
use crate::values;
use crate::workspace;

/// Aloita uusi asiakas, sopimusvuosi tai kokous aiempien tietojen pohjalta
#[derive(Debug, Args)]
pub(crate) struct New {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Aloita uusi asiakas
    #[command(
        after_help = "Nimen taivutusmuodot ehdotetaan säännöillä, ja tarkistus muistuttaa niistä, kunnes ne on vahvistettu.\n\n\
        Esimerkki:\n  vuosikello new customer MALLI --name \"Malliston kunta\" --excel"
    )]
    Customer {
        /// Asiakkaan tunnus
        #[arg(value_name = "TUNNUS")]
        id: String,
        /// Asiakkaan nimi perusmuodossa
        #[arg(long, value_name = "NIMI", value_parser = values::name)]
        name: Option<String>,
        #[command(flatten)]
        form: AsForms,
    },
    /// Aloita vuoden sopimukset edellisten pohjalta
    #[command(after_help = "Esimerkki:\n  vuosikello new year 2028 --all")]
    Year {
        /// Sopimusvuosi
        #[arg(value_name = "VUOSI", value_parser = values::year)]
        year: i32,
        #[command(flatten)]
        selection: Selection,
        #[command(flatten)]
        form: AsForms,
    },
    /// Aloita neljänneksen kokoukset edellisten pohjalta
    #[command(after_help = "Esimerkki:\n  vuosikello new meeting 2028-Q1 --customer RISE")]
    Meeting {
        /// Kokouksen vuosi ja neljännes
        #[arg(value_name = "KOKOUS", value_parser = values::meeting)]
        meeting: MeetingId,
        #[command(flatten)]
        selection: Selection,
        #[command(flatten)]
        form: AsForms,
    },
}

#[derive(Debug, Args)]
struct AsForms {
    /// Kirjoita Excel-lomakkeet; muuten samassa muodossa kuin asiakkaan muut tiedot
    #[arg(long)]
    excel: bool,
}

impl New {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (kinds, workspace) = match &self.what {
            What::Customer { .. } => workspace::read_to_begin(common)?,
            _ => workspace::read(common)?,
        };
        let as_forms = match &self.what {
            What::Customer { form, .. } | What::Year { form, .. } | What::Meeting { form, .. } => form.excel,
        };
        match &self.what {
            What::Customer { id, name, .. } => {
                let made = kinds.begin_customer(&workspace, &of(id, as_forms), name.as_deref())?;
                let mut all = vuosikello_workspace::batch::Report::default();
                all.customers.push(made);
                report::show_new(&all, console)
            }
            What::Year { year, selection, .. } => {
                selection.run_with(&workspace, console, report::show_new, |id| {
                    kinds.begin_year(&workspace, &of(id, as_forms), *year)
                })
            }
            What::Meeting {
                meeting, selection, ..
            } => selection.run_with(&workspace, console, report::show_new, |id| {
                kinds.begin_meeting(&workspace, &of(id, as_forms), *meeting)
            }),
        }
    }
}

fn of(customer: &str, as_forms: bool) -> Beginning<'_> {
    Beginning { customer, as_forms }
}
