//! Budgets: lines, actuals, locked versions and common costs.

mod lines;
mod locks;
mod parts;
mod shared;
#[cfg(test)]
mod tests;

use super::targets::Targets;
use crate::{Configuration, DataFile, Findings};

use lines::{Known, check_lines, sums};
pub use parts::FinanceParts;
pub(crate) use shared::check_shared_costs;

/// Finds what is wrong in a customer's budget of a year. A place in it is a row of the customer's own table, of the common table,
/// or of the lock.
pub(crate) fn check_finance(configuration: &Configuration, parts: FinanceParts<'_>) -> Findings {
    let mut found = Findings::default();
    let finance = parts.finance;
    let known = Known {
        year: finance.year,
        targets: parts.agreement.map(Targets::of),
        keys: None,
    };
    for (version, costs) in &finance.versions {
        check_lines(
            configuration,
            &DataFile::version(*version),
            costs,
            &known,
            &mut found,
        );
    }
    check_lines(
        configuration,
        &DataFile::ACTUALS,
        &finance.actuals,
        &known,
        &mut found,
    );
    let impacts = finance
        .risks
        .iter()
        .flatten()
        .map(|risk| risk.impact.unwrap_or_default());
    sums(&DataFile::RISKS, "vaikutus", impacts, &mut found);
    shared::of_customer(&parts, &mut found);
    locks::compare(&parts, &mut found);
    found
}
