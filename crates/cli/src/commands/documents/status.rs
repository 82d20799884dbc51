//! `vuosikello meeting status`: what of the material is ready, stale or missing.

use chrono::NaiveDate;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use vuosikello::model::{Date, Rhythm};
use vuosikello_workspace::{Help, Kind, PartState, State};

use super::options::{period, period_arg, with_help};
use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Customers;
use crate::table;
use crate::today::On;
use crate::workspace;

pub(super) fn command(kind: &Kind, help: &Help) -> Command {
    let default = match kind.rhythm() {
        Rhythm::Yearly => "seuraava, tai viimeisin",
        Rhythm::Quarterly => "seuraavaksi pidettävä kokous",
    };
    let period = period_arg(kind.rhythm(), Some(default));
    let command = On::augment_args(Command::new("status")).arg(period);
    with_help(Customers::augment_args(command), help)
}

/// Shows how far the documents of a kind are, for each customer.
pub(super) fn run(
    kind: &str,
    matches: &ArgMatches,
    common: &Common,
    console: &Console,
) -> Result<Exit, Failure> {
    let (kinds, workspace) = workspace::read(common)?;
    let kind = kinds.get(kind)?;
    let (on, period) = (On::from_arg_matches(matches)?.date(), period(matches));
    let customers = Customers::from_arg_matches(matches)?;
    let states = kinds.states(&workspace, &kind.name, &customers.of(&workspace)?, period, on)?;
    console.problems(&states.problems);
    console.json(&states)?;
    console.line(&format!("Tilanne {}", on.with_weekday()));
    for state in &states.states {
        show(console, kind, state, states.on);
    }
    if !states.without.is_empty() {
        let which = period.map(|period| format!(" {period}")).unwrap_or_default();
        console.line("");
        console.line(&format!(
            "Ei {}{which}: {}",
            kind.partitive,
            states.without.join(", ")
        ));
    }
    Ok(Exit::of_problems(&states.problems))
}

fn show(console: &Console, kind: &Kind, state: &State, on: NaiveDate) {
    let due = state.pack_due.map(|due| {
        let left = (due - on).num_days();
        let due = Date::from(due).with_weekday();
        match left {
            _ if state.date.is_some_and(|date| date < on) => format!("{} on pidetty", kind.name),
            ..0 => format!("aineiston määräpäivä oli {due}"),
            0 => "aineiston määräpäivä on tänään".to_owned(),
            1 => format!("aineiston määräpäivä {due}, 1 päivä"),
            left => format!("aineiston määräpäivä {due}, {left} päivää"),
        }
    });
    let date = state
        .date
        .map(|date| format!(" {}", Date::from(date).with_weekday()));
    console.line("");
    console.heading(&format!(
        "{} {}: {}{}; {}",
        state.customer,
        state.period,
        kind.name,
        date.unwrap_or_default(),
        due.unwrap_or_default()
    ));
    let row = |part: &PartState| {
        let detail = part.detail.clone().unwrap_or_default();
        vec![format!("  {}", part.part), part.state.to_owned(), detail]
    };
    let rows: Vec<Vec<String>> = state.parts.iter().map(row).collect();
    console.lines(&table::lines(&rows, &[]));
}
