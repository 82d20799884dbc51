//! Who is invited, and who was there.

use vuosikello_core::ParticipantRole;
use vuosikello_document::{Cell, Column, Row, Table};

use crate::brevity::Brevity;
use crate::subject::Subject;

/// The participants; after the meeting with their presence, and with those who were present besides the invited.
pub(crate) fn participants(subject: &Subject<'_>) -> Table {
    let meeting = &subject.dossier.meeting;
    let notes = subject.notes();
    let is_absent = |name: &String| notes.is_some_and(|notes| notes.absent.contains(name));
    let told = |name: &String| notes.and_then(|notes| notes.presence_of(name));
    let presence = |name| match (notes, told(name)) {
        (None, _) => String::new(),
        (Some(_), told) => {
            let word = if is_absent(name) { "poissa" } else { "läsnä" };
            told.map_or(word.to_owned(), |told| format!("{word}, {told}"))
        }
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
        let rest = [Cell::text(role), Cell::text(presence(name))];
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

/// Those invited: a row for each organisation, in the order in which the organisations first come, with the names, positions and
/// parts of its people. Who presents what stands in the agenda itself.
pub(crate) fn invited(subject: &Subject<'_>) -> Table {
    let participants = participants(subject);
    let text = |row: &Row, at: usize| {
        let column = participants.columns.get(at)?;
        row.cells.get(at).map(|cell| cell.shown(column))
    };
    let mut organisations: Vec<(String, Vec<String>)> = Vec::new();
    for row in &participants.rows {
        let [name, position, organisation, part] = [0, 1, 2, 3].map(|at| text(row, at).unwrap_or_default());
        // A line ends between people, or after a name, never in it.
        let mut person = name.replace(' ', "\u{a0}");
        if subject.brevity == Brevity::Full {
            person = format!("{person}, {position}");
        }
        if ![ParticipantRole::Member, ParticipantRole::Presenter]
            .map(ParticipantRole::label)
            .contains(&part.as_str())
        {
            person = format!("{person} ({part})");
        }
        match organisations.iter_mut().find(|(known, _)| *known == organisation) {
            Some((_, people)) => people.push(person),
            None => organisations.push((organisation, vec![person])),
        }
    }
    let columns = [("organisaatio", "Organisaatio"), ("henkilot", "Kutsutut")];
    let columns = columns.map(|(key, header)| Column::text(header).key(key));
    let rows = organisations.into_iter().map(|(organisation, people)| {
        Row::body(vec![Cell::text(organisation), Cell::text(people.join("; "))])
    });
    Table::new("Kokoukseen kutsutut organisaatioittain", columns.into()).with_rows(rows)
}
