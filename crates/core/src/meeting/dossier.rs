//! What the documents of one meeting are made from.

use std::collections::BTreeMap;

use crate::{
    ActionId, AgendaItem, CaseNumber, Classification, Configuration, Dossier, Finance, Meeting, MeetingId,
    Need, Notes, OpenAction, Project, ServiceStatus, SurveyAnswer, SurveyResults, SurveySettings, agenda,
};

/// An earlier meeting of the same group, as far as a later one needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierMeeting {
    /// What was known of it beforehand.
    pub meeting: Meeting,
    /// The notes, where they have been written.
    pub notes: Option<Notes>,
    /// The answers to its survey, where there was one.
    pub survey: Option<Vec<SurveyAnswer>>,
}

/// Everything that the documents of one meeting are made from. A part that is `None` has not come yet: its place in the
/// documents says so, and nothing else waits for it.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingDossier {
    /// The customer and the agreement of the year.
    pub agreement: Dossier,
    /// What is known of the meeting beforehand.
    pub meeting: Meeting,
    /// The notes, when the meeting has been held.
    pub notes: Option<Notes>,
    /// The status of the services.
    pub services: Option<Vec<ServiceStatus>>,
    /// The development needs.
    pub needs: Option<Vec<Need>>,
    /// The projects.
    pub projects: Option<Vec<Project>>,
    /// The answers to the survey before the meeting.
    pub survey: Option<Vec<SurveyAnswer>>,
    /// The budget of the year with its versions and actuals.
    pub finance: Option<Finance>,
    /// The earlier meetings, the oldest first.
    pub earlier: Vec<EarlierMeeting>,
}

impl MeetingDossier {
    /// The case number: the meeting's own, or else the agreement's.
    pub fn case_number(&self) -> &CaseNumber {
        self.meeting
            .case_number
            .as_ref()
            .unwrap_or(&self.agreement.agreement.case_number)
    }

    /// The classification: the meeting's own, or else the agreement's.
    pub fn classification<'a>(&'a self, configuration: &'a Configuration) -> &'a Classification {
        self.meeting
            .classification
            .as_ref()
            .unwrap_or_else(|| self.agreement.classification(configuration))
    }

    /// The meeting before this one.
    pub fn previous(&self) -> Option<&EarlierMeeting> {
        self.earlier.last()
    }

    /// The results of the survey before the meeting, with the change and the trend from the surveys of earlier meetings.
    pub fn survey_results(&self, settings: &SurveySettings) -> SurveyResults {
        let earlier = self.earlier.iter().filter_map(|earlier| {
            let answers = earlier.survey.as_deref()?;
            Some((earlier.meeting.id, answers))
        });
        let earlier: Vec<(MeetingId, &[SurveyAnswer])> = earlier.collect();
        SurveyResults::of(settings, self.survey.as_deref(), self.meeting.id, &earlier)
    }

    /// The actions of earlier meetings as the agenda of this one shows them: those that are open, and those that the meeting
    /// itself lists as done; in the order of their meetings.
    ///
    /// An action is done when a later meeting says so in `tehdyt_toimenpiteet` or in its notes. What the notes of this meeting say
    /// is known only after it, and is not seen here.
    pub fn open_actions<'a>(&'a self, items: &'a [AgendaItem]) -> Vec<OpenAction<'a>> {
        let mut done_in: BTreeMap<ActionId, MeetingId> = BTreeMap::new();
        let earlier = self.earlier.iter().flat_map(|earlier| {
            let noted = earlier.notes.iter().flat_map(Notes::done).map(|(id, _)| id);
            let listed = earlier.meeting.done.iter().copied();
            listed.chain(noted).map(|id| (id, earlier.meeting.id))
        });
        let now = self.meeting.done.iter().map(|id| (*id, self.meeting.id));
        for (action, meeting) in earlier.chain(now) {
            done_in.entry(action).or_insert(meeting);
        }
        let mut actions = Vec::new();
        for earlier in &self.earlier {
            let agenda = agenda(items, &earlier.meeting);
            for (item, action) in earlier.notes.iter().flat_map(Notes::actions) {
                let done = match done_in.get(&action.id) {
                    Some(meeting) if *meeting == self.meeting.id => true,
                    Some(_) => continue,
                    None => false,
                };
                let item = agenda
                    .iter()
                    .find(|known| known.id == item)
                    .map_or("", |known| known.title);
                actions.push(OpenAction { action, item, done });
            }
        }
        actions
    }
}

/// The parts of a [`MeetingDossier`] that could be read: a check says what is wrong between them even when others are
/// missing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MeetingParts<'a> {
    /// The customer and the agreement of the year.
    pub agreement: Option<&'a Dossier>,
    /// What is known of the meeting beforehand.
    pub meeting: Option<&'a Meeting>,
    /// The notes.
    pub notes: Option<&'a Notes>,
    /// The status of the services.
    pub services: Option<&'a [ServiceStatus]>,
    /// The development needs.
    pub needs: Option<&'a [Need]>,
    /// The projects.
    pub projects: Option<&'a [Project]>,
    /// The budget of the year.
    pub finance: Option<&'a Finance>,
    /// The earlier meetings, the oldest first.
    pub earlier: &'a [EarlierMeeting],
}
