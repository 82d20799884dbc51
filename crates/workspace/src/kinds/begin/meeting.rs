//! A new meeting of the monitoring group.

use serde_json::{Map, Value, json};
use vuosikello_core::{DataFile, DataFolder, Date, MeetingId, Period, Quarter};

use super::{Beginning, NewFiles, written};
use crate::batch::Made;
use crate::kinds::Kinds;
use crate::meeting::meeting_of;
use crate::{Failure, Workspace};

/// What carries over from the meeting before.
const CARRIED: [&str; 6] = [
    "alkaa",
    "paattyy",
    "puheenjohtaja",
    "sihteeri",
    "osallistujat",
    "luokitus",
];

impl Kinds {
    /// Begins a meeting with what carries over from the one before it: the time that was agreed, the people. Open actions come
    /// into its agenda by themselves, and are told.
    ///
    /// # Errors
    /// [`Failure::Problems`]: a file is there already, or those of the meeting before have errors; something could not be read or written.
    pub fn begin_meeting(
        &self,
        workspace: &Workspace,
        beginning: &Beginning<'_>,
        id: MeetingId,
    ) -> Result<Made, Failure> {
        let customer = beginning.customer;
        let mut reading = workspace.reading(customer)?;
        let known = workspace.quarters(&DataFolder::MEETING, "kokous", customer, &mut reading)?;
        let mut before = None;
        for other in known.into_iter().filter(|other| *other < id).rev() {
            let folder = DataFolder::MEETING.path(customer, other.into());
            if let Some(value) = self.value_in(workspace, customer, &folder, &DataFile::MEETING)? {
                before = Some((other, folder, value));
                break;
            }
        }
        let mut reading = workspace.reading(customer)?;
        let folder = DataFolder::MEETING.path(customer, id.into());
        let mut files = NewFiles::of(customer);
        let mut value = Map::new();
        value.insert("kokous".to_owned(), json!(id.to_string()));
        let as_form = match &before {
            Some((_, old, _)) => self.uses_forms(workspace, beginning, old, &DataFile::MEETING)?,
            None => self.uses_forms(workspace, beginning, &folder, &DataFile::MEETING)?,
        };
        if let Some((other, old, known)) = &before {
            for key in CARRIED {
                if let Some(carried) = known.get(key) {
                    value.insert(key.to_owned(), carried.clone());
                }
            }
            agreed(id, known, &mut value);
            let read = meeting_of(old, &mut reading)?;
            let was_online = read.0.is_some_and(|meeting| meeting.online.is_some());
            if was_online && !value.contains_key("paikka") {
                files.ask_for(&path(&folder, as_form), "etayhteys");
            }
            self.tell_actions(workspace, customer, *other, &mut files);
        } else {
            files.note(format!(
                "asiakkaalla {customer} ei ole aiempaa kokousta, josta tiedot siirtyisivät"
            ));
        }
        let place = (folder.as_str(), Some(Period::Quarter(id)));
        let value = Value::Object(value);
        self.add_file(workspace, &mut files, &DataFile::MEETING, &value, place, as_form)?;
        let file = path(&folder, as_form);
        for key in ["aineisto", "kysely", "seuraava"] {
            files.ask_for(&file, key);
        }
        written(workspace, files, id.into())
    }

    /// Tells which actions are open after a meeting; one whose data have errors tells so itself when it is checked.
    fn tell_actions(&self, workspace: &Workspace, customer: &str, last: MeetingId, files: &mut NewFiles) {
        let Ok(loaded) = workspace.meeting(customer, last) else {
            files.note(format!("kokouksen {last} tiedoissa on virheitä, joten avoimia toimenpiteitä ei voitu luetella: vuosikello check"));
            return;
        };
        let agenda = &workspace.configuration().defaults.agenda;
        let earlier = loaded
            .dossier
            .open_actions(agenda)
            .into_iter()
            .filter(|open| !open.done);
        let earlier = earlier.map(|open| open.action.clone());
        let own = loaded
            .dossier
            .notes
            .iter()
            .flat_map(vuosikello_core::Notes::actions);
        let own = own.map(|(_, action)| action.clone());
        let done: Vec<_> = loaded
            .dossier
            .notes
            .iter()
            .flat_map(vuosikello_core::Notes::done)
            .map(|(id, _)| id)
            .collect();
        for action in earlier.chain(own).filter(|action| !done.contains(&action.id)) {
            files.note(format!(
                "avoin toimenpide {}: {} ({}, {})",
                action.id, action.text, action.owner, action.due
            ));
        }
    }
}

/// The time and the place on which the meeting before has agreed, when they are of the quarter.
fn agreed(id: MeetingId, before: &Value, value: &mut Map<String, Value>) {
    let next = &before["seuraava"];
    let date = next["paivays"].as_str().and_then(|date| Date::parse(date).ok());
    let Some(date) = date.filter(|date| is_in(*date, id)) else {
        return;
    };
    value.insert("paivays".to_owned(), json!(date.to_string()));
    for key in ["alkaa", "paattyy"] {
        if let Some(agreed) = next.get(key) {
            value.insert(key.to_owned(), agreed.clone());
        }
    }
    // A place that is only the name of a program is no address of a room.
    let place = next["paikka"]
        .as_str()
        .filter(|place| !place.eq_ignore_ascii_case("teams"));
    if let Some(place) = place {
        value.insert("paikka".to_owned(), json!(place));
    }
}

fn is_in(date: Date, id: MeetingId) -> bool {
    let quarter = Quarter::ALL.get((date.month().saturating_sub(1) / 3) as usize);
    date.year() == id.year() && quarter == Some(&id.quarter())
}

fn path(folder: &str, as_form: bool) -> String {
    format!("{folder}/kokous.{}", if as_form { "xlsx" } else { "json" })
}
