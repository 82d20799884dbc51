//! The errors of this crate.

use thiserror::Error;

/// Why no file was written.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum Error {
    /// A character that the typeface lacks, or that a text may not have: a control character or a bidirectional control.
    #[error(
        "merkkiä {character:?} (U+{code:04X}) ei voi painaa kohdassa ”{context}”: se puuttuu kirjasintyypistä tai on \
         ohjausmerkki. Poista merkki tai korvaa se toisella",
        code = u32::from(*.character)
    )]
    Character {
        /// The character.
        character: char,
        /// The text around it.
        context: String,
    },
    /// A link to a heading that the document lacks.
    #[error("linkki viittaa otsikkoon ”{id}”, jota asiakirjassa ”{document}” ei ole")]
    UnknownHeading {
        /// The id of the heading.
        id: String,
        /// The title of the document.
        document: String,
    },
    /// The fields at the head or the foot of the page leave no room for the text.
    #[error(
        "asiakirjan ”{document}” ylä- tai alatunnisteen tiedot ovat liian pitkät: ne veisivät yli kolmanneksen sivusta. \
         Lyhennä pisin kenttä ({longest})"
    )]
    HeadTooHigh {
        /// The title of the document.
        document: String,
        /// The name of the longest field, in Finnish.
        longest: &'static str,
    },
    /// A table has more columns than fit beside one another.
    #[error("taulukossa ”{caption}” on {columns} saraketta; sivun leveyteen mahtuu enintään {limit}")]
    TooManyColumns {
        /// The caption of the table.
        caption: String,
        /// The number of columns.
        columns: usize,
        /// The greatest number possible.
        limit: usize,
    },
    /// Lists or inlines are nested too deeply.
    #[error("asiakirjassa on luetteloita tai muotoiluja sisäkkäin yli {limit} tasoa")]
    TooDeep {
        /// The deepest level possible.
        limit: usize,
    },
    /// A typeface cannot be used.
    #[error("kirjasintiedosto {face} ei kelpaa: {reason}")]
    Font {
        /// Which of the four faces.
        face: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A logo cannot be used.
    #[error("logo ei kelpaa: {reason}")]
    Logo {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A picture cannot be set.
    #[error(
        "kuvaa ”{description}” ei voi asettaa PDF-tiedostoon: {reason}. Tallenna se PNG- tai JPEG-kuvana (RGB) ja lisää uudelleen"
    )]
    Picture {
        /// Its alternative text.
        description: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The first segment is not a document, or there is none; metadata and language of the file are those of the first.
    #[error("ensimmäisen osan on oltava asiakirja, josta tiedosto kertoo")]
    NoMainDocument,
    /// A library below refused what this crate gave it; a defect of this crate.
    #[error("PDF-tiedoston kirjoittaminen epäonnistui: {0}")]
    Internal(String),
}

impl From<lopdf::Error> for Error {
    /// Gives an [`Error::Internal`]: this crate reads no objects but those that it has made.
    fn from(error: lopdf::Error) -> Self {
        Error::Internal(error.to_string())
    }
}
