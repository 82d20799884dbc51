//! The budget of a customer, and the common costs.

use std::fs;

use crate::support::{pack, run_in, small_workspace};
use crate::{Case, MEETING, in_budget, stops_only_its_customer};

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

#[test]
fn bad_budgets_are_located_and_stop_no_other() {
    stops_only_its_customer(budgets());
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
