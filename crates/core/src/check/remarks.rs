//! What a person should look at in data that nothing is wrong with: it keeps no document from being made, and is told with it.

use crate::{
    Annex, AnnexKind, Configuration, DataFile, Dossier, Findings, MeetingDossier, MeetingViolation, Violation,
};

/// What to look at in an agreement.
pub(crate) fn remarks_of_agreement(configuration: &Configuration, dossier: &Dossier) -> Findings {
    let mut found = Findings::default();
    annexes(configuration, dossier, &mut found);
    agencies(dossier, &mut found);
    owners(dossier, &mut found);
    processing(dossier, &mut found);
    found
}

/// What to look at in a meeting, without its agreement.
pub(crate) fn remarks_of_meeting(dossier: &MeetingDossier) -> Findings {
    let mut found = Findings::default();
    if dossier.meeting.is_cancelled() && dossier.notes.is_some() {
        found.add(DataFile::MEETING, "/tila", MeetingViolation::CancelledWithNotes);
    }
    let Some(rows) = &dossier.services else {
        return found;
    };
    let has_row = |id: &str| rows.iter().any(|row| row.service == id);
    let services = dossier.agreement.services.iter();
    let missing: Vec<String> = services
        .filter(|service| !has_row(&service.id))
        .map(|service| service.id.clone())
        .collect();
    if !missing.is_empty() {
        let violation = MeetingViolation::StatusMissing { services: missing };
        found.add(DataFile::SERVICE_STATUS, "", violation);
    }
    found
}

/// Agencies of a customer for which nobody signs, while nobody represents all of them.
fn agencies(dossier: &Dossier, found: &mut Findings) {
    if dossier.customer.representative.is_some() {
        return;
    }
    let signs_for = |name: &str| {
        let mut signatories = dossier.agreement.signatories.iter();
        signatories.any(|signatory| signatory.agency.as_deref() == Some(name))
    };
    let agencies = dossier.customer.agencies.iter();
    let agencies: Vec<String> = agencies
        .filter(|agency| !signs_for(&agency.name))
        .map(|agency| agency.name.clone())
        .collect();
    if !agencies.is_empty() {
        let violation = Violation::AgenciesNotRepresented { agencies };
        found.add(DataFile::CUSTOMER, "/virastot", violation);
    }
}

/// Owners of services and development work whom nobody can reach by what the agreement says.
fn owners(dossier: &Dossier, found: &mut Findings) {
    let services = dossier.services.iter().map(|service| &service.owner);
    let owners = services.chain(dossier.development.iter().map(|item| &item.owner));
    let is_contact = |name: &str| {
        dossier
            .customer
            .contacts
            .iter()
            .any(|contact| contact.name == name)
    };
    let mut names: Vec<String> = owners.filter(|name| !is_contact(name)).cloned().collect();
    names.sort();
    names.dedup();
    if !names.is_empty() {
        let violation = Violation::OwnersUnreachable { names };
        found.add(DataFile::CUSTOMER, "/yhteyshenkilot", violation);
    }
}

/// Services of which it is not known whether and whose personal data are processed in them.
fn processing(dossier: &Dossier, found: &mut Findings) {
    let services = dossier.services.iter();
    let services: Vec<String> = services
        .filter(|service| service.data_subjects.is_none())
        .map(|service| service.id.clone())
        .collect();
    if !services.is_empty() {
        let violation = Violation::ProcessingNotDescribed { services };
        found.add(DataFile::SERVICES, "", violation);
    }
}

/// Annexes that agreements have by default, but this one has not.
fn annexes(configuration: &Configuration, dossier: &Dossier, found: &mut Findings) {
    let agreement = &dossier.agreement;
    let Some(own) = &agreement.annexes else {
        return;
    };
    let has_terms = configuration.common_terms(agreement.year).is_some();
    let is_same =
        |a: &Annex, b: &Annex| a.kind == b.kind && (a.kind != AnnexKind::Other || a.title() == b.title());
    let missing: Vec<&Annex> = configuration
        .defaults
        .annexes
        .iter()
        .filter(|annex| !own.iter().any(|other| is_same(annex, other)))
        .filter(|annex| !agreement.annexes_left_out.contains(&annex.kind))
        .filter(|annex| !(has_terms && annex.is_in_common_terms()))
        .collect();
    if !missing.is_empty() {
        let mut kinds = agreement.annexes_left_out.clone();
        kinds.extend(missing.iter().map(|annex| annex.kind));
        kinds.sort();
        kinds.dedup();
        let violation = Violation::AnnexesLeftOut {
            titles: missing.iter().map(|annex| annex.title().to_owned()).collect(),
            // Kinds have texts alone in JSON.
            key: serde_json::to_string(&kinds)
                .unwrap_or_default()
                .replace(',', ", "),
        };
        found.add(DataFile::AGREEMENT, "/liitteet", violation);
    }
}
