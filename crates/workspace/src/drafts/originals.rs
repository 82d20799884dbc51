//! What the drafts of an agreement were made from, kept in a hidden file of its folder.
//!
//! The document travels in each draft, so this is for files that have lost it on their way, and tells which drafts have been made at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vuosikello::document::Document;
use vuosikello::word::{Originals, generated};

use super::review::DRAFTS;
use crate::output::{WriteError, read_plain, rewrite};

/// The name of the file.
pub(crate) const NAME: &str = ".vuosikello-luonnokset.zip";

/// The most bytes of it that are read.
const BYTES: u64 = 32 << 20;

/// So alike must a file be to a document, in thousandths of their lines, to count as made from it under another name.
const SAME: usize = 500;

/// The file of an agreement's folder, to be written again with what is noted.
#[derive(Debug)]
pub(crate) struct KeptOriginals {
    path: PathBuf,
    originals: Originals,
    /// What has been noted since it was read.
    noted: Vec<(String, Document)>,
}

impl KeptOriginals {
    /// Reads the file of a folder. One that is missing, damaged, too large or a link counts as empty.
    pub(crate) fn read(folder: &Path) -> Self {
        let path = folder.join(NAME);
        let bytes = read_plain(&path, BYTES).ok();
        Self {
            originals: read(bytes.as_deref()),
            path,
            noted: Vec::new(),
        }
    }

    /// Notes that a Word file has been written under a name.
    pub(crate) fn note(&mut self, name: &str, bytes: &[u8]) {
        if let Some(document) = generated(bytes) {
            self.record(name, &document);
        }
    }

    /// Notes that a file says now what was made from a document.
    pub(crate) fn record(&mut self, name: &str, document: &Document) {
        if self.originals.record(name, document) {
            self.noted.push((name.to_owned(), document.clone()));
        }
    }

    /// Writes the file, which must be inside `base`, if anything has been noted. What another run has noted meanwhile stays.
    pub(crate) fn write(self, base: &Path) -> Result<(), WriteError> {
        if self.noted.is_empty() {
            return Ok(());
        }
        rewrite(base, &self.path, |old| {
            let mut originals = read(old.filter(|old| old.len() as u64 <= BYTES));
            for (name, document) in &self.noted {
                originals.record(name, document);
            }
            let bytes = originals.to_bytes();
            bytes.map_err(|error| WriteError::because(&self.path, error.to_string()))
        })?;
        Ok(())
    }

    /// The one of these files that was made from the same document as a file.
    pub(crate) fn same_as<'n>(&self, bytes: &[u8], names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let title = generated(bytes)?.head.title;
        let is_same = |name: &&str| {
            self.originals
                .of(name)
                .first()
                .is_some_and(|it| it.head.title == title)
        };
        names.into_iter().find(is_same)
    }

    /// Whether drafts have been made.
    pub(crate) fn is_empty(&self) -> bool {
        self.originals.names().next().is_none()
    }

    /// What a file of this name that says this was made from: of the documents kept for its name the one that it is most like, or else of
    /// all that are kept, if it is like one.
    pub(crate) fn base_of(&self, name: &str, now: &Document) -> Option<Document> {
        let lines = lines(now);
        let like = |documents: Vec<Document>| {
            let weighed = documents.into_iter().map(|it| (likeness(&lines, &it), it));
            // Of several equally alike the first, which is the newest.
            weighed.rev().max_by_key(|(likeness, _)| *likeness)
        };
        let own = like(self.originals.of(name));
        if let Some((_, document)) = own.as_ref().filter(|(likeness, _)| *likeness >= SAME) {
            return Some(document.clone());
        }
        let others = self.originals.names().filter(|other| *other != name);
        let others = like(others.flat_map(|other| self.originals.of(other)).collect());
        let others = others.filter(|(likeness, _)| *likeness >= SAME);
        others.or(own).map(|(_, document)| document)
    }
}

/// The lines of a document, each with how often it stands there.
fn lines(document: &Document) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    for line in document.text().lines().filter(|line| !line.trim().is_empty()) {
        *lines.entry(line.trim().to_owned()).or_default() += 1;
    }
    lines
}

/// How many lines two documents share, in thousandths of the lines of the longer.
fn likeness(lines_of_file: &BTreeMap<String, usize>, document: &Document) -> usize {
    let other = lines(document);
    let count = |lines: &BTreeMap<String, usize>| lines.values().sum::<usize>();
    let shared = lines_of_file.iter();
    let shared = shared.map(|(line, count)| other.get(line).map_or(0, |other| *count.min(other)));
    let longer = count(lines_of_file).max(count(&other)).max(1);
    shared.sum::<usize>() * 1000 / longer
}

/// The documents of a file; none if there is no file, or it is damaged.
fn read(bytes: Option<&[u8]>) -> Originals {
    bytes.and_then(Originals::read).unwrap_or_default()
}

/// The folder of an agreement of which a file is a draft, and the name of the draft.
pub(crate) fn place_of(file: &Path) -> Option<(&Path, String)> {
    let folder = file
        .parent()
        .filter(|folder| folder.ends_with(DRAFTS.folder.as_ref()))?;
    let name = file.file_name()?.to_string_lossy().into_owned();
    Some((folder.parent()?, name))
}

#[cfg(test)]
mod tests {
    use vuosikello::document::{Block, Head, Inline};

    use super::*;

    fn document(title: &str, lines: &[&str]) -> Document {
        let mut document = Document::new(Head::new(title, "Keskus"));
        let paragraph = |line: &&str| Block::Paragraph(vec![Inline::text(*line)]);
        document.blocks.extend(lines.iter().map(paragraph));
        document
    }

    #[test]
    fn a_file_that_has_lost_it_is_known_by_its_name_and_by_what_it_says() {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = KeptOriginals::read(folder.path());
        assert!(kept.is_empty());
        let old = document("Sopimus", &["yksi", "kaksi", "kolme"]);
        let new = document("Sopimus", &["yksi", "toinen", "kolmas"]);
        let annex = document("Liite", &["a", "b", "c"]);
        kept.record("Sopimus.docx", &old);
        kept.record("Sopimus.docx", &new);
        kept.record("Liite.docx", &annex);
        kept.write(folder.path()).unwrap();
        let kept = KeptOriginals::read(folder.path());
        assert!(!kept.is_empty());
        let base = |name, lines: &[&str]| kept.base_of(name, &document("x", lines));
        // A copy that was sent before the file was made anew comes back.
        assert_eq!(
            base("Sopimus.docx", &["yksi", "kaksi", "neljä"]),
            Some(old.clone())
        );
        assert_eq!(
            base("Sopimus.docx", &["yksi", "toinen", "neljä"]),
            Some(new.clone())
        );
        assert_eq!(base("lakimies.docx", &["yksi", "kaksi", "kolme!"]), Some(old));
        assert_eq!(base("lakimies.docx", &["jotakin", "muuta"]), None);
        // Under the name of a draft it is that draft, whatever it says.
        assert_eq!(base("Sopimus.docx", &["jotakin", "muuta"]), Some(new));
        // The contents of an annex under the name of the agreement are those of the annex.
        assert_eq!(base("Sopimus.docx", &["a", "b", "d"]), Some(annex));
    }
}
