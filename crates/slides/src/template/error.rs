//! Why a template is refused.

use thiserror::Error;
use vuosikello_ooxml::active_content::ActiveContentError;
use vuosikello_ooxml::presentation::Unreadable;
use vuosikello_ooxml::validate::Fault;
use vuosikello_ooxml::{PackageError, XmlError};

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

impl From<Unreadable> for TemplateError {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Encrypted => TemplateError::Encrypted,
            Unreadable::OldFormat => TemplateError::OldFormat,
            Unreadable::Strict => TemplateError::Strict,
            Unreadable::NotPowerPoint(missing) => TemplateError::NotPowerPoint(missing),
            Unreadable::Package(PackageError::Part { name, error }) => {
                TemplateError::Part { part: name, error }
            }
            Unreadable::Package(error) => TemplateError::Package(error),
        }
    }
}

impl From<ActiveContentError> for TemplateError {
    fn from(found: ActiveContentError) -> Self {
        match found {
            ActiveContentError::Contained(part) => TemplateError::Macros(part),
            ActiveContentError::Embedded { part, error } => TemplateError::Embedded { part, error },
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
