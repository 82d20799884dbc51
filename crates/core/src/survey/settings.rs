//! What the survey asks.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::SurveyAnswer;

/// What the survey asks; a part of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SurveySettings {
    /// The areas that are graded from 4 to 10, in their order.
    ///
    /// fi: Arvioitavat osa-alueet järjestyksessä; arvosana on 4–10.
    #[serde(rename = "osa_alueet")]
    pub areas: Vec<SurveyQuestion>,
    /// The open questions.
    ///
    /// fi: Avoimet kysymykset.
    #[serde(rename = "avoimet")]
    pub open: Vec<SurveyQuestion>,
    /// The question of the recommendation scale (0 to 10).
    ///
    /// fi: Suositteluasteikon (0–10) kysymys lomakkeella.
    #[serde(rename = "suositus")]
    pub recommendation: SurveyQuestion,
    /// The fewest answers with which the mean of an area is shown, so that nobody's answer can be read off.
    ///
    /// fi: Pienin vastausten määrä, jolla osa-alueen keskiarvo näytetään.
    #[serde(rename = "vahintaan")]
    #[schemars(range(min = 1, max = 1000))]
    pub minimum_answers: u16,
    /// The grades that answers in words, or on another scale, are worth: `"Melko tyytyväinen": 9`, or `"5": 10` of a scale of 1 to 5.
    ///
    /// fi: Minkä arvosanan (4–10) sanallinen tai toisen asteikon vastaus saa, esimerkiksi "Melko tyytyväinen": 9, tai asteikosta 1–5 "5": 10.
    #[serde(rename = "vastausten_arvosanat", skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "answer_grades")]
    pub answer_grades: BTreeMap<String, u8>,
    /// Columns of the form's export that are not read, for example `Aloitusaika`.
    ///
    /// fi: Lomakkeen viennin sarakkeet, joita ei käytetä, esimerkiksi Aloitusaika.
    #[serde(rename = "ohitettavat_sarakkeet")]
    pub ignored_columns: Vec<String>,
}

/// A question of the survey: a column of the form's export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyQuestion {
    /// The id: the heading of the column, or the key in a JSON file.
    ///
    /// fi: Tunnus: sarakkeen otsikko, tai JSON-tiedoston avain.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The name under which the area or question is shown.
    ///
    /// fi: Nimi, jolla osa-alue tai kysymys näytetään.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The question as the form asks it, when the column of the export has it as its heading.
    ///
    /// fi: Kysymys sellaisena kuin se on lomakkeella, kun viennin sarake on otsikoitu sillä.
    #[serde(rename = "kysymys", default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

fn answer_grades(_: &mut SchemaGenerator) -> Schema {
    let (worst, best) = SurveyAnswer::GRADES.into_inner();
    json_schema!({
        "type": "object",
        "additionalProperties": { "type": "integer", "minimum": worst, "maximum": best }
    })
}

impl SurveySettings {
    /// Whether the question with this id is answered with a grade or the recommendation, so that its column is missed when an
    /// export lacks it.
    ///
    /// ```
    /// use vuosikello_core::SurveySettings;
    /// let settings = SurveySettings::default();
    /// assert!(settings.is_graded("jatkuvat_palvelut") && settings.is_graded("suositus"));
    /// assert!(!settings.is_graded("onnistumiset"));
    /// ```
    pub fn is_graded(&self, id: &str) -> bool {
        self.recommendation.id == id || self.areas.iter().any(|area| area.id == id)
    }
}

impl SurveyQuestion {
    fn new(id: &str, name: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            question: None,
        }
    }
}

impl Default for SurveySettings {
    fn default() -> Self {
        let questions = |pairs: &[(&str, &str)]| {
            pairs
                .iter()
                .map(|(id, name)| SurveyQuestion::new(id, name))
                .collect()
        };
        Self {
            areas: questions(&[
                ("jatkuvat_palvelut", "Jatkuvat palvelut"),
                ("yhteinen_kehittaminen", "Yhteinen kehittäminen"),
                ("projektipalvelut", "Projektipalvelut"),
                ("taloushallinta", "Talouden hallinta"),
                ("asiantuntijapalvelut", "Asiantuntijapalvelut"),
                ("ennakoivuus", "Ennakoivuus"),
                ("asiantuntemus", "Asiantuntemus"),
                ("ystavallisyys", "Ystävällisyys"),
                ("aktiivisuus", "Aktiivisuus"),
            ]),
            open: questions(&[
                ("onnistumiset", "Missä olemme onnistuneet?"),
                ("parannettavaa", "Mitä pitäisi parantaa?"),
            ]),
            recommendation: SurveyQuestion::new("suositus", "Suosittelisitko palvelukeskusta?"),
            minimum_answers: 3,
            answer_grades: BTreeMap::new(),
            ignored_columns: Vec::new(),
        }
    }
}
