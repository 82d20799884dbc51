//! A new customer.

use serde_json::{Map, Value, json};
use vuosikello_core::{Contact, CustomerId, DataFile, Party, Period, check_name, propose_forms};

use super::{Beginning, NewFiles, written};
use crate::batch::Made;
use crate::kinds::Kinds;
use crate::{Failure, Workspace};

/// What marks name forms that were proposed by rule.
pub(super) const PROPOSED: &str = "muodot ovat ohjelman ehdotus: tarkista ne ja poista tämä";

impl Kinds {
    /// Begins a customer: its name with inflected forms by rule, to be confirmed, and the provider's contacts that all customers have.
    ///
    /// # Errors
    /// [`Failure::Problems`]: the id or the name is none, or the customer is there already; something could not be read or written.
    pub fn begin_customer(
        &self,
        workspace: &Workspace,
        beginning: &Beginning<'_>,
        name: Option<&str>,
    ) -> Result<Made, Failure> {
        let id = beginning.customer;
        if let Err(malformed) = CustomerId::parse(id) {
            return Err(Failure::of_file(
                None,
                &workspace.home(id),
                &malformed,
                &malformed.fix,
            ));
        }
        let home = workspace.home(id);
        let alike = workspace
            .customers()
            .iter()
            .find(|known| known.to_lowercase() == id.to_lowercase());
        if let Some(known) = alike {
            let message = format!("asiakas {known} on jo työtilassa");
            return Err(Failure::of_file(
                None,
                &workspace.home(known),
                message,
                "anna asiakkaalle toinen tunnus",
            ));
        }
        let name = name
            .map(check_name)
            .transpose()
            .map_err(|malformed| Failure::of_file(None, &workspace.home(id), &malformed, &malformed.fix))?;
        let mut files = NewFiles::of(id);
        let mut value = Map::new();
        value.insert("tunnus".to_owned(), json!(id));
        value.insert("vaihe".to_owned(), json!("aloitus"));
        value.insert(
            "yhteyshenkilot".to_owned(),
            json!(self.common_contacts(workspace)?),
        );
        match name.map(|name| (propose_forms(&name), name)) {
            Some((Some(mut forms), _)) => {
                forms.unconfirmed = Some(PROPOSED.to_owned());
                files.note(format!(
                    "nimen \"{}\" taivutusmuodot ovat ehdotus: tarkista ne",
                    forms.base
                ));
                value.insert("nimi".to_owned(), json!(forms));
            }
            Some((None, name)) => {
                files.note(format!(
                    "nimelle \"{name}\" ei ole taivutussääntöä: kirjoita muodot itse"
                ));
                value.insert("nimi".to_owned(), json!({ "perusmuoto": name }));
            }
            None => {}
        }
        let as_form = self.uses_forms(workspace, beginning, &home, &DataFile::CUSTOMER)?;
        self.add_file(
            workspace,
            &mut files,
            &DataFile::CUSTOMER,
            &Value::Object(value),
            (home.as_str(), None),
            as_form,
        )?;
        let path = format!("{home}/asiakas.{}", if as_form { "xlsx" } else { "json" });
        files.ask_for(&path, "asiakkaan yhteyshenkilöt");
        let newest = workspace
            .configuration()
            .years
            .keys()
            .filter_map(|year| year.parse().ok())
            .max();
        written(workspace, files, Period::Year(newest.unwrap_or_default()))
    }

    /// The provider's contacts that every customer has in the same way. A deputy who is not among them is left out.
    fn common_contacts(&self, workspace: &Workspace) -> Result<Vec<Contact>, Failure> {
        let mut common: Option<Vec<Contact>> = None;
        for id in workspace.customers() {
            let Ok(mut reading) = workspace.reading(id) else {
                continue;
            };
            let (Some(customer), _) = workspace.customer(id, &mut reading)? else {
                continue;
            };
            // Owners of services are contacts of those who have their services.
            let contacts = customer.contacts_of(Party::Provider);
            let contacts = contacts.filter(|contact| contact.role != Contact::OWNER);
            let own: Vec<Contact> = contacts.cloned().collect();
            common = Some(match common {
                Some(common) => common
                    .into_iter()
                    .filter(|contact| own.contains(contact))
                    .collect(),
                None => own,
            });
        }
        let mut common = common.unwrap_or_default();
        let names: Vec<String> = common.iter().map(|contact| contact.name.clone()).collect();
        for contact in &mut common {
            contact.deputy = contact.deputy.take().filter(|deputy| names.contains(deputy));
        }
        Ok(common)
    }
}
