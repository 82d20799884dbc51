//! New data in a Word file that people have edited.

use serde::Serialize;
use vuosikello_document::{Document, Property};
use vuosikello_redline::{Clash, Merged, Remark, RemarkKind, Stamp, merge};
use vuosikello_word::{ReadOptions, Tracked, generated, read_with, with_generated, with_properties};

use crate::comparison::{cause, text_differences};
use crate::{Error, Studio};

/// An edited Word file with what the data and templates say now.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Update {
    /// The file with the changes tracked, and with the new document travelling in it; its own bytes if nothing is new.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// How many tracked changes were added.
    pub marks: usize,
    /// Where people had changed the same words: theirs stay, and a comment tells what is new.
    pub clashes: Vec<Clash>,
    /// What is new and could not be added as a tracked change.
    pub remarks: Vec<Remark>,
    /// The properties of the file, such as the case number, that say now what is new: properties cannot be tracked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<String>,
}

impl Update {
    /// Whether the file has become another.
    pub fn is_changed(&self) -> bool {
        self.marks > 0 || !self.clashes.is_empty() || !self.properties.is_empty()
    }
}

impl Studio {
    /// Brings what is new in a document into a Word file that people have edited: what differs between the document that
    /// travels in the file and `new` becomes tracked changes. Everything else in the file stays byte for byte. Doing it again
    /// changes nothing, since `new` travels in the file from then on.
    ///
    /// # Errors
    /// [`Error::NotGenerated`] for a file in which no document travels; [`Error::Read`], [`Error::Redline`] and [`Error::Word`] when a
    /// file cannot be read or made; [`Error::RedlineDiffers`] when the result with its changes rejected is not the edited file, [`Error::BrokenStructure`]
    /// when that is so because of what is wrong in the edited file.
    pub fn update(&self, file: &[u8], new: &Document, stamp: &Stamp) -> Result<Update, Error> {
        self.update_from(file, None, new, stamp)
    }

    /// As [`Studio::update`], of a file that may have lost what it was generated from: then it is `spare`, where that is known.
    ///
    /// # Errors
    /// As [`Studio::update`].
    pub fn update_from(
        &self,
        file: &[u8],
        spare: Option<&Document>,
        new: &Document,
        stamp: &Stamp,
    ) -> Result<Update, Error> {
        let base = generated(file)
            .or_else(|| spare.cloned())
            .ok_or(Error::NotGenerated)?;
        self.update_of(file, &base, new, stamp)
    }

    /// As [`Studio::update`], of a file of which it is known what it was generated from: `base`.
    ///
    /// # Errors
    /// As [`Studio::update`].
    pub fn update_of(
        &self,
        file: &[u8],
        base: &Document,
        new: &Document,
        stamp: &Stamp,
    ) -> Result<Update, Error> {
        let mut update = Update {
            bytes: file.to_vec(),
            marks: 0,
            clashes: Vec::new(),
            remarks: Vec::new(),
            properties: Vec::new(),
        };
        if base == new {
            return Ok(update);
        }
        let Merged {
            bytes,
            marks,
            clashes,
            remarks,
            ..
        } = merge(&self.as_generated(base)?, file, &self.as_generated(new)?, stamp)?;
        update = Update {
            marks,
            clashes,
            remarks,
            ..update
        };
        let properties = with_properties(&bytes, &base.head, &new.head)?;
        update.remarks.extend(properties.kept.iter().map(kept_property));
        update.properties = properties.updated;
        if update.is_changed() {
            verify(file, &properties.bytes).map_err(|error| cause(error, &[("muokattu tiedosto", file)]))?;
            update.bytes = with_generated(&properties.bytes, new)?;
        }
        Ok(update)
    }
}

/// A property that would be another now, but that somebody has changed in the file.
fn kept_property(property: &Property) -> Remark {
    Remark {
        kind: RemarkKind::Property,
        part: "docProps/custom.xml".to_owned(),
        place: format!("{}, tiedoissa on nyt ”{}”", property.name, property.value),
    }
}

/// Whether rejecting the changes gives the edited file. Where that has tracked changes of its own, those are rejected too.
fn verify(file: &[u8], result: &[u8]) -> Result<(), Error> {
    let rejected = ReadOptions::default().tracked(Tracked::Rejected);
    let (before, after) = (read_with(file, &rejected)?, read_with(result, &rejected)?);
    match text_differences(&after, &before, false).first() {
        Some(first) => Err(Error::RedlineDiffers {
            view: "hylättynä",
            first: first.to_string(),
        }),
        None => Ok(()),
    }
}
