//! The appropriation: its allocation, its lines, the costliest targets.

use vuosikello_core::{Configuration, Dossier, Money};
use vuosikello_document::{Cell, Column, ColumnKind, Row, RowKind, Table};

use super::cells::optional;

/// How many of the costliest targets are shown.
const COSTLIEST: usize = 5;

/// The allocation of the appropriation to cost types.
pub(crate) fn allocation(configuration: &Configuration, dossier: &Dossier) -> Table {
    let allocation = dossier.allocation(configuration);
    let rows = allocation.shares.iter().map(|share| {
        Row::body(vec![
            Cell::text(share.cost_type),
            share.amount.into(),
            share.share.into(),
        ])
    });
    let total = Row::total(vec![
        Cell::text("Yhteensä"),
        allocation.total.into(),
        allocation.whole.into(),
    ]);
    let columns = vec![
        Column::text("Kustannuslaji").key("kustannuslaji"),
        Column::money("Summa").key("summa"),
        Column::figures("Osuus", ColumnKind::Share).key("osuus"),
    ];
    Table::new("Määrärahan jako kustannuslajeihin", columns).with_rows(rows.chain([total]))
}

/// The budget lines under their cost types, with the sum of each type and of all.
pub(crate) fn lines(configuration: &Configuration, dossier: &Dossier) -> Table {
    let columns = vec![
        Column::text("Kohde").key("kohde"),
        Column::text("Selite").key("selite"),
        Column::money("Summa").key("summa"),
    ];
    let mut rows = Vec::new();
    let mut total = Money::ZERO;
    for group in dossier.lines_by_cost_type(configuration) {
        total = [total, group.sum].into_iter().sum();
        rows.push(Row::group(group.cost_type, columns.len()));
        rows.extend(group.lines.iter().map(|line| {
            let target = line.target.as_deref().and_then(|id| dossier.target_name(id));
            Row::body(vec![
                optional(target),
                Cell::text(&line.description),
                line.amount.into(),
            ])
        }));
        let label = Cell::text(format!("{} yhteensä", group.cost_type));
        rows.push(Row::new(
            RowKind::Subtotal,
            vec![label, Cell::Empty, group.sum.into()],
        ));
    }
    rows.push(Row::total(vec![
        Cell::text("Yhteensä"),
        Cell::Empty,
        total.into(),
    ]));
    Table::new("Määrärahan erittely kustannuslajeittain", columns).with_rows(rows)
}

/// The targets that cost most.
pub(crate) fn costliest(dossier: &Dossier) -> Table {
    let rows = dossier.costliest_targets(COSTLIEST).into_iter().map(|(id, sum)| {
        Row::body(vec![
            Cell::text(dossier.target_name(id).unwrap_or(id)),
            sum.into(),
        ])
    });
    let columns = vec![
        Column::text("Kustannuskohde").key("kohde"),
        Column::money("Summa").key("summa"),
    ];
    Table::new("Suurimmat kustannuskohteet", columns).with_rows(rows)
}
