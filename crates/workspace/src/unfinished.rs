//! What is still to be filled in or confirmed in a workspace: drafts can be made of it and say so, and no final.
//!
//! Besides placeholders and proposed name forms these are values that the example of a new workspace has, in the workspace of another
//! organisation: somebody has changed the name there and forgotten the rest.

use std::sync::OnceLock;

use serde_json::Value;
use vuosikello_core::{Checkable, Checked, Customer, DataFile, Findings, Party, unfinished};

use crate::reading::{Origin, SourceFile};
use crate::{Problem, Workspace};

/// The settings and the customer of the example that new workspaces have.
const EXAMPLE: [&str; 2] = [
    include_str!("../../../examples/alku/vuosikello.json"),
    include_str!("../../../examples/alku/asiakkaat/ESIM/asiakas.json"),
];

/// The keys of the organisation that no two organisations share.
const OWN: [&str; 5] = [
    "/lyhenne",
    "/yhteystiedot",
    "/hallinnonala/perusmuoto",
    "/saados/nimi/perusmuoto",
    "/saados/numero",
];

/// What somebody should do about a value of the example.
const REPLACE: &str = "kirjoita oman organisaation tieto, tai tyhjennä kohta, jos se ei ole pakollinen";

impl Workspace {
    /// What is unfinished in everything that documents of a customer are made from: the settings, the customer, and the data themselves.
    pub(crate) fn unfinished<T: Checkable>(
        &self,
        data: &Checked<T>,
        customer: &Customer,
        origin: &Origin,
    ) -> Vec<Problem> {
        let mut problems = self.unfinished_settings();
        problems.extend(self.unfinished_customer(customer, origin.source(&DataFile::CUSTOMER)));
        problems.extend(self.unfinished_data(data, customer, origin));
        problems.sort();
        problems
    }

    /// The same as texts of remarks.
    pub(crate) fn unfinished_remarks<T: Checkable>(
        &self,
        data: &Checked<T>,
        customer: &Customer,
        origin: &Origin,
    ) -> Vec<String> {
        let problems = self.unfinished(data, customer, origin);
        problems.iter().map(ToString::to_string).collect()
    }

    /// What is unfinished in the settings.
    pub(crate) fn unfinished_settings(&self) -> Vec<Problem> {
        let organisation = &self.configuration().organisation;
        let found = unfinished(&DataFile::CONFIGURATION, "/organisaatio", organisation);
        let mut problems = of_findings(None, &found, &self.source);
        if self.is_example() {
            return problems;
        }
        let own = serde_json::to_value(organisation).unwrap_or_default();
        let left = OWN.iter().filter(|pointer| {
            let of_example = example(0).pointer(&format!("/organisaatio{pointer}"));
            of_example.is_some() && own.pointer(pointer) == of_example
        });
        problems.extend(left.map(|pointer| {
            let value = own.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
            let pointer = format!("/organisaatio{pointer}");
            left_of_example(None, value, &self.source, &pointer)
        }));
        problems
    }

    /// What is unfinished in the file of a customer.
    pub(crate) fn unfinished_customer(&self, customer: &Customer, source: &SourceFile) -> Vec<Problem> {
        let id = customer.id.as_str();
        let mut problems = of_findings(Some(id), &unfinished(&DataFile::CUSTOMER, "", customer), source);
        if self.is_example() {
            return problems;
        }
        for (i, contact) in customer.contacts.iter().enumerate() {
            let details = [("sahkoposti", &contact.email), ("puhelin", &contact.phone)];
            let left = details.into_iter().find(|(key, value)| {
                let of_example = example(1)["yhteyshenkilot"].as_array().into_iter().flatten();
                let mut of_example = of_example.filter_map(|contact| contact[key].as_str());
                contact.party == Party::Provider && of_example.any(|known| value.as_deref() == Some(known))
            });
            if let Some((key, value)) = left {
                let pointer = format!("/yhteyshenkilot/{i}/{key}");
                let value = format!("{}, {}", contact.name, value.as_deref().unwrap_or_default());
                problems.push(left_of_example(Some(id), &value, source, &pointer));
            }
        }
        problems
    }

    /// What is unfinished in the data themselves, without the settings and the customer, which they share with others.
    pub(crate) fn unfinished_data<T: Checkable>(
        &self,
        data: &Checked<T>,
        customer: &Customer,
        origin: &Origin,
    ) -> Vec<Problem> {
        let found = self.checker().unfinished(data);
        let is_common = |file: &DataFile| [DataFile::CONFIGURATION, DataFile::CUSTOMER].contains(file);
        let own = found.iter().filter(|finding| !is_common(&finding.file));
        own.map(|finding| origin.problem(Some(customer.id.as_str()), finding))
            .collect()
    }

    /// Whether the organisation is that of the example.
    fn is_example(&self) -> bool {
        let name = self.configuration().organisation.name.base.as_str();
        example(0)["organisaatio"]["nimi"]["perusmuoto"] == name
    }
}

/// A file of the example.
fn example(number: usize) -> &'static Value {
    static FILES: OnceLock<[Value; 2]> = OnceLock::new();
    let files = FILES.get_or_init(|| EXAMPLE.map(|text| serde_json::from_str(text).unwrap_or_default()));
    files.get(number).unwrap_or(&Value::Null)
}

fn left_of_example(customer: Option<&str>, value: &str, source: &SourceFile, pointer: &str) -> Problem {
    let message = format!("\"{value}\" on esimerkkityötilan tieto");
    Problem::new(customer, &source.file, source.locate(pointer), message, REPLACE)
}

fn of_findings(customer: Option<&str>, found: &Findings, source: &SourceFile) -> Vec<Problem> {
    let problems = found.iter().map(|finding| source.problem(customer, finding));
    problems.collect()
}
