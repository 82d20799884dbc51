//! Budgets: lines, actuals, locked versions and common costs.

mod locks;
mod shared;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::money::{is_known, unknown_cost_type};
use super::unknown;
use crate::{
    BudgetVersion, Configuration, DataFile, Dossier, Finance, FinanceViolation, Findings, Money, Month,
    SharedCosts,
};

pub(crate) use shared::check_shared_costs;

/// What a budget of a customer and year is checked with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FinanceParts<'a> {
    /// The customer's own tables, without its shares of common costs.
    pub finance: &'a Finance,
    /// The common costs of the year, where there are some; checked by [`Checker::shared_costs`](crate::Checker::shared_costs).
    pub shared: Option<&'a SharedCosts>,
    /// The id of the customer.
    pub customer: &'a str,
    /// The customer's agreement, whose services and development items the lines refer to.
    pub agreement: Option<&'a Dossier>,
    /// The versions whose tables, own or common, could not be read: their locks are not looked at.
    pub unread: &'a [BudgetVersion],
}

impl<'a> FinanceParts<'a> {
    /// A budget that has the customer's shares of common costs among its lines.
    pub fn of(finance: &'a Finance, agreement: &'a Dossier) -> Self {
        Self {
            finance,
            shared: None,
            customer: agreement.customer.id.as_str(),
            agreement: Some(agreement).filter(|dossier| dossier.agreement.year == finance.year),
            unread: &[],
        }
    }
}

/// Finds what is wrong in a customer's budget of a year. A place in it is a row of the customer's own table, of the common table,
/// or of the lock.
pub(crate) fn check_finance(configuration: &Configuration, parts: FinanceParts<'_>) -> Findings {
    let mut found = Findings::default();
    let finance = parts.finance;
    let targets = parts.agreement.map(targets);
    for (version, lines) in &finance.versions {
        let file = DataFile::version(*version);
        for (i, line) in lines.iter().enumerate() {
            cost_type(configuration, file, i, &line.cost_type, &mut found);
            target(targets.as_ref(), file, i, line.target.as_deref(), &mut found);
        }
        sums(file, "summa", lines.iter().map(|line| line.amount), &mut found);
    }
    let file = DataFile::ACTUALS;
    for (i, line) in finance.actuals.iter().enumerate() {
        month(file, i, line.month, finance.year, &mut found);
        cost_type(configuration, file, i, &line.cost_type, &mut found);
        target(targets.as_ref(), file, i, line.target.as_deref(), &mut found);
    }
    sums(
        file,
        "summa",
        finance.actuals.iter().map(|line| line.amount),
        &mut found,
    );
    let impacts = finance
        .risks
        .iter()
        .flatten()
        .map(|risk| risk.impact.unwrap_or_default());
    sums(DataFile::RISKS, "vaikutus", impacts, &mut found);
    shared::of_customer(&parts, &mut found);
    locks::compare(&parts, &mut found);
    found
}

fn month(file: DataFile, i: usize, month: Month, year: i32, found: &mut Findings) {
    if month.year() != year {
        let violation = FinanceViolation::MonthOutsideYear { month, year };
        found.add(file, format!("/{i}/kuukausi"), violation);
    }
}

fn cost_type(configuration: &Configuration, file: DataFile, i: usize, cost_type: &str, found: &mut Findings) {
    if !is_known(configuration, cost_type) {
        let violation = unknown_cost_type(configuration, cost_type);
        found.add(file, format!("/{i}/kustannuslaji"), violation);
    }
}

/// The ids that the lines of a budget may refer to.
fn targets(agreement: &Dossier) -> BTreeSet<&str> {
    let services = agreement.services.iter().map(|service| service.id.as_str());
    let development = agreement.development.iter().map(|item| item.id.as_str());
    services.chain(development).collect()
}

fn target(
    known: Option<&BTreeSet<&str>>,
    file: DataFile,
    i: usize,
    target: Option<&str>,
    found: &mut Findings,
) {
    if let (Some(known), Some(target)) = (known, target)
        && !known.contains(target)
    {
        let listed = "palvelujen ja kehittämiskohteiden tunnukset";
        let violation = unknown("kohde", target, known.iter().copied(), listed);
        found.add(file, format!("/{i}/kohde"), violation);
    }
}

/// The amounts of a table can be summed with those of the other tables without coming near the limit of what an amount holds.
fn sums(file: DataFile, column: &str, amounts: impl Iterator<Item = Money>, found: &mut Findings) {
    /// A thousand billion euro.
    const LIMIT: u64 = 100_000_000_000_000;
    let mut sum = 0u64;
    for (i, amount) in amounts.enumerate() {
        sum = sum.saturating_add(amount.cents().unsigned_abs());
        if sum > LIMIT {
            found.add(file, format!("/{i}/{column}"), FinanceViolation::TooLarge);
            return;
        }
    }
}
