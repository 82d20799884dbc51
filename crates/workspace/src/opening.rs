//! Opening a workspace: what is common to all customers is read and checked.

use std::collections::BTreeMap;
use std::path::Path;

use vuosikello_core::schema::Record;
use vuosikello_core::{
    Checker, ColumnRule, Configuration, DataFile, DataFolder, Look, Registry, Violation, fold_name, nearest,
};

use crate::budget::SharedYears;
use crate::folder::{DATA_BYTES, Folder, Found};
use crate::own_look::OwnLook;
use crate::reading::{CUSTOMER, CustomerNames, Reading, SourceFile, TableReader, TablesRead, holds};
use crate::table::{SurveyColumns, Vocabulary};
use crate::workspace::{CUSTOMERS, CaseNumbers, REFERENCE, SLIDES, TEMPLATES, Template, is_template};
use crate::{Failure, Workspace};

impl Workspace {
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
        let look = look(&mut reading)?;
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
                    look,
                })
            }
            _ => {
                problems.sort();
                Err(Failure::Problems(problems))
            }
        }
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

/// Reads the look; what is wrong with it is reported, and the built-in one holds in its place.
fn look(reading: &mut Reading<'_>) -> Result<OwnLook, Failure> {
    let folder = DataFolder::LOOK;
    let listing = reading.folder.contents(folder.pattern())?;
    let is_there = reading
        .registry
        .get(&DataFile::LOOK)
        .is_some_and(|declared| holds(&listing, declared));
    let mut own = OwnLook::default();
    if is_there {
        let (look, source) = reading.json::<Look>(&DataFile::LOOK, folder.pattern())?;
        own.file = Some(source.file.clone());
        if let Some(look) = look {
            let found = look.check();
            let problems = found.iter().map(|finding| source.problem(None, finding));
            reading.problems.extend(problems);
            let mut fonts = Vec::new();
            let files = look.typefaces.pdf.as_ref().filter(|_| found.is_empty());
            for name in files.iter().flat_map(|files| files.names()) {
                fonts.extend(named(name, "/kirjasimet/pdf", reading, &source)?);
            }
            own.fonts = <[Vec<u8>; 4]>::try_from(fonts).ok();
            let is_named = look.logo.file != Look::default().logo.file;
            if is_named && found.is_empty() {
                own.logo = named(&look.logo.file, "/logo/tiedosto", reading, &source)?;
            }
            own.look = look;
        }
    }
    if own.look.logo.file == Look::default().logo.file {
        let path = format!("{}/{}", folder.pattern(), own.look.logo.file);
        own.logo = optional(&path, reading)?;
    }
    Ok(own)
}

/// The bytes of a file that the look names; it must be there.
fn named(
    name: &str,
    pointer: &str,
    reading: &mut Reading<'_>,
    source: &SourceFile,
) -> Result<Option<Vec<u8>>, Failure> {
    let path = format!("{}/{name}", DataFolder::LOOK.pattern());
    let before = reading.problems.len();
    let bytes = optional(&path, reading)?;
    if bytes.is_none() && reading.problems.len() == before {
        let message = format!("tiedostoa {path} ei ole");
        let fix = "tallenna tiedosto kansioon ilme tai korjaa sen nimi";
        reading.problem_at(&source.file, source.locate(pointer), message, fix);
    }
    Ok(bytes)
}
