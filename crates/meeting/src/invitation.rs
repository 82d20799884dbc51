//! The invitation: a calendar event and the text of a message.

use std::collections::BTreeSet;

use chrono::{NaiveTime, TimeDelta};
use vuosikello_calendar::{Attendee, Event, Method, Person, Role, Sent, Timing};
use vuosikello_core::{MeetingDossier, ParticipantRole};

use crate::head::{due, organiser};
use crate::message::message;
use crate::{Documents, Issue, templates};

/// The domain of the identifiers when nobody who could send the invitation has an e-mail address.
const NO_DOMAIN: &str = "seurantaryhma.invalid";

/// An invitation to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The subject of the message, one line.
    pub subject: String,
    /// The text of the message: paragraphs with blank lines between them.
    pub message: String,
    /// The event for calendars, with the message as its description.
    pub event: Event,
    /// What a calendar file of the event is for: to invite, or to say that the meeting is cancelled.
    pub method: Method,
    /// What is other than in the invitations that were written before, in Finnish.
    pub changed: Vec<&'static str>,
    /// Participants who cannot be invited, because their e-mail address is not known.
    pub without_email: Vec<String>,
}

impl Invitation {
    /// The subject and the text, as one text to be copied into a message.
    pub fn text(&self) -> String {
        format!("Aihe: {}\n\n{}", self.subject, self.message)
    }
}

impl Documents<'_> {
    /// The invitation to a meeting. It is sent again when the material has been completed or something has changed: the event
    /// keeps its identifier, and `kutsun_versio` of the meeting tells calendars which version is the latest.
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn invitation(&self) -> Result<Invitation, Vec<Issue>> {
        let dossier = self.dossier;
        let meeting = &dossier.meeting;
        let (template, method) = match meeting.is_cancelled() {
            true => (templates::CANCELLATION, Method::Cancel),
            false => (templates::INVITATION, Method::Request),
        };
        let blocks = self.blocks(template, &self.data)?;
        let (subject, mut message) = message(&blocks);
        let mark = dossier.classification(self.configuration).mark();
        if let Some(mark) = &mark {
            message.insert_str(0, &format!("{mark}\n\n"));
        }
        let organizer = organizer(dossier);
        let revision = meeting.invitation_revision;
        // A later version is made later.
        let stamp = due(self.configuration, dossier).naive().and_time(NaiveTime::MIN)
            + TimeDelta::minutes(revision.into());
        let timing = Timing::Timed {
            date: meeting.date.naive(),
            start: meeting.starts.naive(),
            end: meeting.ends.naive(),
        };
        let event = Event {
            sequence: revision.into(),
            title: subject.clone(),
            description: Some(message.clone()),
            location: location(dossier),
            url: meeting.online.clone().or_else(|| meeting.material.clone()),
            attendees: attendees(dossier, organizer.as_ref()),
            attachments: meeting.material.iter().chain(&meeting.survey).cloned().collect(),
            confidential: mark.is_some(),
            ..Event::new(uid(dossier, organizer.as_ref()), stamp, timing)
        };
        let unknown = meeting
            .participants
            .iter()
            .filter(|participant| participant.email.is_none());
        Ok(Invitation {
            subject,
            message,
            event: Event { organizer, ..event },
            method,
            changed: Vec::new(),
            without_email: unknown.map(|participant| participant.name.clone()).collect(),
        })
    }
}

impl Documents<'_> {
    /// The invitation to a meeting to which invitations were written before: where the time, the place or what else calendars must be
    /// told is other than in the latest of them, its version goes beyond theirs, whatever the data say.
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn invitation_after(&self, sent: &[Sent]) -> Result<Invitation, Vec<Issue>> {
        let mut invitation = self.invitation()?;
        let changed = invitation.event.follow(sent, invitation.method);
        let sequence = invitation.event.sequence;
        let given = self.dossier.meeting.invitation_revision;
        if sequence > u32::from(given) {
            // The message says that it is a later one.
            let mut dossier = self.dossier.clone();
            dossier.meeting.invitation_revision = u8::try_from(sequence).unwrap_or(u8::MAX);
            let later = self.of_dossier(&dossier).invitation()?;
            invitation.subject = later.subject;
            invitation.message.clone_from(&later.message);
            invitation.event.title.clone_from(&invitation.subject);
            invitation.event.description = Some(later.message);
        }
        invitation.changed = changed;
        Ok(invitation)
    }

    /// The documents of another dossier with the same settings and templates.
    fn of_dossier<'d>(&'d self, dossier: &'d MeetingDossier) -> Documents<'d> {
        Documents::of_parts(self.configuration, dossier, self.templates)
    }
}

/// Who invites: the secretary, or else the first contact of the service centre.
fn organizer(dossier: &MeetingDossier) -> Option<Person> {
    let secretary = dossier.meeting.participant(&dossier.meeting.secretary);
    let known = secretary.and_then(|secretary| Some((&secretary.name, secretary.email.as_ref()?)));
    let contact = || organiser(dossier).and_then(|contact| Some((&contact.name, contact.email.as_ref()?)));
    known.or_else(contact).map(|(name, email)| Person {
        name: name.clone(),
        email: email.clone(),
    })
}

/// The same for every version of the invitation.
fn uid(dossier: &MeetingDossier, organizer: Option<&Person>) -> String {
    let domain = organizer
        .and_then(|person| person.email.rsplit_once('@'))
        .map_or(NO_DOMAIN, |(_, domain)| domain);
    let uid = format!(
        "seurantaryhma-{}-{}@{domain}",
        dossier.meeting.id, dossier.agreement.customer.id
    );
    uid.to_lowercase()
}

fn location(dossier: &MeetingDossier) -> Option<String> {
    let meeting = &dossier.meeting;
    match (&meeting.place, &meeting.online) {
        (Some(place), Some(_)) => Some(format!("{place} ja etäyhteys")),
        (Some(place), None) => Some(place.clone()),
        (None, Some(online)) => Some(online.clone()),
        (None, None) => None,
    }
}

/// Everyone who has an e-mail address, once, but for the one who invites.
fn attendees(dossier: &MeetingDossier, organizer: Option<&Person>) -> Vec<Attendee> {
    let meeting = &dossier.meeting;
    let mut seen: BTreeSet<String> = organizer
        .iter()
        .map(|person| person.email.to_lowercase())
        .collect();
    let invited = meeting.participants.iter().filter_map(|participant| {
        let email = participant.email.clone()?;
        let role = match participant.role {
            _ if participant.name == meeting.chair => Role::Chair,
            ParticipantRole::Member | ParticipantRole::Presenter => Role::Required,
            ParticipantRole::Deputy | ParticipantRole::Expert => Role::Optional,
        };
        seen.insert(email.to_lowercase()).then(|| Attendee {
            name: participant.name.clone(),
            email,
            role,
        })
    });
    invited.collect()
}
