//! An agreement: its parts, and what one says of another.

use super::{calendar, documents, money, people, tables};
use crate::{Configuration, DataFile, DossierParts, Findings, Violation};

/// Finds what is wrong between the valid parts of a dossier. `folder_id` and `folder_year` are the names of the folders that
/// the files stood in.
pub(crate) fn check_agreement(
    configuration: &Configuration,
    parts: DossierParts<'_>,
    folder_id: &str,
    folder_year: i32,
) -> Findings {
    let mut found = Findings::default();
    if let Some(customer) = parts.customer {
        let id = customer.id.as_str();
        if id != folder_id {
            let violation = Violation::IdMismatch {
                found: id.to_owned(),
                folder: folder_id.to_owned(),
            };
            found.add(DataFile::CUSTOMER, "/tunnus", violation);
        }
        people::contacts(customer, &mut found);
        calendar::of_customer(configuration, customer, &mut found);
    }
    if let Some(agreement) = parts.agreement {
        documents::years(configuration, agreement, folder_year, &mut found);
        if let Some(class) = &agreement.classification {
            documents::classification(&DataFile::AGREEMENT, "/luokitus", class, &mut found);
        }
        if configuration.organisation.body.is_state() && agreement.appropriation.item.is_none() {
            let violation = Violation::RequiredOfState { key: "momentti" };
            found.add(DataFile::AGREEMENT, "/maararaha", violation);
        }
        // What follows from a part that could not be read is missing for that reason alone.
        if !agreement.signatories.is_empty() || parts.customer.is_some() {
            people::signatories(configuration, agreement, &mut found);
        }
        documents::annexes(
            &DataFile::AGREEMENT,
            "/liitteet",
            agreement.annexes.as_deref().unwrap_or_default(),
            &mut found,
        );
        documents::annexes_left_out(agreement, &mut found);
        documents::common_terms(configuration, agreement, &mut found);
        if !agreement.allocation.is_empty() || parts.budget.is_some() {
            money::allocation(configuration, agreement, &mut found);
        }
    }
    if let (Some(customer), Some(agreement)) = (parts.customer, parts.agreement) {
        people::agreement_and_customer(agreement, customer, &mut found);
    }
    tables::identifiers(&parts, &mut found);
    if let Some(services) = parts.services {
        tables::levels(configuration, parts.agreement, services, &mut found);
    }
    if let (Some(development), Some(budget)) = (parts.development, parts.budget) {
        money::estimates(
            parts.services.unwrap_or_default(),
            development,
            budget,
            &mut found,
        );
    }
    if let Some(budget) = parts.budget {
        money::cost_types(configuration, budget, &mut found);
        if let Some(agreement) = parts.agreement {
            money::parts_of_shares(configuration, agreement, budget, &mut found);
        }
    }
    found
}
