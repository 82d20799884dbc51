//! `vuosikello due`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{TempDir, agreement, edit, meeting, run_in, small_workspace, whole_example};
use crate::{MINUTES_Q1, PACK_Q1, done, json_of};

/// The rows under a heading, as their cells.
fn under(text: &str, heading: &str) -> Vec<Vec<String>> {
    let lines = text.lines().skip_while(|line| *line != heading).skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    lines
        .map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()))
        .map(|cells| cells.map(str::to_owned).collect())
        .collect()
}

/// The state of the first task with a title, of the customer ESIM on a day.
fn state(root: &Path, on: &str, title: &str) -> String {
    let list = json_of(run_in(
        root,
        &["due", "--on", on, "--customer", "ESIM", "--format", "json"],
    ));
    let tasks = list["tasks"].as_array().unwrap();
    let task = tasks.iter().find(|task| task["title"] == title);
    task.map_or("ei listalla", |task| task["state"].as_str().unwrap())
        .to_owned()
}

const DRAFTS: &str = "Seuraavan vuoden palvelusopimuksen luonnokset";
const FINAL: &str = "Seuraavan vuoden palvelusopimus allekirjoitettavaksi";
const SIGNED: &str = "Seuraavan vuoden palvelusopimus allekirjoitettu ja arkistoitu";

#[test]
fn what_is_due_is_grouped_in_order_and_names_the_command_that_does_it() {
    let example = whole_example();
    let run = done(run_in(example.path(), &["due", "--on", "4.3.2027"]));
    let text = &run.stdout;
    assert!(text.starts_with("Tilanne to 4.3.2027\n"), "{text}");
    let headings: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains(' ') && !line.is_empty())
        .collect();
    assert_eq!(headings, ["Myöhässä", "Nyt", "Tulossa"]);
    let mut late = under(text, "Myöhässä");
    // What meetings have agreed on and nobody has done is late too.
    let actions = late.len();
    late.retain(|row| !row[2].starts_with("Toimenpide "));
    assert!(late.len() < actions, "{text}");
    assert_eq!(
        late[0],
        [
            "ma 30.11.2026",
            "kaikki",
            DRAFTS,
            "vuosikello agreement draft --year 2027 --all"
        ]
    );
    assert_eq!(
        late[late.len() - 1],
        [
            "ke 3.3.2027",
            "KHO",
            PACK_Q1,
            "vuosikello meeting pack --meeting 2027-Q1 --customer KHO"
        ]
    );
    let now = under(text, "Nyt");
    assert_eq!(
        now[0],
        [
            "to 4.3.2027",
            "KKO, VAALIT",
            PACK_Q1,
            "vuosikello meeting pack --meeting 2027-Q1 --customer KKO VAALIT"
        ]
    );
    let coming = under(text, "Tulossa");
    // Minutes of a meeting that has not been held cannot be made yet.
    assert_eq!(
        coming[0],
        ["ke 10.3.2027", "RISE", MINUTES_Q1].map(str::to_owned)[..].to_vec()
    );
}

#[test]
fn what_is_done_is_seen_from_the_files() {
    let workspace = small_workspace();
    let root = workspace.path();
    let one = ["--customer", "ESIM"];
    // Before anything has been made, and before its time.
    for (title, on, expected) in [
        (DRAFTS, "30.9.2026", "ei listalla"),
        (DRAFTS, "2.11.2026", "tulossa"),
        (DRAFTS, "20.11.2026", "ajankohtainen"),
        (DRAFTS, "1.12.2026", "myöhässä"),
        (FINAL, "16.12.2026", "myöhässä"),
        (SIGNED, "23.12.2026", "ajankohtainen"),
        (PACK_Q1, "11.3.2027", "myöhässä"),
        (MINUTES_Q1, "16.3.2027", "tulossa"),
        (MINUTES_Q1, "17.3.2027", "ajankohtainen"),
        (MINUTES_Q1, "19.3.2027", "myöhässä"),
        // After the meeting its material is not waited for any more.
        (PACK_Q1, "18.3.2027", "ei listalla"),
    ] {
        assert_eq!(state(root, on, title), expected, "{title} on {on}");
    }
    done(run_in(
        root,
        &[&["agreement", "draft", "--year", "2027"], &one[..]].concat(),
    ));
    assert_eq!(state(root, "1.12.2026", DRAFTS), "tehty");
    assert_eq!(state(root, "16.12.2026", FINAL), "myöhässä");
    done(run_in(
        root,
        &[&["agreement", "final", "--year", "2027"], &one[..]].concat(),
    ));
    assert_eq!(state(root, "16.12.2026", FINAL), "tehty");
    assert_eq!(state(root, "1.1.2027", SIGNED), "myöhässä");
    done(run_in(
        root,
        &[&["meeting", "pack", "--meeting", "2027-Q1"], &one[..]].concat(),
    ));
    assert_eq!(state(root, "11.3.2027", PACK_Q1), "tehty");
    assert_eq!(state(root, "19.3.2027", MINUTES_Q1), "myöhässä");
    let notes = root.join(meeting("ESIM", "2027-Q1")).join("muistiinpanot.md");
    fs::write(notes, "Alkoi: 13.00\n").unwrap();
    assert_eq!(state(root, "19.3.2027", MINUTES_Q1), "myöhässä");
    done(run_in(
        root,
        &[&["meeting", "minutes", "--meeting", "2027-Q1"], &one[..]].concat(),
    ));
    assert_eq!(state(root, "19.3.2027", MINUTES_Q1), "tehty");
}

#[test]
fn the_commands_of_the_list_do_what_is_due() {
    let workspace = small_workspace();
    let elsewhere = TempDir::new().unwrap();
    let root = workspace.path().to_str().unwrap();
    let due = ["due", "--on", "11.3.2027", "--format", "json", "-w", root];
    let commands = || -> Vec<String> {
        let list = json_of(run_in(elsewhere.path(), &due));
        let tasks = list["tasks"].as_array().unwrap().iter();
        tasks
            .filter_map(|task| Some(task["command"].as_str()?.to_owned()))
            .collect()
    };
    let first = commands();
    let expected = [
        "vuosikello agreement draft --year 2027 --all",
        "vuosikello meeting minutes --meeting 2026-Q4 --all",
        "vuosikello agreement final --year 2027 --all",
        "vuosikello meeting pack --meeting 2027-Q1 --all",
    ];
    assert_eq!(first, expected.map(|command| format!("{command} -w {root}")));
    for command in first {
        let arguments: Vec<&str> = command.split(' ').skip(1).collect();
        done(run_in(elsewhere.path(), &arguments));
    }
    assert_eq!(commands(), [""; 0]);
}

#[test]
fn a_signed_agreement_needs_no_drafts() {
    let workspace = small_workspace();
    let root = workspace.path();
    let file = format!("{}/sopimus.json", agreement("ESIM"));
    edit(root, &file, "\"luonnos\"", "\"allekirjoitettu\"");
    for title in [DRAFTS, FINAL, SIGNED] {
        assert_eq!(state(root, "1.1.2027", title), "tehty", "{title}");
    }
}

#[test]
fn the_list_as_json_has_its_day_tasks_and_problems() {
    let workspace = small_workspace();
    let root = workspace.path();
    let due = ["due", "--on", "17.3.2027", "--days", "0", "--format", "json"];
    let list = json_of(run_in(root, &due));
    assert_eq!(list["on"], "2027-03-17");
    assert_eq!(list["problems"], json!([]));
    let tasks = list["tasks"].as_array().unwrap();
    let last = tasks
        .iter()
        .rfind(|task| !task["title"].as_str().unwrap().starts_with("Toimenpide"));
    assert_eq!(
        last.unwrap(),
        &json!({
            "state": "ajankohtainen",
            "date": "2027-03-31",
            "customers": ["ESIM", "TOINEN"],
            "title": "Taktinen kuukausikokous",
        })
    );
    let minutes = tasks.iter().find(|task| task["title"] == MINUTES_Q1).unwrap();
    assert_eq!(
        minutes["command"],
        "vuosikello meeting minutes --meeting 2027-Q1 --all"
    );
    // What can be read is shown, and what cannot is told.
    fs::write(root.join("asiakkaat/ESIM/asiakas.json"), "{").unwrap();
    let run = run_in(root, &due);
    assert_eq!(run.status, 1, "{run:?}");
    let list: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(list["problems"][0]["file"], "asiakkaat/ESIM/asiakas.json");
    assert!(!list["tasks"].as_array().unwrap().is_empty());
}
