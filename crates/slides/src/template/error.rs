//! Why a template is refused.

use thiserror::Error;
use vuosikello_ooxml::PackageError;
use vuosikello_ooxml::active_content::ActiveContentError;
use vuosikello_ooxml::presentation::Unreadable;
use vuosikello_ooxml::validate::Fault;

/// Why a file cannot serve as the template.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TemplateError {
    /// The file is no presentation, is encrypted, damaged or larger than allowed, or lacks a part.
    #[error("esityspohja ei ole luettavissa: {0}")]
    Unreadable(#[from] Unreadable),
    /// The file carries macros, controls or an object that may be a program, which run on the machine of whoever opens the
    /// deck, or an embedded file that cannot be looked into.
    #[error("esityspohja ei kelpaa: {0}")]
    Active(#[from] ActiveContentError),
    /// A part of it is not what its place asks for, or lacks something.
    #[error("esityspohjan osa {part} on vaurioitunut: {fault}")]
    Damaged {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        fault: Fault,
    },
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
}

impl From<PackageError> for TemplateError {
    fn from(error: PackageError) -> Self {
        Unreadable::from(error).into()
    }
}

impl TemplateError {
    /// A part or element that every presentation has is missing.
    pub(super) fn lacks(what: &'static str) -> Self {
        Unreadable::NotPowerPoint(what).into()
    }

    /// What to do about it, in Finnish.
    pub fn fix(&self) -> &'static str {
        use Unreadable::{Encrypted, NotPowerPoint, OldFormat, Package};
        match self {
            TemplateError::Unreadable(Package(_))
            | TemplateError::Active(ActiveContentError::Embedded { .. })
            | TemplateError::Damaged { .. } => {
                "avaa tiedosto PowerPointissa, korjaa se ja tallenna se uudelleen .pptx-muodossa"
            }
            TemplateError::Unreadable(Encrypted) => {
                "poista salaus ja salasana ja tallenna tiedosto uudelleen"
            }
            TemplateError::Unreadable(NotPowerPoint(_)) => {
                "anna organisaation esityspohja .pptx- tai .potx-tiedostona"
            }
            TemplateError::Unreadable(OldFormat) => {
                "tallenna esityspohja PowerPointissa muodossa ”PowerPoint-esitys (.pptx)”"
            }
            TemplateError::Active(ActiveContentError::Contained(_)) => {
                "tallenna esityspohja ilman makroja .pptx-muodossa ja muuta upotetut objektit kuviksi"
            }
            TemplateError::Action(_) => {
                "poista toiminto perustyylistä tai asettelusta (Lisää > Toiminto) ja tallenna tiedosto"
            }
            TemplateError::Outside { .. } => "upota sisältö esityspohjaan linkin sijaan ja tallenna tiedosto",
        }
    }
}
