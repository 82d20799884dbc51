//! Everything that the documents of one meeting are made from, read from its folder, those of the meetings before it, the
//! agreement and the budget.

mod agreement;
mod amended;
mod attachments;
mod folders;
mod names;
mod notes;
mod open_actions;
mod own;
mod word_minutes;

use vuosikello_core::{
    Checked, DataFile, DataFolder, EarlierMeeting, Findings, MeetingContext, MeetingDossier, MeetingId,
    MeetingParts, MeetingViolation, Violation, last_held,
};

pub use attachments::Attachment;
pub(crate) use folders::files_read;
use folders::{is_planned, report_missing};
pub(crate) use names::{MINUTES, PACK};
pub(crate) use notes::{NOTES, has_notes};
pub(crate) use own::meeting_of;
use own::{OwnFiles, survey, tables};
pub(crate) use word_minutes::has_word_minutes;

use crate::export::Export;
use crate::folder::Folder;
use crate::reading::{Origin, Reading, TableReader, resolve_person, resolve_services};
use crate::{Failure, Problem, Workspace};

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
    /// What a person should look at in the data of the meeting and its budget, in Finnish.
    pub oddities: Vec<String>,
    /// Those of the remarks that concern the notes.
    pub(crate) notes_remarks: Vec<String>,
    /// Where it was read.
    pub origin: Origin,
    root: Folder,
}

impl LoadedMeeting {
    /// The file that the notes were read from, or would stand in; from the root of the workspace.
    pub(crate) fn notes_file(&self) -> &str {
        &self.origin.source(&DataFile::NOTES).file
    }

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
        let ids = self.quarters(&DataFolder::MEETING, "kokous", customer, &mut reading)?;
        if !ids.contains(&id) {
            report_missing(customer, id, &mut reading);
            return Err(reading.failed());
        }
        let agreement = self.agreement_of_meeting(customer, id.year(), &mut reading)?;
        let year_of_agreement = agreement.year;
        let Group { own, earlier, stated } = self.group(customer, id, &ids, &mut reading)?;
        let mut reader = TableReader::new(&own.listing, &mut reading);
        let (mut services, mut needs, mut projects) = tables(&mut reader)?;
        let (of_tables, mut exports) = (reader.origin, reader.exports);
        if let (Some(rows), Some(agreement)) = (services.as_mut(), &agreement.dossier) {
            resolve_services(rows, agreement, &reading.words.synonyms);
        }
        if let Some(projects) = projects.as_mut() {
            self.resolve_projects(projects, &reading)?;
        }
        if let Some(agreement) = &agreement.dossier {
            let contacts = &agreement.customer;
            let needs = needs
                .as_mut()
                .into_iter()
                .flatten()
                .filter_map(|need| need.owner.as_mut());
            let managers = projects
                .as_mut()
                .into_iter()
                .flatten()
                .filter_map(|project| project.manager.as_mut());
            needs
                .chain(managers)
                .for_each(|name| resolve_person(name, contacts));
        }
        let attachments = attachments::list(&own.listing, attachments::ATTACHMENTS, &mut reading)?;
        let slides = attachments::list(&own.listing, attachments::SLIDES, &mut reading)?;
        let before = reading.problems.len();
        let dossier = agreement.dossier.as_ref();
        let same_year = dossier.filter(|_| agreement.year == Some(id.year()));
        let budget = self.finance(customer, id.year(), same_year, None, &mut reading)?;
        // A budget with errors has not all its versions.
        let has_whole_budget = reading.problems.len() == before;
        let mut origin = own.origin.clone();
        for more in [&agreement.origin, &of_tables] {
            origin.extend(more);
        }
        let mut remarks = agreement.remarks;
        // Notes of older meetings were told of in their time.
        let of_notes = earlier.last().into_iter().chain([&own]);
        remarks.extend(of_notes.flat_map(|of_meeting| of_meeting.remarks.iter().cloned()));
        let notes_remarks = own.remarks.clone();
        exports.extend(own.exports.iter().cloned());
        let mut oddities = Vec::new();
        let finance = budget.map(|budget| {
            origin.extend(&budget.origin);
            exports.extend(budget.exports);
            remarks.extend(budget.remarks);
            oddities.extend(budget.oddities);
            budget.finance
        });
        let (earlier, is_whole) = self.earlier(customer, earlier, &stated, &mut reading);
        let parts = MeetingParts {
            agreement: dossier,
            meeting: own.meeting.as_ref(),
            notes: own.notes.as_ref(),
            services: services.as_ref().map(Vec::as_slice),
            needs: needs.as_ref().map(Vec::as_slice),
            projects: projects.as_ref().map(Vec::as_slice),
            survey: own.survey.as_ref().map(Vec::as_slice),
            finance: finance.as_ref().filter(|_| has_whole_budget),
            earlier: &earlier,
        };
        let findings = self.check_one(customer, &own.name(), parts, &stated, is_whole);
        reading.report(&findings, &origin);
        let has_previous_minutes = own.has_minutes_of(last_held(&earlier));
        let own_number = own
            .meeting
            .as_ref()
            .and_then(|meeting| meeting.case_number.as_ref());
        match (own_number, year_of_agreement) {
            (Some(number), _) => {
                self.number_of_others(
                    &DataFile::MEETING,
                    &number.to_string(),
                    customer,
                    &origin,
                    &mut reading,
                )?;
            }
            // The number of the agreement stands on the documents of the meeting.
            (None, Some(year)) => self.shared_number(customer, year, &origin, &mut reading)?,
            (None, None) => {}
        }
        let (Some(agreement), Some(meeting), true) =
            (agreement.dossier, own.meeting, reading.problems.is_empty())
        else {
            return Err(reading.failed());
        };
        let dossier = MeetingDossier {
            agreement,
            meeting,
            notes: own.notes.value(),
            services: services.value(),
            needs: needs.value(),
            projects: projects.value(),
            survey: own.survey.value(),
            finance,
            has_previous_minutes,
            earlier,
        };
        let Some(dossier) = self.checked_meeting(dossier, &origin, &mut reading)? else {
            return Err(reading.failed());
        };
        oddities.extend(self.remarks_of(&dossier, &origin));
        Ok(LoadedMeeting {
            dossier,
            attachments,
            slides,
            exports,
            remarks,
            oddities,
            notes_remarks,
            origin,
            root: self.folder.clone(),
        })
    }

    /// When the tables of a meeting, and of the budget of its year, were taken out of their source systems, and what is wrong
    /// with those tables. One that could not be read is not among them.
    ///
    /// # Errors
    /// [`Failure::Problems`]: the customer has no folder of such a meeting; [`Failure::Unreadable`].
    pub fn exports(&self, customer: &str, id: MeetingId) -> Result<(Vec<Export>, Vec<Problem>), Failure> {
        let mut reading = self.reading(customer)?;
        let folder = DataFolder::MEETING.path(customer, id.into());
        let Some(listing) = self.folder.list(&folder)? else {
            report_missing(customer, id, &mut reading);
            return Err(reading.failed());
        };
        let mut reader = TableReader::new(&listing, &mut reading);
        tables(&mut reader)?;
        survey(self, &mut reader)?;
        let mut exports = reader.exports;
        let budget = self.finance(customer, id.year(), None, None, &mut reading)?;
        exports.extend(budget.into_iter().flat_map(|budget| budget.exports));
        reading.problems.sort();
        Ok((exports, reading.problems))
    }

    /// A meeting that has been read without problems, checked as a whole.
    fn checked_meeting(
        &self,
        meeting: MeetingDossier,
        origin: &Origin,
        reading: &mut Reading<'_>,
    ) -> Result<Option<Checked<MeetingDossier>>, Failure> {
        if !reading.problems.is_empty() {
            return Ok(None);
        }
        // All meetings of a year have one agreement.
        let agreement = self.checked_once(&meeting.agreement, reading)?;
        let checked = match &*agreement {
            Some(agreement) => self.checker.check_meeting(meeting, agreement),
            None => self.checker.check(meeting),
        };
        // The parts have been checked when they were read, so that nothing should be left to find.
        Ok(checked.map_err(|found| reading.report(&found, origin)).ok())
    }

    /// Reads the meeting and those before it, and looks what the later ones say they are.
    fn group(
        &self,
        customer: &str,
        id: MeetingId,
        ids: &[MeetingId],
        reading: &mut Reading<'_>,
    ) -> Result<Group, Failure> {
        let folder = |id: MeetingId| DataFolder::MEETING.path(customer, id.into());
        let own = OwnFiles::read(self, self.folder.contents(&folder(id))?, reading)?;
        let mut earlier = Vec::new();
        let mut stated = Vec::new();
        for other in ids.iter().copied().filter(|other| *other != id) {
            if other < id {
                let listing = self.folder.contents(&folder(other))?;
                if is_planned(&listing.entries) {
                    earlier.push(OwnFiles::read(self, listing, reading)?);
                }
            } else if let Some(said) = own::stated_id(&folder(other), reading)? {
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
            reading.report(&findings, &own.origin);
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
