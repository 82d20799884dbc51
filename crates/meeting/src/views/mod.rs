//! The views of a meeting and of a budget day: what their documents, slides and reports show, each made by one function
//! of the model.
//!
//! | file | views |
//! |---|---|
//! | `agenda` | the items of the agenda |
//! | `people` | participants |
//! | `actions` | actions of earlier meetings, and those that the meeting agreed on |
//! | `budget` | budget, actuals and forecast by group, cost type and service; deviations; months |
//! | `charts` | the charts of a budget |
//! | `budget_day` | a version of the budget beside the one before it |
//! | `risks` | what may make a budget not come true |
//! | `clock` | what comes next in the finance clock |
//! | `services` | the state of the services |
//! | `development` | needs and projects |
//! | `survey` | the results of the survey |
//!
//! A table has every column that any document shows, with a key by which templates and the Excel report choose; money, shares
//! and states stay typed up to the writers.

pub(crate) mod actions;
mod agenda;
pub(crate) mod budget;
pub(crate) mod budget_day;
pub(crate) mod charts;
pub(crate) mod clock;
pub(crate) mod development;
pub(crate) mod people;
mod risks;
pub(crate) mod services;
pub(crate) mod survey;

use vuosikello_core::{Configuration, FinanceOverview, MeetingDossier, Notes, SurveyResults};
use vuosikello_document::deck::Block;
use vuosikello_document::{Table, View, Views};

use crate::PENDING;
use crate::missing::{Missing, MissingPart, missing_beside, overview};

/// Whether documents look forward to the meeting or back at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Before the meeting: the notes are not looked at.
    Before,
    /// After it: the notes are used, and nothing is waited for any more.
    After,
}

/// A meeting with what is worked out of its dossier once for all views.
pub(crate) struct Subject<'a> {
    pub(crate) configuration: &'a Configuration,
    pub(crate) dossier: &'a MeetingDossier,
    pub(crate) stage: Stage,
    /// The views of the budget, when there is one to show.
    pub(crate) finance: Option<FinanceOverview>,
    pub(crate) survey: SurveyResults,
    /// What has not come yet; nothing after the meeting.
    pub(crate) missing: Vec<Missing>,
    /// How many of the largest deviations of the budget documents name.
    pub(crate) deviations: usize,
}

impl<'a> Subject<'a> {
    pub(crate) fn new(
        configuration: &'a Configuration,
        dossier: &'a MeetingDossier,
        stage: Stage,
        deviations: usize,
    ) -> Self {
        let finance = overview(configuration, dossier);
        let missing = match stage {
            Stage::Before => missing_beside(configuration, dossier, finance.as_ref()),
            Stage::After => Vec::new(),
        };
        Self {
            configuration,
            dossier,
            stage,
            finance,
            survey: dossier.survey_results(&configuration.defaults.survey),
            missing,
            deviations,
        }
    }

    /// The notes of the meeting, once it has been held.
    pub(crate) fn notes(&self) -> Option<&'a Notes> {
        match self.stage {
            Stage::Before => None,
            Stage::After => self.dossier.notes.as_ref(),
        }
    }

    fn is_missing(&self, part: MissingPart) -> bool {
        self.missing.iter().any(|missing| missing.part == part)
    }

    /// The views of the budget that only documents show.
    fn of_documents(&self, overview: &FinanceOverview) -> [(&'static str, View); 3] {
        let mut deviations = budget::without_total(budget::deviations(overview));
        deviations.rows.truncate(self.deviations);
        [
            ("kustannusryhmat", View::table(budget::groups(overview))),
            (
                "kustannusryhmakaavio",
                View::of(Block::chart(charts::groups(overview))),
            ),
            ("suurimmat_poikkeamat", View::table(deviations)),
        ]
    }

    /// Every view by the name under which templates place it.
    pub(crate) fn views(&self) -> Views {
        let finance = |view: fn(&FinanceOverview) -> View| match &self.finance {
            Some(overview) => view(overview),
            None => pending(MissingPart::Finance),
        };
        let survey = |view: fn(&SurveyResults) -> View| {
            if self.is_missing(MissingPart::Survey) {
                pending(MissingPart::Survey)
            } else if self.dossier.survey.is_some() && self.survey.is_shown() {
                view(&self.survey)
            } else {
                View::default()
            }
        };
        let actuals = match self.is_missing(MissingPart::Actuals) {
            true => pending(MissingPart::Actuals),
            false => View::default(),
        };
        [
            ("asialista", agenda::items(self)),
            ("toimenpiteet", actions::open_view(self)),
            ("talousluvut", finance(budget::key_figures)),
            ("taloustaulukko", finance(budget::groups_view).and(actuals)),
            ("talouskaavio", finance(charts::groups_view)),
            ("poikkeamat", finance(budget::deviations_view)),
            ("vuosikello", clock::view(self)),
            ("palvelumaarat", services::counts(self)),
            ("palvelutilanne", services::view(self)),
            ("kehittamistarpeet", development::needs_view(self)),
            ("projektit", development::projects_view(self)),
            ("kyselyluvut", survey(survey::key_figures)),
            ("kyselyalueet", survey(survey::areas_view)),
            ("kyselytrendi", survey(survey::trend)),
            ("kyselypalaute", survey(survey::open_answers)),
            ("osallistujat", View::table(people::participants(self))),
            ("avoimet_toimenpiteet", View::table(actions::open(self))),
            ("sovitut_toimenpiteet", View::table(actions::agreed(self))),
        ]
        .into_iter()
        .chain(
            self.finance
                .iter()
                .flat_map(|overview| self.of_documents(overview)),
        )
        .collect()
    }
}

/// Says that a part has not come yet.
fn pending(missing: MissingPart) -> View {
    View::text(format!("{PENDING}: {}", missing.label()))
}

/// The columns with these keys under these headers; keys that the table does not have are left out.
pub(crate) fn columns(table: &Table, choices: &[(&str, &str)]) -> Table {
    let known = |key: &str| table.columns.iter().any(|column| column.key == key);
    let choices: Vec<&(&str, &str)> = choices.iter().filter(|(key, _)| known(key)).collect();
    let mut chosen = table
        .select(choices.iter().map(|(key, _)| *key))
        .unwrap_or_default();
    for (column, (_, header)) in chosen.columns.iter_mut().zip(choices) {
        column.header = vec![vuosikello_document::Inline::text(*header)];
    }
    chosen
}
