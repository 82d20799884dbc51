//! What the survey asks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
            ignored_columns: Vec::new(),
        }
    }
}
