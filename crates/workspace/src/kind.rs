//! A kind of documents: what it is made from, what is made of it, where it stands in a workspace, and what in the year's clock asks
//! for it. All of it is data, but for a few functions.

use std::borrow::Cow;

use serde_json::Value;
use vuosikello::PackFile;
use vuosikello::document::View;
use vuosikello_core::{
    BudgetVersion, ClockTask, DataFolder, Date, Declaration, Findings, MeetingId, Period, Rhythm,
};

use crate::folder::Listing;
use crate::inventory::{CustomerInventory, FolderInventory, Names, PartState};
use crate::publisher::Publisher;
use crate::reading::Reading;
use crate::{Failure, Problem, Workspace};

/// A text that is built in, or comes from a description.
pub type Text = Cow<'static, str>;

/// Makes tables, charts and key figures by name, from an object with the value of each file under its name.
pub type MakeViews = fn(&Value) -> Vec<(String, View)>;

/// How far each part of the material of a period is on a day.
pub(crate) type ListParts = fn(&Glance<'_>, Date, &mut Vec<Problem>) -> Result<Vec<PartState>, Failure>;

/// A kind of documents, such as agreements or meetings.
///
/// The kinds in Rust and those that are described by data alone are of the same type. A kind whose outputs are made of
/// [templates](TemplateFiles) needs no functions: its data are read and validated by the schemas of its files, and templates see each
/// file under its name, beside `organisaatio`, `asiakas`, `jakso` and `vuosi`.
///
/// ```
/// use vuosikello_core::{DataFolder, Rhythm};
/// use vuosikello_workspace::{Format, Kind, Output, TemplateFiles};
///
/// let mut card = Kind::new("asiakaskortti", DataFolder::of_customer("kortit", Rhythm::Yearly));
/// card.templates = vec![("kortti.md".into(), "# {{ asiakas.nimi.perusmuoto }} {{ vuosi }}".into())];
/// card.outputs = vec![Output::of_template("make", TemplateFiles::new("kortti.md", "Asiakaskortti", vec![Format::Pdf]))];
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Kind {
    /// As messages name it, in Finnish: `kokous`.
    pub name: Text,
    /// The same after a number: `kokousta`.
    pub partitive: Text,
    /// The name of its commands: `meeting`.
    pub command: Text,
    /// What its commands say of themselves.
    pub help: Help,
    /// What the command says of itself that shows how far its documents are; without it there is none.
    pub status: Option<Help>,
    /// The folder that each is made from, and written to.
    pub folder: DataFolder,
    /// Further folders with data of the same period.
    pub other_folders: Vec<DataFolder>,
    /// Its files of data, but those that the model has built in; each has a schema of its own.
    pub files: Vec<Declaration>,
    /// What the checks of its data find that no schema tells. They get an object with the value of each file under its name, and
    /// say of which file a finding is.
    pub checks: Option<fn(&Value) -> Findings>,
    /// Tables, charts and key figures for its templates, by name, from the same object.
    pub views: Option<MakeViews>,
    /// Its templates, given as name and source, but those that are built in.
    pub templates: Vec<(Text, Text)>,
    /// What is made, in the order in which people need it.
    pub outputs: Vec<Output>,
    /// What entries of the clock ask for; the first is when the documents are due.
    pub tasks: Vec<Task>,
    /// Whether every customer has one each year of the settings. From its first one on, other work is expected of a customer too.
    pub is_yearly_duty: bool,
    /// What kinds in Rust do otherwise than those that templates alone describe.
    pub(crate) functions: Option<Functions>,
}

/// What kinds in Rust do otherwise than those that templates alone describe.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Functions {
    /// Adds to what a glance at a folder of the customer shows.
    pub glance: fn(&Workspace, &mut FolderInventory, &mut Reading<'_>) -> Result<(), Failure>,
    /// Reads and checks without writing; gives what a person should look at in data that nothing is wrong with, in Finnish.
    pub check: fn(&Publisher, &Request<'_>) -> Result<Vec<String>, Failure>,
    /// What of the folder of a period is read beside its files of data.
    pub reads: Reads,
    /// How far each part of the material is on a day.
    pub parts: Option<ListParts>,
}

/// What is read of a folder beside its files of data.
#[derive(Debug, Default)]
pub(crate) struct AlsoRead {
    /// Names of files and folders.
    pub names: Vec<String>,
    /// What may be done about others, in Finnish.
    pub others: &'static str,
}

/// Names what of the folder of a period is read beside its files of data. What is wrong with the files is not told.
pub(crate) type Reads = fn(&Workspace, &mut Reading<'_>, &Listing, Period) -> Result<AlsoRead, Failure>;

/// One folder of a customer among what there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glance<'a> {
    pub workspace: &'a Workspace,
    pub customer: &'a str,
    pub inventory: &'a CustomerInventory,
    pub about: &'a FolderInventory,
}

impl Kind {
    /// A kind of which nothing is made yet; its commands have its name.
    pub fn new(name: impl Into<Text>, folder: DataFolder) -> Self {
        let name = name.into();
        Self {
            partitive: name.clone(),
            command: name.clone(),
            name,
            folder,
            ..Self::default()
        }
    }

    /// How often there is a new one.
    pub fn rhythm(&self) -> Rhythm {
        self.folder.rhythm().unwrap_or(Rhythm::Yearly)
    }

    /// The output of a name.
    pub fn output(&self, name: &str) -> Option<&Output> {
        self.outputs.iter().find(|output| output.name == name)
    }

    /// All folders of its data.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &DataFolder> {
        [&self.folder].into_iter().chain(&self.other_folders)
    }
}

/// What a command says of itself, in Finnish.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// What it does.
    pub about: Text,
    /// More about it: where files come, examples.
    pub details: Text,
}

impl Help {
    /// Texts that are built in.
    pub(crate) const fn new(about: &'static str, details: &'static str) -> Self {
        Self {
            about: Cow::Borrowed(about),
            details: Cow::Borrowed(details),
        }
    }
}

/// What is made of a kind in one go.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Output {
    /// The name of its command: `draft`.
    pub name: Text,
    /// What the command says of itself.
    pub help: Help,
    /// Said when it has been done: `Luonnokset tehty`.
    pub done: Text,
    /// Where its files stand, and how they are called: from this it is seen that it is done.
    pub names: Names,
    /// Whether the files go into the folder of the period after, because that is where they are needed.
    pub is_for_next: bool,
    /// The other outputs that nobody waits for when this one is there.
    pub covers: Vec<Text>,
    /// What files of an earlier run do not belong to any more (illative): `sopimukseen`. Without it nobody looks for them.
    pub leftovers: Option<Text>,
    /// Whether some files carry no seal, so that a list in the folder must tell that they are ours.
    pub has_manifest: bool,
    /// Whether what its Word files are made from is kept beside them, for files that lose it.
    pub keeps_originals: bool,
    /// Which period it is when none is given, in Finnish: `viimeisin, jolla on tämä versio`. Without it one must be given.
    pub default_period: Option<Text>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Makes the files; without it the template does.
    pub render: Option<Render>,
    /// The template that is made into files.
    pub template: TemplateFiles,
}

/// Makes the files of an output.
pub type Render = fn(&Publisher, &Request<'_>) -> Result<Rendered, Failure>;

impl Output {
    /// An output that a template makes, in the folder of its kind: a file in each of its formats, called by the title, the period and
    /// the customer: `Asiakaskortti 2027 RISE.docx`.
    pub fn of_template(name: impl Into<Text>, template: TemplateFiles) -> Self {
        let prefix = format!("{} ", template.title).into();
        Self {
            name: name.into(),
            done: Cow::Borrowed("Tehty"),
            names: Names {
                prefix,
                ..Names::default()
            },
            template,
            ..Self::default()
        }
    }
}

/// A template that is made into files.
#[derive(Debug, Clone, Default)]
pub struct TemplateFiles {
    /// The name of the template.
    pub name: Text,
    /// The type of the document, and the beginning of its title.
    pub title: Text,
    /// The formats.
    pub formats: Vec<Format>,
}

impl TemplateFiles {
    /// A template of a name, for documents of a type, in some formats.
    pub fn new(name: impl Into<Text>, title: impl Into<Text>, formats: Vec<Format>) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            formats,
        }
    }
}

/// A format of files that templates are made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `.docx`
    Word,
    /// `.pdf` (PDF/A-2a and PDF/UA-1)
    Pdf,
    /// `.pptx`
    Slides,
}

/// Something that can be chosen of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Choice {
    /// [`Options::zip`]
    Zip,
    /// [`Options::shorten`]
    Shorten,
    /// [`Options::edited`]
    EditedDrafts,
    /// [`Options::annexes_as_is`]
    AnnexesAsIs,
    /// [`Options::version`], which must be chosen.
    Version,
    /// [`Options::date`]
    Date,
}

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

/// Work of a kind that an entry of the clock asks for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Task {
    /// As entries of the clock name it; of a quarterly kind without the quarter.
    pub task: ClockTask,
    /// The output that does it; empty where people do it, which shows in the data.
    pub output: Text,
    /// When it makes sense.
    pub moment: Moment,
    /// How many years after the clock's the documents are of.
    pub years_ahead: i32,
}

impl Task {
    /// A task of the year of the clock.
    pub fn new(task: ClockTask, output: impl Into<Text>, moment: Moment) -> Self {
        Self {
            task,
            output: output.into(),
            moment,
            years_ahead: 0,
        }
    }

    /// The documents are of the next year: what is drafted in November is the agreement of the next year.
    #[must_use]
    pub fn ahead(self) -> Self {
        Self {
            years_ahead: 1,
            ..self
        }
    }
}

/// When a task makes sense, by the day of the meeting of its quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// At any time.
    Any,
    /// Before the meeting: afterwards nobody waits for it.
    Before,
    /// After the meeting, and at once.
    After,
}
