//! Other attachments of a meeting.

use vuosikello_core::fold_name;

use super::folders::is_clutter;
use crate::Failure;
use crate::folder::{Content, Folder, Found, too_large};
use crate::problem::{Place, Problem};
use crate::reading::{Reading, TableFolder, extension};

/// The folder of the attachments.
pub(crate) const ATTACHMENTS: &str = "liitteet";
/// The folder of the slides that others made.
pub(crate) const SLIDES: &str = "esitykset";
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
            Content::Bytes(bytes) => return Ok(bytes),
            Content::Missing => ("tiedosto puuttuu".to_owned(), "tee aineisto uudelleen"),
            Content::Refused(message, fix) => (message, fix),
        };
        Err(Failure::Problems(vec![Problem::new(
            None,
            &file,
            Place::File,
            message,
            fix,
        )]))
    }
}

/// The name of a folder in the folder of a meeting, as it is written there.
pub(crate) fn folder_name<'a>(folder: TableFolder<'a>, wanted: &str) -> Option<&'a str> {
    let mut folders = folder.entries.iter().filter(|entry| entry.is_folder);
    folders
        .find(|entry| fold_name(&entry.name) == wanted)
        .map(|entry| entry.name.as_str())
}

/// The files in a folder of the folder of a meeting, by name. Of the slides, files of another kind are a problem.
pub(super) fn list(
    folder: TableFolder<'_>,
    wanted: &str,
    reading: &mut Reading<'_>,
) -> Result<Vec<Attachment>, Failure> {
    let mut attachments = Vec::new();
    let mut total = 0u64;
    let Some(inner) = folder_name(folder, wanted) else {
        return Ok(attachments);
    };
    let path = format!("{}/{inner}", folder.path);
    for entry in reading.folder.list(&path)?.into_iter().flatten() {
        if is_clutter(&entry.name) {
            continue;
        }
        let file = format!("{path}/{}", entry.name);
        if entry.is_folder {
            let fix = format!("siirrä sen tiedostot kansioon {inner} tai tee niistä zip-paketti");
            reading.problem(&file, Place::File, "alikansiota ei liitetä aineistoon", fix);
            continue;
        }
        if wanted == SLIDES && extension(&entry.name) != "pptx" {
            let fix = "tallenna esitys PowerPointissa muodossa .pptx, tai siirrä tiedosto kansioon liitteet";
            reading.problem(&file, Place::File, "tiedosto ei ole PowerPoint-esitys", fix);
            continue;
        }
        match reading.folder.look(&file)? {
            Found::File(_, about) if about.len() <= BYTES => {
                total = total.saturating_add(about.len());
                attachments.push(Attachment {
                    name: entry.name,
                    bytes: about.len(),
                    folder: inner.to_owned(),
                });
            }
            Found::File(..) => {
                let (message, fix) = too_large(BYTES);
                reading.problem(&file, Place::File, message, fix);
            }
            Found::Missing => reading.problem(
                &file,
                Place::File,
                "tiedosto ei ole luettavissa tällä nimellä",
                "nimeä tiedosto uudelleen",
            ),
            Found::Refused(message, fix) => reading.problem(&file, Place::File, message, fix),
        }
    }
    if attachments.len() > COUNT {
        let message = format!(
            "kansiossa on {} tiedostoa, mutta niitä saa olla enintään {COUNT}",
            attachments.len()
        );
        reading.problem(
            &path,
            Place::File,
            message,
            "yhdistä tiedostoja tai poista osa niistä",
        );
    }
    if total > TOTAL_BYTES {
        let message = format!("tiedostot ovat yhteensä suuremmat kuin {} Mt", TOTAL_BYTES >> 20);
        reading.problem(
            &path,
            Place::File,
            message,
            "pienennä tiedostoja tai poista osa niistä",
        );
    }
    Ok(attachments)
}
