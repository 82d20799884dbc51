//! The table of contents of an edited draft when headings change in the template.

use std::fs;

use crate::support::edit_in_word;
use crate::{MAIN, draft, drafted, edit_last, run};

/// Gives the workspace a template in which a heading has another name and a section comes before it.
fn change_template(root: &std::path::Path) {
    let built_in = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../templates/fi/palvelusopimus.md"
    );
    let template = fs::read_to_string(built_in).unwrap();
    let changed = template.replace(
        "## Liitteet ja soveltamisjärjestys {#liitteet}",
        "## Ympäristö {#ymparisto}\n\nOsapuolet säästävät energiaa.\n\n## Liitteet ja niiden järjestys {#liitteet}",
    );
    assert_ne!(changed, template);
    fs::create_dir_all(root.join("mallipohjat/fi")).unwrap();
    fs::write(root.join("mallipohjat/fi/palvelusopimus.md"), changed).unwrap();
}

#[test]
fn contents_whose_pages_have_shifted_never_clash() {
    let workspace = drafted();
    let root = workspace.path();
    let path = draft(root, MAIN);
    edit_last(&path, "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    // Word has brought the contents up to date: other pages, and a word that somebody has put into a line.
    let page = |number: &str| {
        format!("<w:t>{number}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>")
    };
    edit_in_word(&path, &page("5"), &page("11"));
    edit_in_word(
        &path,
        "<w:t>Liitteet ja soveltamisjärjestys</w:t>",
        "<w:t>Liitteet sekä soveltamisjärjestys</w:t>",
    );
    change_template(root);
    let update = run(root, "update", &["--on", "1.12.2026"]);
    assert!(
        update.stdout.contains(&format!("{MAIN}: päivitetty")),
        "{}",
        update.stdout
    );
    assert!(
        !update.stdout.contains("sekä Wordissa että tiedoissa"),
        "{}",
        update.stdout
    );
    let text = crate::support::text_of(&path);
    for words in [
        "Ympäristö",
        "Osapuolet säästävät energiaa.",
        "Liitteet ja niiden järjestys",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let updated = fs::read(&path).unwrap();
    let again = run(root, "update", &["--on", "2.12.2026"]);
    assert!(
        again.stdout.contains(&format!("{MAIN}: ajan tasalla")),
        "{}",
        again.stdout
    );
    assert_eq!(fs::read(&path).unwrap(), updated);
}

#[test]
fn drafts_that_say_what_the_data_do_are_up_to_date() {
    let workspace = drafted();
    let root = workspace.path();
    let update = run(root, "update", &[]);
    assert_eq!(
        update.stdout.matches(": ajan tasalla").count(),
        7,
        "{}",
        update.stdout
    );
    change_template(root);
    let update = run(root, "update", &[]);
    assert!(
        update.stdout.contains(&format!(
            "{MAIN}: ei muokattu; agreement draft tekee sen uudelleen"
        )),
        "{}",
        update.stdout
    );
    assert_eq!(
        update.stdout.matches(": ajan tasalla").count(),
        6,
        "{}",
        update.stdout
    );
}
