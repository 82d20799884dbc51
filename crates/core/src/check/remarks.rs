//! What a person should look at in data that nothing is wrong with: it keeps no document from being made, and is told with it.

use crate::{
    Annex, AnnexKind, Configuration, DataFile, Dossier, Findings, MeetingDossier, MeetingViolation, Violation,
};

/// What to look at in an agreement.
pub(crate) fn remarks_of_agreement(configuration: &Configuration, dossier: &Dossier) -> Findings {
    let mut found = Findings::default();
    annexes(configuration, dossier, &mut found);
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

/// Annexes that agreements have by default, but this one has not.
fn annexes(configuration: &Configuration, dossier: &Dossier, found: &mut Findings) {
    let agreement = &dossier.agreement;
    let Some(own) = &agreement.annexes else {
        return;
    };
    let is_same =
        |a: &Annex, b: &Annex| a.kind == b.kind && (a.kind != AnnexKind::Other || a.title() == b.title());
    let missing: Vec<&Annex> = configuration
        .defaults
        .annexes
        .iter()
        .filter(|annex| !own.iter().any(|other| is_same(annex, other)))
        .filter(|annex| !agreement.annexes_left_out.contains(&annex.kind))
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
