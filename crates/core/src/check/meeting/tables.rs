//! The tables of a meeting: service status, development needs and projects.

use super::MeetingContext;
use crate::check::{Report, duplicates, unknown};
use crate::finding::{Kind, MeetingKind, Source};
use crate::{MeetingParts, is_blank};

/// Each status is of a service of the agreement, and each service has one.
pub(super) fn services(parts: &MeetingParts<'_>, found: &mut Report) {
    let rows = parts.services.unwrap_or_default();
    if let Some(agreement) = parts.agreement {
        let ids = || agreement.services.iter().map(|service| service.id.as_str());
        for (i, row) in rows.iter().enumerate() {
            if !ids().any(|id| id == row.service) {
                let kind = unknown("palvelu", &row.service, ids(), "sopimuksen palvelujen tunnukset");
                found(Source::ServiceStatus, format!("/{i}/palvelu"), kind);
            }
        }
    }
    let ids = rows.iter().enumerate();
    let ids = ids.map(|(i, row)| (format!("/{i}/palvelu"), row.service.as_str()));
    duplicates(Source::ServiceStatus, "palvelu", ids, found);
}

pub(super) fn needs(parts: &MeetingParts<'_>, found: &mut Report) {
    let rows = parts.needs.unwrap_or_default().iter();
    named(
        Source::Needs,
        rows.map(|need| (need.id.as_str(), need.name.as_str())),
        found,
    );
}

pub(super) fn projects(parts: &MeetingParts<'_>, context: MeetingContext<'_>, found: &mut Report) {
    let rows = parts.projects.unwrap_or_default();
    let names = rows
        .iter()
        .map(|project| (project.id.as_str(), project.name.as_str()));
    named(Source::Projects, names, found);
    for (i, project) in rows.iter().enumerate() {
        let pointer = format!("/{i}/asiakas");
        let source = Source::Projects;
        if project.customer_ids().next().is_none() {
            let project = project.id.clone();
            found(
                source,
                pointer,
                MeetingKind::ProjectWithoutCustomer { project }.into(),
            );
        } else {
            let known = || context.customers.iter().copied();
            let is_unknown = |id: &&str| !known().any(|known| known == *id);
            for id in project.customer_ids().filter(is_unknown) {
                let kind = unknown("asiakas", id, known(), "työtilan asiakkaiden tunnukset");
                found(source, pointer.clone(), kind);
            }
            let ids = project.customer_ids().map(|id| (pointer.clone(), id));
            duplicates(source, "asiakas", ids, found);
            if !project.customer_ids().any(|id| id == context.customer) {
                let (project, customer) = (project.id.clone(), context.customer.to_owned());
                let kind = MeetingKind::ProjectOfOthers { project, customer };
                found(source, pointer, kind.into());
            }
        }
        if let Some(date) = project.milestone_date
            && project.milestone.as_deref().is_none_or(is_blank)
        {
            let kind = MeetingKind::MilestoneMissing { date };
            found(source, format!("/{i}/etappi_pvm"), kind.into());
        }
    }
}

/// Rows with an id, each once, and a name.
fn named<'a>(source: Source, rows: impl Iterator<Item = (&'a str, &'a str)>, found: &mut Report) {
    let mut ids = Vec::new();
    for (i, (id, name)) in rows.enumerate() {
        for (what, value) in [("tunnus", id), ("nimi", name)] {
            if is_blank(value) {
                found(source, format!("/{i}/{what}"), Kind::Empty { what });
            }
        }
        if !is_blank(id) {
            ids.push((format!("/{i}/tunnus"), id));
        }
    }
    duplicates(source, "tunnus", ids.into_iter(), found);
}
