//! Whole files: an invitation and a year's calendar, and what is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use vuosikello_calendar::{Attendee, Calendar, Error, Event, Method, Person, Role, Timing, write};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn stamp() -> NaiveDateTime {
    day(2027, 3, 1).and_time(time(6, 30))
}

fn attendee(name: &str, email: &str, role: Role) -> Attendee {
    Attendee {
        name: name.into(),
        email: email.into(),
        role,
    }
}

fn meeting() -> Event {
    let timing = Timing::Timed {
        date: day(2027, 3, 10),
        start: time(9, 0),
        end: time(10, 30),
    };
    Event {
        sequence: 1,
        title: "Palvelusopimuksen seurantaryhmä, Q1: RISE".into(),
        description: Some(
            "Hyvä vastaanottaja,\n\naineisto: https://tilat.example/rise; kysely on auki.".into(),
        ),
        location: Some("Teams".into()),
        url: Some("https://teams.example/kokous?a=1&b=2".into()),
        organizer: Some(Person {
            name: "Mallikas, Maija".into(),
            email: "maija.mallikas@pk.example".into(),
        }),
        attendees: vec![
            attendee(
                "Olli \"Olli\" Ohjaaja; OM",
                "olli.ohjaaja@om.example",
                Role::Chair,
            ),
            attendee("Aino Asiakas", "aino.asiakas@rise.example", Role::Required),
            attendee("Maija Mallikas", "Maija.Mallikas@pk.example", Role::Optional),
        ],
        attachments: vec!["https://tilat.example/rise/2027 Q1".into()],
        categories: vec!["Seurantaryhmä".into(), "a,b".into()],
        ..Event::new("rise-2027-q1@pk.example", stamp(), timing)
    }
}

fn deadline(uid: &str) -> Event {
    Event {
        title: "Talousarvioesitys TAE B1".into(),
        categories: vec!["Talous".into()],
        ..Event::new(uid, stamp(), Timing::AllDay(day(2027, 12, 31)))
    }
}

fn calendar(events: Vec<Event>) -> Calendar {
    Calendar {
        name: "Vuosikello 2027".into(),
        events,
    }
}

#[test]
fn an_invitation() {
    let file = write(&calendar(vec![meeting()]), Method::Request).unwrap();
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//vuosikello//vuosikello//FI
CALSCALE:GREGORIAN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Helsinki
X-LIC-LOCATION:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19960331T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DESCRIPTION:Hyvä vastaanottaja\\,\\n\\naineisto: https://tilat.example/rise
 \\; kysely on auki.
DTEND;TZID=Europe/Helsinki:20270310T103000
DTSTAMP:20270301T063000Z
DTSTART;TZID=Europe/Helsinki:20270310T090000
LOCATION:Teams
ORGANIZER;CN=\"Mallikas, Maija\":mailto:maija.mallikas@pk.example
SEQUENCE:1
SUMMARY:Palvelusopimuksen seurantaryhmä\\, Q1: RISE
UID:rise-2027-q1@pk.example
URL:https://teams.example/kokous?a=1&b=2
ATTACH:https://tilat.example/rise/2027%20Q1
ATTENDEE;CN=\"Olli ”Olli” Ohjaaja; OM\";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-
 ACTION;ROLE=CHAIR;RSVP=TRUE:mailto:olli.ohjaaja@om.example
ATTENDEE;CN=Aino Asiakas;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-P
 ARTICIPANT;RSVP=TRUE:mailto:aino.asiakas@rise.example
ATTENDEE;CN=Maija Mallikas;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;ROLE=OPT-PAR
 TICIPANT;RSVP=FALSE:mailto:Maija.Mallikas@pk.example
CATEGORIES:Seurantaryhmä,a\\,b
END:VEVENT
END:VCALENDAR
";
    assert_eq!(file.replace("\r\n", "\n"), expected);
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn a_years_calendar() {
    let file = write(&calendar(vec![deadline("a@pk.example")]), Method::Publish).unwrap();
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//vuosikello//vuosikello//FI
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Vuosikello 2027
BEGIN:VEVENT
DTEND;VALUE=DATE:20280101
DTSTAMP:20270301T063000Z
DTSTART;VALUE=DATE:20271231
SEQUENCE:0
SUMMARY:Talousarvioesitys TAE B1
TRANSP:TRANSPARENT
UID:a@pk.example
CATEGORIES:Talous
END:VEVENT
END:VCALENDAR
";
    assert_eq!(file.replace("\r\n", "\n"), expected);
    let empty = write(&calendar(Vec::new()), Method::Publish).unwrap();
    assert!(empty.ends_with("X-WR-CALNAME:Vuosikello 2027\r\nEND:VCALENDAR\r\n"));
}

#[test]
fn the_same_calendar_gives_the_same_bytes() {
    let events = vec![
        deadline("a@pk.example"),
        Event {
            organizer: None,
            attendees: Vec::new(),
            ..meeting()
        },
        deadline("b@pk.example"),
    ];
    let file = write(&calendar(events.clone()), Method::Publish).unwrap();
    assert_eq!(write(&calendar(events), Method::Publish).unwrap(), file);
    assert_eq!(file.matches("BEGIN:VTIMEZONE").count(), 1);
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 3);
    assert_eq!(file.matches("DTSTAMP:20270301T063000Z").count(), 3);
    assert_eq!(file.matches("DTSTAMP").count(), 3);
    assert_eq!(file.matches("UID:").count(), 3);
}

/// What the event is refused for after a change.
fn refused(method: Method, change: impl FnOnce(&mut Event)) -> Error {
    let mut event = match method {
        Method::Publish => deadline("a@pk.example"),
        Method::Request | Method::Cancel => meeting(),
    };
    change(&mut event);
    let error = write(&calendar(vec![event]), method).unwrap_err();
    assert!(!error.fix().is_empty());
    error
}

#[test]
fn what_is_wrong_is_told() {
    use Method::{Publish, Request};
    for (error, told) in [
        (
            refused(Publish, |event| event.title = " \u{7}\n".into()),
            "tapahtumalta \"a@pk.example\" puuttuu otsikko",
        ),
        (
            refused(Publish, |event| event.uid.clear()),
            "tapahtumalta \"Talousarvioesitys TAE B1\" puuttuu tunniste",
        ),
        (
            refused(Publish, |event| event.description = Some("x".repeat(50_001))),
            "tapahtuman \"Talousarvioesitys TAE B1\" kuvaus on liian pitkä: 50001 merkkiä",
        ),
        (
            refused(Publish, |event| event.timing = Timing::AllDay(day(1996, 12, 31))),
            "tapahtuman \"Talousarvioesitys TAE B1\" vuosi 1996 ei ole välillä 1997–9998",
        ),
        (
            refused(Publish, |event| event.timing = Timing::AllDay(NaiveDate::MAX)),
            "tapahtuman \"Talousarvioesitys TAE B1\" vuosi 262142 ei ole välillä 1997–9998",
        ),
        (
            refused(Publish, |event| event.stamp = NaiveDateTime::MIN),
            "tapahtuman \"Talousarvioesitys TAE B1\" vuosi -262143 ei ole välillä 1997–9998",
        ),
        (
            refused(Publish, |event| event.attendees = meeting().attendees),
            "julkaistavan kalenterin tapahtumalla \"Talousarvioesitys TAE B1\" on kutsuttuja",
        ),
        (
            refused(Publish, |event| event.url = Some("palvelin/kansio".into())),
            "linkin osoite \"palvelin/kansio\" ei ala https: tai http:",
        ),
        (
            refused(Request, |event| event.organizer = None),
            "tapahtumalta \"Palvelusopimuksen seurantaryhmä, Q1: RISE\" puuttuu kutsuja",
        ),
        (
            refused(Request, |event| event.attendees.clear()),
            "tapahtumalta \"Palvelusopimuksen seurantaryhmä, Q1: RISE\" puuttuu kutsuttava",
        ),
        (
            refused(Request, |event| event.attendees[0].email = "olli".into()),
            "\"olli\" ei ole sähköpostiosoite",
        ),
        (
            refused(Request, |event| {
                event.attendees[0].email = "AINO.asiakas@rise.example".into();
            }),
            "osoite aino.asiakas@rise.example on kutsuttu kahdesti",
        ),
        (
            refused(Request, |event| {
                event.timing = Timing::Timed {
                    date: day(2027, 3, 10),
                    start: time(9, 0),
                    end: time(9, 0),
                };
            }),
            "tapahtuma \"Palvelusopimuksen seurantaryhmä, Q1: RISE\" ei pääty alkamisensa jälkeen",
        ),
    ] {
        assert_eq!(error.to_string(), told);
    }
    let twice = calendar(vec![deadline("a@pk.example"), deadline("a@pk.example ")]);
    assert!(matches!(write(&twice, Publish), Err(Error::DuplicateUid { .. })));
    for events in [Vec::new(), vec![meeting(), meeting()]] {
        let count = events.len();
        assert_eq!(
            write(&calendar(events), Request),
            Err(Error::NotOneEvent { count })
        );
    }
}

#[test]
fn a_cancelled_event_and_a_confidential_one_say_so() {
    let mut event = meeting();
    event.confidential = true;
    let file = write(&calendar(vec![event]), Method::Cancel).unwrap();
    for line in [
        "METHOD:CANCEL",
        "STATUS:CANCELLED",
        "CLASS:CONFIDENTIAL",
        "SEQUENCE:1",
    ] {
        assert!(file.contains(&format!("\r\n{line}\r\n")), "{line}: {file}");
    }
}
