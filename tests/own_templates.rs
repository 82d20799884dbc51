//! Templates, notes and looks of an organisation's own, as people write them: what is set, and what is told with file and line.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::Path;
use std::time::Instant;

use support::{agreement, documents, run_in, small_workspace, text_of};

const TEMPLATE: &str = "mallipohjat/fi/liite-talous.md";

fn with_template(root: &Path, source: &str) {
    fs::create_dir_all(root.join("mallipohjat/fi")).unwrap();
    fs::write(root.join(TEMPLATE), source).unwrap();
}

/// What the program says of a template in the place of the finance annex.
fn refused(source: &str) -> String {
    let workspace = small_workspace();
    with_template(workspace.path(), source);
    let run = run_in(
        workspace.path(),
        &["agreement", "draft", "--year", "2027", "--all"],
    );
    assert_eq!(run.status, 1, "{source}: {run:?}");
    assert_eq!(documents(workspace.path(), "ESIM"), [""; 0]);
    run.stderr
}

#[test]
fn what_is_wrong_with_a_template_is_told_in_finnish_with_its_line() {
    for (source, says) in [
        (
            "# A\n\nAsiakas: {{ asiakas.nimi }}\n",
            &[
                "rivi 3, sarake 13",
                "\"asiakas.nimi\" on tietue",
                "kirjoita asiakas.nimi.perusmuoto",
            ][..],
        ),
        (
            "# A\n\n{{ \"Asiakas \" ~ asiakas.nimi }}\n",
            &["rivi 3", "kirjoita asiakas.nimi.perusmuoto"],
        ),
        (
            "# A\n\n{% set a = asiakas.nimi %}\n{{ a }}\n",
            &["rivi 4", "kirjoita a.perusmuoto"],
        ),
        (
            "# A\n\n{% if talous.suurimmat %}\nTeksti.\n\nLoppu.\n",
            &["rivi 3", "{% if %} ei ole suljettu", "{% endif %}"],
        ),
        (
            "# A\n\nVuosi {{ sopimus.vuosi }.\n",
            &["rivi 3", "puuttuu merkki", "}}"],
        ),
        ("", &["tyhjä"]),
        ("<! Ei mitään. !>\n", &["tyhjä"]),
        (
            "# A\n\n***\n\n- [ ] tehtävä\n",
            &["rivi 3", "vaakaviiva", "rivi 5", "valintaruutu"],
        ),
    ] {
        let told = refused(source);
        for words in says {
            assert!(told.contains(words), "{source}: no \"{words}\" in\n{told}");
        }
        assert!(told.contains(TEMPLATE), "{told}");
        for english in [
            "expected",
            "Unexpected",
            "error",
            "Found",
            "Unknown",
            "not defined",
            "-->",
        ] {
            assert!(!told.contains(english), "{source}: {told}");
        }
    }
}

#[test]
fn a_template_that_does_not_end_is_stopped_with_its_name_and_line() {
    let loops = "{% for a in range(end=1000) %}{% for b in range(end=1000) %}{% for c in range(end=1000) %}{% endfor %}{% endfor %}{% endfor %}";
    let grows =
        "{% set s = \"xx\" %}{% for a in range(end=60) %}{% set_global s = s ~ s %}{% endfor %}{{ s }}";
    let emphasis = "**a _b ".repeat(2_000) + &"_ **".repeat(2_000);
    for (inside, says) in [
        (loops, "liian monta askelta"),
        (grows, "liian pitkän tekstin"),
        (&emphasis, "korostus"),
    ] {
        let begun = Instant::now();
        let told = refused(&format!("# A\n\n{inside}\n"));
        assert!(begun.elapsed().as_secs() < 30, "{told}");
        assert!(told.contains("rivi 3") && told.contains(says), "{told}");
    }
}

#[test]
fn tables_quotations_links_and_struck_text_are_set() {
    let workspace = small_workspace();
    let root = workspace.path();
    with_template(
        root,
        "# {{ liite.otsikko }}\n\n| Erä | Osuus |\n|---|---:|\n| kevät | {{ sopimus.vuosi }} |\n\n> Lainattu ehto.\n\n\
         Raha ~~vuoden~~ kauden[^1], [ohje](https://a.example).\n\n[^1]: Kausi on kaksi vuotta.\n",
    );
    let run = run_in(root, &["agreement", "draft", "--year", "2027", "--all"]);
    assert_eq!(run.status, 0, "{run:?}");
    let names = documents(root, "ESIM");
    let name = names.iter().find(|name| name.contains("Talous")).unwrap();
    let text = text_of(&root.join(agreement("ESIM")).join("luonnokset").join(name));
    // The text of a table is a line for each row, with tabs.
    for words in ["Erä\tOsuus", "kevät\t2027", "Lainattu ehto.", "vuoden"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for mark in ["|---", "~~", "[^1]", "](", "> "] {
        assert!(!text.contains(mark), "{mark}: {text}");
    }
}
