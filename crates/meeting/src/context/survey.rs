//! The results of the survey.

use serde_json::{Map, Value, json};
use vuosikello_core::{Configuration, MeetingDossier, MeetingId, Rating};

use super::NONE;
use crate::phrases::quarter;

pub(super) fn of(configuration: &Configuration, dossier: &MeetingDossier) -> Value {
    let results = dossier.survey_results(&configuration.defaults.survey);
    let quarters: Vec<Value> = results
        .quarters
        .iter()
        .map(|id| json!({ "avain": key(*id), "nimi": quarter(*id) }))
        .collect();
    let mut areas: Vec<Value> = results
        .areas
        .iter()
        .map(|area| row(&area.name, &area.rating, &results.quarters))
        .collect();
    let mut overall = row("Kaikki osa-alueet", &results.overall, &results.quarters);
    if let Some(fields) = overall.as_object_mut() {
        fields.insert("rivilaji".to_owned(), json!("yhteensa"));
        // The number of all grades says nothing about the number of respondents.
        fields.remove("vastauksia");
    }
    areas.push(overall);
    let recommendation = &results.recommendation;
    json!({
        "tehty": dossier.survey.is_some(),
        "vastauksia": results.answers,
        "vahintaan": results.minimum_answers,
        "naytetaan": results.is_shown(),
        "neljannekset": quarters,
        "alueet": areas,
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

/// The key of a quarter's mean in the rows.
fn key(id: MeetingId) -> String {
    format!("q{}_{}", id.quarter().number(), id.year())
}

fn row(name: &str, rating: &Rating, quarters: &[MeetingId]) -> Value {
    let mut fields = Map::new();
    fields.insert("nimi".to_owned(), json!(name));
    fields.insert("vastauksia".to_owned(), json!(rating.answers.to_string()));
    fields.insert("keskiarvo".to_owned(), shown(rating.mean));
    fields.insert("muutos".to_owned(), shown(rating.change));
    for (id, mean) in quarters.iter().zip(&rating.trend) {
        fields.insert(key(*id), shown(*mean));
    }
    Value::Object(fields)
}

fn shown(figure: Option<impl ToString>) -> Value {
    json!(figure.map_or(NONE.to_owned(), |figure| figure.to_string()))
}
