//! The error of a head that leaves too little room.

use vuosikello_document::{Head, HeadField};

use crate::Error;

pub(super) fn too_high(head: &Head) -> Error {
    Error::HeadTooHigh {
        document: head.title.chars().take(80).collect(),
        longest: longest(head),
    }
}

/// The Finnish name of the longest field, for a message.
fn longest(head: &Head) -> &'static str {
    let name = |field| match field {
        HeadField::Organisation => "organisaatio",
        HeadField::Unit => "yksikkö",
        HeadField::AuthorInitials => "laatijan nimikirjaimet",
        HeadField::DocumentType => "asiakirjan tyyppi",
        HeadField::Draft | HeadField::Date => "",
        HeadField::CaseNumber => "diaarinumero",
        HeadField::Annex => "liitteen tunnus",
        HeadField::Classification => "julkisuusluokka",
        HeadField::LegalGround => "salassapidon peruste",
        HeadField::Contact => "alatunniste",
    };
    let length = |field: &HeadField| head.field(*field).map_or(0, |text| text.chars().count());
    let fields = HeadField::ALL
        .into_iter()
        .filter(|field| !name(*field).is_empty());
    fields.max_by_key(length).map_or("", name)
}
