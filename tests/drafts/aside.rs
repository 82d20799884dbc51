//! Edited drafts that lie where nothing reads them, or in a form that is not read: what people wrote in them is never left out in silence.

use std::fs;
use std::path::Path;

use crate::support::agreement;
use crate::{MAIN, draft, drafted, edit_last, run};

/// A workspace in which the draft of the main agreement has been edited and moved to a place in the folder of the agreement.
fn moved_to(place: &str) -> (crate::support::TempDir, String) {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(
        &draft(root, MAIN),
        "lainsäädäntöä.",
        "lainsäädäntöä itsenäisesti.",
    );
    let place = format!("{}/{place}", agreement("ESIM"));
    fs::create_dir_all(root.join(&place).parent().unwrap()).unwrap();
    fs::rename(draft(root, MAIN), root.join(&place)).unwrap();
    (workspace, place)
}

/// No final is made, and each of the commands names the file.
fn is_told(root: &Path, file: &str, why: &str) {
    for accept in [&[][..], &["--accept-changes"]] {
        let made = run(root, "final", accept);
        assert_eq!(made.status, 1, "{file}: {}{}", made.stdout, made.stderr);
        assert!(made.stderr.contains(file), "{file} in {}", made.stderr);
        assert!(made.stderr.contains(why), "{why} in {}", made.stderr);
    }
    for command in ["changes", "status", "update"] {
        let told = run(root, command, &[]);
        let text = format!("{}{}", told.stdout, told.stderr);
        let name = file.rsplit('/').next().unwrap();
        assert!(text.contains(name), "{command}: {name} in {text}");
    }
    assert!(run(root, "final", &["--from-data"]).status == 0);
}

#[test]
fn a_draft_in_another_form_stops_the_final() {
    for form in ["docm", "doc", "odt", "rtf", "DOTX"] {
        let (workspace, place) = moved_to(&format!("luonnokset/Palvelusopimus 2027 ESIM.{form}"));
        let why = format!("tiedosto on muotoa .{}, jota ei lueta", form.to_lowercase());
        is_told(workspace.path(), &place, &why);
    }
}

#[test]
fn an_edited_draft_in_another_folder_stops_the_final() {
    for place in [
        "luonnokset/Asiakkaan kommentit/Palvelusopimus 2027 ESIM.docx",
        "luonnokset/a/b/sopimus lakimieheltä.docx",
        "luonnokset/Asiakkaan kommentit/Palvelusopimus 2027 ESIM.odt",
        "Palvelusopimus 2027 ESIM.docx",
        "luonnokset/Palvelusopimus 2027 ESIM (ennen päivitystä).docx",
    ] {
        let (workspace, place) = moved_to(place);
        let why = "luonnos Palvelusopimus 2027 ESIM.docx puuttuu luonnosten kansiosta, ja tässä tiedostossa voi olla sen muokkauksia";
        is_told(workspace.path(), &place, why);
    }
}

#[test]
fn drafts_that_were_all_moved_away_stop_the_final() {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(
        &draft(root, MAIN),
        "lainsäädäntöä.",
        "lainsäädäntöä itsenäisesti.",
    );
    let folder = root.join(agreement("ESIM"));
    fs::rename(folder.join("luonnokset"), folder.join("siirto")).unwrap();
    fs::create_dir(folder.join("luonnokset")).unwrap();
    fs::rename(folder.join("siirto"), folder.join("luonnokset/Lähetetty")).unwrap();
    let made = run(root, "final", &[]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    assert!(
        made.stderr
            .contains("luonnokset/Lähetetty/Palvelusopimus 2027 ESIM.docx"),
        "{}",
        made.stderr
    );
    assert!(
        !made.stderr.contains("Lähetetty/Liite"),
        "nobody has edited those: {}",
        made.stderr
    );
}

#[test]
fn old_versions_in_a_folder_of_their_own_stop_nothing() {
    let workspace = drafted();
    let root = workspace.path();
    let old = draft(root, "vanhat");
    fs::create_dir(&old).unwrap();
    fs::copy(draft(root, MAIN), old.join(MAIN)).unwrap();
    edit_last(&old.join(MAIN), "lainsäädäntöä.", "lainsäädäntöä itsenäisesti.");
    let made = run(root, "final", &[]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    assert!(
        made.stderr.contains(
            "luonnokset/vanhat ei lueta (Word-tiedostoja 1): siirrä voimassa oleva luonnos kansioon"
        ),
        "{}",
        made.stderr
    );
}

#[test]
fn a_draft_that_is_open_in_libreoffice_is_told() {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(
        &draft(root, MAIN),
        "lainsäädäntöä.",
        "lainsäädäntöä itsenäisesti.",
    );
    let lock = b",Hilma Kuvitelma,kone,27.11.2026 12:00,file:///home/hilma/.config/libreoffice/4;";
    fs::write(draft(root, &format!(".~lock.{MAIN}#")), lock).unwrap();
    let status = run(root, "status", &[]);
    assert!(
        status
            .stderr
            .contains(&format!("{MAIN} on auki LibreOfficessa (Hilma Kuvitelma)")),
        "{}",
        status.stderr
    );
    let before = fs::read(draft(root, MAIN)).unwrap();
    let update = run(root, "update", &[]);
    assert!(
        update
            .stdout
            .contains("tiedosto on auki Wordissa tai LibreOfficessa"),
        "{}",
        update.stdout
    );
    assert_eq!(fs::read(draft(root, MAIN)).unwrap(), before);
}
