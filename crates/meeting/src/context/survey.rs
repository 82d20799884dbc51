//! The results of the survey.

use serde_json::{Value, json};
use vuosikello_document::rows;

use crate::phrases::quarter;
use crate::subject::Subject;
use crate::views::survey::{areas, key};

pub(super) fn of(subject: &Subject<'_>) -> Value {
    let results = &subject.survey;
    let quarters = results.quarters.iter();
    let quarters: Vec<Value> = quarters
        .map(|id| json!({ "avain": key(*id), "nimi": quarter(*id) }))
        .collect();
    let recommendation = &results.recommendation;
    json!({
        "tehty": subject.dossier.survey.is_some(),
        "vastauksia": results.answers,
        "vahintaan": results.minimum_answers,
        "naytetaan": results.is_shown(),
        "neljannekset": quarters,
        "alueet": rows(&areas(results)),
        "keskiarvo": results.overall.mean.map(|mean| mean.to_string()),
        "muutos": results.overall.change.map(|change| change.to_string()),
        "nps": {
            "vastauksia": recommendation.answers,
            "arvo": recommendation.score.map(|score| score.to_string()),
            "muutos": recommendation.change.map(|change| change.to_string()),
            "suosittelijoita": recommendation.counts.map(|counts| counts.promoters),
            "neutraaleja": recommendation.counts.map(|counts| counts.passives),
            "arvostelijoita": recommendation.counts.map(|counts| counts.detractors),
        },
        "avoimet": results.open.iter()
            .filter(|open| !open.answers.is_empty())
            .map(|open| json!({ "kysymys": open.name, "vastaukset": open.answers }))
            .collect::<Vec<_>>(),
    })
}
