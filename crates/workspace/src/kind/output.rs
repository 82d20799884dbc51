//! What is made of a kind in one go: which files, how they are called, and what makes them.

use std::borrow::Cow;

use super::help::{Help, Text};
use super::request::{Rendered, Request};
use crate::Failure;
use crate::inventory::Names;
use crate::publisher::Publisher;

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
    /// [`Options::zip`](super::Options::zip)
    Zip,
    /// [`Options::shorten`](super::Options::shorten)
    Shorten,
    /// [`Options::edited`](super::Options::edited)
    EditedDrafts,
    /// [`Options::annexes_as_is`](super::Options::annexes_as_is)
    AnnexesAsIs,
    /// [`Options::version`](super::Options::version), which must be chosen.
    Version,
    /// [`Options::date`](super::Options::date)
    Date,
}
