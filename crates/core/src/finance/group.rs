//! Groups of cost types.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A row of the top view: cost types that are shown together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostGroup {
    /// Ryhmän nimi, esimerkiksi Valtori-palvelut.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Ryhmän kustannuslajit.
    #[serde(rename = "kustannuslajit")]
    pub cost_types: Vec<String>,
}

impl CostGroup {
    /// The name of the group of the cost types that no other group has.
    pub const OTHERS: &'static str = "Muut palvelut";

    /// The groups, and one for the cost types that none of them has.
    pub fn complete(groups: &[CostGroup], cost_types: &[String]) -> Vec<CostGroup> {
        let is_grouped = |cost_type: &String| groups.iter().any(|group| group.cost_types.contains(cost_type));
        let others: Vec<String> = cost_types
            .iter()
            .filter(|cost_type| !is_grouped(cost_type))
            .cloned()
            .collect();
        let mut all = groups.to_vec();
        if !others.is_empty() {
            all.push(CostGroup {
                name: Self::OTHERS.to_owned(),
                cost_types: others,
            });
        }
        all
    }
}
