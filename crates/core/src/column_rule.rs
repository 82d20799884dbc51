//! How the headings of exports are understood: the table `sarakkeet`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A heading of an export and the column that it means; a row of the table `sarakkeet` of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnRule {
    /// The name of the table, for example `kysely`.
    ///
    /// fi: Taulukon nimi, esimerkiksi kysely.
    #[serde(rename = "taulukko")]
    pub table: String,
    /// The heading as it stands in the export.
    ///
    /// fi: Otsikko sellaisena kuin se on viennissä.
    #[serde(rename = "otsikko")]
    pub heading: String,
    /// The key of the column that it means; none for a column that is not read.
    ///
    /// fi: Taulukon sarake, jota otsikko tarkoittaa; tyhjä, kun saraketta ei lueta.
    #[serde(rename = "sarake", default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}
