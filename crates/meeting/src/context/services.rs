//! The status of the services.

use std::cmp::Reverse;

use serde_json::{Value, json};
use vuosikello_core::{MeetingDossier, ServiceState, ServiceStatus};

use super::{NONE, or_none};

/// Up to so many services in all are listed one by one; of more, those in order are only counted.
const LISTED: usize = 12;

/// The services by their state, the gravest first, in the order of the agreement.
pub(super) fn of(dossier: &MeetingDossier) -> Value {
    let services = &dossier.agreement.services;
    let statuses = dossier.services.as_deref().unwrap_or_default();
    let place = |status: &ServiceStatus| services.iter().position(|service| service.id == status.service);
    let mut sorted: Vec<&ServiceStatus> = statuses.iter().collect();
    sorted.sort_by_key(|status| (Reverse(status.state), place(status).unwrap_or(services.len())));
    let count = |state| statuses.iter().filter(|status| status.state == state).count();
    let name = |status: &ServiceStatus| {
        let known = services.iter().find(|service| service.id == status.service);
        known.map_or(&status.service, |service| &service.name).clone()
    };
    let lists_all = statuses.len() <= LISTED;
    let rows = sorted
        .iter()
        .filter(|status| lists_all || status.state != ServiceState::Good)
        .map(|status| {
            json!({
                "tunnus": status.service,
                "nimi": name(status),
                "tila": status.state.label(),
                "kuvaus": or_none(status.description.as_deref()),
                "hairiot": status.incidents.map_or(NONE.to_owned(), |incidents| incidents.to_string()),
                "kaytettavyys": or_none(status.availability.as_deref()),
            })
        });
    let names = |state| -> Vec<String> {
        let of_state = sorted.iter().filter(|status| status.state == state);
        of_state.map(|status| name(status)).collect()
    };
    let without: Vec<&str> = services
        .iter()
        .filter(|service| !statuses.is_empty() && statuses.iter().all(|status| status.service != service.id))
        .map(|service| service.name.as_str())
        .collect();
    json!({
        "rivit": rows.collect::<Vec<_>>(),
        "maara": statuses.len(),
        "ongelma": count(ServiceState::Problem),
        "huomioitavaa": count(ServiceState::Attention),
        "kunnossa": count(ServiceState::Good),
        "ongelmat": names(ServiceState::Problem),
        "huomioitavat": names(ServiceState::Attention),
        "luettelematta": if lists_all { 0 } else { count(ServiceState::Good) },
        "ilman_tietoa": without,
    })
}
