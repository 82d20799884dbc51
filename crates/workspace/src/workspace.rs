//! A workspace: a folder with the settings and a folder for each customer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vuosikello_core::schema::Record;
use vuosikello_core::{
    Checker, ColumnRule, Configuration, CustomerId, DataFile, DataFolder, Registry, Violation, fold_name,
    nearest,
};

use crate::Failure;
use crate::budget::SharedYears;
use crate::case_numbers::CaseNumbers;
use crate::folder::{DATA_BYTES, Folder, Found};
use crate::reading::{
    CUSTOMER, CustomerNames, Reading, Remark, SourceFile, TableRead, TableReader, TablesRead,
};
use crate::table::{SurveyColumns, Vocabulary};

/// The settings, which make a folder a workspace: as JSON, or as a form.
const CONFIGURATION: [&str; 2] = ["vuosikello.json", "vuosikello.xlsx"];
const CUSTOMERS: &str = "asiakkaat";
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
    customers: Vec<String>,
    /// The customers' folders by their names in lower case.
    pub(crate) alike: BTreeMap<String, Vec<String>>,
    templates: Vec<Template>,
    reference: Option<Vec<u8>>,
    slides: Option<Vec<u8>>,
    logo: Option<Vec<u8>>,
}

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

    /// Opens the workspace whose root is `root`.
    ///
    /// `can_show` says whether the documents' fonts have a character; a text with any other is an error.
    ///
    /// # Errors
    /// [`Failure`]: there is no workspace, what is common to all customers has errors, there are no customers, or
    /// something could not be read. Errors of a single customer are told by [`Workspace::dossier`].
    pub fn open(root: &Path, can_show: fn(char) -> bool) -> Result<Self, Failure> {
        Self::open_with(root, Registry::built_in(), can_show)
    }

    /// The same with further files of data and tasks of the clock.
    ///
    /// # Errors
    /// As those of [`Workspace::open`].
    pub fn open_with(root: &Path, registry: &Registry, can_show: fn(char) -> bool) -> Result<Self, Failure> {
        let workspace = Self::open_to_begin(root, registry, can_show)?;
        if workspace.customers.is_empty() {
            let violation = Violation::NoCustomers;
            return Err(Failure::of_file(None, CUSTOMERS, &violation, violation.fix()));
        }
        Ok(workspace)
    }

    /// The same where there may be no customers yet.
    pub(crate) fn open_to_begin(
        root: &Path,
        registry: &Registry,
        can_show: fn(char) -> bool,
    ) -> Result<Self, Failure> {
        if !Self::is_at(root) {
            return Err(Failure::NotAWorkspace(root.to_owned()));
        }
        let folder = Folder::open(root)?;
        let mut reading = Reading {
            folder: &folder,
            customer: None,
            registry,
            can_show,
            words: Vocabulary::default(),
            tables: &TablesRead::default(),
            rules: &[],
            workspace: None,
            kept: None,
            problems: Vec::new(),
        };
        let (configuration, source) = reading.json::<Configuration>(&DataFile::CONFIGURATION, "")?;
        let checker =
            configuration.map(|configuration| Checker::with_registry(registry, configuration, can_show));
        let found = checker.as_ref().and_then(|checker| checker.as_ref().err());
        let found = found.into_iter().flatten();
        reading
            .problems
            .extend(found.map(|finding| source.problem(None, finding)));
        let rules = match &checker {
            Some(Ok(checker)) => column_rules(checker.registry(), &mut reading)?,
            _ => Vec::new(),
        };
        let templates = templates(&mut reading)?;
        let reference = optional(REFERENCE, &mut reading)?;
        let slides = optional(SLIDES, &mut reading)?;
        let logo = optional(LOGO, &mut reading)?;
        let customers = customers(&mut reading)?;
        let mut problems = reading.problems;
        match checker {
            Some(Ok(checker)) if problems.is_empty() => {
                let mut alike: BTreeMap<String, Vec<String>> = BTreeMap::new();
                for name in &customers {
                    alike.entry(name.to_lowercase()).or_default().push(name.clone());
                }
                Ok(Self {
                    folder,
                    survey: SurveyColumns::new(&checker.configuration().defaults.survey),
                    shared: SharedYears::default(),
                    tables: TablesRead::default(),
                    rules,
                    names: CustomerNames::default(),
                    case_numbers: CaseNumbers::default(),
                    checker,
                    source,
                    customers,
                    alike,
                    templates,
                    reference,
                    slides,
                    logo,
                })
            }
            _ => {
                problems.sort();
                Err(Failure::Problems(problems))
            }
        }
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

    /// The organisation's own logo `ilme/logo.png`, as it is; only its size has been checked.
    pub fn logo(&self) -> Option<&[u8]> {
        self.logo.as_deref()
    }
}

/// What headings of exports mean; a rule must be for a column that there is.
fn column_rules(registry: &Registry, reading: &mut Reading<'_>) -> Result<Vec<ColumnRule>, Failure> {
    let listing = reading.folder.contents("")?;
    let mut reader = TableReader::new(&listing, reading);
    let rules = reader.table::<ColumnRule>(&DataFile::COLUMN_RULES)?;
    let origin = reader.origin;
    let rules = rules.value().unwrap_or_default();
    let source = origin.source(&DataFile::COLUMN_RULES);
    for (index, rule) in rules.iter().enumerate() {
        let records = registry
            .files()
            .filter(|declared| fold_name(declared.file.stem()) == fold_name(&rule.table));
        let records: Vec<&Record> = records
            .filter_map(|declared| declared.schema.shape.item())
            .collect();
        let (key, word, known): (_, &str, Vec<&str>) = match &rule.column {
            _ if records.is_empty() => (
                "taulukko",
                &rule.table,
                registry.files().map(|declared| declared.file.stem()).collect(),
            ),
            Some(column)
                if column != CUSTOMER && !records.iter().any(|record| record.field(column).is_some()) =>
            {
                (
                    "sarake",
                    column,
                    records.iter().flat_map(|record| record.keys()).collect(),
                )
            }
            _ => continue,
        };
        let fix = match nearest(word, known.iter().copied()) {
            Some(near) => format!("tarkoititko \"{near}\"?"),
            None => format!("käytä jotakin näistä: {}", known.join(", ")),
        };
        let place = source.locate(&format!("/{index}/{key}"));
        reading.problem_at(
            &source.file,
            place,
            format!("{key} \"{word}\" ei ole tiedossa"),
            fix,
        );
    }
    Ok(rules)
}

/// Whether a file of the folder of templates is one.
pub(crate) fn is_template(name: &str) -> bool {
    name.ends_with(".md")
}

/// Whether the name of a folder is that of a year.
pub(crate) fn is_year(name: &str) -> bool {
    name.len() == 4 && name.parse::<i32>().is_ok()
}

fn templates(reading: &mut Reading<'_>) -> Result<Vec<Template>, Failure> {
    let mut templates = Vec::new();
    let listing = reading.folder.contents(TEMPLATES)?;
    for name in listing.files().filter(|name| is_template(name)) {
        let file = format!("{TEMPLATES}/{name}");
        if let Some(bytes) = reading.bytes(&file, DATA_BYTES, "")?
            && let Some(source) = reading.text(&file, bytes)
        {
            let name = name.to_owned();
            templates.push(Template { name, file, source });
        }
    }
    Ok(templates)
}

/// The bytes of a file that need not be there.
fn optional(file: &str, reading: &mut Reading<'_>) -> Result<Option<Vec<u8>>, Failure> {
    match reading.folder.read(file, DATA_BYTES)? {
        Found::File(bytes) => return Ok(Some(bytes)),
        Found::Missing => {}
        Found::Refused(message, fix) => reading.problem(file, message, fix),
    }
    Ok(None)
}

fn customers(reading: &mut Reading<'_>) -> Result<Vec<String>, Failure> {
    let listing = reading.folder.contents(CUSTOMERS)?;
    Ok(listing.folders().map(str::to_owned).collect())
}
