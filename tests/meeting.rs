//! The material of a meeting: which files, what is missing, where it is written, and that it is the same every time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use support::{
    COMPLETE, Run, Shared, TempDir, edit, files, meeting, names, pack, run_in, small_workspace, text_of,
    vuosikello, whole_example,
};

const CUSTOMERS: [&str; 12] = [
    "KHO", "KKO", "OEV", "OM", "OMHY", "OPV", "ORK", "RISE", "SY", "TIV", "UO", "VAALIT",
];
const MEETING: &str = "2027-Q1";
const ALL: [&str; 6] = ["meeting", "pack", "--meeting", MEETING, "--all", "--zip"];
const PENDING: &str = "Aineisto täydentyy";

/// The whole example with the material of all twelve, and what the program said.
static WHOLE: Shared<(TempDir, Run)> = Shared::new(|| {
    let folder = whole_example();
    let run = run_in(folder.path(), &ALL);
    assert_eq!(run.status, 0, "{run:?}");
    (folder, run)
});

fn folder(root: &Path, customer: &str) -> std::path::PathBuf {
    root.join(meeting(customer, MEETING))
}

/// The files of a zip file in order.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut file = zip.by_index(i).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn every_customer_gets_its_numbered_files() {
    let whole = WHOLE.get();
    let root = whole.0.path();
    for customer in CUSTOMERS {
        let mut expected = COMPLETE.to_vec();
        if customer == "VAALIT" {
            expected.retain(|name| !name.starts_with("05-talous"));
        }
        if customer == "TIV" {
            expected.push("07-asennusaikataulu.xlsx");
        }
        assert_eq!(pack(root, customer, MEETING), expected, "{customer}");
        let minutes = ["poytakirja-2026-Q4.docx", "poytakirja-2026-Q4.pdf"];
        let here = names(&folder(root, customer));
        assert!(
            minutes.iter().all(|name| here.contains(&(*name).to_owned())),
            "{here:?}"
        );
    }
    let given = "liitteet/asennusaikataulu.xlsx";
    let tiv = folder(root, "TIV");
    assert_eq!(
        fs::read(tiv.join(given)).unwrap(),
        fs::read(tiv.join("aineisto/07-asennusaikataulu.xlsx")).unwrap()
    );
}

#[test]
fn what_is_missing_is_named_and_stops_nothing() {
    let whole = WHOLE.get();
    let (root, run) = (whole.0.path(), &whole.1);
    let expected = [
        "SY: aineisto täydentyy: 6. Tilaajatyytyväisyyskysely: kyselyn tulokset",
        "VAALIT: aineisto täydentyy: 3. Talouskatsaus: talousarvio ja toteuma",
        "VAALIT: aineisto täydentyy: 6. Palveluiden kehitys: projektien tilanne",
    ];
    let said: Vec<&str> = run
        .stderr
        .lines()
        .filter_map(|line| line.strip_prefix("huomautus: "))
        .filter(|note| note.contains("aineisto täydentyy"))
        .collect();
    assert_eq!(said, expected);
    for customer in CUSTOMERS {
        let aineisto = folder(root, customer).join("aineisto");
        let agenda = text_of(&aineisto.join("02-asialista.docx"));
        let message = fs::read_to_string(aineisto.join("01-kutsu.txt")).unwrap();
        let is_partial = ["SY", "VAALIT"].contains(&customer);
        assert_eq!(agenda.contains(PENDING), is_partial, "{customer}: {agenda}");
        assert_eq!(message.contains(PENDING), is_partial, "{customer}: {message}");
    }
    let message = fs::read_to_string(folder(root, "VAALIT").join("aineisto/01-kutsu.txt")).unwrap();
    for part in [
        "- 3. Talouskatsaus: talousarvio ja toteuma",
        "- 6. Palveluiden kehitys: projektien tilanne",
    ] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn the_zip_file_holds_the_files_of_the_folder() {
    let whole = WHOLE.get();
    for customer in CUSTOMERS {
        let here = folder(whole.0.path(), customer);
        let zipped = unzipped(&fs::read(here.join(format!("aineisto-{MEETING}-{customer}.zip"))).unwrap());
        let written: Vec<(String, Vec<u8>)> = files(&here.join("aineisto"))
            .into_iter()
            .map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes))
            .collect();
        assert!(zipped == written, "{customer}");
    }
}

#[test]
fn the_same_bytes_come_out_elsewhere_and_the_workspace_stays_as_it_is() {
    let whole = WHOLE.get();
    let fresh = whole_example();
    let before = files(fresh.path());
    let other = TempDir::new().unwrap();
    let output = vuosikello()
        .args([
            "meeting",
            "pack",
            "--meeting",
            MEETING,
            "--customer",
            "RISE",
            "TIV",
            "VAALIT",
            "--zip",
            "-o",
        ])
        .arg(other.path())
        .args(["-q"])
        .current_dir(fresh.path())
        .envs([
            ("LC_ALL", "C"),
            ("TZ", "America/Anchorage"),
            ("RAYON_NUM_THREADS", "1"),
        ])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(files(fresh.path()) == before, "the workspace was written to");
    let made = files(other.path());
    // The material, the zip file, the previous minutes and the list of them all.
    let packs = [COMPLETE.len(), COMPLETE.len() + 1, COMPLETE.len() - 2];
    assert_eq!(made.len(), packs.map(|pack| pack + 4).iter().sum::<usize>());
    for (path, bytes) in made {
        let first = fs::read(whole.0.path().join(&path)).unwrap();
        assert!(first == bytes, "{} differs", path.display());
    }
}

#[test]
fn a_second_run_leaves_all_as_it_is() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &ALL).status, 0);
    let before = files(root);
    let run = run_in(root, &[&ALL[..], &["-v"]].concat());
    assert_eq!(run.status, 0, "{run:?}");
    let made = run.stdout.lines().filter(|line| line.ends_with(')'));
    assert!(
        made.clone().all(|line| line.ends_with("(ennallaan)")),
        "{}",
        run.stdout
    );
    assert_eq!(made.count(), 2 * (COMPLETE.len() + 3), "{}", run.stdout);
    assert!(files(root) == before);
    assert!(!run.stderr.contains("muokattu"), "{}", run.stderr);
}

#[test]
fn when_the_data_change_every_file_follows() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &ALL).status, 0);
    let file = format!("{}/kokous.json", meeting("ESIM", MEETING));
    edit(root, &file, "\"alkaa\": \"13.00\"", "\"alkaa\": \"12.45\"");
    let run = run_in(root, &[&ALL[..], &["-v"]].concat());
    assert_eq!(run.status, 0, "{run:?}");
    let outcome = |name: &str| {
        let line = run
            .stdout
            .lines()
            .find(|line| line.contains("/ESIM/") && line.contains(name));
        line.unwrap_or_else(|| panic!("{name}: {}", run.stdout))
            .to_owned()
    };
    for name in [
        "01-kutsu.ics",
        "01-kutsu.txt",
        "02-asialista.docx",
        "02-asialista.pdf",
        "06-",
        ".zip",
    ] {
        assert!(outcome(name).ends_with("(korvattu)"), "{}", outcome(name));
    }
    assert!(outcome("03-poytakirja-2026-Q4.docx").ends_with("(ennallaan)"));
    assert!(!run.stdout.contains("(uusi)"), "{}", run.stdout);
}

/// The tables of the meeting and of the budget, with the part that each is missing as.
const TABLES: [(&str, &str); 4] = [
    (
        "kokoukset/2027-Q1/palvelutilanne.csv",
        "4. Palveluiden tilannekatsaus: palveluiden tila",
    ),
    (
        "kokoukset/2027-Q1/kehitystarpeet.csv",
        "5. Palveluiden kehitys: kehittämistarpeet",
    ),
    (
        "kokoukset/2027-Q1/projektit.csv",
        "5. Palveluiden kehitys: projektien tilanne",
    ),
    (
        "kokoukset/2027-Q1/kysely.csv",
        "7. Tilaajatyytyväisyyskysely: kyselyn tulokset",
    ),
];

#[test]
fn each_table_that_is_not_there_is_named_alone() {
    let workspace = small_workspace();
    let root = workspace.path();
    for (table, part) in TABLES {
        let path = root.join("asiakkaat/ESIM").join(table);
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let run = run_in(
            root,
            &["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"],
        );
        assert_eq!(run.status, 0, "{table}: {run:?}");
        let said: Vec<&str> = run
            .stderr
            .lines()
            .filter(|line| line.contains("täydentyy"))
            .collect();
        assert_eq!(
            said,
            [format!("huomautus: ESIM: aineisto täydentyy: {part}")],
            "{table}"
        );
        let agenda = text_of(&folder(root, "ESIM").join("aineisto/02-asialista.docx"));
        let (_, what) = part.split_once(": ").unwrap();
        assert!(
            agenda.contains(&format!("{PENDING}: {what}")),
            "{table}: {agenda}"
        );
        fs::write(&path, bytes).unwrap();
    }
}

#[test]
fn a_meeting_of_which_only_the_time_is_known_has_its_agenda_invitation_and_skeleton() {
    let workspace = small_workspace();
    let root = workspace.path();
    for (table, _) in TABLES {
        fs::remove_file(root.join("asiakkaat/ESIM").join(table)).unwrap();
    }
    fs::remove_dir_all(root.join("asiakkaat/ESIM/budjetti")).unwrap();
    fs::remove_file(root.join(meeting("ESIM", "2026-Q4")).join("muistiinpanot.md")).unwrap();
    // An action of notes that are gone is no action any more.
    let file = format!("{}/kokous.json", meeting("ESIM", MEETING));
    edit(root, &file, ",\n  \"tehdyt_toimenpiteet\": [\"2026-Q4/1\"]", "");
    let run = run_in(root, &["meeting", "pack", "--meeting", MEETING, "--all"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(
        pack(root, "ESIM", MEETING),
        [
            "01-kutsu.ics",
            "01-kutsu.txt",
            "02-asialista.docx",
            "02-asialista.pdf",
            "04-esitys.pptx",
            "05-tilannekatsaus.docx",
            "05-tilannekatsaus.pdf",
            "06-poytakirjapohja.docx"
        ]
    );
    assert_eq!(pack(root, "TOINEN", MEETING).len(), COMPLETE.len());
    let expected = [
        "2. Edellisen kokouksen pöytäkirja: edellisen kokouksen pöytäkirja",
        "3. Talouskatsaus: talousarvio ja toteuma",
        TABLES[0].1,
        TABLES[1].1,
        TABLES[2].1,
        TABLES[3].1,
    ];
    let said: Vec<&str> = run
        .stderr
        .lines()
        .filter_map(|line| line.strip_prefix("huomautus: ESIM: aineisto täydentyy: "))
        .collect();
    assert_eq!(said, expected, "{}", run.stderr);
    let message = fs::read_to_string(folder(root, "ESIM").join("aineisto/01-kutsu.txt")).unwrap();
    for part in expected {
        assert!(message.contains(&format!("- {part}")), "{part}: {message}");
    }
    // Everything comes in when it is there, and nothing is said any more.
    let again = small_workspace();
    for part in ["budjetti", "kokoukset"] {
        support::copy(
            &again.path().join("asiakkaat/ESIM").join(part),
            &root.join("asiakkaat/ESIM").join(part),
        );
    }
    let run = run_in(
        root,
        &["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    assert!(!run.stderr.contains("täydentyy"), "{}", run.stderr);
    assert_eq!(pack(root, "ESIM", MEETING).len(), COMPLETE.len());
    assert!(!text_of(&folder(root, "ESIM").join("aineisto/02-asialista.docx")).contains(PENDING));
}

#[test]
fn a_quarter_without_a_survey_waits_for_none() {
    let whole = WHOLE.get();
    let run = run_in(
        whole.0.path(),
        &["meeting", "status", "--customer", "ORK", "--on", "8.3.2027"],
    );
    assert!(!run.stdout.contains("kysely"), "{}", run.stdout);
    let aineisto = folder(whole.0.path(), "ORK").join("aineisto");
    let status = text_of(&aineisto.join("05-tilannekatsaus.docx"));
    assert!(status.contains("Tilaajatyytyväisyyskysely"), "{status}");
    assert!(!status.contains(PENDING) && !status.contains("NPS"), "{status}");
    assert!(status.contains("Ennen kokousta ei tehty kyselyä"), "{status}");
}

#[test]
fn an_attachment_that_is_taken_away_is_pointed_out() {
    let workspace = small_workspace();
    let root = workspace.path();
    let attachments = folder(root, "ESIM").join("liitteet");
    fs::create_dir(&attachments).unwrap();
    fs::write(attachments.join("Muistio.txt"), "Hei").unwrap();
    let one = ["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"];
    assert_eq!(run_in(root, &one).status, 0);
    assert!(pack(root, "ESIM", MEETING).contains(&"07-Muistio.txt".to_owned()));
    fs::remove_file(attachments.join("Muistio.txt")).unwrap();
    let run = run_in(root, &one);
    assert_eq!(run.status, 0);
    assert!(
        run.stderr
            .contains("07-Muistio.txt ei enää kuulu aineistoon; poista se"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_result_is_given_as_json_on_request() {
    let workspace = small_workspace();
    let run = run_in(workspace.path(), &[&ALL[..], &["--format", "json"]].concat());
    assert_eq!(run.status, 0, "{run:?}");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let first = &report["customers"][0];
    assert_eq!(first["customer"], "ESIM");
    assert_eq!(first["meeting"], MEETING);
    assert_eq!(first["files"].as_array().unwrap().len(), COMPLETE.len() + 3);
    assert_eq!(report["problems"], serde_json::json!([]));
}
