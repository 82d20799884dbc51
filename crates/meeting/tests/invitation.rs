//! The invitation.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::checked::invitation;
use support::{built_in, complete, configuration, nearly_empty};
use vuosikello_calendar::{Calendar, Method, Role, Timing};
use vuosikello_core::MeetingDossier;
use vuosikello_meeting::{Invitation, PENDING};

fn made(dossier: &MeetingDossier) -> Invitation {
    invitation(&configuration(), dossier, &built_in()).unwrap()
}

#[test]
fn the_event_is_the_meeting() {
    let invitation = made(&complete());
    let event = &invitation.event;
    assert_eq!(event.uid, "seurantaryhma-2027-q2-esim@mpk.example");
    assert_eq!(
        (event.sequence, event.stamp.to_string().as_str()),
        (0, "2027-06-03 00:00:00")
    );
    assert_eq!(
        event.title,
        "Palvelusopimuksen seurantaryhmä 2/2027: Esimerkkivirasto"
    );
    assert_eq!(
        event.location.as_deref(),
        Some("Kokoushuone Kuusi, Mallikatu 1 ja etäyhteys")
    );
    assert_eq!(event.url.as_deref(), Some("https://teams.example/kokous"));
    assert_eq!(
        event.attachments,
        [
            "https://tilat.example/seurantaryhma",
            "https://kyselyt.example/tilaajat"
        ]
    );
    assert_eq!(event.description.as_deref(), Some(invitation.message.as_str()));
    let Timing::Timed { date, start, end } = event.timing else {
        panic!("{event:?}")
    };
    assert_eq!(format!("{date} {start} {end}"), "2027-06-10 09:00:00 10:30:00");
    assert_eq!(
        event.organizer.as_ref().unwrap().email,
        "maija.mallikas@mpk.example"
    );
    let attendees: Vec<(&str, Role)> = event
        .attendees
        .iter()
        .map(|attendee| (attendee.name.as_str(), attendee.role))
        .collect();
    assert_eq!(
        attendees,
        [
            ("Otso Ohjaaja", Role::Chair),
            ("Elina Esimerkki", Role::Required),
            ("Siiri Selitys", Role::Required)
        ]
    );
    assert_eq!(invitation.without_email, ["Sulo Summala"]);
}

#[test]
fn a_changed_invitation_is_a_later_version_of_the_same_event() {
    let mut dossier = complete();
    let first = made(&dossier);
    dossier.meeting.invitation_revision = 2;
    let second = made(&dossier);
    assert_eq!(second.event.uid, first.event.uid);
    assert_eq!(second.event.sequence, 2);
    assert!(second.event.stamp > first.event.stamp);
    assert!(
        second.message.contains("Kutsua on päivitetty"),
        "{}",
        second.message
    );
}

#[test]
fn what_is_still_to_come_and_the_survey_are_in_the_message() {
    let message = made(&nearly_empty()).message;
    assert!(
        message.contains(PENDING) && message.contains("- 3. Talouskatsaus: talousarvio ja toteuma"),
        "{message}"
    );
    assert!(message.contains("viimeistään torstaina 3.6.2027"), "{message}");
    let message = made(&complete()).message;
    assert!(
        !message.contains(PENDING) && !message.contains("viimeistään"),
        "{message}"
    );
}

#[test]
fn nobody_is_invited_twice_and_the_calendar_takes_it() {
    let mut dossier = complete();
    let mut double = dossier.meeting.participants[1].clone();
    double.name = "Elina Toinen".into();
    double.email = double.email.map(|email| email.to_uppercase());
    dossier.meeting.participants.push(double);
    let event = made(&dossier).event;
    assert_eq!(event.attendees.len(), 3);
    let calendar = Calendar {
        name: "Kutsu".into(),
        events: vec![event],
    };
    assert!(vuosikello_calendar::write(&calendar, Method::Request).is_ok());
}

#[test]
fn without_any_address_there_is_still_a_message() {
    let mut dossier = complete();
    dossier
        .meeting
        .participants
        .iter_mut()
        .for_each(|participant| participant.email = None);
    for contact in &mut dossier.agreement.customer.contacts {
        (contact.email, contact.phone, contact.deputy) = (None, None, None);
    }
    let invitation = made(&dossier);
    assert_eq!(invitation.event.organizer, None);
    assert_eq!(
        invitation.event.uid,
        "seurantaryhma-2027-q2-esim@seurantaryhma.invalid"
    );
    assert!(
        invitation
            .message
            .ends_with("Maija Mallikas\nasiakaspäällikkö, Mallihallinnon palvelukeskus\n")
    );
}
