//! Development needs and projects.

use serde_json::{Value, json};
use vuosikello_core::{MeetingDossier, Project, ProjectState};

use super::{NONE, or_none, value};

/// The needs in the order of their table.
pub(super) fn needs(dossier: &MeetingDossier) -> Value {
    let needs = dossier.needs.as_deref().unwrap_or_default();
    let rows = needs.iter().map(|need| {
        json!({
            "tunnus": need.id,
            "nimi": need.name,
            "vaihe": need.phase.label(),
            "kustannusarvio": need.estimate.map_or(NONE.to_owned(), |estimate| estimate.to_string()),
            "seuraavaksi": or_none(need.next.as_deref()),
            "vastuuhenkilo": or_none(need.owner.as_deref()),
        })
    });
    Value::Array(rows.collect())
}

/// The projects, those that need attention first.
pub(super) fn projects(dossier: &MeetingDossier) -> Value {
    let mut projects: Vec<&Project> = dossier.projects.iter().flatten().collect();
    projects.sort_by_key(|project| urgency(project.state));
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
        json!({
            "tunnus": project.id,
            "nimi": project.name,
            "nimi_ja_paallikko": match &project.manager {
                Some(manager) => format!("{}\n{manager}", project.name),
                None => project.name.clone(),
            },
            "tila": project.state.label(),
            "portti": project.gate.map_or(json!(NONE), |gate| value(&gate)),
            "tilanne": or_none(project.situation.as_deref()),
            "etappi": or_none(milestone.as_deref()),
            "tilanne_ja_etappi": if situation.is_empty() { NONE.to_owned() } else { situation.join("\n") },
            "projektipaallikko": or_none(project.manager.as_deref()),
        })
    });
    Value::Array(rows.collect())
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
