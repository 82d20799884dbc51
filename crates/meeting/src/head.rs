//! The fields at the head of the documents.

use chrono::TimeDelta;
use vuosikello_core::{
    Configuration, Contact, Date, MeetingDossier, Party, initials, working_day_on_or_before,
};
use vuosikello_document::{Classification, Head, Language, Property};

use crate::phrases::meeting_number;

/// When the material is due: so many days before the meeting as the settings say, or the working day before. The date of
/// everything that is made before the meeting, so that no clock is read.
pub(crate) fn due(configuration: &Configuration, dossier: &MeetingDossier) -> Date {
    let meeting = dossier.meeting.date;
    let days = TimeDelta::days(configuration.defaults.meetings.pack_days.into());
    let day = meeting.naive().checked_sub_signed(days).map(Date::from);
    day.map_or(meeting, working_day_on_or_before)
}

/// The secretary among the contacts of the service centre, or else its first contact: whom to ask.
pub(crate) fn organiser(dossier: &MeetingDossier) -> Option<&Contact> {
    let customer = &dossier.agreement.customer;
    let secretary = customer
        .contacts_of(Party::Provider)
        .find(|contact| contact.name == dossier.meeting.secretary);
    secretary.or_else(|| customer.contacts_of(Party::Provider).next())
}

/// The head of a document of this type and date.
pub(crate) fn head(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    document_type: &str,
    date: Date,
) -> Head {
    let (organisation, meeting) = (&configuration.organisation, &dossier.meeting);
    let customer = &dossier.agreement.customer;
    let number = meeting_number(meeting.id);
    let group = &configuration.defaults.meetings.group;
    let classification = dossier.classification(configuration);
    let title = format!("{document_type} {number} – {group} – {}", customer.name.base);
    let mut head = Head::new(title, &organisation.name.base);
    head.language = Language::Finnish;
    head.unit = organisation.unit.clone();
    head.author_initials = Some(initials(&meeting.secretary)).filter(|initials| !initials.is_empty());
    head.document_type = document_type.to_owned();
    head.date = date.naive();
    head.case_number = dossier.case_number().to_string();
    head.classification = Classification {
        label: classification.label.clone(),
        legal_ground: classification.legal_ground.clone(),
    };
    head.footer = organisation.contact_line.clone();
    let version = configuration
        .year(meeting.id.year())
        .map(|year| year.template_version.clone());
    head.properties = Property::list([
        ("Diaarinumero", head.case_number.clone()),
        ("Kokous", meeting.id.to_string()),
        ("Asiakas", customer.id.to_string()),
        ("Mallien versio", version.unwrap_or_default()),
    ]);
    head
}
