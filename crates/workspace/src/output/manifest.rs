//! What was written into a folder, so that files without a seal of their own can be known again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Outcome, WriteError, read_plain, rewrite};

/// The most bytes of a manifest that are read.
const BYTES: u64 = 4 << 20;

/// The list of the files that were written into a folder, each with the SHA-256 of what was written. It is kept in the hidden
/// file [`Manifest::NAME`] of the folder.
///
/// Word and PDF files carry a seal; invitations, texts, zip packages and copied attachments cannot. A file that is not on the
/// list, or has another content, is not ours, and neither is anything when the list is missing or damaged: then the new file is
/// written beside it, and nothing is lost.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    files: BTreeMap<String, String>,
    /// What has been noted since the list was read; kept apart, since another run may write the list meanwhile.
    noted: BTreeSet<String>,
}

impl PartialEq for Manifest {
    fn eq(&self, other: &Self) -> bool {
        self.files == other.files
    }
}

/// The form in the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    /// Says to who finds the file what it is.
    #[serde(rename = "selite")]
    about: String,
    #[serde(rename = "tiedostot")]
    files: BTreeMap<String, String>,
}

const ABOUT: &str = "Vuosikellon kirjoittamat tiedostot ja niiden tiivisteet (SHA-256). Listasta näkyy, mitä tiedostoja on muokattu.";

impl Manifest {
    /// The name of the file.
    pub const NAME: &'static str = ".vuosikello.json";

    /// Reads the list of a folder. One that is missing, damaged, too large or a link is empty.
    pub fn read(folder: &Path) -> Self {
        let bytes = read_plain(&folder.join(Self::NAME), BYTES).ok();
        Self {
            files: stored(bytes.as_deref()),
            noted: BTreeSet::new(),
        }
    }

    /// Whether `bytes` are what was written last as the file `path`, which is given from the folder, with `/` between folders.
    pub fn is_ours(&self, path: &str, bytes: &[u8]) -> bool {
        let hash = hash_of(bytes);
        let is_it = |path: &str| self.files.get(path).is_some_and(|known| *known == hash);
        is_it(path) || is_it(&format!("{path}{ANNOUNCED}"))
    }

    /// Whether `bytes` are what was written last as the file `path`, or as a new version beside it, which a person may have given its
    /// name. What was written as another file does not count: a copy of what a person has edited is written too.
    pub fn knows(&self, path: &str, bytes: &[u8]) -> bool {
        let hash = hash_of(bytes);
        self.files.iter().any(|(written, known)| {
            *known == hash && (written == path || version_of(written) == version_of(path))
        })
    }

    /// Notes that `bytes` have been written as the file `path`.
    pub fn record(&mut self, path: &str, bytes: &[u8]) {
        self.files.insert(path.to_owned(), hash_of(bytes));
        self.noted.insert(path.to_owned());
    }

    /// Notes that `bytes` are about to be written as the file `path`: a run that is killed just after that has then not made a file that
    /// nobody knows. The note goes with [`Manifest::retain_existing`].
    pub fn announce(&mut self, path: &str, bytes: &[u8]) {
        self.record(&format!("{path}{ANNOUNCED}"), bytes);
    }

    /// Forgets the files that are not in the folder any more.
    pub fn retain_existing(&mut self, folder: &Path) {
        self.files.retain(|path, _| is_in(folder, path));
    }

    /// Writes the list into a folder, which must be inside `base`; files in the order of their names. What another run has noted since
    /// the list was read stays in it.
    ///
    /// # Errors
    /// [`WriteError`]; then the old list is as it was.
    pub fn write(&self, base: &Path, folder: &Path) -> Result<Outcome, WriteError> {
        rewrite(base, &folder.join(Self::NAME), |old| {
            let old = stored(old.filter(|old| old.len() as u64 <= BYTES));
            let others = old.into_iter().filter(|(path, _)| {
                let is_announced = path.ends_with(ANNOUNCED);
                !self.noted.contains(path)
                    && (self.files.contains_key(path) || (!is_announced && is_in(folder, path)))
            });
            let mut files: BTreeMap<String, String> = others.collect();
            let noted = self.noted.iter();
            files.extend(noted.filter_map(|path| Some((path.clone(), self.files.get(path)?.clone()))));
            let stored = Stored {
                about: ABOUT.to_owned(),
                files,
            };
            // Texts alone have no form that could fail.
            let mut bytes = serde_json::to_vec_pretty(&stored).unwrap_or_default();
            bytes.push(b'\n');
            Ok(bytes)
        })
    }
}

/// Ends the entries of files that are about to be written. It is the end of no file that is written.
const ANNOUNCED: &str = " (tulossa)";

/// A path without what tells versions of one file apart: `a/x (uusi 2).docx` is a version of `a/x.docx`.
fn version_of(path: &str) -> String {
    let path = path.strip_suffix(ANNOUNCED).unwrap_or(path);
    let (stem, ending) = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, ending),
        _ => (path, ""),
    };
    let number = |text: &str| {
        text.strip_suffix(')')
            .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
    };
    let stem = match stem.rsplit_once(" (uusi") {
        Some((original, rest)) if rest == ")" || rest.strip_prefix(' ').is_some_and(number) => original,
        _ => stem,
    };
    format!("{stem}.{ending}")
}

/// The files of a list; none if there is no list, or it is damaged.
fn stored(bytes: Option<&[u8]>) -> BTreeMap<String, String> {
    let stored = bytes.and_then(|bytes| serde_json::from_slice::<Stored>(bytes).ok());
    stored.map_or_else(BTreeMap::new, |stored| stored.files)
}

/// Whether a file of a list is in its folder.
fn is_in(folder: &Path, path: &str) -> bool {
    path.split('/')
        .fold(folder.to_owned(), |at, step| at.join(step))
        .exists()
}

fn hash_of(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_written_is_known_again_until_somebody_changes_it() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        let mut manifest = Manifest::read(base);
        assert!(!manifest.is_ours("aineisto/01-kutsu.ics", b"BEGIN"));
        manifest.record("aineisto/01-kutsu.ics", b"BEGIN");
        manifest.record("aineisto/01-kutsu.txt", b"Hei");
        assert_eq!(manifest.write(base, base).unwrap(), Outcome::Created);
        assert_eq!(manifest.write(base, base).unwrap(), Outcome::Unchanged);
        let mut read = Manifest::read(base);
        assert_eq!(read, manifest);
        assert!(read.is_ours("aineisto/01-kutsu.ics", b"BEGIN"));
        assert!(!read.is_ours("aineisto/01-kutsu.ics", b"BEGIN:"));
        assert!(!read.is_ours("aineisto/01-kutsu.txt", b"BEGIN"));
        assert!(!read.is_ours("01-kutsu.ics", b"BEGIN"));
        let knows = |name: &str, bytes: &[u8]| read.knows(&format!("aineisto/{name}"), bytes);
        assert!(knows("01-kutsu.ics", b"BEGIN") && !knows("01-kutsu.ics", b"BEGIN:"));
        assert!(!knows("01-kutsu.ics", b"Hei") && knows("01-kutsu (uusi).ics", b"BEGIN"));
        read.record("aineisto/01-kutsu.ics", b"BEGIN:");
        assert_eq!(read.write(base, base).unwrap(), Outcome::Replaced);
        assert!(Manifest::read(base).is_ours("aineisto/01-kutsu.ics", b"BEGIN:"));
    }

    #[test]
    fn a_copy_of_an_edited_file_does_not_make_the_file_ours() {
        let mut manifest = Manifest::default();
        manifest.record("aineisto/03-poytakirja.docx", b"edited");
        assert!(!manifest.knows("poytakirja.docx", b"edited"));
        manifest.record("poytakirja (uusi 2).docx", b"made");
        assert!(manifest.knows("poytakirja.docx", b"made") && !manifest.knows("muu.docx", b"made"));
        for name in ["x (uusi).docx", "x (uusi 12).docx", "x.docx", "x.docx (tulossa)"] {
            assert_eq!(version_of(name), "x.docx");
        }
        assert_eq!(version_of("a.b/x (uusi)"), "a.b/x.");
        assert_eq!(version_of("x (uusi versio).docx"), "x (uusi versio).docx");
    }

    #[test]
    fn the_list_is_in_the_order_of_the_names() {
        let folder = tempfile::tempdir().unwrap();
        let mut manifest = Manifest::default();
        for path in ["b", "aineisto/b", "a"] {
            manifest.record(path, b"");
        }
        manifest.write(folder.path(), folder.path()).unwrap();
        let text = fs::read_to_string(folder.path().join(Manifest::NAME)).unwrap();
        // The hash of nothing (FIPS 180-4).
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let expected = format!(
            "{{\n  \"selite\": \"{ABOUT}\",\n  \"tiedostot\": {{\n    \"a\": \"{nothing}\",\n    \"aineisto/b\": \"{nothing}\",\n    \"b\": \"{nothing}\"\n  }}\n}}\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn a_list_that_is_damaged_knows_nothing_and_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        let path = base.join(Manifest::NAME);
        for damaged in [
            "",
            "{",
            "[]",
            "{\"tiedostot\": 1}",
            "{\"selite\": \"\", \"tiedostot\": {\"a\": 1}}",
        ] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(Manifest::read(base), Manifest::default(), "{damaged}");
        }
        let mut manifest = Manifest::default();
        manifest.record("a", b"x");
        assert_eq!(manifest.write(base, base).unwrap(), Outcome::Replaced);
        assert!(Manifest::read(base).is_ours("a", b"x"));
    }

    #[test]
    fn what_two_runs_note_at_once_is_in_the_list() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        let [mut one, mut other] = [Manifest::read(base), Manifest::read(base)];
        one.record("a", b"1");
        other.record("b", b"2");
        for (name, manifest) in [("a", &one), ("b", &other)] {
            fs::write(base.join(name), "").unwrap();
            manifest.write(base, base).unwrap();
        }
        let read = Manifest::read(base);
        assert!(read.is_ours("a", b"1") && read.is_ours("b", b"2"));
    }

    #[test]
    fn a_file_that_a_killed_run_has_written_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        let mut killed = Manifest::read(base);
        killed.record("a", b"1");
        fs::write(base.join("a"), "1").unwrap();
        killed.announce("a", b"2");
        killed.write(base, base).unwrap();
        let mut next = Manifest::read(base);
        assert!(next.knows("a", b"1") && next.knows("a", b"2") && next.is_ours("a", b"2"));
        next.record("a", b"3");
        next.retain_existing(base);
        next.write(base, base).unwrap();
        let read = Manifest::read(base);
        assert!(read.knows("a", b"3") && !read.knows("a", b"2"));
    }

    #[test]
    fn files_that_are_gone_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("aineisto")).unwrap();
        fs::write(folder.path().join("aineisto/a"), "x").unwrap();
        let mut manifest = Manifest::default();
        manifest.record("aineisto/a", b"x");
        manifest.record("aineisto/b", b"x");
        manifest.retain_existing(folder.path());
        assert!(manifest.is_ours("aineisto/a", b"x"));
        assert!(!manifest.is_ours("aineisto/b", b"x"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_list() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let mut manifest = Manifest::default();
        manifest.record("a", b"x");
        manifest.write(elsewhere.path(), elsewhere.path()).unwrap();
        let link = folder.path().join(Manifest::NAME);
        std::os::unix::fs::symlink(elsewhere.path().join(Manifest::NAME), link).unwrap();
        assert_eq!(Manifest::read(folder.path()), Manifest::default());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(Manifest::NAME), bytes).unwrap();
            let _ = Manifest::read(folder.path());
        }
    }
}
