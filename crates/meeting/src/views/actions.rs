//! Actions: those of earlier meetings, and those that the meeting agreed on.

use vuosikello_core::{Action, ActionId, Date, Notes, agenda};
use vuosikello_document::deck::{Block, Limit, Plot, PlotKind, TableBlock};
use vuosikello_document::{Cell, Column, ColumnKind, Light, Row, Table, Unit, View};

use crate::missing::{MissingPart, pending};
use crate::subject::Subject;

/// The most slides of actions; the rest is summed up.
const SLIDES: usize = 1;

/// The state of an action on a day. What is late comes first, what is done last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ActionState {
    Late,
    Open,
    Done,
}

impl ActionState {
    fn of(action: &Action, is_done: bool, today: Date) -> Self {
        match is_done {
            true => ActionState::Done,
            false if action.due < today => ActionState::Late,
            false => ActionState::Open,
        }
    }

    fn cell(self) -> Cell {
        let (light, word) = match self {
            ActionState::Late => (Light::Bad, "myöhässä"),
            ActionState::Open => (Light::Unknown, "avoin"),
            ActionState::Done => (Light::Good, "tehty"),
        };
        Cell::status(light, word)
    }
}

/// An action with the agenda item that it belongs to.
struct Listed<'a> {
    action: &'a Action,
    item: &'a str,
    state: ActionState,
}

/// The open actions of earlier meetings, and those done since the previous one. After the meeting, what it found done is done.
fn listed<'a>(subject: &Subject<'a>) -> Vec<Listed<'a>> {
    let done = subject.notes().into_iter().flat_map(Notes::done);
    let done: Vec<ActionId> = done.map(|(id, _)| id).collect();
    let today = subject.dossier.meeting.date;
    let open = subject
        .dossier
        .open_actions(&subject.configuration.defaults.agenda);
    open.into_iter()
        .map(|open| Listed {
            action: open.action,
            item: open.item,
            state: ActionState::of(open.action, open.done || done.contains(&open.action.id), today),
        })
        .collect()
}

/// The states and due dates of the actions that the meeting goes through.
pub(crate) fn states(subject: &Subject<'_>) -> Vec<(ActionState, Date)> {
    listed(subject)
        .iter()
        .map(|listed| (listed.state, listed.action.due))
        .collect()
}

/// The actions that the meeting goes through, each with its owner and due date: `Päivitetään yhteystiedot (Elina Esimerkki,
/// 31.1.2027)`.
pub(crate) fn told(subject: &Subject<'_>) -> Vec<String> {
    let listed = listed(subject);
    let told = listed.iter().map(|listed| {
        let action = listed.action;
        format!(
            "{} ({}, {})",
            action.text,
            action.owner.replace(' ', "\u{a0}"),
            action.due
        )
    });
    told.collect()
}

/// As [`listed`], in the order in which they were agreed on.
pub(crate) fn open(subject: &Subject<'_>) -> Table {
    table("Aiempien kokousten toimenpiteet", &listed(subject))
}

/// The actions that the meeting agreed on.
pub(crate) fn agreed(subject: &Subject<'_>) -> Table {
    let items = agenda(&subject.configuration.defaults.agenda, &subject.dossier.meeting);
    let title = |id: &str| {
        items
            .iter()
            .find(|item| item.id == id)
            .map_or("", |item| item.title)
    };
    let actions = subject.notes().into_iter().flat_map(Notes::actions);
    let actions: Vec<Listed<'_>> = actions
        .map(|(item, action)| Listed {
            action,
            item: title(item),
            state: ActionState::Open,
        })
        .collect();
    table("Kokouksessa sovitut toimenpiteet", &actions)
}

fn table(description: &str, actions: &[Listed<'_>]) -> Table {
    let columns = vec![
        Column::text("Tunnus").key("tunnus"),
        Column::text("Asiakohta").key("kohta"),
        Column::text("Toimenpide").key("mita"),
        Column::text("Vastuu").key("vastuu"),
        Column::figures("Määräaika", ColumnKind::Date).key("maaraaika"),
        Column::figures("Tila", ColumnKind::Status).key("tila"),
    ];
    let rows = actions.iter().map(|listed| {
        Row::body(vec![
            Cell::text(listed.action.id.to_string()),
            Cell::text(listed.item),
            Cell::text(&listed.action.text),
            Cell::text(&listed.action.owner),
            Cell::Date(listed.action.due),
            listed.state.cell(),
        ])
    });
    Table::new(description, columns).with_rows(rows)
}

/// The open actions on slides, the late ones first, or why there are none.
pub(super) fn open_view(subject: &Subject<'_>) -> View {
    let pending = match subject.is_missing(MissingPart::PreviousMinutes) {
        true => pending(MissingPart::PreviousMinutes),
        false => View::default(),
    };
    let mut actions = listed(subject);
    let table_in_order = table("Aiempien kokousten toimenpiteet", &actions);
    if actions.is_empty() {
        let none = match subject.dossier.previous() {
            Some(_) if !pending.blocks.is_empty() => return pending,
            Some(_) => "Aiemmissa kokouksissa sovittuja toimenpiteitä ei ole avoinna.",
            None => "Kokous on ensimmäinen, joten aiempia toimenpiteitä ei ole.",
        };
        return View::text(none);
    }
    let count = |state| actions.iter().filter(|listed| listed.state == state).count();
    let finding = format!(
        "Aiempien kokousten toimenpiteistä on tehty {}, avoinna {} ja myöhässä {}.",
        count(ActionState::Done),
        count(ActionState::Open),
        count(ActionState::Late)
    );
    actions.sort_by_key(|listed| (listed.state, listed.action.due));
    let mut view = View::of(on_slide(&finding, &actions, subject.dossier.meeting.date));
    view.table = Some(table_in_order);
    pending.and(view.note(finding))
}

/// The actions with bars of the days by which they are late, where any is.
fn on_slide(finding: &str, actions: &[Listed<'_>], today: Date) -> Block {
    let late = |listed: &Listed<'_>| {
        (listed.state == ActionState::Late).then(|| days_between(listed.action.due, today))
    };
    let is_any_late = actions.iter().any(|listed| late(listed).is_some());
    let mut columns = vec![
        Column::text("Toimenpide"),
        Column::text("Vastuu"),
        Column::figures("Määräaika", ColumnKind::Date),
        Column::figures("Tila", ColumnKind::Status),
    ];
    if is_any_late {
        columns.push(Column::figures("Päivää", ColumnKind::Count));
        columns.push(Column::text("Viive"));
    }
    let rows = actions.iter().map(|listed| {
        let mut cells = vec![
            Cell::text(&listed.action.text),
            Cell::text(listed.action.owner.replace(' ', "\u{a0}")),
            Cell::Date(listed.action.due),
            listed.state.cell(),
        ];
        if is_any_late {
            cells.push(late(listed).map_or(Cell::NoValue, Cell::Count));
            cells.push(Cell::Empty);
        }
        Row::body(cells)
    });
    let table = Table::new(finding, columns).with_rows(rows);
    let plot = is_any_late.then(|| {
        let description = format!("Pylväät: montako päivää toimenpiteet ovat myöhässä. {finding}");
        Plot::new(5, PlotKind::Bars, Unit::Number { decimals: 0 }, description)
            .series("Päivää myöhässä", actions.iter().map(late))
            .as_warning()
    });
    Block::Table(TableBlock {
        table,
        limit: Limit::slides(SLIDES),
        plot,
    })
}

/// How many days a day is before another.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    (to.naive() - from.naive()).num_days()
}
