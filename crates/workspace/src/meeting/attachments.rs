//! Other attachments of a meeting.

use vuosikello_core::fold_name;

use crate::Failure;
use crate::folder::{Folder, Found, Listing, extension, is_clutter, too_large};
use crate::reading::Reading;

/// The folder of the attachments.
pub(super) const ATTACHMENTS: &str = "liitteet";
/// The folder of the slides that others made.
pub(super) const SLIDES: &str = "esitykset";
/// The most attachments.
const COUNT: usize = 50;
/// The most bytes in one.
const BYTES: u64 = 64 << 20;
/// The most bytes in all of them.
const TOTAL_BYTES: u64 = 256 << 20;

/// An attachment of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The name of the file.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    folder: String,
}

impl Attachment {
    /// The content of the attachment of a meeting in `folder`.
    pub(super) fn read(&self, root: &Folder, folder: &str) -> Result<Vec<u8>, Failure> {
        let file = format!("{folder}/{}/{}", self.folder, self.name);
        let (message, fix) = match root.read(&file, BYTES)? {
            Found::File(bytes) => return Ok(bytes),
            Found::Missing => ("tiedosto puuttuu".to_owned(), "tee aineisto uudelleen"),
            Found::Refused(message, fix) => (message, fix),
        };
        Err(Failure::of_file(None, &file, message, fix))
    }
}

/// The folders of the attachments and of the slides in the folder of a meeting.
pub(super) fn folders(folder: &Listing) -> impl Iterator<Item = &str> {
    folder
        .folders()
        .filter(|name| is_named(name, ATTACHMENTS) || is_named(name, SLIDES))
}

fn is_named(name: &str, wanted: &str) -> bool {
    fold_name(name) == wanted
}

/// The files in a folder of the folder of a meeting, by name. Of the slides, files of another kind are a problem.
pub(super) fn list(
    folder: &Listing,
    wanted: &str,
    reading: &mut Reading<'_>,
) -> Result<Vec<Attachment>, Failure> {
    let mut attachments = Vec::new();
    let mut total = 0u64;
    let Some(inner) = folder.folders().find(|name| is_named(name, wanted)) else {
        return Ok(attachments);
    };
    let path = format!("{}/{inner}", folder.path);
    for entry in reading.folder.contents(&path)?.entries {
        if is_clutter(&entry.name) {
            continue;
        }
        let file = format!("{path}/{}", entry.name);
        if entry.is_folder {
            let fix = format!("siirrä sen tiedostot kansioon {inner} tai tee niistä zip-paketti");
            reading.problem(&file, "alikansiota ei liitetä aineistoon", fix);
            continue;
        }
        if wanted == SLIDES && extension(&entry.name) != "pptx" {
            let fix = "tallenna esitys PowerPointissa muodossa .pptx, tai siirrä tiedosto kansioon liitteet";
            reading.problem(&file, "tiedosto ei ole PowerPoint-esitys", fix);
            continue;
        }
        match reading.folder.look(&file)? {
            Found::File((_, about)) if about.len() <= BYTES => {
                total = total.saturating_add(about.len());
                attachments.push(Attachment {
                    name: entry.name,
                    bytes: about.len(),
                    folder: inner.to_owned(),
                });
            }
            Found::File(_) => {
                let (message, fix) = too_large(BYTES);
                reading.problem(&file, message, fix);
            }
            Found::Missing => {
                let message = "tiedosto ei ole luettavissa tällä nimellä";
                reading.problem(&file, message, "nimeä tiedosto uudelleen");
            }
            Found::Refused(message, fix) => reading.problem(&file, message, fix),
        }
    }
    let count = attachments.len();
    if count > COUNT {
        let message = format!("kansiossa on {count} tiedostoa, mutta niitä saa olla enintään {COUNT}");
        reading.problem(&path, message, "yhdistä tiedostoja tai poista osa niistä");
    }
    if total > TOTAL_BYTES {
        let message = format!("tiedostot ovat yhteensä suuremmat kuin {} Mt", TOTAL_BYTES >> 20);
        reading.problem(&path, message, "pienennä tiedostoja tai poista osa niistä");
    }
    Ok(attachments)
}
