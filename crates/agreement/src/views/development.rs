//! The development work planned for the year.

use vuosikello_core::{DevelopmentItem, DevelopmentKind, Dossier, Money};
use vuosikello_document::{Cell, Column, Row, Table, json_of};

use super::cells::optional;

/// All items in the order of their table.
pub(crate) fn all(dossier: &Dossier) -> Table {
    table(dossier.development.iter())
}

/// The items of a kind.
pub(crate) fn of(dossier: &Dossier, kind: DevelopmentKind) -> Table {
    table(dossier.development.iter().filter(|item| item.kind == kind))
}

/// All items and the sum of their estimates; no rows where there are no items.
pub(crate) fn with_total(dossier: &Dossier) -> Table {
    let mut table = all(dossier);
    if table.rows.is_empty() {
        return table;
    }
    let total: Money = dossier.development.iter().filter_map(|item| item.estimate).sum();
    let mut cells = vec![Cell::Empty; table.columns.len()];
    if let [_, name, .., estimate] = cells.as_mut_slice() {
        *name = Cell::text("Yhteensä");
        *estimate = total.into();
    }
    table.rows.push(Row::total(cells));
    table
}

fn table<'a>(items: impl Iterator<Item = &'a DevelopmentItem>) -> Table {
    let rows = items.map(|item| {
        let gate = item.gate.map(|gate| json_of(&gate));
        Row::body(vec![
            Cell::text(&item.id),
            Cell::text(&item.name),
            Cell::text(match item.kind {
                DevelopmentKind::Project => "Projekti",
                DevelopmentKind::Task => "Tehtävä",
            }),
            optional(item.aim.as_ref()),
            Cell::text(&item.schedule),
            optional(gate.as_ref().and_then(|gate| gate.as_str())),
            Cell::text(&item.owner),
            item.estimate.into(),
        ])
    });
    let columns = vec![
        Column::text("Tunnus").key("tunnus"),
        Column::text("Kehittämiskohde").key("nimi"),
        Column::text("Laji").key("laji"),
        Column::text("Tavoite").key("tavoite"),
        Column::text("Aikataulu").key("aikataulu"),
        Column::text("Portti").key("portti"),
        Column::text("Vastuuhenkilö").key("vastuuhenkilo"),
        Column::money("Kustannusarvio").key("kustannusarvio"),
    ];
    Table::new("Vuoden kehittämistyö", columns).with_rows(rows)
}
