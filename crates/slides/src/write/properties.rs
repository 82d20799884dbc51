//! The properties of the file.

use vuosikello_ooxml::{Package, Properties};

use crate::parts::PRESENTATION_PART;
use crate::text::one_line;
use crate::tree::Head;

/// Adds the properties of the deck and seals the package. `slides` and `notes` are how many there are.
pub(super) fn close(package: &mut Package, head: &Head, slides: usize, notes: usize) {
    let properties = Properties {
        title: &one_line(&head.title),
        organisation: &one_line(&head.organisation),
        language: head.language.tag(),
        date: &head.date.format("%Y-%m-%d").to_string(),
        counts: &[("Slides", slides), ("Notes", notes)],
    };
    package.set_properties(PRESENTATION_PART, &properties);
    let own = head.properties.iter();
    package.seal(own.map(|property| (one_line(&property.name), one_line(&property.value))));
}
