//! The folders of a customer's meetings.

use vuosikello_core::{MeetingId, MeetingViolation, Quarter, Violation};

use crate::folder::Entry;
use crate::problem::Place;
use crate::reading::Reading;
use crate::workspace::CUSTOMERS;
use crate::{Failure, Workspace};

/// The folder of the files that are made for a meeting.
pub(crate) const PACK: &str = "aineisto";
/// Begins the names of the minutes, which are written into the folder of the next meeting.
pub(crate) const MINUTES: &str = "poytakirja-";

/// The folder of a meeting, from the root of the workspace.
pub(crate) fn folder(customer: &str, id: MeetingId) -> String {
    format!("{}/{id}", home(customer))
}

/// Reports that a customer has no such meeting.
pub(crate) fn report_missing(customer: &str, id: MeetingId, reading: &mut Reading<'_>) {
    let folder = folder(customer, id);
    let message = format!("asiakkaalla ei ole kokousta {id}");
    let fix = format!("luo kansio {folder} ja siihen kokous.json");
    reading.problem(&folder, Place::File, message, fix);
}

fn home(customer: &str) -> String {
    format!("{CUSTOMERS}/{customer}/kokoukset")
}

/// Whether something in the folder of a meeting was made by the software.
fn is_output(entry: &Entry) -> bool {
    if entry.is_folder {
        entry.name == PACK
    } else {
        entry.name.starts_with(MINUTES)
    }
}

/// Whether a file is one that systems and programs leave behind, such as the mark of a document that is open in Word.
pub(crate) fn is_clutter(name: &str) -> bool {
    name.starts_with("~$") || ["thumbs.db", "desktop.ini"].contains(&name.to_lowercase().as_str())
}

/// Whether what stands in a folder is of a meeting that somebody has begun to prepare: minutes of the meeting before it come there when
/// nothing is known of it yet.
pub(crate) fn is_planned(entries: &[Entry]) -> bool {
    entries
        .iter()
        .any(|entry| !is_output(entry) && !is_clutter(&entry.name))
}

impl Workspace {
    /// The meetings for which a customer has a folder, in order.
    ///
    /// # Errors
    /// [`Failure::Problems`]: a folder's name is no meeting, or two folders are of one quarter; [`Failure::Unreadable`].
    pub fn meetings(&self, customer: &str) -> Result<Vec<MeetingId>, Failure> {
        let mut reading = self.reading(customer)?;
        let ids = self.meeting_folders(customer, &mut reading)?;
        if reading.problems.is_empty() {
            Ok(ids)
        } else {
            Err(reading.failed())
        }
    }

    /// The meetings of the folders whose names are meetings; the other folders are reported.
    pub(crate) fn meeting_folders(
        &self,
        customer: &str,
        reading: &mut Reading<'_>,
    ) -> Result<Vec<MeetingId>, Failure> {
        let home = home(customer);
        let entries = self.folder.list(&home)?.unwrap_or_default();
        let names = entries.iter().filter(|entry| entry.is_folder);
        let mut ids = Vec::new();
        let mut other = Vec::new();
        for name in names.map(|entry| entry.name.as_str()) {
            match MeetingId::parse(name) {
                Ok(id) if id.to_string() == name => {
                    let folder = format!("{home}/{name}");
                    if self.folder.list(&folder)?.is_some() {
                        ids.push(id);
                    } else {
                        let message = "linkki johtaa työtilan ulkopuolelle";
                        reading.problem(&folder, Place::File, message, "kopioi kansio työtilaan");
                    }
                }
                _ => other.push(name),
            }
        }
        ids.sort();
        let mut taken: Vec<(MeetingId, String)> = ids.iter().map(|id| (*id, id.to_string())).collect();
        for name in other {
            let meant = meant(name);
            let other = meant.and_then(|id| taken.iter().find(|(taken, _)| *taken == id));
            let (message, fix) = match (meant, other) {
                (Some(meeting), Some((_, other))) => {
                    let other = other.clone();
                    let violation = Violation::from(MeetingViolation::QuarterTaken { meeting, other });
                    (violation.to_string(), violation.fix())
                }
                (Some(meeting), None) => {
                    taken.push((meeting, name.to_owned()));
                    (no_meeting(name), format!("nimeä kansio {meeting}"))
                }
                (None, _) => (
                    no_meeting(name),
                    "nimeä kansio muodossa 2027-Q1 tai siirrä se muualle".to_owned(),
                ),
            };
            reading.problem(&format!("{home}/{name}"), Place::File, message, fix);
        }
        Ok(ids)
    }
}

fn no_meeting(name: &str) -> String {
    format!("kansion nimi \"{name}\" ei ole kokous")
}

/// The meeting that a folder's name means: a year and a quarter somewhere in it, as in `2027-q1` and `Kopio 2027 Q1`.
fn meant(name: &str) -> Option<MeetingId> {
    let starts = name.char_indices().map(|(at, _)| at);
    starts
        .filter(|at| !name.get(..*at).is_some_and(|before| before.ends_with(is_digit)))
        .find_map(|at| begins_with_meeting(name.get(at..)?))
}

/// The meeting with which a text begins: four digits, no letters or digits, `Q`, and one of 1 to 4 on its own.
fn begins_with_meeting(text: &str) -> Option<MeetingId> {
    let (year, rest) = text.split_at_checked(4)?;
    if !year.chars().all(is_digit) {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (quarter, after) = rest.split_at_checked(2)?;
    if after.starts_with(is_digit) {
        return None;
    }
    Some(MeetingId::new(year.parse().ok()?, Quarter::parse(quarter).ok()?))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_means_the_meeting_that_stands_in_it() {
        for name in [
            "2027-q1",
            "2027-Q1 kopio",
            "Kopio 2027-Q1",
            "2027 Q1",
            "2027_Q1 (2)",
            "2027Q1",
        ] {
            assert_eq!(meant(name).unwrap().to_string(), "2027-Q1", "{name}");
        }
        for name in [
            "",
            "arkisto",
            "2027",
            "2027-Q5",
            "12027-Q1",
            "2027-Q12",
            "Q1-2027",
            "vuosi 27 Q1",
        ] {
            assert_eq!(meant(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(name in "\\PC{0,12}|[0-9Qq -]{0,12}") {
            let _ = meant(&name);
        }
    }
}
