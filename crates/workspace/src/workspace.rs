//! A workspace: a folder with the settings and a folder for each customer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use vuosikello_core::{Checker, ColumnRule, Configuration, CustomerId, DataFolder, Look, nearest};

use crate::Failure;
use crate::budget::SharedYears;
use crate::folder::Folder;
use crate::own_look::OwnLook;
use crate::reading::{CustomerNames, Remark, SourceFile, TableRead, TablesRead};
use crate::table::SurveyColumns;

/// The settings, which make a folder a workspace: as JSON, or as a form.
const CONFIGURATION: [&str; 2] = ["vuosikello.json", "vuosikello.xlsx"];
pub(crate) const CUSTOMERS: &str = "asiakkaat";
pub(crate) const TEMPLATES: &str = "mallipohjat/fi";
pub(crate) const REFERENCE: &str = "ilme/malli.docx";
pub(crate) const SLIDES: &str = "ilme/malli.pptx";
pub(crate) const LOGO: &str = "ilme/logo.png";

/// A workspace that has been opened: what is common to all customers. The customers themselves are read one by one
/// with [`Workspace::dossier`] and [`Workspace::meeting`], so that their number does not count in memory. Common costs are
/// read when the first customer needs them, and kept.
#[derive(Debug)]
pub struct Workspace {
    pub(crate) folder: Folder,
    pub(crate) checker: Checker,
    pub(crate) source: Arc<SourceFile>,
    pub(crate) survey: SurveyColumns,
    pub(crate) shared: SharedYears,
    pub(crate) tables: TablesRead,
    /// What headings of exports mean.
    pub(crate) rules: Vec<ColumnRule>,
    pub(crate) names: CustomerNames,
    pub(crate) case_numbers: CaseNumbers,
    pub(crate) customers: Vec<String>,
    /// The customers' folders by their names in lower case.
    pub(crate) alike: BTreeMap<String, Vec<String>>,
    pub(crate) templates: Vec<Template>,
    pub(crate) reference: Option<Vec<u8>>,
    pub(crate) slides: Option<Vec<u8>>,
    pub(crate) look: OwnLook,
}

/// The agreements of each case number: the customer and the file. Read when the first is asked for, and kept.
#[derive(Debug, Default)]
pub(crate) struct CaseNumbers(pub(crate) OnceLock<BTreeMap<String, Vec<(String, String)>>>);

/// A template that replaces the built-in one of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The name of the file, for example `sopimus.md`.
    pub name: String,
    /// The file from the root of the workspace, for error messages.
    pub file: String,
    /// The text.
    pub source: String,
}

impl Workspace {
    /// The nearest folder with a `vuosikello.json` or a `vuosikello.xlsx`, from `start` upwards.
    pub fn find(start: &Path) -> Option<PathBuf> {
        let start = std::path::absolute(start).ok()?;
        let mut folders = start.ancestors();
        folders.find(|folder| Self::is_at(folder)).map(Path::to_owned)
    }

    /// Whether a folder is the root of a workspace.
    pub fn is_at(root: &Path) -> bool {
        CONFIGURATION.iter().any(|name| root.join(name).is_file())
    }

    /// The tables that have been read so far, in the order of their files: what was taken of each and what was left out.
    pub fn tables_read(&self) -> Vec<TableRead> {
        self.tables.all()
    }

    /// What a person must know of the tables that have been read so far.
    pub fn remarks(&self) -> Vec<Remark> {
        self.tables.remarks()
    }

    /// The root folder, without links.
    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// The settings.
    pub fn configuration(&self) -> &Configuration {
        self.checker.configuration()
    }

    /// The checker of the workspace's data.
    pub fn checker(&self) -> &Checker {
        &self.checker
    }

    /// The names of the customers' folders, in order. There is at least one, but a name is not yet known to be an id.
    pub fn customers(&self) -> &[String] {
        &self.customers
    }

    /// The customers named, in the order of the workspace and each once; all when none is named.
    ///
    /// # Errors
    /// [`Failure::UnknownCustomer`].
    pub fn select<S: AsRef<str>>(&self, wanted: &[S]) -> Result<Vec<&str>, Failure> {
        let wanted: Vec<&str> = wanted.iter().map(AsRef::as_ref).collect();
        let known = self.customers.iter().map(String::as_str);
        if let Some(unknown) = wanted.iter().find(|id| !known.clone().any(|known| known == **id)) {
            let hint = match nearest(unknown, known) {
                Some(near) => format!("tarkoititko \"{near}\"?"),
                None => "asiakkaan tunnus on sen kansion nimi kansiossa asiakkaat".to_owned(),
            };
            let id = (*unknown).to_owned();
            return Err(Failure::UnknownCustomer { id, hint });
        }
        Ok(known
            .filter(|id| wanted.is_empty() || wanted.contains(id))
            .collect())
    }

    /// Whether the settings have a year.
    ///
    /// # Errors
    /// [`Failure::UnknownYear`]: they do not.
    pub fn require_year(&self, year: i32) -> Result<(), Failure> {
        match self.configuration().year(year) {
            Some(_) => Ok(()),
            None => Err(Failure::UnknownYear {
                year,
                known: self.configuration().years.keys().cloned().collect(),
            }),
        }
    }

    /// The folder of a customer, from the root of the workspace.
    pub(crate) fn home(&self, customer: &str) -> String {
        format!("{CUSTOMERS}/{customer}")
    }

    /// The years for which a customer has a folder of a yearly kind, in order.
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub fn years(&self, folder: &DataFolder, customer: &str) -> Result<Vec<i32>, Failure> {
        if CustomerId::parse(customer).is_err() {
            return Ok(Vec::new());
        }
        let listing = self.folder.contents(&folder.home(customer))?;
        let years = listing.folders().filter(|name| is_year(name));
        Ok(years.filter_map(|name| name.parse().ok()).collect())
    }

    /// The templates of the workspace, by name.
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The organisation's own reference document `ilme/malli.docx`, as it is; only its size has been checked.
    pub fn reference(&self) -> Option<&[u8]> {
        self.reference.as_deref()
    }

    /// The organisation's own slide template `ilme/malli.pptx`, as it is; only its size has been checked.
    pub fn slides(&self) -> Option<&[u8]> {
        self.slides.as_deref()
    }

    /// The organisation's own logo, as it is; only its size has been checked.
    pub fn logo(&self) -> Option<&[u8]> {
        self.look.logo.as_deref()
    }

    /// The look that all formats share: that of `ilme/ilme.json` or `ilme/ilme.xlsx`, or else the built-in one.
    pub fn look(&self) -> &Look {
        &self.look.look
    }

    /// The look with its files.
    pub(crate) fn own_look(&self) -> &OwnLook {
        &self.look
    }
}

/// Whether a file of the folder of templates is one.
pub(crate) fn is_template(name: &str) -> bool {
    name.ends_with(".md")
}

/// Whether the name of a folder is that of a year.
pub(crate) fn is_year(name: &str) -> bool {
    name.len() == 4 && name.parse::<i32>().is_ok()
}
