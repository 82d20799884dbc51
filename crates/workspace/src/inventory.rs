//! What a customer's files tell at a glance: for the calendar and the status of meetings, which must answer also when some of
//! the data have errors.

use vuosikello_core::{
    Agreement, Annex, BudgetVersion, Customer, DataFile, DataFolder, Finding, Meeting, MeetingId, Violation,
};

use crate::budget;
use crate::export::Export;
use crate::folder::Entry;
use crate::meeting::{self, MeetingTables, OwnFiles};
use crate::reading::{Reading, Sources, TableFolder, extension};
use crate::workspace::CUSTOMERS;
use crate::{Failure, Problem, Workspace};

/// What a customer's files tell at a glance.
#[derive(Debug, Default)]
pub struct CustomerInventory {
    /// The customer, when its file is right.
    pub customer: Option<Customer>,
    /// The agreements, by year.
    pub agreements: Vec<AgreementInventory>,
    /// The meetings, in order.
    pub meetings: Vec<MeetingInventory>,
    /// The budgets, by year.
    pub budgets: Vec<BudgetInventory>,
    /// What is wrong in the files that were looked at. Only reading an agreement or a meeting finds everything.
    pub problems: Vec<Problem>,
}

/// What the folder of an agreement holds.
#[derive(Debug)]
pub struct AgreementInventory {
    /// The year.
    pub year: i32,
    /// The folder, from the root of the workspace.
    pub folder: String,
    /// The agreement, when its file is right.
    pub agreement: Option<Agreement>,
    /// The names of the Word files in `luonnokset`.
    pub drafts: Vec<String>,
    /// The names of the PDF files that no annex names: the agreement as it was made to be signed, and as it was signed.
    pub finals: Vec<String>,
}

/// What the folder of a meeting holds.
#[derive(Debug)]
pub struct MeetingInventory {
    /// The meeting, by the name of the folder.
    pub id: MeetingId,
    /// The folder, from the root of the workspace.
    pub folder: String,
    /// Whether somebody has begun to prepare it. A folder that holds only what is made, such as the minutes of the meeting
    /// before, is of no meeting yet.
    pub is_planned: bool,
    /// The meeting, when its file is right and of this folder.
    pub meeting: Option<Meeting>,
    /// Whether there are notes: the meeting has been held.
    pub has_notes: bool,
    /// Which of the tables there are.
    pub tables: Vec<DataFile>,
    /// The names of the other attachments.
    pub attachments: Vec<String>,
    /// The names of the files in `aineisto`.
    pub pack: Vec<String>,
    /// The names of the files that begin with `poytakirja-`: the minutes of the meeting before.
    pub minutes: Vec<String>,
}

/// What the folder of a budget holds.
#[derive(Debug)]
pub struct BudgetInventory {
    /// The year.
    pub year: i32,
    /// The folder, from the root of the workspace.
    pub folder: String,
    /// Which of the versions there are.
    pub versions: Vec<BudgetVersion>,
    /// Which of the versions have been locked.
    pub locked: Vec<BudgetVersion>,
    /// Whether there are actuals.
    pub has_actuals: bool,
}

impl Workspace {
    /// What a customer's files tell at a glance, with the errors in those of them that were read.
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub fn inventory(&self, customer: &str) -> Result<CustomerInventory, Failure> {
        let mut inventory = CustomerInventory::default();
        let mut reading = match self.reading(customer) {
            Ok(reading) => reading,
            Err(Failure::Problems(problems)) => {
                inventory.problems = problems;
                return Ok(inventory);
            }
            Err(other) => return Err(other),
        };
        (inventory.customer, _) = self.customer(customer, &mut reading)?;
        for year in self.years(customer)? {
            inventory
                .agreements
                .push(self.agreement_inventory(customer, year, &mut reading)?);
        }
        for id in self.meeting_folders(customer, &mut reading)? {
            inventory
                .meetings
                .push(self.meeting_inventory(customer, id, &mut reading)?);
        }
        for year in self.budget_years(customer)? {
            inventory.budgets.push(self.budget_inventory(customer, year)?);
        }
        reading.problems.sort();
        inventory.problems = reading.problems;
        Ok(inventory)
    }

    /// When the tables of a meeting, and of the budget of its year, were taken out of their source systems, and what is wrong
    /// with those tables. One that could not be read is not among them.
    ///
    /// # Errors
    /// [`Failure::Problems`]: the customer has no folder of such a meeting; [`Failure::Unreadable`].
    pub fn exports(&self, customer: &str, id: MeetingId) -> Result<(Vec<Export>, Vec<Problem>), Failure> {
        let mut reading = self.reading(customer)?;
        let folder = meeting::folder(customer, id);
        let Some(entries) = self.folder.list(&folder)? else {
            meeting::report_missing(customer, id, &mut reading);
            return Err(reading.failed());
        };
        let tables = TableFolder {
            path: &folder,
            entries: &entries,
        };
        let mut exports = MeetingTables::read(tables, &mut reading)?.exports;
        exports.extend(OwnFiles::survey_exports(self, tables, &mut reading)?);
        let budget = self.finance(customer, id.year(), None, None, &mut reading)?;
        exports.extend(budget.into_iter().flat_map(|budget| budget.exports));
        reading.problems.sort();
        Ok((exports, reading.problems))
    }

    fn agreement_inventory(
        &self,
        customer: &str,
        year: i32,
        reading: &mut Reading<'_>,
    ) -> Result<AgreementInventory, Failure> {
        let folder = format!("{CUSTOMERS}/{customer}/sopimukset/{year}");
        let (agreement, _) = reading.json::<Agreement>(
            DataFile::AGREEMENT,
            &format!("{folder}/sopimus.json"),
            "luo tiedosto",
        )?;
        let own_annexes = agreement
            .as_ref()
            .and_then(|agreement| agreement.annexes.as_deref());
        let annexes = own_annexes.unwrap_or(&self.configuration().defaults.annexes);
        let is_annex = |name: &str| {
            annexes
                .iter()
                .filter_map(Annex::pdf_file)
                .any(|file| file == name)
        };
        let entries = self.folder.list(&folder)?.unwrap_or_default();
        let mut finals = names(&entries, |name| extension(name) == "pdf");
        finals.retain(|name| !is_annex(name));
        let drafts = self
            .folder
            .list(&format!("{folder}/luonnokset"))?
            .unwrap_or_default();
        Ok(AgreementInventory {
            year,
            agreement,
            drafts: names(&drafts, |name| extension(name) == "docx"),
            finals,
            folder,
        })
    }

    fn meeting_inventory(
        &self,
        customer: &str,
        id: MeetingId,
        reading: &mut Reading<'_>,
    ) -> Result<MeetingInventory, Failure> {
        let folder = meeting::folder(customer, id);
        let entries = self.folder.list(&folder)?.unwrap_or_default();
        let tables = TableFolder {
            path: &folder,
            entries: &entries,
        };
        let is_planned = meeting::is_planned(&entries);
        let meeting = match is_planned {
            true => self.stated_meeting(tables, id, reading)?,
            false => None,
        };
        let declared = reading.registry.of_folder(DataFolder::Meeting);
        let present = declared.filter(|table| table.is_table() && tables.has(table.file));
        let present = present.map(|table| table.file).collect();
        let inner = |name: &str| -> Result<Vec<String>, Failure> {
            let inner = self.folder.list(&format!("{folder}/{name}"))?;
            Ok(names(&inner.unwrap_or_default(), |_| true))
        };
        Ok(MeetingInventory {
            id,
            is_planned,
            meeting,
            has_notes: meeting::has_notes(tables),
            tables: present,
            attachments: match meeting::folder_name(tables, meeting::ATTACHMENTS) {
                Some(name) => inner(name)?,
                None => Vec::new(),
            },
            pack: inner(meeting::PACK)?,
            minutes: names(&entries, |name| name.starts_with(meeting::MINUTES)),
            folder,
        })
    }

    /// What the file of a meeting says, when it is of that meeting.
    fn stated_meeting(
        &self,
        folder: TableFolder<'_>,
        id: MeetingId,
        reading: &mut Reading<'_>,
    ) -> Result<Option<Meeting>, Failure> {
        let (meeting, source) = OwnFiles::meeting_of(folder.path, reading)?;
        let Some(other) = meeting
            .as_ref()
            .map(|meeting| meeting.id)
            .filter(|other| *other != id)
        else {
            return Ok(meeting);
        };
        let mut sources = Sources::of(folder.path);
        sources.insert(DataFile::MEETING, source);
        let finding = Finding {
            file: DataFile::MEETING,
            pointer: "/kokous".to_owned(),
            violation: Violation::IdMismatch {
                found: other.to_string(),
                folder: id.to_string(),
            },
        };
        reading.report(&finding.into(), &sources);
        Ok(None)
    }

    fn budget_inventory(&self, customer: &str, year: i32) -> Result<BudgetInventory, Failure> {
        let folder = budget::folder(customer, year);
        let entries = self.folder.list(&folder)?.unwrap_or_default();
        let tables = TableFolder {
            path: &folder,
            entries: &entries,
        };
        let has = |version: &BudgetVersion| tables.has(DataFile::version(*version));
        Ok(BudgetInventory {
            year,
            versions: BudgetVersion::ALL.into_iter().filter(has).collect(),
            locked: budget::locked(&self.folder, &folder)?,
            has_actuals: tables.has(DataFile::ACTUALS),
            folder,
        })
    }
}

/// The names of the files that people see, of those that are wanted.
fn names(entries: &[Entry], wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let files = entries.iter().filter(|entry| !entry.is_folder);
    let names = files.map(|entry| entry.name.as_str());
    names
        .filter(|name| !meeting::is_clutter(name) && wanted(name))
        .map(str::to_owned)
        .collect()
}
