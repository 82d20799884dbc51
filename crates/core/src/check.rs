//! The checks that no single value can make: whether the parts of a workspace agree with each other.

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

use crate::finding::{DataFile, Finding, Violation};
use crate::{Configuration, Dossier, DossierParts, nearest};

pub use configuration::check_configuration;
pub use finance::{FinanceParts, check_finance, check_shared_costs};
pub use meeting::{MeetingContext, check_meeting};

/// Finds everything that is wrong between the parts of a dossier; an empty list means that documents may be made.
///
/// `folder_id` and `folder_year` are the names of the folders that the files stood in. The configuration itself is
/// checked by [`check_configuration`].
pub fn check(
    configuration: &Configuration,
    dossier: &Dossier,
    folder_id: &str,
    folder_year: i32,
) -> Vec<Finding> {
    check_parts(configuration, dossier.into(), folder_id, folder_year)
}

/// Finds what is wrong between those parts of a dossier that could be read; see [`check`].
pub fn check_parts(
    configuration: &Configuration,
    parts: DossierParts<'_>,
    folder_id: &str,
    folder_year: i32,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |file, pointer: String, violation| findings.push(Finding::new(file, pointer, violation));
    if let Some(customer) = parts.customer {
        let id = customer.id.as_str();
        if id != folder_id {
            let violation = Violation::IdMismatch {
                found: id.to_owned(),
                folder: folder_id.to_owned(),
            };
            found(DataFile::Customer, "/tunnus".into(), violation);
        }
        people::contacts(customer, &mut found);
        calendar::of_customer(configuration, customer, &mut found);
    }
    if let Some(agreement) = parts.agreement {
        documents::years(configuration, agreement, folder_year, &mut found);
        if let Some(class) = &agreement.classification {
            documents::classification(DataFile::Agreement, "/luokitus", class, &mut found);
        }
        people::signatories(configuration, agreement, &mut found);
        documents::annexes(
            DataFile::Agreement,
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
    findings
}

type Report<'a> = dyn FnMut(DataFile, String, Violation) + 'a;

/// A key as a step of a JSON pointer (RFC 6901, section 3).
fn step(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
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
    found: &mut Report,
) {
    let mut seen = BTreeSet::new();
    for (pointer, value) in values {
        if !seen.insert(value.to_lowercase()) {
            let value = value.to_owned();
            found(file, pointer, Violation::Duplicate { what, value });
        }
    }
}

#[cfg(test)]
pub(crate) mod example;
#[cfg(test)]
mod tests;
