//! `vuosikello agreement status`: how far the agreements of a year are.

use clap::Args;
use vuosikello::model::Date;
use vuosikello_workspace::{AgreementProgress, EditedDraft, Problem, TermsState};

use crate::common::Common;
use crate::console::Console;
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::selection::Customers;
use crate::{table, values, workspace};

/// Näytä, missä vaiheessa vuoden sopimukset ovat: luonnoksista arkistoon
#[derive(Debug, Args)]
#[command(
    after_help = "Muokatut luonnokset ja niiden avoimet muutokset ja kommentit luetaan Word-tiedostoista, ja muu tiedostosta sopimus.json (tila, lahetetty).\n\n\
    Esimerkkejä:\n  vuosikello agreement status --year 2027\n  vuosikello agreement status --year 2027 --customer RISE --format json"
)]
pub(crate) struct AgreementStatus {
    /// Sopimusvuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    #[command(flatten)]
    customers: Customers,
}

impl AgreementStatus {
    /// The name of the command, and of those that it stands among.
    pub(crate) const NAME: &str = "status";
    pub(crate) const GROUP: &str = "agreement";

    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (kinds, publisher) = workspace::open(common)?;
        publisher.workspace().require_year(self.year)?;
        let ids = self.customers.of(publisher.workspace())?;
        let agreements = kinds.agreement_progress(&publisher, &ids, self.year)?;
        let problems: Vec<Problem> = agreements.iter().flat_map(|it| it.problems.clone()).collect();
        console.problems(&problems);
        console.json(&agreements)?;
        show(&agreements, console);
        Ok(Exit::of_problems(&problems))
    }
}

/// A table of agreements for each year, and what is to be known of their drafts.
pub(crate) fn show(agreements: &[AgreementProgress], console: &Console) {
    for of_year in agreements.chunk_by(|a, b| a.year == b.year) {
        let year = of_year.first().map_or(0, |agreement| agreement.year);
        console.line("");
        console.heading(&format!("Sopimukset {year}"));
        let rows: Vec<Vec<String>> = of_year.iter().map(row).collect();
        console.lines(&table::lines(&rows, &[]));
        if let Some(terms) = of_year.iter().find_map(|agreement| agreement.common_terms) {
            let fix = match terms {
                TermsState::Missing | TermsState::Stale => {
                    format!("; tee ne: vuosikello agreement terms --year {year}")
                }
                _ => String::new(),
            };
            console.line(&format!("Yleiset ehdot {year}: {}{fix}", terms.label()));
        }
        for agreement in of_year {
            for note in &agreement.notes {
                console.note(&format!("{}: {note}", agreement.customer));
            }
        }
    }
}

fn row(agreement: &AgreementProgress) -> Vec<String> {
    let state = agreement.state.unwrap_or("ei tietoja");
    let sent = agreement.sent.map(|date| format!(", lähetetty {date}"));
    let open = [
        (agreement.open_changes, "avoin muutos", "avointa muutosta"),
        (agreement.open_comments, "kommentti", "kommenttia"),
    ];
    let open = open.into_iter().filter(|(count, ..)| *count > 0);
    let open: Vec<String> = open.map(|(count, one, many)| counted(count, one, many)).collect();
    vec![
        agreement.customer.clone(),
        format!("{state}{}", sent.unwrap_or_default()),
        match agreement.drafts {
            0 => "ei luonnoksia".to_owned(),
            count => counted(count, "luonnos", "luonnosta"),
        },
        edited(&agreement.edited),
        open.join(", "),
        match (agreement.has_signed_pdf, agreement.finals.is_empty()) {
            (true, _) => "allekirjoitettu PDF paikallaan".to_owned(),
            (_, true) => "ei PDF:ää".to_owned(),
            (_, false) => "PDF tehty".to_owned(),
        },
    ]
}

/// `2 muokattu: Hilma Kuvitelma, Paavo Näytemäki 3.12.2026`
fn edited(drafts: &[EditedDraft]) -> String {
    if drafts.is_empty() {
        return "ei muokattu".to_owned();
    }
    let mut names: Vec<&str> = drafts
        .iter()
        .flat_map(|draft| &draft.by)
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    names.dedup();
    let last = drafts.iter().filter_map(|draft| draft.at).max();
    let last = last.map(|at| Date::from(at.date()).to_string());
    // A file may tell neither.
    let about = [names.join(", "), last.unwrap_or_default()];
    let about: Vec<&str> = about
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    match about.is_empty() {
        true => format!("{} muokattu", drafts.len()),
        false => format!("{} muokattu: {}", drafts.len(), about.join(" ")),
    }
}
