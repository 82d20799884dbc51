//! Everything that one agreement is made from, read from its folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use vuosikello_core::{
    Agreement, Annex, BudgetLine, Checkable, Checked, Configuration, Customer, CustomerId, DataFile,
    DataFolder, DevelopmentItem, Dossier, DossierParts, Finding, Period, Service, Violation,
};

use crate::folder::{Found, Listing, PDF_BYTES};
use crate::reading::{Origin, Read, Reading, References, SourceFile, TableReader, resolve_person};
use crate::{Failure, Workspace};

/// A dossier without errors, its finished annexes, and where each of its values was read.
#[derive(Debug)]
pub struct LoadedDossier {
    /// The dossier.
    pub dossier: Checked<Dossier>,
    /// The bytes of the finished annexes, by the file name that the annex gives (`tiedosto`). Each begins as a PDF file
    /// does; nothing else of it has been checked.
    pub annex_files: BTreeMap<String, Vec<u8>>,
    /// What a person should look at in the data, in Finnish.
    pub oddities: Vec<String>,
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
            Some(agreement) => annex_files(self.configuration(), agreement, &parts.origin, &mut reading)?,
            None => BTreeMap::new(),
        };
        self.shared_number(customer, year, &parts.origin, &mut reading)?;
        if let Some((dossier, origin)) = parts.dossier()
            && let Some(dossier) = self.checked_dossier(dossier, &origin, &mut reading)?
        {
            return Ok(LoadedDossier {
                oddities: self.remarks_of(&dossier, &origin),
                dossier,
                annex_files,
                origin,
            });
        }
        Err(reading.failed())
    }

    /// The agreement that has been read, checked as a whole.
    fn checked_dossier(
        &self,
        dossier: Dossier,
        origin: &Origin,
        reading: &mut Reading<'_>,
    ) -> Result<Option<Checked<Dossier>>, Failure> {
        if !reading.problems.is_empty() {
            return Ok(None);
        }
        match &*self.checked_once(&dossier, reading)? {
            Some(checked) => Ok(Some(checked.clone())),
            None => Ok(self.checked(dossier, origin, reading)),
        }
    }

    /// The agreement of a customer, when nothing is wrong with it: for itself and for the meetings of its year it is checked once.
    pub(crate) fn checked_once(
        &self,
        dossier: &Dossier,
        reading: &mut Reading<'_>,
    ) -> Result<Arc<Option<Checked<Dossier>>>, Failure> {
        let year = dossier.agreement.year.to_string();
        reading.once(&year, |_| Ok(Arc::new(self.checker.check(dossier.clone()).ok())))
    }

    /// Data that have been read without problems, checked as a whole.
    pub(crate) fn checked<T: Checkable>(
        &self,
        data: T,
        origin: &Origin,
        reading: &mut Reading<'_>,
    ) -> Option<Checked<T>> {
        if !reading.problems.is_empty() {
            return None;
        }
        match self.checker.check(data) {
            Ok(checked) => Some(checked),
            // The parts have been checked when they were read, so that nothing should be left to find.
            Err(found) => {
                reading.report(&found, origin);
                None
            }
        }
    }

    /// What a person should look at in data that have been checked: each remark with its place, and what would be right.
    pub(crate) fn remarks_of<T: Checkable>(&self, data: &Checked<T>, origin: &Origin) -> Vec<String> {
        let remarks = self.checker.remarks(data);
        remarks
            .iter()
            .map(|remark| origin.problem(None, remark).to_string())
            .collect()
    }

    /// Begins to read the files of a customer.
    pub(crate) fn reading<'a>(&'a self, customer: &'a str) -> Result<Reading<'a>, Failure> {
        let home = self.home(customer);
        let mut reading = Reading::of(self, Some(customer));
        // Only an id is safe as a part of a path.
        if let Err(malformed) = CustomerId::parse(customer) {
            reading.problem(&home, &malformed, &malformed.fix);
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
    ) -> Result<(Option<Customer>, Arc<SourceFile>), Failure> {
        let (mut about, source) = reading.json::<Customer>(&DataFile::CUSTOMER, &self.home(customer))?;
        if let Some(customer) = &mut about {
            customer.settle_names();
        }
        Ok((about, source))
    }

    /// Reads and checks the customer and its agreement of a year, without the finished annexes.
    pub(crate) fn agreement(
        &self,
        customer: &str,
        year: i32,
        reading: &mut Reading<'_>,
    ) -> Result<AgreementParts, Failure> {
        reading.once(&year.to_string(), |reading| {
            self.read_agreement(customer, year, reading)
        })
    }

    fn read_agreement(
        &self,
        customer: &str,
        year: i32,
        reading: &mut Reading<'_>,
    ) -> Result<AgreementParts, Failure> {
        let folder = DataFolder::AGREEMENT.path(customer, Period::Year(year));
        let mut parts = self.parts_of(customer, &folder, reading)?;
        match self.folder.list(&folder)? {
            Some(listing) => {
                parts.read(&listing, reading)?;
                parts.settle_names();
                if let Some(agreement) = &mut parts.agreement {
                    agreement.complete(
                        parts.customer.as_ref(),
                        parts.budget.as_deref(),
                        self.configuration(),
                    );
                }
            }
            None => {
                let message = format!("asiakkaalla ei ole vuoden {year} sopimusta");
                let fix = format!("aloita sopimus: vuosikello new year {year} --customer {customer}");
                reading.problem(&folder, message, fix);
            }
        }
        self.check_agreement(customer, year, &parts, reading);
        Ok(parts)
    }

    /// Begins to read an agreement in `folder`: the settings, and the customer.
    pub(crate) fn parts_of(
        &self,
        customer: &str,
        folder: &str,
        reading: &mut Reading<'_>,
    ) -> Result<AgreementParts, Failure> {
        let mut parts = AgreementParts {
            customer: None,
            agreement: None,
            services: None,
            development: None,
            budget: None,
            origin: Origin::of(folder),
        };
        parts
            .origin
            .insert(DataFile::CONFIGURATION, Arc::clone(&self.source));
        let (about, source) = self.customer(customer, reading)?;
        parts.customer = about;
        parts.origin.insert(DataFile::CUSTOMER, source);
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
        let findings = self.checker.compared_agreement(parts.borrowed(), customer, year);
        let findings = findings
            .into_iter()
            .map(|finding| self.with_other_customer(finding, customer));
        reading.report(&findings.collect(), &parts.origin);
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
            reading.problem(home, &violation, violation.fix());
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
#[derive(Debug, Clone)]
pub(crate) struct AgreementParts {
    customer: Option<Customer>,
    agreement: Option<Agreement>,
    services: Option<Vec<Service>>,
    development: Option<Vec<DevelopmentItem>>,
    budget: Option<Vec<BudgetLine>>,
    pub origin: Origin,
}

impl AgreementParts {
    /// Writes the names of people in tables as those of the contacts that they mean.
    fn settle_names(&mut self) {
        let Some(customer) = &self.customer else { return };
        let services = self
            .services
            .iter_mut()
            .flatten()
            .map(|service| &mut service.owner);
        let items = self.development.iter_mut().flatten().map(|item| &mut item.owner);
        services
            .chain(items)
            .for_each(|owner| resolve_person(owner, customer));
    }

    fn read(&mut self, folder: &Listing, reading: &mut Reading<'_>) -> Result<(), Failure> {
        let (agreement, source) = reading.json::<Agreement>(&DataFile::AGREEMENT, &folder.path)?;
        self.agreement = agreement;
        self.origin.insert(DataFile::AGREEMENT, source);
        let mut tables = TableReader::new(folder, reading);
        self.services = tables.table(&DataFile::SERVICES)?.value();
        self.development = match tables.table(&DataFile::DEVELOPMENT)? {
            Read::Absent => Some(Vec::new()),
            development => development.value(),
        };
        self.budget = tables.table(&DataFile::BUDGET)?.value();
        self.origin.extend(&tables.origin);
        if let (Some(services), Some(development)) = (&self.services, &self.development) {
            let targets = References::targets(services, development, &reading.words.synonyms);
            let lines = self.budget.iter_mut().flatten();
            lines
                .filter_map(|line| line.target.as_mut())
                .for_each(|target| targets.resolve(target));
        }
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

    /// The dossier, where every part could be read, with the files of its parts.
    pub(crate) fn dossier(self) -> Option<(Dossier, Origin)> {
        let dossier = Dossier {
            customer: self.customer?,
            agreement: self.agreement?,
            services: self.services?,
            development: self.development?,
            budget: self.budget?,
        };
        Some((dossier, self.origin))
    }
}

/// The finished annexes, from the folder of the agreement.
fn annex_files(
    configuration: &Configuration,
    agreement: &Agreement,
    origin: &Origin,
    reading: &mut Reading<'_>,
) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let (annexes, source, list): (&[Annex], &SourceFile, &str) = match &agreement.annexes {
        Some(annexes) => (annexes, origin.source(&DataFile::AGREEMENT), "/liitteet"),
        None => (
            &configuration.defaults.annexes,
            origin.source(&DataFile::CONFIGURATION),
            "/oletukset/liitteet",
        ),
    };
    let mut files = BTreeMap::new();
    for (i, annex) in annexes.iter().enumerate() {
        if agreement.annexes.is_none() && agreement.annexes_left_out.contains(&annex.kind) {
            continue;
        }
        let is_word = |name: &str| name.to_lowercase().ends_with(".docx");
        // The check of the model has reported a name that is not one.
        let Some(name) = annex.finished_file() else {
            continue;
        };
        let path = origin.file(name);
        match reading.folder.read(&path, PDF_BYTES)? {
            // Readers look for the mark in the first 1 024 bytes (ISO 32000-1 annex H); what is no Word file is told when it is read.
            Found::File(bytes) if has_pdf_mark(&bytes) || is_word(name) => {
                files.insert(name.to_owned(), bytes);
            }
            Found::File(_) => {
                let message = "tiedosto ei ole PDF-tiedosto";
                reading.problem(&path, message, "tallenna liite PDF-muodossa");
            }
            Found::Missing => {
                // The annex that names the file is the place to mend, or the folder that lacks it.
                let message = format!(
                    "liitteen tiedostoa \"{name}\" ei ole kansiossa {}",
                    origin.folder()
                );
                let place = source.locate(&format!("{list}/{i}/tiedosto"));
                let fix = "lisää tiedosto kansioon tai korjaa sen nimi";
                reading.problem_at(&source.file, place, message, fix);
            }
            Found::Refused(message, fix) => reading.problem(&path, message, fix),
        }
    }
    Ok(files)
}

fn has_pdf_mark(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    head.windows(5).any(|window| window == b"%PDF-")
}
