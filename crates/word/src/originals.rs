//! What files were made from, kept beside them: for files that have lost the document that travelled in them.
//!
//! Some programs and mail gateways drop custom XML parts when they save or clean a file. The documents of a folder are therefore also
//! kept in one package of their own, each under the name of its file, with a few of those that stood there before: a copy
//! that comes back by mail may have been made from an older one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vuosikello_document::Document;
use vuosikello_ooxml::{ContentTypes, Limits, Package, PackageError};

/// How many documents are kept for one name, the newest first.
const KEPT: usize = 4;

/// The most names: a folder of drafts has less than ten files, and some of them in copies.
const NAMES: usize = 500;

/// The bounds of a package that is read: anybody may have put it there.
const LIMITS: Limits = Limits {
    entries: NAMES * KEPT + 2,
    part_bytes: 16 << 20,
    total_bytes: 64 << 20,
    ratio: 250,
};

const INDEX: &str = "luettelo.json";

/// Says to who finds the package what it is.
const ABOUT: &str = "Asiakirjat, joista vuosikello on tehnyt luonnokset. Niistä näkyy, mitä luonnoksiin on muutettu, myös kun tiedosto itse ei enää kerro sitä.";

/// The documents that files were made from, by the names of the files.
///
/// ```
/// use vuosikello_document::{Document, Head};
/// use vuosikello_word::Originals;
///
/// let document = Document::new(Head::new("Palvelusopimus 2027", "Keskus"));
/// let mut originals = Originals::default();
/// originals.record("Palvelusopimus 2027 X.docx", &document);
/// let read = Originals::read(&originals.to_bytes()?).unwrap_or_default();
/// assert_eq!(read.of("Palvelusopimus 2027 X.docx"), [document]);
/// # Ok::<(), vuosikello_ooxml::PackageError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Originals {
    /// The documents as JSON, the newest first.
    files: BTreeMap<String, Vec<Vec<u8>>>,
}

/// The names of the files, each with the parts that hold its documents.
#[derive(Serialize, Deserialize)]
struct Index {
    #[serde(rename = "selite")]
    about: String,
    #[serde(rename = "tiedostot")]
    files: BTreeMap<String, Vec<String>>,
}

impl Originals {
    /// Reads a package; `None` for one that is damaged or too large. A document in it that cannot be read is left out.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let package = Package::read_within(bytes, &LIMITS).ok()?;
        let index: Index = serde_json::from_slice(package.part(INDEX)?).ok()?;
        let documents = |parts: &Vec<String>| {
            let parts = parts.iter().take(KEPT);
            parts
                .filter_map(|part| package.part(part).map(<[u8]>::to_vec))
                .collect()
        };
        let files = index.files.iter().take(NAMES);
        Some(Self {
            files: files
                .map(|(name, parts)| (name.clone(), documents(parts)))
                .collect(),
        })
    }

    /// The package. The same documents give the same bytes.
    ///
    /// # Errors
    /// [`PackageError`] if the documents do not fit into a package.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackageError> {
        let mut package = Package::new(ContentTypes::default());
        let mut index = Index {
            about: ABOUT.to_owned(),
            files: BTreeMap::new(),
        };
        // The same document under two names, as of a copy, is held once.
        let mut parts: BTreeMap<&[u8], String> = BTreeMap::new();
        for (name, documents) in &self.files {
            let mut of_file = Vec::new();
            for document in documents {
                let number = parts.len() + 1;
                let part = parts.entry(document).or_insert_with(|| {
                    let part = format!("asiakirjat/{number:04}.json");
                    package.insert(part.clone(), "", document.clone());
                    part
                });
                of_file.push(part.clone());
            }
            index.files.insert(name.clone(), of_file);
        }
        // Texts alone have no form that could fail.
        package.insert(INDEX, "", serde_json::to_vec_pretty(&index).unwrap_or_default());
        package.write()
    }

    /// Notes that a file has been made from a document. Whether that is new.
    pub fn record(&mut self, name: &str, document: &Document) -> bool {
        let Ok(json) = serde_json::to_vec(document) else {
            return false;
        };
        if !self.files.contains_key(name) && self.files.len() >= NAMES {
            return false;
        }
        let documents = self.files.entry(name.to_owned()).or_default();
        if documents.first() == Some(&json) {
            return false;
        }
        documents.retain(|known| *known != json);
        documents.insert(0, json);
        documents.truncate(KEPT);
        true
    }

    /// The documents that a file of this name was made from, the newest first.
    pub fn of(&self, name: &str) -> Vec<Document> {
        let documents = self.files.get(name).into_iter().flatten();
        documents
            .filter_map(|json| serde_json::from_slice(json).ok())
            .collect()
    }

    /// The names of the files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Block, Head, Inline};

    use super::*;

    fn document(text: &str) -> Document {
        let mut document = Document::new(Head::new("Sopimus", "Keskus"));
        document.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
        document
    }

    #[test]
    fn the_newest_documents_of_a_file_are_kept_and_each_once() {
        let mut originals = Originals::default();
        for text in ["1", "2", "3", "2", "4", "5"] {
            assert!(originals.record("Sopimus Ä.docx", &document(text)), "{text}");
        }
        assert!(!originals.record("Sopimus Ä.docx", &document("5")));
        originals.record("Kopio.docx", &document("5"));
        let bytes = originals.to_bytes().unwrap();
        assert_eq!(bytes, originals.to_bytes().unwrap());
        let read = Originals::read(&bytes).unwrap();
        assert_eq!(read, originals);
        assert_eq!(
            read.of("Sopimus Ä.docx"),
            ["5", "4", "2", "3"].map(document).to_vec()
        );
        assert_eq!(read.names().collect::<Vec<_>>(), ["Kopio.docx", "Sopimus Ä.docx"]);
        assert_eq!(read.of("Muu.docx"), []);
    }

    #[test]
    fn what_is_damaged_is_none() {
        let good = {
            let mut originals = Originals::default();
            originals.record("a", &document("x"));
            originals.to_bytes().unwrap()
        };
        assert_eq!(Originals::read(b""), None);
        assert_eq!(Originals::read(b"PK"), None);
        for length in 0..good.len() {
            // A cut package may be read or not, and makes nothing panic.
            let _ = Originals::read(&good[..length]);
        }
        let mut package = Package::read(&good).unwrap();
        package.insert("asiakirjat/0001.json", "", b"{".to_vec());
        let read = Originals::read(&package.write().unwrap()).unwrap();
        assert_eq!(read.of("a"), [], "a document that cannot be read is left out");
        package.insert(INDEX, "", b"[]".to_vec());
        assert_eq!(Originals::read(&package.write().unwrap()), None);
    }
}
