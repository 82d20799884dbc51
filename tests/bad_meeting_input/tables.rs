//! The tables of a meeting.

use std::fs;

use crate::formulas::needs_with_formula;
use crate::support::meeting;
use crate::{Case, MEETING, in_meeting, stops_only_its_customer};

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
            says: &["kysely.csv", "J2", "ei ole suositus 0–10", "kyllä"],
        },
        Case {
            name: "a recommendation of yes in English",
            spoil: |root| in_meeting(root, "kysely.csv", "8;9;Yhteis", "8;yes;Yhteis"),
            says: &["kysely.csv", "J2", "ei ole suositus 0–10", "yes"],
        },
        Case {
            name: "a column of the survey that is no question",
            spoil: |root| in_meeting(root, "kysely.csv", "Jatkuvat palvelut;", "Kollegan mielipide;"),
            says: &[
                "kysely.csv",
                "A1",
                "\"Jatkuvat palvelut\" ei ole taulukossa, eikä tunneta: \"Kollegan mielipide\"",
                "ohitettavat_sarakkeet",
            ],
        },
        Case {
            name: "a project without a customer",
            spoil: |root| in_meeting(root, "projektit.csv", ";ESIM;", ";;"),
            says: &["projektit.csv", "C2", "\"asiakas\" on tyhjä"],
        },
        Case {
            name: "a project of a customer that there is not",
            spoil: |root| in_meeting(root, "projektit.csv", ";ESIM;", ";OUTO;"),
            says: &["projektit.csv", "C2", "asiakas \"OUTO\" ei ole tiedossa"],
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

#[test]
fn bad_tables_are_located_and_stop_no_other() {
    stops_only_its_customer(tables());
}
