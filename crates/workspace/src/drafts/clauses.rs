//! Which standard clauses were changed by which customers.

use std::collections::BTreeMap;

use serde::Serialize;
use vuosikello::changes::{Change, Clause};

use super::review::DraftReviews;

/// A clause that customers wanted otherwise.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ChangedClause {
    /// The document that has it: the type of the agreement, or the designation of the annex.
    pub document: String,
    /// The clause.
    pub clause: Clause,
    /// What was changed in it, by customer.
    pub wordings: Vec<Wording>,
}

/// A change of a clause by a customer.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Wording {
    /// The id of the customer.
    pub customer: String,
    /// What was changed.
    pub change: Change,
}

impl ChangedClause {
    /// The customers that changed it, each once, in the order of the workspace.
    pub fn customers(&self) -> Vec<&str> {
        let mut customers: Vec<&str> = self.wordings.iter().map(|it| it.customer.as_str()).collect();
        customers.dedup();
        customers
    }
}

/// The clauses that customers changed, those changed by most customers first. A clause is known by the id of its heading,
/// which comes from the template and is the same for all.
pub fn changed_clauses(reviews: &[DraftReviews]) -> Vec<ChangedClause> {
    let mut clauses: BTreeMap<(String, String), ChangedClause> = BTreeMap::new();
    for of_customer in reviews {
        for review in of_customer.drafts.iter().filter_map(|draft| draft.edited()) {
            let head = review.generated.as_ref().map(|document| &document.head);
            let document = head.map(|head| head.annex.clone().unwrap_or_else(|| head.document_type.clone()));
            let document = document.unwrap_or_default();
            for change in &review.changes {
                let Some(clause) = &change.place.clause else {
                    continue;
                };
                let key = (document.clone(), clause.id.clone());
                let entry = clauses.entry(key).or_insert_with(|| ChangedClause {
                    document: document.clone(),
                    clause: clause.clone(),
                    wordings: Vec::new(),
                });
                entry.wordings.push(Wording {
                    customer: of_customer.customer.clone(),
                    change: change.clone(),
                });
            }
        }
    }
    let mut clauses: Vec<ChangedClause> = clauses.into_values().collect();
    clauses.sort_by_key(|clause| std::cmp::Reverse(clause.customers().len()));
    clauses
}
