//! Everything that one agreement is made from, read from its folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use vuosikello_core::{
    Agreement, Annex, BudgetLine, Checkable, Checked, Configuration, Customer, CustomerId, DataFile,
    DevelopmentItem, Dossier, DossierParts, Finding, Service, Violation,
};

use crate::folder::PDF_BYTES;
use crate::origin::Origin;
use crate::problem::Place;
use crate::reading::{Read, Reading, SourceFile, Sources, TableFolder, TableReader};
use crate::workspace::CUSTOMERS;
use crate::{Failure, Workspace};

/// A dossier without errors, its finished annexes, and where each of its values was read.
#[derive(Debug)]
pub struct LoadedDossier {
    /// The dossier.
    pub dossier: Checked<Dossier>,
    /// The bytes of the finished annexes, by the file name that the annex gives (`tiedosto`). Each begins as a PDF file
    /// does; nothing else of it has been checked.
    pub annex_files: BTreeMap<String, Vec<u8>>,
    /// Where it was read.
    pub origin: Origin,
}

impl Workspace {
    /// Reads and checks everything that a customer's agreement of a year is made from. `customer` is the name of the
    /// customer's folder.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong, in order; [`Failure::Unreadable`] when a file is there but
    /// the system does not let it be read.
    pub fn dossier(&self, customer: &str, year: i32) -> Result<LoadedDossier, Failure> {
        let mut reading = self.reading(customer)?;
        let parts = self.agreement(customer, year, &mut reading)?;
        let annex_files = match &parts.agreement {
            Some(agreement) => annex_files(
                self.configuration(),
                agreement,
                &parts.folder,
                &parts.sources,
                &mut reading,
            )?,
            None => BTreeMap::new(),
        };
        if let Some((dossier, folder, sources)) = parts.dossier()
            && let Some(dossier) = self.checked(dossier, &sources, &mut reading)
        {
            return Ok(LoadedDossier {
                dossier,
                annex_files,
                origin: Origin::new(folder, sources),
            });
        }
        Err(reading.failed())
    }

    /// Data that have been read without problems, checked as a whole.
    pub(crate) fn checked<T: Checkable>(
        &self,
        data: T,
        sources: &Sources,
        reading: &mut Reading<'_>,
    ) -> Option<Checked<T>> {
        if !reading.problems.is_empty() {
            return None;
        }
        match self.checker.check(data) {
            Ok(checked) => Some(checked),
            // The parts have been checked when they were read, so that nothing should be left to find.
            Err(found) => {
                reading.report(&found, sources);
                None
            }
        }
    }

    /// Begins to read the files of a customer.
    pub(crate) fn reading<'a>(&'a self, customer: &'a str) -> Result<Reading<'a>, Failure> {
        let home = format!("{CUSTOMERS}/{customer}");
        let mut reading = Reading::of(&self.folder, Some(customer), &self.checker);
        // Only an id is safe as a part of a path.
        if let Err(malformed) = CustomerId::parse(customer) {
            reading.problem(&home, Place::File, malformed.to_string(), malformed.fix);
            return Err(Failure::Problems(reading.problems));
        }
        self.report_alike(customer, &home, &mut reading);
        Ok(reading)
    }

    /// Reads the customer alone.
    pub(crate) fn customer(
        &self,
        customer: &str,
        reading: &mut Reading<'_>,
    ) -> Result<(Option<Customer>, SourceFile), Failure> {
        reading.json::<Customer>(
            DataFile::CUSTOMER,
            &format!("{CUSTOMERS}/{customer}/asiakas.json"),
            "luo tiedosto; sen skeeman saat komennolla vuosikello schema asiakas",
        )
    }

    /// Reads and checks the customer and its agreement of a year, without the finished annexes.
    pub(crate) fn agreement(
        &self,
        customer: &str,
        year: i32,
        reading: &mut Reading<'_>,
    ) -> Result<AgreementParts, Failure> {
        let folder = format!("{CUSTOMERS}/{customer}/sopimukset/{year}");
        let mut parts = AgreementParts::of(&folder, Arc::clone(&self.source));
        let (about, source) = self.customer(customer, reading)?;
        parts.customer = about;
        parts.sources.insert(DataFile::CUSTOMER, source);
        match self.folder.list(&folder)? {
            Some(entries) => {
                let tables = TableFolder {
                    path: &folder,
                    entries: &entries,
                };
                parts.read(tables, reading)?;
            }
            None => {
                let message = format!("asiakkaalla ei ole vuoden {year} sopimusta");
                let fix = format!("luo kansio {folder} ja siihen sopimus.json, palvelut ja talous");
                reading.problem(&folder, Place::File, message, fix);
            }
        }
        self.check_agreement(customer, year, &parts, reading);
        Ok(parts)
    }

    /// Says what is wrong between the parts of an agreement.
    pub(crate) fn check_agreement(
        &self,
        customer: &str,
        year: i32,
        parts: &AgreementParts,
        reading: &mut Reading<'_>,
    ) {
        let findings = self.checker.agreement(parts.borrowed(), customer, year);
        let findings = findings
            .into_iter()
            .map(|finding| self.with_other_customer(finding, customer));
        reading.report(&findings.collect(), &parts.sources);
    }

    /// Folders whose names differ by case alone: on many systems they are the same folder.
    fn report_alike(&self, customer: &str, home: &str, reading: &mut Reading<'_>) {
        let alike = self
            .alike
            .get(&customer.to_lowercase())
            .map(Vec::as_slice)
            .unwrap_or_default();
        if let Some(other) = alike.iter().find(|other| *other != customer) {
            let violation = Violation::DuplicateCustomer {
                id: customer.to_owned(),
                other: other.clone(),
            };
            reading.problem(home, Place::File, violation.to_string(), violation.fix());
        }
    }

    /// An id that is not the folder's name but that of another customer's folder means two customers with one id.
    fn with_other_customer(&self, mut finding: Finding, customer: &str) -> Finding {
        if let Violation::IdMismatch { found, .. } = &finding.violation
            && let Some(alike) = self.alike.get(&found.to_lowercase())
            && let Some(other) = alike.iter().find(|other| *other != customer)
        {
            finding.violation = Violation::DuplicateCustomer {
                id: found.clone(),
                other: other.clone(),
            };
        }
        finding
    }
}

/// The parts of a customer's agreement that could be read.
#[derive(Debug)]
pub(crate) struct AgreementParts {
    pub customer: Option<Customer>,
    agreement: Option<Agreement>,
    services: Option<Vec<Service>>,
    development: Option<Vec<DevelopmentItem>>,
    budget: Option<Vec<BudgetLine>>,
    folder: String,
    pub sources: Sources,
}

impl AgreementParts {
    pub(crate) fn of(folder: &str, configuration: Arc<SourceFile>) -> Self {
        let mut sources = Sources::of(folder);
        sources.insert(DataFile::CONFIGURATION, configuration);
        Self {
            customer: None,
            agreement: None,
            services: None,
            development: None,
            budget: None,
            folder: folder.to_owned(),
            sources,
        }
    }

    fn read(&mut self, folder: TableFolder<'_>, reading: &mut Reading<'_>) -> Result<(), Failure> {
        let (agreement, source) = reading.json::<Agreement>(
            DataFile::AGREEMENT,
            &format!("{}/sopimus.json", folder.path),
            "luo tiedosto; sen skeeman saat komennolla vuosikello schema sopimus",
        )?;
        self.agreement = agreement;
        self.sources.insert(DataFile::AGREEMENT, source);
        let mut tables = TableReader::new(folder, reading);
        self.services = tables.table(DataFile::SERVICES)?.value();
        self.development = match tables.table(DataFile::DEVELOPMENT)? {
            Read::Absent => Some(Vec::new()),
            development => development.value(),
        };
        self.budget = tables.table(DataFile::BUDGET)?.value();
        self.sources.extend(&tables.sources);
        Ok(())
    }

    fn borrowed(&self) -> DossierParts<'_> {
        DossierParts {
            customer: self.customer.as_ref(),
            agreement: self.agreement.as_ref(),
            services: self.services.as_deref(),
            development: self.development.as_deref(),
            budget: self.budget.as_deref(),
        }
    }

    /// The dossier, where every part could be read, with its folder and the files of its parts.
    pub(crate) fn dossier(self) -> Option<(Dossier, String, Sources)> {
        let dossier = Dossier {
            customer: self.customer?,
            agreement: self.agreement?,
            services: self.services?,
            development: self.development?,
            budget: self.budget?,
        };
        Some((dossier, self.folder, self.sources))
    }
}

/// The finished annexes, from the folder of the agreement.
fn annex_files(
    configuration: &Configuration,
    agreement: &Agreement,
    folder: &str,
    sources: &Sources,
    reading: &mut Reading<'_>,
) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let (annexes, source, list): (&[Annex], &SourceFile, &str) = match &agreement.annexes {
        Some(annexes) => (annexes, sources.file(DataFile::AGREEMENT), "/liitteet"),
        None => (
            &configuration.defaults.annexes,
            sources.file(DataFile::CONFIGURATION),
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
