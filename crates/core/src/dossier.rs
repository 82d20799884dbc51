//! What one agreement is made from.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    Agreement, Annex, AnnexKind, BudgetLine, Classification, Configuration, Customer, DevelopmentItem,
    Service,
};

/// Everything that one agreement is made from.
///
/// As one JSON value it has the keys of the files and tables that a workspace holds it in: `asiakas`, `sopimus`,
/// `palvelut`, `kehittaminen` and `talous`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// The customer.
    #[serde(rename = "asiakas")]
    pub customer: Customer,
    /// The agreement.
    #[serde(rename = "sopimus")]
    pub agreement: Agreement,
    /// The continuous services.
    #[serde(rename = "palvelut")]
    pub services: Vec<Service>,
    /// The development work of the year.
    #[serde(rename = "kehittaminen", default)]
    pub development: Vec<DevelopmentItem>,
    /// The budget lines.
    #[serde(rename = "talous")]
    pub budget: Vec<BudgetLine>,
}

impl Dossier {
    /// The annexes in order; see [`Agreement::annexes_of`]. Without development work there is no annex of it, unless the agreement lists it.
    pub fn annexes<'a>(&'a self, configuration: &'a Configuration) -> Cow<'a, [Annex]> {
        let annexes = self.agreement.annexes_of(configuration);
        let is_empty = |annex: &Annex| annex.kind == AnnexKind::Development && annex.file.is_none();
        match self.agreement.annexes.is_none() && self.development.is_empty() {
            true => {
                let mut annexes = annexes.into_owned();
                annexes.retain(|annex| !is_empty(annex));
                Cow::Owned(annexes)
            }
            false => annexes,
        }
    }

    /// The classification: the agreement's own, or else the default of the workspace.
    pub fn classification<'a>(&'a self, configuration: &'a Configuration) -> &'a Classification {
        self.agreement
            .classification
            .as_ref()
            .unwrap_or(&configuration.defaults.classification)
    }
}

/// The parts of a [`Dossier`] that could be read: a check says what is wrong between them even when others are missing,
/// so that all errors of a customer are reported at once.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DossierParts<'a> {
    /// The customer.
    pub customer: Option<&'a Customer>,
    /// The agreement.
    pub agreement: Option<&'a Agreement>,
    /// The continuous services.
    pub services: Option<&'a [Service]>,
    /// The development work of the year.
    pub development: Option<&'a [DevelopmentItem]>,
    /// The budget lines.
    pub budget: Option<&'a [BudgetLine]>,
}

impl<'a> From<&'a Dossier> for DossierParts<'a> {
    fn from(dossier: &'a Dossier) -> Self {
        Self {
            customer: Some(&dossier.customer),
            agreement: Some(&dossier.agreement),
            services: Some(&dossier.services),
            development: Some(&dossier.development),
            budget: Some(&dossier.budget),
        }
    }
}
