//! The material of a meeting.

use vuosikello::{Error, Pack, PackFile, PackInputs};
use vuosikello_core::MeetingId;

use super::Publisher;
use super::minutes::PreviousMinutes;
use crate::Failure;
use crate::batch::Made;
use crate::folder_writer::FolderWriter;
use crate::meeting::{Attachment, LoadedMeeting, PACK};

/// How the material of a meeting is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct PackOptions {
    /// Whether one zip file of it is made too.
    pub zip: bool,
    /// Whether a text that is too long for a slide is cut at a sentence, and the whole put into the notes. Otherwise it is an error.
    pub shorten: bool,
}

/// The material of a meeting, made from data that have been read and checked, ready to become files.
#[derive(Debug)]
pub struct RenderedPack {
    /// What it was made from.
    pub loaded: LoadedMeeting,
    /// The material.
    pub pack: Pack,
    previous: PreviousMinutes,
}

impl Publisher {
    /// Reads and checks a meeting and makes its material.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong; or something could not be read.
    pub fn meeting(
        &self,
        id: &str,
        meeting: MeetingId,
        options: PackOptions,
    ) -> Result<RenderedPack, Failure> {
        let loaded = self.workspace.meeting(id, meeting)?;
        let previous = self.previous_minutes(id, &loaded)?;
        let inputs = PackInputs {
            previous_minutes: previous.files.clone(),
            slides: files(&loaded, &loaded.slides)?,
            shorten: options.shorten,
            attachments: files(&loaded, &loaded.attachments)?,
        };
        let pack = self.studio.meeting_pack(&loaded.dossier, &inputs);
        let pack = pack.map_err(|errors| self.failed_meeting(id, &loaded, &errors))?;
        Ok(RenderedPack {
            loaded,
            pack,
            previous,
        })
    }

    /// Makes the material of a meeting, in the folder `aineisto` of the meeting: all of it, or nothing where something is wrong.
    ///
    /// # Errors
    /// As [`Publisher::meeting`]; or a file could not be written.
    pub fn pack(&self, id: &str, meeting: MeetingId, options: PackOptions) -> Result<Made, Failure> {
        let mut rendered = self.meeting(id, meeting, options)?;
        let mut writer = FolderWriter::with_manifest(&self.output, rendered.loaded.origin.folder());
        let done = self.write_pack(&mut writer, id, &mut rendered, options.zip);
        let mut made = writer.finish(done, Made::of_meeting(id, meeting))?;
        made.pages = Some(rendered.pack.pages);
        made.notes.extend(rendered.loaded.remarks);
        made.notes.extend(rendered.previous.notes);
        made.notes.extend(rendered.pack.warnings);
        let missing = rendered.pack.missing.iter();
        made.notes
            .extend(missing.map(|missing| format!("aineisto täydentyy: {missing}")));
        Ok(made)
    }

    fn write_pack(
        &self,
        writer: &mut FolderWriter<'_>,
        id: &str,
        rendered: &mut RenderedPack,
        zip: bool,
    ) -> Result<(), Failure> {
        rendered.previous.write(writer)?;
        for file in &mut rendered.pack.files {
            let path = format!("{PACK}/{}", file.name);
            if writer.write(&path, &file.bytes)? && zip {
                // What a person has written is what goes out.
                file.bytes = writer.kept(&path)?;
            }
        }
        if zip {
            let bytes = rendered.pack.zip();
            let bytes = bytes.map_err(|error| self.failed_meeting(id, &rendered.loaded, &[error]))?;
            let meeting = rendered.loaded.dossier.meeting.id;
            writer.write(&format!("{PACK}-{meeting}-{id}.zip"), &bytes)?;
        }
        writer.note_leftovers(PACK, "aineistoon");
        Ok(())
    }

    pub(super) fn failed_meeting(&self, id: &str, loaded: &LoadedMeeting, errors: &[Error]) -> Failure {
        self.failed(id, &loaded.origin, &[], errors)
    }
}

/// Attachments with their bytes.
fn files(loaded: &LoadedMeeting, attachments: &[Attachment]) -> Result<Vec<PackFile>, Failure> {
    let files = attachments.iter().map(|attachment| {
        Ok(PackFile {
            name: attachment.name.clone(),
            bytes: loaded.attachment(attachment)?,
        })
    });
    files.collect()
}
