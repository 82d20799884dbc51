//! Hostile texts, read back with a parser that knows nothing of the writer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use chrono::{NaiveDate, NaiveTime};
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use ical::property::Property;
use proptest::prelude::*;
use vuosikello_calendar::{Attendee, Calendar, Event, Method, Person, Role, Timing, write};

/// Texts with everything that means something in a file.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\r\nATTENDEE:mailto:x@y.example\r\n".to_owned()),
        Just("\nEND:VEVENT\nBEGIN:VEVENT\n".to_owned()),
        Just("\\n".to_owned()),
        Just("\\".to_owned()),
        Just("\";ROLE=CHAIR:".to_owned()),
        Just("\u{2028}".to_owned()),
        Just("^'^n".to_owned()),
        Just(" ".to_owned()),
        "[,;:\"=%&\\\\^']{1,5}",
        "[a-zåäö€😀]{1,40}",
        "\\PC{0,10}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

/// A text that begins with a letter, so that it is not blank, and the parser does not take a colon for a part of the
/// line's own.
fn titled() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| format!("x{text}"))
}

/// What the writer keeps of a text: ends of lines as line feeds, no control characters, nothing empty at the end.
fn kept(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let kept: String = text
        .replace(ends, "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    kept.trim_end().to_owned()
}

fn kept_line(text: &str) -> String {
    kept(text.trim()).replace(['\n', '\t'], " ").trim().to_owned()
}

/// RFC 5545, section 3.3.11.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(c @ ('\\' | ',' | ';')) => text.push(c),
                other => panic!("escaped {other:?}"),
            },
            ',' | ';' | '\n' | '\r' => panic!("not escaped: {c:?}"),
            c => text.push(c),
        }
    }
    text
}

fn all<'a>(event: &'a IcalEvent, name: &'a str) -> impl Iterator<Item = &'a Property> {
    event
        .properties
        .iter()
        .filter(move |property| property.name == name)
}

fn value(event: &IcalEvent, name: &str) -> Option<String> {
    let mut found = all(event, name);
    let value = found.next()?.value.clone().unwrap_or_default();
    assert!(found.next().is_none(), "{name} stands twice");
    Some(value)
}

fn parameter(property: &Property, name: &str) -> Option<String> {
    let parameters = property.params.as_ref()?;
    let (_, values) = parameters.iter().find(|(key, _)| key == name)?;
    assert_eq!(values.len(), 1, "{name} is a list");
    values.first().cloned()
}

/// The only calendar of a file, whose lines are well formed.
fn parsed(file: &str) -> IcalCalendar {
    assert!(file.ends_with("\r\n"));
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(|c| c.is_control() && c != '\t'), "{line:?}");
    }
    let mut calendars: Vec<IcalCalendar> = ical::IcalParser::new(file.as_bytes())
        .map(Result::unwrap)
        .collect();
    assert_eq!(calendars.len(), 1);
    calendars.remove(0)
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 10).unwrap()
}

proptest! {
    #[test]
    fn no_text_of_an_invitation_becomes_anything_else(
        title in titled(), uid in titled(), description in titled(), location in titled(),
        names in prop::collection::vec(hostile(), 1..4), host in hostile(), path in hostile(),
    ) {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let timing = Timing::Timed { date: day(), start: time(9), end: time(11) };
        let attendees = names.iter().enumerate().map(|(i, name)| Attendee {
            name: name.clone(),
            email: format!("a{i}@b.example"),
            role: Role::Required,
        });
        let link = format!("https://a.example/{path}");
        let event = Event {
            title: title.clone(),
            description: Some(description.clone()),
            location: Some(location.clone()),
            url: Some(link.clone()),
            organizer: Some(Person { name: host.clone(), email: "host@b.example".into() }),
            attendees: attendees.collect(),
            attachments: vec![link],
            ..Event::new(uid.clone(), day().and_time(time(1)), timing)
        };
        let calendar = Calendar { name: String::new(), events: vec![event] };
        let file = match write(&calendar, Method::Request) {
            Ok(file) => file,
            // Encoded, the address can be too long.
            Err(error) => {
                prop_assert!(matches!(error, vuosikello_calendar::Error::Link { .. }), "{error}");
                return Ok(());
            }
        };
        let calendar = parsed(&file);
        prop_assert_eq!(calendar.timezones.len(), 1);
        let [event] = calendar.events.as_slice() else { panic!("{} events", calendar.events.len()) };
        prop_assert_eq!(unescaped(&value(event, "SUMMARY").unwrap()), kept_line(&title));
        prop_assert_eq!(unescaped(&value(event, "UID").unwrap()), kept_line(&uid));
        prop_assert_eq!(unescaped(&value(event, "DESCRIPTION").unwrap()), kept(&description));
        prop_assert_eq!(unescaped(&value(event, "LOCATION").unwrap()), kept_line(&location));
        prop_assert_eq!(value(event, "DTSTART").unwrap(), "20270310T090000");
        prop_assert_eq!(value(event, "DTEND").unwrap(), "20270310T110000");
        prop_assert_eq!(value(event, "ORGANIZER").unwrap(), "mailto:host@b.example");
        for link in [value(event, "URL").unwrap(), value(event, "ATTACH").unwrap()] {
            prop_assert!(link.starts_with("https://a.example/") && link.is_ascii() && !link.contains([' ', '"', '\\']));
        }
        let invited: Vec<&Property> = all(event, "ATTENDEE").collect();
        prop_assert_eq!(invited.len(), names.len());
        for (i, (property, name)) in invited.into_iter().zip(&names).enumerate() {
            prop_assert_eq!(property.value.clone().unwrap(), format!("mailto:a{i}@b.example"));
            let shown = kept_line(name).replace('"', "\u{201d}").replace('^', "^^");
            prop_assert_eq!(parameter(property, "CN").unwrap_or_default(), shown);
            prop_assert_eq!(parameter(property, "ROLE").unwrap(), "REQ-PARTICIPANT");
        }
    }

    #[test]
    fn no_text_of_a_calendar_becomes_anything_else(
        name in titled(), titles in prop::collection::vec(titled(), 0..4), words in prop::collection::vec(titled(), 1..4),
    ) {
        let events = titles.iter().enumerate().map(|(i, title)| Event {
            title: title.clone(),
            categories: words.clone(),
            ..Event::new(format!("{i}@b.example"), day().and_time(NaiveTime::MIN), Timing::AllDay(day()))
        });
        let calendar = Calendar { name: name.clone(), events: events.collect() };
        let calendar = parsed(&write(&calendar, Method::Publish).unwrap());
        let shown = calendar.properties.iter().find(|property| property.name == "X-WR-CALNAME");
        prop_assert_eq!(unescaped(&shown.unwrap().value.clone().unwrap()), kept_line(&name));
        prop_assert_eq!((calendar.events.len(), calendar.timezones.len()), (titles.len(), 0));
        for (event, title) in calendar.events.iter().zip(&titles) {
            prop_assert_eq!(unescaped(&value(event, "SUMMARY").unwrap()), kept_line(title));
            prop_assert_eq!(value(event, "DTSTART").unwrap(), "20270310");
            prop_assert_eq!(value(event, "DTEND").unwrap(), "20270311");
            let list = value(event, "CATEGORIES").unwrap().replace("\\\\", "\u{0}").replace("\\,", "\u{1}");
            let list: Vec<String> = list
                .split(',')
                .map(|word| unescaped(&word.replace('\u{1}', "\\,").replace('\u{0}', "\\\\")))
                .collect();
            let kept: Vec<String> = words.iter().map(|word| kept_line(word)).collect();
            prop_assert_eq!(list, kept);
        }
    }

    #[test]
    fn no_address_makes_it_panic(email in "\\PC{0,20}|[a-z.]{1,5}@[a-z.?&%]{1,8}", link in "(https?:)?/{0,3}\\PC{0,20}", name in hostile()) {
        let event = Event {
            title: "x".into(),
            url: Some(link),
            organizer: Some(Person { name, email }),
            ..Event::new("a@b.example", day().and_time(NaiveTime::MIN), Timing::AllDay(day()))
        };
        if let Ok(file) = write(&Calendar { name: String::new(), events: vec![event] }, Method::Publish) {
            prop_assert_eq!(parsed(&file).events.len(), 1);
        }
    }
}
