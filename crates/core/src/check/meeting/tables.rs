//! The tables of a meeting: service status, development needs and projects.

use super::context::MeetingContext;
use crate::check::values::{duplicates, unknown, unknown_id};
use crate::{DataFile, Findings, MeetingParts, MeetingViolation};

/// Each status is of a service of the agreement, and each service has one.
pub(super) fn services(parts: &MeetingParts<'_>, found: &mut Findings) {
    let rows = parts.services.unwrap_or_default();
    if let Some(agreement) = parts.agreement {
        let ids = || agreement.services.iter().map(|service| service.id.as_str());
        for (i, row) in rows.iter().enumerate() {
            if !ids().any(|id| id == row.service) {
                let violation = unknown_id("palvelu", &row.service, ids(), "sopimuksen taulukko palvelut");
                found.add(DataFile::SERVICE_STATUS, format!("/{i}/palvelu"), violation);
            }
        }
    }
    let ids = rows.iter().enumerate();
    let ids = ids.map(|(i, row)| (format!("/{i}/palvelu"), row.service.as_str()));
    duplicates(&DataFile::SERVICE_STATUS, "palvelu", ids, found);
}

pub(super) fn needs(parts: &MeetingParts<'_>, found: &mut Findings) {
    let ids = parts
        .needs
        .unwrap_or_default()
        .iter()
        .map(|need| need.id.as_str());
    unique(&DataFile::NEEDS, ids, found);
}

pub(super) fn projects(parts: &MeetingParts<'_>, context: MeetingContext<'_>, found: &mut Findings) {
    let rows = parts.projects.unwrap_or_default();
    unique(
        &DataFile::PROJECTS,
        rows.iter().map(|project| project.id.as_str()),
        found,
    );
    for (i, project) in rows.iter().enumerate() {
        let pointer = format!("/{i}/asiakas");
        if project.customer_ids().next().is_none() {
            let project = project.id.clone();
            found.add(
                DataFile::PROJECTS,
                pointer,
                MeetingViolation::ProjectWithoutCustomer { project },
            );
        } else {
            let before = found.len();
            if let Some(customers) = context.customers {
                for id in project.customer_ids().filter(|id| !customers.contains(id)) {
                    let known = customers.iter().copied();
                    let violation = unknown("asiakas", id, known, "kansiot kansiossa asiakkaat");
                    found.add(DataFile::PROJECTS, pointer.clone(), violation);
                }
            }
            // A customer that is not known may be this one, misspelt.
            let is_known = found.len() == before;
            let ids = project.customer_ids().map(|id| (pointer.clone(), id));
            duplicates(&DataFile::PROJECTS, "asiakas", ids, found);
            if is_known && !project.customer_ids().any(|id| id == context.customer) {
                let (project, customer) = (project.id.clone(), context.customer.to_owned());
                let violation = MeetingViolation::ProjectOfOthers { project, customer };
                found.add(DataFile::PROJECTS, pointer, violation);
            }
        }
        if let Some(date) = project.milestone_date
            && project.milestone.is_none()
        {
            let violation = MeetingViolation::MilestoneMissing { date };
            found.add(DataFile::PROJECTS, format!("/{i}/etappi_pvm"), violation);
        }
    }
}

/// Rows whose ids stand once.
fn unique<'a>(file: &DataFile, ids: impl Iterator<Item = &'a str>, found: &mut Findings) {
    let ids = ids.enumerate().map(|(i, id)| (format!("/{i}/tunnus"), id));
    duplicates(file, "tunnus", ids, found);
}
