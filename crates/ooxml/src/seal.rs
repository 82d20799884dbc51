//! Telling whether a file is still as it was written.
//!
//! A file that nobody has touched may be made anew from newer data; one that somebody has edited must not. Names and
//! times of files say nothing on a shared drive, so the file itself carries a seal: a custom property with a SHA-256
//! over all that people see. Office and LibreOffice write the parts in their own way when they save, so any edit
//! breaks the seal.
//!
//! What describes the file is no content: document stores such as SharePoint write their properties, custom XML and
//! sensitivity labels into every file that is put there, and nobody has edited it. So the seal leaves out the parts
//! in [`METADATA`] with the types and relationships that lead to them.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::{Element, Package, Relationships, resolve_target};

/// The part with the custom properties of the file.
pub const CUSTOM_PROPERTIES_PART: &str = "docProps/custom.xml";

/// The content type of [`CUSTOM_PROPERTIES_PART`].
const CUSTOM_PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";

/// The custom property that holds the seal.
pub const SEAL_PROPERTY: &str = "vuosikello";

/// The folders of the parts that describe a file: its properties, data that programs bind to it, and the labels of
/// Microsoft Information Protection.
const METADATA: [&str; 3] = ["docProps/", "customXml/", "docMetadata/"];

/// The format of custom properties (ECMA-376 Part 1 § 22.3.2.3).
const CUSTOM_FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The longest name of a property that Office takes.
const MAX_NAME: usize = 255;

impl Package {
    /// Adds the custom properties of the user, in their order, and the seal of the package. Names are unique whatever their
    /// case, as Office wants them: of several alike the first counts, and none takes the place of the seal.
    pub fn seal(&mut self, properties: impl IntoIterator<Item = (String, String)>) {
        let properties = custom_properties(properties, Some(&seal(self))).to_part();
        self.insert(CUSTOM_PROPERTIES_PART, CUSTOM_PROPERTIES_TYPE, properties);
    }

    /// Adds the custom properties of the user as [`seal`](Package::seal) does, but no seal: for a package that is only read.
    pub fn set_own_properties(&mut self, properties: impl IntoIterator<Item = (String, String)>) {
        let properties = custom_properties(properties, None).to_part();
        self.insert(CUSTOM_PROPERTIES_PART, CUSTOM_PROPERTIES_TYPE, properties);
    }

    /// Whether the content is as it was sealed, see [`is_untouched`].
    pub fn is_untouched(&self) -> bool {
        let found = self.part(CUSTOM_PROPERTIES_PART).and_then(seal_of);
        found.is_some_and(|found| found == seal(self))
    }
}

fn custom_properties(
    properties: impl IntoIterator<Item = (String, String)>,
    seal: Option<&str>,
) -> Element<'static> {
    let mut taken = BTreeSet::from([SEAL_PROPERTY.to_owned()]);
    let own = properties.into_iter().filter_map(|(name, value)| {
        let name: String = name.chars().take(MAX_NAME).collect();
        (!name.is_empty() && taken.insert(name.to_lowercase())).then_some((name, value))
    });
    let all = own.chain(seal.map(|seal| (SEAL_PROPERTY.to_owned(), seal.to_owned())));
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

/// The seal of a package: names, types and contents of all parts but the metadata.
fn seal(package: &Package) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str, bytes: &[u8]| {
        for bytes in [text.as_bytes(), bytes] {
            // Lengths before contents, so that no two lists of parts run into the same bytes.
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
    };
    let types = package.content_types().overrides();
    for (part, content_type) in types.filter(|(part, _)| !is_metadata(part)) {
        add(part, content_type.as_bytes());
    }
    for (name, content) in package.parts().filter(|(name, _)| !is_metadata(name)) {
        match source_of(name).map(|source| (package.relationships(&source), source)) {
            Some((Ok(relationships), source)) => {
                for relationship in leading_to_content(&source, &relationships) {
                    add(name, relationship.as_bytes());
                }
            }
            _ => add(name, content),
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a part describes the file and is not of its content. Names may begin with a slash, and have no case
/// (ECMA-376 Part 2 § 6.2.2).
fn is_metadata(part: &str) -> bool {
    let part = part.trim_start_matches('/');
    METADATA.iter().any(|folder| {
        part.get(..folder.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(folder))
    })
}

/// The part whose relationships a part lists, empty for the package itself; `None` for any other part.
fn source_of(name: &str) -> Option<String> {
    let (folder, file) = name.rsplit_once('/')?;
    let file = file.strip_suffix(".rels")?;
    match folder.strip_suffix("_rels")? {
        "" => Some(file.to_owned()),
        folder => folder.ends_with('/').then(|| format!("{folder}{file}")),
    }
}

/// The relationships but those that lead to metadata, in the order of their ids.
fn leading_to_content(source: &str, relationships: &Relationships) -> BTreeSet<String> {
    let leads_to_content =
        |target: &str| resolve_target(source, target).is_none_or(|part| !is_metadata(&part));
    relationships
        .iter()
        .filter(|found| found.external || leads_to_content(&found.target))
        .map(|found| {
            let mode = if found.external { "External" } else { "Internal" };
            [&found.id, &found.kind, &found.target, mode].join("\n")
        })
        .collect()
}

/// Whether the content of the file is as it was sealed: nobody has edited it.
///
/// False for any file that an editing program saved, and for foreign and damaged files. A file that was only packed
/// anew, or that a document store gave its properties, stays untouched.
pub fn is_untouched(bytes: &[u8]) -> bool {
    Package::read(bytes).is_ok_and(|package| package.is_untouched())
}

fn seal_of(custom: &[u8]) -> Option<String> {
    let root = Element::parse(custom).ok()?;
    let property = root
        .elements()
        .find(|property| property.get("name") == Some(SEAL_PROPERTY))?;
    Some(property.elements().next()?.own_text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ContentTypes;

    fn package() -> Package {
        let mut package = Package::new(ContentTypes::for_office());
        package.insert("word/document.xml", "application/example+xml", b"<b/>".as_slice());
        let mut root = Relationships::default();
        root.add("rId1", "urn:document", "word/document.xml");
        package.set_relationships("", &root);
        package
    }

    fn written() -> Package {
        let mut package = package();
        package.seal([("Asiakas".to_owned(), "RISE".to_owned())]);
        assert!(is_untouched(&package.write().unwrap()));
        package
    }

    fn changed(change: impl FnOnce(&mut Package)) -> bool {
        let mut package = written();
        change(&mut package);
        !is_untouched(&package.write().unwrap())
    }

    fn with_relationship(package: &mut Package, source: &str, kind: &str, target: &str) {
        let mut relationships = package.relationships(source).unwrap();
        relationships.add("rId9", kind, target);
        package.set_relationships(source, &relationships);
    }

    #[test]
    fn a_change_of_the_content_breaks_the_seal() {
        assert!(changed(|it| it.insert(
            "word/document.xml",
            "",
            b"<b />".as_slice()
        )));
        assert!(changed(|it| it.insert(
            "word/comments.xml",
            "",
            b"<c/>".as_slice()
        )));
        assert!(changed(|it| it.insert(
            "word/document.xml",
            "application/other",
            b"<b/>".as_slice()
        )));
        assert!(changed(|it| it.remove("word/document.xml")));
        assert!(changed(|it| with_relationship(
            it,
            "",
            "urn:x",
            "word/comments.xml"
        )));
        assert!(changed(|it| with_relationship(
            it,
            "word/document.xml",
            "urn:x",
            "../xl/x.xml"
        )));
    }

    #[test]
    fn what_document_stores_write_is_no_change() {
        assert!(!changed(|it| it.insert(
            "docProps/core.xml",
            "application/core",
            b"<c/>".as_slice()
        )));
        assert!(!changed(|it| it.insert(
            "docProps/app.xml",
            "",
            b"<TotalTime>4</TotalTime>".as_slice()
        )));
        assert!(!changed(|it| it.insert(
            "customXml/item1.xml",
            "",
            b"<x/>".as_slice()
        )));
        assert!(!changed(|it| it.insert(
            "docMetadata/LabelInfo.xml",
            "application/label",
            b"<x/>".as_slice()
        )));
        assert!(!changed(|it| with_relationship(
            it,
            "",
            "urn:x",
            "docMetadata/LabelInfo.xml"
        )));
        // A property beside the seal.
        assert!(!changed(|it| {
            let seal = seal_of(it.part(CUSTOM_PROPERTIES_PART).unwrap()).unwrap();
            let own = [("ContentTypeId".to_owned(), "0x01".to_owned())];
            let part = custom_properties(own, Some(&seal)).to_part();
            it.insert(CUSTOM_PROPERTIES_PART, CUSTOM_PROPERTIES_TYPE, part);
        }));
        // The relationships written by another program: another order and no declaration.
        assert!(!changed(|it| {
            let text = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="word/document.xml" Type="urn:document" Id="rId1" /></Relationships>"#;
            it.insert("_rels/.rels", "", text.as_bytes());
        }));
    }

    #[test]
    fn custom_xml_beside_a_part_is_no_change() {
        let mut written = written();
        with_relationship(
            &mut written,
            "word/document.xml",
            "urn:customXml",
            "../customXml/item1.xml",
        );
        assert!(is_untouched(&written.write().unwrap()));
        with_relationship(
            &mut written,
            "word/document.xml",
            "urn:link",
            "https://example.org/customXml/",
        );
        assert!(!is_untouched(&written.write().unwrap()));
    }

    #[test]
    fn a_property_with_another_seal_is_noticed() {
        assert!(changed(|it| {
            let forged = custom_properties([], Some(&"ab".repeat(32))).to_part();
            it.insert(CUSTOM_PROPERTIES_PART, "", forged);
        }));
    }

    #[test]
    fn names_are_unique_and_none_takes_the_place_of_the_seal() {
        let own = ["A", "a", "", "Vuosikello", "B"].map(|name| (name.to_owned(), name.to_owned()));
        let root = custom_properties(own, Some("0"));
        let names: Vec<&str> = root
            .elements()
            .filter_map(|property| property.get("name"))
            .collect();
        assert_eq!(names, ["A", "B", "vuosikello"]);
    }
}
