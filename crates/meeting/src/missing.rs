//! What has not come yet.

use std::fmt;

use vuosikello_core::{Configuration, FinanceOverview, ItemKind, MeetingDossier, agenda};
use vuosikello_document::View;

/// Stands in the place of a part that has not come yet.
pub const PENDING: &str = "Aineisto täydentyy";

/// A part of the material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MissingPart {
    /// The minutes of the previous meeting.
    PreviousMinutes,
    /// The budget of the year, with its actuals.
    Finance,
    /// The actuals, of a budget that is there.
    Actuals,
    /// The status of the services.
    ServiceStatus,
    /// The development needs.
    Needs,
    /// The projects.
    Projects,
    /// The answers to the survey.
    Survey,
}

impl MissingPart {
    /// All parts. Those of one agenda item stand in the order in which they are shown.
    const ALL: [MissingPart; 7] = [
        MissingPart::PreviousMinutes,
        MissingPart::Finance,
        MissingPart::Actuals,
        MissingPart::ServiceStatus,
        MissingPart::Needs,
        MissingPart::Projects,
        MissingPart::Survey,
    ];

    /// What it is, in Finnish: `talousarvio ja toteuma`.
    pub fn label(self) -> &'static str {
        match self {
            MissingPart::PreviousMinutes => "edellisen kokouksen pöytäkirja",
            MissingPart::Finance => "talousarvio ja toteuma",
            MissingPart::Actuals => "talouden toteuma",
            MissingPart::ServiceStatus => "palveluiden tila",
            MissingPart::Needs => "kehittämistarpeet",
            MissingPart::Projects => "projektien tilanne",
            MissingPart::Survey => "kyselyn tulokset",
        }
    }

    /// The agenda item under which it is shown.
    pub fn item_kind(self) -> ItemKind {
        match self {
            MissingPart::PreviousMinutes => ItemKind::PreviousMinutes,
            MissingPart::Finance | MissingPart::Actuals => ItemKind::Finance,
            MissingPart::ServiceStatus => ItemKind::Services,
            MissingPart::Needs | MissingPart::Projects => ItemKind::Development,
            MissingPart::Survey => ItemKind::Survey,
        }
    }

    fn is_missing(self, dossier: &MeetingDossier, finance: Option<&FinanceOverview>) -> bool {
        match self {
            MissingPart::PreviousMinutes => {
                let has_no_notes = dossier
                    .previous()
                    .is_some_and(|previous| previous.notes.is_none());
                !dossier.has_previous_minutes && has_no_notes
            }
            MissingPart::Finance => finance.is_none(),
            MissingPart::Actuals => finance.is_some_and(|overview| overview.actuals_to.is_none()),
            MissingPart::ServiceStatus => dossier.services.is_none(),
            MissingPart::Needs => dossier.needs.is_none(),
            MissingPart::Projects => dossier.projects.is_none(),
            MissingPart::Survey => dossier.survey.is_none() && dossier.meeting.survey.is_some(),
        }
    }
}

/// A part that has not come yet, and where it is waited for. Shown as `3. Talouskatsaus: talousarvio ja toteuma`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The part.
    pub part: MissingPart,
    /// The agenda item with its number: `3. Talouskatsaus`. `None` when only files beside the agenda wait for it.
    pub item: Option<String>,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = &self.item {
            write!(f, "{item}: ")?;
        }
        f.write_str(self.part.label())
    }
}

/// What has not come yet, in the order of the agenda.
///
/// A part that no item of the agenda shows is not waited for; only the budget is, since it has files of its own. The survey is
/// waited for when the meeting has a link to one: without a link there was no survey in the quarter. The minutes of the
/// previous meeting are waited for when there was one and it has neither notes nor minutes written by hand.
pub(crate) fn missing(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    finance: Option<&FinanceOverview>,
) -> Vec<Missing> {
    let agenda = agenda(&configuration.defaults.agenda, &dossier.meeting);
    let parts = MissingPart::ALL
        .into_iter()
        .filter(|part| part.is_missing(dossier, finance));
    let mut found: Vec<(usize, Missing)> = parts
        .filter_map(|part| {
            let place = agenda.iter().position(|item| item.kind == part.item_kind());
            let item = place.and_then(|place| agenda.get(place).map(|item| (place, item.title)));
            match item {
                Some((place, title)) => {
                    let item = Some(format!("{}. {title}", place + 1));
                    Some((place, Missing { part, item }))
                }
                None if part == MissingPart::Finance => Some((agenda.len(), Missing { part, item: None })),
                None => None,
            }
        })
        .collect();
    found.sort_by_key(|(place, missing)| (*place, missing.part));
    found.into_iter().map(|(_, missing)| missing).collect()
}

/// Says that a part has not come yet.
pub(crate) fn pending(missing: MissingPart) -> View {
    View::text(format!("{PENDING}: {}", missing.label()))
}
