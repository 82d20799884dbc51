//! The skeleton, and the minutes made from notes.

use crate::support::{edit, meeting, names, run_in, small_workspace, text_of};
use crate::{MINUTES, PACK, done, folder, held, plan_next};

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
    let status = || {
        done(run_in(root, &pack));
        text_of(&folder(root, "2027-Q2").join("aineisto/05-tilannekatsaus.docx"))
    };
    let text = status();
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
    let text = status();
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
    let text = status();
    let row = text.lines().find(|line| line.contains("2027-Q1/1")).unwrap();
    assert!(row.ends_with("tehty"), "{row}");
}
