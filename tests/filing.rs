//! `vuosikello agreement file`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "support/signer.rs"]
mod signer;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use signer::{open_fields, sign, sign_and};
use support::{TempDir, agreement, edit, run_in, small_workspace};

/// A workspace whose agreement has been accepted and made, and the PDF file.
fn sent() -> (TempDir, PathBuf) {
    let workspace = small_workspace();
    let root = workspace.path();
    edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "\"luonnos\"",
        "\"hyväksytty\"",
    );
    assert_eq!(
        run_in(root, &["agreement", "final", "--year", "2027", "--all"]).status,
        0
    );
    let path = root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf");
    (workspace, path)
}

/// The signatories of the small workspace, in order.
fn signatories(root: &Path) -> Vec<String> {
    let data = fs::read_to_string(root.join(agreement("ESIM")).join("sopimus.json")).unwrap();
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let names = data["allekirjoittajat"].as_array().unwrap().iter();
    names
        .map(|one| one["nimi"].as_str().unwrap().to_owned())
        .collect()
}

/// The file with the signatures of these people in its fields, in order.
fn signed_by(bytes: &[u8], root: &Path, names: &[String]) -> Vec<u8> {
    let fields = fields(bytes, root);
    let mut pairs = fields.iter().zip(names);
    pairs
        .try_fold(bytes.to_vec(), |file, (field, name)| {
            Some(sign(&file, field, name))
        })
        .unwrap()
}

/// The names of the fields to sign, in order.
fn fields(sent: &[u8], root: &Path) -> Vec<String> {
    match open_fields(sent) {
        fields if fields.is_empty() => {
            let data = fs::read_to_string(root.join(agreement("ESIM")).join("sopimus.json")).unwrap();
            let data: serde_json::Value = serde_json::from_str(&data).unwrap();
            let count = data["allekirjoittajat"].as_array().unwrap().len();
            (1..=count).map(|place| format!("Signature{place}")).collect()
        }
        fields => fields,
    }
}

#[test]
fn a_signed_agreement_goes_into_its_place() {
    let (workspace, path) = sent();
    let root = workspace.path();
    let bytes = fs::read(&path).unwrap();
    let signed = signed_by(&bytes, root, &signatories(root));
    fs::write(root.join("allekirjoitettu.pdf"), &signed).unwrap();
    let run = run_in(root, &["agreement", "file", "allekirjoitettu.pdf"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stdout.contains("Palvelusopimus 2027 ESIM.pdf (korvattu)"),
        "{}",
        run.stdout
    );
    assert!(
        run.stderr
            .contains("sopimus on nyt allekirjoitettu, eikä sen tiedostoja tehdä uudestaan"),
        "{}",
        run.stderr
    );
    assert_eq!(fs::read(&path).unwrap(), signed);
    // Once more it is there already, and nothing makes it anew.
    let run = run_in(
        root,
        &["agreement", "file", "allekirjoitettu.pdf", "--format", "json"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        (&json["customer"], &json["file"]["outcome"]),
        (&"ESIM".into(), &"ennallaan".into())
    );
    assert_eq!(
        json["signatures"].as_array().unwrap().len(),
        fields(&bytes, root).len()
    );
    edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "\"hyväksytty\"",
        "\"arkistoitu\"",
    );
    assert_eq!(
        run_in(
            root,
            &["agreement", "final", "--year", "2027", "--customer", "ESIM"]
        )
        .status,
        1
    );
    assert_eq!(fs::read(&path).unwrap(), signed);
}

#[test]
fn what_is_not_the_agreement_with_signatures_alone_stays_out() {
    let (workspace, path) = sent();
    let root = workspace.path();
    let bytes = fs::read(&path).unwrap();
    let names = fields(&bytes, root);
    let file = |bytes: &[u8]| {
        fs::write(root.join("x.pdf"), bytes).unwrap();
        let run = run_in(root, &["agreement", "file", "x.pdf"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert_eq!(
            fs::read(&path).unwrap().len(),
            fs::metadata(&path).unwrap().len() as usize
        );
        run.stderr
    };
    let told = file(&sign(&bytes, &names[0], "Maija Mallikas"));
    assert!(
        told.contains("allekirjoittamatta") || told.contains("allekirjoituksia on 1"),
        "{told}"
    );
    let told = file(&[b"%PDF-1.7\n".as_slice(), &bytes[..200]].concat());
    assert!(
        told.contains("tiedosto ei ala minkään sopimuksen lopullisella PDF:llä"),
        "{told}"
    );
    let rotated = sign_and(&bytes, &names[0], "Maija Mallikas", |update| {
        let page = update.get_prev_documents().page_iter().nth(1).unwrap();
        update.opt_clone_object_to_new_document(page).unwrap();
        update
            .new_document
            .get_object_mut(page)
            .unwrap()
            .as_dict_mut()
            .unwrap()
            .set("Rotate", 90);
    });
    assert!(file(&rotated).contains("sivu 2: Rotate on muuttunut"));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    // Nor does it help to put the file into its place by hand.
    fs::write(&path, &rotated).unwrap();
    assert!(file(&rotated).contains("sivu 2: Rotate on muuttunut"));
    assert_eq!(run_in(root, &["agreement", "file", "puuttuu.pdf"]).status, 3);
    let data = format!("{}/sopimus.json", agreement("ESIM"));
    edit(
        root,
        &data,
        "\"laatija\"",
        "\"allekirjoitustapa\": \"paperi\",\n  \"laatija\"",
    );
    assert!(file(&rotated).contains("sopimus allekirjoitetaan paperilla"));
}

#[test]
fn a_signed_file_in_the_folder_of_the_agreement_is_not_what_was_sent() {
    let (workspace, path) = sent();
    let root = workspace.path();
    let bytes = fs::read(&path).unwrap();
    let signed = signed_by(&bytes, root, &signatories(root));
    let beside = path.with_file_name("Palvelusopimus 2027 ESIM allekirjoitettu.pdf");
    fs::write(&beside, &signed).unwrap();
    let run = run_in(root, &["agreement", "file", beside.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stdout.contains("Palvelusopimus 2027 ESIM.pdf (korvattu)"),
        "{run:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), signed);
}

#[test]
fn filing_settles_the_agreement_whatever_the_data_say() {
    let (workspace, path) = sent();
    let root = workspace.path();
    let signed = signed_by(&fs::read(&path).unwrap(), root, &signatories(root));
    fs::write(root.join("x.pdf"), &signed).unwrap();
    assert_eq!(run_in(root, &["agreement", "file", "x.pdf"]).status, 0);
    let status = run_in(
        root,
        &["agreement", "status", "--year", "2027", "--format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&status.stdout).unwrap();
    assert_eq!(
        (&json[0]["signed"], &json[0]["filed"]),
        (&true.into(), &true.into()),
        "{json}"
    );
    let status = run_in(root, &["agreement", "status", "--year", "2027"]);
    assert!(
        status.stdout.contains("allekirjoitettu PDF paikallaan"),
        "{}",
        status.stdout
    );
    for command in ["draft", "final", "update"] {
        let run = run_in(
            root,
            &["agreement", command, "--year", "2027", "--customer", "ESIM"],
        );
        assert_eq!(run.status, 1, "{command}: {run:?}");
        assert!(
            run.stderr.contains("allekirjoitettu PDF on paikallaan"),
            "{command}: {run:?}"
        );
        let all = run_in(root, &["agreement", command, "--year", "2027", "--all"]);
        assert_eq!(all.status, 0, "{command}: {all:?}");
    }
    let names = support::names(path.parent().unwrap());
    assert!(!names.iter().any(|name| name.contains("(uusi)")), "{names:?}");
    assert_eq!(fs::read(&path).unwrap(), signed);
}

#[test]
fn signatures_are_those_of_the_signatories_in_their_fields() {
    let (workspace, path) = sent();
    let root = workspace.path();
    let bytes = fs::read(&path).unwrap();
    let right = signatories(root);
    let file = |names: &[String], more: &[&str]| {
        fs::write(root.join("x.pdf"), signed_by(&bytes, root, names)).unwrap();
        run_in(root, &[&["agreement", "file", "x.pdf"], more].concat())
    };
    let mut stranger = right.clone();
    stranger[0] = "Outi Outo".to_owned();
    let run = file(&stranger, &[]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("Outi Outo, joka ei ole tietojen allekirjoittajia"),
        "{run:?}"
    );
    let mut swapped = right.clone();
    swapped.swap(0, 1);
    let run = file(&swapped, &[]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains(&format!("mutta se on henkilön {}", right[0])),
        "{run:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
    // Services sign in their own name, or write the names of certificates.
    let certificates: Vec<String> = right
        .iter()
        .map(|name| {
            let words: Vec<&str> = name.split(' ').rev().collect();
            format!("{} 12345678A", words.join(" ").to_uppercase())
        })
        .collect();
    let run = file(&stranger, &["--names-checked"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stderr.contains("Outi Outo"), "{run:?}");
    fs::write(&path, &bytes).unwrap();
    assert_eq!(file(&certificates, &[]).status, 0);
}

#[test]
fn a_signed_draft_stays_out() {
    let workspace = small_workspace();
    let root = workspace.path();
    let made = run_in(root, &["agreement", "final", "--year", "2027", "--all"]);
    assert_eq!(made.status, 0, "{made:?}");
    let path = root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf");
    fs::write(root.join("x.pdf"), fs::read(&path).unwrap()).unwrap();
    let run = run_in(root, &["agreement", "file", "x.pdf"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("tila on luonnos, eikä luonnosta allekirjoiteta"),
        "{run:?}"
    );
    let data = format!("{}/sopimus.json", agreement("ESIM"));
    edit(root, &data, "\"luonnos\"", "\"hyväksytty\"");
    let run = run_in(root, &["agreement", "file", "x.pdf"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("PDF on merkitty luonnokseksi"), "{run:?}");
}
