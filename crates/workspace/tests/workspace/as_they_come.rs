//! Tables and values as people and systems write them are read as what they mean, and what is left out is told.

use vuosikello_workspace::Workspace;

use crate::fixture::{Files, can_show, in_agreement};

fn budget(from: &str, to: &str) -> Files {
    Files::good().edit(&in_agreement("talous.csv"), from, to)
}

/// The remarks on the tables of the agreement, after it has been read without errors.
fn remarks(files: &Files) -> Vec<String> {
    let folder = files.write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    workspace.dossier("RISE", 2027).unwrap();
    let remarks = workspace.remarks();
    remarks.iter().map(|remark| remark.message.clone()).collect()
}

#[test]
fn what_a_line_is_about_may_be_given_by_its_name() {
    for word in [
        "p1",
        "P 1",
        "Vankitietojärjestelmä",
        "VANKITIETOJÄRJESTELMÄ",
        "Vankitietoja\u{308}rjestelma\u{308}",
    ] {
        let read = budget(";P1;", &format!(";{word};")).read().unwrap();
        assert_eq!(read.dossier.budget[0].target.as_deref(), Some("P1"), "{word}");
    }
    // A name that is none is an error as before.
    assert_eq!(budget(";P1;", ";Vankitieto;").problems().len(), 1);
}

#[test]
fn people_are_known_however_their_names_are_written() {
    let files = Files::good()
        .edit(
            &in_agreement("sopimus.json"),
            "\"laatija\": \"Pekka Palvelu\"",
            "\"laatija\": \"PALVELU, Pekka\"",
        )
        .edit(
            &in_agreement("sopimus.json"),
            "\"nimi\": \"Aino Asiakas\", \"asema\"",
            "\"nimi\": \"Asiakas Aino\", \"asema\"",
        )
        .edit(
            &in_agreement("palvelut.json"),
            "\"Pekka Palvelu\"",
            "\"asiakas  aino\"",
        );
    let read = files.read().unwrap();
    assert_eq!(read.dossier.agreement.author, "Pekka Palvelu");
    assert_eq!(read.dossier.agreement.signatories[2].name, "Aino Asiakas");
    assert_eq!(read.dossier.services[0].owner, "Aino Asiakas");
    // Somebody else is an error as before.
    let other = Files::good().edit(
        &in_agreement("sopimus.json"),
        "\"laatija\": \"Pekka Palvelu\"",
        "\"laatija\": \"Pekka\"",
    );
    assert_eq!(other.problems().len(), 1);
}

#[test]
fn choices_and_cost_types_are_read_in_tables_and_json_files_alike() {
    for (file, from, to) in [
        ("talous.csv", "Ylläpito;P1", "YLLÄPITO;P1"),
        ("talous.csv", "Ylläpito;P1", "Ylla\u{308}pito;P1"),
        ("talous.csv", "50,00 €", "50,00 EUR"),
        ("talous.csv", "50,00 €", "(−50,00"),
        ("talous.csv", "Yhteensä;;;100,00", "Kaikki yhteensä;;;100,00 EUR"),
        (
            "talous.csv",
            "Kustannuslaji;Kohde;Selite;Summa",
            "sep=;\nKustannus-laji;Kohde (palvelu);Selite *;Summa (€)",
        ),
        ("sopimus.json", "\"luonnos\"", "\"Luonnos\""),
        ("sopimus.json", "\"Henkilötyö\"", "\"henkilötyö\""),
        ("sopimus.json", "\"1.12.2026\"", "\"2026-12-01T00:00:00\""),
        ("sopimus.json", "\"100,00\"", "\"100,00 EUR\""),
    ] {
        let problems = Files::good().edit(&in_agreement(file), from, to).problems();
        let is_wrong = to.starts_with("(−");
        assert_eq!(
            problems.len(),
            usize::from(is_wrong),
            "{file}: {to}: {problems:?}"
        );
    }
}

#[test]
fn words_of_a_source_system_are_told_in_the_settings() {
    let files = budget("Ylläpito;P1", "Huolto;VTJ").edit(
        "vuosikello.json",
        "\"vuodet\":",
        "\"oletukset\": { \"synonyymit\": { \"huolto\": \"Ylläpito\", \"vtj\": \"P1\" } },\n  \"vuodet\":",
    );
    let read = files.read().unwrap();
    assert_eq!(read.dossier.budget[0].cost_type, "Ylläpito");
    assert_eq!(read.dossier.budget[0].target.as_deref(), Some("P1"));
}

#[test]
fn what_is_left_out_and_what_is_odd_is_told() {
    assert_eq!(remarks(&Files::good()), Vec::<String>::new());
    let extra = budget("Selite;Summa", "Selite;Summa;Tili;Muistio");
    assert_eq!(remarks(&extra), ["sarakkeita \"Tili\" ja \"Muistio\" ei lueta"]);
    let twice = budget(
        "Henkilötyö;;Asiantuntijatyö;40,00",
        "Henkilötyö;;Asiantuntijatyö;20,00\nHenkilötyö;;Asiantuntijatyö;20,00",
    );
    assert_eq!(remarks(&twice), ["rivit 4 ja 5 ovat samat"]);
    let often = budget(
        "Henkilötyö;;Asiantuntijatyö;40,00",
        ["Henkilötyö;;Asiantuntijatyö;1,00"; 40].join("\n").as_str(),
    );
    assert_eq!(remarks(&often), ["rivit 4, 5, 6, 7, 8 ja 35 muuta ovat samat"]);
}

#[test]
fn a_table_tells_what_was_taken_and_what_was_left_out() {
    let folder = budget("Kustannuslaji;", "Talous 2027;;;\n\nKustannuslaji;").write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    workspace.dossier("RISE", 2027).unwrap();
    let tables = workspace.tables_read();
    let table = tables
        .iter()
        .find(|table| table.file.ends_with("talous.csv"))
        .unwrap();
    assert_eq!(
        table.account.to_string(),
        "otsikot rivillä 3, rivejä 3\n\
         sarakkeet: A Kustannuslaji = kustannuslaji, B Kohde = kohde, C Selite = selite, D Summa = summa\n\
         pois jätetty rivi 1: otsikkorivin yläpuolella (\"Talous 2027\")\n\
         pois jätetty rivi 7: summarivi, joka täsmää (\"Yhteensä 100,00\")"
    );
}
