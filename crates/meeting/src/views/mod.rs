//! The views of a meeting and of a budget day: what their documents, slides and reports show, each made by one function
//! of the model.
//!
//! | file | views |
//! |---|---|
//! | `agenda`, `cover` | the items of the agenda: in documents, and on the first slide |
//! | `people` | participants |
//! | `actions` | actions of earlier meetings, and those that the meeting agreed on |
//! | `budget` | budget, actuals and forecast by group, cost type and service; deviations; months |
//! | `deviations`, `usage` | on slides: the largest deviations, and how much of the budget has been used |
//! | `amounts` | in what amounts are shown on slides |
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
pub(crate) mod agenda;
pub(crate) mod amounts;
pub(crate) mod budget;
pub(crate) mod budget_day;
pub(crate) mod clock;
mod columns;
mod cover;
pub(crate) mod development;
mod deviations;
pub(crate) mod people;
mod risks;
pub(crate) mod services;
pub(crate) mod survey;
pub(crate) mod usage;

use vuosikello_core::FinanceOverview;
use vuosikello_document::View;
use vuosikello_document::deck::Block;

use crate::findings;
use crate::missing::{MissingPart, pending};
use crate::subject::Subject;

/// Makes a view of a meeting.
type MakeView = fn(&Subject<'_>) -> View;

/// Every view by the name under which templates place it.
pub(crate) const VIEWS: [(&str, MakeView); 25] = [
    ("asialista", cover::view),
    ("asiakohdat", |subject| View::table(agenda::programme(subject))),
    ("toimenpiteet", actions::open_view),
    ("talousluvut", |subject| subject.of_finance(budget::key_figures)),
    ("taloustaulukko", groups),
    ("talouskaavio", |subject| {
        subject.of_finance(|overview| {
            View::of(Block::chart(usage::chart(overview))).note(findings::months(overview))
        })
    }),
    ("taloudenkaytto", used),
    ("poikkeamat", |subject| {
        subject.of_finance(budget::deviations_view)
    }),
    ("vuosikello", clock::view),
    ("palvelumaarat", services::counts),
    ("palvelutilanne", services::view),
    ("kehittamistarpeet", development::needs_view),
    ("projektit", development::projects_view),
    ("huomioprojektit", development::attention_view),
    ("kyselyluvut", |subject| subject.of_survey(survey::key_figures)),
    ("kyselyalueet", |subject| subject.of_survey(survey::areas_view)),
    ("kyselytrendi", |subject| subject.of_survey(survey::trend)),
    ("kyselypalaute", |subject| subject.of_survey(survey::open_answers)),
    ("kutsutut", |subject| View::table(people::invited(subject))),
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
        subject.of_finance(|overview| View::of(Block::chart(usage::chart(overview))))
    }),
    ("suurimmat_poikkeamat", |subject| {
        subject.of_finance(|overview| largest_deviations(subject, overview))
    }),
];

/// What is used of the budget, or that there are no actuals yet.
fn used(subject: &Subject<'_>) -> View {
    match subject.is_missing(MissingPart::Actuals) {
        true => subject
            .of_finance(budget::groups_view)
            .and(pending(MissingPart::Actuals)),
        false => subject.of_finance(usage::view),
    }
}

/// The groups of costs on slides, and below them that there are no actuals yet.
fn groups(subject: &Subject<'_>) -> View {
    let groups = subject.of_finance(budget::groups_view);
    match subject.is_missing(MissingPart::Actuals) {
        true => groups.and(pending(MissingPart::Actuals)),
        false => groups,
    }
}

/// The largest deviations, as many as documents name.
fn largest_deviations(subject: &Subject<'_>, overview: &FinanceOverview) -> View {
    let mut deviations = budget::without_total(budget::deviations(overview));
    deviations.rows.truncate(subject.deviations);
    View::table(deviations)
}
