//! Notes that another program gives: of those in a file, its reader has seen to all of this.

use crate::check::values::{duplicates, unknown};
use crate::{Configuration, DataFile, Findings, Meeting, Note, NoteViolation, Notes, agenda, nearest};

const FILE: DataFile = DataFile::NOTES;

/// The notes are of items of the agenda, of people who were invited, and of actions of the meeting.
pub(super) fn agree(configuration: &Configuration, meeting: &Meeting, notes: &Notes, found: &mut Findings) {
    let agenda = agenda(&configuration.defaults.agenda, meeting);
    let ids = || agenda.iter().map(|item| item.id.as_str());
    for (i, item) in notes.items.iter().enumerate() {
        if !ids().any(|id| id == item.item) {
            let violation = unknown("asiakohta", &item.item, ids(), "kokouksen asialista");
            found.add(FILE, format!("/kohdat/{i}/kohta"), violation);
        }
        for (j, note) in item.notes.iter().enumerate() {
            if let Note::Action(action) = note {
                let (place, meeting) = (format!("/kohdat/{i}/merkinnat/{j}/toimenpide"), meeting);
                if action.id.meeting != meeting.id {
                    let (action, meeting) = (action.id, meeting.id);
                    let violation = NoteViolation::ActionOfOther { action, meeting };
                    found.add(FILE, format!("{place}/tunnus"), violation);
                }
                if action.due < meeting.date {
                    let (due, meeting) = (action.due, meeting.date);
                    let violation = NoteViolation::DueBeforeMeeting { due, meeting };
                    found.add(FILE, format!("{place}/maaraaika"), violation);
                }
            }
        }
    }
    let items = notes.items.iter().enumerate();
    let items = items.map(|(i, item)| (format!("/kohdat/{i}/kohta"), item.item.as_str()));
    duplicates(&FILE, "asiakohta", items, found);
    let actions: Vec<String> = notes.actions().map(|(_, action)| action.id.to_string()).collect();
    let actions = actions.iter().map(|id| ("/kohdat".to_owned(), id.as_str()));
    duplicates(&FILE, "toimenpide", actions, found);
    people(meeting, notes, found);
    if notes
        .began
        .zip(notes.ended)
        .is_some_and(|(began, ended)| ended <= began)
    {
        found.add(FILE, "/paattyi", NoteViolation::EndedBeforeBeginning);
    }
}

fn people(meeting: &Meeting, notes: &Notes, found: &mut Findings) {
    for (i, name) in notes.absent.iter().enumerate() {
        if meeting.participant(name).is_none() {
            let invited = meeting.participants.iter().map(|invited| invited.name.as_str());
            let (name, nearest) = (name.clone(), nearest(name, invited).map(str::to_owned));
            found.add(
                FILE,
                format!("/poissa/{i}"),
                NoteViolation::UnknownAbsent { name, nearest },
            );
        }
    }
    for (i, name) in notes.also_present.iter().enumerate() {
        if meeting.participant(name).is_some() {
            let name = name.clone();
            found.add(
                FILE,
                format!("/lasna/{i}"),
                NoteViolation::AlreadyInvited { name },
            );
        }
    }
    for (i, presence) in notes.presence.iter().enumerate() {
        if meeting.participant(&presence.name).is_none() {
            let invited = meeting.participants.iter().map(|invited| invited.name.as_str());
            let name = presence.name.clone();
            let nearest = nearest(&name, invited).map(str::to_owned);
            found.add(
                FILE,
                format!("/lasnaolosta/{i}"),
                NoteViolation::UnknownAbsent { name, nearest },
            );
        }
    }
    for (key, names) in [("poissa", &notes.absent), ("lasna", &notes.also_present)] {
        for (i, name) in names.iter().enumerate() {
            if names.iter().take(i).any(|other| other == name) {
                let name = name.clone();
                found.add(FILE, format!("/{key}/{i}"), NoteViolation::RepeatedName { name });
            }
        }
    }
}
