//! A kind of documents: what it is made from, what is made of it, where it stands in a workspace, and what in the year's clock asks
//! for it. All of it is data, but for a few functions.

mod help;
mod output;
mod request;
mod task;

use serde_json::Value;
use vuosikello::document::View;
use vuosikello_core::{DataFolder, Date, Declaration, Findings, Period, Rhythm};

pub use self::help::{Help, Text};
pub use self::output::{Choice, Format, Output, Render, TemplateFiles};
pub use self::request::{EditedDrafts, Options, Rendered, Request};
pub use self::task::{Moment, Task};
use crate::folder::Listing;
use crate::inventory::{CustomerInventory, FolderInventory, PartState};
use crate::publisher::Publisher;
use crate::reading::Reading;
use crate::{Failure, Problem, Workspace};

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
