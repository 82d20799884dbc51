//! The file.

use std::collections::BTreeSet;

use icalendar::Property;

use crate::{Calendar, Error, Method, Timing, event, lines, text, zone};

/// The program that made the file, as the format wants it named.
const PROGRAM: &str = "-//vuosikello//vuosikello//FI";

/// Writes a calendar file: the text of an `.ics` file, or of the part `text/calendar` of a message.
///
/// # Errors
/// [`Error`]: something is missing or has not its form. Nothing is left out without a word, but for control characters.
pub fn write(calendar: &Calendar, method: Method) -> Result<String, Error> {
    let events = &calendar.events;
    if method != Method::Publish && events.len() != 1 {
        return Err(Error::NotOneEvent { count: events.len() });
    }
    let mut uids = BTreeSet::new();
    let mut file = icalendar::Calendar::empty();
    file.append_property(("VERSION", "2.0"))
        .append_property(("PRODID", PROGRAM))
        .append_property(("CALSCALE", "GREGORIAN"));
    match method {
        Method::Publish => {
            file.append_property(("METHOD", "PUBLISH"));
            let name = text::line(&calendar.name);
            if !name.is_empty() {
                file.append_property(Property::new("X-WR-CALNAME", name));
            }
        }
        Method::Request => {
            file.append_property(("METHOD", "REQUEST"));
        }
        Method::Cancel => {
            file.append_property(("METHOD", "CANCEL"));
        }
    }
    for one in events {
        file.push(event::component(one, method)?);
        if !uids.insert(text::line(&one.uid)) {
            return Err(Error::DuplicateUid { uid: one.uid.clone() });
        }
    }
    // The crate knows no descriptions of time zones, and its last fold may be an octet too long.
    let content = lines::unfolded(&file.to_string());
    let head = content.iter().take_while(|line| *line != "BEGIN:VEVENT").count();
    let (head, rest) = content.split_at(head);
    let timed = events
        .iter()
        .any(|one| matches!(one.timing, Timing::Timed { .. }));
    let described = zone::DESCRIPTION.into_iter().filter(|_| timed);
    let all = head
        .iter()
        .map(String::as_str)
        .chain(described)
        .chain(rest.iter().map(String::as_str));
    Ok(lines::folded(all))
}
