//! The money: allocation = appropriation, parts = shares, to the cent.

use std::collections::{BTreeMap, BTreeSet};

use super::values::unknown;
use crate::{Agreement, BudgetLine, Configuration, DataFile, Findings, Money, Violation};

pub(super) fn is_known(configuration: &Configuration, cost_type: &str) -> bool {
    configuration
        .defaults
        .cost_types
        .iter()
        .any(|known| known == cost_type)
}

pub(super) fn unknown_cost_type(configuration: &Configuration, cost_type: &str) -> Violation {
    let known = configuration.defaults.cost_types.iter().map(String::as_str);
    unknown("kustannuslaji", cost_type, known, "asetusten kustannuslajit")
}

pub(super) fn allocation(configuration: &Configuration, agreement: &Agreement, found: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (i, share) in agreement.allocation.iter().enumerate() {
        let violation = if !is_known(configuration, &share.cost_type) {
            unknown_cost_type(configuration, &share.cost_type)
        } else if !seen.insert(share.cost_type.as_str()) {
            let (what, value) = ("kustannuslaji", share.cost_type.clone());
            Violation::Duplicate { what, value }
        } else {
            continue;
        };
        found.add(DataFile::AGREEMENT, format!("/jako/{i}/kustannuslaji"), violation);
    }
    let allocated: Money = agreement.allocation.iter().map(|share| share.amount).sum();
    let appropriation = agreement.appropriation.amount;
    if allocated != appropriation {
        let violation = Violation::AllocationDiffers {
            allocated,
            appropriation,
        };
        found.add(DataFile::AGREEMENT, "/maararaha/summa", violation);
    }
}

pub(super) fn cost_types(configuration: &Configuration, budget: &[BudgetLine], found: &mut Findings) {
    for (i, line) in budget.iter().enumerate() {
        if !is_known(configuration, &line.cost_type) {
            let violation = unknown_cost_type(configuration, &line.cost_type);
            found.add(DataFile::BUDGET, format!("/{i}/kustannuslaji"), violation);
        }
    }
}

pub(super) fn parts_of_shares(
    configuration: &Configuration,
    agreement: &Agreement,
    budget: &[BudgetLine],
    found: &mut Findings,
) {
    let mut sums: BTreeMap<&str, Money> = BTreeMap::new();
    for line in budget {
        let sum = sums.entry(&line.cost_type).or_default();
        *sum = [*sum, line.amount].into_iter().sum();
    }
    let mut seen = BTreeSet::new();
    for (i, share) in agreement.allocation.iter().enumerate() {
        let cost_type = share.cost_type.as_str();
        // An unknown or repeated cost type is reported as such.
        if !is_known(configuration, cost_type) || !seen.insert(cost_type) {
            continue;
        }
        let lines = sums.remove(cost_type).unwrap_or_default();
        if lines != share.amount {
            let violation = Violation::PartsDiffer {
                cost_type: cost_type.to_owned(),
                lines,
                share: share.amount,
            };
            found.add(DataFile::AGREEMENT, format!("/jako/{i}/summa"), violation);
        }
    }
    for (cost_type, lines) in sums {
        if is_known(configuration, cost_type) && !seen.contains(cost_type) && lines != Money::ZERO {
            let violation = Violation::PartsDiffer {
                cost_type: cost_type.to_owned(),
                lines,
                share: Money::ZERO,
            };
            found.add(DataFile::AGREEMENT, "/jako", violation);
        }
    }
}
