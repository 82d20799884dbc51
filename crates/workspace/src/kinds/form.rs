//! Forms of the files of data: Excel workbooks that people fill in, written with what is known already.

use std::path::Path;

use serde_json::Value;
use vuosikello::can_show;
use vuosikello_core::{
    Customer, DataFile, DataFolder, Declaration, Look, Party, Period, Rhythm, Service, nearest,
};

use super::Kinds;
use crate::folder::Folder;
use crate::form::{self, Choices, Layout};
use crate::reading::{Reading, TableReader, holds};
use crate::{Failure, Workspace};

/// The form that is asked for, and what it is filled in from.
#[derive(Debug, Clone, Copy)]
pub struct FormRequest<'a> {
    /// The name of the file or of its schema: `asiakas`, `sopimus`, `kokous`, `vuosikello`, or a table.
    pub name: &'a str,
    /// The customer whose file it is.
    pub customer: Option<&'a str>,
    /// The year or the meeting whose file it is.
    pub period: Option<Period>,
}

/// Another name of the settings.
const SETTINGS: &str = "asetukset";

impl Kinds {
    /// The names of the files that have a form.
    pub fn forms(&self) -> Vec<String> {
        let mut names = Vec::new();
        for declared in self.registry().files() {
            let name = declared.schema.name.to_string();
            if !names.contains(&name)
                && Layout::of(declared).is_some()
                && *declared.file.folder() != DataFolder::LOCKS
            {
                names.push(name);
            }
        }
        names
    }

    /// Writes a form, filled in from the workspace whose root is `root` where a customer is given; the settings are filled in where
    /// there is a workspace. The drop-downs offer the services, people, cost types and positions that are known.
    ///
    /// # Errors
    /// [`Failure::UnknownForm`]; as those of [`Workspace::open`] and, with [`Failure::Problems`], what is wrong in the files that the form
    /// is filled in from. [`Failure::WrongPeriod`]: the file is kept by year or meeting, and `period` is of the other kind.
    pub fn form(&self, root: Option<&Path>, request: &FormRequest<'_>) -> Result<Vec<u8>, Failure> {
        let declared = self.form_of(request.name)?;
        let layout = Layout::of(declared).ok_or_else(|| self.unknown_form(request.name))?;
        let mut choices = Choices::of(&layout.name);
        let value = match root {
            Some(root) if declared.file == DataFile::CONFIGURATION => self.settings(root)?,
            Some(root) if declared.file == DataFile::LOOK => look_of(self.workspace_to_begin(root)?.look())?,
            None if declared.file == DataFile::LOOK => look_of(&Look::default())?,
            Some(root) => self.known(root, declared, request, &mut choices)?,
            None => Value::Null,
        };
        form::write(&layout, &value, &choices).map_err(|error| Failure::Form(error.to_string()))
    }

    /// The form of a file with a value.
    pub(super) fn form_with(
        &self,
        file: &DataFile,
        value: &Value,
        choices: &Choices,
    ) -> Result<Vec<u8>, Failure> {
        let declared = self.registry().get(file);
        let layout = declared
            .and_then(Layout::of)
            .ok_or_else(|| self.unknown_form(file.stem()))?;
        form::write(&layout, value, choices).map_err(|error| Failure::Form(error.to_string()))
    }

    /// What the drop-downs of a customer's form can offer; files with errors offer nothing, as their own check tells of them.
    pub(super) fn offer(
        &self,
        workspace: &Workspace,
        customer: &str,
        period: Option<Period>,
        choices: &mut Choices,
    ) -> Result<(), Failure> {
        offer_settings(workspace, choices);
        if let (Some(about), _) = workspace.customer(customer, &mut workspace.reading(customer)?)? {
            offer_people(&about, choices);
        }
        match period {
            Some(period) => offer_services(workspace, customer, period.year(), choices),
            None => Ok(()),
        }
    }

    fn form_of(&self, name: &str) -> Result<&Declaration, Failure> {
        let settings = DataFile::CONFIGURATION;
        let name = if name == SETTINGS { settings.stem() } else { name };
        let mut files = self.registry().files();
        let found = files.find(|known| known.schema.name == name || known.file.to_string() == name);
        found.ok_or_else(|| self.unknown_form(name))
    }

    fn unknown_form(&self, name: &str) -> Failure {
        let known = self.forms();
        let names = || known.iter().map(String::as_str);
        let hint = match nearest(name, names()) {
            Some(near) => format!("tarkoititko \"{near}\"?"),
            None => format!("lomakkeet ovat {}", names().collect::<Vec<_>>().join(", ")),
        };
        Failure::UnknownForm {
            name: name.to_owned(),
            hint,
        }
    }

    /// The settings of a workspace, if it has any.
    fn settings(&self, root: &Path) -> Result<Value, Failure> {
        let folder = Folder::open(root)?;
        let mut reading = Reading {
            folder: &folder,
            customer: None,
            registry: self.registry(),
            can_show,
            words: Default::default(),
            tables: &Default::default(),
            rules: &[],
            workspace: None,
            kept: None,
            problems: Vec::new(),
        };
        let value = reading.value(&DataFile::CONFIGURATION, "")?.0.unwrap_or_default();
        reading.finish(value)
    }

    /// The value of a file of a customer, if it has one, and what drop-downs can offer.
    fn known(
        &self,
        root: &Path,
        declared: &Declaration,
        request: &FormRequest<'_>,
        choices: &mut Choices,
    ) -> Result<Value, Failure> {
        let workspace = match self.workspace(root) {
            Ok(workspace) => workspace,
            // An empty form needs nothing of the workspace but what the drop-downs offer.
            Err(Failure::Problems(_)) if request.customer.is_none() => return Ok(Value::Null),
            Err(failure) => return Err(failure),
        };
        offer_settings(&workspace, choices);
        let Some(customer) = request.customer else {
            return Ok(Value::Null);
        };
        workspace.select(&[customer])?;
        let mut reading = workspace.reading(customer)?;
        let is_customer = declared.file == DataFile::CUSTOMER;
        if !is_customer && let (Some(about), _) = workspace.customer(customer, &mut reading)? {
            offer_people(&about, choices);
        }
        let Some(folder) = folder_of(declared, customer, request.period)? else {
            return reading.finish(Value::Null);
        };
        if let Some(period) = request.period {
            offer_services(&workspace, customer, period.year(), choices)?;
        }
        let listing = workspace.folder.contents(&folder)?;
        if !holds(&listing, declared) {
            return reading.finish(Value::Null);
        }
        let value = TableReader::new(&listing, &mut reading).any(declared)?;
        reading.finish(value.value().unwrap_or_default())
    }
}

/// A look as its file would have it: a form of it shows the colours that hold, to be changed.
fn look_of(look: &Look) -> Result<Value, Failure> {
    serde_json::to_value(look).map_err(|error| Failure::Form(error.to_string()))
}

/// The folder of a customer's file; `None` where the period that it is of is not given.
fn folder_of(
    declared: &Declaration,
    customer: &str,
    period: Option<Period>,
) -> Result<Option<String>, Failure> {
    let folder = declared.file.folder();
    match (folder.rhythm(), period) {
        (None, _) => Ok(Some(folder.path(customer, Period::Year(0)))),
        (Some(_), None) => Ok(None),
        (Some(Rhythm::Yearly), Some(period @ Period::Year(_)))
        | (Some(Rhythm::Quarterly), Some(period @ Period::Quarter(_))) => {
            Ok(Some(folder.path(customer, period)))
        }
        _ => Err(Failure::WrongPeriod),
    }
}

/// The files of the tables whose cells name a cost type.
const WITH_COST_TYPES: &str = "kustannuslaji";

fn offer_settings(workspace: &Workspace, choices: &mut Choices) {
    let defaults = &workspace.configuration().defaults;
    let cost_types = || defaults.cost_types.iter().cloned();
    choices.offer(WITH_COST_TYPES, cost_types());
    choices.offer("jako/kustannuslaji", cost_types());
    let positions = defaults.signing_order.iter().flatten().cloned();
    choices.offer("allekirjoittajat/asema", positions.clone());
    choices.offer("yhteyshenkilot/allekirjoittaa", positions);
    choices.offer(
        "lisaasiat/jalkeen",
        defaults.agenda.iter().map(|item| item.id.clone()),
    );
    choices.offer("asiakas", workspace.customers().iter().cloned());
}

fn offer_people(customer: &Customer, choices: &mut Choices) {
    let names = |party: Option<Party>| {
        let contacts = customer.contacts.iter();
        let wanted = contacts.filter(move |contact| party.is_none_or(|party| contact.party == party));
        wanted.map(|contact| contact.name.clone())
    };
    choices.offer("laatija", names(Some(Party::Provider)));
    choices.offer("allekirjoittajat/nimi", names(None));
    choices.offer("osallistujat/nimi", names(None));
    choices.offer("vastuuhenkilo", names(Some(Party::Provider)));
    let agencies = customer.agencies.iter().map(|agency| agency.name.clone());
    choices.offer("allekirjoittajat/virasto", agencies);
}

/// The services and the development work of a year; a table that has errors offers nothing, as its own check tells of them.
fn offer_services(
    workspace: &Workspace,
    customer: &str,
    year: i32,
    choices: &mut Choices,
) -> Result<(), Failure> {
    let folder = DataFolder::AGREEMENT.path(customer, Period::Year(year));
    let listing = workspace.folder.contents(&folder)?;
    let mut reading = workspace.reading(customer)?;
    let mut tables = TableReader::new(&listing, &mut reading);
    let services = tables
        .table::<Service>(&DataFile::SERVICES)?
        .value()
        .unwrap_or_default();
    let services: Vec<String> = services.into_iter().map(|service| service.id).collect();
    let development = tables.table::<vuosikello_core::DevelopmentItem>(&DataFile::DEVELOPMENT)?;
    let development = development.value().unwrap_or_default();
    choices.offer("palvelu", services.iter().cloned());
    let targets = services
        .into_iter()
        .chain(development.into_iter().map(|item| item.id));
    choices.offer("kohde", targets);
    Ok(())
}
