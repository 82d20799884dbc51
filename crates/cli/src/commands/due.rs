//! `vuosikello due`: what is late, due and coming, what is done, and the command that does it.

use clap::Args;
use vuosikello::model::{Date, Progress};
use vuosikello_workspace::DueTask;

use crate::commands::progress;
use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Customers;
use crate::table;
use crate::today::On;
use crate::values;
use crate::workspace;

/// So many customers that are left out are named instead of all the others.
const FEW: usize = 3;

/// Näytä, mikä on myöhässä, ajankohtaista, tulossa ja tehty
#[derive(Debug, Args)]
#[command(
    after_help = "Mikä on tehty, nähdään tiedostoista: luonnoksista, lopullisesta sopimuksesta, kokouksen aineistosta ja pöytäkirjasta. \
    Allekirjoitettu sopimus on se, jonka tila (sopimus.json) on allekirjoitettu.\n\n\
    Esimerkkejä:\n  vuosikello due\n  vuosikello due --on 4.3.2027 --customer RISE"
)]
pub(crate) struct Due {
    #[command(flatten)]
    on: On,
    #[command(flatten)]
    customers: Customers,
    /// Kuinka monen päivän päähän tulevia ja tehtyjä näytetään; oletus 60
    #[arg(long, value_name = "PÄIVÄÄ", default_value_t = 60, hide_default_value = true, value_parser = values::days)]
    days: u16,
}

impl Due {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (kinds, workspace) = workspace::read(common)?;
        let on = self.on.date();
        let ids = self.customers.of(&workspace)?;
        let mut list = kinds.due(&workspace, &ids, on, self.days, common.workspace.as_deref())?;
        // Templates with errors keep nobody from seeing what is due.
        if let Ok((kinds, publisher)) = workspace::open(common) {
            kinds.describe(&mut list, &publisher)?;
        }
        console.problems(&list.problems);
        console.json(&list)?;
        console.line(&format!("Tilanne {}", on.with_weekday()));
        for (progress, heading) in [
            (Progress::Late, "Myöhässä"),
            (Progress::Due, "Nyt"),
            (Progress::Coming, "Tulossa"),
            (Progress::Done, "Tehty"),
        ] {
            let tasks = list.tasks.iter().filter(|task| task.progress == progress);
            let rows: Vec<Vec<String>> = tasks.map(|task| row(task, workspace.customers())).collect();
            if !rows.is_empty() {
                console.line("");
                console.heading(heading);
                console.lines(&table::lines(&rows, &[]));
            }
        }
        progress::show(&list.agreements, console);
        if list.tasks.is_empty() {
            console.line("Ei mitään tehtävää.");
        }
        Ok(Exit::of_problems(&list.problems))
    }
}

fn row(task: &DueTask, all: &[String]) -> Vec<String> {
    let title = match &task.moved {
        Some(moved) => format!("{}; {moved}", task.title),
        None => task.title.clone(),
    };
    vec![
        Date::from(task.date).with_weekday(),
        whose(task, all),
        title,
        task.command.clone().unwrap_or_default(),
    ]
}

/// Whose a task is: all, all but a few, or those that it names.
fn whose(task: &DueTask, all: &[String]) -> String {
    let others = all.iter().filter(|id| !task.customers.contains(id));
    let others: Vec<&str> = others.map(String::as_str).collect();
    match (task.customers.len(), others.len()) {
        (0, _) => "yhteinen".to_owned(),
        (2.., 0) => "kaikki".to_owned(),
        (named, 1..=FEW) if named > 2 * FEW => format!("kaikki paitsi {}", others.join(", ")),
        _ => task.customers.join(", "),
    }
}
