//! How development goes.

use vuosikello_core::ProjectState;

use super::title::Title;
use crate::numerals::{Case, all_of, capitalised, counted, numeral};
use crate::subject::Subject;

pub(super) fn title(subject: &Subject<'_>) -> Option<Title> {
    let dossier = subject.dossier;
    let needs = dossier.needs.as_ref().map_or(0, Vec::len);
    let Some(projects) = &dossier.projects else {
        // Whether there are projects is not known.
        let needs_said = counted(needs, "kehittämistarve", "kehittämistarvetta");
        return (needs > 0).then(|| Title::new(format!("Käsittelyssä on {needs_said}")));
    };
    let states: Vec<ProjectState> = projects.iter().map(|project| project.state).collect();
    of(&states, needs)
}

/// The title of projects in these states and of so many needs.
pub(super) fn of(states: &[ProjectState], needs: usize) -> Option<Title> {
    let count = |state: ProjectState| states.iter().filter(|known| **known == state).count();
    let off = [
        (
            count(ProjectState::OffPlan),
            Case::Nominative,
            "poikkeaa suunnitelmasta",
        ),
        (count(ProjectState::AtRisk), Case::Inessive, "on riski"),
        (count(ProjectState::Paused), Case::Nominative, "on keskeytetty"),
    ];
    let parts: Vec<String> = off
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, case, what)| format!("{} {what}", numeral(count, case)))
        .collect();
    // In figures the inessive would need an ending.
    let parts: Vec<String> = match off
        .iter()
        .any(|(count, case, _)| *case == Case::Inessive && *count > 10)
    {
        true => parts
            .into_iter()
            .map(|part| part.replace(" on riski", " projektissa on riski"))
            .collect(),
        false => parts,
    };
    let of_projects = |said: String| match states.len() {
        1 => "Projekti ".to_owned() + said.split_once(' ').map_or("", |(_, what)| what),
        _ => format!("Projekteista {said}"),
    };
    Some(match (parts.as_slice(), states.len(), needs) {
        ([], 0, 0) => return None,
        ([], 0, needs) => {
            let needs = counted(needs, "kehittämistarve", "kehittämistarvetta");
            Title::new(format!("Käsittelyssä on {needs}, eikä projekteja ole"))
        }
        ([], 1, _) => Title::new(match states.first() {
            Some(ProjectState::NotStarted) => "Projekti ei ole vielä alkanut",
            Some(ProjectState::Ended) => "Projekti on päättynyt",
            _ => "Projekti etenee suunnitelman mukaan",
        }),
        ([], all, _) => {
            let kinds = [
                (count(ProjectState::OnPlan), "suunnitelmassa"),
                (count(ProjectState::NotStarted), "alkamatta"),
                (count(ProjectState::Ended), "päättyneet"),
            ];
            let kinds: Vec<&str> = kinds
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(_, what)| *what)
                .collect();
            let kinds = joined(
                &kinds.iter().map(|kind| (*kind).to_owned()).collect::<Vec<_>>(),
                "tai",
            );
            Title::new(format!("{} ovat {kinds}", all_of(all, "projektia", "projektit")))
        }
        ([part], 1, _) if part.contains("riski") => Title::new("Projektissa on riski"),
        (parts, _, _) => Title::new(capitalised(&of_projects(joined(parts, "ja")))),
    })
}

/// Parts with commas, and a conjunction before the last.
fn joined(parts: &[String], conjunction: &str) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ProjectState::{AtRisk, Ended, NotStarted, OffPlan, OnPlan, Paused};

    fn shown(states: &[ProjectState], needs: usize) -> String {
        of(states, needs)
            .and_then(|title| title.fitted())
            .unwrap_or_default()
    }

    #[test]
    fn projects_off_track_are_counted() {
        assert_eq!(
            shown(&[OffPlan, AtRisk, AtRisk, Paused, OnPlan], 3),
            "Projekteista yksi poikkeaa suunnitelmasta, kahdessa on riski ja yksi on keskeytetty"
        );
        assert_eq!(
            shown(&[OffPlan, OnPlan], 0),
            "Projekteista yksi poikkeaa suunnitelmasta"
        );
        assert_eq!(shown(&[OffPlan], 0), "Projekti poikkeaa suunnitelmasta");
        assert_eq!(shown(&[AtRisk], 0), "Projektissa on riski");
        assert_eq!(shown(&[AtRisk; 12], 0), "Projekteista 12 projektissa on riski");
    }

    #[test]
    fn projects_on_track_are_said_to_be() {
        assert_eq!(
            shown(&[OnPlan, NotStarted, OnPlan], 0),
            "Kaikki kolme projektia ovat suunnitelmassa tai alkamatta"
        );
        assert_eq!(
            shown(&[OnPlan, OnPlan], 0),
            "Molemmat projektit ovat suunnitelmassa"
        );
        assert_eq!(shown(&[Ended], 0), "Projekti on päättynyt");
        assert_eq!(
            shown(&[], 2),
            "Käsittelyssä on kaksi kehittämistarvetta, eikä projekteja ole"
        );
        assert_eq!(shown(&[], 0), "");
    }
}
