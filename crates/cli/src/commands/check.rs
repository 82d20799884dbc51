//! `vuosikello check`: everything that is wrong in a workspace, at once.

use clap::Args;

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::report;
use crate::selection::Customers;
use crate::values;
use crate::workspace;

/// Tarkista työtilan tiedot ja mallipohjat kirjoittamatta mitään
#[derive(Debug, Args)]
#[command(
    after_help = "Esimerkkejä:\n  vuosikello check\n  vuosikello check --year 2027 --customer RISE --format json"
)]
pub(crate) struct Check {
    /// Vuosi, jonka sopimukset, kokoukset ja talousarviot tarkistetaan; oletuksena kaikki
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: Option<i32>,
    #[command(flatten)]
    customers: Customers,
}

impl Check {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (kinds, publisher) = workspace::open(common)?;
        let ids = self.customers.of(publisher.workspace())?;
        let check = kinds.check(&publisher, &ids, self.year, console)?;
        let report = &check.report;
        report::show_wrong(report, console)?;
        let mut checked: Vec<String> = check
            .counts
            .iter()
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let last = checked.pop().unwrap_or_default();
        let checked = format!("{} ja {last}", checked.join(", "));
        console.line(&match (report.problems.len(), report.failed.len()) {
            (0, 0) => format!("Tarkistettu {checked}: kaikki kunnossa"),
            (problems, failed) => format!("Virheitä {problems}; kunnossa {checked}, virheellisiä {failed}"),
        });
        Ok(report::exit(report))
    }
}
