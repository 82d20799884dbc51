//! What can go wrong.

use thiserror::Error;

/// Why no file was written.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum Error {
    /// A character that the typeface lacks, or one that must not stand in a text: a control character or a sign
    /// that turns the direction of writing.
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
        /// The name of the heading that was looked for.
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
    /// A table with more columns than fit beside one another.
    #[error("taulukossa ”{caption}” on {columns} saraketta; sivun leveyteen mahtuu enintään {limit}")]
    TooManyColumns {
        /// The caption of the table.
        caption: String,
        /// The number of columns.
        columns: usize,
        /// The greatest number possible.
        limit: usize,
    },
    /// Lists or text within one another, deeper than can be shown.
    #[error("asiakirjassa on luetteloita tai muotoiluja sisäkkäin yli {limit} tasoa")]
    TooDeep {
        /// The deepest level possible.
        limit: usize,
    },
    /// A typeface that cannot be used.
    #[error("kirjasintiedosto {face} ei kelpaa: {reason}")]
    Font {
        /// Which of the four faces.
        face: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A logo that cannot be used.
    #[error("logo ei kelpaa: {reason}")]
    Logo {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The list of segments begins with reserved pages or is empty: there is no document that the file would be about.
    #[error("ensimmäisen osan on oltava asiakirja, josta tiedosto kertoo")]
    NoMainDocument,
    /// A library below refused what this crate gave it; a defect of this crate.
    #[error("PDF-tiedoston kirjoittaminen epäonnistui: {0}")]
    Internal(String),
}

impl From<lopdf::Error> for Error {
    /// An [`Error::Internal`]: this crate reads no objects but those that it has made.
    fn from(error: lopdf::Error) -> Self {
        Error::Internal(error.to_string())
    }
}
