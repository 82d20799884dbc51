//! What a budget is checked with.

use crate::{BudgetVersion, Dossier, Finance, SharedCosts};

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
