//! The properties of the file: title, language and dates; the organisation; the user's own.

use vuosikello_core::one_line;
use vuosikello_document::Head;
pub(crate) use vuosikello_ooxml::SEAL_PROPERTY as SEAL;
use vuosikello_ooxml::{core_properties, custom_properties, extended_properties};

/// Title, language and dates. The date is that of the document: no clock is read.
pub(super) fn core(head: &Head) -> Vec<u8> {
    let date = head.date.format("%Y-%m-%d").to_string();
    let (title, organisation) = (one_line(&head.title), one_line(&head.organisation));
    core_properties(&title, &organisation, head.language.tag(), &date).to_part()
}

/// The program and the organisation.
pub(super) fn app(head: &Head) -> Vec<u8> {
    extended_properties(&one_line(&head.organisation), &[]).to_part()
}

/// The user's properties, in their order, and the seal.
pub(super) fn custom(head: &Head, seal: &str) -> Vec<u8> {
    let own = head
        .properties
        .iter()
        .map(|property| (one_line(&property.name), one_line(&property.value)));
    custom_properties(own, seal).to_part()
}
