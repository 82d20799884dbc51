//! Common costs, split between the customers by a key (*jyvitys*).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActualLine, BudgetVersion, SharedActual, SharedLine, VersionLine};
use crate::{Money, apportion};

/// A customer's weight in a key; a row of the common table `jyvitys`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyShare {
    /// The name of the key, for example `työasemat` (workstations).
    ///
    /// fi: Jyvitysperusteen nimi, esimerkiksi työasemat.
    #[serde(rename = "peruste")]
    pub key: String,
    /// The id of the customer.
    ///
    /// fi: Asiakkaan tunnus.
    #[serde(rename = "asiakas")]
    pub customer: String,
    /// The weight of the customer, for example its number of workstations; a cost is split in the ratio of the weights.
    ///
    /// fi: Asiakkaan osuus kokonaislukuna, esimerkiksi työasemien määrä; kustannus jaetaan osuuksien suhteessa.
    #[serde(rename = "osuus")]
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub weight: u32,
}

/// The common costs of a year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SharedCosts {
    /// The keys.
    pub keys: Vec<KeyShare>,
    /// The versions that there are.
    pub versions: BTreeMap<BudgetVersion, Vec<SharedLine>>,
    /// The actuals by month.
    pub actuals: Vec<SharedActual>,
}

impl SharedCosts {
    /// Returns the part of an amount that a distribution key gives a customer. The parts of all customers sum to the whole to the cent (largest
    /// remainder, the customers in the order of the table). `None` when the customer has no weight in the key, or the key
    /// has none at all.
    pub fn share(&self, key: &str, customer: &str, whole: Money) -> Option<Money> {
        let of_key: Vec<&KeyShare> = self.keys.iter().filter(|share| share.key == key).collect();
        let weights: Vec<i64> = of_key.iter().map(|share| i64::from(share.weight)).collect();
        let is_own = |share: &KeyShare| share.customer == customer && share.weight > 0;
        if !of_key.iter().any(|share| is_own(share)) {
            return None;
        }
        let parts = apportion(whole.cents(), &weights)?;
        let shares = of_key.iter().zip(parts);
        let own = shares.filter(|(share, _)| is_own(share));
        Some(own.map(|(_, cents)| Money::from_cents(cents)).sum())
    }

    /// Whether a customer has a part in any of the common costs.
    pub fn concern(&self, customer: &str) -> bool {
        self.keys
            .iter()
            .any(|share| share.customer == customer && share.weight > 0)
    }

    /// A customer's lines of the versions in which it has some.
    pub fn versions_of(&self, customer: &str) -> BTreeMap<BudgetVersion, Vec<VersionLine>> {
        let lines = |lines: &Vec<SharedLine>| -> Vec<VersionLine> {
            lines
                .iter()
                .filter_map(|line| {
                    Some(VersionLine {
                        cost_type: line.cost_type.clone(),
                        target: None,
                        description: line.description.clone(),
                        amount: self.share(&line.key, customer, line.amount)?,
                        reason: line.reason.clone(),
                    })
                })
                .collect()
        };
        self.versions
            .iter()
            .map(|(version, shared)| (*version, lines(shared)))
            .filter(|(_, lines)| !lines.is_empty())
            .collect()
    }

    /// A customer's actuals.
    pub fn actuals_of(&self, customer: &str) -> Vec<ActualLine> {
        self.actuals
            .iter()
            .filter_map(|line| {
                Some(ActualLine {
                    month: line.month,
                    cost_type: line.cost_type.clone(),
                    target: None,
                    description: line.description.clone(),
                    amount: self.share(&line.key, customer, line.amount)?,
                    extracted: line.extracted,
                })
            })
            .collect()
    }
}
