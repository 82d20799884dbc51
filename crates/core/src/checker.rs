//! Nothing unchecked becomes a document: what a check finds nothing wrong with is a type of its own.

use std::ops::Deref;

use crate::check::{
    check_agreement, check_configuration, check_finance, check_meeting, check_shared_costs,
    remarks_of_agreement, remarks_of_meeting, unfinished_agreement, unfinished_meeting,
};
use crate::{
    BudgetDay, Configuration, DataFile, Dossier, DossierParts, FinanceParts, FinanceViolation, Findings,
    MeetingContext, MeetingDossier, MeetingParts, Registry, SharedCosts,
};
use serde::Serialize;

/// Data that a [`Checker`] has found nothing wrong with. Documents are made of such data alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Checked<T>(T);

impl<T> Checked<T> {
    /// The data, to be changed; then they are unchecked again.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Checked<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Data of which documents are made: an agreement, a meeting, a budget day.
pub trait Checkable {
    /// Adds what is not given and follows from other data of the same, see [`Agreement::complete`](crate::Agreement::complete).
    fn complete(&mut self, configuration: &Configuration);
    /// Everything that is wrong with the data.
    fn findings(&self, checker: &Checker) -> Findings;

    /// Returns what a person should look at in data without errors.
    fn remarks(&self, _: &Checker) -> Findings {
        Findings::default()
    }

    /// Returns what is still to be filled in or confirmed, see [`unfinished`](crate::unfinished).
    fn unfinished(&self, _: &Checker) -> Findings {
        Findings::default()
    }
}

/// Checks data against the settings of an organisation, whether they were read from files or come from another program.
///
/// First each part is validated against the schema of its file: types, blank texts, ranges, forms, sizes, and characters that
/// the documents cannot show. The parts that are valid are then compared with each other and with the settings: sums,
/// references, the order of signing. All that is wrong is found at once.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use vuosikello_core::{Checker, Configuration, Dossier, Money};
///
/// # let request: serde_json::Value = serde_json::from_str(include_str!("../../vuosikello/examples/embed.json"))?;
/// # let (settings, data) = (request["asetukset"].clone(), request["aineisto"].clone());
/// let configuration: Configuration = serde_json::from_value(settings)?;
/// let mut dossier: Dossier = serde_json::from_value(data)?;
/// // The fonts of the documents know which characters they have; here all are taken.
/// let checker = Checker::new(configuration, |_| true)?;
/// dossier.agreement.signatories[0].name = String::new();
/// dossier.agreement.appropriation.amount = Money::from_cents(1);
/// let findings = checker.check(dossier).unwrap_err();
/// let codes: Vec<&str> = findings.iter().map(|finding| finding.violation.code()).collect();
/// assert_eq!(codes, ["blank-text"]);
/// assert_eq!(findings[0].pointer, "/allekirjoittajat/0/nimi");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Checker {
    configuration: Checked<Configuration>,
    registry: Registry,
    can_show: fn(char) -> bool,
}

impl Checker {
    /// A checker with the settings of an organisation. `can_show` says whether the fonts of all documents have a character.
    ///
    /// # Errors
    /// Everything that is wrong with the settings.
    pub fn new(configuration: Configuration, can_show: fn(char) -> bool) -> Result<Self, Findings> {
        Self::with_registry(Registry::built_in(), configuration, can_show)
    }

    /// The same where there are further files of data and tasks of the clock.
    ///
    /// # Errors
    /// As those of [`Checker::new`].
    pub fn with_registry(
        registry: &Registry,
        configuration: Configuration,
        can_show: fn(char) -> bool,
    ) -> Result<Self, Findings> {
        let checker = Self {
            registry: registry.for_survey(&configuration.defaults.survey),
            configuration: Checked(configuration),
            can_show,
        };
        let mut found = Findings::default();
        if checker
            .valid(DataFile::CONFIGURATION, Some(&*checker.configuration), &mut found)
            .is_some()
        {
            found.extend(check_configuration(&checker.configuration));
        }
        if found.is_empty() { Ok(checker) } else { Err(found) }
    }

    /// The settings.
    pub fn configuration(&self) -> &Checked<Configuration> {
        &self.configuration
    }

    /// The files of data that there can be.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Says whether the fonts of all documents have a character.
    pub fn can_show(&self) -> fn(char) -> bool {
        self.can_show
    }

    /// The data, when nothing is wrong with them.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn check<T: Checkable>(&self, mut data: T) -> Result<Checked<T>, Findings> {
        data.complete(&self.configuration);
        let found = data.findings(self);
        if found.is_empty() {
            Ok(Checked(data))
        } else {
            Err(found)
        }
    }

    /// As [`check`](Checker::check), of a meeting with an agreement that has been checked: where the meeting has the same, it is not
    /// checked again. All meetings of a year have one agreement.
    ///
    /// # Errors
    /// Everything that is wrong with the meeting.
    pub fn check_meeting(
        &self,
        mut meeting: MeetingDossier,
        agreement: &Checked<Dossier>,
    ) -> Result<Checked<MeetingDossier>, Findings> {
        meeting.complete(&self.configuration);
        let found = match meeting.agreement == agreement.0 {
            true => meeting.findings_beside_agreement(self),
            false => meeting.findings(self),
        };
        if found.is_empty() {
            Ok(Checked(meeting))
        } else {
            Err(found)
        }
    }

    /// Returns what a person should look at in data without errors. A remark keeps no document from being made.
    pub fn remarks<T: Checkable>(&self, data: &Checked<T>) -> Findings {
        data.0.remarks(self)
    }

    /// Returns what is still to be filled in or confirmed in data without errors. Drafts can be made of such data; final documents should not be.
    pub fn unfinished<T: Checkable>(&self, data: &Checked<T>) -> Findings {
        data.0.unfinished(self)
    }

    /// Checks those parts of an agreement that are given, each by itself and against the others. `customer` and `year` are the
    /// names of the folders that they stand in.
    pub fn agreement(&self, parts: DossierParts<'_>, customer: &str, year: i32) -> Findings {
        let mut found = Findings::default();
        let valid = DossierParts {
            customer: self.valid(DataFile::CUSTOMER, parts.customer, &mut found),
            agreement: self.valid(DataFile::AGREEMENT, parts.agreement, &mut found),
            services: self.valid(DataFile::SERVICES, parts.services, &mut found),
            development: self.valid(DataFile::DEVELOPMENT, parts.development, &mut found),
            budget: self.valid(DataFile::BUDGET, parts.budget, &mut found),
        };
        found.extend(check_agreement(&self.configuration, valid, customer, year));
        found
    }

    /// As [`agreement`](Checker::agreement), of parts whose values have been validated when they were read: they are only compared.
    pub fn compared_agreement(&self, parts: DossierParts<'_>, customer: &str, year: i32) -> Findings {
        check_agreement(&self.configuration, parts, customer, year)
    }

    /// Checks those parts of a meeting that are given, each by itself and against the others. The agreement, the budget and the
    /// earlier meetings are not checked; each has its own check.
    pub fn meeting(&self, parts: MeetingParts<'_>, context: MeetingContext<'_>) -> Findings {
        let mut found = Findings::default();
        let survey = parts
            .survey
            .map(|answers| self.configuration.defaults.survey.table(answers));
        self.valid(DataFile::SURVEY, survey.as_ref(), &mut found);
        let valid = MeetingParts {
            meeting: self.valid(DataFile::MEETING, parts.meeting, &mut found),
            notes: self.valid(DataFile::NOTES, parts.notes, &mut found),
            services: self.valid(DataFile::SERVICE_STATUS, parts.services, &mut found),
            needs: self.valid(DataFile::NEEDS, parts.needs, &mut found),
            projects: self.valid(DataFile::PROJECTS, parts.projects, &mut found),
            ..parts
        };
        found.extend(check_meeting(&self.configuration, valid, context));
        found
    }

    /// Checks a customer's budget of a year. A place in it is a row of the customer's own table, of the common
    /// table, or of the lock.
    pub fn budget(&self, parts: FinanceParts<'_>) -> Findings {
        let (mut found, finance) = (Findings::default(), parts.finance);
        for (version, lines) in &finance.versions {
            self.valid(DataFile::version(*version), Some(lines), &mut found);
        }
        self.valid(DataFile::ACTUALS, Some(&finance.actuals), &mut found);
        self.valid(DataFile::RISKS, finance.risks.as_ref(), &mut found);
        for (version, lock) in &finance.locks {
            self.valid(DataFile::lock(*version), Some(lock), &mut found);
        }
        if found.is_empty() {
            found.extend(self.compared_budget(parts));
        }
        found
    }

    /// As [`budget`](Checker::budget), of tables whose values have been validated when they were read: they are only compared.
    pub fn compared_budget(&self, parts: FinanceParts<'_>) -> Findings {
        check_finance(&self.configuration, parts)
    }

    /// Checks the common costs of a year. `customers` are the ids of all customers.
    pub fn shared_costs(&self, year: i32, shared: &SharedCosts, customers: &[&str]) -> Findings {
        let mut found = Findings::default();
        self.valid(DataFile::SHARED_KEYS, Some(&shared.keys), &mut found);
        for (version, lines) in &shared.versions {
            self.valid(DataFile::shared_version(*version), Some(lines), &mut found);
        }
        self.valid(DataFile::SHARED_ACTUALS, Some(&shared.actuals), &mut found);
        if found.is_empty() {
            found.extend(check_shared_costs(&self.configuration, year, shared, customers));
        }
        found
    }

    /// The part, when it is valid by its schema.
    fn valid<'a, T: Serialize + ?Sized>(
        &self,
        file: DataFile,
        part: Option<&'a T>,
        found: &mut Findings,
    ) -> Option<&'a T> {
        let part = part?;
        // The model has no maps with keys that JSON lacks; if it had, null would be invalid by every schema.
        let value = serde_json::to_value(part).unwrap_or_default();
        let faults = self.registry.validate(&file, &value, self.can_show);
        let is_valid = faults.is_empty();
        found.extend(faults);
        is_valid.then_some(part)
    }
}

impl Checkable for Dossier {
    fn complete(&mut self, configuration: &Configuration) {
        self.agreement
            .complete(Some(&self.customer), Some(&self.budget), configuration);
    }

    fn findings(&self, checker: &Checker) -> Findings {
        checker.agreement(self.into(), self.customer.id.as_str(), self.agreement.year)
    }

    fn remarks(&self, checker: &Checker) -> Findings {
        remarks_of_agreement(&checker.configuration, self)
    }

    fn unfinished(&self, checker: &Checker) -> Findings {
        unfinished_agreement(checker.configuration(), self)
    }
}

/// The place of a finding in an earlier meeting begins with that of the meeting: `/aiemmat/0/paivays`.
impl Checkable for MeetingDossier {
    fn complete(&mut self, configuration: &Configuration) {
        self.agreement.complete(configuration);
        let earlier = self.earlier.iter_mut().map(|earlier| &mut earlier.meeting);
        for meeting in earlier.chain([&mut self.meeting]) {
            meeting.complete(&self.agreement.customer, configuration);
        }
    }

    fn findings(&self, checker: &Checker) -> Findings {
        let mut found = self.agreement.findings(checker);
        found.extend(self.findings_beside_agreement(checker));
        found
    }

    fn remarks(&self, _: &Checker) -> Findings {
        remarks_of_meeting(self)
    }

    fn unfinished(&self, checker: &Checker) -> Findings {
        unfinished_meeting(checker.configuration(), self)
    }
}

impl MeetingDossier {
    /// Everything that is wrong but for what is wrong with the agreement by itself.
    fn findings_beside_agreement(&self, checker: &Checker) -> Findings {
        let customer = self.agreement.customer.id.as_str();
        let check = |parts: MeetingParts<'_>, folder: &str| {
            let context = MeetingContext {
                customer,
                folder,
                others: &[],
                customers: None,
            };
            checker.meeting(parts, context)
        };
        let mut found = Findings::default();
        for (i, earlier) in self.earlier.iter().enumerate() {
            let parts = MeetingParts {
                meeting: Some(&earlier.meeting),
                notes: earlier.notes.as_ref(),
                survey: earlier.survey.as_deref(),
                earlier: self.earlier.get(..i).unwrap_or_default(),
                ..MeetingParts::default()
            };
            found.extend(check(parts, &earlier.meeting.id.to_string()).below(&format!("/aiemmat/{i}")));
        }
        found.extend(check(self.into(), &self.meeting.id.to_string()));
        found.extend(
            self.finance
                .as_ref()
                .into_iter()
                .flat_map(|finance| checker.budget(FinanceParts::of(finance, &self.agreement))),
        );
        found
    }
}

impl Checkable for BudgetDay {
    fn complete(&mut self, configuration: &Configuration) {
        self.agreement.complete(configuration);
    }

    fn unfinished(&self, checker: &Checker) -> Findings {
        unfinished_agreement(checker.configuration(), &self.agreement)
    }

    fn findings(&self, checker: &Checker) -> Findings {
        let mut found = self.agreement.findings(checker);
        found.extend(checker.budget(FinanceParts::of(&self.finance, &self.agreement)));
        if !self.finance.versions.contains_key(&self.version) {
            let violation = FinanceViolation::NoVersion {
                version: self.version,
                has: self.finance.versions.keys().copied().collect(),
            };
            found.add(DataFile::version(self.version), "", violation);
        }
        found
    }
}

#[cfg(test)]
mod tests;
