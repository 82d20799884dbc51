//! Contact persons.

use vuosikello_core::{Contact, Dossier, Party};
use vuosikello_document::{Cell, Column, Row, Table};

/// The contact persons of a party.
pub(crate) fn of(dossier: &Dossier, party: Party) -> Table {
    table(dossier.customer.contacts_of(party).map(row))
}

/// The customer's contact persons: those of all agencies first, then those of each under its name. Of a customer without
/// agencies all, whatever agency they name.
pub(crate) fn by_agency(dossier: &Dossier) -> Table {
    let customer = &dossier.customer;
    if customer.agencies.is_empty() {
        return of(dossier, Party::Customer);
    }
    let of_agency = |agency: Option<&str>| -> Vec<Row> {
        let contacts = customer.contacts_of(Party::Customer);
        contacts
            .filter(|contact| contact.agency.as_deref() == agency)
            .map(row)
            .collect()
    };
    let agencies = customer.agencies.iter().flat_map(|agency| {
        let rows = of_agency(Some(&agency.name));
        let heading = (!rows.is_empty()).then(|| Row::group(&agency.name, COLUMNS.len()));
        heading.into_iter().chain(rows)
    });
    table(of_agency(None).into_iter().chain(agencies))
}

const COLUMNS: [(&str, &str); 6] = [
    ("nimi", "Nimi"),
    ("rooli", "Rooli"),
    ("virasto", "Virasto"),
    ("sahkoposti", "Sähköposti"),
    ("puhelin", "Puhelin"),
    ("sijainen", "Sijainen"),
];

fn table(rows: impl IntoIterator<Item = Row>) -> Table {
    let columns = COLUMNS.map(|(key, header)| Column::text(header).key(key));
    Table::new("Yhteyshenkilöt rooleineen ja yhteystietoineen", columns.into()).with_rows(rows)
}

fn row(contact: &Contact) -> Row {
    let text = |field: &Option<String>| field.as_ref().map_or(Cell::Empty, Cell::text);
    // A number is read as one: its groups stay on one line.
    let phone = contact.phone.as_ref().map(|phone| phone.replace(' ', "\u{a0}"));
    Row::body(vec![
        Cell::text(&contact.name),
        Cell::text(&contact.role),
        text(&contact.agency),
        text(&contact.email),
        text(&phone),
        text(&contact.deputy),
    ])
}
