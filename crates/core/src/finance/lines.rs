//! The lines of budgets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Money, Month};

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

/// What a line is about: its target, or, without one, its description. The order puts targets first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject<'a> {
    Target(&'a str),
    Description(&'a str),
}

impl<'a> Subject<'a> {
    pub(super) fn of(target: Option<&'a str>, description: &'a str) -> Self {
        target.map_or(Self::Description(description), Self::Target)
    }
}

impl VersionLine {
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject::of(self.target.as_deref(), &self.description)
    }
}

impl ActualLine {
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject::of(self.target.as_deref(), &self.description)
    }
}
