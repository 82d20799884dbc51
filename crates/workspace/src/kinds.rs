//! The kinds of documents that there are.

mod advice;
mod agreement;
mod begin;
mod budget;
mod calendar;
mod check;
mod due;
mod filing;
mod form;
mod inventory;
mod make;
mod meeting;
mod minutes;
mod progress;
mod signed_path;
mod states;
mod template;
mod unread;
mod write;

use std::collections::BTreeSet;
use std::path::Path;

use vuosikello::can_show;
use vuosikello_core::{ClockTask, Period, Quarter, Registry, Rhythm, is_file_name, nearest};

pub use begin::{Beginning, BegunWorkspace, OwnOrganisation};
pub use calendar::YearCalendar;
pub use check::{CheckReport, KindCount};
pub use due::{DueList, DueTask};
pub use filing::{Filed, SignerNames};
pub use form::FormRequest;
pub use progress::{AgreementProgress, EditedDraft};
pub use states::{State, States};

use crate::kind::{Kind, Output, Task};
use crate::{Failure, Publisher, Workspace};

/// The kinds of documents that there are, those built in first. Everything that is done with documents of whichever kind is done
/// here: they are [checked](Kinds::check), [made](Kinds::make), found [due](Kinds::due) and [missing](Kinds::states).
#[derive(Debug, Clone)]
pub struct Kinds {
    kinds: Vec<Kind>,
    /// The files and tasks of the kinds, where some are not built in.
    registry: Option<Registry>,
}

/// Why a kind of documents cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KindError {
    /// Something has its name already.
    #[error("{what} {name} on jo olemassa")]
    Taken {
        /// What has the name, in Finnish.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A name that would lead out of the folder that it is in.
    #[error("nimi \"{0}\" ei ole tiedoston tai kansion nimi")]
    Name(String),
    /// The output that does a task of the clock is not there.
    #[error("vuosikellon tehtävän asiakirjaa {0} ei ole")]
    NoOutput(String),
}

impl Kinds {
    /// Agreements, meetings and budget days.
    pub fn built_in() -> Self {
        Self {
            kinds: vec![agreement::kind(), meeting::kind(), budget::kind()],
            registry: None,
        }
    }

    /// The same with another kind.
    ///
    /// # Errors
    /// [`KindError`]: a name is taken or is none, or a task lacks its output.
    pub fn with(mut self, kind: Kind) -> Result<Self, KindError> {
        let mut known: BTreeSet<(&str, String)> = self.kinds.iter().flat_map(names).collect();
        for declared in self.registry().files() {
            known.insert(("tiedosto", declared.file.to_string()));
            known.insert(("skeema", declared.schema.name.to_string()));
        }
        let templates = vuosikello::built_in_templates().map(|(name, _)| name);
        known.extend(templates.map(|name| ("mallipohja", name.to_owned())));
        known.extend(template::VARIABLES.map(|name| ("muuttuja", name.to_owned())));
        if let Some((what, name)) = names(&kind).into_iter().find(|name| !known.insert(name.clone())) {
            return Err(KindError::Taken { what, name });
        }
        validate(&kind)?;
        let tasks = kind.tasks.iter().flat_map(|task| quarters(&kind, task));
        let tasks: Vec<ClockTask> = tasks.map(|(name, _)| name).collect();
        self.registry = Some(self.registry().with(&kind.files, &tasks));
        self.kinds.push(kind);
        Ok(self)
    }

    /// The kinds, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter()
    }

    /// The files of data and the tasks of the clock of all kinds.
    pub fn registry(&self) -> &Registry {
        self.registry.as_ref().unwrap_or_else(|| Registry::built_in())
    }

    /// Opens the workspace whose root is `root` for reading.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn workspace(&self, root: &Path) -> Result<Workspace, Failure> {
        Workspace::open_with(root, self.registry(), can_show)
    }

    /// Opens the workspace whose root is `root` for beginning a customer in it, maybe its first.
    ///
    /// # Errors
    /// As [`Workspace::open`], but for there being no customers.
    pub fn workspace_to_begin(&self, root: &Path) -> Result<Workspace, Failure> {
        Workspace::open_to_begin(root, self.registry(), can_show)
    }

    /// Opens the workspace whose root is `root` for making documents.
    ///
    /// # Errors
    /// As [`Publisher::open`].
    pub fn publisher(&self, root: &Path) -> Result<Publisher, Failure> {
        Publisher::open_with(self.workspace(root)?, self.templates())
    }

    fn templates(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        let templates = self.kinds.iter().flat_map(|kind| &kind.templates);
        templates.map(|(name, source)| (name.as_ref(), source.as_ref()))
    }

    /// The kind of a name.
    ///
    /// # Errors
    /// [`Failure::UnknownKind`]
    pub fn get(&self, name: &str) -> Result<&Kind, Failure> {
        let found = self.kinds.iter().find(|kind| kind.name == name);
        found.ok_or_else(|| unknown(name, self.kinds.iter().map(|kind| kind.name.as_ref())))
    }

    /// An output of a kind, by their names.
    ///
    /// # Errors
    /// [`Failure::UnknownKind`]
    fn output(&self, kind: &str, output: &str) -> Result<(&Kind, &Output), Failure> {
        let kind = self.get(kind)?;
        let found = kind.output(output);
        let found =
            found.ok_or_else(|| unknown(output, kind.outputs.iter().map(|known| known.name.as_ref())));
        Ok((kind, found?))
    }

    /// The kind and the period of the documents that an entry of the clock of a year asks for.
    fn asked_by(&self, asked: &ClockTask, year: i32) -> Option<(&Kind, &Task, Period)> {
        let mut tasks = self.kinds.iter().flat_map(|kind| {
            let tasks = kind.tasks.iter();
            tasks.flat_map(move |task| {
                quarters(kind, task)
                    .into_iter()
                    .map(move |named| (kind, task, named))
            })
        });
        let (kind, task, (_, quarter)) = tasks.find(|(.., (name, _))| name == asked)?;
        let year = year.checked_add(task.years_ahead)?;
        let period = match quarter {
            Some(quarter) => vuosikello_core::MeetingId::new(year, quarter).into(),
            None => Period::Year(year),
        };
        Some((kind, task, period))
    }
}

/// The names that become files and folders are such names, and each task has its output.
fn validate(kind: &Kind) -> Result<(), KindError> {
    let home = kind.folder.home("");
    let stems = kind.files.iter().map(|declared| declared.file.stem());
    let outputs = kind.outputs.iter().map(|output| &output.names);
    let outputs = outputs.flat_map(|names| [&*names.folder, &names.prefix]);
    let paths = home.rsplit('/').take(1).chain(stems);
    let mut paths = paths.chain(outputs.filter(|name| !name.is_empty()));
    // What names of files begin with may end in a space.
    if let Some(name) = paths.find(|name| !is_file_name(name.trim_end())) {
        return Err(KindError::Name(name.to_owned()));
    }
    let mut outputs = kind
        .tasks
        .iter()
        .map(|task| &task.output)
        .filter(|output| !output.is_empty());
    match outputs.find(|output| kind.output(output).is_none()) {
        Some(output) => Err(KindError::NoOutput(output.to_string())),
        None => Ok(()),
    }
}

/// The names that no two kinds may share, with what has each in Finnish.
fn names(kind: &Kind) -> Vec<(&'static str, String)> {
    let mut names = vec![
        ("asiakirjalaji", kind.name.to_string()),
        ("komento", kind.command.to_string()),
        ("kansio", kind.folder.home("…")),
    ];
    names.extend(
        kind.templates
            .iter()
            .map(|(name, _)| ("mallipohja", name.to_string())),
    );
    let tasks = kind.tasks.iter().flat_map(|task| quarters(kind, task));
    names.extend(tasks.map(|(task, _)| ("vuosikellon tehtävä", task.name().to_owned())));
    for declared in &kind.files {
        names.push(("muuttuja", declared.file.stem().to_owned()));
        names.push(("tiedosto", declared.file.to_string()));
        names.push(("skeema", declared.schema.name.to_string()));
    }
    names
}

/// The names that entries of the clock call a task by: of a quarterly kind one for each quarter.
fn quarters(kind: &Kind, task: &Task) -> Vec<(ClockTask, Option<Quarter>)> {
    match kind.rhythm() {
        Rhythm::Yearly => vec![(task.task.clone(), None)],
        Rhythm::Quarterly => Quarter::ALL
            .map(|quarter| (task.task.of_quarter(quarter), Some(quarter)))
            .to_vec(),
    }
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Failure {
    let hint = match nearest(name, known.clone()) {
        Some(near) => format!("tarkoititko \"{near}\"?"),
        None => format!("niitä ovat {}", known.collect::<Vec<_>>().join(", ")),
    };
    let name = name.to_owned();
    Failure::UnknownKind { name, hint }
}
