//! Minutes that a person has edited or written.

use std::fs;

use crate::support::{
    COMPLETE, TempDir, edit, edit_in_word, meeting, names, pack, run_in, small_workspace, text_of,
};
use crate::{MINUTES, PACK, done, folder, held, plan_next};

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
        "poytakirja-2026-Q4.pdf on tehty muokatusta tiedostosta poytakirja-2026-Q4.docx",
        "03-poytakirja-2026-Q4.pdf ei enää kuulu aineistoon; poista se",
    ] {
        assert!(run.stderr.contains(words), "{words} in {}", run.stderr);
    }
    let in_pack = here.join("aineisto/03-poytakirja-2026-Q4.docx");
    assert!(fs::read(&path).unwrap() == edited);
    assert!(fs::read(&in_pack).unwrap() == edited);
    assert!(text_of(&here.join("poytakirja-2026-Q4 (uusi).docx")).contains("kaksi katkoa"));
    // The copy in the pack does not make the edited file one of ours.
    done(run_in(root, &PACK));
    assert!(fs::read(&path).unwrap() == edited && fs::read(&in_pack).unwrap() == edited);
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

#[test]
fn actions_changed_in_made_minutes_are_on_the_next_agenda() {
    let workspace = held();
    let root = workspace.path();
    done(run_in(root, &MINUTES));
    let path = folder(root, "2027-Q2").join("poytakirja-2027-Q1.docx");
    // In the text alone: another day, and one more action.
    edit_in_word(
        &path,
        "(Maija Mallikas, 15.4.2027)",
        "(Maija Mallikas, 30.4.2027)",
    );
    let paragraph =
        "<w:p><w:r><w:t>Toimenpide: Sovitaan palaveri (Elina Esimerkki, 1.5.2027)</w:t></w:r></w:p>";
    let package = vuosikello_ooxml::Package::read(&fs::read(&path).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let end = text.find("30.4.2027").unwrap();
    let at = end + text[end..].find("</w:p>").unwrap() + "</w:p>".len();
    let mut package = package;
    let edited = format!("{}{paragraph}{}", &text[..at], &text[at..]);
    package.insert("word/document.xml", "", edited.into_bytes());
    fs::write(&path, package.write().unwrap()).unwrap();
    plan_next(root);
    let pack = ["meeting", "pack", "--meeting", "2027-Q2", "--customer", "ESIM"];
    let run = done(run_in(root, &pack));
    let status = || text_of(&folder(root, "2027-Q2").join("aineisto/05-tilannekatsaus.docx"));
    let open = status();
    for row in [
        "2027-Q1/1\tPyydetään toimittajalta erittely\tMaija Mallikas\t30.4.2027",
        "2027-Q1/2\tSovitaan palaveri\tElina Esimerkki\t1.5.2027",
    ] {
        assert!(open.contains(row), "{row} in {open}");
    }
    for told in [
        "poytakirja-2027-Q1.docx: Wordissa muutettu toimenpide luettiin: 2027-Q1/1 Pyydetään toimittajalta erittely (Maija Mallikas, 30.4.2027)",
        "poytakirja-2027-Q1.docx: Wordissa lisätty toimenpide luettiin: 2027-Q1/2 Sovitaan palaveri (Elina Esimerkki, 1.5.2027)",
    ] {
        assert!(run.stderr.contains(told), "{told} in {}", run.stderr);
    }
    // The notes have become others since: they count, and this is told.
    let notes = fs::read_to_string(folder(root, "2027-Q1").join("muistiinpanot.md")).unwrap();
    let notes = notes.replace("(Maija Mallikas, 15.4.2027)", "(Maija Mallikas, 20.4.2027)");
    fs::write(folder(root, "2027-Q1").join("muistiinpanot.md"), notes).unwrap();
    let run = done(run_in(root, &pack));
    let open = status();
    assert!(open.contains("Maija Mallikas\t20.4.2027"), "{open}");
    let told =
        "toimenpidettä 2027-Q1/1 on muutettu sekä Wordissa että muistiinpanoissa; muistiinpanot ratkaisevat";
    assert!(run.stderr.contains(told), "{}", run.stderr);
}
