//! Errors of quick-xml in Finnish, as a person reads them: the crate words them in English, for programmers.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::escape::EscapeError;
use quick_xml::events::attributes::AttrError;

/// What the error says is wrong with the text of a part.
pub(super) fn reason(error: &Error) -> String {
    let words = match error {
        Error::IllFormed(IllFormedError::MissingEndTag(name)) => {
            return format!("elementti {name} jää kesken");
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(name)) => {
            return format!("elementti {name} päättyy ilman alkua");
        }
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            return format!("elementin {expected} kohdalla päättyy elementti {found}");
        }
        Error::Escape(EscapeError::UnrecognizedEntity(_, name)) => return undeclared(name),
        Error::IllFormed(IllFormedError::DoubleHyphenInComment) => "kommentissa on ”--”",
        Error::IllFormed(IllFormedError::UnclosedReference)
        | Error::Escape(EscapeError::UnterminatedEntity(_)) => "viittaus jää kesken merkin & jälkeen",
        Error::IllFormed(_) => "alkumääritys on virheellinen",
        Error::Syntax(SyntaxError::InvalidBangMarkup) => "merkintä ”<!” on tuntematon",
        Error::Syntax(SyntaxError::UnclosedComment) => "kommentti jää kesken",
        Error::Syntax(
            SyntaxError::UnclosedSingleQuotedAttributeValue | SyntaxError::UnclosedDoubleQuotedAttributeValue,
        ) => "määritteen arvo jää kesken",
        Error::Syntax(_) => "merkintä jää kesken",
        Error::InvalidAttr(AttrError::Duplicated(..)) => TWICE,
        Error::InvalidAttr(_) => "määritteellä ei ole arvoa lainausmerkeissä",
        Error::Escape(_) => "merkkiviittaus on virheellinen",
        _ => "merkintöjä ei voi lukea",
    };
    words.to_owned()
}

/// The reason for refusing an element that has an attribute twice.
pub(super) const TWICE: &str = "elementillä on sama määrite kahdesti";

/// The reason for refusing an attribute whose value begins a tag.
pub(super) const LESS_THAN: &str = "määritteen arvossa on merkki ”<”";

/// The reason for refusing a reference to an entity that is not declared.
pub(super) fn undeclared(name: &str) -> String {
    format!("viittausta &{name}; ei ole määritelty")
}
