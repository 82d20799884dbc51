//! The example of a city's IT department: what only the state has stands in none of its documents.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::{TempDir, copy, edit, examples, files, run_in, text_of};

/// Words of the law, the budget and the organisation of the state.
const OF_THE_STATE: [&str; 11] = [
    "valtio",
    "Valtio",
    "Valtori",
    "inisteri",
    "momentti",
    "momentilt",
    "ylijohtaja",
    "tulosohj",
    "ehyskau",
    "423/1988",
    "1101/2019",
];

fn made() -> TempDir {
    let folder = TempDir::new().unwrap();
    let run = run_in(folder.path(), &["demo", "--example", "kunta", "."]);
    assert_eq!(run.status, 0, "{run:?}");
    folder
}

#[test]
fn documents_of_a_municipality_name_its_own_law() {
    let folder = made();
    let made = files(folder.path());
    let word: Vec<_> = made
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|e| e == "docx"))
        .collect();
    assert!(word.len() > 20, "{}", word.len());
    for (path, _) in &word {
        let text = text_of(&folder.path().join(path));
        for state in OF_THE_STATE {
            assert!(!text.contains(state), "{}: {state}", path.display());
        }
    }
    let agreement = "asiakkaat/SIVI/sopimukset/2027/luonnokset/Palvelusopimus 2027 SIVI.docx";
    let text = text_of(&folder.path().join(agreement));
    for own in [
        "kuntalaki (410/2015)",
        "tehtävistä määrätään Mallilan kaupungin hallintosäännössä",
        "631\u{a0}556,50\u{a0}€ talousarviostaan",
        "osapuolten yhteinen ylin johto",
    ] {
        assert!(text.contains(own), "{own}: {text}");
    }
}

#[test]
fn what_the_year_asks_for_is_not_of_the_state() {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("kunta"), folder.path());
    let run = run_in(folder.path(), &["calendar", "--year", "2027"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stdout.contains("Taloussuunnitelman valmistelu"),
        "{}",
        run.stdout
    );
    assert!(
        !run.stdout.contains("ehyskau") && !run.stdout.contains("allinnonala"),
        "{}",
        run.stdout
    );
}

#[test]
fn only_the_state_must_say_the_item_of_its_budget_and_the_number_of_its_act() {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("kunta"), folder.path());
    edit(folder.path(), "vuosikello.json", "\"kunta\"", "\"valtio\"");
    let says = |missing: &str| {
        let run = run_in(folder.path(), &["check", "--customer", "SIVI"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains(missing), "{missing}: {run:?}");
    };
    says("avain \"numero\" puuttuu");
    // Agreements are looked at when the settings are right.
    edit(
        folder.path(),
        "vuosikello.json",
        "\"saados\": {",
        "\"saados\": { \"numero\": \"1/2026\",",
    );
    says("avain \"momentti\" puuttuu");
}

#[test]
fn a_table_for_all_customers_asks_for_no_keys_of_common_costs() {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("kunta"), folder.path());
    let projects = folder
        .path()
        .join("asiakkaat/SIVI/kokoukset/2027-Q1/projektit.csv");
    let common = folder.path().join("yhteiset/2027");
    std::fs::create_dir_all(&common).unwrap();
    std::fs::rename(projects, common.join("projektit.csv")).unwrap();
    let run = run_in(folder.path(), &["check"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(!run.stderr.contains("jyvitys"), "{run:?}");
}

#[test]
fn costs_of_several_customers_are_not_imported_as_those_of_one() {
    let folder = TempDir::new().unwrap();
    copy(&examples().join("kunta"), folder.path());
    let export = "Asiakas;Kuukausi;Kustannuslaji;Selite;Summa\nKAUP;1/2027;Ylläpito;x;100,00\nSIVI;1/2027;Ylläpito;x;7 000,00\n";
    std::fs::write(folder.path().join("vienti.csv"), export).unwrap();
    let arguments = [
        "import",
        "vienti.csv",
        "--as",
        "toteuma",
        "--customer",
        "KAUP",
        "--year",
        "2027",
    ];
    let run = run_in(folder.path(), &arguments);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("sarake \"Asiakas\""), "{run:?}");
}
