//! Contact persons.

use vuosikello_core::{Configuration, Contact, Dossier, Party};
use vuosikello_document::{Align, Cell, Column, Inline, Row, Table};

/// The contact persons of a party.
pub(crate) fn of(dossier: &Dossier, party: Party) -> Table {
    table(dossier.customer.contacts_of(party).map(row))
}

/// The parties beside one another: each with how to reach it.
pub(crate) fn parties(configuration: &Configuration, dossier: &Dossier) -> Table {
    let block = |name: &str, lines: Vec<String>| {
        let mut text = vec![Inline::Strong(vec![Inline::text(name)])];
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            text.push(Inline::LineBreak);
            text.extend(linked(&line));
        }
        Cell::Text(text)
    };
    let of_person = |contact: &Contact| {
        let who = format!("{} {}", sentence(&contact.role), unbroken(&contact.name));
        let phone = contact
            .phone
            .as_ref()
            .map(|phone| format!(", {}", unbroken(phone)));
        vec![
            who + &phone.unwrap_or_default(),
            contact.email.clone().unwrap_or_default(),
        ]
    };
    let customer = &dossier.customer;
    let author = customer
        .contacts_of(Party::Provider)
        .find(|contact| contact.name == dossier.agreement.author);
    let organisation = &configuration.organisation;
    let own_name = &organisation.name.base;
    let line = organisation.contact_line.clone().unwrap_or_default();
    // The name stands above.
    let line = line.strip_prefix(own_name.as_str()).unwrap_or(&line);
    let line = line.trim_start_matches([',', '·', ' ']).to_owned();
    let provider = [vec![line], author.map(of_person).unwrap_or_default()].concat();
    let representative = customer.representative.iter();
    let representative = representative.map(|one| format!("Puolesta: {}", one.name));
    let first = customer.contacts_of(Party::Customer).next();
    let of_customer: Vec<String> = representative
        .chain(first.map(of_person).unwrap_or_default())
        .collect();
    let columns = vec![
        Column::new("Palvelukeskus", Align::Start, 50.0).key("palvelukeskus"),
        Column::new("Asiakas", Align::Start, 50.0).key("asiakas"),
    ];
    let row = Row::body(vec![
        block(own_name, provider),
        block(&customer.name.base, of_customer),
    ]);
    let table = Table::new("Sopimuksen osapuolet yhteystietoineen", columns).with_rows([row]);
    Table {
        row_headers: false,
        ..table
    }
}

/// A line of contact details, in which each e-mail address leads there.
fn linked(line: &str) -> Vec<Inline> {
    let mut run = Vec::new();
    let mut text = String::new();
    for piece in line.split_inclusive(' ') {
        let word = piece.trim_end();
        match Inline::value(word).as_slice() {
            [link @ Inline::Link { .. }] => {
                if !text.is_empty() {
                    run.push(Inline::text(std::mem::take(&mut text)));
                }
                run.push(link.clone());
                text.push_str(piece.get(word.len()..).unwrap_or_default());
            }
            _ => text.push_str(piece),
        }
    }
    if !text.is_empty() {
        run.push(Inline::text(text));
    }
    run
}

/// A number is read as one: its groups stay on one line, and names on theirs.
fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The text with a capital.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The contacts of the provider who are nothing but owners of services and development work.
pub(crate) fn owners(dossier: &Dossier) -> Table {
    let contacts = dossier.customer.contacts_of(Party::Provider);
    let contacts = contacts.filter(|contact| contact.role == Contact::OWNER);
    let columns = vec![
        Column::new("Nimi", Align::Start, 34.0).key("nimi"),
        Column::new("Sähköposti", Align::Start, 42.0).key("sahkoposti"),
        Column::new("Puhelin", Align::Start, 24.0).key("puhelin"),
    ];
    let rows = contacts.map(|contact| {
        let text = |field: &Option<String>| field.as_ref().map_or(Cell::Empty, Cell::text);
        let phone = contact.phone.as_ref().map(|phone| unbroken(phone));
        Row::body(vec![
            Cell::text(&contact.name),
            text(&contact.email),
            text(&phone),
        ])
    });
    Table::new(
        "Palveluiden ja kehittämisen vastuuhenkilöt yhteystietoineen",
        columns,
    )
    .with_rows(rows)
}

/// The contact persons of the provider without those who are only owners.
pub(crate) fn of_provider(dossier: &Dossier) -> Table {
    let contacts = dossier.customer.contacts_of(Party::Provider);
    table(contacts.filter(|contact| contact.role != Contact::OWNER).map(row))
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
    let phone = contact.phone.as_ref().map(|phone| unbroken(phone));
    Row::body(vec![
        Cell::text(&contact.name),
        Cell::text(&contact.role),
        text(&contact.agency),
        text(&contact.email),
        text(&phone),
        text(&contact.deputy),
    ])
}
