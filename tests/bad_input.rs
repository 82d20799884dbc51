//! Every kind of bad input: an error that names file, place, what is wrong and what would be right; status 1; nothing is made
//! for that customer, and everything for the others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::Path;

use support::{agreement, copy, documents, edit, run_in, small_workspace};

/// What a change breaks, and what the program must say about it.
struct Case {
    name: &'static str,
    spoil: fn(&Path),
    says: &'static [&'static str],
}

fn in_agreement(root: &Path, from: &str, to: &str) {
    edit(root, &format!("{}/sopimus.json", agreement("ESIM")), from, to);
}

fn in_customer(root: &Path, from: &str, to: &str) {
    edit(root, "asiakkaat/ESIM/asiakas.json", from, to);
}

fn in_table(root: &Path, table: &str, from: &str, to: &str) {
    edit(root, &format!("{}/{table}.csv", agreement("ESIM")), from, to);
}

fn replace_table(root: &Path, table: &str, extension: &str, bytes: &[u8]) {
    let folder = root.join(agreement("ESIM"));
    fs::remove_file(folder.join(format!("{table}.csv"))).unwrap();
    fs::write(folder.join(format!("{table}.{extension}")), bytes).unwrap();
}

fn cases() -> Vec<Case> {
    vec![
        Case {
            name: "a missing key",
            spoil: |root| in_agreement(root, "\"diaarinumero\": \"MPK/12/00.04.01/2026\",", ""),
            says: &[
                "sopimus.json",
                "rivi 1, sarake 1",
                "\"diaarinumero\" puuttuu",
                "ORK/1234/00.04.01/2026",
            ],
        },
        Case {
            name: "a misspelt key",
            spoil: |root| in_agreement(root, "\"paivays\"", "\"pavays\""),
            says: &[
                "sopimus.json",
                "rivi 4, sarake 3",
                "tuntematon avain \"pavays\"",
                "\"paivays\"",
            ],
        },
        Case {
            name: "a wrong type",
            spoil: |root| in_customer(root, "\"sitoutuminen\": 3", "\"sitoutuminen\": \"kolme\""),
            says: &["asiakas.json", "rivi 16, sarake 19", "pitää olla"],
        },
        Case {
            name: "a malformed case number",
            spoil: |root| in_agreement(root, "MPK/12/00.04.01/2026", "MPK 12/2026"),
            says: &[
                "sopimus.json",
                "rivi 3, sarake 19",
                "ei ole asetusten mukainen",
                "ORK/1234/00.04.01/2026",
            ],
        },
        Case {
            name: "a case number of another year",
            spoil: |root| in_agreement(root, "MPK/12/00.04.01/2026", "MPK/12/00.04.01/2024"),
            says: &["sopimus.json", "rivi 3, sarake 19", "diaarinumeron vuosi 2024"],
        },
        Case {
            name: "a year that does not match its folder",
            spoil: |root| in_agreement(root, "\"vuosi\": 2027", "\"vuosi\": 2026"),
            says: &[
                "sopimus.json",
                "rivi 2, sarake 12",
                "vuosi 2026 ei ole sama kuin kansion vuosi 2027",
            ],
        },
        Case {
            name: "an id that is another customer's",
            spoil: |root| in_customer(root, "\"ESIM\"", "\"TOINEN\""),
            says: &["asiakkaat/ESIM/asiakas.json", "rivi 2, sarake 13", "TOINEN"],
        },
        Case {
            name: "a missing name form that a template uses",
            spoil: |root| in_customer(root, "\"genetiivi\": \"Esimerkkiviraston\",", ""),
            says: &[
                "asiakas.json",
                "rivi 3",
                "Esimerkkivirasto",
                "puuttuu muoto \"genetiivi\"",
            ],
        },
        Case {
            name: "parts that differ from their total row by a cent",
            spoil: |root| in_table(root, "talous", "42 100,00", "42 100,01"),
            says: &["talous.csv", "D8", "Yhteensä-rivin summa", "0,01"],
        },
        Case {
            name: "parts that differ from their share by a cent",
            spoil: |root| {
                in_table(root, "talous", "42 100,00", "42 100,01");
                in_table(root, "talous", "Yhteensä;;;186 420,75", "");
            },
            says: &[
                "sopimus.json",
                "rivi 9",
                "Ylläpito",
                "120\u{a0}300,26\u{a0}€",
                "0,01",
            ],
        },
        Case {
            name: "an allocation that differs from the appropriation",
            spoil: |root| in_agreement(root, "\"summa\": \"186 420,75\"", "\"summa\": \"186 420,76\""),
            says: &[
                "sopimus.json",
                "rivi 7, sarake 27",
                "jaon summa",
                "186\u{a0}420,75\u{a0}€",
                "186\u{a0}420,76\u{a0}€",
            ],
        },
        Case {
            name: "a signatory out of order",
            spoil: |root| {
                in_agreement(root, "\"asema\": \"asiakkuusjohtaja\"", "\"asema\": \"VAIHTO\"");
                in_agreement(
                    root,
                    "\"asema\": \"ylijohtaja\"",
                    "\"asema\": \"asiakkuusjohtaja\"",
                );
                in_agreement(root, "\"asema\": \"VAIHTO\"", "\"asema\": \"ylijohtaja\"");
            },
            says: &[
                "sopimus.json",
                "rivi 16",
                "väärässä kohdassa allekirjoitusjärjestystä",
                "asiakkaan edustaja",
            ],
        },
        Case {
            name: "a signatory missing",
            spoil: |root| {
                in_agreement(
                    root,
                    "{ \"nimi\": \"Yrjö Ylinen\", \"asema\": \"ylijohtaja\", \"osapuoli\": \"palvelukeskus\" },",
                    "",
                );
            },
            says: &["sopimus.json", "allekirjoittaja puuttuu: ylijohtaja"],
        },
        Case {
            name: "an annex listed twice",
            spoil: |root| {
                in_agreement(
                    root,
                    "\"laatija\"",
                    "\"liitteet\": [{ \"laji\": \"talous\" }, { \"laji\": \"talous\" }],\n  \"laatija\"",
                );
            },
            says: &["sopimus.json", "rivi 6", "liite \"Talous\" on lueteltu kahdesti"],
        },
        Case {
            name: "a table with a missing column",
            spoil: |root| {
                in_table(
                    root,
                    "palvelut",
                    "Tunnus;Nimi;Kuvaus;Vastuuhenkilö",
                    "Tunnus;Nimi;Kuvaus;Kuka",
                )
            },
            says: &["palvelut.csv", "A1", "Kuka", "vastuuhenkilo"],
        },
        Case {
            name: "text where a number belongs",
            spoil: |root| in_table(root, "talous", "42 100,00", "paljon"),
            says: &["talous.csv", "D3", "\"paljon\" ei ole euromäärä", "1 234 567,89"],
        },
        Case {
            name: "an amount with contradicting separators",
            spoil: |root| in_table(root, "talous", "42 100,00", "1.234,5.6"),
            says: &["talous.csv", "D3", "\"1.234,5.6\" ei ole euromäärä"],
        },
        Case {
            name: "a day that does not exist",
            spoil: |root| in_agreement(root, "23.11.2026", "31.2.2027"),
            says: &[
                "sopimus.json",
                "rivi 4, sarake 14",
                "\"31.2.2027\" ei ole päivämäärä",
            ],
        },
        Case {
            name: "a file that is neither UTF-8 nor Windows-1252",
            spoil: |root| {
                replace_table(
                    root,
                    "talous",
                    "csv",
                    b"Kustannuslaji;Selite;Summa\nYll\x81pito;x;1\n",
                )
            },
            says: &["talous.csv", "UTF-8", "Windows-1252"],
        },
        Case {
            name: "an XLSX file that is not one",
            spoil: |root| replace_table(root, "talous", "xlsx", b"Kustannuslaji;Selite;Summa\n"),
            says: &["talous.xlsx", "ei ole XLSX-tiedosto"],
        },
        Case {
            name: "an XLSX file that is a bomb",
            spoil: |root| {
                let mut package = vuosikello_ooxml::Package::default();
                package.insert("xl/workbook.xml", "application/xml", vec![b' '; 20 << 20]);
                replace_table(root, "talous", "xlsx", &package.write().unwrap());
            },
            says: &["talous.xlsx"],
        },
        Case {
            name: "JSON that is not JSON",
            spoil: |root| in_agreement(root, "\"vuosi\": 2027,", "\"vuosi\": 2027"),
            says: &["sopimus.json", "rivi 2, sarake 15", "puuttuu pilkku"],
        },
        Case {
            name: "a key that stands twice",
            spoil: |root| in_agreement(root, "\"vuosi\": 2027,", "\"vuosi\": 2027, \"vuosi\": 2027,"),
            says: &["sopimus.json", "rivi 2", "vuosi"],
        },
        Case {
            name: "a budget line for an unknown service",
            spoil: |root| in_table(root, "talous", "Ylläpito;VRK", "Ylläpito;VRKK"),
            says: &["talous.csv", "B3", "\"VRKK\"", "VRK"],
        },
        Case {
            name: "a clause for an unknown section",
            spoil: |root| {
                in_agreement(
                    root,
                    "\"laatija\"",
                    "\"lisaehdot\": [{ \"kohta\": \"taloos\", \"otsikko\": \"A\", \"teksti\": [\"B\"] }],\n  \"laatija\"",
                );
            },
            says: &["sopimus.json", "rivi 6", "\"taloos\"", "talous"],
        },
        Case {
            name: "a finished annex outside the folder",
            spoil: |root| {
                in_agreement(
                    root,
                    "\"laatija\"",
                    "\"liitteet\": [{ \"laji\": \"turvallisuus\", \"tiedosto\": \"../../x.pdf\" }],\n  \"laatija\"",
                );
            },
            says: &["sopimus.json", "rivi 6", "../../x.pdf"],
        },
    ]
}

#[test]
fn bad_input_of_one_customer_is_located_and_stops_no_other() {
    for case in cases() {
        let workspace = small_workspace();
        let root = workspace.path();
        (case.spoil)(root);
        for command in [
            &["check"][..],
            &["agreement", "draft", "--year", "2027", "--all"],
            &["agreement", "final", "--year", "2027", "--all"],
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
            if command.len() > 1 {
                assert!(
                    run.stdout.contains("Tekemättä virheiden vuoksi: ESIM\n"),
                    "{}: {}",
                    case.name,
                    run.stdout
                );
            }
        }
        assert_eq!(documents(root, "ESIM"), [""; 0], "{}", case.name);
        assert_eq!(documents(root, "TOINEN").len(), 8, "{}", case.name);
    }
}

#[test]
fn all_errors_of_a_workspace_are_reported_at_once() {
    let workspace = small_workspace();
    let root = workspace.path();
    in_agreement(root, "MPK/12/00.04.01/2026", "väärin");
    in_agreement(root, "23.11.2026", "31.2.2027");
    in_table(root, "talous", "42 100,00", "x");
    in_table(root, "palvelut", "Asianhallintapalvelu", "");
    edit(
        root,
        "asiakkaat/TOINEN/asiakas.json",
        "\"nimi\": \"Maija",
        "\"nmi\": \"Maija",
    );
    let run = run_in(root, &["check", "--format", "json"]);
    assert_eq!(run.status, 1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let problems = report["problems"].as_array().unwrap();
    let in_file = |name: &str| {
        problems
            .iter()
            .filter(|p| p["file"].as_str().unwrap().ends_with(name))
            .count()
    };
    assert!(in_file("ESIM/sopimukset/2027/sopimus.json") >= 2, "{problems:#?}");
    assert_eq!(in_file("talous.csv"), 1, "{problems:#?}");
    assert_eq!(in_file("palvelut.csv"), 1, "{problems:#?}");
    assert_eq!(in_file("TOINEN/asiakas.json"), 1, "{problems:#?}");
}

#[test]
fn a_template_with_an_error_is_located_and_nothing_is_made() {
    for (source, says) in [
        (
            "# A\n\n{{ asiakas.nmi }}\n",
            &["mallipohjat/fi/liite-talous.md", "rivi 3", "tarkoititko \"nimi\""][..],
        ),
        (
            "# A\n\n{% if %}\n",
            &["mallipohjat/fi/liite-talous.md", "rivi 3", "tästä puuttuu arvo"],
        ),
        (
            "# A\n\n<b>x</b>\n",
            &["mallipohjat/fi/liite-talous.md", "rivi 3", "HTML"],
        ),
    ] {
        let workspace = small_workspace();
        let root = workspace.path();
        fs::create_dir_all(root.join("mallipohjat/fi")).unwrap();
        fs::write(root.join("mallipohjat/fi/liite-talous.md"), source).unwrap();
        let run = run_in(root, &["agreement", "draft", "--year", "2027", "--all"]);
        assert_eq!(run.status, 1, "{source}: {run:?}");
        for words in says {
            assert!(
                run.stderr.contains(words),
                "{source}: no \"{words}\" in\n{}",
                run.stderr
            );
        }
        assert_eq!(documents(root, "ESIM"), [""; 0]);
    }
}

#[test]
fn a_workspace_of_no_customers_is_an_error() {
    let workspace = small_workspace();
    fs::remove_dir_all(workspace.path().join("asiakkaat")).unwrap();
    let run = run_in(workspace.path(), &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("ei ole yhtään asiakasta"), "{}", run.stderr);
}

#[test]
fn two_customers_of_one_id_are_an_error_that_names_both() {
    let workspace = small_workspace();
    let customers = workspace.path().join("asiakkaat");
    copy(&customers.join("ESIM"), &customers.join("Esim"));
    edit(
        workspace.path(),
        "asiakkaat/Esim/asiakas.json",
        "\"ESIM\"",
        "\"Esim\"",
    );
    let run = run_in(workspace.path(), &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("asiakkaat/ESIM") && run.stderr.contains("asiakkaat/Esim"),
        "{}",
        run.stderr
    );
}

#[test]
fn errors_in_the_settings_are_located() {
    let workspace = small_workspace();
    edit(workspace.path(), "vuosikello.json", "\"lyhenne\"", "\"lyhene\"");
    let run = run_in(workspace.path(), &["check"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("vuosikello.json") && run.stderr.contains("rivi 14"),
        "{}",
        run.stderr
    );
}

#[test]
fn one_case_number_in_two_agreements_is_an_error() {
    let workspace = small_workspace();
    edit(
        workspace.path(),
        &format!("{}/sopimus.json", agreement("TOINEN")),
        "MPK/13/",
        "MPK/12/",
    );
    let run = run_in(workspace.path(), &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("diaarinumero MPK/12/00.04.01/2026 on myös tiedostossa"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_finished_annex_that_cannot_be_taken_in_is_found_by_check_and_named() {
    let workspace = small_workspace();
    let root = workspace.path();
    in_agreement(
        root,
        "\"laatija\"",
        "\"liitteet\": [{ \"laji\": \"turvallisuus\", \"tiedosto\": \"valmis.pdf\" }],\n  \"laatija\"",
    );
    fs::write(root.join(agreement("ESIM")).join("valmis.pdf"), "%PDF-1.7\nrikki").unwrap();
    let run = run_in(root, &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("asiakkaat/ESIM/sopimukset/2027/valmis.pdf"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_template_with_a_misspelt_name_is_an_error() {
    let workspace = small_workspace();
    let folder = workspace.path().join("mallipohjat/fi");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("liite-talos.md"), "# A\n").unwrap();
    let run = run_in(workspace.path(), &["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("liite-talos.md") && run.stderr.contains("liite-talous.md"),
        "{}",
        run.stderr
    );
}
