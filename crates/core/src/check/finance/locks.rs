//! Locked versions say what they said when they were locked.

use super::parts::FinanceParts;
use crate::{BudgetVersion, DataFile, FinanceViolation, Findings, LockDifference, VersionLine};

pub(super) fn compare(parts: &FinanceParts<'_>, found: &mut Findings) {
    if parts.finance.locks.is_empty() {
        return;
    }
    let mut with_shares = parts.finance.clone();
    if let Some(shared) = parts.shared {
        with_shares.add(shared.versions_of(parts.customer), Vec::new());
    }
    for (version, lock) in &parts.finance.locks {
        let (version, file) = (*version, DataFile::lock(*version));
        if lock.version != version {
            let found_version = lock.version;
            let violation = FinanceViolation::OtherLock {
                found: found_version,
                version,
            };
            found.add(file, "/versio", violation);
            continue;
        }
        if !version.can_be_locked() {
            found.add(file, "/versio", FinanceViolation::LiveLocked { version });
            continue;
        }
        if parts.unread.contains(&version) {
            continue;
        }
        let Some(lines) = with_shares.versions.get(&version) else {
            found.add(file, String::new(), FinanceViolation::LockedGone { version });
            continue;
        };
        for difference in lock.differences(lines) {
            let (file, pointer) = place(parts, version, &lock.lines, &difference);
            if let Some(violation) = violation(version, &difference) {
                found.add(file, pointer, violation);
            }
        }
    }
}

/// The first line that the difference concerns: in the customer's table, or else in the common one, or else in the lock.
fn place(
    parts: &FinanceParts<'_>,
    version: BudgetVersion,
    locked: &[VersionLine],
    difference: &LockDifference,
) -> (DataFile, String) {
    let own = parts.finance.versions.get(&version);
    let own = own.and_then(|lines| lines.iter().position(|line| difference.concerns(line)));
    if let Some(i) = own {
        return (DataFile::version(version), format!("/{i}/summa"));
    }
    let shared = parts
        .shared
        .filter(|_| difference.now.is_some() && difference.target.is_none());
    let shared = shared.and_then(|shared| shared.versions.get(&version));
    let is_same = |cost_type: &str, description: &str| {
        cost_type == difference.cost_type && description == difference.description
    };
    let shared = shared.and_then(|lines| {
        let mut lines = lines.iter();
        lines.position(|line| is_same(&line.cost_type, &line.description))
    });
    if let Some(i) = shared {
        return (DataFile::shared_version(version), format!("/{i}/summa"));
    }
    let i = locked
        .iter()
        .position(|line| difference.concerns(line))
        .unwrap_or(0);
    (DataFile::lock(version), format!("/rivit/{i}/summa"))
}

fn violation(version: BudgetVersion, difference: &LockDifference) -> Option<FinanceViolation> {
    let (cost_type, line) = (difference.cost_type.clone(), difference.name().to_owned());
    match (difference.now, difference.locked) {
        (Some(now), Some(locked)) => Some(FinanceViolation::LockedDiffers {
            version,
            cost_type,
            line,
            now,
            locked,
        }),
        (None, Some(locked)) => Some(FinanceViolation::LockedMissing {
            version,
            cost_type,
            line,
            locked,
        }),
        (Some(now), None) => Some(FinanceViolation::LockedExtra {
            version,
            cost_type,
            line,
            now,
        }),
        (None, None) => None,
    }
}
