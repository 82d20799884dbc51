//! Free names of parts.

use std::collections::BTreeSet;

use super::Package;

/// The names that are taken in a package; names that differ by case alone are equivalent (ECMA-376 Part 2 § 6.2.2.3).
#[derive(Debug)]
pub struct PartNames(BTreeSet<String>);

impl PartNames {
    /// The names of the parts of a package.
    pub fn of(package: &Package) -> Self {
        Self(package.parts().map(|(name, _)| name.to_lowercase()).collect())
    }

    /// Takes and returns the first free name of the form `stem3.extension`, counted from `number`.
    pub fn numbered(&mut self, stem: &str, number: usize, extension: &str) -> String {
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
