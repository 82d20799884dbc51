//! The template: the brand of an organisation as a PowerPoint file.
//!
//! A written deck takes everything that is looks from here: masters, layouts, themes, table style, notes master, slide size.
//! The built-in brand lies in `brand/pptx/` as readable XML. An organisation may give its own `.pptx` or `.potx`
//! instead; its slides are left out.

mod built_in;
mod choose;
mod copy;
mod from_package;
mod ids;
mod layout;
mod notes;
mod placeholder;
mod style;

use std::sync::LazyLock;

use thiserror::Error;
use vuosikello_ooxml::{Element, Package, PackageError, Relationships, XmlError};

pub(crate) use choose::choose;
pub(crate) use layout::{Layout, Region};
pub(crate) use notes::NotesMaster;
pub(crate) use placeholder::{Kind, Placeholder};
pub(crate) use style::{Spacing, TextStyle};

use crate::active_content::Found;
use crate::ole::{self, Unread};
use crate::validate::Fault;

/// Why a file cannot serve as the template.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TemplateError {
    /// The file is not an Office package, or is larger than allowed.
    #[error("esityspohja ei ole luettavissa: {0}")]
    Package(#[from] PackageError),
    /// A part of it is not readable XML.
    #[error("esityspohjan osa {part} ei ole luettavissa: {error}")]
    Part {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        error: XmlError,
    },
    /// The package is not a presentation: a part or element is missing.
    #[error("esityspohja ei ole PowerPoint-tiedosto (.pptx tai .potx): siitä puuttuu {0}")]
    NotPowerPoint(&'static str),
    /// A part of it is not what its place asks for, or lacks something.
    #[error("esityspohjan osa {part} on vaurioitunut: {fault}")]
    Damaged {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A file embedded in it is damaged or larger than allowed.
    #[error("esityspohjaan upotettu tiedosto {part} ei ole luettavissa: {error}")]
    Embedded {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        error: PackageError,
    },
    /// It is encrypted: a password opens it.
    #[error("esityspohja on suojattu salasanalla tai salattu")]
    Encrypted,
    /// It is in the form that PowerPoint wrote before 2007.
    #[error("esityspohja on vanhassa .ppt-muodossa")]
    OldFormat,
    /// The file carries macros, controls or an object that may be a program, which run on the machine of whoever opens the
    /// deck.
    #[error("esityspohjassa on makroja tai ohjelmakoodia (osa {0})")]
    Macros(String),
    /// A click on a part of it starts a macro or a program.
    #[error("esityspohjan osassa {0} on toiminto, joka käynnistää makron tai ohjelman")]
    Action(String),
    /// What a part of it shows lies outside the file, from where every reader of the deck would fetch it.
    #[error(
        "esityspohjan osa {part} näyttää sisältöä, joka ei ole tiedostossa vaan sen ulkopuolella: {target}"
    )]
    Outside {
        /// The part that refers to it.
        part: String,
        /// Where it is.
        target: String,
    },
    /// The file is in the strict form of the format, whose names differ.
    #[error("esityspohja on tallennettu muodossa Strict Open XML")]
    Strict,
}

impl From<Unread> for TemplateError {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Encrypted => TemplateError::Encrypted,
            Unread::OldFormat => TemplateError::OldFormat,
            Unread::Package(error) => TemplateError::Package(error),
        }
    }
}

impl From<Found> for TemplateError {
    fn from(found: Found) -> Self {
        match found {
            Found::Code(part) => TemplateError::Macros(part),
            Found::Embedded { part, error } => TemplateError::Embedded { part, error },
        }
    }
}

impl TemplateError {
    /// What to do about it, in Finnish.
    pub fn fix(&self) -> &'static str {
        match self {
            TemplateError::Package(_)
            | TemplateError::Part { .. }
            | TemplateError::Damaged { .. }
            | TemplateError::Embedded { .. } => {
                "avaa tiedosto PowerPointissa, korjaa se ja tallenna se uudelleen .pptx-muodossa"
            }
            TemplateError::Encrypted => "poista salaus ja salasana ja tallenna tiedosto uudelleen",
            TemplateError::Action(_) => {
                "poista toiminto perustyylistä tai asettelusta (Lisää > Toiminto) ja tallenna tiedosto"
            }
            TemplateError::Outside { .. } => "upota sisältö esityspohjaan linkin sijaan ja tallenna tiedosto",
            TemplateError::NotPowerPoint(_) => "anna organisaation esityspohja .pptx- tai .potx-tiedostona",
            TemplateError::Macros(_) => {
                "tallenna esityspohja ilman makroja .pptx-muodossa ja muuta upotetut objektit kuviksi"
            }
            TemplateError::Strict | TemplateError::OldFormat => {
                "tallenna esityspohja PowerPointissa muodossa ”PowerPoint-esitys (.pptx)”"
            }
        }
    }
}

/// The template: masters, layouts and themes, and what the writer has to know of them.
///
/// ```
/// use vuosikello_slides::Template;
///
/// assert!(Template::built_in().layout_names().any(|name| name == "Otsikko ja sisältö"));
/// assert!(Template::from_pptx(b"not a presentation").is_err());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// The parts taken over, with their relationships.
    pub(crate) package: Package,
    /// The main part without slides, sections and relationship to the notes master.
    pub(crate) presentation: Element<'static>,
    /// The relationships of the main part.
    pub(crate) relationships: Relationships,
    pub(crate) layouts: Vec<Layout>,
    pub(crate) notes: NotesMaster,
    pub(crate) table_style: TableStyle,
    /// The typefaces of the masters for text that stands in no placeholder.
    pub(crate) plain: Vec<TextStyle>,
    /// Their names.
    pub(crate) typefaces: Vec<String>,
    /// Whether it is the built-in brand, whose footers say nothing of their own.
    pub(crate) is_built_in: bool,
    dropped: usize,
}

/// The style of tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct TableStyle {
    pub(crate) id: String,
    /// Whether the first column looks like the others also where it is marked as the names of the rows.
    pub(crate) has_plain_first_column: bool,
}

impl Template {
    /// The neutral brand that comes with the software: 16:9, dark blue on white.
    pub fn built_in() -> &'static Template {
        static BUILT_IN: LazyLock<Template> = LazyLock::new(|| {
            // The parts are compiled in and a test reads them, so an error cannot come up; a template without
            // layouts in their place keeps a panic out of the library.
            let mut template = from_package::from_package(&built_in::package()).unwrap_or_default();
            template.is_built_in = true;
            template
        });
        &BUILT_IN
    }

    /// The brand of a `.pptx` or `.potx` of one's own. Its slides are left out, with everything that only they use.
    ///
    /// Layouts are found by their names, in Finnish, Swedish or English, and then by their types. A notes master that the
    /// file lacks is added from the built-in brand.
    ///
    /// # Errors
    /// [`TemplateError`] if the bytes are not a readable presentation, or what is taken over of it is damaged, holds code or
    /// shows what lies outside.
    pub fn from_pptx(bytes: &[u8]) -> Result<Template, TemplateError> {
        from_package::from_package(&ole::read(bytes)?)
    }

    /// The names of the layouts, in the order of the file.
    pub fn layout_names(&self) -> impl Iterator<Item = &str> {
        self.layouts.iter().map(|layout| layout.name.as_str())
    }

    /// How many slides the file had that were left out.
    pub fn dropped_slides(&self) -> usize {
        self.dropped
    }

    /// The typeface of text on slides of the layout, as the template names it.
    pub(crate) fn typeface(&self, layout: &Layout) -> &str {
        self.typefaces.get(layout.master).map_or("", String::as_str)
    }

    /// The style of text on slides of the layout that stands in no placeholder.
    pub(crate) fn plain_style(&self, layout: &Layout) -> TextStyle {
        let style = self.plain.get(layout.master).copied();
        style.unwrap_or_else(|| TextStyle::plain(vuosikello_measure::Typeface::Wide))
    }
}
