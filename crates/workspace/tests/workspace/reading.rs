//! What a workspace without errors gives.

use crate::fixture::{Cell, Files, can_show, development, in_agreement, workbook};
use vuosikello_core::{DataFile, DataFolder, DevelopmentKind, Gate, Money};
use vuosikello_workspace::{CellName, Failure, Place, Workspace};

#[test]
fn a_dossier_is_read_from_json_csv_and_excel() {
    let loaded = Files::good().read().unwrap();
    let dossier = &loaded.dossier;
    assert_eq!(dossier.customer.name.base, "Rikosseuraamuslaitos");
    assert_eq!(dossier.agreement.case_number.as_str(), "PK/1/00.04.01/2026");
    assert_eq!(dossier.services[0].name, "Vankitietojärjestelmä");
    let item = &dossier.development[0];
    assert_eq!((item.kind, item.gate), (DevelopmentKind::Project, Some(Gate::G2)));
    assert_eq!(item.estimate, Some(Money::from_cents(1_000)));
    let amounts: Vec<i64> = dossier.budget.iter().map(|line| line.amount.cents()).collect();
    assert_eq!(amounts, [5_000, 1_000, 4_000]);
    assert_eq!(dossier.budget[2].target, None);
}

#[test]
fn a_place_is_known_for_every_value() {
    let loaded = Files::good().read().unwrap();
    let cell = |sheet: Option<&str>, row, column, line| Place::Cell {
        sheet: sheet.map(str::to_owned),
        cell: CellName { row, column },
        line,
    };
    let customer = "asiakkaat/RISE/asiakas.json".to_owned();
    assert_eq!(
        loaded.origin.locate(&DataFile::CUSTOMER, "/nimi/illatiivi"),
        (customer, Place::Line { line: 3, column: 11 })
    );
    assert_eq!(
        loaded.origin.locate(&DataFile::BUDGET, "/1/summa"),
        (in_agreement("talous.csv"), cell(None, 2, 3, Some(3)))
    );
    assert_eq!(
        loaded.origin.locate(&DataFile::DEVELOPMENT, "/0/portti"),
        (in_agreement("kehittaminen.xlsx"), cell(Some("Taul1"), 1, 5, None))
    );
    assert_eq!(
        loaded
            .origin
            .locate(&DataFile::CONFIGURATION, "/organisaatio/nimi/illatiivi"),
        ("vuosikello.json".to_owned(), Place::Line { line: 3, column: 13 })
    );
    assert_eq!(loaded.origin.file("x.pdf"), in_agreement("x.pdf"));
}

#[test]
fn the_same_tables_may_be_kept_in_any_of_the_forms() {
    let csv = Files::good().read().unwrap().dossier.into_inner().budget;
    let json = r#"[
        { "kustannuslaji": "Ylläpito", "kohde": "P1", "selite": "Ylläpito", "summa": 50 },
        { "kustannuslaji": "Ylläpito", "kohde": "K1", "selite": "Käyttöönotto", "summa": 10.00 },
        { "kustannuslaji": "Henkilötyö", "selite": "Asiantuntijatyö", "summa": "40,00" }
    ]"#;
    let without = Files::good().without(&in_agreement("talous.csv"));
    let from_json = without.clone().with(&in_agreement("talous.json"), json);
    assert_eq!(from_json.read().unwrap().dossier.budget, csv);
    let cells = [
        (3, 1, Cell::Text("SUMMA")),
        (3, 2, Cell::Text("selite")),
        (3, 3, Cell::Text(" Kohde ")),
        (3, 4, Cell::Text("Kustannuslaji")),
        (4, 1, Cell::Number(50.0)),
        (4, 2, Cell::Text("Ylläpito")),
        (4, 3, Cell::Text("P1")),
        (4, 4, Cell::Text("Ylläpito")),
        (6, 1, Cell::Text("10,00 €")),
        (6, 2, Cell::Text("Käyttöönotto")),
        (6, 3, Cell::Text("K1")),
        (6, 4, Cell::Text("Ylläpito")),
        (7, 1, Cell::Formula("=30.1+9.9", "40.00000000000001")),
        (7, 2, Cell::Text("Asiantuntijatyö")),
        (7, 4, Cell::Text("Henkilötyö")),
    ];
    let from_excel = without.with(&in_agreement("Talous.XLSX"), workbook("Talous", &cells));
    assert_eq!(from_excel.read().unwrap().dossier.budget, csv);
}

#[test]
fn a_customer_without_development_work_needs_no_table_of_it() {
    let files = Files::good().without(&in_agreement("kehittaminen.xlsx")).edit(
        &in_agreement("talous.csv"),
        ";K1;",
        ";P1;",
    );
    assert_eq!(files.read().unwrap().dossier.development, []);
}

#[test]
fn cells_of_numbers_in_a_text_column_read_as_they_are_shown() {
    let aim = |cell| {
        let files = Files::good().with(&in_agreement("kehittaminen.xlsx"), development(&[(1, 3, cell)]));
        files.read().unwrap().dossier.development[0].aim.clone().unwrap()
    };
    assert_eq!(aim(Cell::Number(101.0)), "101");
    assert_eq!(aim(Cell::Number(0.1 + 0.2)), "0,3");
    assert_eq!(aim(Cell::Formatted(0.995, "0.0 %")), "99,5\u{a0}%");
    assert_eq!(aim(Cell::Formatted(7.0, "000")), "007");
}

#[test]
fn values_are_data_whatever_they_look_like() {
    let odd = r"| * <b> & {{ x }} {% for %} \n \t \u00e4 š # `";
    let shown = "| * <b> & {{ x }} {% for %} \n \t ä š # `";
    let long = "a".repeat(10_000);
    let files = Files::good().edit(&in_agreement("palvelut.json"), "Vankitietojärjestelmä", odd);
    assert_eq!(files.read().unwrap().dossier.services[0].name, shown);
    let files = Files::good().edit(&in_agreement("talous.csv"), "Asiantuntijatyö", &long);
    assert_eq!(files.read().unwrap().dossier.budget[2].description, long);
    let files = Files::good().edit(
        &in_agreement("talous.csv"),
        "Asiantuntijatyö",
        "\"a;b\n\"\"c\"\"\"",
    );
    assert_eq!(files.read().unwrap().dossier.budget[2].description, "a;b\n\"c\"");
}

#[test]
fn what_is_common_to_all_customers_is_read_at_once() {
    let folder = Files::good()
        .with("asiakkaat/KKO/asiakas.json", "ei vielä valmis")
        .with("asiakkaat/Lueminut.txt", "ei asiakas")
        .with("mallipohjat/fi/talous.md", "\u{feff}# Talous")
        .with("mallipohjat/fi/muistiinpano.txt", "ei malli")
        .with("ilme/logo.png", b"png")
        .with("asiakkaat/RISE/sopimukset/2026/sopimus.json", "{}")
        .write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    assert_eq!(workspace.customers(), ["KKO", "RISE"]);
    let templates: Vec<_> = workspace
        .templates()
        .iter()
        .map(|t| (t.name.as_str(), t.source.as_str()))
        .collect();
    assert_eq!(templates, [("talous.md", "# Talous")]);
    assert_eq!(workspace.templates()[0].file, "mallipohjat/fi/talous.md");
    assert_eq!(
        (workspace.logo(), workspace.reference()),
        (Some(&b"png"[..]), None)
    );
    assert_eq!(
        workspace.years(&DataFolder::AGREEMENT, "RISE").unwrap(),
        [2026, 2027]
    );
    assert_eq!(
        workspace.years(&DataFolder::AGREEMENT, "../RISE").unwrap(),
        [] as [i32; 0]
    );
    // The customer that is not ready is no hindrance to the other.
    assert!(workspace.dossier("RISE", 2027).is_ok());
    assert!(workspace.dossier("KKO", 2027).is_err());
}

#[test]
fn the_nearest_workspace_upwards_is_found() {
    let folder = Files::good().write();
    let inner = folder.path().join("asiakkaat/RISE/sopimukset");
    assert_eq!(Workspace::find(&inner).as_deref(), Some(folder.path()));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(Workspace::find(elsewhere.path()), None);
    let result = Workspace::open(elsewhere.path(), can_show);
    assert!(matches!(result, Err(Failure::NotAWorkspace(_))));
}

#[test]
fn finished_annexes_come_with_their_bytes() {
    let file =
        "{ \"laji\": \"talous\" },\n { \"laji\": \"turvallisuus\", \"tiedosto\": \"Turvallisuus.pdf\" }";
    let files = Files::good()
        .edit(
            &in_agreement("sopimus.json"),
            "\"turvallisuus\", \"seuranta",
            "\"seuranta",
        )
        .edit(&in_agreement("sopimus.json"), "{ \"laji\": \"talous\" }", file)
        .with(&in_agreement("Turvallisuus.pdf"), "%PDF-1.7 …");
    let loaded = files.read().unwrap();
    assert_eq!(loaded.annex_files["Turvallisuus.pdf"], "%PDF-1.7 …".as_bytes());
}
