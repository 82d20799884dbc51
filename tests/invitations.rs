//! Invitations that went out: moved and cancelled meetings, and what is secret.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::Path;

use support::{Run, edit, run_in, small_workspace};

const MEETING: &str = "asiakkaat/ESIM/kokoukset/2027-Q1";

fn pack(root: &Path) -> Run {
    let run = run_in(
        root,
        &["meeting", "pack", "--meeting", "2027-Q1", "--customer", "ESIM"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    run
}

fn file(root: &Path, name: &str) -> String {
    let path = root.join(MEETING).join("aineisto").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The value of the first content line of a name.
fn value<'a>(ics: &'a str, name: &str) -> &'a str {
    let line = ics
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .unwrap_or_default();
    line.trim_start_matches([':', ';'])
}

fn change(root: &Path, from: &str, to: &str) {
    edit(root, &format!("{MEETING}/kokous.json"), from, to);
}

#[test]
fn a_meeting_that_is_moved_is_a_later_version_of_its_invitation() {
    let workspace = small_workspace();
    let root = workspace.path();
    pack(root);
    let first = file(root, "01-kutsu.ics");
    assert_eq!(value(&first, "SEQUENCE"), "0");
    let text = fs::read_to_string(root.join(MEETING).join("kokous.json")).unwrap();
    let starts = text.lines().find(|line| line.contains("\"alkaa\"")).unwrap();
    change(root, starts, "  \"alkaa\": \"7.15\",");
    let run = pack(root);
    assert!(
        run.stderr.contains(
            "kutsu on muuttunut edellisestä (alkamisaika): lähetä se uudelleen (kutsun versio on nyt 1)"
        ),
        "{run:?}"
    );
    let second = file(root, "01-kutsu.ics");
    assert_eq!(value(&second, "SEQUENCE"), "1");
    assert_eq!(value(&second, "UID"), value(&first, "UID"));
    assert!(value(&second, "DTSTAMP") > value(&first, "DTSTAMP"));
    assert!(file(root, "01-kutsu.txt").contains("Kutsua on päivitetty, ja tämä korvaa aiemman."));
    // The same again is the same.
    let run = pack(root);
    assert!(!run.stderr.contains("kutsu on muuttunut"), "{run:?}");
    assert_eq!(file(root, "01-kutsu.ics"), second);
    // An invitation of another meeting in the folder is of no account.
    let other = second
        .replace("seurantaryhma-2027-q1-", "seurantaryhma-2026-q1-")
        .replace("SEQUENCE:1", "SEQUENCE:9");
    fs::write(root.join(MEETING).join("aineisto/01-muu.ics"), other).unwrap();
    pack(root);
    assert_eq!(file(root, "01-kutsu.ics"), second);
}

#[test]
fn a_meeting_that_is_cancelled_is_taken_out_of_calendars_and_of_the_clock() {
    let workspace = small_workspace();
    let root = workspace.path();
    pack(root);
    change(
        root,
        "\"kokous\": \"2027-Q1\",",
        "\"kokous\": \"2027-Q1\", \"tila\": \"peruttu\",",
    );
    let run = pack(root);
    let ics = file(root, "01-peruutus.ics");
    assert!(
        ics.contains("METHOD:CANCEL\r\n")
            && ics.contains("STATUS:CANCELLED\r\n")
            && ics.contains("SEQUENCE:1\r\n"),
        "{ics}"
    );
    assert!(
        file(root, "01-peruutus.txt").starts_with("Aihe: Peruttu: "),
        "{run:?}"
    );
    assert!(run.stdout.contains("1 asiakkaalle, 2 tiedostoa"), "{run:?}");
    let minutes = run_in(
        root,
        &["meeting", "minutes", "--meeting", "2027-Q1", "--customer", "ESIM"],
    );
    assert_eq!(minutes.status, 1, "{minutes:?}");
    assert!(
        minutes.stderr.contains("kokous 2027-Q1 on peruttu"),
        "{minutes:?}"
    );
    let due = run_in(root, &["due", "--on", "10.3.2027", "--customer", "ESIM"]);
    assert!(
        !due.stdout.contains("2027-Q1") && !due.stdout.contains("kokous Q1"),
        "{due:?}"
    );
    let status = run_in(
        root,
        &["meeting", "status", "--on", "10.3.2027", "--customer", "ESIM"],
    );
    assert!(!status.stdout.contains("2027-Q1"), "{status:?}");
    let calendar = run_in(root, &["calendar", "--year", "2027", "--customer", "ESIM"]);
    assert!(!calendar.stdout.contains("Q1"), "{calendar:?}");
    // Held after all, it is a later version again.
    change(root, " \"tila\": \"peruttu\",", "");
    pack(root);
    assert_eq!(value(&file(root, "01-kutsu.ics"), "SEQUENCE"), "2");
}

/// The parts of an Office file, by name.
fn parts(path: &Path) -> Vec<(String, String)> {
    let bytes = fs::read(path).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut entry = archive.by_index(i).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut text).unwrap();
            (name, String::from_utf8_lossy(&text).into_owned())
        })
        .collect()
}

#[test]
fn what_is_secret_says_so_in_every_file_and_on_every_printed_page() {
    let workspace = small_workspace();
    let root = workspace.path();
    change(
        root,
        "\"kokous\": \"2027-Q1\",",
        "\"kokous\": \"2027-Q1\", \"luokitus\": { \"luokka\": \"Salassa pidettävä\", \"lainkohta\": \"JulkL 24 § 1 mom. 7 k\" },",
    );
    pack(root);
    let mark = "Salassa pidettävä (JulkL 24 § 1 mom. 7 k)";
    let material = root.join(MEETING).join("aineisto");
    let ics = file(root, "01-kutsu.ics");
    assert!(ics.contains("CLASS:CONFIDENTIAL\r\n"), "{ics}");
    assert!(
        ics.replace("\r\n ", "").contains(&format!("DESCRIPTION:{mark}")),
        "{ics}"
    );
    assert!(file(root, "01-kutsu.txt").contains(&format!("\n\n{mark}\n\n")));
    let sheets: Vec<(String, String)> = parts(&material.join("05-talousraportti.xlsx"))
        .into_iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
        .collect();
    assert_eq!(sheets.len(), 6);
    for (name, xml) in &sheets {
        let header = xml
            .split("<oddHeader>")
            .nth(1)
            .and_then(|rest| rest.split("</oddHeader>").next());
        assert!(
            header.is_some_and(|header| header.contains(mark)),
            "{name}: {header:?}"
        );
    }
    for (name, xml) in parts(&material.join("04-esitys.pptx")) {
        if name.starts_with("ppt/slides/slide") {
            assert!(xml.contains("Salassa pidettävä"), "{name}");
        }
    }
    for name in ["02-asialista.docx", "06-poytakirjapohja.docx"] {
        let all: String = parts(&material.join(name))
            .into_iter()
            .map(|(_, xml)| xml)
            .collect();
        assert!(all.contains("Salassa pidettävä"), "{name}");
    }
}

#[test]
fn minutes_that_a_later_meeting_has_approved_are_not_made_anew() {
    let workspace = small_workspace();
    let root = workspace.path();
    let minutes = ["meeting", "minutes", "--meeting", "2026-Q4", "--customer", "ESIM"];
    assert_eq!(run_in(root, &minutes).status, 0);
    let made = root.join(MEETING).join("poytakirja-2026-Q4.pdf");
    let before = fs::read(&made).unwrap();
    let notes = root.join("asiakkaat/ESIM/kokoukset/2026-Q4/muistiinpanot.md");
    let text = fs::read_to_string(&notes).unwrap();
    fs::write(&notes, format!("{text}\nLisätty jälkikäteen.\n")).unwrap();
    // As long as nobody has approved them, they are.
    assert_eq!(run_in(root, &minutes).status, 0);
    assert_ne!(fs::read(&made).unwrap(), before);
    fs::write(&notes, text).unwrap();
    assert_eq!(run_in(root, &minutes).status, 0);
    let before = fs::read(&made).unwrap();
    let held = root.join(MEETING).join("muistiinpanot.md");
    fs::write(&held, "## Talouskatsaus\n\nTodettiin tilanne.\n").unwrap();
    assert_eq!(run_in(root, &minutes).status, 0, "nothing has changed");
    let text = fs::read_to_string(&notes).unwrap();
    fs::write(&notes, format!("{text}\nLisätty jälkikäteen.\n")).unwrap();
    let run = run_in(root, &minutes);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("pöytäkirja 2026-Q4 on hyväksytty kokouksessa 2027-Q1"),
        "{run:?}"
    );
    let run = pack(root);
    assert!(run.stderr.contains("pöytäkirja 2026-Q4 on hyväksytty"), "{run:?}");
    assert_eq!(fs::read(&made).unwrap(), before);
    assert_eq!(
        fs::read(root.join(MEETING).join("aineisto/03-poytakirja-2026-Q4.pdf")).unwrap(),
        before
    );
}

#[test]
fn due_lists_open_actions_and_says_of_material_what_status_says() {
    let workspace = small_workspace();
    let root = workspace.path();
    let due = |on: &str| run_in(root, &["due", "--on", on, "--customer", "ESIM"]).stdout;
    let late = due("20.4.2027");
    let late = late.split("Nyt").next().unwrap();
    assert!(
        late.contains("Toimenpide 2026-Q4/") && late.contains("Maija Mallikas"),
        "{late}"
    );
    // The notes of a meeting are no material of it.
    let before = due("26.11.2026");
    let done = before.split("Tehty").nth(1).unwrap_or_default();
    assert!(!done.contains("Seurantaryhmän aineisto Q4"), "{before}");
    assert!(
        before.contains("vuosikello meeting pack --meeting 2026-Q4"),
        "{before}"
    );
    // One that is done is open no more.
    change(root, "[\"2026-Q4/1\"]", "[\"2026-Q4/1\", \"2026-Q4/2\"]");
    assert!(!due("20.4.2027").contains("Toimenpide"), "{}", due("20.4.2027"));
}

#[test]
fn the_calendar_of_a_customer_is_not_made_from_data_that_check_refuses() {
    let workspace = small_workspace();
    let root = workspace.path();
    let date = fs::read_to_string(root.join(MEETING).join("kokous.json")).unwrap();
    let line = date.lines().find(|line| line.contains("\"paivays\"")).unwrap();
    change(root, line, "  \"paivays\": \"1.12.2026\",");
    for format in ["text", "ics"] {
        let run = run_in(
            root,
            &[
                "calendar",
                "--year",
                "2027",
                "--customer",
                "ESIM",
                "--format",
                format,
            ],
        );
        assert_eq!(run.status, 1, "{run:?}");
        assert!(
            run.stdout.is_empty() && run.stderr.contains("ei ole edellisen kokouksen"),
            "{run:?}"
        );
    }
}
