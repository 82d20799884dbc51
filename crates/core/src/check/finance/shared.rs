//! Common costs and the keys by which they are split.

use std::collections::BTreeSet;

use super::{FinanceParts, cost_type, description, month, sums};
use crate::check::{Report, unknown};
use crate::finding::{DataFile, FinanceViolation, Finding, Violation};
use crate::{Configuration, SharedCosts, is_blank};

/// Finds what is wrong in the common costs of a year. `customers` are the ids of all customers of the workspace.
pub fn check_shared_costs(
    configuration: &Configuration,
    year: i32,
    shared: &SharedCosts,
    customers: &[&str],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |file, pointer: String, violation| findings.push(Finding::new(file, pointer, violation));
    keys(shared, customers, &mut found);
    let known: BTreeSet<&str> = shared.keys.iter().map(|share| share.key.as_str()).collect();
    for (version, lines) in &shared.versions {
        let file = DataFile::SharedVersion(*version);
        for (i, line) in lines.iter().enumerate() {
            cost_type(configuration, file, i, &line.cost_type, &mut found);
            description(file, i, &line.description, &mut found);
            key(&known, file, i, &line.key, &mut found);
        }
        sums(file, "summa", lines.iter().map(|line| line.amount), &mut found);
    }
    let file = DataFile::SharedActuals;
    for (i, line) in shared.actuals.iter().enumerate() {
        month(file, i, line.month, year, &mut found);
        cost_type(configuration, file, i, &line.cost_type, &mut found);
        description(file, i, &line.description, &mut found);
        key(&known, file, i, &line.key, &mut found);
    }
    sums(
        file,
        "summa",
        shared.actuals.iter().map(|line| line.amount),
        &mut found,
    );
    findings
}

/// A customer that has a part in the common costs has it in every version of its budget: otherwise two versions would not be of the
/// same costs.
pub(super) fn of_customer(parts: &FinanceParts<'_>, found: &mut Report) {
    let Some(shared) = parts.shared.filter(|shared| shared.concern(parts.customer)) else {
        return;
    };
    for version in parts.finance.versions.keys() {
        if !shared.versions.contains_key(version)
            && !shared.versions.is_empty()
            && !parts.unread.contains(version)
        {
            let violation = FinanceViolation::SharedMissing { version: *version };
            found(DataFile::Version(*version), String::new(), violation.into());
        }
    }
}

fn keys(shared: &SharedCosts, customers: &[&str], found: &mut Report) {
    let file = DataFile::SharedKeys;
    let mut seen = BTreeSet::new();
    let mut without_weight: BTreeSet<&str> = shared.keys.iter().map(|share| share.key.as_str()).collect();
    for share in shared.keys.iter().filter(|share| share.weight > 0) {
        without_weight.remove(share.key.as_str());
    }
    for (i, share) in shared.keys.iter().enumerate() {
        if !customers.contains(&share.customer.as_str()) {
            let known = customers.iter().copied();
            let violation = unknown(
                "asiakas",
                &share.customer,
                known,
                "työtilan asiakkaiden tunnukset",
            );
            found(file, format!("/{i}/asiakas"), violation);
        }
        if is_blank(&share.key) {
            found(
                file,
                format!("/{i}/peruste"),
                Violation::Empty { what: "peruste" },
            );
        }
        if !seen.insert((share.key.as_str(), share.customer.as_str())) {
            let (customer, key) = (share.customer.clone(), share.key.clone());
            let violation = FinanceViolation::SecondShare { customer, key };
            found(file, format!("/{i}/asiakas"), violation.into());
        }
        if without_weight.remove(share.key.as_str()) {
            let key = share.key.clone();
            found(
                file,
                format!("/{i}/osuus"),
                FinanceViolation::KeyWithoutWeight { key }.into(),
            );
        }
    }
}

fn key(known: &BTreeSet<&str>, file: DataFile, i: usize, key: &str, found: &mut Report) {
    if !known.contains(key) {
        let listed = "taulukon jyvitys perusteet";
        let violation = unknown("jyvitysperuste", key, known.iter().copied(), listed);
        found(file, format!("/{i}/peruste"), violation);
    }
}
