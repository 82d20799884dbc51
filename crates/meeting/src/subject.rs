//! A meeting with what its documents show of it, worked out once.

use std::sync::Arc;

use vuosikello_core::{Configuration, FinanceOverview, MeetingDossier, Notes, SurveyResults};
use vuosikello_document::View;

use crate::brevity::Brevity;
use crate::missing::{Missing, MissingPart, missing, pending};

/// Whether documents look forward to the meeting or back at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Before the meeting: the notes are not looked at.
    Before,
    /// After it: the notes are used, and nothing is waited for any more.
    After,
}

/// A meeting with what is worked out of its dossier once for all views.
#[derive(Debug, Clone)]
pub(crate) struct Subject<'a> {
    pub(crate) configuration: &'a Configuration,
    pub(crate) dossier: &'a MeetingDossier,
    pub(crate) stage: Stage,
    /// The figures of the budget, when there is one.
    pub(crate) any_budget: Option<Arc<FinanceOverview>>,
    pub(crate) survey: Arc<SurveyResults>,
    /// What has not come yet; nothing after the meeting.
    pub(crate) missing: Vec<Missing>,
    /// How many of the largest deviations of the budget documents name.
    pub(crate) deviations: usize,
    /// How much the agenda says.
    pub(crate) brevity: Brevity,
}

impl<'a> Subject<'a> {
    /// The meeting as it is seen before it is held.
    pub(crate) fn new(
        configuration: &'a Configuration,
        dossier: &'a MeetingDossier,
        deviations: usize,
    ) -> Self {
        let finance = dossier.finance.as_ref();
        let any_budget = finance.and_then(|finance| {
            FinanceOverview::of(configuration, &dossier.agreement, &dossier.meeting, finance)
        });
        Self {
            configuration,
            dossier,
            stage: Stage::Before,
            missing: missing(configuration, dossier, with_figures(any_budget.as_ref())),
            any_budget: any_budget.map(Arc::new),
            survey: Arc::new(dossier.survey_results(&configuration.defaults.survey)),
            deviations,
            brevity: Brevity::Full,
        }
    }

    /// The subject of an agenda that says no more than so much.
    pub(crate) fn in_brief(&self, brevity: Brevity) -> Self {
        Self {
            brevity,
            ..self.clone()
        }
    }

    /// The subject of documents that name so many of the largest deviations.
    pub(crate) fn with_deviations(&self, deviations: usize) -> Self {
        Self {
            deviations,
            ..self.clone()
        }
    }

    /// The meeting as it is seen once it has been held.
    pub(crate) fn afterwards(&self) -> Self {
        Self {
            stage: Stage::After,
            missing: Vec::new(),
            ..self.clone()
        }
    }

    /// The figures of the budget, when there is one with figures to show.
    pub(crate) fn finance(&self) -> Option<&FinanceOverview> {
        with_figures(self.any_budget.as_deref())
    }

    /// The notes of the meeting, once it has been held.
    pub(crate) fn notes(&self) -> Option<&'a Notes> {
        match self.stage {
            Stage::Before => None,
            Stage::After => self.dossier.notes.as_ref(),
        }
    }

    pub(crate) fn is_missing(&self, part: MissingPart) -> bool {
        self.missing.iter().any(|missing| missing.part == part)
    }

    /// A view of the budget, or that it has not come yet.
    pub(crate) fn of_finance(&self, view: impl FnOnce(&FinanceOverview) -> View) -> View {
        self.finance().map_or_else(|| pending(MissingPart::Finance), view)
    }

    /// A view of the survey, where there is one whose results may be shown.
    pub(crate) fn of_survey(&self, view: fn(&SurveyResults) -> View) -> View {
        if self.is_missing(MissingPart::Survey) {
            pending(MissingPart::Survey)
        } else if self.dossier.survey.is_some() && self.survey.is_shown() {
            view(&self.survey)
        } else {
            View::default()
        }
    }
}

/// A budget without a row has not come yet: its zeros would pass for figures.
fn with_figures(budget: Option<&FinanceOverview>) -> Option<&FinanceOverview> {
    budget.filter(|overview| !overview.top.is_empty())
}
