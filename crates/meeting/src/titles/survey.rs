//! What the survey says.

use vuosikello_core::{Mean, SurveyResults};

use super::title::Title;
use crate::numerals::{Case, numeral};
use crate::subject::Subject;

/// Changes below so many hundredths are none.
const CHANGE: i32 = 5;
/// A mean below seven (in hundredths) is told.
const SEVEN: u32 = 700;

pub(super) fn title(subject: &Subject<'_>) -> Option<Title> {
    let results = &subject.survey;
    let is_there = subject.dossier.survey.is_some() && results.is_shown();
    if is_there { of(results) } else { None }
}

pub(super) fn of(results: &SurveyResults) -> Option<Title> {
    let mean = results.overall.mean?;
    let said = match results.overall.change.map(|change| change.hundredths()) {
        None => format!("Arvosanojen keskiarvo on {mean}"),
        Some(change) if change.abs() < CHANGE => format!("Arvosanojen keskiarvo pysyi ennallaan, {mean}"),
        Some(change) => {
            let verb = if change > 0 { "nousi" } else { "laski" };
            let by = vuosikello_core::Decimal::new(change.abs(), 2);
            format!("Arvosanojen keskiarvo {verb} {by} ja on nyt {mean}")
        }
    };
    let known: Vec<(Mean, &str)> = results
        .areas
        .iter()
        .filter_map(|area| Some((area.rating.mean?, area.name.as_str())))
        .collect();
    let below: Vec<&(Mean, &str)> = known
        .iter()
        .filter(|(mean, _)| mean.hundredths() < SEVEN)
        .collect();
    let more = match below.as_slice() {
        [] => {
            let lowest = known.iter().min_by_key(|(mean, _)| *mean);
            lowest
                .filter(|_| known.len() > 1)
                .map(|(mean, name)| format!("; heikoin on {name}, {mean}"))
        }
        [(_, name)] => Some(format!("; alle seitsemän jäi yksi osa-alue, {name}")),
        several => Some(format!(
            "; alle seitsemän jäi {} osa-aluetta",
            numeral(several.len(), Case::Nominative)
        )),
    };
    Some(Title::new(said).and(more))
}
