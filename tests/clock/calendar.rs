//! `vuosikello calendar`: dates in all formats.

use crate::support::{edit, meeting, run_in, small_workspace};
use crate::{MINUTES_Q1, PACK_Q1, done, json_of};

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
