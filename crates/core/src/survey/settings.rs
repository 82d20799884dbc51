//! What the survey asks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the survey asks; a part of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SurveySettings {
    /// Arvioitavat osa-alueet järjestyksessä; arvosana on 4–10.
    #[serde(rename = "osa_alueet")]
    pub areas: Vec<SurveyQuestion>,
    /// Avoimet kysymykset.
    #[serde(rename = "avoimet")]
    pub open: Vec<SurveyQuestion>,
    /// Suositteluasteikon (0–10) kysymys lomakkeella.
    #[serde(rename = "suositus")]
    pub recommendation: SurveyQuestion,
    /// Pienin vastausten määrä, jolla osa-alueen keskiarvo näytetään.
    #[serde(rename = "vahintaan")]
    #[schemars(range(min = 1, max = 1000))]
    pub minimum_answers: u16,
    /// Lomakkeen viennin sarakkeet, joita ei käytetä, esimerkiksi Aloitusaika.
    #[serde(rename = "ohitettavat_sarakkeet")]
    pub ignored_columns: Vec<String>,
}

/// A question of the survey: a column of the form's export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyQuestion {
    /// Tunnus: sarakkeen otsikko, tai JSON-tiedoston avain.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// Nimi, jolla osa-alue tai kysymys näytetään.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Kysymys sellaisena kuin se on lomakkeella, kun viennin sarake on otsikoitu sillä.
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
