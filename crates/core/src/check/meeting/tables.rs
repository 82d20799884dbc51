//! The tables of a meeting: service status, development needs and projects.

use super::MeetingContext;
use crate::check::{Report, duplicates, unknown};
use crate::finding::{DataFile, MeetingViolation, Violation};
use crate::{MeetingParts, is_blank};

/// Each status is of a service of the agreement, and each service has one.
pub(super) fn services(parts: &MeetingParts<'_>, found: &mut Report) {
    let rows = parts.services.unwrap_or_default();
    if let Some(agreement) = parts.agreement {
        let ids = || agreement.services.iter().map(|service| service.id.as_str());
        for (i, row) in rows.iter().enumerate() {
            if !ids().any(|id| id == row.service) {
                let violation = unknown("palvelu", &row.service, ids(), "sopimuksen palvelujen tunnukset");
                found(DataFile::ServiceStatus, format!("/{i}/palvelu"), violation);
            }
        }
    }
    let ids = rows.iter().enumerate();
    let ids = ids.map(|(i, row)| (format!("/{i}/palvelu"), row.service.as_str()));
    duplicates(DataFile::ServiceStatus, "palvelu", ids, found);
}

pub(super) fn needs(parts: &MeetingParts<'_>, found: &mut Report) {
    let rows = parts.needs.unwrap_or_default().iter();
    named(
        DataFile::Needs,
        rows.map(|need| (need.id.as_str(), need.name.as_str())),
        found,
    );
}

pub(super) fn projects(parts: &MeetingParts<'_>, context: MeetingContext<'_>, found: &mut Report) {
    let rows = parts.projects.unwrap_or_default();
    let names = rows
        .iter()
        .map(|project| (project.id.as_str(), project.name.as_str()));
    named(DataFile::Projects, names, found);
    for (i, project) in rows.iter().enumerate() {
        let pointer = format!("/{i}/asiakas");
        let file = DataFile::Projects;
        if project.customer_ids().next().is_none() {
            let project = project.id.clone();
            found(
                file,
                pointer,
                MeetingViolation::ProjectWithoutCustomer { project }.into(),
            );
        } else {
            let known = || context.customers.iter().copied();
            let is_unknown = |id: &&str| !known().any(|known| known == *id);
            for id in project.customer_ids().filter(is_unknown) {
                let violation = unknown("asiakas", id, known(), "työtilan asiakkaiden tunnukset");
                found(file, pointer.clone(), violation);
            }
            let ids = project.customer_ids().map(|id| (pointer.clone(), id));
            duplicates(file, "asiakas", ids, found);
            if !project.customer_ids().any(|id| id == context.customer) {
                let (project, customer) = (project.id.clone(), context.customer.to_owned());
                let violation = MeetingViolation::ProjectOfOthers { project, customer };
                found(file, pointer, violation.into());
            }
        }
        if let Some(date) = project.milestone_date
            && project.milestone.as_deref().is_none_or(is_blank)
        {
            let violation = MeetingViolation::MilestoneMissing { date };
            found(file, format!("/{i}/etappi_pvm"), violation.into());
        }
    }
}

/// Rows with an id, each once, and a name.
fn named<'a>(file: DataFile, rows: impl Iterator<Item = (&'a str, &'a str)>, found: &mut Report) {
    let mut ids = Vec::new();
    for (i, (id, name)) in rows.enumerate() {
        for (what, value) in [("tunnus", id), ("nimi", name)] {
            if is_blank(value) {
                found(file, format!("/{i}/{what}"), Violation::Empty { what });
            }
        }
        if !is_blank(id) {
            ids.push((format!("/{i}/tunnus"), id));
        }
    }
    duplicates(file, "tunnus", ids.into_iter(), found);
}
