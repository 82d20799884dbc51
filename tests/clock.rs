//! The year's clock on the command line: what is due, the calendar, the status of meetings, and locking a budget.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{Run, agreement, edit, meeting, run_in, small_workspace, whole_example};

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{run:?}");
    run
}

fn json_of(run: Run) -> Value {
    serde_json::from_str(&done(run).stdout).unwrap()
}

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
const PACK_Q1: &str = "Seurantaryhmän aineisto Q1";
const MINUTES_Q1: &str = "Seurantaryhmän pöytäkirja Q1";

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
    assert_eq!(headings, ["Myöhässä", "Nyt", "Tulossa", "Tehty"]);
    let late = under(text, "Myöhässä");
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
    assert_eq!(
        tasks.last().unwrap(),
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

#[test]
fn a_day_off_moves_to_the_working_day_before_and_the_move_is_shown() {
    let workspace = small_workspace();
    let root = workspace.path();
    let run = done(run_in(root, &["calendar", "--year", "2026"]));
    for (from, to, why) in [
        ("28.2.2026", "pe 27.2.2026", "lauantai"),
        ("31.10.2026", "pe 30.10.2026", "pyhäinpäivä"),
        ("15.11.2026", "pe 13.11.2026", "sunnuntai"),
    ] {
        let said = format!("siirretty päivästä {from} ({why})");
        let line = run.stdout.lines().find(|line| line.contains(&said));
        let line = line.unwrap_or_else(|| panic!("{said}: {}", run.stdout));
        assert!(line.starts_with(to), "{line}");
    }
    let run = done(run_in(root, &["due", "--on", "20.1.2027"]));
    let line = run
        .stdout
        .lines()
        .find(|line| line.contains("siirretty"))
        .unwrap();
    assert!(
        line.starts_with("pe 29.1.2027") && line.contains("31.1.2027 (sunnuntai)"),
        "{line}"
    );
    let list = json_of(run_in(root, &["calendar", "--year", "2026", "--format", "json"]));
    let moved = list
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["date"] == "2026-10-30");
    assert_eq!(moved.unwrap()["moved_from"], "2026-10-31");
}

#[test]
fn exact_dates_and_those_of_meetings_go_before_the_table_of_the_year() {
    let workspace = small_workspace();
    let root = workspace.path();
    let line = |arguments: &[&str], title: &str| {
        let run = done(run_in(
            root,
            &[&["calendar", "--year", "2027"], arguments].concat(),
        ));
        let found = run.stdout.lines().find(|line| line.contains(title));
        found
            .unwrap_or_else(|| panic!("{title}: {}", run.stdout))
            .to_owned()
    };
    assert!(line(&[], "Seuraavan vuoden talousarvioesitys TAE B1").starts_with("pe 19.3.2027"));
    assert!(line(&[], "Seurantaryhmän kokous Q1").starts_with("ma 15.3.2027"));
    let own = ["--customer", "ESIM"];
    assert!(line(&own, "Seurantaryhmän kokous Q1").starts_with("ke 17.3.2027"));
    assert!(line(&own, PACK_Q1).starts_with("ke 10.3.2027"));
    assert!(line(&own, MINUTES_Q1).starts_with("to 18.3.2027"));
}

#[test]
fn the_calendar_is_a_table_in_markdown() {
    let workspace = small_workspace();
    let run = done(run_in(
        workspace.path(),
        &["calendar", "--year", "2027", "--format", "md"],
    ));
    let mut lines = run.stdout.lines();
    assert_eq!(lines.next(), Some("| Päivä | Aihe | Mitä |"));
    assert_eq!(lines.next(), Some("|---|---|---|"));
    assert!(lines.clone().count() > 30);
    for line in lines {
        assert_eq!(line.matches('|').count(), 4, "{line}");
        assert!(line.starts_with("| ") && line.ends_with(" |"), "{line}");
    }
}

/// The properties of each event of an iCalendar file, its lines unfolded.
fn events(ics: &str) -> Vec<Vec<(String, String)>> {
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    for line in ics.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    let unfolded = ics.replace("\r\n ", "");
    let mut events = Vec::new();
    let mut open: Option<Vec<(String, String)>> = None;
    for line in unfolded.split("\r\n") {
        match line {
            "BEGIN:VEVENT" => assert!(open.replace(Vec::new()).is_none()),
            "END:VEVENT" => events.push(open.take().unwrap()),
            line => {
                if let Some(event) = &mut open {
                    let (name, value) = line.split_once(':').unwrap();
                    event.push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }
    assert!(open.is_none());
    events
}

#[test]
fn the_calendar_is_an_icalendar_file_whose_events_keep_their_ids() {
    let workspace = small_workspace();
    let root = workspace.path();
    let ics = [
        "calendar",
        "--year",
        "2027",
        "--customer",
        "ESIM",
        "--format",
        "ics",
    ];
    let before = done(run_in(root, &ics)).stdout;
    let list = events(&before);
    let json = json_of(run_in(root, &[&ics[..6], &["json"]].concat()));
    assert_eq!(list.len(), json.as_array().unwrap().len());
    let get = |event: &Vec<(String, String)>, name: &str| {
        let of_name: Vec<&str> = event
            .iter()
            .filter(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
            .collect();
        assert_eq!(of_name.len(), 1, "{name} of {event:?}");
        of_name[0].to_owned()
    };
    let mut ids: Vec<String> = list.iter().map(|event| get(event, "UID")).collect();
    for (event, entry) in list.iter().zip(json.as_array().unwrap()) {
        assert_eq!(
            get(event, "SUMMARY").replace('\\', ""),
            entry["title"].as_str().unwrap()
        );
        let day = entry["date"].as_str().unwrap().replace('-', "");
        assert_eq!(get(event, "DTSTART;VALUE=DATE"), day);
        get(event, "DTSTAMP");
    }
    ids.sort();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    let moved = list
        .iter()
        .find(|event| get(event, "UID").starts_with("kuukausikokous-2027-01-"));
    let about = get(moved.unwrap(), "DESCRIPTION");
    assert!(
        about.ends_with("\\nPäivä on siirretty päivästä 31.1.2027 (sunnuntai)."),
        "{about}"
    );
    // Another day of the meeting moves the same events.
    let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q1"));
    edit(
        root,
        &file,
        "\"paivays\": \"17.3.2027\"",
        "\"paivays\": \"16.3.2027\"",
    );
    let after = done(run_in(root, &ics)).stdout;
    assert!(before != after);
    let mut of_other_day: Vec<String> = events(&after).iter().map(|event| get(event, "UID")).collect();
    of_other_day.sort();
    assert_eq!(of_other_day, ids);
}

#[test]
fn the_status_says_what_is_ready_stale_and_missing_and_when_the_pack_is_due() {
    let example = whole_example();
    let root = example.path();
    let status = |on: &str, customer: &str| {
        done(run_in(
            root,
            &["meeting", "status", "--on", on, "--customer", customer],
        ))
        .stdout
    };
    let rows = |text: &str| -> Vec<String> {
        let rows = text.lines().filter(|line| line.starts_with("  "));
        rows.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    let text = status("8.3.2027", "ORK");
    assert!(
        text.contains("ORK 2027-Q1: kokous ke 17.3.2027; aineiston määräpäivä ke 10.3.2027, 2 päivää"),
        "{text}"
    );
    let expected = [
        "edellisen kokouksen pöytäkirja valmis tehdään muistiinpanoista",
        "talousarvio valmis",
        "toteuma valmis poimittu 26.2.2027",
        "palvelutilanne vanhentunut poimittu 22.1.2027",
        "kehitystarpeet valmis poimittu 26.2.2027",
        "projektit valmis poimittu 26.2.2027",
        "kokouksen aineisto puuttuu",
    ];
    assert_eq!(rows(&text), expected);
    let text = status("8.3.2027", "VAALIT");
    assert!(text.contains("aineiston määräpäivä oli to 4.3.2027"), "{text}");
    for missing in ["talousarvio puuttuu", "toteuma puuttuu", "projektit puuttuu"] {
        assert!(rows(&text).contains(&missing.to_owned()), "{missing}: {text}");
    }
    assert!(rows(&status("8.3.2027", "SY")).contains(&"kysely puuttuu".to_owned()));
    assert!(status("10.3.2027", "ORK").contains("aineiston määräpäivä on tänään"));
    assert!(status("9.3.2027", "ORK").contains("ke 10.3.2027, 1 päivä\n"));
    assert!(status("18.3.2027", "ORK").contains("kokous on pidetty"));
    done(run_in(
        root,
        &[
            "meeting",
            "pack",
            "--meeting",
            "2027-Q1",
            "--customer",
            "ORK",
            "-q",
        ],
    ));
    let text = status("8.3.2027", "ORK");
    assert!(
        rows(&text).contains(&"kokouksen aineisto valmis".to_owned()),
        "{text}"
    );
    assert!(
        rows(&text).contains(&"edellisen kokouksen pöytäkirja valmis".to_owned()),
        "{text}"
    );
    // The meeting to be held next is the one shown.
    assert!(status("1.4.2027", "RISE").contains("RISE 2027-Q2: kokous ti 8.6.2027"));
    let run = done(run_in(
        root,
        &["meeting", "status", "--on", "8.3.2027", "--meeting", "2027-Q2"],
    ));
    let without = "Ei kokousta 2027-Q2: KHO, KKO, OEV, OM, OMHY, OPV, ORK, SY, TIV, UO, VAALIT";
    assert!(run.stdout.contains(without), "{}", run.stdout);
}

#[test]
fn the_status_as_json_has_meetings_and_problems() {
    let workspace = small_workspace();
    let root = workspace.path();
    let status = ["meeting", "status", "--on", "8.3.2027", "--format", "json"];
    let states = json_of(run_in(root, &status));
    assert_eq!(states["on"], "2027-03-08");
    let first = &states["meetings"][0];
    assert_eq!(first["customer"], "ESIM");
    assert_eq!(first["meeting"], "2027-Q1");
    assert_eq!(first["date"], "2027-03-17");
    assert_eq!(first["pack_due"], "2027-03-10");
    assert_eq!(
        first["parts"][3],
        json!({ "part": "palvelutilanne", "state": "valmis", "detail": "poimittu 26.2.2027" })
    );
    let table = format!("{}/palvelutilanne.csv", meeting("ESIM", "2027-Q1"));
    edit(root, &table, "huomioitavaa", "keltainen");
    let run = run_in(root, &status);
    assert_eq!(run.status, 1, "{run:?}");
    let states: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(states["problems"][0]["place"]["cell"], "B3");
    assert_eq!(states["meetings"].as_array().unwrap().len(), 2);
}

#[test]
fn a_version_is_locked_once() {
    let workspace = small_workspace();
    let root = workspace.path();
    let lock = |customer: &[&str], date: &str| {
        let version = [
            "budget",
            "lock",
            "--year",
            "2027",
            "--version",
            "TAE B3",
            "--date",
            date,
        ];
        run_in(root, &[&version[..], customer].concat())
    };
    let file = root.join("asiakkaat/ESIM/budjetti/2027/lukitut/tae-b3.json");
    let run = done(lock(&["--customer", "ESIM"], "18.12.2026"));
    assert!(
        run.stdout.contains("Lukittu: 1 asiakkaalle, 1 tiedosto\n"),
        "{}",
        run.stdout
    );
    let written = fs::read(&file).unwrap();
    let recorded: Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(recorded["versio"], "TAE B3");
    assert_eq!(recorded["lukittu"], "18.12.2026");
    assert_eq!(recorded["rivit"].as_array().unwrap().len(), 6);
    // The same figures on another day: nothing to do, and all the others are locked.
    let run = done(lock(&["--all"], "31.12.2026"));
    let note = "ESIM: versio TAE\u{a0}B3 on jo lukittu 18.12.2026 samoin luvuin";
    assert!(run.stderr.contains(note), "{}", run.stderr);
    assert!(
        root.join("asiakkaat/TOINEN/budjetti/2027/lukitut/tae-b3.json")
            .exists()
    );
    assert!(fs::read(&file).unwrap() == written);
    // Other figures: the lock stays, and what has changed is an error.
    edit(
        root,
        "asiakkaat/ESIM/budjetti/2027/tae-b3.csv",
        "42 100,00",
        "42 100,01",
    );
    let run = lock(&["--customer", "ESIM"], "31.12.2026");
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("lukitut/tae-b3.json")
            && run.stderr.contains("versio TAE\u{a0}B3 on jo lukittu eri luvuin")
            && run.stderr.contains("poista tämä tiedosto"),
        "{}",
        run.stderr
    );
    assert!(fs::read(&file).unwrap() == written);
    assert_eq!(run_in(root, &["check"]).status, 1);
    fs::remove_file(&file).unwrap();
    done(lock(&["--customer", "ESIM"], "31.12.2026"));
    done(run_in(root, &["check"]));
}

#[test]
fn what_cannot_be_locked_is_refused() {
    let workspace = small_workspace();
    let root = workspace.path();
    let lock = |year: &str, version: &str| {
        let command = ["budget", "lock", "--customer", "ESIM", "--date", "18.12.2026"];
        run_in(
            root,
            &[&command[..], &["--year", year, "--version", version]].concat(),
        )
    };
    for (year, version, status, words) in [
        ("2027", "TAE B0", 2, "TAE\u{a0}B0 elää, eikä sitä lukita"),
        ("2027", "TAE B4", 2, "lukittavat versiot ovat TAE\u{a0}B1"),
        ("2027", "TPE 1", 1, "versiota TPE\u{a0}1 ei ole"),
        ("2028", "TAE B3", 1, "vuoden 2028 talousarviota ei ole"),
    ] {
        let run = lock(year, version);
        assert_eq!(run.status, status, "{run:?}");
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    assert!(!root.join("asiakkaat/ESIM/budjetti/2027/lukitut").exists());
}
