//! What an agreement costs: the allocation of the appropriation with its shares, the lines by cost type, and what each
//! target costs.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::{BudgetLine, Configuration, Dossier, Money, Percentage, apportion};

/// A share of the appropriation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allocated<'a> {
    /// The cost type.
    pub cost_type: &'a str,
    /// The amount.
    pub amount: Money,
    /// The amount as a part of the whole; `None` where that has no meaning, since the whole is zero or an amount negative.
    pub share: Option<Percentage>,
}

/// The allocation of the appropriation to cost types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation<'a> {
    /// The shares in the order of the settings. Their parts of the whole sum to 100,0 %.
    pub shares: Vec<Allocated<'a>>,
    /// Their sum.
    pub total: Money,
    /// The whole as a part of itself; `None` where the shares have none.
    pub whole: Option<Percentage>,
}

/// The budget lines of a cost type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostTypeLines<'a> {
    /// The cost type.
    pub cost_type: &'a str,
    /// The lines, in the order of their table.
    pub lines: Vec<&'a BudgetLine>,
    /// Their sum.
    pub sum: Money,
}

/// Tenths of a percent in a whole.
const WHOLE: i64 = 1000;

impl Dossier {
    /// The allocation of the appropriation. Cost types that the settings do not have are left out; the check reports them.
    pub fn allocation<'a>(&'a self, configuration: &'a Configuration) -> Allocation<'a> {
        let listed = ordered(configuration, &self.agreement.allocation, |share| {
            &share.cost_type
        });
        let shares =
            listed.flat_map(|(name, shares)| shares.into_iter().map(move |share| (name, share.amount)));
        let shares: Vec<(&str, Money)> = shares.collect();
        let amounts: Vec<i64> = shares.iter().map(|(_, amount)| amount.cents()).collect();
        // Apportioned, so that the rounded parts sum to the whole.
        let tenths = apportion(WHOLE, &amounts);
        let share = |at: usize| tenths.as_ref().and_then(|tenths| tenths.get(at)).copied();
        let rows = shares
            .iter()
            .enumerate()
            .map(|(at, (cost_type, amount))| Allocated {
                cost_type,
                amount: *amount,
                share: share(at).map(Percentage::from_tenths),
            });
        Allocation {
            shares: rows.collect(),
            total: shares.iter().map(|(_, amount)| *amount).sum(),
            whole: tenths.is_some().then(|| Percentage::from_tenths(WHOLE)),
        }
    }

    /// The budget lines by cost type, in the order of the settings.
    pub fn lines_by_cost_type<'a>(
        &'a self,
        configuration: &'a Configuration,
    ) -> impl Iterator<Item = CostTypeLines<'a>> {
        ordered(configuration, &self.budget, |line| &line.cost_type).map(|(cost_type, lines)| CostTypeLines {
            cost_type,
            sum: lines.iter().map(|line| line.amount).sum(),
            lines,
        })
    }

    /// Sums the budget lines by target; the keys are the ids of the targets.
    pub fn costs_by_target(&self) -> BTreeMap<&str, Money> {
        let mut costs: BTreeMap<&str, Money> = BTreeMap::new();
        for line in &self.budget {
            if let Some(target) = &line.target {
                let sum = costs.entry(target).or_default();
                *sum = [*sum, line.amount].into_iter().sum();
            }
        }
        costs
    }

    /// The costliest targets with what they cost, the costliest first; of equal ones the first id.
    pub fn costliest_targets(&self, count: usize) -> Vec<(&str, Money)> {
        let mut targets: Vec<(&str, Money)> = self.costs_by_target().into_iter().collect();
        targets.sort_by_key(|(id, sum)| (Reverse(*sum), *id));
        targets.truncate(count);
        targets
    }

    /// The name of the service or the development item with this id.
    pub fn target_name(&self, id: &str) -> Option<&str> {
        let services = self.services.iter().map(|service| (&service.id, &service.name));
        let development = self.development.iter().map(|item| (&item.id, &item.name));
        let known = services.chain(development).find(|(known, _)| *known == id);
        known.map(|(_, name)| name.as_str())
    }
}

/// The items of each cost type, in the order of the settings; types without items are left out.
fn ordered<'a, T>(
    configuration: &'a Configuration,
    items: &'a [T],
    cost_type: impl Fn(&T) -> &str + Copy + 'a,
) -> impl Iterator<Item = (&'a str, Vec<&'a T>)> {
    configuration.defaults.cost_types.iter().filter_map(move |name| {
        let of_type: Vec<&T> = items.iter().filter(|item| cost_type(item) == name).collect();
        (!of_type.is_empty()).then_some((name.as_str(), of_type))
    })
}
