//! The customers that tables refer to by their names.

use vuosikello_core::{KeyShare, Project};

use super::Reading;
use super::references::References;
use crate::{Failure, Workspace};

impl Workspace {
    /// The customers of projects that are given by their names.
    pub(crate) fn resolve_projects(
        &self,
        projects: &mut [Project],
        reading: &Reading<'_>,
    ) -> Result<(), Failure> {
        for project in projects {
            let is_known = |id: &str| self.customers().iter().any(|known| known == id);
            if project.customer_ids().all(is_known) {
                continue;
            }
            let references = self.customer_references(reading)?;
            if let Some(id) = references.id(&project.customers) {
                project.customers = id.to_owned();
                continue;
            }
            let ids: Vec<&str> = project
                .customer_ids()
                .map(|word| references.id(word).unwrap_or(word))
                .collect();
            project.customers = ids.join(", ");
        }
        Ok(())
    }

    /// The customers of shares that are given by their names.
    pub(crate) fn resolve_shares(
        &self,
        shares: &mut [KeyShare],
        reading: &Reading<'_>,
    ) -> Result<(), Failure> {
        for share in shares {
            if !self.customers().contains(&share.customer) {
                self.customer_references(reading)?.resolve(&mut share.customer);
            }
        }
        Ok(())
    }

    /// The identifiers of all customers with their names.
    pub(crate) fn customer_references<'a>(
        &'a self,
        reading: &'a Reading<'_>,
    ) -> Result<References<'a>, Failure> {
        let names = match self.names.0.get() {
            Some(names) => names,
            None => {
                let names = self.read_names()?;
                self.names.0.get_or_init(|| names)
            }
        };
        Ok(References::of_named(names, &reading.words.synonyms))
    }

    /// A customer whose file has errors has only its identifier; its errors are told where it is checked itself.
    fn read_names(&self) -> Result<Vec<(String, Vec<String>)>, Failure> {
        let mut all = Vec::new();
        for id in self.customers() {
            let mut aside = Reading::of(self, Some(id));
            let (customer, _) = self.customer(id, &mut aside)?;
            let names = customer
                .map(|customer| vec![customer.name.base])
                .unwrap_or_default();
            all.push((id.clone(), names));
        }
        Ok(all)
    }
}
