//! Who is invited, and who was there.

use vuosikello_document::{Cell, Column, Row, Table};

use crate::subject::Subject;

/// The participants; after the meeting with their presence, and with those who were present besides the invited.
pub(crate) fn participants(subject: &Subject<'_>) -> Table {
    let meeting = &subject.dossier.meeting;
    let notes = subject.notes();
    let is_absent = |name: &String| notes.is_some_and(|notes| notes.absent.contains(name));
    let presence = |name| match notes {
        None => "",
        Some(_) if is_absent(name) => "poissa",
        Some(_) => "läsnä",
    };
    let invited = meeting.participants.iter().map(|participant| {
        let name = &participant.name;
        let role = match (*name == meeting.chair, *name == meeting.secretary) {
            (true, true) => "puheenjohtaja ja sihteeri",
            (true, false) => "puheenjohtaja",
            (false, true) => "sihteeri",
            (false, false) => participant.role.label(),
        };
        let texts = [name, &participant.position, &participant.organisation];
        let rest = [role, presence(name)].map(Cell::text);
        Row::body(texts.map(Cell::text).into_iter().chain(rest).collect())
    });
    let others = notes.iter().flat_map(|notes| &notes.also_present).map(|name| {
        let [role, present] = ["muu läsnäolija", "läsnä"].map(Cell::text);
        Row::body(vec![
            Cell::text(name),
            Cell::NoValue,
            Cell::NoValue,
            role,
            present,
        ])
    });
    let columns = [
        ("nimi", "Nimi"),
        ("asema", "Asema"),
        ("organisaatio", "Organisaatio"),
        ("osa", "Osa kokouksessa"),
        ("lasna", "Läsnäolo"),
    ];
    let columns = columns.map(|(key, header)| Column::text(header).key(key));
    Table::new("Kokoukseen kutsutut ja läsnäolijat", columns.into()).with_rows(invited.chain(others))
}
