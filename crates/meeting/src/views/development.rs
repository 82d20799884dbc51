//! Development needs and projects.

use vuosikello_core::{MeetingDossier, Project, ProjectState};
use vuosikello_document::deck::{Block, Limit};
use vuosikello_document::{Cell, Column, ColumnKind, Light, Row, Table, View, json_of};

use super::amounts::AmountUnit;
use crate::missing::{MissingPart, pending};
use crate::subject::Subject;

/// The most slides of needs.
const NEEDS_SLIDES: usize = 1;
/// The most slides of projects.
const PROJECTS_SLIDES: usize = 2;
/// Of how many projects that need attention the speaker tells the situation.
const SITUATIONS: usize = 5;

/// The needs in the order of their table.
pub(crate) fn needs(dossier: &MeetingDossier) -> Table {
    let needs = dossier.needs.as_deref().unwrap_or_default();
    let rows = needs.iter().map(|need| {
        Row::body(vec![
            Cell::text(&need.id),
            Cell::text(&need.name),
            Cell::text(need.phase.label()),
            optional(need.next.as_ref()),
            need.estimate.into(),
            optional(need.owner.as_ref()),
        ])
    });
    let columns = vec![
        Column::text("Tunnus").key("tunnus"),
        Column::text("Tarve").key("nimi"),
        Column::text("Vaihe").key("vaihe"),
        Column::text("Seuraavaksi").key("seuraavaksi"),
        Column::money("Arvio").key("kustannusarvio"),
        Column::text("Vastuuhenkilö").key("vastuuhenkilo"),
    ];
    let description = format!(
        "{} Taulukossa on kunkin vaihe, seuraava askel ja kustannusarvio.",
        needs_finding(needs.len())
    );
    Table::new(description, columns).with_rows(rows)
}

fn needs_finding(count: usize) -> String {
    match count {
        1 => "Käsittelyssä on yksi kehittämistarve.".to_owned(),
        count => format!("Käsittelyssä on {count} kehittämistarvetta."),
    }
}

/// The needs with their phase and next step.
pub(super) fn needs_view(subject: &Subject<'_>) -> View {
    let count = match &subject.dossier.needs {
        None => return pending(MissingPart::Needs),
        Some(needs) if needs.is_empty() => return View::text("Kehittämistarpeita ei ole käsittelyssä."),
        Some(needs) => needs.len(),
    };
    let whole = needs(subject.dossier);
    let keys = ["nimi", "vaihe", "seuraavaksi", "kustannusarvio"];
    let mut shown = whole.select(keys).unwrap_or_default();
    // Cents would say more than an estimate knows.
    let unit = AmountUnit::EUROS;
    if let Some(last) = shown.columns.last_mut() {
        *last = unit.column("Arvio");
    }
    for cell in shown.rows.iter_mut().filter_map(|row| row.cells.last_mut()) {
        if let Cell::Money(amount) = cell {
            *cell = unit.cell(*amount);
        }
    }
    let mut view = View::of(Block::table(shown, Limit::slides(NEEDS_SLIDES))).note(needs_finding(count));
    view.table = Some(whole);
    view
}

/// The projects, those that need attention first.
fn sorted(dossier: &MeetingDossier) -> Vec<&Project> {
    let mut projects: Vec<&Project> = dossier.projects.iter().flatten().collect();
    projects.sort_by_key(|project| urgency(project.state));
    projects
}

/// The projects with their state, gate and next milestone, those that need attention first.
pub(crate) fn projects(dossier: &MeetingDossier) -> Table {
    let projects = sorted(dossier);
    let rows = projects.iter().map(|project| {
        let milestone = match (&project.milestone, project.milestone_date) {
            (Some(milestone), Some(date)) => Some(format!("{milestone} {date}")),
            (Some(milestone), None) => Some(milestone.clone()),
            (None, Some(date)) => Some(date.to_string()),
            (None, None) => None,
        };
        let next = milestone
            .as_ref()
            .map(|milestone| format!("Seuraavaksi: {milestone}"));
        let situation: Vec<String> = project.situation.iter().cloned().chain(next).collect();
        let gate = project.gate.map(|gate| json_of(&gate));
        Row::body(vec![
            Cell::text(&project.id),
            Cell::text(&project.name),
            Cell::text(match &project.manager {
                Some(manager) => format!("{}\n{manager}", project.name),
                None => project.name.clone(),
            }),
            optional(gate.as_ref().and_then(|gate| gate.as_str())),
            Cell::status(light(project.state), project.state.label()),
            optional(project.situation.as_ref()),
            optional(milestone.as_ref()),
            optional((!situation.is_empty()).then(|| situation.join("\n"))),
            optional(project.manager.as_ref()),
        ])
    });
    let columns = vec![
        Column::text("Tunnus").key("tunnus"),
        Column::text("Projekti").key("nimi"),
        Column::text("Projekti").key("nimi_ja_paallikko"),
        Column::text("Portti").key("portti"),
        Column::figures("Tila", ColumnKind::Status).key("tila"),
        Column::text("Tilanne").key("tilanne"),
        Column::text("Seuraava etappi").key("etappi"),
        Column::text("Tilanne").key("tilanne_ja_etappi"),
        Column::text("Projektipäällikkö").key("projektipaallikko"),
    ];
    let description = format!(
        "{} Taulukossa on kunkin portti, tila ja seuraava etappi.",
        projects_finding(&projects)
    );
    Table::new(description, columns).with_rows(rows)
}

/// The projects with gate, state and next milestone, and for the speaker the situation of those that need attention.
pub(super) fn projects_view(subject: &Subject<'_>) -> View {
    use ProjectState::{AtRisk, OffPlan, Paused};
    match &subject.dossier.projects {
        None => return pending(MissingPart::Projects),
        Some(projects) if projects.is_empty() => return View::text("Käynnissä ei ole projekteja."),
        Some(_) => {}
    }
    let sorted = sorted(subject.dossier);
    let keys = ["nimi", "portti", "tila", "etappi"];
    let mut view = View::table_of(projects(subject.dossier), &keys, Limit::slides(PROJECTS_SLIDES))
        .note(projects_finding(&sorted));
    let attention = sorted
        .iter()
        .filter(|project| [OffPlan, AtRisk, Paused].contains(&project.state));
    let situations = attention.take(SITUATIONS).map(|project| {
        let situation = project
            .situation
            .as_deref()
            .unwrap_or(vuosikello_document::NO_VALUE);
        format!("{}: {situation}", project.name)
    });
    view.notes.extend(situations);
    view
}

/// The projects that need attention, each with its situation; the others are counted. All of them where none does.
pub(super) fn attention_view(subject: &Subject<'_>) -> View {
    let all = projects_view(subject);
    let sorted = sorted(subject.dossier);
    let needs_attention = |project: &&&Project| urgency(project.state) < urgency(ProjectState::OnPlan);
    let attention = sorted.iter().filter(needs_attention).count();
    if attention == 0 {
        return all;
    }
    let whole = projects(subject.dossier);
    let mut shown = whole.clone();
    // Those that need attention come first.
    shown.rows.truncate(attention);
    let keys = ["nimi", "tila", "portti", "tilanne_ja_etappi"];
    let mut view = View::table_of(shown, &keys, Limit::slides(1));
    view.table = Some(whole);
    view.notes = all.notes;
    match others(sorted.get(attention..).unwrap_or_default()) {
        Some(rest) => view.and(View::text(rest)),
        None => view,
    }
}

/// How many other projects are in which state.
fn others(projects: &[&Project]) -> Option<String> {
    let states = counted_states(projects);
    let counted = match projects.len() {
        0 => return None,
        1 => "Muita projekteja on yksi".to_owned(),
        count => format!("Muita projekteja on {count}"),
    };
    Some(format!("{counted}: {}.", states.join(", ")))
}

/// A text, or no value.
fn optional(text: Option<impl AsRef<str>>) -> Cell {
    text.map_or(Cell::NoValue, Cell::text)
}

fn urgency(state: ProjectState) -> u8 {
    match state {
        ProjectState::OffPlan => 0,
        ProjectState::AtRisk => 1,
        ProjectState::Paused => 2,
        ProjectState::OnPlan => 3,
        ProjectState::NotStarted => 4,
        ProjectState::Ended => 5,
    }
}

/// The states in which projects are, the gravest first, each with how many are in it.
fn counted_states(projects: &[&Project]) -> Vec<String> {
    use ProjectState::{AtRisk, Ended, NotStarted, OffPlan, OnPlan, Paused};
    let states = [OffPlan, AtRisk, Paused, OnPlan, NotStarted, Ended]
        .into_iter()
        .filter_map(|state| {
            let count = projects.iter().filter(|project| project.state == state).count();
            (count > 0).then(|| format!("{} {count}", state.label().to_lowercase()))
        });
    states.collect()
}

/// How many projects are in which state.
fn projects_finding(projects: &[&Project]) -> String {
    let count = match projects.len() {
        1 => "yksi".to_owned(),
        count => count.to_string(),
    };
    format!("Projekteja on {count}: {}.", counted_states(projects).join(", "))
}

fn light(state: ProjectState) -> Light {
    match state {
        ProjectState::OnPlan | ProjectState::Ended => Light::Good,
        ProjectState::AtRisk => Light::Attention,
        ProjectState::OffPlan | ProjectState::Paused => Light::Bad,
        ProjectState::NotStarted => Light::Unknown,
    }
}
