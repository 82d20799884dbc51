//! `vuosikello agreement update`: new data in the drafts that people have edited.

use clap::Args;
use vuosikello::Update;
use vuosikello_workspace::{DraftUpdate, DraftUpdates, Failure as Reason, UpdateState};

use crate::common::Common;
use crate::console::Console;
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::report::show_settled;
use crate::selection::Selection;
use crate::today::On;
use crate::{values, workspace};

/// Vie tietojen muutokset muokattuihin luonnoksiin seurattuina muutoksina
#[derive(Debug, Args)]
#[command(
    after_help = "Mitä tiedoissa ja malleissa on muuttunut luonnoksen tekemisen jälkeen, lisätään Word-tiedostoon seurattuina muutoksina nimellä vuosikello. \
    Kaikki muu tiedostossa säilyy. Jos samoja sanoja on muutettu myös Wordissa, teksti jää ennalleen ja kommentti kertoo uuden arvon. \
    Entinen tiedosto jää viereen; sen nimen lopussa on (ennen päivitystä).\n\n\
    Esimerkkejä:\n  vuosikello agreement update --year 2027 --customer RISE\n  vuosikello agreement update --year 2027 --all --on 1.12.2026"
)]
pub(crate) struct UpdateDrafts {
    /// Sopimusvuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    on: On,
}

impl UpdateDrafts {
    /// The name of the command; it stands among those of `changes`.
    pub(crate) const NAME: &str = "update";

    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (_, publisher) = workspace::open(common)?;
        publisher.workspace().require_year(self.year)?;
        let ids = self.selection.ids(publisher.workspace())?;
        let mut updates = Vec::new();
        for id in ids {
            match publisher.update_drafts(id, self.year, self.on.date()) {
                Ok(of_customer) => updates.push(of_customer),
                Err(Reason::Settled(problem)) if self.selection.is_all() => show_settled(&problem, console),
                Err(failure) => return Err(failure.into()),
            }
        }
        console.json(&updates)?;
        updates
            .iter()
            .for_each(|of_customer| show_customer(of_customer, console));
        let is_skipped = |draft: &DraftUpdate| draft.state == UpdateState::Skipped;
        match updates.iter().flat_map(|it| &it.drafts).any(is_skipped) {
            true => Ok(Exit::Data),
            false => Ok(Exit::Done),
        }
    }
}

/// `päivitetty: 2 seurattua muutosta, 1 ristiriita, ominaisuudet Diaarinumero`
fn updated(update: &Update) -> String {
    let mut parts = Vec::new();
    if update.marks > 0 {
        parts.push(counted(update.marks, "seurattu muutos", "seurattua muutosta"));
    }
    if !update.clashes.is_empty() {
        parts.push(counted(update.clashes.len(), "ristiriita", "ristiriitaa"));
    }
    if !update.properties.is_empty() {
        parts.push(format!("tiedoston ominaisuudet {}", update.properties.join(", ")));
    }
    format!("päivitetty: {}", parts.join(", "))
}

fn show_customer(updates: &DraftUpdates, console: &Console) {
    console.heading(&format!("{} {}", updates.customer, updates.year));
    if updates.drafts.is_empty() {
        console.line("  ei luonnoksia");
    }
    for draft in &updates.drafts {
        let name = draft.file.rsplit('/').next().unwrap_or_default();
        let label = match (draft.state, &draft.update) {
            (UpdateState::Updated, Some(update)) => updated(update),
            (state, _) => state.label().to_owned(),
        };
        match &draft.reason {
            Some(reason) => console.line(&format!("  {name}: {label}: {reason}")),
            None => console.line(&format!("  {name}: {label}")),
        }
        let Some(update) = &draft.update else { continue };
        for clash in &update.clashes {
            let clause = if clash.clause.is_empty() {
                String::new()
            } else {
                format!("{}: ", clash.clause)
            };
            let told = if clash.is_anchored {
                ""
            } else {
                " (ei kommenttia tiedostossa)"
            };
            console.line(&format!(
                "    sekä Wordissa että tiedoissa muutettu: {clause}{clash}{told}"
            ));
        }
        for remark in &update.remarks {
            console.line(&format!("    ei seurattavana muutoksena: {remark}"));
        }
        if let Some(kept) = &draft.kept {
            console.line(&format!(
                "    entinen: {}",
                kept.rsplit('/').next().unwrap_or_default()
            ));
        }
    }
    updates.notes.iter().for_each(|note| console.note(note));
}
