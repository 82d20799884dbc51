//! `vuosikello due`: what is late, due and coming, what is done, and the command that does it.

mod task;

use std::path::Path;

use clap::Args;
use serde::Serialize;
use vuosikello::model::{Date, Progress, ScheduledEntry, Timing, schedule};
use vuosikello_workspace::Problem;

use self::task::Task;
use crate::arguments::Common;
use crate::calendar::{day, iso, meeting_dates};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::pick_or_all;
use crate::table;
use crate::today::On;
use crate::values;
use crate::workspace;

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
    /// Asiakkaan tunnus; voi antaa useita; oletuksena kaikki
    #[arg(long, value_name = "TUNNUS", num_args = 1..)]
    customer: Vec<String>,
    /// Kuinka monen päivän päähän tulevia ja tehtyjä näytetään; oletus 60
    #[arg(long, value_name = "PÄIVÄÄ", default_value_t = 60, hide_default_value = true, value_parser = values::days)]
    days: u16,
}

/// The list as JSON.
#[derive(Debug, Serialize)]
struct List<'a> {
    #[serde(serialize_with = "iso")]
    on: Date,
    tasks: &'a [Line],
    problems: &'a [Problem],
}

/// A line of the list: what is to be done on one day, for one customer or several.
#[derive(Debug, Serialize)]
struct Line {
    #[serde(skip)]
    progress: Progress,
    state: &'static str,
    #[serde(serialize_with = "iso")]
    date: Date,
    customers: Vec<String>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<String>,
}

impl Due {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common.workspace.as_deref())?;
        let on = self.on.date();
        let mut tasks = Vec::new();
        let mut unreadable = Vec::new();
        for id in pick_or_all(&self.customer, workspace.customers())? {
            let inventory = workspace.inventory(id)?;
            unreadable.extend(inventory.problems.iter().cloned());
            let Some(customer) = &inventory.customer else {
                continue;
            };
            for year in [on.year() - 1, on.year(), on.year() + 1] {
                let dates = meeting_dates(&inventory, year);
                let entries = schedule(year, workspace.configuration(), Some(customer), &dates);
                let meetings: Vec<&ScheduledEntry> =
                    entries.iter().filter(|entry| is_meeting(entry)).collect();
                tasks.extend(
                    entries
                        .iter()
                        .map(|entry| Task::of(entry, &meetings, &inventory, id, on)),
                );
            }
        }
        tasks.retain(|task| self.shows(task, on));
        let lines = lines(tasks, workspace.customers(), common.workspace.as_deref());
        console.problems(&unreadable);
        console.json(&List {
            on,
            tasks: &lines,
            problems: &unreadable,
        })?;
        show(console, &lines, workspace.customers(), on);
        Ok(if unreadable.is_empty() {
            Exit::Done
        } else {
            Exit::Data
        })
    }

    /// Old things that nothing tells of are left out, and things far off; what is done stays for as long as what is to come.
    fn shows(&self, task: &Task, on: Date) -> bool {
        let left = (task.date.naive() - on.naive()).num_days();
        match task.progress {
            Progress::Late | Progress::Due => true,
            Progress::Past => false,
            Progress::Coming | Progress::Done => left.abs() <= i64::from(self.days),
        }
    }
}

/// Whether an entry is a meeting itself.
fn is_meeting(entry: &ScheduledEntry) -> bool {
    matches!(entry.entry.timing, Timing::Meeting { days: 0, .. })
}

/// The lines of the list in order: what is the same for several customers is one line with one command.
fn lines(tasks: Vec<Task>, all: &[String], workspace: Option<&Path>) -> Vec<Line> {
    let mut groups: Vec<(Task, Vec<String>)> = Vec::new();
    for task in tasks {
        match groups.iter_mut().find(|(first, _)| first.is_same(&task)) {
            Some((_, customers)) => customers.push(task.customer),
            None => groups.push((task.clone(), vec![task.customer])),
        }
    }
    groups.sort_by(|(a, of_a), (b, of_b)| {
        (a.progress, a.date, &a.title, of_a).cmp(&(b.progress, b.date, &b.title, of_b))
    });
    let line = |(task, customers): (Task, Vec<String>)| Line {
        progress: task.progress,
        state: task.progress.label(),
        date: task.date,
        command: task.command.map(|command| {
            let whose = match customers.len() == all.len() {
                true => "--all".to_owned(),
                false => format!("--customer {}", customers.join(" ")),
            };
            let workspace = workspace.map(|path| format!(" -w {}", quoted(path)));
            format!("{command} {whose}{}", workspace.unwrap_or_default())
        }),
        customers,
        title: task.title,
        moved: task.moved,
    };
    groups.into_iter().map(line).collect()
}

/// A path as it can be given to a shell.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-".contains(c);
    if !path.is_empty() && path.chars().all(is_plain) {
        path
    } else {
        format!("\"{path}\"")
    }
}

/// So many customers that are left out are named instead of all the others.
const FEW: usize = 3;

/// Whose a line is: all, all but a few, or those that it names.
fn whose(line: &Line, all: &[String]) -> String {
    let others: Vec<&str> = all
        .iter()
        .filter(|id| !line.customers.contains(id))
        .map(String::as_str)
        .collect();
    match (line.customers.len(), others.len()) {
        (2.., 0) => "kaikki".to_owned(),
        (named, 1..=FEW) if named > 2 * FEW => format!("kaikki paitsi {}", others.join(", ")),
        _ => line.customers.join(", "),
    }
}

fn show(console: &Console, lines: &[Line], all: &[String], on: Date) {
    console.line(&format!("Tilanne {}", day(on)));
    let headings = [
        (Progress::Late, "Myöhässä"),
        (Progress::Due, "Nyt"),
        (Progress::Coming, "Tulossa"),
        (Progress::Done, "Tehty"),
    ];
    for (progress, heading) in headings {
        let lines = lines.iter().filter(|line| line.progress == progress);
        let rows: Vec<Vec<String>> = lines
            .map(|line| {
                let title = match &line.moved {
                    Some(moved) => format!("{}; {moved}", line.title),
                    None => line.title.clone(),
                };
                let command = line.command.clone().unwrap_or_default();
                vec![day(line.date), whose(line, all), title, command]
            })
            .collect();
        if !rows.is_empty() {
            console.line("");
            console.heading(heading);
            table::lines(&rows, &[])
                .iter()
                .for_each(|line| console.line(line));
        }
    }
    if lines.is_empty() {
        console.line("Ei mitään tehtävää.");
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::quoted;

    #[test]
    fn a_path_with_a_space_is_one_argument() {
        assert_eq!(quoted(Path::new("../demo")), "../demo");
        assert_eq!(quoted(Path::new("työtilat/ork 2027")), "\"työtilat/ork 2027\"");
    }
}
