//! The folders of a customer's meetings.

use vuosikello_core::{DataFolder, MeetingId};

use super::names::{MINUTES, PACK};
use super::{attachments, notes, word_minutes};
use crate::folder::{Entry, Listing, is_clutter};
use crate::reading::Reading;
use crate::{Failure, Workspace};

/// Reports that a customer has no such meeting.
pub(super) fn report_missing(customer: &str, id: MeetingId, reading: &mut Reading<'_>) {
    let folder = DataFolder::MEETING.path(customer, id.into());
    let message = format!("asiakkaalla ei ole kokousta {id}");
    let fix = format!("aloita kokous: vuosikello new meeting {id} --customer {customer}");
    reading.problem(&folder, message, fix);
}

/// Whether what stands in a folder is of a meeting that somebody has begun to prepare: minutes of the meeting before it come there when
/// nothing is known of it yet.
pub(super) fn is_planned(entries: &[Entry]) -> bool {
    let is_made = |entry: &Entry| PACK.hold(entry) || MINUTES.hold(entry);
    entries
        .iter()
        .any(|entry| !is_made(entry) && !is_clutter(&entry.name))
}

/// What of the folder of a meeting is read beside its files of data: the notes, the folders of the attachments and of the slides, and the Word files that
/// are, or may become, minutes.
pub(crate) fn files_read(folder: &Listing, reading: &mut Reading<'_>) -> Result<Vec<String>, Failure> {
    let mut names: Vec<String> = notes::names(folder).into_iter().map(str::to_owned).collect();
    names.extend(attachments::folders(folder).map(str::to_owned));
    for name in word_minutes::word_files(folder) {
        if word_minutes::is_skeleton(&format!("{}/{name}", folder.path), reading)? {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

impl Workspace {
    /// The meetings for which a customer has a folder, in order.
    ///
    /// # Errors
    /// [`Failure::Problems`]: a folder's name is no meeting, or two folders are of one quarter; [`Failure::Unreadable`].
    pub fn meetings(&self, customer: &str) -> Result<Vec<MeetingId>, Failure> {
        let mut reading = self.reading(customer)?;
        let ids = self.quarters(&DataFolder::MEETING, "kokous", customer, &mut reading)?;
        reading.finish(ids)
    }
}
