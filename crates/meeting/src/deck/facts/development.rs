//! Development needs and projects.

use vuosikello_core::{Project, ProjectState};
use vuosikello_slides::{Block, Cell, Column, Light, Limit, Row, Table};

use super::MeetingFacts;
use crate::deck::part::{Part, cell, cents, shown};
use crate::missing::MissingPart;

/// The most slides of needs.
const NEEDS_SLIDES: usize = 1;
/// The most slides of projects.
const PROJECTS_SLIDES: usize = 2;
/// Of how many projects that need attention the speaker tells the situation.
const SITUATIONS: usize = 5;

/// The needs with their phase and next step.
pub(super) fn needs(facts: &MeetingFacts<'_>) -> Part {
    let Some(needs) = &facts.dossier.needs else {
        return Part::pending(MissingPart::Needs);
    };
    let finding = match needs.len() {
        0 => return Part::text("Kehittämistarpeita ei ole käsittelyssä."),
        1 => "Käsittelyssä on yksi kehittämistarve.".to_owned(),
        count => format!("Käsittelyssä on {count} kehittämistarvetta."),
    };
    let rows = facts.rows("tarpeet").iter().zip(needs).map(|(row, need)| {
        let estimate = need
            .estimate
            .map_or(Cell::Empty, |estimate| Cell::Figure(estimate.cents()));
        Row::body(vec![
            cell(row, "nimi"),
            cell(row, "vaihe"),
            cell(row, "seuraavaksi"),
            estimate,
        ])
    });
    let table = Table {
        description: format!("{finding} Taulukossa on kunkin vaihe, seuraava askel ja kustannusarvio."),
        columns: vec![
            Column::text("Tarve"),
            Column::text("Vaihe"),
            Column::text("Seuraavaksi"),
            Column::figures("Arvio", cents()),
        ],
        rows: rows.collect(),
        limit: Limit::slides(NEEDS_SLIDES),
    };
    Part::of(Block::Table(table)).note(finding)
}

/// The projects with gate, state and next milestone, those that need attention first.
pub(super) fn projects(facts: &MeetingFacts<'_>) -> Part {
    let Some(projects) = &facts.dossier.projects else {
        return Part::pending(MissingPart::Projects);
    };
    if projects.is_empty() {
        return Part::text("Käynnissä ei ole projekteja.");
    }
    let finding = of_projects(projects);
    let rows = facts.rows("projektit");
    let table = Table {
        description: format!("{finding} Taulukossa on kunkin portti, tila ja seuraava etappi."),
        columns: ["Projekti", "Portti", "Tila", "Seuraava etappi"]
            .map(Column::text)
            .into(),
        rows: rows
            .iter()
            .map(|row| {
                Row::body(vec![
                    cell(row, "nimi"),
                    cell(row, "portti"),
                    Cell::Light(light(shown(row, "tila")), shown(row, "tila").to_owned()),
                    cell(row, "etappi"),
                ])
            })
            .collect(),
        limit: Limit::slides(PROJECTS_SLIDES),
    };
    let situations = rows
        .iter()
        .filter(|row| {
            let state = shown(row, "tila");
            [ProjectState::OffPlan, ProjectState::AtRisk, ProjectState::Paused]
                .iter()
                .any(|known| known.label() == state)
        })
        .take(SITUATIONS)
        .map(|row| format!("{}: {}", shown(row, "nimi"), shown(row, "tilanne")));
    let mut part = Part::of(Block::Table(table)).note(finding);
    part.notes.extend(situations);
    part
}

/// How many projects are in which state.
fn of_projects(projects: &[Project]) -> String {
    use ProjectState::{AtRisk, Ended, NotStarted, OffPlan, OnPlan, Paused};
    let states = [OffPlan, AtRisk, Paused, OnPlan, NotStarted, Ended]
        .into_iter()
        .filter_map(|state| {
            let count = projects.iter().filter(|project| project.state == state).count();
            (count > 0).then(|| format!("{} {count}", state.label().to_lowercase()))
        });
    let states: Vec<String> = states.collect();
    let count = match projects.len() {
        1 => "yksi".to_owned(),
        count => count.to_string(),
    };
    format!("Projekteja on {count}: {}.", states.join(", "))
}

fn light(word: &str) -> Light {
    let is = |state: ProjectState| state.label() == word;
    if is(ProjectState::OnPlan) || is(ProjectState::Ended) {
        Light::Good
    } else if is(ProjectState::AtRisk) {
        Light::Attention
    } else if is(ProjectState::OffPlan) || is(ProjectState::Paused) {
        Light::Bad
    } else {
        Light::Unknown
    }
}
