//! Exports taken into a workspace.

use std::fs;
use std::path::Path;

use vuosikello_core::{MeetingId, Period};
use vuosikello_workspace::{Failure, ImportRequest, Imported, Workspace};

use crate::fixture::can_show;
use crate::meetings::{MEETING, files, in_meeting};

const FORM: &str = "Tunnus;Sähköposti;Kuinka tyytyväinen olet jatkuviin palveluihin?;Kuinka tyytyväinen olet projektipalveluihin?;Kuinka todennäköisesti \
                    suosittelisit meitä?;Mitä pitäisi parantaa?\n1;a@b.example;8;9;10;Nopeutta, \"kiitos\"\n2;c@d.example;7;En osaa sanoa;;\n";

fn import(root: &Path, request: &ImportRequest<'_>) -> Result<Imported, Failure> {
    Workspace::open(root, can_show).unwrap().import(request)
}

fn survey<'a>(save: bool) -> ImportRequest<'a> {
    ImportRequest {
        file: "Lomake(1-2).csv",
        bytes: FORM.as_bytes(),
        customer: Some("RISE"),
        period: Some(Period::Quarter(MeetingId::parse("2027-Q1").unwrap())),
        save,
        ..ImportRequest::default()
    }
}

#[test]
fn a_form_is_recognised_shown_saved_and_read() {
    let folder = files().without(&in_meeting("kysely.csv")).write();
    let root = folder.path();
    let shown = import(root, &survey(false)).unwrap();
    assert_eq!((shown.table.as_str(), shown.rows), ("kysely", 2));
    assert_eq!(
        shown.target.as_deref(),
        Some("asiakkaat/RISE/kokoukset/2027-Q1/kysely.csv")
    );
    let columns: Vec<(Option<&str>, bool)> = shown
        .columns
        .iter()
        .map(|column| (column.key.as_deref(), column.is_guess))
        .collect();
    assert_eq!(
        columns,
        [
            (None, false),
            (None, false),
            (Some("jatkuvat_palvelut"), true),
            (Some("projektipalvelut"), true),
            (Some("suositus"), true),
            (Some("parannettavaa"), false),
        ]
    );
    assert!(!root.join(MEETING).join("kysely.csv").exists() && !root.join("sarakkeet.csv").exists());
    let saved = import(root, &survey(true)).unwrap();
    assert_eq!(saved.files.len(), 2, "{:?}", saved.files);
    let table = fs::read_to_string(root.join(MEETING).join("kysely.csv")).unwrap();
    assert_eq!(
        table,
        "\u{feff}jatkuvat_palvelut;parannettavaa;projektipalvelut;suositus\r\n8;\"Nopeutta, \"\"kiitos\"\"\";9;10\r\n7;;;\r\n"
    );
    let rules = fs::read_to_string(root.join("sarakkeet.csv")).unwrap();
    assert_eq!(rules.lines().count(), 4, "{rules}");
    let meeting = Workspace::open(root, can_show)
        .unwrap()
        .meeting("RISE", MeetingId::parse("2027-Q1").unwrap())
        .unwrap();
    assert_eq!(
        meeting.dossier.survey.as_ref().unwrap()[0].grades["projektipalvelut"],
        9
    );
    // What is known by now is no guess, and the same again changes nothing.
    let again = import(root, &survey(true)).unwrap();
    assert!(again.columns.iter().all(|column| !column.is_guess));
    assert_eq!(fs::read_to_string(root.join("sarakkeet.csv")).unwrap(), rules);
}

#[test]
fn a_table_that_is_there_is_not_replaced() {
    let folder = files().write();
    let error = import(folder.path(), &survey(true)).unwrap_err().to_string();
    assert!(error.contains("taulukko kysely on jo työtilassa"), "{error}");
    assert!(!folder.path().join("sarakkeet.csv").exists());
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let folder = files().without(&in_meeting("kysely.csv")).write();
    let request = ImportRequest {
        bytes: b"Jatkuvat palvelut;Suositus\n11;9\n8;9\n",
        ..survey(true)
    };
    let imported = import(folder.path(), &request).unwrap();
    assert_eq!(imported.problems.len(), 1, "{:?}", imported.problems);
    assert!(
        imported.problems[0]
            .to_string()
            .starts_with("Lomake(1-2).csv, A2: "),
        "{:?}",
        imported.problems
    );
    assert!(!folder.path().join(MEETING).join("kysely.csv").exists());
}

#[test]
fn lines_of_a_ledger_are_summed() {
    let folder = files()
        .without("asiakkaat/RISE/budjetti/2027/toteuma.csv")
        .write();
    let ledger = "Tili;Tositepäivä;Kustannuslaji;Teksti;Summa\n4300;4.1.2027;Ylläpito;Lasku 1;100,10\n4300;9.1.2027;Ylläpito;Lasku 2;\
                  0,40\n4300;1.2.2027;Henkilötyö;Tunnit;50,00\n";
    let request = ImportRequest {
        file: "pääkirja RISE 2027.csv",
        bytes: ledger.as_bytes(),
        sum: true,
        save: true,
        ..ImportRequest::default()
    };
    let imported = import(
        folder.path(),
        &ImportRequest {
            table: Some("yhteiset/toteuma"),
            ..request
        },
    );
    assert!(imported.is_err() || imported.unwrap().files.is_empty());
    let imported = import(
        folder.path(),
        &ImportRequest {
            table: Some("budjetti"),
            ..request
        },
    );
    assert!(imported.is_err(), "several versions have this schema");
    let imported = import(folder.path(), &request).unwrap();
    assert_eq!((imported.table.as_str(), imported.rows), ("toteuma", 2));
    let guessed = imported.columns.iter().filter(|column| column.is_guess);
    let guessed: Vec<Option<&str>> = guessed.map(|column| column.key.as_deref()).collect();
    assert_eq!(guessed, [Some("kuukausi"), Some("selite")]);
    let table = fs::read_to_string(folder.path().join("asiakkaat/RISE/budjetti/2027/toteuma.csv")).unwrap();
    assert_eq!(
        table,
        "\u{feff}kustannuslaji;kuukausi;selite;summa\r\nYlläpito;1/2027;Ylläpito;\"100,50\"\r\nHenkilötyö;2/2027;Tunnit;\"50,00\"\r\n"
    );
}

#[test]
fn rows_of_all_customers_go_to_the_common_folder() {
    let folder = files().without(&in_meeting("projektit.csv")).write();
    let portfolio = "Tunnus;Nimi;Asiakas;Tila\nK1;Oma;RISE;riski\nK2;Toisen;KKO;riski\n";
    let request = ImportRequest {
        file: "Portfolio 2027.csv",
        bytes: portfolio.as_bytes(),
        save: true,
        ..ImportRequest::default()
    };
    let imported = import(folder.path(), &request).unwrap();
    assert_eq!(imported.target.as_deref(), Some("yhteiset/2027/projektit.csv"));
    let meeting = Workspace::open(folder.path(), can_show)
        .unwrap()
        .meeting("RISE", MeetingId::parse("2027-Q1").unwrap())
        .unwrap();
    assert_eq!(meeting.dossier.projects.as_ref().unwrap().len(), 1);
}

#[test]
fn a_file_that_is_no_table_is_refused_with_what_to_do() {
    let folder = files().write();
    let told = |file: &str, bytes: &[u8], table: Option<&str>| {
        let request = ImportRequest {
            file,
            bytes,
            table,
            ..ImportRequest::default()
        };
        import(folder.path(), &request).unwrap_err().to_string()
    };
    assert!(told("x.csv", b"a;b\n1;2\n", None).contains("--as"));
    assert!(told("x.xlsx", b"PK\x03\x04", None).contains("XLSX"));
    assert!(told("x.csv", b"a;b\n1;2\n", Some("toteutuma")).contains("tarkoititko \"toteuma\"?"));
}
