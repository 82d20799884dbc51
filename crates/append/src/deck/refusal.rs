//! Why a presentation that others made is refused.

use thiserror::Error;
use vuosikello_ooxml::PackageError;
use vuosikello_ooxml::active_content::ActiveContentError;
use vuosikello_ooxml::presentation::Unreadable;
use vuosikello_ooxml::validate::Fault;

/// Why the slides of a file cannot be appended.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It cannot be read as a presentation: another format, encryption, damage, or too large.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// A file embedded in it, such as the workbook of a chart, is damaged or larger than allowed.
    #[error("upotettu tiedosto {part} ei ole luettavissa: {error}")]
    Embedded {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        error: PackageError,
    },
    /// A part is not what its content type says.
    #[error("osa {part} on vaurioitunut: {fault}")]
    Damaged {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A part refers to a part or a relationship that is missing.
    #[error("osasta {part} puuttuu {missing}, johon siinä viitataan")]
    Missing {
        /// The part that refers.
        part: String,
        /// What is missing: a part, or the id of a relationship.
        missing: String,
    },
    /// A part has no content type, or not the one that the relationship to it requires.
    #[error("osan {0} tyyppiä ei ole ilmoitettu tai se on väärä")]
    NoType(String),
    /// It has no slides.
    #[error("tiedostossa ei ole yhtään diaa")]
    NoSlides,
    /// It contains macros or controls, also in an embedded file, or an object that may be a program.
    #[error("tiedostossa on makroja tai ohjelmakoodia (osa {0})")]
    Macros(String),
    /// A click on it starts a macro or a program.
    #[error("osassa {0} on toiminto, joka käynnistää makron tai ohjelman")]
    Action(String),
    /// A picture, a film or a workbook is linked and lies outside the file.
    #[error("osa {part} näyttää sisältöä, joka ei ole tiedostossa vaan sen ulkopuolella: {target}")]
    Linked {
        /// The part that refers to it.
        part: String,
        /// Where it is.
        target: String,
    },
    /// Its slides are not of the size of the deck's.
    #[error("diojen koko on {}, muiden diojen {}", size(*.own), size(*.deck))]
    Size {
        /// Width and height of its slides, in EMU.
        own: (i64, i64),
        /// Width and height of the deck's slides, in EMU.
        deck: (i64, i64),
    },
}

impl From<PackageError> for Refusal {
    fn from(error: PackageError) -> Self {
        Unreadable::from(error).into()
    }
}

impl From<ActiveContentError> for Refusal {
    fn from(found: ActiveContentError) -> Self {
        match found {
            ActiveContentError::Contained(part) => Refusal::Macros(part),
            ActiveContentError::Embedded { part, error } => Refusal::Embedded { part, error },
        }
    }
}

/// A size in centimetres.
fn size((width, height): (i64, i64)) -> String {
    let side = |emu: i64| {
        let hundredths = (emu + 1_800) / 3_600;
        format!("{},{:02}", hundredths / 100, hundredths % 100)
    };
    format!("{} × {}\u{a0}cm", side(width), side(height))
}

impl Refusal {
    /// What to do about it, in Finnish.
    pub fn fix(&self) -> &'static str {
        match self {
            Refusal::Unreadable(Unreadable::Package(_))
            | Refusal::Embedded { .. }
            | Refusal::Damaged { .. }
            | Refusal::Missing { .. }
            | Refusal::NoType(_) => {
                "avaa tiedosto PowerPointissa, korjaa se ja tallenna se uudelleen .pptx-muodossa"
            }
            Refusal::Unreadable(Unreadable::Encrypted) => {
                "poista salaus ja salasana ja tallenna tiedosto uudelleen"
            }
            Refusal::Unreadable(Unreadable::OldFormat) => {
                "tallenna tiedosto PowerPointissa muodossa ”PowerPoint-esitys (.pptx)”"
            }
            Refusal::Unreadable(Unreadable::NotPowerPoint(_)) => "anna esitys .pptx-tiedostona",
            Refusal::NoSlides => "poista tiedosto kansiosta tai lisää siihen dioja",
            Refusal::Macros(_) => {
                "tallenna esitys ilman makroja .pptx-muodossa ja muuta upotetut objektit kuviksi"
            }
            Refusal::Action(_) => "poista toiminto PowerPointissa (Lisää > Toiminto) ja tallenna tiedosto",
            Refusal::Linked { .. } => {
                "upota sisältö esitykseen: katkaise linkit PowerPointissa (Tiedosto > Tiedot > Muokkaa \
                 tiedostojen linkkejä)"
            }
            Refusal::Size { .. } => {
                "muuta diojen koko PowerPointissa samaksi (Rakenne > Dian koko) ja tallenna tiedosto"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_powerpoint_tells_them() {
        let refusal = Refusal::Size {
            own: (9_144_000, 6_858_000),
            deck: (12_192_000, 6_858_000),
        };
        assert_eq!(
            refusal.to_string(),
            "diojen koko on 25,40 × 19,05\u{a0}cm, muiden diojen 33,87 × 19,05\u{a0}cm"
        );
    }
}
