//! The notes of a meeting.

use crate::support::{edit, meeting};
use crate::{Case, stops_only_its_customer, write_notes};

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
            name: "a heading that shortens an item",
            spoil: |root| write_notes(root, "## Kysely\nTulokset paranivat.\n"),
            says: &[
                "muistiinpanot.md",
                "rivi 1",
                "otsikko \"Kysely\" ei ole kokouksen asialistalla; tarkoititko \"Tilaajatyytyväisyyskysely\"?",
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

#[test]
fn bad_notes_are_located_and_stop_no_other() {
    stops_only_its_customer(notes());
}
