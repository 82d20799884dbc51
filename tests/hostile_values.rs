//! Values are data: whatever stands in a text field shows as it is, or is refused with an error.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{TempDir, agreement, documents, run_in, small_workspace};

const HARMLESS: [&str; 12] = [
    "a | b",
    "*korostus* ja **vahva**",
    "<b>lihava</b> & <!-- kommentti -->",
    "R&D &amp; &#65;",
    "{{ asiakas.nimi }} {% for x in y %} {# z #}",
    "# otsikko",
    "1. kohta",
    "    neljä väliä alussa",
    "\\ ` ~ _ [x](y) ![z](w)",
    "\"lainaus\" 'toinen' ”kolmas”",
    "---",
    "€ § ½ š ž Š Ž å ä ö",
];

fn with_value(value: &str) -> TempDir {
    let workspace = small_workspace();
    let root = workspace.path();
    let customer = root.join("asiakkaat/ESIM/asiakas.json");
    let mut data: Value = serde_json::from_str(&fs::read_to_string(&customer).unwrap()).unwrap();
    data["yhteyshenkilot"][2]["rooli"] = json!(value);
    data["viestinta"] = json!([value]);
    data["nimi"]["perusmuoto"] = json!(value);
    fs::write(&customer, data.to_string()).unwrap();
    let services = json!([
        { "tunnus": "ASI", "nimi": value, "kuvaus": value, "vastuuhenkilo": value, "palveluaika": value, "palvelutaso": "A" },
        { "tunnus": "VRK", "nimi": "Verkkopalvelu", "vastuuhenkilo": "X", "palveluaika": "24/7", "palvelutaso": "A" },
    ]);
    fs::remove_file(root.join(agreement("ESIM")).join("palvelut.csv")).unwrap();
    fs::write(
        root.join(agreement("ESIM")).join("palvelut.json"),
        services.to_string(),
    )
    .unwrap();
    workspace
}

fn make(root: &std::path::Path) -> support::Run {
    let draft = run_in(root, &["agreement", "draft", "--year", "2027", "--all"]);
    let finished = run_in(root, &["agreement", "final", "--year", "2027", "--all"]);
    assert_eq!(draft.status, finished.status, "{draft:?} {finished:?}");
    finished
}

fn draft_text(root: &std::path::Path, name: &str) -> String {
    let bytes = fs::read(root.join(agreement("ESIM")).join("luonnokset").join(name)).unwrap();
    vuosikello::word::read(&bytes).unwrap().document.text()
}

#[test]
fn markup_of_every_kind_shows_as_it_is() {
    for value in HARMLESS {
        let workspace = with_value(value);
        let root = workspace.path();
        let run = make(root);
        assert_eq!(run.status, 0, "{value}: {run:?}");
        assert_eq!(documents(root, "ESIM").len(), 8, "{value}");
        let shown = value.trim();
        for name in [
            "Liite 2 Jatkuvat palvelut 2027 ESIM.docx",
            "Liite 1 Yhteyshenkilöt 2027 ESIM.docx",
        ] {
            assert!(draft_text(root, name).contains(shown), "{value} in {name}");
        }
    }
}

#[test]
fn several_lines_and_tabs_keep_the_structure() {
    let workspace = with_value("yksi\nkaksi\tkolme");
    let run = make(workspace.path());
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        draft_text(workspace.path(), "Liite 2 Jatkuvat palvelut 2027 ESIM.docx")
            .contains("yksi\nkaksi kolme")
    );
}

#[test]
fn a_word_of_ten_thousand_letters_stays_on_the_page() {
    let workspace = with_value(&"a".repeat(10_000));
    let run = make(workspace.path());
    assert_eq!(run.status, 0, "{run:?}");
}

#[test]
fn what_cannot_be_shown_is_refused_with_its_place() {
    for (value, name) in [
        ("a\0b", "U+0000"),
        ("a\u{202e}b", "U+202E"),
        ("a\u{1b}b", "U+001B"),
        ("hei 😀", "U+1F600"),
    ] {
        let workspace = with_value(value);
        let run = make(workspace.path());
        assert_eq!(run.status, 1, "{value:?}: {run:?}");
        assert!(
            run.stderr.contains(name) && run.stderr.contains("palvelut.json"),
            "{value:?}: {}",
            run.stderr
        );
        assert_eq!(documents(workspace.path(), "ESIM"), [""; 0], "{value:?}");
        assert_eq!(documents(workspace.path(), "TOINEN").len(), 8, "{value:?}");
    }
}

#[test]
fn half_a_surrogate_pair_is_refused_with_its_place() {
    let workspace = small_workspace();
    support::edit(
        workspace.path(),
        "asiakkaat/ESIM/asiakas.json",
        "Elina Esimerkki",
        "Elina \\ud83d",
    );
    let run = make(workspace.path());
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("asiakas.json") && run.stderr.contains("rivi "),
        "{}",
        run.stderr
    );
}
