//! The properties of an edited draft follow the data.

use std::fs;

use crate::support::{agreement, edit, edit_part};
use crate::{MAIN, draft, drafted, edit_last, run};

fn property(path: &std::path::Path, name: &str) -> String {
    let head = vuosikello::word::read(&fs::read(path).unwrap())
        .unwrap()
        .document
        .head;
    let mut properties = head.properties.into_iter();
    properties
        .find(|property| property.name == name)
        .map(|it| it.value)
        .unwrap_or_default()
}

#[test]
fn the_case_number_in_the_properties_is_that_of_the_data_after_an_update() {
    let workspace = drafted();
    let root = workspace.path();
    let path = draft(root, MAIN);
    edit_last(&path, "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "MPK/12/",
        "MPK/77/",
    );
    let update = run(root, "update", &["--on", "1.12.2026"]);
    assert_eq!(update.status, 0, "{}", update.stderr);
    assert!(
        update.stdout.contains("tiedoston ominaisuudet Diaarinumero"),
        "{}",
        update.stdout
    );
    assert!(property(&path, "Diaarinumero").starts_with("MPK/77/"));
    let updated = fs::read(&path).unwrap();
    let again = run(root, "update", &["--on", "1.12.2026"]);
    assert!(again.stdout.contains("ajan tasalla"), "{}", again.stdout);
    assert_eq!(fs::read(&path).unwrap(), updated);
}

#[test]
fn a_property_that_a_person_has_changed_stays_and_is_told() {
    let workspace = drafted();
    let root = workspace.path();
    let path = draft(root, MAIN);
    edit_last(&path, "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    edit_part(&path, "docProps/custom.xml", "MPK/12/", "MPK/99/");
    edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "MPK/12/",
        "MPK/77/",
    );
    let update = run(root, "update", &["--on", "1.12.2026"]);
    assert!(
        update
            .stdout
            .contains("tiedoston ominaisuus jää ennalleen: Diaarinumero, tiedoissa on nyt ”MPK/77/"),
        "{}",
        update.stdout
    );
    assert!(property(&path, "Diaarinumero").starts_with("MPK/99/"));
}
