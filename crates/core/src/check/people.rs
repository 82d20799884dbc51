//! The people: contacts, author, signatories.

use std::collections::BTreeSet;

use super::meeting::is_address;
use super::values::{duplicates, unknown};
use crate::{Agreement, Configuration, Customer, DataFile, Findings, MeetingViolation, Party, Violation};

pub(super) fn contacts(customer: &Customer, found: &mut Findings) {
    for (party, name) in [(Party::Customer, "asiakas"), (Party::Provider, "palvelukeskus")] {
        if customer.contacts_of(party).next().is_none() {
            let violation = Violation::NoContact { party: name };
            found.add(DataFile::CUSTOMER, "/yhteyshenkilot", violation);
        }
    }
    if !customer.is_authority && customer.representative.is_none() {
        found.add(DataFile::CUSTOMER, "/viranomainen", Violation::NoRepresentative);
    }
    let agencies = customer
        .agencies
        .iter()
        .enumerate()
        .map(|(i, agency)| (format!("/virastot/{i}/nimi"), agency.name.as_str()));
    duplicates(&DataFile::CUSTOMER, "virasto", agencies, found);
    let names = || customer.contacts.iter().map(|contact| contact.name.as_str());
    for (i, member) in customer.group.iter().enumerate() {
        address(
            format!("/seurantaryhma/{i}/sahkoposti"),
            member.email.as_deref(),
            found,
        );
    }
    for (i, contact) in customer.contacts.iter().enumerate() {
        address(
            format!("/yhteyshenkilot/{i}/sahkoposti"),
            contact.email.as_deref(),
            found,
        );
        if let Some(deputy) = &contact.deputy
            && !names().any(|name| name == deputy)
        {
            let violation = unknown("sijainen", deputy, names(), "asiakkaan yhteyshenkilöt");
            found.add(
                DataFile::CUSTOMER,
                format!("/yhteyshenkilot/{i}/sijainen"),
                violation,
            );
        }
        agency(
            DataFile::CUSTOMER,
            format!("/yhteyshenkilot/{i}/virasto"),
            contact.agency.as_deref(),
            customer,
            found,
        );
    }
}

/// An address to which an invitation could not be sent is told where it is written, and not only when it is needed.
fn address(pointer: String, email: Option<&str>, found: &mut Findings) {
    if let Some(value) = email.filter(|email| !is_address(email)).map(str::to_owned) {
        found.add(
            DataFile::CUSTOMER,
            pointer,
            MeetingViolation::NotAnAddress { value },
        );
    }
}

fn agency(file: DataFile, pointer: String, agency: Option<&str>, customer: &Customer, found: &mut Findings) {
    let agencies = || customer.agencies.iter().map(|agency| agency.name.as_str());
    if let Some(agency) = agency
        && !agencies().any(|name| name == agency)
    {
        let violation = unknown("virasto", agency, agencies(), "asiakkaan virastot");
        found.add(file, pointer, violation);
    }
}

/// The people whom the agreement names must be known to the customer.
pub(super) fn agreement_and_customer(agreement: &Agreement, customer: &Customer, found: &mut Findings) {
    let author = &agreement.author;
    let names = || {
        customer
            .contacts_of(Party::Provider)
            .map(|contact| contact.name.as_str())
    };
    if !names().any(|name| name == author) {
        let violation = unknown("laatija", author, names(), "palvelukeskuksen yhteyshenkilöt");
        found.add(DataFile::AGREEMENT, "/laatija", violation);
    }
    let marked = customer
        .contacts
        .iter()
        .filter_map(|contact| Some((contact, contact.signs_as.as_ref()?)));
    for (contact, position) in marked {
        let mut listed = agreement.signatories.iter();
        if !listed.any(|one| one.name == contact.name && one.position == *position) {
            let (name, position) = (contact.name.clone(), position.clone());
            found.add(
                DataFile::AGREEMENT,
                "/allekirjoittajat",
                Violation::SignatoryNotListed { name, position },
            );
        }
    }
    for (i, signatory) in agreement.signatories.iter().enumerate() {
        let pointer = format!("/allekirjoittajat/{i}/virasto");
        agency(
            DataFile::AGREEMENT,
            pointer,
            signatory.agency.as_deref(),
            customer,
            found,
        );
    }
}

pub(super) fn signatories(configuration: &Configuration, agreement: &Agreement, found: &mut Findings) {
    let order = &configuration.defaults.signing_order;
    let step_of = |position: &str| order.iter().position(|step| step.iter().any(|p| p == position));
    let order_text = || {
        order
            .iter()
            .map(|step| step.join(" tai "))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let names = agreement
        .signatories
        .iter()
        .enumerate()
        .map(|(i, signatory)| (format!("/allekirjoittajat/{i}/nimi"), signatory.name.as_str()));
    duplicates(&DataFile::AGREEMENT, "allekirjoittaja", names, found);
    let mut highest = 0;
    let mut seen = BTreeSet::new();
    for (i, signatory) in agreement.signatories.iter().enumerate() {
        let Some(step) = step_of(&signatory.position) else {
            let known = order.iter().flatten().map(String::as_str);
            let violation = unknown(
                "asema",
                &signatory.position,
                known,
                "vuosikello.json, oletukset.allekirjoitusjarjestys",
            );
            found.add(
                DataFile::AGREEMENT,
                format!("/allekirjoittajat/{i}/asema"),
                violation,
            );
            continue;
        };
        seen.insert(step);
        let (name, position) = (signatory.name.clone(), signatory.position.clone());
        if step < highest {
            let violation = Violation::SignatoryOutOfOrder {
                name,
                position,
                order: order_text(),
            };
            found.add(DataFile::AGREEMENT, format!("/allekirjoittajat/{i}"), violation);
        } else if (step + 1 == order.len()) != (signatory.party == Party::Customer) {
            // The customer's representatives are the last step.
            found.add(
                DataFile::AGREEMENT,
                format!("/allekirjoittajat/{i}/osapuoli"),
                Violation::SignatoryParty { name, position },
            );
        }
        highest = highest.max(step);
    }
    for (step, positions) in order.iter().enumerate() {
        if !seen.contains(&step) {
            let violation = Violation::SignatoryMissing {
                positions: positions.clone(),
            };
            found.add(DataFile::AGREEMENT, "/allekirjoittajat", violation);
        }
    }
}
