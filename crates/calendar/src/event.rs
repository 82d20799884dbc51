//! An event as a component of a file.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use icalendar::{Component, EventLike, Property};

use crate::address::{in_message, link, mailto};
use crate::{Attendee, Error, Event, Method, Role, Timing, text, zone};

/// The most characters of a text.
const LONGEST_TEXT: usize = 50_000;

/// The component of an event; everything of it is checked.
///
/// The crate would put the time of the day and a random identifier where there is none: this puts both always.
pub(crate) fn component(event: &Event, method: Method) -> Result<icalendar::Event, Error> {
    let writer = Writer { event };
    let mut component = icalendar::Event::new();
    let uid = writer.required("tunniste", &event.uid)?;
    let title = writer.required("otsikko", &event.title)?;
    writer.year(event.stamp.date())?;
    component
        .uid(&uid)
        .timestamp(event.stamp.and_utc())
        .sequence(event.sequence)
        .summary(&title);
    writer.timing(&mut component)?;
    if let Some(description) = &event.description {
        writer.short("kuvaus", description)?;
        let description = text::lines(description);
        if !description.is_empty() {
            component.description(&description);
        }
    }
    if let Some(location) = &event.location {
        writer.short("paikka", location)?;
        let location = text::line(location);
        if !location.is_empty() {
            component.location(&location);
        }
    }
    if let Some(url) = &event.url {
        component.url(&link(url)?);
    }
    for attachment in &event.attachments {
        component.append_multi_property(Property::new("ATTACH", link(attachment)?));
    }
    let mut categories: Vec<String> = event.categories.iter().map(|word| text::line(word)).collect();
    categories.retain(|word| !word.is_empty());
    if !categories.is_empty() {
        component.categories(&categories);
    }
    if event.confidential {
        component.add_property("CLASS", "CONFIDENTIAL");
    }
    if method == Method::Cancel {
        component.add_property("STATUS", "CANCELLED");
    }
    writer.people(&mut component, method)?;
    Ok(component)
}

struct Writer<'a> {
    event: &'a Event,
}

impl Writer<'_> {
    /// What the event is called in a message.
    fn called(&self) -> String {
        let title = text::line(&self.event.title);
        in_message(if title.is_empty() { &self.event.uid } else { &title })
    }

    fn required(&self, what: &'static str, value: &str) -> Result<String, Error> {
        self.short(what, value)?;
        let value = text::line(value);
        if value.is_empty() {
            return Err(self.missing(what));
        }
        Ok(value)
    }

    fn missing(&self, what: &'static str) -> Error {
        Error::Missing {
            event: self.called(),
            what,
        }
    }

    fn short(&self, what: &'static str, value: &str) -> Result<(), Error> {
        let length = value.chars().count();
        if length > LONGEST_TEXT {
            return Err(Error::TooLong {
                event: self.called(),
                what,
                length,
            });
        }
        Ok(())
    }

    /// The year has four digits, also on the day after, and the rules of the time zone hold in it.
    fn year(&self, date: NaiveDate) -> Result<(), Error> {
        if !(zone::FIRST_YEAR..=9998).contains(&date.year()) {
            return Err(Error::Year {
                event: self.called(),
                year: date.year(),
            });
        }
        Ok(())
    }

    fn timing(&self, component: &mut icalendar::Event) -> Result<(), Error> {
        self.year(self.event.timing.date())?;
        match self.event.timing {
            Timing::AllDay(date) => {
                // The end is the first day after the event.
                let after = date.succ_opt().unwrap_or(date);
                component
                    .starts(date)
                    .ends(after)
                    .add_property("TRANSP", "TRANSPARENT");
            }
            Timing::Timed { date, start, end } => {
                if end <= start {
                    return Err(Error::EndsTooEarly { event: self.called() });
                }
                let at = |time| icalendar::CalendarDateTime::WithTimezone {
                    date_time: date.and_time(time),
                    tzid: zone::NAME.to_owned(),
                };
                component.starts(at(start)).ends(at(end));
            }
        }
        Ok(())
    }

    fn people(&self, component: &mut icalendar::Event, method: Method) -> Result<(), Error> {
        let organizer = self.event.organizer.as_ref();
        let host = organizer.map(|person| mailto(&person.email)).transpose()?;
        if let (Some(person), Some(address)) = (organizer, &host) {
            component.append_property(named(Property::new("ORGANIZER", address), &person.name));
        }
        let attendees = &self.event.attendees;
        match method {
            Method::Publish if !attendees.is_empty() => return Err(Error::Invites { event: self.called() }),
            Method::Request | Method::Cancel if host.is_none() => return Err(self.missing("kutsuja")),
            Method::Request | Method::Cancel if attendees.is_empty() => {
                return Err(self.missing("kutsuttava"));
            }
            Method::Publish | Method::Request | Method::Cancel => {}
        }
        let mut invited = BTreeSet::new();
        for attendee in attendees {
            let address = mailto(&attendee.email)?;
            if !invited.insert(address.to_lowercase()) {
                return Err(Error::DuplicateAttendee {
                    email: in_message(&attendee.email),
                });
            }
            let invites = host
                .as_ref()
                .is_some_and(|host| host.eq_ignore_ascii_case(&address));
            component.append_multi_property(invitation(attendee, address, invites));
        }
        Ok(())
    }
}

/// The line that invites somebody. Who invites takes part without being asked.
fn invitation(attendee: &Attendee, address: String, invites: bool) -> Property {
    let role = match attendee.role {
        Role::Chair => icalendar::Role::Chair,
        Role::Required => icalendar::Role::ReqParticipant,
        Role::Optional => icalendar::Role::OptParticipant,
    };
    let status = if invites {
        icalendar::PartStat::Accepted
    } else {
        icalendar::PartStat::NeedsAction
    };
    let mut property = named(Property::new("ATTENDEE", address), &attendee.name);
    property
        .append_parameter(icalendar::CUType::Individual)
        .append_parameter(role)
        .append_parameter(status)
        .add_parameter("RSVP", if invites { "FALSE" } else { "TRUE" })
        .done()
}

fn named(mut property: Property, name: &str) -> Property {
    let name = text::name(name);
    if !name.is_empty() {
        property.add_parameter("CN", &name);
    }
    property
}
