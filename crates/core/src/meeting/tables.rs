//! The tables of a meeting: service status, development needs and projects.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Availability, Date, Gate, Money};

/// The status of a service in the quarter; a row of the table `palvelutilanne`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceStatus {
    /// The id of the service ([`Service::id`](crate::Service::id)).
    ///
    /// fi: Palvelun tunnus sopimuksen taulukossa palvelut.
    #[serde(rename = "palvelu")]
    pub service: String,
    /// The state of the service.
    ///
    /// fi: Palvelun tila.
    #[serde(rename = "tila")]
    pub state: ServiceState,
    /// What happened in the quarter.
    ///
    /// fi: Mitä neljänneksellä on tapahtunut.
    #[serde(rename = "kuvaus", default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The number of incidents in the quarter.
    ///
    /// fi: Häiriöiden määrä neljänneksellä.
    #[serde(rename = "hairiot", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 100_000))]
    pub incidents: Option<u32>,
    /// The availability reached, as documents show it, for example `99,7 %`.
    ///
    /// fi: Toteutunut käytettävyys, esimerkiksi 99,7 %.
    #[serde(rename = "kaytettavyys", default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// The day on which the row was taken out of its source system.
    ///
    /// fi: Päivä, jona tiedot poimittiin lähdejärjestelmästä.
    #[serde(rename = "poimittu", default, skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Date>,
}

/// The state of a service, as the traffic lights of the application portfolio show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum ServiceState {
    /// In order.
    #[serde(rename = "kunnossa")]
    Good,
    /// Needs attention.
    #[serde(rename = "huomioitavaa")]
    Attention,
    /// A serious problem.
    #[serde(rename = "ongelma")]
    Problem,
}

impl ServiceState {
    /// The Finnish word, as the documents show it.
    pub fn label(self) -> &'static str {
        match self {
            ServiceState::Good => "Kunnossa",
            ServiceState::Attention => "Huomioitavaa",
            ServiceState::Problem => "Ongelma",
        }
    }
}

/// A need in the development portfolio; a row of the table `kehitystarpeet`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The id in the development portfolio.
    ///
    /// fi: Tunnus kehitysportfoliossa.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The name.
    ///
    /// fi: Nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// How far the need has come.
    ///
    /// fi: Käsittelyn vaihe.
    #[serde(rename = "vaihe")]
    pub phase: NeedPhase,
    /// The estimated cost.
    ///
    /// fi: Arvioitu kustannus.
    #[serde(rename = "kustannusarvio", default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Money>,
    /// The next step.
    ///
    /// fi: Seuraava askel.
    #[serde(rename = "seuraavaksi", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The name of the person responsible.
    ///
    /// fi: Vastuuhenkilö.
    #[serde(rename = "vastuuhenkilo", default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The day on which the row was taken out of its source system.
    ///
    /// fi: Päivä, jona tiedot poimittiin lähdejärjestelmästä.
    #[serde(rename = "poimittu", default, skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Date>,
}

/// How far a need has come on its way from an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum NeedPhase {
    /// An idea.
    #[serde(rename = "idea")]
    Idea,
    /// A need with its idea card.
    #[serde(rename = "tarve")]
    Need,
    /// Its benefits are analysed.
    #[serde(rename = "hyötyanalyysi")]
    BenefitAnalysis,
    /// A solution is studied (Ratsu).
    #[serde(rename = "ratkaisuselvitys")]
    SolutionStudy,
    /// Done as small development.
    #[serde(rename = "pienkehitys")]
    SmallDevelopment,
    /// Has become a project.
    #[serde(rename = "projekti")]
    Project,
    /// Will not be done.
    #[serde(rename = "hylätty")]
    Rejected,
}

impl NeedPhase {
    /// The Finnish word, as the documents show it.
    pub fn label(self) -> &'static str {
        match self {
            NeedPhase::Idea => "Idea",
            NeedPhase::Need => "Tarve",
            NeedPhase::BenefitAnalysis => "Hyötyanalyysi",
            NeedPhase::SolutionStudy => "Ratkaisuselvitys",
            NeedPhase::SmallDevelopment => "Pienkehitys",
            NeedPhase::Project => "Projekti",
            NeedPhase::Rejected => "Hylätty",
        }
    }
}

/// The state of a project; a row of the table `projektit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// The id in the project portfolio.
    ///
    /// fi: Tunnus projektiportfoliossa.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The name.
    ///
    /// fi: Nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The id of the customer; of a common project the ids separated by commas, see [`Project::customer_ids`].
    ///
    /// fi: Asiakkaan tunnus; yhteisessä projektissa tunnukset pilkulla erotettuina.
    #[serde(rename = "asiakas")]
    #[schemars(extend("examples" = ["RISE, SY"]))]
    pub customers: String,
    /// The latest gate decision.
    ///
    /// fi: Viimeisin porttipäätös.
    #[serde(rename = "portti", default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// The state of the project.
    ///
    /// fi: Projektin tila.
    #[serde(rename = "tila")]
    pub state: ProjectState,
    /// How far the project has come.
    ///
    /// fi: Missä projektissa ollaan.
    #[serde(rename = "tilanne", default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    /// The next milestone.
    ///
    /// fi: Seuraava etappi.
    #[serde(rename = "etappi", default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
    /// The day of the next milestone.
    ///
    /// fi: Seuraavan etapin päivä.
    #[serde(rename = "etappi_pvm", default, skip_serializing_if = "Option::is_none")]
    pub milestone_date: Option<Date>,
    /// The name of the project manager.
    ///
    /// fi: Projektipäällikkö.
    #[serde(
        rename = "projektipaallikko",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub manager: Option<String>,
    /// The day on which the row was taken out of its source system.
    ///
    /// fi: Päivä, jona tiedot poimittiin lähdejärjestelmästä.
    #[serde(rename = "poimittu", default, skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Date>,
}

impl Project {
    /// The ids of the customers whose project it is.
    pub fn customer_ids(&self) -> impl Iterator<Item = &str> {
        self.customers
            .split(',')
            .map(str::trim)
            .filter(|id| !id.is_empty())
    }
}

/// How a project is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum ProjectState {
    /// Not begun.
    #[serde(rename = "ei aloitettu")]
    NotStarted,
    /// As planned.
    #[serde(rename = "suunnitelmassa")]
    OnPlan,
    /// The plan is at risk.
    #[serde(rename = "riski")]
    AtRisk,
    /// Behind the plan, or over its budget.
    #[serde(rename = "poikkeama")]
    OffPlan,
    /// Paused.
    #[serde(rename = "keskeytetty")]
    Paused,
    /// Ended.
    #[serde(rename = "päättynyt")]
    Ended,
}

impl ProjectState {
    /// The Finnish word, as the documents show it.
    pub fn label(self) -> &'static str {
        match self {
            ProjectState::NotStarted => "Ei aloitettu",
            ProjectState::OnPlan => "Suunnitelmassa",
            ProjectState::AtRisk => "Riski",
            ProjectState::OffPlan => "Poikkeama",
            ProjectState::Paused => "Keskeytetty",
            ProjectState::Ended => "Päättynyt",
        }
    }
}
