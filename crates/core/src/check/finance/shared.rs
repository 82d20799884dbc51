//! Common costs and the keys by which they are split.

use std::collections::BTreeSet;

use super::lines::{Known, check_lines};
use super::parts::FinanceParts;
use crate::check::values::unknown;
use crate::{Configuration, DataFile, FinanceViolation, Findings, SharedCosts};

/// Finds what is wrong in the common costs of a year. `customers` are the ids of all customers of the workspace.
pub(crate) fn check_shared_costs(
    configuration: &Configuration,
    year: i32,
    shared: &SharedCosts,
    customers: &[&str],
) -> Findings {
    let mut found = Findings::default();
    keys(shared, customers, &mut found);
    let known = Known {
        year,
        targets: None,
        keys: Some(shared.keys.iter().map(|share| share.key.as_str()).collect()),
    };
    for (version, costs) in &shared.versions {
        check_lines(
            configuration,
            &DataFile::shared_version(*version),
            costs,
            &known,
            &mut found,
        );
    }
    check_lines(
        configuration,
        &DataFile::SHARED_ACTUALS,
        &shared.actuals,
        &known,
        &mut found,
    );
    found
}

/// A customer that has a part in the common costs has it in every version of its budget: otherwise two versions would not be of the
/// same costs.
pub(super) fn of_customer(parts: &FinanceParts<'_>, found: &mut Findings) {
    let Some(shared) = parts.shared.filter(|shared| shared.concern(parts.customer)) else {
        return;
    };
    for version in parts.finance.versions.keys() {
        if !shared.versions.contains_key(version)
            && !shared.versions.is_empty()
            && !parts.unread.contains(version)
        {
            let violation = FinanceViolation::SharedMissing { version: *version };
            found.add(DataFile::version(*version), String::new(), violation);
        }
    }
}

fn keys(shared: &SharedCosts, customers: &[&str], found: &mut Findings) {
    const FILE: DataFile = DataFile::SHARED_KEYS;
    let mut seen = BTreeSet::new();
    let mut without_weight: BTreeSet<&str> = shared.keys.iter().map(|share| share.key.as_str()).collect();
    for share in shared.keys.iter().filter(|share| share.weight > 0) {
        without_weight.remove(share.key.as_str());
    }
    for (i, share) in shared.keys.iter().enumerate() {
        if !customers.contains(&share.customer.as_str()) {
            let known = customers.iter().copied();
            let violation = unknown("asiakas", &share.customer, known, "kansiot kansiossa asiakkaat");
            found.add(FILE, format!("/{i}/asiakas"), violation);
        }
        if !seen.insert((share.key.as_str(), share.customer.as_str())) {
            let (customer, key) = (share.customer.clone(), share.key.clone());
            let violation = FinanceViolation::SecondShare { customer, key };
            found.add(FILE, format!("/{i}/asiakas"), violation);
        }
        if without_weight.remove(share.key.as_str()) {
            let key = share.key.clone();
            found.add(
                FILE,
                format!("/{i}/osuus"),
                FinanceViolation::KeyWithoutWeight { key },
            );
        }
    }
}
