use std::cell::Cell;
use std::fs::File;
use std::io::Write;
use std::time::{Duration, SystemTime};

use super::temporary::filled;
use super::*;

fn ours(bytes: &[u8]) -> bool {
    bytes.starts_with(b"oma")
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let temporary = tempfile::tempdir().unwrap();
    let base = temporary.path().join("ulos");
    fs::create_dir(&base).unwrap();
    (temporary, base)
}

/// The new version is in another file, since a person has changed the first.
fn beside_of(base: &Path, name: &str) -> Outcome {
    Outcome::Beside {
        path: base.join(name),
        because: Kept::Edited,
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_created_then_left_alone_then_replaced() {
    let (_temporary, base) = folder();
    let write = |bytes| write_whole(&base, &base.join("a/b/x.docx"), bytes, ours).unwrap();
    assert_eq!(write(b"oma 1"), Outcome::Created);
    assert_eq!(write(b"oma 1"), Outcome::Unchanged);
    assert_eq!(write(b"oma 2"), Outcome::Replaced);
    assert_eq!(fs::read(base.join("a/b/x.docx")).unwrap(), b"oma 2");
    assert_eq!(names(&base.join("a/b")), ["x.docx"]);
}

#[test]
fn an_edited_file_is_replaced_and_kept() {
    let (_temporary, base) = folder();
    let path = base.join("x.docx");
    fs::write(&path, b"muokattu").unwrap();
    let (kept, outcome) = replace_edited(&base, &path, b"muokattu", b"1", "vanha").unwrap();
    assert_eq!((kept, outcome), (base.join("x (vanha).docx"), Outcome::Replaced));
    let (kept, _) = replace_edited(&base, &path, b"1", b"2", "vanha").unwrap();
    assert_eq!(fs::read(kept).unwrap(), b"1");
    assert_eq!(names(&base), ["x (vanha 2).docx", "x (vanha).docx", "x.docx"]);
    // Somebody has saved it meanwhile.
    let (_, outcome) = replace_edited(&base, &path, b"1", b"3", "vanha").unwrap();
    assert_eq!(outcome, beside_of(&base, "x (uusi).docx"));
    assert_eq!(fs::read(&path).unwrap(), b"2");
}

#[test]
fn what_a_person_has_changed_is_never_overwritten() {
    let (_temporary, base) = folder();
    let path = |name: &str| base.join(name);
    let write = |bytes| write_whole(&base, &base.join("x.docx"), bytes, ours).unwrap();
    fs::write(path("x.docx"), "muokattu").unwrap();
    assert_eq!(write(b"oma 1"), beside_of(&base, "x (uusi).docx"));
    assert_eq!(write(b"oma 2"), beside_of(&base, "x (uusi).docx"));
    fs::write(path("x (uusi).docx"), "muokattu").unwrap();
    assert_eq!(write(b"oma 3"), beside_of(&base, "x (uusi 2).docx"));
    assert_eq!(write(b"oma 3"), beside_of(&base, "x (uusi 2).docx"));
    assert_eq!(names(&base), ["x (uusi 2).docx", "x (uusi).docx", "x.docx"]);
    assert_eq!(fs::read(path("x.docx")).unwrap(), b"muokattu");
    assert_eq!(fs::read(path("x (uusi).docx")).unwrap(), b"muokattu");
    assert_eq!(fs::read(path("x (uusi 2).docx")).unwrap(), b"oma 3");
}

#[test]
fn files_are_added_to_those_that_are_there() {
    let (_temporary, base) = folder();
    fs::write(base.join("b"), "oma").unwrap();
    let files = [("a/a", "1"), ("b", "2"), ("c", "3")];
    let add = || {
        add_files(
            &base,
            files.map(|(name, text)| (Path::new(name), text.as_bytes())),
        )
        .unwrap()
    };
    for added in [add(), add()] {
        assert_eq!((added.files, added.kept), (2, vec!["b".to_owned()]));
    }
    assert_eq!(fs::read(base.join("b")).unwrap(), b"oma");
    assert_eq!(fs::read(base.join("a/a")).unwrap(), b"1");
}

#[test]
fn a_write_protected_file_is_left_alone() {
    let (_temporary, base) = folder();
    let path = base.join("x.docx");
    fs::write(&path, "oma 1").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let outcome = write_whole(&base, &base.join("x.docx"), b"oma 2", ours).unwrap();
    let path = base.join("x (uusi).docx");
    let because = Kept::Protected;
    assert_eq!(outcome, Outcome::Beside { path, because });
}

#[test]
fn a_write_that_fails_halfway_leaves_the_old_file_and_nothing_else() {
    let (_temporary, base) = folder();
    let path = base.join("x.docx");
    fs::write(&path, "vanha").unwrap();
    let error = filled(&base, None, |file| {
        file.write_all(b"puolet")?;
        Err(ErrorKind::StorageFull.into())
    });
    assert_eq!(
        WriteError::refused(&path, &error.unwrap_err()).to_string(),
        format!(
            "{} ei ole kirjoitettavissa: levy on täynnä; vapauta tilaa ja anna komento uudelleen",
            path.display()
        )
    );
    assert_eq!(fs::read(&path).unwrap(), b"vanha");
    assert_eq!(names(&base), ["x.docx"]);
}

#[test]
fn a_file_that_is_open_in_word_is_told_as_such() {
    let (_temporary, base) = folder();
    let told = |name: &str, kind: ErrorKind| WriteError::refused(&base.join(name), &kind.into()).to_string();
    fs::write(base.join("~$lvelusopimus.docx"), "").unwrap();
    fs::write(base.join("~$ab.docx"), "").unwrap();
    for name in ["Palvelusopimus.docx", "ab.docx"] {
        let message = told(name, ErrorKind::PermissionDenied);
        assert!(
            message.ends_with("tiedosto on auki Wordissa; tallenna ja sulje se, ja anna komento uudelleen"),
            "{message}"
        );
    }
    let other = told("Liite.docx", ErrorKind::PermissionDenied);
    assert!(other.contains("käyttöoikeus puuttuu"), "{other}");
    let full = told("Palvelusopimus.docx", ErrorKind::StorageFull);
    assert!(full.contains("levy on täynnä"), "{full}");
}

#[test]
fn folders_that_cannot_be_made_are_told_with_the_path() {
    let (_temporary, base) = folder();
    fs::write(base.join("a"), "tiedosto").unwrap();
    let error = write_whole(&base, &base.join("a/x.docx"), b"oma", ours)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("a ei ole kirjoitettavissa: polulla oleva nimi on tiedosto eikä kansio"),
        "{error}"
    );
    fs::create_dir(base.join("y.docx")).unwrap();
    let error = write_whole(&base, &base.join("y.docx"), b"oma", ours)
        .unwrap_err()
        .to_string();
    assert!(error.contains("samanniminen kansio on jo olemassa"), "{error}");
    let below = base.join("a/b");
    assert!(write_whole(&below, &below.join("x"), b"oma", ours).is_err());
}

#[test]
fn nothing_is_written_outside_the_folder() {
    let (temporary, base) = folder();
    for file in ["../x", "a/../../x", "/x", "", "a/..", "x/"] {
        let result = write_whole(&base, &base.join(file), b"oma", ours);
        assert!(matches!(result, Err(WriteError::Outside(_))), "{file}");
    }
    assert_eq!(names(temporary.path()), ["ulos"]);
}

#[cfg(unix)]
#[test]
fn links_are_neither_followed_out_of_the_folder_nor_replaced() {
    let (temporary, base) = folder();
    let elsewhere = temporary.path().join("muualla");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, base.join("a")).unwrap();
    assert!(matches!(
        write_whole(&base, &base.join("a/x"), b"oma", ours),
        Err(WriteError::Outside(_))
    ));
    fs::write(elsewhere.join("y.docx"), "oma 1").unwrap();
    std::os::unix::fs::symlink(elsewhere.join("y.docx"), base.join("y.docx")).unwrap();
    let outcome = write_whole(&base, &base.join("y.docx"), b"oma 2", ours).unwrap();
    let path = base.join("y (uusi).docx");
    let because = Kept::Link;
    assert_eq!(outcome, Outcome::Beside { path, because });
    assert_eq!(fs::read(elsewhere.join("y.docx")).unwrap(), b"oma 1");
}

/// Makes a file look as old as a killed run's.
fn age(path: &Path, seconds: u64) {
    let earlier = SystemTime::now() - Duration::from_secs(seconds);
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(earlier).unwrap();
}

#[test]
fn leftovers_of_a_killed_run_are_removed_unless_somebody_still_writes_them() {
    let (_temporary, base) = folder();
    let [left, new, locked, other] = [
        ".vuosikello-left.tmp",
        ".vuosikello-new.tmp",
        ".vuosikello-locked.tmp",
        ".muu-left.tmp",
    ]
    .map(|name| base.join(name));
    for path in [&left, &new, &locked, &other] {
        fs::write(path, "puolet").unwrap();
    }
    for path in [&left, &locked, &other] {
        age(path, 60);
    }
    let writer = File::open(&locked).unwrap();
    writer.lock().unwrap();
    write_whole(&base, &base.join("x.docx"), b"oma", ours).unwrap();
    assert_eq!(
        names(&base),
        [
            ".muu-left.tmp",
            ".vuosikello-locked.tmp",
            ".vuosikello-new.tmp",
            "x.docx"
        ]
    );
    drop(writer);
    age(&new, 60);
    write_whole(&base, &base.join("x.docx"), b"oma", ours).unwrap();
    assert_eq!(names(&base), [".muu-left.tmp", "x.docx"]);
}

#[test]
fn what_a_killed_run_took_out_of_a_place_is_not_lost() {
    let place = |name: &str| {
        let temporary = base_of(name);
        let left = temporary.path().join(swap_of("x.docx"));
        fs::write(&left, "muokattu").unwrap();
        age(&left, 60);
        temporary
    };
    // Killed between the exchange and the second look: the edit is not in its place.
    let folder = place("a");
    fs::write(folder.path().join("x.docx"), "oma 1").unwrap();
    write_whole(folder.path(), &folder.path().join("x.docx"), b"oma 2", ours).unwrap();
    assert_eq!(names(folder.path()), ["x (talteen).docx", "x.docx"]);
    assert_eq!(
        fs::read(folder.path().join("x (talteen).docx")).unwrap(),
        b"muokattu"
    );
    // Killed after the old file was moved aside.
    let folder = place("b");
    let outcome = write_whole(folder.path(), &folder.path().join("x.docx"), b"oma 2", ours).unwrap();
    assert_eq!(outcome, beside_of(folder.path(), "x (uusi).docx"));
    assert_eq!(fs::read(folder.path().join("x.docx")).unwrap(), b"muokattu");
    // What is ours goes, and what belongs to another place stays for that.
    let folder = place("c");
    let [own, others] = [swap_of("x.docx"), swap_of("y.docx")].map(|name| folder.path().join(name));
    for path in [&own, &others] {
        fs::write(path, "oma 0").unwrap();
        age(path, 60);
    }
    fs::write(folder.path().join("x.docx"), "oma 1").unwrap();
    write_whole(folder.path(), &folder.path().join("x.docx"), b"oma 2", ours).unwrap();
    assert_eq!(names(folder.path()), [swap_of("y.docx"), "x.docx".to_owned()]);
}

fn base_of(name: &str) -> tempfile::TempDir {
    tempfile::Builder::new().prefix(name).tempdir().unwrap()
}

fn swap_of(name: &str) -> String {
    let path = swap::swap_name(Path::new(name), Path::new(".vuosikello-abc.tmp"));
    path.to_string_lossy().into_owned()
}

#[cfg(unix)]
#[test]
fn what_is_no_file_or_too_large_is_not_read() {
    let (_temporary, base) = folder();
    let socket = base.join("x.docx");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let never = |_: &[u8]| -> bool { panic!("it was read") };
    let outcome = write_whole(&base, &socket, b"oma", never).unwrap();
    let path = base.join("x (uusi).docx");
    let because = Kept::Special;
    assert_eq!(outcome, Outcome::Beside { path, because });
    std::os::unix::fs::symlink("/dev/zero", base.join("y.docx")).unwrap();
    let outcome = write_whole(&base, &base.join("y.docx"), b"oma", never).unwrap();
    assert!(matches!(
        outcome,
        Outcome::Beside {
            because: Kept::Link,
            ..
        }
    ));
    // It takes no room on the disk.
    File::create(base.join("z.docx"))
        .unwrap()
        .set_len(LARGEST + 1)
        .unwrap();
    let outcome = write_whole(&base, &base.join("z.docx"), b"oma", never).unwrap();
    assert!(matches!(
        outcome,
        Outcome::Beside {
            because: Kept::TooLarge,
            ..
        }
    ));
}

/// What a person may do to a file.
#[derive(Debug, Clone, Copy)]
enum Edit {
    /// Saves into the same file.
    InPlace,
    /// Saves another file under its name, as Word does.
    Renamed,
    /// Saves twice, in this gap and in the next.
    Twice,
    /// Takes the file away.
    Removed,
}

#[test]
fn an_edit_in_any_gap_is_kept() {
    let poor = Renames {
        exchange: |_, _| Err(ErrorKind::Unsupported.into()),
        ..Renames::default()
    };
    for renames in [Renames::default(), poor] {
        for old in [None, Some("oma 1")] {
            for edit in [Edit::InPlace, Edit::Renamed, Edit::Twice, Edit::Removed] {
                let gaps = (1..).take_while(|gap| try_gap(renames, old, edit, *gap)).count();
                assert!(gaps >= 3, "{gaps} gaps tried with {edit:?}");
            }
        }
    }
}

/// Writes a file while a person edits it in the gap of this number. Returns false if there was no such gap.
fn try_gap(renames: Renames, old: Option<&str>, edit: Edit, gap: usize) -> bool {
    let (_temporary, base) = folder();
    let path = base.join("x.docx");
    if let Some(old) = old {
        fs::write(&path, old).unwrap();
    }
    let count = Cell::new(0);
    let save = |text: &str| {
        let other = base.join("muokkain");
        fs::write(&other, text).unwrap();
        fs::rename(&other, &path).unwrap();
    };
    let between = || {
        count.set(count.get() + 1);
        match edit {
            Edit::InPlace if count.get() == gap => fs::write(&path, "muokattu 1").unwrap(),
            Edit::Renamed | Edit::Twice if count.get() == gap => save("muokattu 1"),
            Edit::Twice if count.get() == gap + 1 => save("muokattu 2"),
            Edit::Removed if count.get() == gap => drop(fs::remove_file(&path)),
            _ => {}
        }
    };
    let writing = Writing {
        between: &between,
        renames,
        ..Writing::new(b"oma 2", &ours)
    };
    writing.to(&path).unwrap();
    let texts: Vec<String> = names(&base)
        .iter()
        .map(|name| fs::read_to_string(base.join(name)).unwrap())
        .collect();
    let at = format!("{edit:?} in gap {gap} of {old:?}: {:?} {texts:?}", names(&base));
    assert!(names(&base).iter().all(|name| !name.starts_with('.')), "{at}");
    let edits = match edit {
        Edit::Removed => 0,
        Edit::Twice if count.get() > gap => 2,
        _ => 1,
    };
    if count.get() >= gap && edits > 0 {
        // A person who saves twice replaces the own earlier edit, unless it had just been taken out.
        assert!(texts.contains(&format!("muokattu {edits}")), "{at}");
        // The newest edit is in its place, and the new version beside it, unless it was written before.
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            format!("muokattu {edits}"),
            "{at}"
        );
    } else if edits > 0 {
        assert!(texts.contains(&"oma 2".to_owned()), "{at}");
    }
    count.get() >= gap
}
