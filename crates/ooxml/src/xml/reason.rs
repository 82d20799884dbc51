//! What is wrong with the text of a part, in Finnish: quick-xml says it in English, for programmers.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::escape::EscapeError;
use quick_xml::events::attributes::AttrError;

/// A fault as a person reads it.
pub(super) trait Reason {
    fn reason(&self) -> String;
}

impl Reason for &str {
    fn reason(&self) -> String {
        (*self).to_owned()
    }
}

impl Reason for Error {
    fn reason(&self) -> String {
        match self {
            Error::Syntax(error) => error.reason(),
            Error::IllFormed(error) => error.reason(),
            Error::InvalidAttr(error) => error.reason(),
            Error::Escape(error) => error.reason(),
            _ => "merkintöjä ei voi lukea".to_owned(),
        }
    }
}

impl Reason for SyntaxError {
    fn reason(&self) -> String {
        match self {
            SyntaxError::InvalidBangMarkup => "merkintä ”<!” on tuntematon",
            SyntaxError::UnclosedComment => "kommentti jää kesken",
            SyntaxError::UnclosedSingleQuotedAttributeValue
            | SyntaxError::UnclosedDoubleQuotedAttributeValue => "määritteen arvo jää kesken",
            _ => "merkintä jää kesken",
        }
        .to_owned()
    }
}

impl Reason for IllFormedError {
    fn reason(&self) -> String {
        match self {
            IllFormedError::MissingEndTag(name) => format!("elementti {name} jää kesken"),
            IllFormedError::UnmatchedEndTag(name) => format!("elementti {name} päättyy ilman alkua"),
            IllFormedError::MismatchedEndTag { expected, found } => {
                format!("elementin {expected} kohdalla päättyy elementti {found}")
            }
            IllFormedError::DoubleHyphenInComment => "kommentissa on ”--”".to_owned(),
            IllFormedError::UnclosedReference => "viittaus jää kesken merkin & jälkeen".to_owned(),
            _ => "alkumääritys on virheellinen".to_owned(),
        }
    }
}

impl Reason for AttrError {
    fn reason(&self) -> String {
        match self {
            AttrError::Duplicated(..) => TWICE,
            _ => "määritteellä ei ole arvoa lainausmerkeissä",
        }
        .to_owned()
    }
}

impl Reason for EscapeError {
    fn reason(&self) -> String {
        match self {
            EscapeError::UnrecognizedEntity(_, name) => undeclared(name),
            EscapeError::UnterminatedEntity(_) => "viittaus jää kesken merkin & jälkeen".to_owned(),
            _ => "merkkiviittaus on virheellinen".to_owned(),
        }
    }
}

/// An attribute stands twice.
pub(super) const TWICE: &str = "elementillä on sama määrite kahdesti";

/// A reference to an entity that nothing declares.
pub(super) fn undeclared(name: &str) -> String {
    format!("viittausta &{name}; ei ole määritelty")
}
