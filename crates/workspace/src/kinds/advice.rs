//! What a person should look at, although it keeps nothing from being made: name forms that nobody has confirmed, meetings on days off.

use vuosikello_core::{Customer, DataFolder, DayOff, InflectedName, Meeting, day_off};

use super::Kinds;
use crate::meeting::meeting_of;
use crate::reading::SourceFile;
use crate::{Failure, Problem, Workspace};

const CONFIRM: &str = "tarkista muodot ja tyhjennä tieto vahvistettava";

impl Kinds {
    /// What is told of the settings and of customers, for a year or for all; what is wrong in their files is told elsewhere.
    pub(super) fn advice(
        &self,
        workspace: &Workspace,
        ids: &[&str],
        year: Option<i32>,
    ) -> Result<Vec<Problem>, Failure> {
        let mut advice = of_settings(workspace);
        for id in ids {
            let Ok(mut reading) = workspace.reading(id) else {
                continue;
            };
            if let (Some(customer), source) = workspace.customer(id, &mut reading)? {
                advice.extend(of_customer(&customer, &source));
            }
            for meeting in workspace.quarters(&DataFolder::MEETING, "kokous", id, &mut reading)? {
                let folder = DataFolder::MEETING.path(id, meeting.into());
                if year.is_none_or(|year| year == meeting.year())
                    && let (Some(meeting), source) = meeting_of(&folder, &mut reading)?
                {
                    advice.extend(of_meeting(id, &meeting, &source));
                }
            }
        }
        advice.sort();
        Ok(advice)
    }
}

/// Name forms that are a proposal.
fn unconfirmed(
    customer: Option<&str>,
    name: &InflectedName,
    pointer: &str,
    source: &SourceFile,
) -> Option<Problem> {
    name.unconfirmed.as_ref()?;
    let place = source.locate(&format!("{pointer}/vahvistettava"));
    let message = format!("nimen \"{}\" taivutusmuodot ovat ohjelman ehdotus", name.base);
    Some(Problem::new(customer, &source.file, place, message, CONFIRM))
}

fn of_settings(workspace: &Workspace) -> Vec<Problem> {
    let organisation = &workspace.configuration().organisation;
    let names = [
        (&organisation.name, "/organisaatio/nimi"),
        (&organisation.branch, "/organisaatio/hallinnonala"),
        (&organisation.statute.name, "/organisaatio/saados/nimi"),
    ];
    let source = &workspace.source;
    let told = names
        .into_iter()
        .filter_map(|(name, pointer)| unconfirmed(None, name, pointer, source));
    told.collect()
}

fn of_customer(customer: &Customer, source: &SourceFile) -> Option<Problem> {
    unconfirmed(Some(customer.id.as_str()), &customer.name, "/nimi", source)
}

/// A meeting on a day on which offices are closed is possible, and mostly a slip.
fn of_meeting(customer: &str, meeting: &Meeting, source: &SourceFile) -> Option<Problem> {
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
