//! The fields at the head of a document, as content controls in the header and footer.
//!
//! Each field is a plain-text content control (ECMA-376 Part 1 § 17.5.2) with a tag, so that whoever edits the header
//! in Word edits the field, and the reader finds it again wherever it stands.

/// A field of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Organisation,
    Unit,
    AuthorInitials,
    DocumentType,
    Draft,
    Date,
    CaseNumber,
    Annex,
    Classification,
    LegalGround,
    Contact,
}

impl Field {
    const ALL: [Field; 11] = [
        Field::Organisation,
        Field::Unit,
        Field::AuthorInitials,
        Field::DocumentType,
        Field::Draft,
        Field::Date,
        Field::CaseNumber,
        Field::Annex,
        Field::Classification,
        Field::LegalGround,
        Field::Contact,
    ];

    /// The tag of the content control.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Field::Organisation => "organisation",
            Field::Unit => "unit",
            Field::AuthorInitials => "author-initials",
            Field::DocumentType => "document-type",
            Field::Draft => "draft",
            Field::Date => "date",
            Field::CaseNumber => "case-number",
            Field::Annex => "annex",
            Field::Classification => "classification",
            Field::LegalGround => "legal-ground",
            Field::Contact => "contact",
        }
    }

    /// The title that Word shows on the content control.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Field::Organisation => "Organisaatio",
            Field::Unit => "Yksikkö",
            Field::AuthorInitials => "Laatija",
            Field::DocumentType => "Asiakirjatyyppi",
            Field::Draft => "Tila",
            Field::Date => "Päivämäärä",
            Field::CaseNumber => "Diaarinumero",
            Field::Annex => "Liite",
            Field::Classification => "Julkisuusluokka",
            Field::LegalGround => "Lainkohta",
            Field::Contact => "Yhteystiedot",
        }
    }

    pub(crate) fn of_tag(tag: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.tag() == tag)
    }
}
