//! The checks that no single value can make: whether parts that are valid by their schemas agree with each other.

mod calendar;
mod configuration;
mod documents;
mod finance;
mod meeting;
mod money;
mod people;
mod settings;
mod tables;

use std::collections::BTreeSet;

use crate::{Configuration, DataFile, DossierParts, Findings, Violation, nearest};

pub(crate) use configuration::check_configuration;
pub use finance::FinanceParts;
pub(crate) use finance::{check_finance, check_shared_costs};
pub use meeting::MeetingContext;
pub(crate) use meeting::check_meeting;

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
            documents::classification(DataFile::AGREEMENT, "/luokitus", class, &mut found);
        }
        people::signatories(configuration, agreement, &mut found);
        documents::annexes(
            DataFile::AGREEMENT,
            "/liitteet",
            agreement.annexes.as_deref().unwrap_or_default(),
            &mut found,
        );
        money::allocation(configuration, agreement, &mut found);
    }
    if let (Some(customer), Some(agreement)) = (parts.customer, parts.agreement) {
        people::agreement_and_customer(agreement, customer, &mut found);
    }
    tables::identifiers(&parts, &mut found);
    if let Some(budget) = parts.budget {
        money::cost_types(configuration, budget, &mut found);
        if let Some(agreement) = parts.agreement {
            money::parts_of_shares(configuration, agreement, budget, &mut found);
        }
    }
    found
}

fn unknown<'a>(
    what: &'static str,
    value: &str,
    known: impl Iterator<Item = &'a str>,
    listed: &'static str,
) -> Violation {
    Violation::Unknown {
        what,
        value: value.to_owned(),
        nearest: nearest(value, known).map(str::to_owned),
        listed,
    }
}

/// Reports each value that has already been seen; case is no difference.
fn duplicates<'a>(
    file: DataFile,
    what: &'static str,
    values: impl Iterator<Item = (String, &'a str)>,
    found: &mut Findings,
) {
    let mut seen = BTreeSet::new();
    for (pointer, value) in values {
        if !seen.insert(value.to_lowercase()) {
            let value = value.to_owned();
            found.add(file, pointer, Violation::Duplicate { what, value });
        }
    }
}

#[cfg(test)]
pub(crate) mod example;
#[cfg(test)]
mod tests;
