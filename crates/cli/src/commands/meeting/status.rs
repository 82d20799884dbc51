//! `vuosikello meeting status`: what of each meeting is ready, stale or missing.

use chrono::NaiveDate;
use clap::Args;
use vuosikello::model::{Date, MeetingId};
use vuosikello_workspace::MeetingState;

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Customers;
use crate::table;
use crate::today::On;
use crate::values;
use crate::workspace;

/// Näytä, mikä kokousten aineistosta on valmista, vanhentunutta tai puuttuu
#[derive(Debug, Args)]
#[command(
    after_help = "Taulukko on vanhentunut, kun se on poimittu lähdejärjestelmästä sallittua aiemmin (oletus 31 päivää). \
    Poimintapäivä luetaan sarakkeesta poimittu tai, ellei sitä ole, tiedoston muokkausajasta.\n\n\
    Esimerkkejä:\n  vuosikello meeting status\n  vuosikello meeting status --on 1.3.2027 --customer RISE"
)]
pub(crate) struct Status {
    #[command(flatten)]
    on: On,
    /// Kokouksen vuosi ja neljännes; oletuksena seuraavaksi pidettävä kokous
    #[arg(long, value_name = "KOKOUS", value_parser = values::meeting)]
    meeting: Option<MeetingId>,
    #[command(flatten)]
    customers: Customers,
}

impl Status {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common)?;
        let on = self.on.date();
        let states = workspace.meeting_states(&self.customers.of(&workspace)?, self.meeting, on)?;
        console.problems(&states.problems);
        console.json(&states)?;
        console.line(&format!("Tilanne {}", on.with_weekday()));
        states
            .meetings
            .iter()
            .for_each(|state| show(console, state, states.on));
        if !states.without.is_empty() {
            let which = self.meeting.map(|meeting| format!(" {meeting}"));
            let (which, without) = (which.unwrap_or_default(), states.without.join(", "));
            console.line("");
            console.line(&format!("Ei kokousta{which}: {without}"));
        }
        Ok(Exit::of_problems(&states.problems))
    }
}

fn show(console: &Console, state: &MeetingState, on: NaiveDate) {
    let due = state.pack_due.map(|due| {
        let left = (due - on).num_days();
        let due = Date::from(due).with_weekday();
        match left {
            _ if state.date < on => "kokous on pidetty".to_owned(),
            ..0 => format!("aineiston määräpäivä oli {due}"),
            0 => "aineiston määräpäivä on tänään".to_owned(),
            1 => format!("aineiston määräpäivä {due}, 1 päivä"),
            left => format!("aineiston määräpäivä {due}, {left} päivää"),
        }
    });
    console.line("");
    console.heading(&format!(
        "{} {}: kokous {}; {}",
        state.customer,
        state.meeting,
        Date::from(state.date).with_weekday(),
        due.unwrap_or_default()
    ));
    let row = |part: &vuosikello_workspace::PartState| {
        let detail = part.detail.clone().unwrap_or_default();
        vec![format!("  {}", part.part), part.state.to_owned(), detail]
    };
    let rows: Vec<Vec<String>> = state.parts.iter().map(row).collect();
    console.lines(&table::lines(&rows, &[]));
}
