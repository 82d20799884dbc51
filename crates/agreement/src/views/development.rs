//! The development work planned for the year.

use vuosikello_core::{DevelopmentItem, DevelopmentKind, Dossier, Money};
use vuosikello_document::{Align, Cell, Column, Inline, Row, RowKind, Table, json_of};

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

/// All items with their estimates, the aim of each under its name: projects, then tasks, each kind with its sum where there are both.
pub(crate) fn by_kind(dossier: &Dossier) -> Table {
    let columns = vec![
        Column::new("Kehittämiskohde ja tavoite", Align::Start, 54.0).key("nimi"),
        Column::new("Aikataulu", Align::Start, 12.0).key("aikataulu"),
        Column::new("Portti", Align::Center, 7.0).key("portti"),
        Column::new("Vastuuhenkilö", Align::Start, 13.0).key("vastuuhenkilo"),
        Column::money("Kustannusarvio, €")
            .key("kustannusarvio")
            .weighing(14.0),
    ];
    let sum = |label: &str, items: &[&DevelopmentItem]| {
        let total: Money = items.iter().filter_map(|item| item.estimate).sum();
        let mut cells = vec![Cell::Empty; columns.len()];
        if let [name, .., estimate] = cells.as_mut_slice() {
            *name = Cell::text(label);
            *estimate = total.into();
        }
        cells
    };
    let kinds = [
        (DevelopmentKind::Project, "Projektit"),
        (DevelopmentKind::Task, "Kehittämistehtävät"),
    ];
    let of_kind = |kind| {
        let items = dossier.development.iter();
        items.filter(|item| item.kind == kind).collect::<Vec<_>>()
    };
    let both = kinds.iter().all(|(kind, _)| !of_kind(*kind).is_empty());
    let mut rows = Vec::new();
    for (kind, name) in kinds {
        let items = of_kind(kind);
        if both {
            rows.push(Row::group(name, columns.len()));
        }
        rows.extend(items.iter().map(|item| {
            let gate = item.gate.map(|gate| json_of(&gate));
            let mut name = vec![Inline::Strong(vec![Inline::text(&item.name)])];
            if let Some(aim) = &item.aim {
                name.extend([Inline::LineBreak, Inline::text(aim)]);
            }
            Row::body(vec![
                Cell::Text(name),
                Cell::text(&item.schedule),
                optional(gate.as_ref().and_then(|gate| gate.as_str())),
                Cell::text(&item.owner),
                item.estimate.into(),
            ])
        }));
        if both {
            rows.push(Row::new(
                RowKind::Subtotal,
                sum(&format!("{name} yhteensä"), &items),
            ));
        }
    }
    let all: Vec<&DevelopmentItem> = dossier.development.iter().collect();
    if !all.is_empty() {
        rows.push(Row::total(sum("Yhteensä", &all)));
    }
    Table::new("Vuoden kehittämistyö kustannusarvioineen", columns).with_rows(rows)
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
