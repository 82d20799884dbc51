//! The properties of the file.

use vuosikello_core::one_line;
use vuosikello_document::Head;
pub(crate) use vuosikello_ooxml::SEAL_PROPERTY as SEAL;
use vuosikello_ooxml::{Package, Properties};

use crate::parts::DOCUMENT_PART;

/// Adds the properties of the document and seals the package. The date is that of the document: no clock is read.
pub(super) fn close(package: &mut Package, head: &Head) {
    let properties = Properties {
        title: &one_line(&head.title),
        organisation: &one_line(&head.organisation),
        language: head.language.tag(),
        date: &head.date.format("%Y-%m-%d").to_string(),
        counts: &[],
    };
    package.set_properties(DOCUMENT_PART, &properties);
    let own = head.properties.iter();
    package.seal(own.map(|property| (one_line(&property.name), one_line(&property.value))));
}
