//! Budget lines: the table `talous`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Money;

/// A line of the budget; a row of the table `talous`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetLine {
    /// Kustannuslaji; jokin asetuksissa luetelluista.
    #[serde(rename = "kustannuslaji")]
    pub cost_type: String,
    /// Palvelun tai kehittämiskohteen tunnus; tyhjä, kun rivi ei kohdistu yhteen.
    #[serde(rename = "kohde", default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Selite.
    #[serde(rename = "selite")]
    pub description: String,
    /// Summa.
    #[serde(rename = "summa")]
    pub amount: Money,
}
