//! Minutes that were filled in in Word.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{edit_in_word, edit_part, meeting, pack, run_in, small_workspace, text_of};
use crate::{MINUTES, NOTES, PACK, done, folder, plan_next};

const NEXT: [&str; 6] = ["meeting", "pack", "--meeting", "2027-Q2", "--customer", "ESIM"];
const ACTION: &str = "Toimitetaan henkilötyön erittely";

fn skeleton(root: &Path) -> PathBuf {
    folder(root, "2027-Q1").join("aineisto/06-poytakirjapohja.docx")
}

/// Writes an action into the skeleton under the item of the finances, and a decision.
fn fill(path: &Path, owner: &str) {
    let package = vuosikello_ooxml::Package::read(&fs::read(path).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let at = text.find("Talouskatsaus").unwrap();
    let (before, after) = text.split_at(at);
    // The person and the day are chosen in content controls.
    let (name, day) = owner.split_once(", ").unwrap();
    let chosen = [
        ("… (<", format!("{ACTION} (<")),
        (">vastuuhenkilö<", format!(">{name}<")),
        (">määräaika<", format!(">{day}<")),
    ];
    let after = chosen.iter().fold(after.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "no {from}");
        text.replacen(from, to, 1)
    });
    let mut package = package;
    package.insert("word/document.xml", "", format!("{before}{after}").into_bytes());
    fs::write(path, package.write().unwrap()).unwrap();
}

#[test]
fn an_action_written_in_word_is_on_the_next_agenda() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    fill(&skeleton(root), "Maija Mallikas, 15.5.2027");
    plan_next(root);
    let run = done(run_in(root, &NEXT));
    let status = text_of(&folder(root, "2027-Q2").join("aineisto/05-tilannekatsaus.docx"));
    let agenda = text_of(&folder(root, "2027-Q2").join("aineisto/02-asialista.docx"));
    assert!(
        agenda.contains(&format!("{ACTION} (Maija\u{a0}Mallikas, 15.5.2027)")),
        "{agenda}"
    );
    assert!(
        status.contains(&format!("2027-Q1/1\t{ACTION}\tMaija Mallikas\t15.5.2027")),
        "{status}"
    );
    // The minutes are made from it as from notes.
    assert!(
        pack(root, "ESIM", "2027-Q2").contains(&"03-poytakirja-2027-Q1.pdf".to_owned()),
        "{run:?}"
    );
    let minutes = text_of(&folder(root, "2027-Q2").join("poytakirja-2027-Q1.docx"));
    assert!(
        minutes.contains(&format!(
            "Toimenpide 2027-Q1/1: {ACTION} (Maija Mallikas, 15.5.2027)"
        )),
        "{minutes}"
    );
    // And the meeting has been held.
    let due = done(run_in(
        root,
        &[
            "due",
            "--on",
            "20.3.2027",
            "--customer",
            "ESIM",
            "--format",
            "json",
        ],
    ));
    assert!(
        !due.stdout.contains("minutes --meeting 2027-Q1"),
        "{}",
        due.stdout
    );
}

#[test]
fn minutes_saved_by_libreoffice_are_read_as_those_of_word() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    // Filled in, and saved again by LibreOffice 7.4.
    fs::write(skeleton(root), include_bytes!("files/libreoffice.docx")).unwrap();
    plan_next(root);
    done(run_in(root, &NEXT));
    let status = text_of(&folder(root, "2027-Q2").join("aineisto/05-tilannekatsaus.docx"));
    assert!(
        status.contains("2027-Q1/1\tToimitetaan erittely\tMaija Mallikas\t15.5.2027"),
        "{status}"
    );
    let minutes = text_of(&folder(root, "2027-Q2").join("poytakirja-2027-Q1.docx"));
    assert!(minutes.contains("13.02."), "{minutes}");
    assert_eq!(
        minutes.matches("Ei merkintöjä.").count(),
        6,
        "nothing of the skeleton is a note: {minutes}"
    );
}

#[test]
fn minutes_kept_in_the_folder_of_the_next_meeting_count() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    plan_next(root);
    let kept = folder(root, "2027-Q2").join("poytakirja-2027-Q1.docx");
    fs::copy(skeleton(root), &kept).unwrap();
    fill(&kept, "Maija Mallikas, 15.5.2027");
    let bytes = fs::read(&kept).unwrap();
    // Another copy says something else: which of them counts is said.
    fill(&skeleton(root), "Elina Esimerkki, 16.5.2027");
    let run = done(run_in(root, &NEXT));
    let told = "06-poytakirjapohja.docx: toimenpiteet ovat toiset kuin tiedostossa asiakkaat/ESIM/kokoukset/2027-Q2/poytakirja-2027-Q1.docx, \
                joka ratkaisee";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(
        run.stderr.contains("pöytäkirjasta 2027-Q1 on vain Word-tiedosto"),
        "{}",
        run.stderr
    );
    let status = text_of(&folder(root, "2027-Q2").join("aineisto/05-tilannekatsaus.docx"));
    assert!(status.contains("Maija Mallikas\t15.5.2027"), "{status}");
    assert_eq!(fs::read(&kept).unwrap(), bytes);
    assert_eq!(
        fs::read(folder(root, "2027-Q2").join("aineisto/03-poytakirja-2027-Q1.docx")).unwrap(),
        bytes
    );
    // The command makes the PDF file of them, and leaves them alone.
    done(run_in(root, &MINUTES));
    assert_eq!(fs::read(&kept).unwrap(), bytes);
    assert!(kept.with_extension("pdf").exists());
    assert!(
        !folder(root, "2027-Q2")
            .join("poytakirja-2027-Q1 (uusi).docx")
            .exists()
    );
}

#[test]
fn notes_count_before_word_and_differences_are_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    fs::rename(
        skeleton(root),
        folder(root, "2027-Q1").join("Kokouksen muistio.docx"),
    )
    .unwrap();
    fill(
        &folder(root, "2027-Q1").join("Kokouksen muistio.docx"),
        "Maija Mallikas, 15.5.2027",
    );
    plan_next(root);
    let status = || {
        let run = done(run_in(root, &NEXT));
        let text = text_of(&folder(root, "2027-Q2").join("aineisto/05-tilannekatsaus.docx"));
        (text.contains(ACTION), run.stderr)
    };
    // Under another name it is known by what travels in it.
    let (is_on_agenda, told) = status();
    assert!(is_on_agenda && !told.contains("ratkaisee"), "{told}");
    fs::write(folder(root, "2027-Q1").join("muistiinpanot.md"), NOTES).unwrap();
    let (is_on_agenda, told) = status();
    assert!(!is_on_agenda);
    let differ = "Kokouksen muistio.docx: käsittelyn tekstit, päätökset, toimenpiteet, läsnäolot, kellonajat ovat toiset kuin tiedostossa \
                  asiakkaat/ESIM/kokoukset/2027-Q1/muistiinpanot.md, joka ratkaisee";
    assert!(told.contains(differ), "{told}");
}

#[test]
fn unclear_minutes_stop_the_next_pack_with_their_place() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    fill(&skeleton(root), "Maija Mallikas, keväällä");
    plan_next(root);
    for command in [&NEXT[..], &["check", "--customer", "ESIM"]] {
        let run = run_in(root, command);
        assert_eq!(run.status, 1, "{run:?}");
        let told = "kohta 3 Talouskatsaus, Toimenpide: \"keväällä\" ei ole päivämäärä";
        assert!(run.stderr.contains(told), "{run:?}");
    }
}

#[test]
fn who_is_unknown_and_what_is_open_in_word_is_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    let path = skeleton(root);
    fill(&path, "Outi Outo, 15.5.2027");
    edit_part(&path, "word/document.xml", ACTION, &format!("{ACTION} uudestaan"));
    let inserted = "<w:ins w:id=\"900\" w:author=\"Paavo Pöytä\"><w:r><w:t>.</w:t></w:r></w:ins>";
    edit_in_word(
        &path,
        "kokouksen klo …</w:t></w:r>",
        &format!("kokouksen klo 13.02</w:t></w:r>{inserted}"),
    );
    plan_next(root);
    let run = done(run_in(root, &NEXT));
    for told in [
        "06-poytakirjapohja.docx: kohta 3 Talouskatsaus, Toimenpide: vastuuhenkilö Outi Outo ei ole kokouksen osallistujia; tarkista nimi",
        "06-poytakirjapohja.docx: seurattuja muutoksia on 1; ne on luettu hyväksyttyinä",
    ] {
        assert!(run.stderr.contains(told), "{told} in {}", run.stderr);
    }
}

#[test]
fn an_unfilled_skeleton_is_no_minutes() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    // Saved again by a program that wrote another name of its own.
    edit_part(
        &skeleton(root),
        "word/settings.xml",
        "<w:settings",
        "<!-- --><w:settings",
    );
    plan_next(root);
    let run = done(run_in(root, &NEXT));
    assert!(run.stderr.contains("aineisto täydentyy"), "{}", run.stderr);
    assert!(!meeting("ESIM", "2027-Q2").is_empty());
}

#[test]
fn a_damaged_skeleton_and_an_open_one_are_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    let path = skeleton(root);
    fill(&path, "Maija Mallikas, 15.5.2027");
    let filled = fs::read(&path).unwrap();
    fs::write(path.with_file_name("~$-poytakirjapohja.docx"), b"\x05Maija").unwrap();
    let run = done(run_in(root, &MINUTES));
    assert!(
        run.stderr
            .contains("06-poytakirjapohja.docx: tiedosto on auki Wordissa"),
        "{}",
        run.stderr
    );
    fs::write(&path, &filled[..filled.len() / 2]).unwrap();
    let run = run_in(root, &MINUTES);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("muistiinpanot puuttuvat; ") && run.stderr.contains("06-poytakirjapohja.docx: "),
        "{}",
        run.stderr
    );
}

#[test]
fn what_is_said_of_the_presence_of_somebody_is_in_the_minutes() {
    let workspace = small_workspace();
    let root = workspace.path();
    done(run_in(root, &PACK));
    let path = skeleton(root);
    fill(&path, "Maija Mallikas, 15.5.2027");
    // The empty cells of the column of presence, in order.
    let package = vuosikello_ooxml::Package::read(&fs::read(&path).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let at = text.find("Läsnäolo").unwrap();
    let table = at + text[at..].find("</w:tbl>").unwrap();
    let rows: Vec<&str> = text[at..table].split("</w:tr>").collect();
    let mut marks = ["", "läsnä, poistui 9.45", "etänä"]
        .into_iter()
        .chain(std::iter::repeat("läsnä"));
    let rows: Vec<String> = rows
        .iter()
        .map(|row| match (row.rfind("</w:p></w:tc>"), marks.next()) {
            (Some(end), Some(mark)) if !mark.is_empty() => {
                format!("{}<w:r><w:t>{mark}</w:t></w:r>{}", &row[..end], &row[end..])
            }
            _ => (*row).to_owned(),
        })
        .collect();
    let edited = format!("{}{}{}", &text[..at], rows.join("</w:tr>"), &text[table..]);
    let mut package = package;
    package.insert("word/document.xml", "", edited.into_bytes());
    fs::write(&path, package.write().unwrap()).unwrap();
    plan_next(root);
    done(run_in(root, &NEXT));
    let minutes = text_of(&folder(root, "2027-Q2").join("poytakirja-2027-Q1.docx"));
    for said in ["läsnä, poistui 9.45", "läsnä, etänä"] {
        assert!(minutes.contains(said), "{said} in {minutes}");
    }
}
