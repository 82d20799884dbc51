//! The money: allocation = appropriation, parts = shares, to the cent.

use std::collections::{BTreeMap, BTreeSet};

use super::values::{Repeated, unknown};
use crate::{
    Agreement, BudgetLine, Configuration, DataFile, DevelopmentItem, Findings, Money, Service, Violation,
};

pub(super) fn is_known(configuration: &Configuration, cost_type: &str) -> bool {
    configuration
        .defaults
        .cost_types
        .iter()
        .any(|known| known == cost_type)
}

pub(super) fn unknown_cost_type(configuration: &Configuration, cost_type: &str) -> Violation {
    let known = configuration.defaults.cost_types.iter().map(String::as_str);
    unknown(
        "kustannuslaji",
        cost_type,
        known,
        "vuosikello.json, oletukset.kustannuslajit",
    )
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
    let lines = budget.iter().map(|line| line.cost_type.as_str());
    unknown_cost_types(configuration, &DataFile::BUDGET, lines, found);
}

/// Reports each cost type of lines that is not in the settings, at the first line of it.
pub(super) fn unknown_cost_types<'a>(
    configuration: &Configuration,
    file: &DataFile,
    lines: impl Iterator<Item = &'a str>,
    found: &mut Findings,
) {
    let unknown = lines.map(|cost_type| Some(cost_type).filter(|name| !is_known(configuration, name)));
    for Repeated { value, first, times } in Repeated::of(unknown) {
        let mut violation = unknown_cost_type(configuration, value);
        if let Violation::Unknown { times: counted, .. } = &mut violation {
            *counted = times;
        }
        found.add(file.clone(), format!("/{first}/kustannuslaji"), violation);
    }
}

/// What a development item costs stands in two annexes: as its estimate, and as the lines of which it is the target.
/// Of an id that a service has too nobody knows whose the lines are, which is told.
pub(super) fn estimates(
    services: &[Service],
    development: &[DevelopmentItem],
    budget: &[BudgetLine],
    found: &mut Findings,
) {
    let is_own = |item: &DevelopmentItem| services.iter().all(|service| service.id != item.id);
    for (i, item) in development.iter().enumerate().filter(|(_, item)| is_own(item)) {
        let of_item = budget
            .iter()
            .filter(|line| line.target.as_deref() == Some(item.id.as_str()));
        let amounts: Vec<Money> = of_item.map(|line| line.amount).collect();
        let lines: Money = amounts.iter().copied().sum();
        // An item without lines is paid from those of no target, and one without an estimate says nothing.
        if let Some(estimate) = item.estimate
            && !amounts.is_empty()
            && estimate != lines
        {
            let violation = Violation::EstimateDiffers {
                item: item.id.clone(),
                estimate,
                lines,
            };
            found.add(DataFile::DEVELOPMENT, format!("/{i}/kustannusarvio"), violation);
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
    // A difference that is just what stands under an unknown name follows from that, which is reported. So may lines that are missing.
    let shares = agreement.allocation.iter();
    let mut misnamed: Vec<Money> = shares
        .filter(|share| !is_known(configuration, &share.cost_type))
        .map(|share| share.amount)
        .collect();
    misnamed.extend(sums.iter().filter_map(|(cost_type, sum)| {
        let is_unknown = !is_known(configuration, cost_type);
        is_unknown.then_some(*sum)
    }));
    let is_explained = |lines: Money, share: Money| {
        let difference = lines.checked_sub(share).map(|d| d.cents().unsigned_abs());
        let has_none = lines == Money::ZERO && !misnamed.is_empty();
        has_none
            || misnamed
                .iter()
                .any(|sum| Some(sum.cents().unsigned_abs()) == difference)
    };
    let mut seen = BTreeSet::new();
    for (i, share) in agreement.allocation.iter().enumerate() {
        let cost_type = share.cost_type.as_str();
        // An unknown or repeated cost type is reported as such.
        if !is_known(configuration, cost_type) || !seen.insert(cost_type) {
            continue;
        }
        let lines = sums.remove(cost_type).unwrap_or_default();
        if lines != share.amount && !is_explained(lines, share.amount) {
            let violation = Violation::PartsDiffer {
                cost_type: cost_type.to_owned(),
                lines,
                share: share.amount,
            };
            found.add(DataFile::AGREEMENT, format!("/jako/{i}/summa"), violation);
        }
    }
    for (cost_type, lines) in sums {
        let is_to_be_told = !seen.contains(cost_type) && !is_explained(lines, Money::ZERO);
        if is_known(configuration, cost_type) && is_to_be_told && lines != Money::ZERO {
            let violation = Violation::PartsDiffer {
                cost_type: cost_type.to_owned(),
                lines,
                share: Money::ZERO,
            };
            found.add(DataFile::AGREEMENT, "/jako", violation);
        }
    }
}
