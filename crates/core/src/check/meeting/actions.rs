//! The actions of earlier meetings that a meeting says are done.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ActionId, DataFile, EarlierMeeting, Findings, Meeting, MeetingId, MeetingParts, MeetingViolation, Notes,
    Violation, nearest,
};

/// Each action that is done was agreed on by an earlier meeting, and is marked done once. The same meeting may name an action
/// beforehand and tell about it in its notes.
pub(super) fn done(meeting: &Meeting, parts: &MeetingParts<'_>, found: &mut Findings) {
    let earlier: Vec<&EarlierMeeting> = parts
        .earlier
        .iter()
        .filter(|earlier| earlier.meeting.id < meeting.id)
        .collect();
    let noted = earlier.iter().flat_map(|earlier| &earlier.notes);
    let agreed: BTreeSet<ActionId> = noted
        .flat_map(Notes::actions)
        .map(|(_, action)| action.id)
        .collect();
    let mut done: BTreeMap<ActionId, MeetingId> = BTreeMap::new();
    for earlier in &earlier {
        let noted = earlier.notes.iter().flat_map(Notes::done).map(|(id, _)| id);
        for action in earlier.meeting.done.iter().copied().chain(noted) {
            done.entry(action).or_insert(earlier.meeting.id);
        }
    }
    let listed = meeting.done.iter().enumerate();
    let listed = listed.map(|(i, action)| (DataFile::MEETING, format!("/tehdyt_toimenpiteet/{i}"), *action));
    let noted = parts.notes.into_iter().flat_map(Notes::done);
    let noted = noted.map(|(action, line)| (DataFile::NOTES, line.to_string(), action));
    let mut seen: BTreeSet<(DataFile, ActionId)> = BTreeSet::new();
    for (file, pointer, action) in listed.chain(noted) {
        let violation = if !agreed.contains(&action) {
            let known: Vec<String> = agreed.iter().map(ActionId::to_string).collect();
            let nearest = nearest(&action.to_string(), known.iter().map(String::as_str)).map(str::to_owned);
            MeetingViolation::UnknownAction { action, nearest }.into()
        } else if let Some(meeting) = done.get(&action) {
            let meeting = *meeting;
            MeetingViolation::DoneBefore { action, meeting }.into()
        } else if !seen.insert((file.clone(), action)) {
            let value = action.to_string();
            Violation::Duplicate {
                what: "toimenpide",
                value,
            }
        } else {
            continue;
        };
        found.add(file, pointer, violation);
    }
}
