//! What a customer's files tell at a glance: for the calendar and for what is due, which must answer also when some of the data
//! have errors.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use vuosikello::PackFile;
use vuosikello_core::{Customer, DataFile, Date, Period};

use crate::Problem;
use crate::folder::{Entry, extension, is_clutter};

/// What a customer's files tell at a glance.
#[derive(Debug, Default)]
pub struct CustomerInventory {
    /// The customer, when its file is right.
    pub customer: Option<Customer>,
    /// What is wrong in the files that were looked at. Only reading the documents' data finds everything.
    pub problems: Vec<Problem>,
    /// Those of them that concern the names of folders.
    pub(crate) misnamed: Vec<Problem>,
    /// The folders of each kind of documents, in order.
    pub(crate) folders: BTreeMap<String, Vec<FolderInventory>>,
}

impl CustomerInventory {
    /// The folders of a kind of documents, in order.
    pub fn of(&self, kind: &str) -> &[FolderInventory] {
        self.folders.get(kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// The folder of a kind of documents and a period.
    pub fn get(&self, kind: &str, period: Period) -> Option<&FolderInventory> {
        self.of(kind).iter().find(|about| about.period == period)
    }
}

/// What a folder holds that documents are made from.
#[derive(Debug)]
pub struct FolderInventory {
    /// The year or the meeting, by the name of the folder.
    pub period: Period,
    /// The folder, from the root of the workspace.
    pub folder: String,
    /// Whether somebody has begun to prepare it. A folder that holds only what is made for the documents before, such as the minutes
    /// of the meeting before, is of nothing yet.
    pub is_planned: bool,
    /// Whether the file that says what it is was there, right, and of this folder.
    pub is_right: bool,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// Whether nothing is waited for any more: the agreement has been signed, the meeting held.
    pub is_settled: bool,
    /// Whether the meeting has been cancelled.
    pub is_cancelled: bool,
    /// Which of the files of data there are.
    pub data: Vec<DataFile>,
    /// The names of the files that were made, by output.
    pub(crate) made: BTreeMap<String, Vec<String>>,
}

impl FolderInventory {
    /// Whether there is a file of data.
    pub fn has(&self, file: &DataFile) -> bool {
        self.data.contains(file)
    }

    /// The names of the files of an output that stand in the folder.
    pub fn made(&self, output: &str) -> &[String] {
        self.made.get(output).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Where the files of an output stand in the folder that it is made from, and how they are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// A folder in that folder; empty for itself.
    pub folder: Cow<'static, str>,
    /// The beginning of their names.
    pub prefix: Cow<'static, str>,
    /// The extensions that they can have; none for any.
    pub extensions: &'static [&'static str],
}

impl Names {
    /// The files of a folder in the folder, of some extensions or of any.
    pub const fn of_folder(folder: &'static str, extensions: &'static [&'static str]) -> Self {
        Self {
            folder: Cow::Borrowed(folder),
            prefix: Cow::Borrowed(""),
            extensions,
        }
    }

    /// Files in the folder itself whose names begin with `prefix`.
    pub const fn of_files(prefix: &'static str) -> Self {
        Self {
            folder: Cow::Borrowed(""),
            prefix: Cow::Borrowed(prefix),
            extensions: &[],
        }
    }

    /// Files with their names as paths from the folder.
    pub(crate) fn place(&self, files: Vec<PackFile>) -> impl Iterator<Item = PackFile> {
        files.into_iter().map(|file| PackFile {
            name: format!("{}/{}", self.folder, file.name),
            ..file
        })
    }

    /// Whether what stands in the folder is of the output.
    pub(crate) fn hold(&self, entry: &Entry) -> bool {
        match self.folder.as_ref() {
            "" => !entry.is_folder && self.fit(&entry.name),
            folder => entry.is_folder && entry.name == folder,
        }
    }

    /// Whether a file can be called so.
    pub(crate) fn fit(&self, name: &str) -> bool {
        let extension = extension(name);
        let is_known = self.extensions.is_empty() || self.extensions.contains(&extension.as_str());
        is_known && name.starts_with(self.prefix.as_ref()) && !is_clutter(name)
    }
}

/// How far a part of the material is, in Finnish.
#[derive(Debug, Serialize)]
pub struct PartState {
    /// The name of the part.
    pub part: Cow<'static, str>,
    /// `valmis`, `vanhentunut` or `puuttuu`; of a meeting `peruttu`.
    pub state: &'static str,
    /// More about the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl PartState {
    /// What is ready, or missing.
    pub(crate) fn new(part: impl Into<Cow<'static, str>>, is_there: bool) -> Self {
        Self {
            part: part.into(),
            state: if is_there { "valmis" } else { "puuttuu" },
            detail: None,
        }
    }

    /// The same, but too old.
    pub(crate) fn stale(self) -> Self {
        Self {
            state: "vanhentunut",
            ..self
        }
    }
}
