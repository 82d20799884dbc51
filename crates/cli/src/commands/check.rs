//! `vuosikello check`: everything that is wrong in a workspace, at once.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use vuosikello_workspace::batch::named_customers;

use crate::commands::check_files;
use crate::common::Common;
use crate::console::Console;
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::report;
use crate::selection::Customers;
use crate::values;
use crate::workspace;

/// Tarkista työtilan tiedot ja mallipohjat, tai sopimuksen Word- ja PDF-tiedostot, kirjoittamatta mitään
#[derive(Debug, Args)]
#[command(
    after_help = "Tiedostoista tarkistetaan, että diaarinumero, vuosi, päiväys ja mallien versio ovat kaikissa samat, liitteet ovat kaikki mukana ja \
    järjestyksessä, taulukot ja viitteet täsmäävät, nimet ovat samat kuin tiedoissa eikä mikään ole jäänyt täyttämättä tai korostetuksi. Tiedot, joihin \
    verrataan, löytyvät työtilasta tiedostojen ominaisuuksien perusteella.\n\n\
    Valitsin -v kertoo jokaisesta taulukosta, miten se ymmärrettiin: välilehti, otsikkorivi, sarakkeet, rivit ja mitä jätettiin pois.\n\n\
    Esimerkkejä:\n  vuosikello check\n  vuosikello check --year 2027 --customer RISE --format json\n  vuosikello check luonnokset/*.docx"
)]
pub(crate) struct Check {
    /// Sopimuksen Word- ja PDF-tiedostoja; ilman niitä tarkistetaan työtila
    #[arg(value_name = "TIEDOSTO", conflicts_with_all = ["year", "customer"])]
    files: Vec<PathBuf>,
    /// Vuosi, jonka sopimukset, kokoukset ja talousarviot tarkistetaan; oletuksena kaikki
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: Option<i32>,
    #[command(flatten)]
    customers: Customers,
}

/// A number of remarks in words: `1 huomautus`, `3 huomautusta`.
fn remarks(count: usize) -> String {
    counted(count, "huomautus", "huomautusta")
}

impl Check {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        if !self.files.is_empty() {
            return check_files::run(&self.files, common, console);
        }
        let (kinds, publisher) = workspace::open(common)?;
        let ids = self.customers.of(publisher.workspace())?;
        let check = kinds.check(&publisher, &ids, self.year, console)?;
        let report = &check.report;
        report::show_wrong(report, console)?;
        console.remarks(&report.advice);
        report::show_remarks(report, console);
        if console.is_verbose() {
            report
                .tables
                .iter()
                .for_each(|table| report::show_table(table, console));
        }
        let notes = report.notes();
        notes.iter().for_each(|note| console.note(note));
        let right = in_words(check.counts.iter().map(|count| count.counted(count.right)));
        let wrong = check.counts.iter().filter(|count| count.wrong > 0);
        let wrong = in_words(wrong.map(|count| count.counted(count.wrong)));
        let errors = report.problems.len() + report.failures.len();
        let whose: BTreeSet<&str> = report.failed.iter().map(String::as_str).collect();
        let remarked = report.advice.len() + report.remarks.len() + notes.len();
        console.line(&match (errors, report.failed.is_empty(), remarked) {
            (0, true, 0) => format!("Tarkistettu {right}: kaikki kunnossa"),
            (0, true, count) => format!("Tarkistettu {right}: ei virheitä, {}", remarks(count)),
            (_, true, _) => format!("Virheitä {errors}; kunnossa {right}"),
            (_, false, _) => {
                let whose: Vec<&str> = whose.into_iter().collect();
                format!(
                    "Virheitä {errors}; kunnossa {right}; virheellisiä {wrong} ({})",
                    named_customers(&whose)
                )
            }
        });
        Ok(report::exit(report))
    }
}

/// Things one after another: `a, b ja c`.
fn in_words(things: impl Iterator<Item = String>) -> String {
    let mut things: Vec<String> = things.collect();
    let last = things.pop().unwrap_or_default();
    match things.as_slice() {
        [] => last,
        before => format!("{} ja {last}", before.join(", ")),
    }
}
