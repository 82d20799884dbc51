//! What a run is asked to make, how, and what it gives.

use vuosikello::PackFile;
use vuosikello_core::{BudgetVersion, Date, MeetingId, Period};

use crate::Failure;

/// How an output is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether one zip file of all files is made too.
    pub zip: bool,
    /// Whether a text that is too long for a slide is cut at a sentence, and the whole put into the notes. Otherwise it is an error.
    pub shorten: bool,
    /// What is done with drafts that people have edited in Word.
    pub edited: EditedDrafts,
    /// Whether finished annexes are taken in although they break clauses of PDF/A-2a or PDF/UA-1. The file claims then only what it keeps.
    pub annexes_as_is: bool,
    /// The version of a budget.
    pub version: Option<BudgetVersion>,
    /// The date on the document.
    pub date: Option<Date>,
}

/// What is done with drafts that people have edited, when the agreement is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EditedDrafts {
    /// They stop it, with a list of what was changed.
    #[default]
    Refuse,
    /// What they say is the agreement; tracked changes are accepted.
    Accept,
    /// What they say is the agreement; tracked changes are rejected.
    Reject,
    /// They are left alone: the agreement is what the data say.
    Ignore,
}

/// What is to be made, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The id of the customer.
    pub customer: &'a str,
    /// The year or the meeting; `None` where the output chooses.
    pub period: Option<Period>,
    /// How.
    pub options: Options,
}

impl<'a> Request<'a> {
    /// The documents of a period, made as usual.
    pub fn new(customer: &'a str, period: impl Into<Period>) -> Self {
        Self {
            customer,
            period: Some(period.into()),
            options: Options::default(),
        }
    }

    /// The year.
    ///
    /// # Errors
    /// [`Failure::WrongPeriod`]
    pub(crate) fn year(&self) -> Result<i32, Failure> {
        match self.period {
            Some(Period::Year(year)) => Ok(year),
            _ => Err(Failure::WrongPeriod),
        }
    }

    /// The meeting.
    ///
    /// # Errors
    /// [`Failure::WrongPeriod`]
    pub(crate) fn meeting(&self) -> Result<MeetingId, Failure> {
        match self.period {
            Some(Period::Quarter(meeting)) => Ok(meeting),
            _ => Err(Failure::WrongPeriod),
        }
    }
}

/// Files that have been made, ready to be written.
#[derive(Debug)]
pub struct Rendered {
    /// What they are of.
    pub period: Period,
    /// The folder that they are written to, from the root of the workspace.
    pub folder: String,
    /// The files, with their paths from the folder.
    pub files: Vec<PackFile>,
    /// The pages of the PDF files, where they are counted.
    pub pages: Option<usize>,
    /// What a person must know of how they were made, in Finnish.
    pub notes: Vec<String>,
    /// What else a person should know: told after what became of the files.
    pub remarks: Vec<String>,
    /// The name of a zip file of those in the folder of the output, where one is asked for.
    pub zip: Option<String>,
}

impl Rendered {
    /// Files with nothing to tell of them.
    pub fn new(period: impl Into<Period>, folder: impl Into<String>, files: Vec<PackFile>) -> Self {
        Self {
            period: period.into(),
            folder: folder.into(),
            files,
            pages: None,
            notes: Vec::new(),
            remarks: Vec::new(),
            zip: None,
        }
    }
}
