//! An invitation that went out before: what a later one of the same event must go beyond, so that calendars take it.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};

use crate::{Event, Method, lines};

/// The most bytes of an invitation that are read; one with a hundred participants has about 20 kB.
const BYTES: usize = 1 << 20;

/// The properties of which a change raises `SEQUENCE` (RFC 5546 § 2.1.4), each with its name in a message.
const TOLD: [(&str, &str); 6] = [
    ("DTSTART", "alkamisaika"),
    ("DTEND", "päättymisaika"),
    ("LOCATION", "paikka"),
    ("URL", "linkki"),
    ("SUMMARY", "otsikko"),
    ("STATUS", "peruutus"),
];

/// The event of an invitation that was written before, as far as it decides whether another one is a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The identifier of the event.
    pub uid: String,
    /// Its version.
    pub sequence: u32,
    /// When that version was made.
    pub stamp: NaiveDateTime,
    /// The content lines of the event by their names, each with its parameters.
    values: BTreeMap<String, String>,
}

impl Sent {
    /// Reads the first event of a calendar file; `None` of what is no such file, or has no identifier.
    pub fn read(file: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(file.get(..file.len().min(BYTES))?).ok()?;
        let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        let content = lines::unfolded(&text);
        let event = content
            .iter()
            .skip_while(|line| *line != "BEGIN:VEVENT")
            .skip(1)
            .take_while(|line| *line != "END:VEVENT");
        let mut values = BTreeMap::new();
        for line in event {
            let end = line.find([':', ';'])?;
            let (name, value) = line.split_at(end);
            values.entry(name.to_owned()).or_insert_with(|| value.to_owned());
        }
        let value = |name: &str| values.get(name)?.strip_prefix(':').map(str::to_owned);
        Some(Self {
            uid: value("UID")?,
            sequence: value("SEQUENCE").and_then(|text| text.parse().ok()).unwrap_or(0),
            stamp: NaiveDateTime::parse_from_str(&value("DTSTAMP")?, "%Y%m%dT%H%M%SZ").ok()?,
            values,
        })
    }

    /// Whether it is an invitation to the same event. Only the part of the `UID` before `@` is compared, since the domain after it
    /// changes with the organiser's address.
    fn is_of(&self, event: &Event) -> bool {
        let name = |uid: &str| uid.split('@').next().map(str::to_owned);
        name(&self.uid) == name(&event.uid)
    }

    /// The names, in Finnish, of the properties that have other values in a later invitation.
    fn changed(&self, later: &Sent) -> Vec<&'static str> {
        let told = TOLD.iter();
        told.filter(|(name, _)| self.values.get(*name) != later.values.get(*name))
            .map(|(_, what)| *what)
            .collect()
    }
}

impl Event {
    /// Makes the event a later version of those `sent` before, where they are of the same event: it keeps their identifier, and
    /// when the time, the place, the link, the title or a cancellation is other than in the latest, its version and its stamp go beyond
    /// those. Gives what is other, in Finnish.
    pub fn follow(&mut self, sent: &[Sent], method: Method) -> Vec<&'static str> {
        let latest = sent.iter().filter(|sent| sent.is_of(self));
        let Some(latest) = latest.max_by_key(|sent| (sent.sequence, sent.stamp)) else {
            return Vec::new();
        };
        self.uid.clone_from(&latest.uid);
        let calendar = crate::Calendar {
            name: String::new(),
            events: vec![self.clone()],
        };
        // One that cannot be written is told when it is written.
        let own = crate::write(&calendar, method).ok();
        let own = own.and_then(|file| Sent::read(file.as_bytes()));
        let changed = own.map(|own| latest.changed(&own)).unwrap_or_default();
        let next = latest.sequence.saturating_add(1);
        let is_raised = self.sequence > latest.sequence;
        if !changed.is_empty() && !is_raised {
            self.sequence = next;
        }
        self.sequence = self.sequence.max(latest.sequence);
        if self.sequence > latest.sequence {
            self.stamp = self.stamp.max(latest.stamp + TimeDelta::minutes(1));
        } else {
            self.stamp = self.stamp.max(latest.stamp);
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};
    use proptest::prelude::*;

    use super::*;
    use crate::{Attendee, Calendar, Person, Role, Timing, write};

    fn event(hour: u32) -> Event {
        let date = NaiveDate::from_ymd_opt(2027, 3, 10).unwrap();
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let timing = Timing::Timed {
            date,
            start: at(hour),
            end: at(hour + 1),
        };
        Event {
            title: "Seurantaryhmä".into(),
            description: Some("Hei".into()),
            organizer: Some(Person {
                name: "Maija Mallikas".into(),
                email: "maija@pk.example".into(),
            }),
            attendees: vec![Attendee {
                name: "Olli Ohjaaja".into(),
                email: "olli@om.example".into(),
                role: Role::Required,
            }],
            ..Event::new("kokous-q1@pk.example", date.and_time(NaiveTime::MIN), timing)
        }
    }

    fn sent(event: &Event, method: Method) -> Sent {
        let calendar = Calendar {
            name: String::new(),
            events: vec![event.clone()],
        };
        Sent::read(write(&calendar, method).unwrap().as_bytes()).unwrap()
    }

    #[test]
    fn a_moved_event_is_a_later_version_and_the_same_again_is_not() {
        let first = sent(&event(9), Method::Request);
        let mut same = event(9);
        same.description = Some("Aineisto on täydentynyt".into());
        assert_eq!(
            same.follow(std::slice::from_ref(&first), Method::Request),
            [""; 0]
        );
        assert_eq!((same.sequence, same.stamp), (0, first.stamp));
        let mut moved = event(13);
        assert_eq!(
            moved.follow(std::slice::from_ref(&first), Method::Request),
            ["alkamisaika", "päättymisaika"]
        );
        assert_eq!(moved.sequence, 1);
        assert!(moved.stamp > first.stamp);
        // Made again from the same data, it stays what it was.
        let second = sent(&moved, Method::Request);
        let mut again = event(13);
        assert_eq!(again.follow(&[first, second.clone()], Method::Request), [""; 0]);
        assert_eq!((again.sequence, again.stamp), (1, second.stamp));
    }

    #[test]
    fn a_cancelled_event_and_one_that_is_held_after_all_are_later_versions() {
        let first = sent(&event(9), Method::Request);
        let mut cancelled = event(9);
        assert_eq!(cancelled.follow(&[first], Method::Cancel), ["peruutus"]);
        assert_eq!(cancelled.sequence, 1);
        let cancelled = sent(&cancelled, Method::Cancel);
        let mut held = event(9);
        assert_eq!(held.follow(&[cancelled], Method::Request), ["peruutus"]);
        assert_eq!(held.sequence, 2);
    }

    #[test]
    fn who_invites_may_change_and_other_events_are_of_no_account() {
        let first = sent(&event(9), Method::Request);
        let mut moved = event(13);
        moved.uid = "kokous-q1@muu.example".into();
        moved.follow(std::slice::from_ref(&first), Method::Request);
        assert_eq!((moved.uid.as_str(), moved.sequence), ("kokous-q1@pk.example", 1));
        let mut other = event(13);
        other.uid = "kokous-q2@pk.example".into();
        assert_eq!(other.follow(&[first], Method::Request), [""; 0]);
        assert_eq!(other.sequence, 0);
    }

    #[test]
    fn a_version_that_the_data_raise_is_kept() {
        let first = sent(&event(9), Method::Request);
        let mut raised = event(13);
        raised.sequence = 5;
        raised.follow(&[first], Method::Request);
        assert_eq!(raised.sequence, 5);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(BEGIN:VEVENT|END:VEVENT|UID:a|DTSTAMP:[0-9T]{0,16}Z|SEQUENCE:[0-9]{0,12}|[:;]|\r\n| ){0,20}") {
            let _ = Sent::read(&bytes);
            let _ = Sent::read(text.as_bytes());
        }
    }
}
