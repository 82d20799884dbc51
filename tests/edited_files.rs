//! What a person wrote is never lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;

use support::{agreement, documents, edit_in_word, run_in, small_workspace};
use vuosikello::ooxml::Package;

const DRAFT: [&str; 5] = ["agreement", "draft", "--year", "2027", "--all"];
const FINAL: [&str; 5] = ["agreement", "final", "--year", "2027", "--all"];

#[test]
fn an_edited_draft_is_kept_and_the_new_one_written_beside_it() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &DRAFT).status, 0);
    let path = root
        .join(agreement("ESIM"))
        .join("luonnokset/Palvelusopimus 2027 ESIM.docx");
    let edited = edit_in_word(&path, "Osapuolet", "Sopijapuolet");
    let run = run_in(root, &DRAFT);
    assert_eq!(run.status, 0);
    assert!(
        run.stderr.contains("on muokattu, joten sitä ei korvattu"),
        "{}",
        run.stderr
    );
    assert_eq!(fs::read(&path).unwrap(), edited);
    assert!(documents(root, "ESIM").contains(&"Palvelusopimus 2027 ESIM (uusi).docx".to_owned()));
    // Once more: the new one is the program's own, and is not multiplied.
    run_in(root, &DRAFT);
    assert_eq!(documents(root, "ESIM").len(), 8);
}

#[test]
fn an_untouched_draft_is_replaced_when_the_data_change() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    support::edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "23.11.2026",
        "24.11.2026",
    );
    let run = run_in(root, &[&DRAFT[..], &["-v"]].concat());
    assert_eq!(
        run.stdout
            .lines()
            .filter(|line| line.ends_with("(korvattu)"))
            .count(),
        7,
        "{}",
        run.stdout
    );
    assert_eq!(documents(root, "ESIM").len(), 7);
}

#[test]
fn a_pdf_is_not_made_past_an_edited_draft() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    edit_body(
        &root
            .join(agreement("ESIM"))
            .join("luonnokset/Palvelusopimus 2027 ESIM.docx"),
        "Osapuolet",
        "Sopijapuolet",
    );
    let run = run_in(root, &FINAL);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("luonnosta on muokattu"), "{}", run.stderr);
    assert!(!documents(root, "ESIM").iter().any(|name| name.ends_with(".pdf")));
    assert!(
        documents(root, "TOINEN")
            .iter()
            .any(|name| name.ends_with(".pdf"))
    );
    assert_eq!(
        run_in(root, &[&FINAL[..], &["--ignore-edited-drafts"]].concat()).status,
        0
    );
}

#[test]
fn a_signed_pdf_is_kept() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &FINAL);
    let path = root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf");
    // A signature is appended to the file as an update.
    let mut signed = fs::read(&path).unwrap();
    signed.extend_from_slice(b"\n% signature\n");
    fs::write(&path, &signed).unwrap();
    let run = run_in(root, &FINAL);
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("on muokattu"), "{}", run.stderr);
    assert_eq!(fs::read(&path).unwrap(), signed);
}

#[test]
fn a_signed_agreement_is_not_made_anew() {
    for (status, command) in [("allekirjoitettu", FINAL), ("arkistoitu", DRAFT)] {
        let workspace = small_workspace();
        let root = workspace.path();
        assert_eq!(run_in(root, &DRAFT).status, 0);
        assert_eq!(run_in(root, &FINAL).status, 0);
        let file = format!("{}/sopimus.json", agreement("ESIM"));
        support::edit(root, &file, "\"luonnos\"", &format!("\"{status}\""));
        support::edit(root, &file, "MPK/12/", "MPK/14/");
        support::edit(root, &file.replace("ESIM", "TOINEN"), "MPK/13/", "MPK/15/");
        let before = support::files(&root.join(agreement("ESIM")));
        let of_other = support::files(&root.join(agreement("TOINEN")));
        let run = run_in(root, &command);
        assert_eq!(run.status, 0, "{run:?}");
        let told = format!("ESIM: sopimus on {status}: sen tiedostoja ei tehdä uudestaan");
        assert!(run.stderr.contains(&told), "{}", run.stderr);
        assert_eq!(support::files(&root.join(agreement("ESIM"))), before);
        assert_ne!(support::files(&root.join(agreement("TOINEN"))), of_other);
        let check = run_in(root, &["check"]);
        assert_eq!(check.status, 0, "{check:?}");
    }
}

#[test]
fn a_draft_that_no_longer_belongs_to_the_agreement_is_pointed_out() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let file = format!("{}/sopimus.json", agreement("ESIM"));
    support::edit(
        root,
        &file,
        "\"laatija\"",
        "\"liitteet\": [{ \"laji\": \"talous\" }],\n  \"laatija\"",
    );
    let run = run_in(root, &DRAFT);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stderr
            .contains("Liite 4 Talous 2027 ESIM.docx ei enää kuulu sopimukseen"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_final_pdf_of_a_draft_agreement_says_so() {
    let workspace = small_workspace();
    let run = run_in(workspace.path(), &FINAL);
    assert!(run.stderr.contains("merkitty luonnokseksi"), "{}", run.stderr);
}

fn draft(root: &std::path::Path, name: &str) -> std::path::PathBuf {
    root.join(agreement("ESIM")).join("luonnokset").join(name)
}

/// Edits the text of a draft behind its table of contents.
fn edit_body(path: &std::path::Path, from: &str, to: &str) {
    let package = vuosikello_ooxml::Package::read(&fs::read(path).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let last = text.rmatch_indices(from).next().expect("the text is there").0;
    let mut package = package;
    let edited = format!("{}{to}{}", &text[..last], &text[last + from.len()..]);
    package.insert("word/document.xml", "", edited.into_bytes());
    fs::write(path, package.write().unwrap()).unwrap();
}

#[test]
fn changes_are_told_with_clause_words_and_authors() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let main = draft(root, "Palvelusopimus 2027 ESIM.docx");
    edit_body(&main, "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    let tracked = "<w:ins w:id=\"9001\" w:author=\"Hilma Kuvitelma\" w:date=\"2026-11-26T12:00:00Z\"><w:r><w:t>Lisäys. </w:t></w:r></w:ins>";
    let annex = draft(root, "Liite 5 Turvallisuus 2027 ESIM.docx");
    edit_body(&annex, "</w:pPr><w:r>", &format!("</w:pPr>{tracked}<w:r>"));
    let changes = ["agreement", "changes", "--year", "2027", "--customer", "ESIM"];
    let run = run_in(root, &changes);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for expected in [
        "Palvelusopimus 2027 ESIM.docx: muokattu",
        "lainsäädäntöä{+ itsenäisesti+}.",
        "{+Lisäys. +}",
        "Hilma Kuvitelma 26.11.2026",
        "Liite 4 Talous 2027 ESIM.docx: ennallaan",
    ] {
        assert!(
            run.stdout.contains(expected),
            "{expected} is missing in\n{}",
            run.stdout
        );
    }
    let json = run_in(root, &[&changes[..], &["--format", "json"]].concat()).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let drafts = json["customers"][0]["drafts"].as_array().unwrap();
    let edited = drafts.iter().filter(|draft| draft["state"] == "edited").count();
    assert_eq!(edited, 2);

    // The final tells the same and stops, until the changes are accepted.
    let final_pdf = ["agreement", "final", "--year", "2027", "--customer", "ESIM"];
    let run = run_in(root, &final_pdf);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("{+ itsenäisesti+}") && run.stderr.contains("Hilma Kuvitelma"),
        "{}",
        run.stderr
    );
    let pdf = root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf");
    let from_data = [&final_pdf[..], &["--from-data"]].concat();
    assert_eq!(run_in(root, &from_data).status, 0);
    let of_data = fs::read(&pdf).unwrap();
    let rejecting = [&final_pdf[..], &["--reject-changes"]].concat();
    assert_eq!(run_in(root, &rejecting).status, 0);
    let rejected = fs::read(&pdf).unwrap();
    let accepting = [&final_pdf[..], &["--accept-changes"]].concat();
    let run = run_in(root, &accepting);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("on tehty Word-tiedostosta"), "{}", run.stderr);
    let accepted = fs::read(&pdf).unwrap();
    assert!(of_data != rejected && rejected != accepted && of_data != accepted);
}

#[test]
fn a_report_of_changes_is_never_written_over_a_draft() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let main = draft(root, "Palvelusopimus 2027 ESIM.docx");
    let before = fs::read(&main).unwrap();
    let report = main.display().to_string();
    let changes = [
        "agreement",
        "changes",
        "--year",
        "2027",
        "--customer",
        "ESIM",
        "--report",
        &report,
    ];
    let run = run_in(root, &changes);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert_eq!(fs::read(&main).unwrap(), before);
}

#[test]
fn head_fields_that_have_lost_their_controls_are_no_edit() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let path = root
        .join(agreement("ESIM"))
        .join("luonnokset/Palvelusopimus 2027 ESIM.docx");
    let mut package = Package::read(&fs::read(&path).unwrap()).unwrap();
    let names: Vec<String> = package
        .parts()
        .map(|(name, _)| name.to_owned())
        .filter(|name| name.starts_with("word/header") || name.starts_with("word/footer"))
        .collect();
    for name in names {
        let text = String::from_utf8(package.part(&name).unwrap().to_vec()).unwrap();
        package.insert(name, "", without_controls(&text).into_bytes());
    }
    fs::write(&path, package.write().unwrap()).unwrap();
    let run = run_in(root, &["agreement", "changes", "--year", "2027", "--all"]);
    assert!(
        run.stdout.contains("Palvelusopimus 2027 ESIM.docx: ennallaan"),
        "{}",
        run.stdout
    );
    let run = run_in(root, &FINAL);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// XML without content controls, with what stands in them.
fn without_controls(xml: &str) -> String {
    let mut text = xml.to_owned();
    while let Some(start) = text.find("<w:sdtPr>") {
        let end = text[start..].find("</w:sdtPr>").unwrap() + start + "</w:sdtPr>".len();
        text.replace_range(start..end, "");
    }
    for tag in ["<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>"] {
        text = text.replace(tag, "");
    }
    text
}

#[test]
fn a_shape_without_words_is_an_edit() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let main = draft(root, "Palvelusopimus 2027 ESIM.docx");
    let arrow = "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">\
        <wp:extent cx=\"3000000\" cy=\"2000000\"/><wp:docPr id=\"991\" name=\"Nuoli\"/>\
        <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
        <a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">\
        <wps:wsp xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:cNvSpPr/>\
        <wps:spPr><a:prstGeom prst=\"rightArrow\"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/></wps:wsp>\
        </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    edit_body(&main, "</w:pPr><w:r>", &format!("</w:pPr>{arrow}<w:r>"));
    let run = run_in(
        root,
        &["agreement", "changes", "--year", "2027", "--customer", "ESIM"],
    );
    assert!(
        run.stdout.contains("Palvelusopimus 2027 ESIM.docx: muokattu"),
        "{}",
        run.stdout
    );
    assert_eq!(run_in(root, &FINAL).status, 1);
}

#[test]
fn a_changed_sum_is_told_with_its_cell_and_its_total() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let annex = draft(root, "Liite 4 Talous 2027 ESIM.docx");
    let cell = first_amount(&annex);
    edit_in_word(&annex, &cell, "9\u{a0}999\u{a0}999,99");
    let run = run_in(
        root,
        &[
            "agreement",
            "final",
            "--year",
            "2027",
            "--customer",
            "ESIM",
            "--accept-changes",
        ],
    );
    assert_eq!(run.status, 1);
    let marked = format!("[-{cell}-]{{+9\u{a0}999\u{a0}999,99+}}");
    assert!(
        run.stderr.contains(&marked),
        "{marked} is missing in\n{}",
        run.stderr
    );
    assert!(run.stderr.contains("mutta rivit ovat yhteensä"), "{}", run.stderr);
}

/// The first amount in a table of a file.
fn first_amount(path: &std::path::Path) -> String {
    let package = vuosikello_ooxml::Package::read(&fs::read(path).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let table = &text[text.find("<w:tbl>").unwrap()..];
    let amounts = table
        .split("<w:t")
        .filter_map(|run| run.split_once('>')?.1.split_once("</w:t>"));
    let is_amount = |text: &&str| {
        text.rsplit_once(',')
            .is_some_and(|(_, cents)| cents.len() == 2 && cents.chars().all(|c| c.is_ascii_digit()))
    };
    amounts.map(|(text, _)| text).find(is_amount).unwrap().to_owned()
}

#[test]
fn a_draft_of_another_customer_is_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let stray = root.join(agreement("TOINEN")).join("luonnokset/Kopio.docx");
    fs::copy(draft(root, "Palvelusopimus 2027 ESIM.docx"), stray).unwrap();
    let run = run_in(root, &FINAL);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr
            .contains("tiedosto on asiakkaan ESIM vuoden 2027 luonnos"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_a_document_store_writes_is_no_edit() {
    let workspace = small_workspace();
    let root = workspace.path();
    run_in(root, &DRAFT);
    let main = draft(root, "Palvelusopimus 2027 ESIM.docx");
    let property = "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"90\" name=\"ContentTypeId\"><vt:lpwstr>0x01</vt:lpwstr></property></Properties>";
    support::edit_part(&main, "docProps/custom.xml", "</Properties>", property);
    assert_eq!(run_in(root, &FINAL).status, 0);
    let run = run_in(root, &DRAFT);
    assert!(
        !documents(root, "ESIM").iter().any(|name| name.contains("(uusi)")),
        "{}",
        run.stderr
    );
}

/// The name of a draft of the small workspace.
const MAIN: &str = "Palvelusopimus 2027 ESIM.docx";

fn status(root: &std::path::Path) -> (support::Run, serde_json::Value) {
    let arguments = ["agreement", "status", "--year", "2027"];
    let json = run_in(root, &[&arguments[..], &["--format", "json"]].concat());
    (
        run_in(root, &arguments),
        serde_json::from_str(&json.stdout).unwrap(),
    )
}

#[test]
fn the_status_tells_how_far_each_agreement_is_and_who_has_edited_it() {
    let workspace = small_workspace();
    let root = workspace.path();
    let (run, _) = status(root);
    assert!(
        run.stdout
            .contains("ESIM    luonnos  ei luonnoksia  ei muokattu    ei PDF:ää"),
        "{}",
        run.stdout
    );
    assert_eq!(run_in(root, &DRAFT).status, 0);
    assert_eq!(run_in(root, &FINAL).status, 0);
    let inserted = "<w:ins w:id=\"900\" w:author=\"Hilma Kuvitelma\" w:date=\"2026-12-03T10:00:00Z\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>";
    edit_in_word(&draft(root, MAIN), "</w:p>", inserted);
    let file = format!("{}/sopimus.json", agreement("ESIM"));
    support::edit(
        root,
        &file,
        "\"luonnos\",",
        "\"hyväksytty\",\n  \"lahetetty\": \"25.11.2026\",",
    );
    let file = file.replace("ESIM", "TOINEN");
    support::edit(root, &file, "\"luonnos\"", "\"arkistoitu\"");
    let (run, json) = status(root);
    assert_eq!(run.status, 0, "{run:?}");
    for row in [
        "ESIM    hyväksytty, lähetetty 25.11.2026  7 luonnosta  1 muokattu: Hilma Kuvitelma 3.12.2026  1 avoin muutos  PDF tehty",
        "TOINEN  arkistoitu                        7 luonnosta  ei muokattu                                            PDF tehty",
    ] {
        assert!(run.stdout.contains(row), "{row} in {}", run.stdout);
    }
    let edited = &json[0]["edited"][0];
    assert_eq!(
        (&json[0]["sent"], &json[0]["approved"]),
        (&"25.11.2026".into(), &true.into())
    );
    assert_eq!(
        (&edited["by"][0], &edited["open_changes"]),
        (&"Hilma Kuvitelma".into(), &1.into())
    );
    assert_eq!(
        (&json[1]["signed"], &json[1]["filed"], &json[1]["drafts"]),
        (&true.into(), &true.into(), &7.into())
    );
    // The same is told with what is due.
    let due = run_in(root, &["due", "--on", "20.12.2026"]);
    assert!(
        due.stdout
            .contains("Sopimukset 2027\nESIM  hyväksytty, lähetetty 25.11.2026"),
        "{}",
        due.stdout
    );
}

#[test]
fn odd_drafts_are_told_with_what_to_do() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &DRAFT).status, 0);
    fs::remove_file(draft(root, "Liite 4 Talous 2027 ESIM.docx")).unwrap();
    fs::rename(draft(root, MAIN), draft(root, "sopimus lakimies.docx")).unwrap();
    fs::write(
        draft(root, "~$ite 1 Yhteyshenkilöt 2027 ESIM.docx"),
        [b"\x0fHilma Kuvitelma".as_slice(), &[0; 20]].concat(),
    )
    .unwrap();
    let (run, _) = status(root);
    for told in [
        "ESIM: luonnos Liite 4 Talous 2027 ESIM.docx puuttuu: jos se on poistettu vahingossa tai siirretty, palauta se; muuten se tehdään tiedoista",
        "ESIM: luonnos Palvelusopimus 2027 ESIM.docx on nimellä sopimus lakimies.docx",
        "ESIM: Liite 1 Yhteyshenkilöt 2027 ESIM.docx on auki Wordissa (Hilma Kuvitelma); tallenna ja sulje se",
    ] {
        assert!(run.stderr.contains(told), "{told} in {}", run.stderr);
    }
    let run = run_in(root, &FINAL);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stderr
            .contains("luonnos Liite 4 Talous 2027 ESIM.docx puuttuu"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("on auki Wordissa (Hilma Kuvitelma)"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_draft_in_the_folder_of_another_customer_is_an_error() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &DRAFT).status, 0);
    let there = root.join(agreement("TOINEN")).join("luonnokset").join(MAIN);
    fs::copy(draft(root, MAIN), there).unwrap();
    for command in [
        &["check"][..],
        &["agreement", "final", "--year", "2027", "--customer", "TOINEN"],
        &["agreement", "changes", "--year", "2027", "--customer", "TOINEN"],
        &["agreement", "status", "--year", "2027"],
    ] {
        let run = run_in(root, command);
        assert_eq!(run.status, 1, "{run:?}");
        let all = run.stderr + &run.stdout;
        assert!(
            all.contains("tiedosto on asiakkaan ESIM vuoden 2027 luonnos"),
            "{command:?}: {all}"
        );
    }
}

#[test]
fn two_copies_that_two_people_have_edited_stop_the_final() {
    let workspace = small_workspace();
    let root = workspace.path();
    assert_eq!(run_in(root, &DRAFT).status, 0);
    let copy = draft(root, "Palvelusopimus 2027 ESIM - kopio.docx");
    fs::copy(draft(root, MAIN), &copy).unwrap();
    edit_body(&draft(root, MAIN), "Osapuolet", "Sopijapuolet");
    edit_body(&copy, "Osapuolet", "Sopijaosapuolet");
    let accept = [&FINAL[..], &["--accept-changes"]].concat();
    let run = run_in(root, &accept);
    assert_eq!(run.status, 1, "{run:?}");
    let told = "samasta luonnoksesta on muokattu useita tiedostoja: Palvelusopimus 2027 ESIM - kopio.docx, Palvelusopimus 2027 ESIM.docx";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    let (run, _) = status(root);
    assert!(run.stderr.contains(told), "{}", run.stderr);
    // Copies that say the same are no matter.
    fs::copy(draft(root, MAIN), &copy).unwrap();
    assert_eq!(run_in(root, &accept).status, 0);
}
