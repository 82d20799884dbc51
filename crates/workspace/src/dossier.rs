//! Everything that one agreement is made from, read from its folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use vuosikello_core::{
    Agreement, Annex, BudgetLine, Configuration, Customer, CustomerId, DevelopmentItem, Dossier, Finding,
    Kind, Parts, Service, Source as Part, check_parts,
};

use crate::folder::PDF_BYTES;
use crate::problem::Place;
use crate::reading::{Reading, Source};
use crate::schema::SHAPES;
use crate::table::Table;
use crate::workspace::CUSTOMERS;
use crate::{Failure, Workspace};

/// A dossier without errors, its finished annexes, and where each of its values was read.
#[derive(Debug)]
pub struct LoadedDossier {
    /// The dossier.
    pub dossier: Dossier,
    /// The bytes of the finished annexes, by the file name that the annex gives (`tiedosto`). Each begins as a PDF file
    /// does; nothing else of it has been checked.
    pub annex_files: BTreeMap<String, Vec<u8>>,
    folder: String,
    sources: Sources,
}

#[derive(Debug)]
struct Sources {
    configuration: Arc<Source>,
    customer: Source,
    agreement: Source,
    services: Source,
    development: Source,
    budget: Source,
}

impl Sources {
    fn of(&self, part: Part) -> &Source {
        match part {
            Part::Configuration => &self.configuration,
            Part::Customer => &self.customer,
            Part::Services => &self.services,
            Part::Development => &self.development,
            Part::Budget => &self.budget,
            _ => &self.agreement,
        }
    }
}

impl LoadedDossier {
    /// The file (from the root of the workspace) and the place in it of the value that a JSON pointer names, or of the
    /// nearest value that would hold it.
    pub fn locate(&self, part: Part, pointer: &str) -> (String, Place) {
        let source = self.sources.of(part);
        (source.file.clone(), source.locate(pointer))
    }

    /// A file of the agreement's folder, from the root of the workspace; for an empty name the folder itself.
    pub fn folder_file(&self, name: &str) -> String {
        format!("{}/{name}", self.folder).trim_end_matches('/').to_owned()
    }
}

impl Workspace {
    /// Reads and checks everything that a customer's agreement of a year is made from. `customer` is the name of the
    /// customer's folder.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong, in order; [`Failure::Unreadable`] when a file is there but
    /// the system does not let it be read.
    pub fn dossier(&self, customer: &str, year: i32) -> Result<LoadedDossier, Failure> {
        let home = format!("{CUSTOMERS}/{customer}");
        let mut reading = Reading {
            folder: &self.folder,
            customer: Some(customer),
            can_show: self.can_show,
            problems: Vec::new(),
        };
        // Only an id is safe as a part of a path.
        if let Err(malformed) = CustomerId::parse(customer) {
            reading.problem(&home, Place::File, malformed.to_string(), malformed.fix);
            return Err(Failure::Problems(reading.problems));
        }
        self.report_alike(customer, &home, &mut reading);
        let (about, customer_source) = reading.json::<Customer>(
            &format!("{home}/asiakas.json"),
            &SHAPES.customer,
            "luo tiedosto; sen skeeman saat komennolla vuosikello schema asiakas",
        )?;
        let folder = format!("{home}/sopimukset/{year}");
        let loaded = match self.folder.list(&folder)? {
            Some(entries) => {
                let (agreement, agreement_source) = reading.json::<Agreement>(
                    &format!("{folder}/sopimus.json"),
                    &SHAPES.agreement,
                    "luo tiedosto; sen skeeman saat komennolla vuosikello schema sopimus",
                )?;
                let (services, services_source) =
                    reading.table::<Service>(&folder, &entries, Table::Services, &SHAPES.services)?;
                let (development, development_source) = reading.table::<DevelopmentItem>(
                    &folder,
                    &entries,
                    Table::Development,
                    &SHAPES.development,
                )?;
                let (budget, budget_source) =
                    reading.table::<BudgetLine>(&folder, &entries, Table::Budget, &SHAPES.budget)?;
                let sources = Sources {
                    configuration: Arc::clone(&self.source),
                    customer: customer_source,
                    agreement: agreement_source,
                    services: services_source,
                    development: development_source,
                    budget: budget_source,
                };
                (agreement, services, development, budget, sources)
            }
            None => {
                let message = format!("asiakkaalla ei ole vuoden {year} sopimusta");
                let fix = format!("luo kansio {folder} ja siihen sopimus.json, palvelut ja talous");
                reading.problem(&folder, Place::File, message, fix);
                self.report_customer(about.as_ref(), customer, year, &customer_source, &mut reading);
                return Err(failed(reading));
            }
        };
        let (agreement, services, development, budget, sources) = loaded;
        let parts = Parts {
            customer: about.as_ref(),
            agreement: agreement.as_ref(),
            services: services.as_deref(),
            development: development.as_deref(),
            budget: budget.as_deref(),
        };
        for finding in check_parts(&self.configuration, parts, customer, year) {
            let finding = self.with_other_customer(finding, customer);
            let problem = sources.of(finding.source).problem(Some(customer), &finding);
            reading.problems.push(problem);
        }
        let annex_files = match &agreement {
            Some(agreement) => annex_files(&self.configuration, agreement, &folder, &sources, &mut reading)?,
            None => BTreeMap::new(),
        };
        match (about, agreement, services, development, budget) {
            (Some(about), Some(agreement), Some(services), Some(development), Some(budget))
                if reading.problems.is_empty() =>
            {
                Ok(LoadedDossier {
                    dossier: Dossier {
                        customer: about,
                        agreement,
                        services,
                        development,
                        budget,
                    },
                    annex_files,
                    folder,
                    sources,
                })
            }
            _ => Err(failed(reading)),
        }
    }

    /// Folders whose names differ by case alone: on many systems they are the same folder.
    fn report_alike(&self, customer: &str, home: &str, reading: &mut Reading<'_>) {
        let alike = self
            .alike
            .get(&customer.to_lowercase())
            .map(Vec::as_slice)
            .unwrap_or_default();
        if let Some(other) = alike.iter().find(|other| *other != customer) {
            let kind = Kind::DuplicateCustomer {
                id: customer.to_owned(),
                other: other.clone(),
            };
            reading.problem(home, Place::File, kind.to_string(), kind.fix());
        }
    }

    /// What is wrong with the customer alone.
    fn report_customer(
        &self,
        about: Option<&Customer>,
        customer: &str,
        year: i32,
        source: &Source,
        reading: &mut Reading<'_>,
    ) {
        let parts = Parts {
            customer: about,
            ..Parts::default()
        };
        for finding in check_parts(&self.configuration, parts, customer, year) {
            let finding = self.with_other_customer(finding, customer);
            reading.problems.push(source.problem(Some(customer), &finding));
        }
    }

    /// An id that is not the folder's name but that of another customer's folder means two customers with one id.
    fn with_other_customer(&self, mut finding: Finding, customer: &str) -> Finding {
        if let Kind::IdMismatch { found, .. } = &finding.kind
            && let Some(alike) = self.alike.get(&found.to_lowercase())
            && let Some(other) = alike.iter().find(|other| *other != customer)
        {
            finding.kind = Kind::DuplicateCustomer {
                id: found.clone(),
                other: other.clone(),
            };
        }
        finding
    }
}

fn failed(reading: Reading<'_>) -> Failure {
    let mut problems = reading.problems;
    problems.sort();
    problems.dedup();
    Failure::Problems(problems)
}

/// The finished annexes, from the folder of the agreement.
fn annex_files(
    configuration: &Configuration,
    agreement: &Agreement,
    folder: &str,
    sources: &Sources,
    reading: &mut Reading<'_>,
) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let (annexes, source, list): (&[Annex], &Source, &str) = match &agreement.annexes {
        Some(annexes) => (annexes, &sources.agreement, "/liitteet"),
        None => (
            &configuration.defaults.annexes,
            &sources.configuration,
            "/oletukset/liitteet",
        ),
    };
    let mut files = BTreeMap::new();
    for (i, annex) in annexes.iter().enumerate() {
        // The check of the model has reported a name that is not one.
        let Some(file) = annex.pdf_file() else { continue };
        let place = || source.locate(&format!("{list}/{i}/tiedosto"));
        let before = reading.problems.len();
        let bytes = reading.bytes(&format!("{folder}/{file}"), PDF_BYTES, "")?;
        match bytes {
            // ISO 32000-1 § 7.5.2
            Some(bytes) if bytes.starts_with(b"%PDF-") => {
                files.insert(file.to_owned(), bytes);
            }
            Some(_) => reading.problem(
                &format!("{folder}/{file}"),
                Place::File,
                "tiedosto ei ole PDF-tiedosto",
                "tallenna liite PDF-muodossa",
            ),
            None => {
                // The annex that names the file is the place to mend, or the folder that lacks it.
                for problem in reading.problems.iter_mut().skip(before) {
                    if problem.message == "tiedosto puuttuu" {
                        problem.message = format!("liitteen tiedostoa \"{file}\" ei ole kansiossa {folder}");
                        problem.fix = "lisää tiedosto kansioon tai korjaa sen nimi".into();
                        problem.file.clone_from(&source.file);
                        problem.place = place();
                    }
                }
            }
        }
    }
    Ok(files)
}
