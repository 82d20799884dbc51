//! The minutes of a meeting: from the skeleton before it to the agenda of the next one; and that what a person wrote is never
//! lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{
    COMPLETE, Run, TempDir, edit, edit_in_word, edit_part, meeting, names, pack, run_in, small_workspace,
    text_of,
};

const PACK: [&str; 6] = ["meeting", "pack", "--meeting", "2027-Q1", "--customer", "ESIM"];
const MINUTES: [&str; 6] = ["meeting", "minutes", "--meeting", "2027-Q1", "--customer", "ESIM"];

const NOTES: &str = "\
Alkoi: 13.02
Päättyi: 14.25
Poissa: Elina Esimerkki

## Kokouksen avaus ja asialistan hyväksyminen
Päätös: Asialista hyväksyttiin.

## 3. Talouskatsaus
Lisenssien hinnat nousivat.

- Korotus koskee kaikkia asiakkaita.

Päätös: Hyväksyttiin ennuste.
Toimenpide: Pyydetään toimittajalta erittely (Maija Mallikas, 15.4.2027)

## 9. Seuraavan kokouksen sopiminen
Päätös: Seuraava kokous pidetään 9.6.2027.
";

fn folder(root: &Path, id: &str) -> PathBuf {
    root.join(meeting("ESIM", id))
}

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{run:?}");
    run
}

/// A workspace whose meeting 2027-Q1 has been held.
fn held() -> TempDir {
    let workspace = small_workspace();
    fs::write(
        folder(workspace.path(), "2027-Q1").join("muistiinpanot.md"),
        NOTES,
    )
    .unwrap();
    workspace
}

/// Plans the meeting after 2027-Q1.
fn plan_next(root: &Path) {
    let next = folder(root, "2027-Q2");
    fs::create_dir_all(&next).unwrap();
    fs::copy(
        folder(root, "2027-Q1").join("kokous.json"),
        next.join("kokous.json"),
    )
    .unwrap();
    let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q2"));
    edit(root, &file, "2027-Q1", "2027-Q2");
    edit(
        root,
        &file,
        "\"paivays\": \"17.3.2027\"",
        "\"paivays\": \"9.6.2027\"",
    );
    edit(
        root,
        &file,
        "\"paivays\": \"9.6.2027\", \"alkaa\"",
        "\"paivays\": \"15.9.2027\", \"alkaa\"",
    );
    edit(root, &file, ",\n  \"tehdyt_toimenpiteet\": [\"2026-Q4/1\"]", "");
}

#[test]
fn the_skeleton_has_participants_items_and_open_actions() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    let text = text_of(&folder(root, "2027-Q1").join("aineisto/06-poytakirjapohja.docx"));
    for words in [
        "Tuomo Tulosmalli",
        "Elina Esimerkki",
        "Talouskatsaus",
        "Käyttöohjeiden uudistaminen",
        "2026-Q4/2",
        "Sovitaan varmenteiden seurannasta",
        "Päätös",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in ["Hyväksyttiin ennuste", "13.02"] {
        assert!(!text.contains(words), "{words} in {text}");
    }
}

#[test]
fn full_minutes_stand_in_the_folder_of_the_next_meeting() {
    let workspace = held();
    let root = workspace.path();
    let run = done(run_in(root, &MINUTES));
    assert!(
        run.stdout
            .contains("Pöytäkirjat tehty: 1 asiakkaalle, 2 tiedostoa"),
        "{}",
        run.stdout
    );
    let next = folder(root, "2027-Q2");
    assert_eq!(
        names(&next),
        [
            ".vuosikello.json",
            "poytakirja-2027-Q1.docx",
            "poytakirja-2027-Q1.pdf"
        ]
    );
    let text = text_of(&next.join("poytakirja-2027-Q1.docx"));
    for words in [
        "Pöytäkirja 1/2027",
        "13.02–14.25",
        "Päätös: Hyväksyttiin ennuste.",
        "Korotus koskee kaikkia asiakkaita.",
        "2027-Q1/1",
        "Pyydetään toimittajalta erittely",
        "15.4.2027",
        "poissa",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("täydentyy"), "{text}");
    // A folder with nothing but minutes is no meeting that somebody forgot to plan.
    let run = done(run_in(root, &["check"]));
    assert!(run.stdout.contains("kaikki kunnossa"), "{}", run.stdout);
    let run = done(run_in(
        root,
        &["meeting", "status", "--on", "1.4.2027", "--customer", "ESIM"],
    ));
    assert!(run.stdout.contains("ESIM 2027-Q1"), "{}", run.stdout);
    let run = done(run_in(
        root,
        &["meeting", "status", "--meeting", "2027-Q2", "--customer", "ESIM"],
    ));
    assert!(run.stdout.contains("Ei kokousta 2027-Q2: ESIM"), "{}", run.stdout);
}

#[test]
fn without_notes_there_are_no_minutes() {
    let workspace = held();
    let root = workspace.path();
    let run = run_in(root, &["meeting", "minutes", "--meeting", "2027-Q1", "--all"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("TOINEN/kokoukset/2027-Q1/muistiinpanot.md")
            && run.stderr.contains("kokouksen muistiinpanot puuttuvat"),
        "{}",
        run.stderr
    );
    assert!(
        run.stdout.contains("Tekemättä virheiden vuoksi: TOINEN"),
        "{}",
        run.stdout
    );
    assert!(!root.join(meeting("TOINEN", "2027-Q2")).exists());
    assert!(folder(root, "2027-Q2").join("poytakirja-2027-Q1.pdf").exists());
}

#[test]
fn actions_come_back_until_they_are_done() {
    let workspace = held();
    let root = workspace.path();
    plan_next(root);
    let pack = ["meeting", "pack", "--meeting", "2027-Q2", "--customer", "ESIM"];
    let agenda = || {
        done(run_in(root, &pack));
        text_of(&folder(root, "2027-Q2").join("aineisto/02-asialista.docx"))
    };
    let text = agenda();
    // Of the meeting before the last, agreed on in the last, done since then.
    assert!(text.contains("2026-Q4/2") && text.contains("2027-Q1/1"), "{text}");
    assert!(!text.contains("2026-Q4/1\t"), "{text}");
    let file = format!("{}/muistiinpanot.md", meeting("ESIM", "2027-Q1"));
    edit(
        root,
        &file,
        "Hyväksyttiin ennuste.\n",
        "Hyväksyttiin ennuste.\nTehty: 2026-Q4/2 Seuranta on sovittu.\n",
    );
    let text = agenda();
    assert!(
        !text.contains("2026-Q4/2") && text.contains("2027-Q1/1"),
        "{text}"
    );
    let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q2"));
    edit(
        root,
        &file,
        "\"seuraava\"",
        "\"tehdyt_toimenpiteet\": [\"2027-Q1/1\"],\n  \"seuraava\"",
    );
    let text = agenda();
    let row = text.lines().find(|line| line.contains("2027-Q1/1")).unwrap();
    assert!(row.ends_with("tehty"), "{row}");
}

#[test]
fn edited_minutes_stay_and_go_into_the_pack_as_they_are() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    let here = folder(root, "2027-Q1");
    let path = here.join("poytakirja-2026-Q4.docx");
    let edited = edit_in_word(&path, "kaksi katkoa", "kolme katkoa");
    let run = done(run_in(root, &PACK));
    for words in [
        "poytakirja-2026-Q4.docx on muokattu, joten sitä ei korvattu; uusi on",
        "poytakirja-2026-Q4 (uusi).docx",
        "poytakirja-2026-Q4.pdf on tehty tiedoista ilman Wordissa tehtyjä muokkauksia",
        "03-poytakirja-2026-Q4.pdf ei enää kuulu aineistoon; poista se",
    ] {
        assert!(run.stderr.contains(words), "{words} in {}", run.stderr);
    }
    let in_pack = here.join("aineisto/03-poytakirja-2026-Q4.docx");
    assert!(fs::read(&path).unwrap() == edited);
    assert!(fs::read(&in_pack).unwrap() == edited);
    assert!(text_of(&here.join("poytakirja-2026-Q4 (uusi).docx")).contains("kaksi katkoa"));
    // Edited again: the pack follows.
    let edited = edit_in_word(&path, "kolme katkoa", "neljä katkoa");
    fs::remove_file(here.join("aineisto/03-poytakirja-2026-Q4.pdf")).unwrap();
    // The PDF that Word made of it.
    let pdf = here.join("poytakirja-2026-Q4.pdf");
    let saved = [fs::read(&pdf).unwrap(), b"\n% from Word\n".to_vec()].concat();
    fs::write(&pdf, &saved).unwrap();
    done(run_in(root, &PACK));
    assert!(fs::read(&in_pack).unwrap() == edited);
    assert!(fs::read(here.join("aineisto/03-poytakirja-2026-Q4.pdf")).unwrap() == saved);
    assert_eq!(pack(root, "ESIM", "2027-Q1"), COMPLETE);
    // The new versions beside the edited ones are the program's own, and are not multiplied.
    let beside: Vec<String> = names(&here)
        .into_iter()
        .filter(|name| name.contains("(uusi"))
        .collect();
    assert_eq!(
        beside,
        ["poytakirja-2026-Q4 (uusi).docx", "poytakirja-2026-Q4 (uusi).pdf"]
    );
}

#[test]
fn minutes_edited_in_another_folder_are_the_ones_of_that_folder() {
    let workspace = small_workspace();
    let root = workspace.path();
    let other = TempDir::new().unwrap();
    let output = [&PACK[..], &["-o", other.path().to_str().unwrap()]].concat();
    done(run_in(root, &output));
    let there = other.path().join(meeting("ESIM", "2027-Q1"));
    let edited = edit_in_word(
        &there.join("poytakirja-2026-Q4.docx"),
        "kaksi katkoa",
        "kolme katkoa",
    );
    done(run_in(root, &output));
    assert!(fs::read(there.join("aineisto/03-poytakirja-2026-Q4.docx")).unwrap() == edited);
}

#[test]
fn minutes_written_by_hand_need_no_notes() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    let here = folder(root, "2027-Q1");
    let edited = edit_in_word(
        &here.join("poytakirja-2026-Q4.docx"),
        "kaksi katkoa",
        "kolme katkoa",
    );
    for name in ["poytakirja-2026-Q4.pdf", ".vuosikello.json"] {
        fs::remove_file(here.join(name)).unwrap();
    }
    fs::remove_dir_all(here.join("aineisto")).unwrap();
    fs::remove_file(folder(root, "2026-Q4").join("muistiinpanot.md")).unwrap();
    let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q1"));
    edit(root, &file, ",\n  \"tehdyt_toimenpiteet\": [\"2026-Q4/1\"]", "");
    let run = done(run_in(root, &PACK));
    assert!(!run.stderr.contains("täydentyy"), "{}", run.stderr);
    assert!(
        run.stderr.contains("pöytäkirjasta 2026-Q4 on vain Word-tiedosto"),
        "{}",
        run.stderr
    );
    assert!(fs::read(here.join("aineisto/03-poytakirja-2026-Q4.docx")).unwrap() == edited);
    assert!(!here.join("aineisto/03-poytakirja-2026-Q4.pdf").exists());
}

#[test]
fn minutes_of_a_meeting_before_a_quarter_without_one_are_found() {
    let workspace = held();
    let root = workspace.path();
    done(run_in(root, &MINUTES));
    let path = folder(root, "2027-Q2").join("poytakirja-2027-Q1.docx");
    let edited = edit_in_word(&path, "Hyväksyttiin ennuste.", "Hyväksyttiin ennuste TAE B0.");
    // The summer's meeting is not held, and the autumn's is planned.
    plan_next(root);
    let (spring, autumn) = (folder(root, "2027-Q2"), folder(root, "2027-Q3"));
    fs::create_dir(&autumn).unwrap();
    fs::rename(spring.join("kokous.json"), autumn.join("kokous.json")).unwrap();
    edit(
        root,
        &format!("{}/kokous.json", meeting("ESIM", "2027-Q3")),
        "2027-Q2",
        "2027-Q3",
    );
    let run = done(run_in(
        root,
        &["meeting", "pack", "--meeting", "2027-Q3", "--customer", "ESIM"],
    ));
    let in_pack = autumn.join("aineisto/03-poytakirja-2027-Q1.docx");
    assert!(fs::read(in_pack).unwrap() == edited, "{run:?}");
    assert!(!autumn.join("poytakirja-2027-Q1.docx").exists());
}

/// Stands for a person who changes a text file.
fn append(path: &Path) -> Vec<u8> {
    let bytes = [fs::read(path).unwrap(), b"Lis\xc3\xa4ys\r\n".to_vec()].concat();
    fs::write(path, &bytes).unwrap();
    bytes
}

#[test]
fn nothing_that_a_person_has_edited_in_the_pack_is_replaced() {
    let workspace = small_workspace();
    let root = workspace.path();
    let zipped = [&PACK[..], &["--zip"]].concat();
    done(run_in(root, &zipped));
    let aineisto = folder(root, "2027-Q1").join("aineisto");
    let edited: Vec<(&str, Vec<u8>)> = vec![
        ("01-kutsu.ics", append(&aineisto.join("01-kutsu.ics"))),
        ("01-kutsu.txt", append(&aineisto.join("01-kutsu.txt"))),
        (
            "02-asialista.docx",
            edit_in_word(
                &aineisto.join("02-asialista.docx"),
                "Talouskatsaus",
                "Katsaus talouteen",
            ),
        ),
        (
            "04-esitys.pptx",
            edit_part(
                &aineisto.join("04-esitys.pptx"),
                "ppt/slides/slide1.xml",
                "Esimerkkivirasto",
                "Virasto",
            ),
        ),
        (
            "05-talousraportti.xlsx",
            edit_part(
                &aineisto.join("05-talousraportti.xlsx"),
                "xl/sharedStrings.xml",
                "Talouden yleisnäkymä",
                "Talouden näkymä",
            ),
        ),
        (
            "05-talousyhteenveto.pdf",
            append(&aineisto.join("05-talousyhteenveto.pdf")),
        ),
        (
            "06-poytakirjapohja.docx",
            edit_in_word(
                &aineisto.join("06-poytakirjapohja.docx"),
                "Talouskatsaus",
                "Katsaus talouteen",
            ),
        ),
    ];
    // New data, twice: every file has a new version.
    let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q1"));
    for [name, new_name, amount, new_amount] in [
        ["Elina Esimerkki", "Elina Uusi", "80 050,25", "81 050,25"],
        ["Elina Uusi", "Elina Toinen", "81 050,25", "82 050,25"],
    ] {
        for data in [file.as_str(), "asiakkaat/ESIM/asiakas.json"] {
            let text = fs::read_to_string(root.join(data)).unwrap();
            fs::write(root.join(data), text.replace(name, new_name)).unwrap();
        }
        edit(
            root,
            "asiakkaat/ESIM/budjetti/2027/tae-b0.csv",
            amount,
            new_amount,
        );
        let run = done(run_in(root, &zipped));
        for (name, bytes) in &edited {
            assert!(fs::read(aineisto.join(name)).unwrap() == *bytes, "{name}");
            let said = format!("{name} on muokattu");
            assert!(run.stderr.contains(&said), "{name}: {}", run.stderr);
        }
        let of_pdf = "02-asialista.pdf on tehty tiedoista ilman Wordissa tehtyjä muokkauksia";
        assert!(run.stderr.contains(of_pdf), "{}", run.stderr);
    }
    let made = names(&aineisto);
    assert_eq!(made.len(), COMPLETE.len() + edited.len(), "{made:?}");
    let message = fs::read_to_string(aineisto.join("01-kutsu (uusi).ics")).unwrap();
    assert!(message.contains("Elina Toinen"), "{message}");
    // What goes out is what the person wrote.
    let bytes = fs::read(folder(root, "2027-Q1").join("aineisto-2027-Q1-ESIM.zip")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(zip.len(), COMPLETE.len());
    for (name, bytes) in &edited {
        let mut in_zip = Vec::new();
        std::io::copy(&mut zip.by_name(name).unwrap(), &mut in_zip).unwrap();
        assert!(in_zip == *bytes, "{name}");
    }
}

#[test]
fn without_its_list_the_program_replaces_no_text() {
    for damage in [
        None,
        Some("{"),
        Some("[]"),
        Some("{ \"selite\": \"\", \"tiedostot\": {} }"),
    ] {
        let workspace = small_workspace();
        let root = workspace.path();
        done(run_in(root, &PACK));
        let here = folder(root, "2027-Q1");
        let list = here.join(".vuosikello.json");
        match damage {
            None => fs::remove_file(&list).unwrap(),
            Some(text) => fs::write(&list, text).unwrap(),
        }
        // What has not changed is known by its content.
        let run = done(run_in(root, &PACK));
        assert!(!run.stderr.contains("muokattu"), "{damage:?}: {}", run.stderr);
        match damage {
            None => fs::remove_file(&list).unwrap(),
            Some(text) => fs::write(&list, text).unwrap(),
        }
        let before = fs::read(here.join("aineisto/01-kutsu.txt")).unwrap();
        let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q1"));
        edit(root, &file, "\"alkaa\": \"13.00\"", "\"alkaa\": \"12.45\"");
        let run = done(run_in(root, &PACK));
        for name in ["01-kutsu.ics", "01-kutsu.txt"] {
            assert!(
                run.stderr.contains(&format!("{name} on muokattu")),
                "{damage:?}: {}",
                run.stderr
            );
        }
        assert!(fs::read(here.join("aineisto/01-kutsu.txt")).unwrap() == before);
        assert!(here.join("aineisto/01-kutsu (uusi).txt").exists());
        // Word and PDF files carry their own seals.
        assert!(!run.stderr.contains("asialista"), "{damage:?}: {}", run.stderr);
    }
}
