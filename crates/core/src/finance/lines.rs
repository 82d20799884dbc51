//! The lines of budgets, and what is recorded of them when a version is locked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{BudgetVersion, Date, Money, Month};

/// A line of a version; a row of the tables `tae-b0` … `tae-b3`, `tpe-1`, `tpe-2` and `tilinpaatos`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionLine {
    /// Kustannuslaji; jokin asetuksissa luetelluista.
    #[serde(rename = "kustannuslaji")]
    pub cost_type: String,
    /// Palvelun tai kehittämiskohteen tunnus; tyhjä, kun rivi ei kohdistu yhteen.
    #[serde(rename = "kohde", default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Selite; erottaa rivit, joilla ei ole kohdetta.
    #[serde(rename = "selite")]
    pub description: String,
    /// Summa.
    #[serde(rename = "summa")]
    pub amount: Money,
    /// Syy, miksi ennuste poikkeaa talousarviosta.
    #[serde(rename = "syy", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An actual cost of a month; a row of the table `toteuma`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActualLine {
    /// Kuukausi.
    #[serde(rename = "kuukausi")]
    pub month: Month,
    /// Kustannuslaji; jokin asetuksissa luetelluista.
    #[serde(rename = "kustannuslaji")]
    pub cost_type: String,
    /// Palvelun tai kehittämiskohteen tunnus; tyhjä, kun rivi ei kohdistu yhteen.
    #[serde(rename = "kohde", default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Selite; sama kuin talousarvion rivillä, kun kohdetta ei ole.
    #[serde(rename = "selite")]
    pub description: String,
    /// Summa.
    #[serde(rename = "summa")]
    pub amount: Money,
    /// Päivä, jona tiedot poimittiin lähdejärjestelmästä.
    #[serde(rename = "poimittu", default, skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Date>,
}

/// What was recorded of a version when it was locked (`lukitut/tae-b1.json`). Written by `vuosikello budget lock`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// Lukittu versio.
    #[serde(rename = "versio")]
    pub version: BudgetVersion,
    /// Lukituspäivä.
    #[serde(rename = "lukittu")]
    pub date: Date,
    /// Rivit sellaisina kuin ne lukittaessa olivat, asiakkaan osuudet yhteisistä kustannuksista mukaan lukien.
    #[serde(rename = "rivit")]
    pub lines: Vec<VersionLine>,
}
