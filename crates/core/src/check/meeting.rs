//! A meeting: its time, place, people, agenda and actions, and its tables.

mod actions;
mod context;
mod notes;
mod tables;
#[cfg(test)]
mod tests;

use super::documents::{self, case_number_year};
use super::titles::Titles;
use super::values::{duplicates, unknown};
pub use context::MeetingContext;

use crate::{
    AgendaItem, BudgetVersion, Configuration, DataFile, Findings, Meeting, MeetingParts, MeetingViolation,
    Violation, agenda as items_of, link_address, mailto_address,
};

const FILE: DataFile = DataFile::MEETING;

/// Finds what is wrong in those parts of a meeting that could be read, and between them.
///
/// The agreement, the earlier meetings and the budget are taken as they are; each has its own check.
pub(crate) fn check_meeting(
    configuration: &Configuration,
    parts: MeetingParts<'_>,
    context: MeetingContext<'_>,
) -> Findings {
    let mut found = Findings::default();
    if let Some(meeting) = parts.meeting {
        place_in_the_year(meeting, &parts, context, &mut found);
        time_and_place(configuration, meeting, &mut found);
        people(meeting, &mut found);
        agenda(configuration, meeting, &mut found);
        versions(meeting, &parts, &mut found);
        if let Some(class) = &meeting.classification {
            documents::classification(&FILE, "/luokitus", class, &mut found);
        }
        actions::done(meeting, &parts, &mut found);
        if let Some(noted) = parts.notes {
            notes::agree(configuration, meeting, noted, &mut found);
        }
    }
    tables::services(&parts, &mut found);
    tables::needs(&parts, &mut found);
    tables::projects(&parts, context, &mut found);
    found
}

fn place_in_the_year(
    meeting: &Meeting,
    parts: &MeetingParts<'_>,
    context: MeetingContext<'_>,
    found: &mut Findings,
) {
    let id = meeting.id.to_string();
    if id != context.folder {
        let folder = context.folder.to_owned();
        found.add(FILE, "/kokous", Violation::IdMismatch { found: id, folder });
    }
    for (folder, _) in context.others.iter().filter(|(_, other)| *other == meeting.id) {
        let (meeting, other) = (meeting.id, (*folder).to_owned());
        let violation = MeetingViolation::QuarterTaken { meeting, other };
        found.add(FILE, "/kokous", violation);
    }
    let before = parts.earlier.iter().map(|earlier| &earlier.meeting);
    let previous = before
        .filter(|before| before.id < meeting.id)
        .max_by_key(|before| before.id);
    if let Some(previous) = previous
        && meeting.date <= previous.date
    {
        let violation = MeetingViolation::NotAfterPrevious {
            date: meeting.date,
            previous: previous.id,
            previous_date: previous.date,
        };
        found.add(FILE, "/paivays", violation);
    }
}

fn time_and_place(configuration: &Configuration, meeting: &Meeting, found: &mut Findings) {
    let next = meeting.next.as_ref();
    let of_next = next.and_then(|next| next.starts.zip(next.ends));
    let times = [
        ("/paattyy", Some((meeting.starts, meeting.ends))),
        ("/seuraava/paattyy", of_next),
    ];
    for (pointer, times) in times {
        if let Some((starts, ends)) = times
            && ends <= starts
        {
            found.add(FILE, pointer, MeetingViolation::EndsBeforeStart { starts, ends });
        }
    }
    if let Some(next) = next.map(|next| next.date)
        && next <= meeting.date
    {
        let date = meeting.date;
        let violation = MeetingViolation::NextNotAfter { next, date };
        found.add(FILE, "/seuraava/paivays", violation);
    }
    if let Some(number) = &meeting.case_number
        && let Err(violation) = case_number_year(configuration, number)
    {
        found.add(FILE, "/diaarinumero", violation);
    }
    if meeting.place.is_none() && meeting.online.is_none() {
        found.add(FILE, "/paikka", MeetingViolation::NoPlace);
    }
    for (key, link) in [
        ("etayhteys", &meeting.online),
        ("aineisto", &meeting.material),
        ("kysely", &meeting.survey),
    ] {
        if let Some(value) = link.clone().filter(|link| !is_link(link)) {
            found.add(FILE, format!("/{key}"), MeetingViolation::NotALink { value });
        }
    }
}

/// Whether a text is an `https` address without anything that would end it in running text.
fn is_link(text: &str) -> bool {
    let breaks = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\');
    text.starts_with("https://") && link_address(text).is_some() && !text.contains(breaks)
}

/// Whether a text is an e-mail address to which an invitation can be sent from outside its domain.
pub(super) fn is_address(text: &str) -> bool {
    let has_dot = text
        .split_once('@')
        .is_some_and(|(_, domain)| domain.contains('.'));
    has_dot && mailto_address(text).is_some()
}

fn people(meeting: &Meeting, found: &mut Findings) {
    let names = || {
        meeting
            .participants
            .iter()
            .map(|participant| participant.name.as_str())
    };
    for (key, what, name) in [
        ("puheenjohtaja", "puheenjohtaja", &meeting.chair),
        ("sihteeri", "sihteeri", &meeting.secretary),
    ] {
        if name.is_empty() {
            found.add(FILE, format!("/{key}"), MeetingViolation::NoChair { role: what });
        } else if meeting.participant(name).is_none() {
            let violation = unknown(what, name, names(), "kokouksen osallistujat");
            found.add(FILE, format!("/{key}"), violation);
        }
    }
    for (i, participant) in meeting.participants.iter().enumerate() {
        if let Some(value) = participant.email.clone().filter(|email| !is_address(email)) {
            let pointer = format!("/osallistujat/{i}/sahkoposti");
            found.add(FILE, pointer, MeetingViolation::NotAnAddress { value });
        }
    }
    let names = names()
        .enumerate()
        .map(|(i, name)| (format!("/osallistujat/{i}/nimi"), name));
    duplicates(&FILE, "osallistuja", names, found);
}

fn agenda(configuration: &Configuration, meeting: &Meeting, found: &mut Findings) {
    let common = &configuration.defaults.agenda;
    let mut titles = Titles::of(common);
    for (i, extra) in meeting.extra_items.iter().enumerate() {
        let ids = || common.iter().map(|item| item.id.as_str());
        if !ids().any(|id| id == extra.after) {
            let violation = unknown(
                "asiakohta",
                &extra.after,
                ids(),
                "vuosikello.json, oletukset.asiakohdat",
            );
            found.add(FILE, format!("/lisaasiat/{i}/jalkeen"), violation);
        }
        titles.add(&FILE, format!("/lisaasiat/{i}/otsikko"), &extra.title, found);
    }
    handling(common, meeting, found);
    let items = items_of(common, meeting);
    let minutes: u32 = items.iter().filter_map(|item| item.minutes).map(u32::from).sum();
    let length = meeting.ends.naive() - meeting.starts.naive();
    if let Ok(length) = u32::try_from(length.num_minutes())
        && length > 0
        && minutes > length
    {
        found.add(
            FILE,
            "/kasittely",
            MeetingViolation::ItemsTooLong { minutes, length },
        );
    }
}

/// What a meeting says of items of the common agenda is of items that are there, once of each.
fn handling(common: &[AgendaItem], meeting: &Meeting, found: &mut Findings) {
    for (i, handling) in meeting.handling.iter().enumerate() {
        let ids = || common.iter().map(|item| item.id.as_str());
        if !ids().any(|id| id == handling.item) {
            let place = "vuosikello.json, oletukset.asiakohdat";
            let violation = unknown("asiakohta", &handling.item, ids(), place);
            found.add(FILE, format!("/kasittely/{i}/kohta"), violation);
        }
        if let Some(presenter) = &handling.presenter
            && meeting.participant(presenter).is_none()
        {
            let names = meeting.participants.iter().map(|known| known.name.as_str());
            let violation = unknown("esittelijä", presenter, names, "kokouksen osallistujat");
            found.add(FILE, format!("/kasittely/{i}/esittelija"), violation);
        }
    }
    let ids = meeting.handling.iter().enumerate();
    let ids = ids.map(|(i, handling)| (format!("/kasittely/{i}/kohta"), handling.item.as_str()));
    duplicates(&FILE, "asiakohta", ids, found);
}

/// The versions that the meeting asks for exist. A budget that has not come yet is seen as missing elsewhere.
fn versions(meeting: &Meeting, parts: &MeetingParts<'_>, found: &mut Findings) {
    let wanted: [(&str, Option<BudgetVersion>); 2] =
        [("/talousarvio", meeting.budget), ("/ennuste", meeting.forecast)];
    for (pointer, version) in wanted {
        if let (Some(finance), Some(version)) = (parts.finance, version)
            && !finance.versions.contains_key(&version)
        {
            let year = finance.year;
            let violation = MeetingViolation::VersionMissing { version, year };
            found.add(FILE, pointer, violation);
        }
    }
    if let Some(version) = meeting.budget
        && meeting.forecast == Some(version)
    {
        let violation = MeetingViolation::SameVersion { version };
        found.add(FILE, "/ennuste", violation);
    }
}
