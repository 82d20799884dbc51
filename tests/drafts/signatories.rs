//! Edits of the signature block: they are content, told and set in the final.

use crate::{MAIN, draft, drafted, edit_last, run};

fn accepted(root: &std::path::Path) -> crate::Run {
    let made = run(root, "final", &["--accept-changes"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    made
}

/// The cell of the customer's signatory in the body.
fn signatory(root: &std::path::Path) -> String {
    let package = vuosikello_ooxml::Package::read(&std::fs::read(draft(root, MAIN)).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let at = text.rfind("Elina Esimerkki").unwrap();
    let start = text[..at].rfind("<w:tc>").unwrap();
    let end = at + text[at..].find("</w:tc>").unwrap() + "</w:tc>".len();
    text[start..end].to_owned()
}

#[test]
fn a_signatory_added_in_word_is_told_and_in_the_final() {
    let workspace = drafted();
    let root = workspace.path();
    let cell = signatory(root);
    let other = cell.replace("Elina Esimerkki", "Kaisa Kuvitteellinen");
    assert_ne!(other, cell, "{cell}");
    edit_last(
        &draft(root, MAIN),
        "</w:tbl>",
        &format!("<w:tr>{other}{other}</w:tr></w:tbl>"),
    );
    let changes = run(root, "changes", &[]);
    assert!(
        changes.stdout.contains("allekirjoittaja lisätty"),
        "{}",
        changes.stdout
    );
    let refused = run(root, "final", &[]);
    assert_eq!(refused.status, 1);
    assert!(
        refused.stderr.contains("Kaisa Kuvitteellinen"),
        "{}",
        refused.stderr
    );
    let made = accepted(root);
    assert!(
        made.stderr.contains("poikkeaa tiedoista") && made.stderr.contains("Kaisa Kuvitteellinen"),
        "{}",
        made.stderr
    );
}

#[test]
fn words_under_a_signatory_are_told_when_accepted() {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(
        &draft(root, MAIN),
        "tietohallintopäällikkö</w:t>",
        "tietohallintopäällikkö, valtuutettuna</w:t>",
    );
    let made = accepted(root);
    assert!(
        made.stderr.contains("poikkeaa tiedoista") && made.stderr.contains("valtuutettuna"),
        "{}",
        made.stderr
    );
}

#[test]
fn a_signatory_taken_out_in_word_is_told_when_accepted() {
    let workspace = drafted();
    let root = workspace.path();
    let cell = signatory(root);
    edit_last(&draft(root, MAIN), &cell, "<w:tc><w:tcPr/><w:p/></w:tc>");
    let made = accepted(root);
    assert!(
        made.stderr.contains("poikkeaa tiedoista") && made.stderr.contains("Elina Esimerkki"),
        "{}",
        made.stderr
    );
}
