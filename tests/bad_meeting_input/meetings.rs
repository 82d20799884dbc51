//! The time, the people and the items of a meeting.

use crate::support::{agreement, copy, edit, meeting};
use crate::{Case, MEETING, in_meeting, stops_only_its_customer};

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
            says: &[
                "sopimukset/2027/sopimus.json",
                "MPK 12",
                "ei ole asetusten mukainen",
            ],
        },
    ]
}

#[test]
fn bad_meetings_are_located_and_stop_no_other() {
    stops_only_its_customer(meetings());
}
