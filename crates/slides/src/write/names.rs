//! Names of parts that nothing has yet.

use std::collections::BTreeSet;

use vuosikello_ooxml::{Package, Relationships};

/// The names that are taken. Part names differ by more than their case.
#[derive(Debug)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    pub(crate) fn of(package: &Package) -> Self {
        Self(package.parts().map(|(name, _)| name.to_lowercase()).collect())
    }

    /// The first free name of the form `stem3.extension`, counted from `number`.
    pub(crate) fn numbered(&mut self, stem: &str, number: usize, extension: &str) -> String {
        let mut number = number;
        loop {
            let name = format!("{stem}{number}.{extension}");
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// An id of a relationship that is not taken.
pub(crate) fn free_id(relationships: &Relationships, id: String) -> String {
    let mut id = id;
    while relationships.with_id(&id).is_some() {
        id.push('x');
    }
    id
}

/// The name of a part as seen from another in a folder beside its own: `../charts/chart1.xml`.
pub(super) fn beside(part: &str) -> String {
    format!("../{}", part.strip_prefix("ppt/").unwrap_or(part))
}
