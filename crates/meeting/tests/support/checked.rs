//! The functions of the crate, of data that are checked first.

use vuosikello_core::{BudgetDay, Checkable, Checked, Checker, Configuration, Findings, MeetingDossier};
use vuosikello_document::deck::Deck;
use vuosikello_document::workbook::Workbook;
use vuosikello_document::{Document, Templates};
use vuosikello_meeting::{Brevity, Documents, Invitation, Issue, Missing};

/// A checker to which every character can be shown.
pub fn checker(configuration: &Configuration) -> Checker {
    Checker::new(configuration.clone(), |_| true).unwrap()
}

/// What is wrong with data.
pub fn findings(configuration: &Configuration, data: &impl Checkable) -> Findings {
    data.findings(&checker(configuration))
}

fn checked<T: Checkable + Clone>(
    configuration: &Configuration,
    data: &T,
) -> (Checked<Configuration>, Checked<T>) {
    let checker = checker(configuration);
    let data = checker.check(data.clone());
    (
        checker.configuration().clone(),
        data.unwrap_or_else(|found| panic!("{found}")),
    )
}

pub fn agenda(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Result<Document, Vec<Issue>> {
    let (configuration, dossier) = checked(configuration, dossier);
    Documents::new(&configuration, &dossier, templates).agenda(Brevity::Full)
}

pub fn status_annex(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Result<Document, Vec<Issue>> {
    let (configuration, dossier) = checked(configuration, dossier);
    Documents::new(&configuration, &dossier, templates).status_annex()
}

pub fn minutes(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Result<Document, Vec<Issue>> {
    let (configuration, dossier) = checked(configuration, dossier);
    Documents::new(&configuration, &dossier, templates).minutes()
}

pub fn minutes_skeleton(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Result<Document, Vec<Issue>> {
    let (configuration, dossier) = checked(configuration, dossier);
    Documents::new(&configuration, &dossier, templates).minutes_skeleton()
}

pub fn finance_summary(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
    deviations: usize,
) -> Result<Document, Vec<Issue>> {
    let (configuration, dossier) = checked(configuration, dossier);
    Documents::new(&configuration, &dossier, templates).finance_summary(deviations)
}

pub fn invitation(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Result<Invitation, Vec<Issue>> {
    let (configuration, dossier) = checked(configuration, dossier);
    Documents::new(&configuration, &dossier, templates).invitation()
}

pub fn deck(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Result<Deck, Vec<Issue>> {
    let (configuration, dossier) = checked(configuration, dossier);
    Documents::new(&configuration, &dossier, templates).deck()
}

pub fn finance_report(configuration: &Configuration, dossier: &MeetingDossier) -> Option<Workbook> {
    let (configuration, dossier) = checked(configuration, dossier);
    let templates = vuosikello_meeting::templates([]).unwrap();
    Documents::new(&configuration, &dossier, &templates).finance_report()
}

pub fn missing(configuration: &Configuration, dossier: &MeetingDossier) -> Vec<Missing> {
    let (configuration, dossier) = checked(configuration, dossier);
    let templates = vuosikello_meeting::templates([]).unwrap();
    Documents::new(&configuration, &dossier, &templates)
        .missing()
        .to_vec()
}

pub fn budget_deck(configuration: &Configuration, day: &BudgetDay, templates: &Templates) -> Deck {
    let (configuration, day) = checked(configuration, day);
    vuosikello_meeting::budget_deck(&configuration, &day, templates).unwrap()
}
