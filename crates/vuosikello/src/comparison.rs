//! Any two Word files side by side.

use serde::Serialize;
use vuosikello_changes::{Change, ChangeKind, Spot};
use vuosikello_redline::{Redline, Remark, RemarkKind, Stamp, misplaced, redline};
use vuosikello_word::{ReadOptions, Reading, Tracked, read_with, without_stale_bindings};

use crate::Error;
use crate::review::differences;

/// What differs between two Word files.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// What differs in words, tables and places, clause by clause; headers and footers among it.
    pub changes: Vec<Change>,
    /// How many tracked changes the redline has: those in formats and text boxes too.
    pub marks: usize,
    /// What differs and cannot be a tracked change.
    pub remarks: Vec<Remark>,
    /// The older file with the differences as tracked changes.
    #[serde(skip)]
    pub redline: Vec<u8>,
}

impl Comparison {
    /// What errors call the older file.
    pub const OLDER: &str = "vanha tiedosto";
    /// What errors call the newer file.
    pub const NEWER: &str = "uusi tiedosto";

    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty() && self.marks == 0 && self.remarks.is_empty()
    }
}

/// Compares two Word files, made by whichever program: what differs, and the older file with the differences as tracked
/// changes. Accepting all of them gives the text of the newer file, rejecting all gives the older file; this is checked by
/// reading the result. Tracked changes that the newer file has are taken as accepted; those of the older file stay.
///
/// # Errors
/// [`Error::WordFile`], named [`Comparison::OLDER`] or [`Comparison::NEWER`], and [`Error::Redline`] when a file cannot be read or compared, [`Error::BrokenStructure`] when the result does
/// not say what it must because of what is wrong in a file, [`Error::RedlineDiffers`] when that is a fault of the program.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use vuosikello::document::{Block, Document, Head, Inline};
/// use vuosikello::redline::Stamp;
/// use vuosikello::word::{Reference, write};
///
/// let file = |deadline: &str| {
///     let mut document = Document::new(Head::new("Palvelusopimus 2027", "Esimerkkikeskus"));
///     let text = format!("Sopimus irtisanotaan viimeistään {deadline}.");
///     document.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
///     write(&document, Reference::built_in(), &[])
/// };
/// let stamp = Stamp { author: "vuosikello".to_owned(), date: "2026-11-27T00:00:00Z".to_owned() };
/// let comparison = vuosikello::compare(&file("31.8.2027")?, &file("30.9.2027")?, &stamp)?;
/// assert_eq!(comparison.changes[0].marked(), "Sopimus irtisanotaan viimeistään [-31.8.2027-]{+30.9.2027+}.");
/// assert_eq!(comparison.marks, 2);
/// # Ok(())
/// # }
/// ```
pub fn compare(old: &[u8], new: &[u8], stamp: &Stamp) -> Result<Comparison, Error> {
    let read = |bytes, document: &str| {
        let failed = |source| Error::WordFile {
            document: document.to_owned(),
            source,
        };
        read_with(bytes, &ReadOptions::default()).map_err(failed)
    };
    // What the redline takes in memory is free again before the files are read as documents. Which of them cannot be read is told first.
    let marked = redline(old, new, stamp);
    let before = read(old, Comparison::OLDER)?;
    let after = read(new, Comparison::NEWER)?;
    let Redline {
        bytes,
        marks,
        mut remarks,
        ..
    } = marked?;
    let bytes = match marks {
        0 => bytes,
        _ => without_stale_bindings(bytes)?,
    };
    let changes = differences(&before, &after);
    if marks > 0 {
        verify(old, &before, &after, &bytes, &remarks)
            .map_err(|error| cause(error, &[(Comparison::OLDER, old), (Comparison::NEWER, new)]))?;
    } else if remarks.is_empty()
        && let Some(change) = changes.iter().find(|change| is_text(change))
    {
        remarks.push(Remark {
            kind: RemarkKind::Other,
            part: String::new(),
            place: change.place.to_string(),
        });
    }
    Ok(Comparison {
        changes,
        marks,
        remarks,
        redline: bytes,
    })
}

/// The error that says what is wrong in a file, in the place of one that says that the result is not right; that error if the files are
/// as they should be.
pub(crate) fn cause(error: Error, files: &[(&str, &[u8])]) -> Error {
    let Error::RedlineDiffers { .. } = error else {
        return error;
    };
    let broken = files
        .iter()
        .find_map(|(document, bytes)| Some((document, misplaced(bytes).ok().flatten()?)));
    match broken {
        Some((document, misplaced)) => Error::BrokenStructure {
            document: (*document).to_owned(),
            misplaced: Box::new(misplaced),
        },
        None => error,
    }
}

/// Whether the result says with its changes accepted what the newer file does, and with them rejected what the older does.
fn verify(
    old: &[u8],
    before: &Reading,
    after: &Reading,
    result: &[u8],
    remarks: &[Remark],
) -> Result<(), Error> {
    let apart = ReadOptions::default().tracked(Tracked::Apart);
    let accepted = read_with(result, &apart)?;
    let is_told = |kind| remarks.iter().any(|remark| remark.kind == kind);
    let differing = text_differences(&accepted, after, is_told(RemarkKind::Furniture));
    // A section break, which cannot be tracked, parts a caption from its table and a list in two: then only the words count.
    let is_parted = is_told(RemarkKind::SectionBreak) && accepted.document.text() == after.document.text();
    if let Some(first) = differing.first().filter(|_| !is_parted) {
        return Err(Error::RedlineDiffers {
            view: "hyväksyttynä",
            first: first.to_string(),
        });
    }
    // With everything rejected, the changes of others in the older file are rejected too.
    let mut rejected = accepted;
    if let Some(original) = rejected.original.take() {
        rejected.document = original;
    }
    let original = match before.changes.is_empty() {
        true => before.clone(),
        false => read_with(old, &ReadOptions::default().tracked(Tracked::Rejected))?,
    };
    match text_differences(&rejected, &original, true).first() {
        Some(first) => Err(Error::RedlineDiffers {
            view: "hylättynä",
            first: first.to_string(),
        }),
        None => Ok(()),
    }
}

/// What differs in words. Formats that cannot be tracked are among the remarks; the fields of the head are lines of headers
/// and footers, and are read from there without regard to tracked changes.
pub(crate) fn text_differences(found: &Reading, expected: &Reading, without_furniture: bool) -> Vec<Change> {
    let counts = |change: &Change| {
        let is_furniture = matches!(change.place.spot, Spot::Furniture { .. });
        is_text(change) && !(without_furniture && is_furniture)
    };
    differences(found, expected).into_iter().filter(counts).collect()
}

/// Whether a change is one of words.
fn is_text(change: &Change) -> bool {
    !matches!(change.place.spot, Spot::Head { .. })
        && !matches!(change.kind, ChangeKind::Formatting | ChangeKind::Role)
}
