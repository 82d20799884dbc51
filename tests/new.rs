//! `vuosikello new`: what carries over, what must be filled in, and that no file is written over.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;

use support::{edit, files, run_in, small_workspace};

#[test]
fn a_year_begins_with_what_carries_over() {
    let folder = small_workspace();
    let root = folder.path();
    let run = run_in(root, &["new", "year", "2028", "--all"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in [
        "täytä asiakkaat/ESIM/sopimukset/2028/sopimus.json: diaarinumero, paivays, maararaha.summa",
        "täytä asiakkaat/ESIM/sopimukset/2028/talous.csv: rivit",
        "lisää asetuksiin (vuosikello) kohtaan vuodet vuosi 2028",
        "asiakkaat/TOINEN/sopimukset/2028/palvelut.csv",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    let text = fs::read_to_string(root.join("asiakkaat/ESIM/sopimukset/2028/sopimus.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["vuosi"], 2028);
    assert_eq!(value["tila"], "luonnos");
    assert_eq!(value["laatija"], "Maija Mallikas");
    assert_eq!(value["maararaha"], serde_json::json!({ "momentti": "00.01.02" }));
    assert_eq!(value["allekirjoittajat"].as_array().unwrap().len(), 3);
    assert!(value.get("jako").is_none() && value.get("diaarinumero").is_none());
    assert!(text.find("\"vuosi\"") < text.find("\"laatija\""));
    let before = files(root);
    let again = run_in(root, &["new", "year", "2028", "--customer", "ESIM"]);
    assert_eq!(again.status, 1);
    assert!(
        again.stderr.contains("tiedosto on jo olemassa"),
        "{}",
        again.stderr
    );
    assert_eq!(files(root), before);
}

#[test]
fn a_year_is_begun_whole_or_not_at_all() {
    let folder = small_workspace();
    let root = folder.path();
    fs::create_dir_all(root.join("asiakkaat/ESIM/sopimukset/2028")).unwrap();
    fs::write(root.join("asiakkaat/ESIM/sopimukset/2028/talous.csv"), "oma").unwrap();
    let before = files(root);
    let run = run_in(root, &["new", "year", "2028", "--customer", "ESIM"]);
    assert_eq!(run.status, 1);
    assert_eq!(files(root), before);
}

#[test]
fn a_meeting_begins_with_the_time_that_was_agreed_and_tells_what_is_open() {
    let folder = small_workspace();
    let root = folder.path();
    let run = run_in(root, &["new", "meeting", "2027-Q2", "--customer", "ESIM"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = fs::read_to_string(root.join("asiakkaat/ESIM/kokoukset/2027-Q2/kokous.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["kokous"], "2027-Q2");
    assert_eq!(value["paivays"], "9.6.2027");
    assert_eq!(value["osallistujat"].as_array().unwrap().len(), 4);
    for key in [
        "etayhteys",
        "aineisto",
        "kysely",
        "lisaasiat",
        "tehdyt_toimenpiteet",
        "seuraava",
    ] {
        assert!(value.get(key).is_none(), "{key}");
    }
    for told in [
        "avoin toimenpide 2026-Q4/2: Sovitaan varmenteiden seurannasta (Maija Mallikas, 31.3.2027)",
        "etayhteys, aineisto, kysely, seuraava",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("2026-Q4/1"), "{}", run.stdout);
    let forms = run_in(
        root,
        &["new", "meeting", "2027-Q3", "--customer", "ESIM", "--excel"],
    );
    assert_eq!(forms.status, 0, "{}", forms.stderr);
    assert!(
        root.join("asiakkaat/ESIM/kokoukset/2027-Q3/kokous.xlsx")
            .is_file()
    );
}

#[test]
fn a_customer_begins_with_proposed_forms_that_a_check_reminds_of() {
    let folder = small_workspace();
    let root = folder.path();
    let run = run_in(root, &["new", "customer", "MALLI", "--name", "Mallilan kaupunki"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains(
            "täytä asiakkaat/MALLI/asiakas.json: segmentti, sitoutuminen, asiakkaan yhteyshenkilöt"
        ),
        "{}",
        run.stdout
    );
    let text = fs::read_to_string(root.join("asiakkaat/MALLI/asiakas.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["nimi"]["illatiivi"], "Mallilan kaupunkiin");
    // What both customers of the workspace have.
    assert_eq!(value["yhteyshenkilot"].as_array().unwrap().len(), 2);
    edit(
        root,
        "asiakkaat/MALLI/asiakas.json",
        "\"vaihe\"",
        "\"segmentti\": \"pieni\", \"sitoutuminen\": 1, \"vaihe\"",
    );
    let check = run_in(root, &["check", "--customer", "MALLI"]);
    assert!(
        check
            .stderr
            .contains("nimen \"Mallilan kaupunki\" taivutusmuodot ovat ohjelman ehdotus"),
        "{}",
        check.stderr
    );
    for taken in ["MALLI", "malli", "../x"] {
        let again = run_in(root, &["new", "customer", taken]);
        assert_eq!(again.status, 1, "{taken}");
    }
}

#[test]
fn what_follows_from_other_data_need_not_be_given() {
    let folder = small_workspace();
    let root = folder.path();
    let agreement = "asiakkaat/ESIM/sopimukset/2027/sopimus.json";
    edit(root, agreement, "\"luonnos\"", "\"hyväksytty\"");
    let pdf = |to: &str| {
        let run = run_in(
            root,
            &[
                "agreement",
                "final",
                "--year",
                "2027",
                "--customer",
                "ESIM",
                "-o",
                to,
            ],
        );
        assert_eq!(run.status, 0, "{}", run.stderr);
        let made = files(&root.join(to));
        assert!(!made.is_empty());
        made
    };
    let before = pdf("ennen");
    let text = fs::read_to_string(root.join(agreement)).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value.as_object_mut().unwrap().remove("jako");
    fs::write(root.join(agreement), value.to_string()).unwrap();
    assert_eq!(pdf("jalkeen"), before);
    // A share that differs from the lines is an error all the same.
    value["jako"] = serde_json::json!([{ "kustannuslaji": "Ylläpito", "summa": "186 420,75" }]);
    fs::write(root.join(agreement), value.to_string()).unwrap();
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert!(run.stderr.contains("mutta jaossa on"), "{}", run.stderr);
}

#[test]
fn a_case_number_has_a_form_of_the_settings() {
    let folder = small_workspace();
    let root = folder.path();
    edit(
        root,
        "asiakkaat/ESIM/sopimukset/2027/sopimus.json",
        "MPK/12/00.04.01/2026",
        "ESK 2026-001234",
    );
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("oletukset.diaarinumerot"), "{}", run.stderr);
    edit(
        root,
        "vuosikello.json",
        "\"luokitus\":",
        "\"diaarinumerot\": [\"ESK {vuosi}-{numero}\"], \"luokitus\":",
    );
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn one_missing_form_is_one_error() {
    let folder = small_workspace();
    let root = folder.path();
    edit(
        root,
        "asiakkaat/ESIM/asiakas.json",
        "\"genetiivi\": \"Esimerkkiviraston\",",
        "",
    );
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.stderr.matches("virhe:").count(), 1, "{}", run.stderr);
}

#[test]
fn what_is_no_address_is_told_where_it_is_written() {
    let folder = small_workspace();
    let root = folder.path();
    edit(
        root,
        "asiakkaat/ESIM/asiakas.json",
        "elina.esimerkki@esimerkkivirasto.example",
        "elina.esimerkki at esimerkkivirasto.example",
    );
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr
            .contains("\"elina.esimerkki at esimerkkivirasto.example\" ei ole sähköpostiosoite"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_meeting_on_a_day_off_is_a_remark() {
    let folder = small_workspace();
    let root = folder.path();
    edit(
        root,
        "asiakkaat/ESIM/kokoukset/2027-Q1/kokous.json",
        "17.3.2027",
        "20.3.2027",
    );
    let run = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("kokouspäivä 20.3.2027 on lauantai"),
        "{}",
        run.stderr
    );
}

#[test]
fn commands_that_are_suggested_run_as_they_are_printed() {
    let folder = support::TempDir::new().unwrap();
    let run = run_in(folder.path(), &["init", "Kunnan sopimukset"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("-w \"Kunnan sopimukset\""), "{}", run.stdout);
}
