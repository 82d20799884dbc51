//! Everything that the documents of one meeting are made from, read from its folder, those of the meetings before it, the
//! agreement and the budget.

mod agreement;
mod attachments;
mod folders;
mod notes;
mod own;
mod status;
mod tables;

use vuosikello_core::{
    Checked, EarlierMeeting, Findings, MeetingContext, MeetingDossier, MeetingId, MeetingParts,
    MeetingViolation, Violation,
};

pub use attachments::Attachment;
pub(crate) use attachments::{ATTACHMENTS, folder_name};
pub(crate) use folders::{MINUTES, PACK, folder, is_clutter, is_planned, report_missing};
pub(crate) use notes::has_notes;
pub(crate) use own::OwnFiles;
pub use status::{MeetingState, MeetingStates, PartState};
pub(crate) use tables::MeetingTables;

use crate::budget::LoadedBudget;
use crate::export::Export;
use crate::folder::Folder;
use crate::origin::Origin;
use crate::reading::Reading;
use crate::{Failure, Workspace};

/// A meeting without errors, and where each of its values was read.
#[derive(Debug)]
pub struct LoadedMeeting {
    /// The meeting.
    pub dossier: Checked<MeetingDossier>,
    /// The other attachments (`liitteet/*`), by name; their bytes are read with [`LoadedMeeting::attachment`].
    pub attachments: Vec<Attachment>,
    /// The slides that others made (`esitykset/*.pptx`), by name.
    pub slides: Vec<Attachment>,
    /// When the tables of the meeting and of its budget were taken out of their source systems.
    pub exports: Vec<Export>,
    /// What a person should know: an agreement of another year, versions of the budget that have not been locked.
    pub remarks: Vec<String>,
    /// Where it was read.
    pub origin: Origin,
    root: Folder,
}

impl LoadedMeeting {
    /// The bytes of an attachment.
    ///
    /// # Errors
    /// [`Failure`]: the file has been changed since the meeting was read, or the system does not let it be read.
    pub fn attachment(&self, attachment: &Attachment) -> Result<Vec<u8>, Failure> {
        attachment.read(&self.root, self.origin.folder())
    }
}

/// The files of the meetings that one meeting needs.
struct Group {
    own: OwnFiles,
    /// The meetings before it, the oldest first.
    earlier: Vec<OwnFiles>,
    /// The folders of all meetings, and the meeting that the file in each says it is.
    stated: Vec<(String, MeetingId)>,
}

impl Workspace {
    /// Reads and checks everything that the documents of a customer's meeting are made from. `customer` is the name of the
    /// customer's folder.
    ///
    /// A meeting of a year that has no agreement uses the newest of an earlier year, or else the earliest of a later one. The
    /// earlier meetings must be without errors too, because their actions and grades come back.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong, in order; [`Failure::Unreadable`] when a file is there but
    /// the system does not let it be read.
    pub fn meeting(&self, customer: &str, id: MeetingId) -> Result<LoadedMeeting, Failure> {
        let mut reading = self.reading(customer)?;
        let ids = self.meeting_folders(customer, &mut reading)?;
        if !ids.contains(&id) {
            report_missing(customer, id, &mut reading);
            return Err(reading.failed());
        }
        let agreement = self.agreement_of_meeting(customer, id.year(), &mut reading)?;
        let group = self.group(customer, id, &ids, &mut reading)?;
        let tables = MeetingTables::read(group.own.tables(), &mut reading)?;
        let attachments = attachments::list(group.own.tables(), attachments::ATTACHMENTS, &mut reading)?;
        let slides = attachments::list(group.own.tables(), attachments::SLIDES, &mut reading)?;
        let before = reading.problems.len();
        let same_year = agreement
            .dossier
            .as_ref()
            .filter(|_| agreement.year == Some(id.year()));
        let budget = self.finance(customer, id.year(), same_year, None, &mut reading)?;
        // A budget with errors has not all its versions.
        let finance = budget
            .as_ref()
            .map(|budget| &budget.finance)
            .filter(|_| reading.problems.len() == before);
        let mut sources = agreement.sources;
        for more in [&group.own.sources, &tables.sources] {
            sources.extend(more);
        }
        if let Some(budget) = &budget {
            sources.extend(&budget.origin.sources);
        }
        let (earlier, is_whole) = self.earlier(customer, group.earlier, &group.stated, &mut reading);
        let parts = MeetingParts {
            agreement: agreement.dossier.as_ref(),
            meeting: group.own.meeting.as_ref(),
            notes: group.own.notes.as_ref(),
            services: tables.services.as_ref().map(Vec::as_slice),
            needs: tables.needs.as_ref().map(Vec::as_slice),
            projects: tables.projects.as_ref().map(Vec::as_slice),
            survey: group.own.survey.as_ref().map(Vec::as_slice),
            finance,
            earlier: &earlier,
        };
        let findings = self.check_one(customer, &group.own.name(), parts, &group.stated, is_whole);
        reading.report(&findings, &sources);
        let has_previous_minutes = group.own.has_minutes_of(earlier.last());
        let (Some(dossier), Some(meeting), true) =
            (agreement.dossier, group.own.meeting, reading.problems.is_empty())
        else {
            return Err(reading.failed());
        };
        let mut exports = tables.exports;
        exports.extend(group.own.exports);
        let mut remarks = agreement.remarks;
        let finance = budget.map(|budget| {
            let LoadedBudget {
                finance,
                exports: of_budget,
                remarks: of_locks,
                ..
            } = budget;
            exports.extend(of_budget);
            remarks.extend(of_locks);
            finance
        });
        let dossier = MeetingDossier {
            agreement: dossier,
            meeting,
            notes: group.own.notes.value(),
            services: tables.services.value(),
            needs: tables.needs.value(),
            projects: tables.projects.value(),
            survey: group.own.survey.value(),
            finance,
            has_previous_minutes,
            earlier,
        };
        let Some(dossier) = self.checked(dossier, &sources, &mut reading) else {
            return Err(reading.failed());
        };
        Ok(LoadedMeeting {
            dossier,
            attachments,
            slides,
            exports,
            remarks,
            origin: Origin::new(group.own.folder, sources),
            root: self.folder.clone(),
        })
    }

    /// Reads the meeting and those before it, and looks what the later ones say they are.
    fn group(
        &self,
        customer: &str,
        id: MeetingId,
        ids: &[MeetingId],
        reading: &mut Reading<'_>,
    ) -> Result<Group, Failure> {
        let home = folder(customer, id);
        let entries = self.folder.list(&home)?.unwrap_or_default();
        let own = OwnFiles::read(self, home, entries, reading)?;
        let mut earlier = Vec::new();
        let mut stated = Vec::new();
        for other in ids.iter().filter(|other| **other != id) {
            let folder = folder(customer, *other);
            if *other < id {
                let entries = self.folder.list(&folder)?.unwrap_or_default();
                if is_planned(&entries) {
                    earlier.push(OwnFiles::read(self, folder, entries, reading)?);
                }
            } else if let Some(said) = own::stated_id(&self.folder, &folder)? {
                stated.push((other.to_string(), said));
            }
        }
        for read in earlier.iter().chain([&own]) {
            stated.extend(read.meeting.as_ref().map(|meeting| (read.name(), meeting.id)));
        }
        stated.sort();
        Ok(Group { own, earlier, stated })
    }

    /// The earlier meetings, each checked with those before it; whether all of them could be read and are right.
    fn earlier(
        &self,
        customer: &str,
        read: Vec<OwnFiles>,
        stated: &[(String, MeetingId)],
        reading: &mut Reading<'_>,
    ) -> (Vec<EarlierMeeting>, bool) {
        let mut earlier: Vec<EarlierMeeting> = Vec::new();
        let mut is_whole = true;
        for own in read {
            let parts = MeetingParts {
                meeting: own.meeting.as_ref(),
                notes: own.notes.as_ref(),
                survey: own.survey.as_ref().map(Vec::as_slice),
                earlier: &earlier,
                ..MeetingParts::default()
            };
            let findings = self.check_one(customer, &own.name(), parts, stated, is_whole);
            reading.report(&findings, &own.sources);
            is_whole &= findings.is_empty() && !own.notes.is_failed() && !own.survey.is_failed();
            match own.meeting {
                Some(meeting) => earlier.push(EarlierMeeting {
                    meeting,
                    notes: own.notes.value(),
                    survey: own.survey.value(),
                }),
                None => is_whole = false,
            }
        }
        (earlier, is_whole)
    }

    fn check_one(
        &self,
        customer: &str,
        folder: &str,
        parts: MeetingParts<'_>,
        stated: &[(String, MeetingId)],
        is_whole: bool,
    ) -> Findings {
        let others = stated.iter().filter(|(other, _)| other != folder);
        let others: Vec<(&str, MeetingId)> = others.map(|(other, said)| (other.as_str(), *said)).collect();
        let customers: Vec<&str> = self.customers().iter().map(String::as_str).collect();
        let context = MeetingContext {
            customer,
            folder,
            others: &others,
            customers: Some(&customers),
        };
        let mut findings = self.checker.meeting(parts, context);
        if !is_whole {
            // The action may be in notes that could not be read, which has been told.
            findings.retain(|finding| {
                !matches!(
                    finding.violation,
                    Violation::Meeting(MeetingViolation::UnknownAction { .. })
                )
            });
        }
        findings
    }
}
