//! What the documents of one meeting are made from.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ActionId, AgendaItem, CaseNumber, Classification, Configuration, Dossier, Finance, Meeting, MeetingId,
    Need, Notes, OpenAction, Project, ServiceStatus, SurveyAnswer, SurveyResults, SurveySettings, agenda,
};

/// An earlier meeting of the same group, as far as a later one needs it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierMeeting {
    /// What was known of it beforehand.
    #[serde(rename = "kokous")]
    pub meeting: Meeting,
    /// The notes, where they have been written.
    #[serde(rename = "muistiinpanot", default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
    /// The answers to its survey, where there was one.
    #[serde(rename = "kysely", default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<Vec<SurveyAnswer>>,
}

/// Everything that the documents of one meeting are made from. A part that is `None` has not come yet: its place in the
/// documents says so, and nothing else waits for it.
///
/// As one JSON value it has the keys of the files and tables that a workspace holds it in; those of the agreement are
/// under `sopimusaineisto`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingDossier {
    /// The customer and the agreement of the year.
    #[serde(rename = "sopimusaineisto")]
    pub agreement: Dossier,
    /// What is known of the meeting beforehand.
    #[serde(rename = "kokous")]
    pub meeting: Meeting,
    /// The notes, when the meeting has been held.
    #[serde(rename = "muistiinpanot", default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
    /// The status of the services.
    #[serde(rename = "palvelutilanne", default, skip_serializing_if = "Option::is_none")]
    pub services: Option<Vec<ServiceStatus>>,
    /// The development needs.
    #[serde(rename = "kehitystarpeet", default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Vec<Need>>,
    /// The projects.
    #[serde(rename = "projektit", default, skip_serializing_if = "Option::is_none")]
    pub projects: Option<Vec<Project>>,
    /// The answers to the survey before the meeting.
    #[serde(rename = "kysely", default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<Vec<SurveyAnswer>>,
    /// The budget of the year with its versions and actuals.
    #[serde(rename = "talous", default, skip_serializing_if = "Option::is_none")]
    pub finance: Option<Finance>,
    /// The earlier meetings, the oldest first.
    #[serde(rename = "aiemmat", default)]
    pub earlier: Vec<EarlierMeeting>,
    /// Whether the minutes of the previous meeting are at hand though it has no notes: somebody has written them by hand.
    #[serde(rename = "edellinen_poytakirja", default)]
    pub has_previous_minutes: bool,
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
        last_held(&self.earlier)
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
            let agenda = LazyCell::new(|| agenda(items, &earlier.meeting));
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

/// The last of some meetings that has not been cancelled.
pub fn last_held(earlier: &[EarlierMeeting]) -> Option<&EarlierMeeting> {
    earlier
        .iter()
        .rev()
        .find(|earlier| !earlier.meeting.is_cancelled())
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
    /// The answers to the survey before the meeting.
    pub survey: Option<&'a [SurveyAnswer]>,
    /// The budget of the year.
    pub finance: Option<&'a Finance>,
    /// The earlier meetings, the oldest first.
    pub earlier: &'a [EarlierMeeting],
}

impl<'a> From<&'a MeetingDossier> for MeetingParts<'a> {
    fn from(dossier: &'a MeetingDossier) -> Self {
        Self {
            agreement: Some(&dossier.agreement),
            meeting: Some(&dossier.meeting),
            notes: dossier.notes.as_ref(),
            services: dossier.services.as_deref(),
            needs: dossier.needs.as_deref(),
            projects: dossier.projects.as_deref(),
            survey: dossier.survey.as_deref(),
            finance: dossier.finance.as_ref(),
            earlier: &dossier.earlier,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::example::{earlier, id, meeting_dossier};

    /// The action, its item and whether it is shown as done.
    fn actions(dossier: &MeetingDossier) -> Vec<(String, String, bool)> {
        let common = AgendaItem::standard();
        let actions = dossier.open_actions(&common).into_iter();
        actions
            .map(|open| (open.action.id.to_string(), open.item.to_owned(), open.done))
            .collect()
    }

    fn action(id: &str, item: &str, done: bool) -> (String, String, bool) {
        (id.to_owned(), item.to_owned(), done)
    }

    #[test]
    fn actions_stay_open_until_they_are_done() {
        let mut dossier = meeting_dossier();
        // The second one was found done in the notes of the previous meeting.
        let (first, third) = (
            action("2026-Q3/1", "Muut asiat", false),
            action("2026-Q4/1", "Talouskatsaus", false),
        );
        assert_eq!(actions(&dossier), [first.clone(), third.clone()]);
        // What the meeting lists as done is shown once more.
        dossier.meeting.done = vec![ActionId::parse("2026-Q3/1").unwrap()];
        assert_eq!(
            actions(&dossier),
            [action("2026-Q3/1", "Muut asiat", true), third.clone()]
        );
        // And then no more.
        let mut next = dossier.clone();
        next.earlier.push(EarlierMeeting {
            meeting: dossier.meeting.clone(),
            notes: None,
            survey: None,
        });
        next.meeting = crate::meeting::example::meeting("2027-Q2", "8.6.2027");
        assert_eq!(actions(&next), [third]);
        // Marked done a second time, it does not come back.
        next.meeting.done = dossier.meeting.done;
        assert_eq!(actions(&next).len(), 1);
    }

    #[test]
    fn without_earlier_meetings_there_are_no_actions() {
        let mut dossier = meeting_dossier();
        dossier.earlier.clear();
        assert_eq!(actions(&dossier), []);
        assert!(dossier.previous().is_none());
    }

    #[test]
    fn the_survey_is_compared_with_those_of_earlier_meetings() {
        let mut dossier = meeting_dossier();
        let answers = |value| {
            let answer = SurveyAnswer {
                recommendation: Some(value),
                ..SurveyAnswer::default()
            };
            Some(vec![answer; 3])
        };
        dossier.survey = answers(9);
        dossier.earlier.push(EarlierMeeting {
            survey: answers(8),
            ..earlier("2026-Q4", "9.12.2026", "")
        });
        dossier.earlier.remove(1);
        let results = dossier.survey_results(&SurveySettings::default());
        assert_eq!(results.quarters, [id("2026-Q4"), id("2027-Q1")]);
        assert_eq!(results.recommendation.change.unwrap().to_string(), "+100");
    }

    #[test]
    fn number_and_class_are_the_meetings_or_else_the_agreements() {
        let configuration = crate::check::example::configuration();
        let mut dossier = meeting_dossier();
        assert_eq!(dossier.case_number().to_string(), "PK/1/2026");
        assert_eq!(dossier.classification(&configuration).label, "Julkinen");
        dossier.meeting.case_number = Some(CaseNumber::parse("PK/2/2027").unwrap());
        dossier.meeting.classification = Some(Classification {
            label: "Salassa pidettävä".into(),
            legal_ground: Some("JulkL 24 §".into()),
        });
        assert_eq!(dossier.case_number().to_string(), "PK/2/2027");
        assert_eq!(dossier.classification(&configuration).label, "Salassa pidettävä");
    }
}
