//! The fields at the head of a document, as content controls in the header and footer.
//!
//! Each field is a plain-text content control (ECMA-376 Part 1 § 17.5.2) with a tag, so that whoever edits the header
//! in Word edits the field, and the reader finds it again wherever it stands.

use vuosikello_document::HeadField;

/// The tag of the content control.
pub(crate) fn tag(field: HeadField) -> &'static str {
    match field {
        HeadField::Organisation => "organisation",
        HeadField::Unit => "unit",
        HeadField::AuthorInitials => "author-initials",
        HeadField::DocumentType => "document-type",
        HeadField::Draft => "draft",
        HeadField::Date => "date",
        HeadField::CaseNumber => "case-number",
        HeadField::Annex => "annex",
        HeadField::Classification => "classification",
        HeadField::LegalGround => "legal-ground",
        HeadField::Contact => "contact",
    }
}

/// The field that a content control with the tag holds.
pub(crate) fn of_tag(wanted: &str) -> Option<HeadField> {
    HeadField::ALL.into_iter().find(|field| tag(*field) == wanted)
}

/// The field that a content control with the title holds.
pub(crate) fn of_title(wanted: &str) -> Option<HeadField> {
    HeadField::ALL.into_iter().find(|field| field.title() == wanted)
}
