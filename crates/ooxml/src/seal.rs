//! The seal of a written file, which shows whether it is still as it was written.
//!
//! A file that nobody has touched may be made anew from newer data; one that somebody has edited must not. Names and
//! times of files say nothing on a shared drive, so the file itself carries a seal: a custom property with a SHA-256
//! over all its parts. Office, LibreOffice and SharePoint write the parts in their own way when they save, so any
//! edit breaks the seal, even one that changes no text.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::{Element, Package};

/// The part with the custom properties of the file.
pub const CUSTOM_PROPERTIES_PART: &str = "docProps/custom.xml";

const CUSTOM_PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";

/// Stands in the place of the seal while the seal is computed, and is as long.
const BLANK_SEAL: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The custom property that holds the seal.
pub const SEAL_PROPERTY: &str = "vuosikello";

/// The format of custom properties (ECMA-376 Part 1 § 22.3.2.3).
const CUSTOM_FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The longest name of a property that Office takes.
const MAX_NAME: usize = 255;

impl Package {
    /// Adds the custom properties of the user, in their order, and the seal of the package as it is then: no part may change
    /// after this. Names are unique whatever their case, as Office wants them: of several alike the first counts, and none
    /// takes the place of the seal.
    pub fn seal(&mut self, properties: impl IntoIterator<Item = (String, String)>) {
        let own: Vec<(String, String)> = properties.into_iter().collect();
        let blank = custom_properties(own.clone(), BLANK_SEAL).to_part();
        self.insert(CUSTOM_PROPERTIES_PART, CUSTOM_PROPERTIES_TYPE, blank.clone());
        let seal = seal_with(self, &blank);
        let sealed = custom_properties(own, &seal).to_part();
        self.insert(CUSTOM_PROPERTIES_PART, CUSTOM_PROPERTIES_TYPE, sealed);
    }
}

fn custom_properties(properties: impl IntoIterator<Item = (String, String)>, seal: &str) -> Element<'static> {
    let mut taken = BTreeSet::from([SEAL_PROPERTY.to_owned()]);
    let own = properties.into_iter().filter_map(|(name, value)| {
        let name: String = name.chars().take(MAX_NAME).collect();
        (!name.is_empty() && taken.insert(name.to_lowercase())).then_some((name, value))
    });
    let all = own.chain(std::iter::once((SEAL_PROPERTY.to_owned(), seal.to_owned())));
    // Numbers 0 and 1 are reserved.
    let elements = all.zip(2u32..).map(|((name, value), number)| {
        Element::new("property")
            .attribute("fmtid", CUSTOM_FORMAT)
            .attribute("pid", number.to_string())
            .attribute("name", name)
            .child(Element::new("vt:lpwstr").text(value))
    });
    Element::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        )
        .attribute(
            "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        )
        .children(elements.collect::<Vec<_>>())
}

/// The hash over names, contents and types of all parts, with `custom` as the content of [`CUSTOM_PROPERTIES_PART`].
fn seal_with(package: &Package, custom: &[u8]) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        // Lengths before contents, so that no two lists of parts run into the same bytes.
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    for (part, content_type) in package.content_types().overrides() {
        add(part.as_bytes());
        add(content_type.as_bytes());
    }
    for (name, content) in package.parts() {
        add(name.as_bytes());
        add(if name == CUSTOM_PROPERTIES_PART {
            custom
        } else {
            content
        });
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the file is part by part as it was sealed: nobody has edited it.
///
/// False for any file that another program saved, and for foreign and damaged files. A file that was only packed anew
/// stays untouched.
pub fn is_untouched(bytes: &[u8]) -> bool {
    Package::read(bytes).is_ok_and(|package| has_own_seal(&package).unwrap_or(false))
}

fn has_own_seal(package: &Package) -> Option<bool> {
    let custom = std::str::from_utf8(package.part(CUSTOM_PROPERTIES_PART)?).ok()?;
    let root = Element::parse(custom.as_bytes()).ok()?;
    let mut properties = root.elements();
    let seal = properties.find(|property| property.get("name") == Some(SEAL_PROPERTY))?;
    let seal = seal.elements().next()?.own_text();
    let blank = custom.replacen(&seal, BLANK_SEAL, 1);
    Some(seal.len() == BLANK_SEAL.len() && seal_with(package, blank.as_bytes()) == seal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ContentTypes;

    fn sealed() -> Package {
        let mut package = Package::new(ContentTypes::for_office());
        package.insert("word/document.xml", "application/example+xml", b"<b/>".as_slice());
        package.seal([("Asiakas".to_owned(), "RISE".to_owned())]);
        package
    }

    #[test]
    fn a_sealed_package_is_untouched_until_a_part_changes() {
        let package = sealed();
        assert!(is_untouched(&package.write().unwrap()));
        let mut changed = package.clone();
        changed.insert("word/document.xml", "", b"<b />".as_slice());
        assert!(!is_untouched(&changed.write().unwrap()));
        let mut more = package;
        more.insert("word/comments.xml", "", b"<c/>".as_slice());
        assert!(!is_untouched(&more.write().unwrap()));
    }

    #[test]
    fn a_property_with_another_seal_is_noticed() {
        let mut package = sealed();
        let forged = custom_properties([], &"ab".repeat(32)).to_part();
        package.insert(CUSTOM_PROPERTIES_PART, "", forged);
        assert!(!is_untouched(&package.write().unwrap()));
    }

    #[test]
    fn names_are_unique_and_none_takes_the_place_of_the_seal() {
        let own = ["A", "a", "", "Vuosikello", "B"].map(|name| (name.to_owned(), name.to_owned()));
        let root = custom_properties(own, BLANK_SEAL);
        let names: Vec<&str> = root
            .elements()
            .filter_map(|property| property.get("name"))
            .collect();
        assert_eq!(names, ["A", "B", "vuosikello"]);
    }
}
