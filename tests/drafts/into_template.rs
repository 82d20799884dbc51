//! A clause as a customer wanted it, put into the template of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Run, run_in};
use crate::{MAIN, draft, drafted, edit_last, run};

fn template(root: &Path) -> PathBuf {
    root.join("mallipohjat/fi/palvelusopimus.md")
}

fn built_in() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/fi/palvelusopimus.md");
    fs::read_to_string(path).unwrap()
}

fn into_template(root: &Path, clause: &str) -> Run {
    let command = [
        "agreement",
        "changes",
        "--year",
        "2027",
        "--into-template",
        clause,
        "--from",
        "ESIM",
    ];
    run_in(root, &command)
}

/// A workspace without templates of its own, with an edited draft.
fn edited(edits: &[(&str, &str)]) -> crate::TempDir {
    let workspace = drafted();
    let root = workspace.path();
    assert!(!template(root).exists());
    for (from, to) in edits {
        edit_last(&draft(root, MAIN), from, to);
    }
    workspace
}

#[test]
fn the_wording_of_a_customer_becomes_that_of_the_template() {
    let workspace = edited(&[
        ("noudatetaan lainsäädäntöä.", "noudatetaan aina lainsäädäntöä."),
        ("Sopimuksessa viitataan", "Sopimus nojaa"),
    ]);
    let root = workspace.path();
    let made = into_template(root, "Sopimuksen perusta");
    assert_eq!(made.status, 0, "{}{}", made.stdout, made.stderr);
    let expected = built_in()
        .replace("noudatetaan lainsäädäntöä.", "noudatetaan aina lainsäädäntöä.")
        .replace("Sopimuksessa viitataan", "Sopimus nojaa");
    assert_eq!(fs::read_to_string(template(root)).unwrap(), expected);
    assert!(expected.contains("{{ organisaatio.saados.numero }}"));
    for line in [
        "- Jos sopimus ja lainsäädäntö ovat ristiriidassa, noudatetaan lainsäädäntöä.",
        "+ Jos sopimus ja lainsäädäntö ovat ristiriidassa, noudatetaan aina lainsäädäntöä.",
        "mallipohjat/fi/palvelusopimus.md (sisäänrakennetusta mallipohjasta)",
    ] {
        assert!(made.stdout.contains(line), "{line} in {}", made.stdout);
    }
    // The drafts of others have it from now on, and that of the customer differs from the data no more.
    assert_eq!(
        run_in(root, &["agreement", "draft", "--year", "2027", "--all"]).status,
        0
    );
    let other = root
        .join(crate::support::agreement("TOINEN"))
        .join("luonnokset/Palvelusopimus 2027 TOINEN.docx");
    assert!(crate::support::text_of(&other).contains("noudatetaan aina lainsäädäntöä"));
    let accepted = run(root, "final", &["--accept-changes"]);
    assert!(
        !accepted.stderr.contains("poikkeaa tiedoista"),
        "{}",
        accepted.stderr
    );
    // A template of the workspace's own is changed in its place.
    edit_last(&draft(root, MAIN), "kirjallisesti.", "sähköisesti.");
    let made = into_template(root, "talous");
    if made.status == 0 {
        assert!(!made.stdout.contains("sisäänrakennetusta"), "{}", made.stdout);
    }
}

#[test]
fn paragraphs_and_items_come_and_go() {
    let paragraph = |text: &str, style: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let workspace = drafted();
    let root = workspace.path();
    let body = {
        let package = vuosikello_ooxml::Package::read(&fs::read(draft(root, MAIN)).unwrap()).unwrap();
        String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap()
    };
    // The paragraph behind which one is added, as it stands in the file.
    let at = body.rfind("Osapuolet eivät peri toisiltaan").unwrap();
    let end = at + body[at..].find("</w:p>").unwrap() + "</w:p>".len();
    let start = body[..at].rfind("<w:p>").unwrap();
    let old = body[start..end].to_owned();
    let added = format!("{old}{}", paragraph("Viivästyskorkoa ei peritä.", "BodyText"));
    edit_last(&draft(root, MAIN), &old, &added);
    let made = into_template(root, "Poikkeamat");
    // Two headings have this title: the clause above and the one in it.
    let made = match made.status {
        0 => made,
        _ => into_template(root, "poikkeamat"),
    };
    assert_eq!(made.status, 0, "{}{}", made.stdout, made.stderr);
    let text = fs::read_to_string(template(root)).unwrap();
    assert!(
        text.contains("\n\nViivästyskorkoa ei peritä.\n\n"),
        "{}",
        made.stdout
    );
}

#[test]
fn what_comes_from_the_data_is_refused_with_the_reason_and_nothing_is_written() {
    let workspace = edited(&[("Palvelukeskus ei saa sitoutua", "Palvelukeskus ei voi sitoutua")]);
    let root = workspace.path();
    let sum = fs::read_to_string(root.join(crate::support::agreement("ESIM")).join("sopimus.json")).unwrap();
    assert!(sum.contains("186 420,75"), "{sum}");
    edit_last(
        &draft(root, MAIN),
        "186\u{a0}420,75\u{a0}€",
        "200\u{a0}000,00\u{a0}€",
    );
    let made = into_template(root, "talous");
    assert_eq!(made.status, 1, "{}{}", made.stdout, made.stderr);
    assert!(
        made.stderr
            .contains("muutos koskee arvoa, joka tulee tiedoista: {{ sopimus.maararaha.summa }}"),
        "{}",
        made.stderr
    );
    assert!(!template(root).exists());
}

#[test]
fn a_clause_that_the_customer_has_not_changed_is_told_with_those_that_are() {
    let workspace = edited(&[("noudatetaan lainsäädäntöä.", "noudatetaan aina lainsäädäntöä.")]);
    let root = workspace.path();
    let made = into_template(root, "Kehittäminen");
    assert_eq!(made.status, 1, "{}", made.stderr);
    assert!(
        made.stderr.contains("ei ole muuttanut kohtaa \"Kehittäminen\"")
            && made.stderr.contains("Sopimuksen perusta"),
        "{}",
        made.stderr
    );
    assert!(!template(root).exists());
    let usage = run_in(
        root,
        &["agreement", "changes", "--year", "2027", "--into-template", "x"],
    );
    assert_eq!(usage.status, 2, "{}", usage.stderr);
}
