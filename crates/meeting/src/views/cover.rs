//! The agenda on the first slide: when each item begins, who presents it and how long it takes, with what is decided in bold.

use vuosikello_core::{TimeOfDay, agenda, timetable};
use vuosikello_document::deck::{Block, Limit};
use vuosikello_document::{Cell, Column, ColumnKind, Inline, Row, Table, View};

use super::agenda::{is_first_of_kind, proposal};
use crate::missing::PENDING;
use crate::subject::Subject;

/// The items of the agenda, and below them what the bold ones are.
pub(super) fn view(subject: &Subject<'_>) -> View {
    let meeting = &subject.dossier.meeting;
    let items = agenda(&subject.configuration.defaults.agenda, meeting);
    let times = timetable(&items, meeting);
    let has_times = times.is_some();
    let times = times.unwrap_or_default();
    let mut decided = 0usize;
    let rows = items.iter().enumerate().map(|(i, item)| {
        let title = vec![Inline::text(format!("{}. {}", i + 1, item.title))];
        let is_decided = proposal(subject, item, is_first_of_kind(&items, i), 0).is_some();
        decided += usize::from(is_decided);
        let mut title = if is_decided {
            vec![Inline::Strong(title)]
        } else {
            title
        };
        // What has not come has no slide of its own.
        let pending = subject
            .missing
            .iter()
            .filter(|missing| missing.part.item_kind() == item.kind);
        let pending: Vec<&str> = pending.map(|missing| missing.part.label()).collect();
        if is_first_of_kind(&items, i) && !pending.is_empty() {
            title.push(Inline::text(format!(" – {PENDING}: {}", pending.join(", "))));
        }
        let mut cells = vec![
            Cell::Text(title),
            Cell::text(item.presenter.replace(' ', "\u{a0}")),
        ];
        if has_times {
            let begins = times.get(i).copied();
            let ends = times.get(i + 1).copied().unwrap_or(meeting.ends);
            cells.insert(
                0,
                begins.map_or(Cell::NoValue, |begins| Cell::text(begins.to_string())),
            );
            cells.push(begins.map_or(Cell::NoValue, |begins| minutes(begins, ends)));
        }
        Row::body(cells)
    });
    let rows: Vec<Row> = rows.collect();
    let mut columns = vec![Column::text("Asia"), Column::text("Esittelijä")];
    if has_times {
        columns.insert(0, Column::text("Klo"));
        columns.push(Column::figures("Minuuttia", ColumnKind::Count));
    }
    let description = "Kokouksen asiat, niiden alkamisajat, esittelijät ja kesto minuutteina";
    let table = Table::new(description, columns).with_rows(rows);
    let mut view = View::of(Block::table(table, Limit::NONE));
    if decided > 0 {
        view.blocks.push(Block::Text(vec![
            Inline::Strong(vec![Inline::text("Lihavoidut")]),
            Inline::text(" asiat ovat päätettäviä, muut tiedoksi."),
        ]));
    }
    view
}

/// From one time to another; nothing where an item takes no time of its own.
fn minutes(begins: TimeOfDay, ends: TimeOfDay) -> Cell {
    match (ends.naive() - begins.naive()).num_minutes() {
        0 => Cell::NoValue,
        minutes => Cell::Count(minutes),
    }
}
