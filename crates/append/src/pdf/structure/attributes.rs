//! The attributes of elements (ISO 32000-1 § 14.7.5), those of classes written out: our file has no class map.

use lopdf::{Dictionary, Document, Object};

use crate::pdf::budget::Budget;
use crate::pdf::entries::{dictionary, items};
use crate::pdf::refusal::Refusal;

/// The class map of a file.
pub(super) struct Classes<'c>(Option<&'c Dictionary>);

impl<'c> Classes<'c> {
    pub(super) fn of(document: &'c Document, root: &'c Dictionary) -> Self {
        Self(dictionary(document, root, b"ClassMap"))
    }
}

/// The attributes of an element. What it says itself counts before its classes, so it stands behind them; numbers of revisions,
/// which may stand between attributes, are left out.
pub(super) fn all(
    document: &Document,
    node: &Dictionary,
    classes: &Classes<'_>,
    budget: &Budget,
) -> Result<Vec<Object>, Refusal> {
    let names = items(document, node, b"C");
    let names = names.iter().filter_map(|class| class.as_name().ok());
    let of_classes = names.flat_map(|class| {
        classes
            .0
            .map_or_else(Vec::new, |classes| items(document, classes, class))
    });
    let own = items(document, node, b"A");
    let all: Vec<Object> = of_classes
        .chain(own)
        .filter_map(|attribute| match document.dereference(&attribute) {
            Ok((_, Object::Dictionary(found))) => Some(Object::Dictionary(found.clone())),
            Ok((_, Object::Stream(_))) => Some(attribute),
            _ => None,
        })
        .collect();
    budget.step(all.len())?;
    Ok(all)
}

/// The last value that attributes of an owner give to a key.
pub(super) fn value<'a>(
    document: &'a Document,
    attributes: &'a [Object],
    owner: &[u8],
    key: &[u8],
) -> Option<&'a Object> {
    attributes.iter().rev().find_map(|attribute| {
        let found = attribute.as_dict().ok()?;
        let is_owned = found.get_deref(b"O", document).and_then(Object::as_name).ok() == Some(owner);
        is_owned.then(|| found.get_deref(key, document).ok()).flatten()
    })
}

/// The scope that PDF/UA asks of a header cell (ISO 14289-1 § 7.5).
pub(super) fn scope() -> Object {
    lopdf::dictionary! { "O" => "Table", "Scope" => "Column" }.into()
}
