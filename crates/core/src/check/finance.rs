//! Budgets: lines, actuals, locked versions and common costs.

mod locks;
mod shared;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::money::{is_known, unknown_cost_type};
use super::unknown;
use crate::finance::CostLine;
use crate::{
    BudgetVersion, Configuration, DataFile, Dossier, Finance, FinanceViolation, Findings, Money, SharedCosts,
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
    let known = Known {
        year: finance.year,
        targets: parts.agreement.map(targets),
        keys: None,
    };
    for (version, costs) in &finance.versions {
        lines(
            configuration,
            DataFile::version(*version),
            costs,
            &known,
            &mut found,
        );
    }
    lines(
        configuration,
        DataFile::ACTUALS,
        &finance.actuals,
        &known,
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

/// What the lines of a table may refer to; `None` where nobody knows.
struct Known<'a> {
    year: i32,
    targets: Option<BTreeSet<&'a str>>,
    keys: Option<BTreeSet<&'a str>>,
}

/// The lines of a table have months of the year and refer to cost types, targets and keys that exist.
fn lines(
    configuration: &Configuration,
    file: DataFile,
    lines: &[impl CostLine],
    known: &Known<'_>,
    found: &mut Findings,
) {
    for (i, line) in lines.iter().enumerate() {
        if let Some(month) = line.month()
            && month.year() != known.year
        {
            let year = known.year;
            let violation = FinanceViolation::MonthOutsideYear { month, year };
            found.add(file, format!("/{i}/kuukausi"), violation);
        }
        if !is_known(configuration, line.cost_type()) {
            let violation = unknown_cost_type(configuration, line.cost_type());
            found.add(file, format!("/{i}/kustannuslaji"), violation);
        }
        let references = [
            ("kohde", "kohde", line.target(), &known.targets, TARGETS),
            ("peruste", "jyvitysperuste", line.key(), &known.keys, KEYS),
        ];
        for (column, what, value, known, listed) in references {
            if let (Some(value), Some(known)) = (value, known)
                && !known.contains(value)
            {
                let violation = unknown(what, value, known.iter().copied(), listed);
                found.add(file, format!("/{i}/{column}"), violation);
            }
        }
    }
    sums(file, "summa", lines.iter().map(CostLine::amount), found);
}

const TARGETS: &str = "palvelujen ja kehittämiskohteiden tunnukset";
const KEYS: &str = "taulukon jyvitys perusteet";

/// The ids that the lines of a budget may refer to.
fn targets(agreement: &Dossier) -> BTreeSet<&str> {
    let services = agreement.services.iter().map(|service| service.id.as_str());
    let development = agreement.development.iter().map(|item| item.id.as_str());
    services.chain(development).collect()
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
