//! Continuous services.

use vuosikello_core::{Dossier, Money};
use vuosikello_document::{Cell, Column, Row, Table};

use super::cells::optional;

/// The services in the order of their table, each with what the budget lines of it cost.
pub(crate) fn of(dossier: &Dossier) -> Table {
    let costs = dossier.costs_by_target();
    let rows = dossier.services.iter().map(|service| {
        Row::body(vec![
            Cell::text(&service.id),
            Cell::text(&service.name),
            optional(service.description.as_ref()),
            Cell::text(&service.owner),
            Cell::text(&service.hours),
            Cell::text(&service.level),
            optional(service.availability.as_ref()),
            costs.get(service.id.as_str()).copied().unwrap_or_default().into(),
        ])
    });
    let columns = vec![
        Column::text("Tunnus").key("tunnus"),
        Column::text("Palvelu").key("nimi"),
        Column::text("Käyttötarkoitus").key("kuvaus"),
        Column::text("Vastuuhenkilö").key("vastuuhenkilo"),
        Column::text("Palveluaika").key("palveluaika"),
        Column::text("Luokka").key("palvelutaso"),
        Column::text("Käytettävyys").key("kaytettavyys"),
        Column::money("Kustannus").key("kustannus"),
    ];
    Table::new("Jatkuvat palvelut", columns).with_rows(rows)
}

/// The services and what they cost together.
pub(crate) fn with_total(dossier: &Dossier) -> Table {
    let costs = dossier.costs_by_target();
    let of_services = dossier
        .services
        .iter()
        .filter_map(|service| costs.get(service.id.as_str()));
    let total: Money = of_services.copied().sum();
    let mut table = of(dossier);
    let mut cells = vec![Cell::Empty; table.columns.len()];
    if let [_, name, .., cost] = cells.as_mut_slice() {
        *name = Cell::text("Yhteensä");
        *cost = total.into();
    }
    table.rows.push(Row::total(cells));
    table
}
