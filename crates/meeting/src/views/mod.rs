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
use vuosikello_document::{Table, View};

use crate::PENDING;
use crate::missing::{Missing, MissingPart, missing};

/// Whether documents look forward to the meeting or back at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Before the meeting: the notes are not looked at.
    Before,
    /// After it: the notes are used, and nothing is waited for any more.
    After,
}

/// A meeting with what is worked out of its dossier once for all views.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    pub(crate) configuration: &'a Configuration,
    pub(crate) dossier: &'a MeetingDossier,
    pub(crate) stage: Stage,
    /// The figures of the budget, when there is one.
    pub(crate) any_budget: Option<FinanceOverview>,
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
        let finance = dossier.finance.as_ref();
        let mut subject = Self {
            configuration,
            dossier,
            stage,
            any_budget: finance.and_then(|finance| {
                FinanceOverview::of(configuration, &dossier.agreement, &dossier.meeting, finance)
            }),
            survey: dossier.survey_results(&configuration.defaults.survey),
            missing: Vec::new(),
            deviations,
        };
        if stage == Stage::Before {
            subject.missing = missing(&subject);
        }
        subject
    }

    /// The figures of the budget, when there is one with figures to show. A budget without a row has not come yet: its zeros
    /// would pass for figures.
    pub(crate) fn finance(&self) -> Option<&FinanceOverview> {
        self.any_budget
            .as_ref()
            .filter(|overview| !overview.top.is_empty())
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

    /// A view of the budget, or that it has not come yet.
    fn of_finance(&self, view: impl FnOnce(&FinanceOverview) -> View) -> View {
        self.finance().map_or_else(|| pending(MissingPart::Finance), view)
    }

    /// A view of the survey, where there is one whose results may be shown.
    fn of_survey(&self, view: fn(&SurveyResults) -> View) -> View {
        if self.is_missing(MissingPart::Survey) {
            pending(MissingPart::Survey)
        } else if self.dossier.survey.is_some() && self.survey.is_shown() {
            view(&self.survey)
        } else {
            View::default()
        }
    }

    /// The groups of costs on slides, and below them that there are no actuals yet.
    fn groups(&self) -> View {
        let groups = self.of_finance(budget::groups_view);
        match self.is_missing(MissingPart::Actuals) {
            true => groups.and(pending(MissingPart::Actuals)),
            false => groups,
        }
    }

    /// The largest deviations, as many as documents name.
    fn largest_deviations(&self, overview: &FinanceOverview) -> View {
        let mut deviations = budget::without_total(budget::deviations(overview));
        deviations.rows.truncate(self.deviations);
        View::table(deviations)
    }
}

/// Makes a view of a meeting.
type MakeView = fn(&Subject<'_>) -> View;

/// Every view by the name under which templates place it.
pub(crate) const VIEWS: [(&str, MakeView); 21] = [
    ("asialista", agenda::items),
    ("toimenpiteet", actions::open_view),
    ("talousluvut", |subject| subject.of_finance(budget::key_figures)),
    ("taloustaulukko", |subject| subject.groups()),
    ("talouskaavio", |subject| subject.of_finance(charts::groups_view)),
    ("poikkeamat", |subject| {
        subject.of_finance(budget::deviations_view)
    }),
    ("vuosikello", clock::view),
    ("palvelumaarat", services::counts),
    ("palvelutilanne", services::view),
    ("kehittamistarpeet", development::needs_view),
    ("projektit", development::projects_view),
    ("kyselyluvut", |subject| subject.of_survey(survey::key_figures)),
    ("kyselyalueet", |subject| subject.of_survey(survey::areas_view)),
    ("kyselytrendi", |subject| subject.of_survey(survey::trend)),
    ("kyselypalaute", |subject| subject.of_survey(survey::open_answers)),
    ("osallistujat", |subject| {
        View::table(people::participants(subject))
    }),
    ("avoimet_toimenpiteet", |subject| {
        View::table(actions::open(subject))
    }),
    ("sovitut_toimenpiteet", |subject| {
        View::table(actions::agreed(subject))
    }),
    ("kustannusryhmat", |subject| {
        subject.of_finance(|overview| View::table(budget::groups(overview)))
    }),
    ("kustannusryhmakaavio", |subject| {
        subject.of_finance(|overview| View::of(Block::chart(charts::groups(overview))))
    }),
    ("suurimmat_poikkeamat", |subject| {
        subject.of_finance(|overview| subject.largest_deviations(overview))
    }),
];

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
