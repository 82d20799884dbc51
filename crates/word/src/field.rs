//! The fields at the head of a document, as content controls in the header and footer.
//!
//! Each field is a plain-text content control (ECMA-376 Part 1 § 17.5.2) with a tag, so that whoever edits the header
//! in Word edits the field, and the reader finds it again wherever it stands.

use vuosikello_document::HeadField;

/// The tag of the content control, and the title that Word shows on it.
fn names(field: HeadField) -> (&'static str, &'static str) {
    match field {
        HeadField::Organisation => ("organisation", "Organisaatio"),
        HeadField::Unit => ("unit", "Yksikkö"),
        HeadField::AuthorInitials => ("author-initials", "Laatija"),
        HeadField::DocumentType => ("document-type", "Asiakirjatyyppi"),
        HeadField::Draft => ("draft", "Tila"),
        HeadField::Date => ("date", "Päivämäärä"),
        HeadField::CaseNumber => ("case-number", "Diaarinumero"),
        HeadField::Annex => ("annex", "Liite"),
        HeadField::Classification => ("classification", "Julkisuusluokka"),
        HeadField::LegalGround => ("legal-ground", "Lainkohta"),
        HeadField::Contact => ("contact", "Yhteystiedot"),
    }
}

/// The tag of the content control.
pub(crate) fn tag(field: HeadField) -> &'static str {
    names(field).0
}

/// The title that Word shows on the content control.
pub(crate) fn title(field: HeadField) -> &'static str {
    names(field).1
}

/// The field that a content control with the tag holds.
pub(crate) fn of_tag(wanted: &str) -> Option<HeadField> {
    HeadField::ALL.into_iter().find(|field| tag(*field) == wanted)
}

/// The field that a content control with the title holds.
pub(crate) fn of_title(wanted: &str) -> Option<HeadField> {
    HeadField::ALL.into_iter().find(|field| title(*field) == wanted)
}
