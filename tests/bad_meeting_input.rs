//! Every kind of bad input of a meeting and its budget: an error that names file, place, what is wrong and what would be right;
//! status 1; nothing is made for that customer, and everything for the others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../crates/pdf/tests/reading/mod.rs"]
mod pdf_reading;
#[path = "../crates/sheet/tests/reading/mod.rs"]
mod sheet_reading;
mod support;

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Formula, Workbook};
use support::{
    COMPLETE, agreement, copy, edit, edit_part, files, meeting, names, pack, run_in, small_workspace,
    squeezed,
};

const MEETING: &str = "2027-Q1";

/// What a change breaks, and what the program must say about it.
struct Case {
    name: &'static str,
    spoil: fn(&Path),
    says: &'static [&'static str],
}

fn file(name: &str) -> String {
    format!("{}/{name}", meeting("ESIM", MEETING))
}

fn in_meeting(root: &Path, name: &str, from: &str, to: &str) {
    edit(root, &file(name), from, to);
}

fn in_budget(root: &Path, name: &str, from: &str, to: &str) {
    edit(root, &format!("asiakkaat/ESIM/budjetti/2027/{name}"), from, to);
}

fn write_notes(root: &Path, text: &str) {
    fs::write(root.join(file("muistiinpanot.md")), text).unwrap();
}

/// The development needs as a workbook whose estimate is a formula, with its result or without any.
fn needs_with_formula(root: &Path, has_result: bool) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Tarpeet").unwrap();
    for (column, (header, value)) in (0..).zip([("Tunnus", "T1"), ("Nimi", "Haku"), ("Vaihe", "idea")]) {
        sheet.write_string(0, column, header).unwrap();
        sheet.write_string(1, column, value).unwrap();
    }
    sheet.write_string(0, 3, "Kustannusarvio").unwrap();
    let formula = Formula::new("=10*1234.5").set_result("12345");
    sheet.write_formula(1, 3, formula).unwrap();
    fs::remove_file(root.join(file("kehitystarpeet.csv"))).unwrap();
    let path = root.join(file("kehitystarpeet.xlsx"));
    workbook.save(&path).unwrap();
    if !has_result {
        edit_part(&path, "xl/worksheets/sheet1.xml", "<v>12345</v>", "");
    }
}

/// The time of a meeting.
fn meetings() -> Vec<Case> {
    vec![
        Case {
            name: "a meeting before its predecessor",
            spoil: |root| {
                in_meeting(
                    root,
                    "kokous.json",
                    "\"paivays\": \"17.3.2027\"",
                    "\"paivays\": \"8.12.2026\"",
                )
            },
            says: &[
                "2027-Q1/kokous.json",
                "rivi 3, sarake 14",
                "kokouspäivä 8.12.2026 ei ole edellisen kokouksen 2026-Q4 (9.12.2026) jälkeen",
            ],
        },
        Case {
            name: "two meetings of one quarter",
            spoil: |root| in_meeting(root, "kokous.json", "\"2027-Q1\"", "\"2026-Q4\""),
            says: &[
                "2027-Q1/kokous.json",
                "rivi 2, sarake 13",
                "kokous 2026-Q4 on myös kansiossa 2026-Q4",
                "ei ole sama kuin kansion nimi 2027-Q1",
            ],
        },
        Case {
            name: "two folders of one quarter",
            spoil: |root| {
                let folder = root.join(meeting("ESIM", MEETING));
                copy(&folder, &folder.with_file_name("2027-Q1 kopio"));
            },
            says: &[
                "kokoukset/2027-Q1 kopio",
                "kokous 2027-Q1 on myös kansiossa 2027-Q1",
            ],
        },
        Case {
            name: "a meeting that ends before it starts",
            spoil: |root| in_meeting(root, "kokous.json", "14.30", "12.30"),
            says: &["kokous.json", "rivi 5", "kokous päättyy 12.30, mutta alkaa 13.00"],
        },
        Case {
            name: "a chair who is not invited",
            spoil: |root| {
                in_meeting(
                    root,
                    "kokous.json",
                    "\"puheenjohtaja\": \"Tuomo Tulosmalli\"",
                    "\"puheenjohtaja\": \"Tuomo Tulos\"",
                );
            },
            says: &["kokous.json", "rivi 7", "Tuomo Tulosmalli"],
        },
        Case {
            name: "an extra item at an unknown place",
            spoil: |root| {
                in_meeting(
                    root,
                    "kokous.json",
                    "\"jalkeen\": \"kehitys\"",
                    "\"jalkeen\": \"kehytis\"",
                )
            },
            says: &[
                "kokous.json",
                "asiakohta \"kehytis\" ei ole tiedossa; tarkoititko \"kehitys\"?",
            ],
        },
        Case {
            name: "an action done that was never agreed on",
            spoil: |root| in_meeting(root, "kokous.json", "2026-Q4/1", "2026-Q4/7"),
            says: &["kokous.json", "toimenpidettä 2026-Q4/7", "2026-Q4/1"],
        },
        Case {
            name: "an address that is none",
            spoil: |root| {
                in_meeting(
                    root,
                    "kokous.json",
                    "elina.esimerkki@esimerkkivirasto.example",
                    "elina.esimerkki",
                )
            },
            says: &["kokous.json", "rivi 11", "elina.esimerkki"],
        },
        Case {
            name: "an agreement with an error",
            spoil: |root| {
                edit(
                    root,
                    &format!("{}/sopimus.json", agreement("ESIM")),
                    "MPK/12/00.04.01/2026",
                    "MPK 12",
                );
            },
            says: &["sopimukset/2027/sopimus.json", "ei ole diaarinumero"],
        },
    ]
}

/// The notes of a meeting.
fn notes() -> Vec<Case> {
    vec![
        Case {
            name: "a heading that matches no item",
            spoil: |root| write_notes(root, "Alkoi: 13.00\n\n## 3. Talouden katsaus\nKäytiin läpi.\n"),
            says: &[
                "2027-Q1/muistiinpanot.md",
                "rivi 3",
                "otsikko \"3. Talouden katsaus\" ei ole kokouksen asialistalla; tarkoititko \"Talouskatsaus\"?",
            ],
        },
        Case {
            name: "a heading twice",
            spoil: |root| write_notes(root, "## Muut asiat\nA\n## 9. Muut asiat\nB\n"),
            says: &["muistiinpanot.md", "rivi 3", "Muut asiat"],
        },
        Case {
            name: "text before the first heading",
            spoil: |root| write_notes(root, "Kokous oli hyvä.\n\n## Muut asiat\n"),
            says: &["muistiinpanot.md", "rivi 1", "ei kuulu minkään otsikon alle"],
        },
        Case {
            name: "an action without owner and date",
            spoil: |root| write_notes(root, "## Muut asiat\nToimenpide: Selvitetään asia\n"),
            says: &[
                "muistiinpanot.md",
                "rivi 2",
                "puuttuu vastuuhenkilö ja määräpäivä",
                "(Nimi Sukunimi, 15.4.2027)",
            ],
        },
        Case {
            name: "a decision without text",
            spoil: |root| write_notes(root, "## Muut asiat\nPäätös:\n"),
            says: &["muistiinpanot.md", "rivi 2", "Päätös:"],
        },
        Case {
            name: "an unknown action done",
            spoil: |root| write_notes(root, "## Muut asiat\nTehty: 2026-Q4/9 Valmis.\n"),
            says: &["muistiinpanot.md", "rivi 2", "2026-Q4/9"],
        },
        Case {
            name: "notes of the meeting before with an error",
            spoil: |root| {
                let notes = format!("{}/muistiinpanot.md", meeting("ESIM", "2026-Q4"));
                edit(
                    root,
                    &notes,
                    "## 4. Palveluiden tilannekatsaus",
                    "## 4. Palvelut ja tilanne",
                );
            },
            says: &["2026-Q4/muistiinpanot.md", "rivi 9", "4. Palvelut ja tilanne"],
        },
    ]
}

/// The tables of a meeting.
fn tables() -> Vec<Case> {
    vec![
        Case {
            name: "a grade of 3",
            spoil: |root| {
                in_meeting(
                    root,
                    "kysely.csv",
                    "8;7;8;8;8;7;9;10;8;9;Yhteis",
                    "3;7;8;8;8;7;9;10;8;9;Yhteis",
                )
            },
            says: &["2027-Q1/kysely.csv", "A2", "3 ei ole välillä 4–10"],
        },
        Case {
            name: "a grade of 11",
            spoil: |root| in_meeting(root, "kysely.csv", "9;10;8;9;Yhteis", "9;11;8;9;Yhteis"),
            says: &["kysely.csv", "H2", "11 ei ole välillä 4–10"],
        },
        Case {
            name: "a recommendation of yes",
            spoil: |root| in_meeting(root, "kysely.csv", "8;9;Yhteis", "8;kyllä;Yhteis"),
            says: &["kysely.csv", "J2", "kokonaisluku", "kyllä"],
        },
        Case {
            name: "a recommendation of yes in English",
            spoil: |root| in_meeting(root, "kysely.csv", "8;9;Yhteis", "8;yes;Yhteis"),
            says: &["kysely.csv", "J2", "kokonaisluku", "yes"],
        },
        Case {
            name: "a column of the survey that is no question",
            spoil: |root| in_meeting(root, "kysely.csv", "Jatkuvat palvelut;", "Vastaajan nimi;"),
            says: &[
                "kysely.csv",
                "A1",
                "tuntematon sarake \"Vastaajan nimi\"",
                "ohitettavat_sarakkeet",
            ],
        },
        Case {
            name: "a project without a customer",
            spoil: |root| in_meeting(root, "projektit.csv", ";ESIM;", ";;"),
            says: &["projektit.csv", "C2", "\"asiakas\" on tyhjä"],
        },
        Case {
            name: "a project of another customer",
            spoil: |root| in_meeting(root, "projektit.csv", ";ESIM;", ";TOINEN;"),
            says: &["projektit.csv", "C2", "ei ole asiakasta ESIM"],
        },
        Case {
            name: "an unknown status",
            spoil: |root| in_meeting(root, "palvelutilanne.csv", "huomioitavaa", "keltainen"),
            says: &[
                "palvelutilanne.csv",
                "B3",
                "arvo \"keltainen\" ei ole mahdollinen",
                "\"huomioitavaa\"",
            ],
        },
        Case {
            name: "an unknown state of a project",
            spoil: |root| in_meeting(root, "projektit.csv", "suunnitelmassa", "vihreä"),
            says: &["projektit.csv", "E2", "\"vihreä\"", "\"suunnitelmassa\""],
        },
        Case {
            name: "an unknown gate",
            spoil: |root| in_meeting(root, "projektit.csv", ";G1;", ";G9;"),
            says: &["projektit.csv", "D2", "G9"],
        },
        Case {
            name: "the status of a service that the agreement does not have",
            spoil: |root| in_meeting(root, "palvelutilanne.csv", "VRK;", "VKR;"),
            says: &[
                "palvelutilanne.csv",
                "A3",
                "palvelu \"VKR\" ei ole tiedossa",
                "VRK",
            ],
        },
        Case {
            name: "a formula without a result",
            spoil: |root| needs_with_formula(root, false),
            says: &["kehitystarpeet.xlsx", "taulukko \"Tarpeet\", D2", "kaava"],
        },
        Case {
            name: "a table of another name",
            spoil: |root| {
                let folder = root.join(meeting("ESIM", MEETING));
                fs::rename(folder.join("projektit.csv"), folder.join("projekti.csv")).unwrap();
            },
            says: &["projekti.csv", "puuttuuko taulukko projektit?"],
        },
    ]
}

/// The budget.
fn budgets() -> Vec<Case> {
    vec![
        Case {
            name: "a month of actuals outside the year",
            spoil: |root| in_budget(root, "toteuma.csv", "1/2027;Ylläpito;ASI", "12/2026;Ylläpito;ASI"),
            says: &[
                "budjetti/2027/toteuma.csv",
                "A2",
                "kuukausi 12/2026 ei ole vuonna 2027",
            ],
        },
        Case {
            name: "a budget line for an unknown service",
            spoil: |root| in_budget(root, "tae-b0.csv", "Ylläpito;VRK", "Ylläpito;VKR"),
            says: &["tae-b0.csv", "B3", "\"VKR\"", "VRK"],
        },
        Case {
            name: "an unknown cost type",
            spoil: |root| in_budget(root, "tae-b3.csv", "Pienkehitys;ASI", "Pienkehtys;ASI"),
            says: &["tae-b3.csv", "A4", "Pienkehtys", "Pienkehitys"],
        },
        Case {
            name: "text where an amount belongs",
            spoil: |root| in_budget(root, "toteuma.csv", "6 850,10", "n. 7 000"),
            says: &["toteuma.csv", "E2", "ei ole euromäärä", "1 234 567,89"],
        },
        Case {
            name: "a locked version that has changed",
            spoil: |root| {
                let lock = [
                    "budget",
                    "lock",
                    "--year",
                    "2027",
                    "--version",
                    "tae-b3",
                    "--date",
                    "18.12.2026",
                ];
                let run = run_in(root, &[&lock[..], &["--customer", "ESIM"]].concat());
                assert_eq!(run.status, 0, "{run:?}");
                in_budget(root, "tae-b3.csv", "42 100,00", "42 100,01");
            },
            says: &[
                "tae-b3.csv",
                "D3",
                "VRK",
                "42\u{a0}100,00\u{a0}€",
                "42\u{a0}100,01\u{a0}€",
            ],
        },
        Case {
            name: "a locked version that has lost a line",
            spoil: |root| {
                let lock = [
                    "budget",
                    "lock",
                    "--year",
                    "2027",
                    "--version",
                    "tae-b3",
                    "--date",
                    "18.12.2026",
                ];
                let run = run_in(root, &[&lock[..], &["--customer", "ESIM"]].concat());
                assert_eq!(run.status, 0, "{run:?}");
                in_budget(
                    root,
                    "tae-b3.csv",
                    "Pienkehitys;VRK;Pienet muutokset;8 000,00\n",
                    "",
                );
            },
            says: &["tae-b3", "VRK", "8\u{a0}000,00\u{a0}€"],
        },
        Case {
            name: "a lock of a version that is not locked",
            spoil: |root| {
                let folder = root.join("asiakkaat/ESIM/budjetti/2027/lukitut");
                fs::create_dir(&folder).unwrap();
                let lock = r#"{ "versio": "TAE B0", "lukittu": "1.3.2027", "rivit": [] }"#;
                fs::write(folder.join("tae-b0.json"), lock).unwrap();
            },
            says: &["lukitut/tae-b0.json", "TAE\u{a0}B0"],
        },
    ]
}

fn stops_only_its_customer(cases: Vec<Case>) {
    for case in cases {
        let workspace = small_workspace();
        let root = workspace.path();
        (case.spoil)(root);
        let before = files(&root.join("asiakkaat/ESIM"));
        for command in [
            &["check"][..],
            &["meeting", "pack", "--meeting", MEETING, "--all", "--zip"],
        ] {
            let run = run_in(root, command);
            assert_eq!(run.status, 1, "{}: {run:?}", case.name);
            for words in case.says {
                assert!(
                    run.stderr.contains(words),
                    "{}: no \"{words}\" in\n{}",
                    case.name,
                    run.stderr
                );
            }
            assert!(
                !run.stderr.contains("asiakkaat/TOINEN"),
                "{}: {}",
                case.name,
                run.stderr
            );
            if command.len() > 1 {
                let failed = "Tekemättä virheiden vuoksi: ESIM\n";
                assert!(run.stdout.contains(failed), "{}: {}", case.name, run.stdout);
            }
        }
        assert!(files(&root.join("asiakkaat/ESIM")) == before, "{}", case.name);
        assert_eq!(pack(root, "TOINEN", MEETING), COMPLETE, "{}", case.name);
    }
}

#[test]
fn bad_meetings_are_located_and_stop_no_other() {
    stops_only_its_customer(meetings());
}

#[test]
fn bad_notes_are_located_and_stop_no_other() {
    stops_only_its_customer(notes());
}

#[test]
fn bad_tables_are_located_and_stop_no_other() {
    stops_only_its_customer(tables());
}

#[test]
fn bad_budgets_are_located_and_stop_no_other() {
    stops_only_its_customer(budgets());
}

#[test]
fn the_stored_result_of_a_formula_is_its_value() {
    let workspace = small_workspace();
    let root = workspace.path();
    needs_with_formula(root, true);
    let run = run_in(
        root,
        &["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let agenda = support::text_of(&root.join(file("aineisto/02-asialista.docx")));
    assert!(agenda.contains("12\u{a0}345,00"), "{agenda}");
}

/// Texts that a spreadsheet program would take for formulas.
const LIKE_FORMULAS: [&str; 4] = [
    "=HYPERLINK(A1)",
    "+358 29 555 0100 päivystää",
    "-12 % toimittajan hinnoista",
    "@laatija tarkistaa",
];

#[test]
fn text_that_begins_like_a_formula_stays_text() {
    let workspace = small_workspace();
    let root = workspace.path();
    let [a, b, c, d] = LIKE_FORMULAS;
    let reasons = format!(
        "Kustannuslaji;Kohde;Selite;Summa;Syy\n\
         Ylläpito;ASI;Käyttöpalvelu;80 050,25;{a}\n\
         Ylläpito;VRK;Käyttöpalvelu;45 000,00;{b}\n\
         Valtori-palvelut;;Tietoliikenne ja päätelaitteet;16 000,00;{c}\n\
         Projektit ja ohjelmat;P1;Toteutusvaihe;22 500,00;{d}\n"
    );
    fs::write(root.join("asiakkaat/ESIM/budjetti/2027/tae-b0.csv"), reasons).unwrap();
    let needs: String = (1..)
        .zip(LIKE_FORMULAS)
        .map(|(i, text)| format!("T{i};Tarve {i};idea;;{text};\n"))
        .collect();
    let header = "Tunnus;Nimi;Vaihe;Kustannusarvio;Seuraavaksi;Vastuuhenkilö\n";
    fs::write(root.join(file("kehitystarpeet.csv")), format!("{header}{needs}")).unwrap();
    let run = run_in(
        root,
        &["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let pack = root.join(file("aineisto"));
    let agenda = support::text_of(&pack.join("02-asialista.docx"));
    let pdfs = ["02-asialista.pdf", "05-talousyhteenveto.pdf"].map(|name| {
        let file = pdf_reading::File::read(&fs::read(pack.join(name)).unwrap());
        squeezed(&file.text())
    });
    let book = sheet_reading::FileBook::read(&fs::read(pack.join("05-talousraportti.xlsx")).unwrap());
    for text in LIKE_FORMULAS {
        assert!(agenda.contains(text), "{text} in {agenda}");
        for pdf in &pdfs {
            assert!(pdf.contains(&squeezed(text)), "{text} in {pdf}");
        }
        let cells = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
        let of_text: Vec<_> = cells.filter(|cell| cell.value.as_deref() == Some(text)).collect();
        assert!(!of_text.is_empty(), "{text}");
        for cell in of_text {
            assert!(cell.is_text && cell.formula.is_none(), "{cell:?}");
        }
    }
}

#[test]
fn all_errors_of_a_meeting_are_reported_at_once() {
    let workspace = small_workspace();
    let root = workspace.path();
    in_meeting(
        root,
        "kysely.csv",
        "8;7;8;8;8;7;9;10;8;9;Yhteis",
        "3;7;8;8;8;7;9;10;8;11;Yhteis",
    );
    in_meeting(root, "palvelutilanne.csv", "huomioitavaa", "keltainen");
    in_meeting(root, "projektit.csv", ";ESIM;", ";;");
    in_budget(root, "toteuma.csv", "1/2027;Ylläpito;ASI", "12/2026;Ylläpito;ASI");
    write_notes(root, "## Muut aiheet\n## Toiset asiat\n");
    let run = run_in(
        root,
        &[
            "meeting",
            "pack",
            "--meeting",
            MEETING,
            "--all",
            "--format",
            "json",
        ],
    );
    assert_eq!(run.status, 1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let problems = report["problems"].as_array().unwrap();
    for (name, count) in [
        ("kysely.csv", 2),
        ("palvelutilanne.csv", 1),
        ("projektit.csv", 1),
        ("toteuma.csv", 1),
        ("muistiinpanot.md", 2),
    ] {
        let of_file = problems
            .iter()
            .filter(|p| p["file"].as_str().unwrap().ends_with(name));
        assert_eq!(of_file.count(), count, "{name}: {problems:#?}");
    }
    assert_eq!(report["failed"], serde_json::json!(["ESIM"]));
}

#[test]
fn a_mistake_in_the_common_costs_stops_all_and_is_said_once() {
    for (table, text, says) in [
        (
            "jyvitys.csv",
            "Peruste;Asiakas;Osuus\nKäyttäjät;ESIM;60\nKäyttäjät;;40\n",
            &["jyvitys.csv", "B3"][..],
        ),
        (
            "jyvitys.csv",
            "Peruste;Asiakas;Osuus\nKäyttäjät;ESIM;60\nKäyttäjät;TOIN;40\n",
            &["jyvitys.csv", "B3", "\"TOIN\"", "TOINEN"],
        ),
        (
            "tae-b3.csv",
            "Kustannuslaji;Peruste;Selite;Summa\nValtori-palvelut;Kayttajat;Työasemat;1 000,00\n",
            &["tae-b3.csv", "B2", "Kayttajat"],
        ),
    ] {
        let workspace = small_workspace();
        let root = workspace.path();
        let folder = root.join("yhteiset/2027");
        fs::create_dir_all(&folder).unwrap();
        let right = "Peruste;Asiakas;Osuus\nKäyttäjät;ESIM;60\nKäyttäjät;TOINEN;40\n";
        fs::write(folder.join("jyvitys.csv"), right).unwrap();
        fs::write(folder.join(table), text).unwrap();
        for command in [
            &["check"][..],
            &["meeting", "pack", "--meeting", MEETING, "--all"],
        ] {
            let run = run_in(root, command);
            assert_eq!(run.status, 1, "{table}: {run:?}");
            for words in says {
                assert!(
                    run.stderr.contains(words),
                    "{table}: no \"{words}\" in\n{}",
                    run.stderr
                );
            }
            assert_eq!(run.stderr.matches("virhe:").count(), 1, "{table}: {}", run.stderr);
        }
        for customer in ["ESIM", "TOINEN"] {
            assert_eq!(pack(root, customer, MEETING), [""; 0], "{table}");
        }
    }
}

#[test]
fn a_wrong_folder_of_a_customer_without_meetings_is_told() {
    let workspace = small_workspace();
    let root = workspace.path();
    let home = root.join("asiakkaat/ESIM/kokoukset");
    fs::remove_dir_all(home.join("2027-Q1")).unwrap();
    fs::rename(home.join("2026-Q4"), home.join("joulukuu")).unwrap();
    let run = run_in(root, &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("kansion nimi \"joulukuu\" ei ole kokous"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_budget_of_a_year_without_meetings_is_checked() {
    let workspace = small_workspace();
    let root = workspace.path();
    let folder = root.join("asiakkaat/ESIM/budjetti/2028");
    fs::create_dir(&folder).unwrap();
    fs::write(
        folder.join("toteuma.csv"),
        "Kuukausi;Kustannuslaji;Selite;Summa\n1/2027;Ylläpito;Työ;1,00\n",
    )
    .unwrap();
    let run = run_in(root, &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("budjetti/2028/toteuma.csv") && run.stderr.contains("ei ole vuonna 2028"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_meeting_that_is_not_there_says_what_to_create() {
    let workspace = small_workspace();
    let root = workspace.path();
    let run = run_in(root, &["meeting", "pack", "--meeting", "2027-Q3", "--all"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr
            .contains("luo kansio asiakkaat/ESIM/kokoukset/2027-Q3 ja siihen kokous.json"),
        "{}",
        run.stderr
    );
    assert!(!names(&root.join("asiakkaat/ESIM/kokoukset")).contains(&"2027-Q3".to_owned()));
}
