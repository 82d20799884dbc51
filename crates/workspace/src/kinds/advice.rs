//! What a person should look at, although it keeps no draft from being made: what is to be filled in or confirmed, meetings on days off.

use vuosikello_core::{DataFile, DataFolder, DayOff, Meeting, day_off, unfinished};

use crate::meeting::meeting_of;
use crate::reading::SourceFile;
use crate::{Failure, Problem, Workspace};

/// What is told of a customer, for a year or for all; what is wrong in its files is told elsewhere.
pub(super) fn of_customer(
    workspace: &Workspace,
    id: &str,
    year: Option<i32>,
) -> Result<Vec<Problem>, Failure> {
    let mut advice = Vec::new();
    let Ok(mut reading) = workspace.reading(id) else {
        return Ok(advice);
    };
    if let (Some(customer), source) = workspace.customer(id, &mut reading)? {
        advice.extend(workspace.unfinished_customer(&customer, &source));
    }
    for meeting in workspace.quarters(&DataFolder::MEETING, "kokous", id, &mut reading)? {
        let folder = DataFolder::MEETING.path(id, meeting.into());
        if year.is_none_or(|year| year == meeting.year())
            && let (Some(meeting), source) = meeting_of(&folder, &mut reading)?
        {
            advice.extend(of_meeting(id, &meeting, &source));
        }
    }
    Ok(advice)
}

/// What to look at in a meeting.
fn of_meeting(customer: &str, meeting: &Meeting, source: &SourceFile) -> Vec<Problem> {
    let found = unfinished(&DataFile::MEETING, "", meeting);
    let unfilled = found
        .iter()
        .map(|finding| source.problem(Some(customer), finding));
    unfilled.chain(on_day_off(customer, meeting, source)).collect()
}

/// A meeting on a day on which offices are closed is possible, and mostly a slip.
fn on_day_off(customer: &str, meeting: &Meeting, source: &SourceFile) -> Option<Problem> {
    let date = meeting.date;
    let day = match day_off(date)? {
        DayOff::Weekend => date.weekday().to_owned(),
        DayOff::Holiday(name) => name.to_owned(),
    };
    let (file, place) = (source.file.as_str(), source.locate("/paivays"));
    let message = format!("kokouspäivä {date} on {day}");
    Some(Problem::new(
        Some(customer),
        file,
        place,
        message,
        "tarkista päivä",
    ))
}
