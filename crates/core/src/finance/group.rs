//! Groups of cost types.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A row of the top view: cost types that are shown together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostGroup {
    /// The name of the group, for example `Valtori-palvelut`.
    ///
    /// fi: Ryhmän nimi, esimerkiksi Valtori-palvelut.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The cost types of the group.
    ///
    /// fi: Ryhmän kustannuslajit.
    #[serde(rename = "kustannuslajit")]
    pub cost_types: Vec<String>,
}

impl CostGroup {
    /// The name of the group of the cost types that no other group has.
    pub const OTHERS: &'static str = "Muut palvelut";

    /// The groups of `cost_types`, each of which is in one group: the first that has it, or [`CostGroup::OTHERS`].
    pub fn complete(groups: &[CostGroup], cost_types: &[String]) -> Vec<CostGroup> {
        let mut all: Vec<CostGroup> = Vec::new();
        let mut seen: Vec<&String> = Vec::new();
        for group in groups {
            let mut own = Vec::new();
            for cost_type in group
                .cost_types
                .iter()
                .filter(|cost_type| cost_types.contains(cost_type))
            {
                if !seen.contains(&cost_type) {
                    seen.push(cost_type);
                    own.push(cost_type.clone());
                }
            }
            all.push(CostGroup {
                name: group.name.clone(),
                cost_types: own,
            });
        }
        let others = cost_types.iter().filter(|cost_type| !seen.contains(cost_type));
        let others: Vec<String> = others.cloned().collect();
        if let Some(group) = all.iter_mut().find(|group| group.name == Self::OTHERS) {
            group.cost_types.extend(others);
        } else if !others.is_empty() {
            all.push(CostGroup {
                name: Self::OTHERS.to_owned(),
                cost_types: others,
            });
        }
        all
    }
}
