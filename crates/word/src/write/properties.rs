//! The properties of the file.

use vuosikello_core::one_line;
use vuosikello_document::Head;
pub(crate) use vuosikello_ooxml::SEAL_PROPERTY as SEAL;
use vuosikello_ooxml::{Package, Properties};

use crate::parts::DOCUMENT_PART;

/// Adds the properties that every file has. The date is that of the document: no clock is read.
pub(super) fn describe(package: &mut Package, head: &Head) {
    let properties = Properties {
        title: &one_line(&head.title),
        organisation: &one_line(&head.organisation),
        language: head.language.tag(),
        date: &head.date.format("%Y-%m-%d").to_string(),
        counts: &[],
    };
    package.set_properties(DOCUMENT_PART, &properties);
}

/// Adds the properties of the document's own, and seals the package.
pub(super) fn seal(package: &mut Package, head: &Head) {
    package.seal(own(head));
}

/// Adds the properties of the document's own, without a seal.
pub(super) fn leave_open(package: &mut Package, head: &Head) {
    package.set_own_properties(own(head));
}

fn own(head: &Head) -> impl Iterator<Item = (String, String)> {
    let own = head.properties.iter();
    own.map(|property| (one_line(&property.name), one_line(&property.value)))
}
