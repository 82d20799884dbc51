//! What a file was made from travels in it: the document as it was generated, in a custom XML part.
//!
//! It is the base of every comparison and merge with what people have made of the file since. Word, LibreOffice and
//! python-docx keep such parts when they save (a measurement), even under another name, so the part is found by its
//! namespace. A part that is missing or damaged is no error: the file has lost it.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use vuosikello_document::{Document, Head};
use vuosikello_ooxml::{
    Element, Package, Relationships, is_xml_character, relationship_kind, resolve_target,
};

use crate::bound;
use crate::parts::{GENERATED_ID, GENERATED_NAMESPACE};

/// The name says what it is where programs leave names alone, and keeps off those that document stores give
/// (`item1.xml`).
const PART: &str = "customXml/vuosikello.xml";
const PROPERTIES_PART: &str = "customXml/itemPropsVuosikello.xml";
const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/// Puts the document into the package, and the relationship that leads to it into those of the main part.
pub(crate) fn embed(package: &mut Package, relationships: &mut Relationships, document: &Document) {
    let Some(part) = part_of(document, None) else {
        return;
    };
    package.insert(PART, "", part);
    let properties = Element::new("ds:datastoreItem")
        .attribute("ds:itemID", GENERATED_ID)
        .attribute(
            "xmlns:ds",
            "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
        )
        .child(
            Element::new("ds:schemaRefs")
                .child(Element::new("ds:schemaRef").attribute("ds:uri", GENERATED_NAMESPACE)),
        );
    package.insert(PROPERTIES_PART, PROPERTIES_TYPE, properties.to_part());
    let mut own = Relationships::default();
    own.add(
        "rId1",
        relationship_kind("customXmlProps"),
        "itemPropsVuosikello.xml",
    );
    package.set_relationships(PART, &own);
    relationships.add(
        relationships.free_id("rIdGenerated".to_owned()),
        relationship_kind("customXml"),
        format!("../{PART}"),
    );
}

/// The text of the part. A tree of texts and numbers has nothing that JSON could not say.
///
/// The fields of the head stand in it too, for the controls that are bound to them: of a part that is there already those that somebody has changed.
fn part_of(document: &Document, known: Option<(&Element<'_>, &Document)>) -> Option<Vec<u8>> {
    let json = serde_json::to_string(document).ok()?;
    let root = Element::new("generated")
        .attribute("xmlns", GENERATED_NAMESPACE)
        .child(Element::new("document").text(escaped(json)))
        .child(bound::values(
            &document.head,
            known.map(|(part, before)| (part, &before.head)),
        ));
    Some(root.to_part())
}

/// A Word file in which another document travels as what it was generated from. The values to which the controls of its head are
/// bound follow, where nobody has changed them, and controls with tracked changes are bound no longer; everything else in it stays as it is.
///
/// ```
/// use vuosikello_document::{Document, Head};
/// use vuosikello_word::{Reference, generated, with_generated, write};
///
/// let [old, new] = ["Sopimus 2027", "Sopimus 2028"].map(|title| Document::new(Head::new(title, "Keskus")));
/// let file = write(&old, Reference::built_in(), &[])?;
/// assert_eq!(generated(&with_generated(&file, &new)?), Some(new));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ReadError`](crate::ReadError) if the bytes are no Word file.
pub fn with_generated(bytes: &[u8], document: &Document) -> Result<Vec<u8>, crate::ReadError> {
    let mut package = Package::read(bytes)?;
    let root = package.relationships("")?;
    let main = root
        .of_kind("officeDocument")
        .and_then(|it| package.target("", it));
    let main = main.ok_or(crate::ReadError::NotWord)?;
    let mut relationships = package.relationships(&main)?;
    match found_in::<Document>(&package, &main, &relationships) {
        Some((part, before)) => {
            let known = package.part(&part).and_then(|bytes| Element::parse(bytes).ok());
            if let Some(text) = part_of(document, known.as_ref().map(|known| (known, &before))) {
                package.insert(part, "", text);
            }
        }
        None => {
            embed(&mut package, &mut relationships, document);
            package.set_relationships(&main, &relationships);
        }
    }
    bound::unbind_changed(&mut package);
    Ok(package.write()?)
}

/// The document that travels in a package, with the name of its part.
fn found_in<T: DeserializeOwned>(
    package: &Package,
    main: &str,
    relationships: &Relationships,
) -> Option<(String, T)> {
    relationships
        .iter()
        .filter(|relationship| !relationship.external && relationship.kind.ends_with("/customXml"))
        .filter_map(|relationship| resolve_target(main, &relationship.target))
        .find_map(|name| {
            let document = document_in(package.part(&name)?)?;
            Some((name, document))
        })
}

/// JSON without the characters that XML cannot hold: they can stand in its strings alone, which have escapes.
fn escaped(json: String) -> String {
    if json.chars().all(is_xml_character) {
        return json;
    }
    let escape = |c: char| match is_xml_character(c) {
        true => c.to_string(),
        false => format!("\\u{:04x}", u32::from(c)),
    };
    json.chars().map(escape).collect()
}

/// The document as it was when [`write`](crate::write()) made the file, whatever people have made of it since; `None`
/// for a file that was not made so, or has lost it.
///
/// ```
/// use vuosikello_document::{Document, Head};
/// use vuosikello_word::{Reference, generated, write};
///
/// let document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
/// let file = write(&document, Reference::built_in(), &[])?;
/// assert_eq!(generated(&file), Some(document));
/// assert_eq!(generated(b"not a Word file"), None);
/// # Ok::<(), vuosikello_word::Error>(())
/// ```
pub fn generated(bytes: &[u8]) -> Option<Document> {
    generated_in(&Package::read(bytes).ok()?)
}

/// As [`generated`], of a package that has been read.
pub(crate) fn generated_in(package: &Package) -> Option<Document> {
    travelling_in(package)
}

/// The head of the document that travels in a package, without regard to its blocks.
pub(crate) fn generated_head_in(package: &Package) -> Option<Head> {
    /// The fields of [`Document`] that are wanted.
    #[derive(Deserialize)]
    struct HeadAlone {
        head: Head,
    }
    travelling_in(package).map(|HeadAlone { head }| head)
}

fn travelling_in<T: DeserializeOwned>(package: &Package) -> Option<T> {
    let root = package.relationships("").ok()?;
    let main = resolve_target("", &root.of_kind("officeDocument")?.target)?;
    let relationships = package.relationships(&main).ok()?;
    found_in(package, &main, &relationships).map(|(_, document)| document)
}

fn document_in<T: DeserializeOwned>(part: &[u8]) -> Option<T> {
    let root = Element::parse(part).ok()?;
    if local_name(&root) != "generated"
        || !root
            .attributes
            .iter()
            .any(|(_, value)| value == GENERATED_NAMESPACE)
    {
        return None;
    }
    let document = root
        .elements()
        .find(|element| local_name(element) == "document")?;
    serde_json::from_str(&document.own_text()).ok()
}

/// The name without the prefix, which programs choose as they like.
fn local_name<'e>(element: &'e Element<'_>) -> &'e str {
    element.name.rsplit(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Block, Head, Inline};

    use super::*;
    use crate::parts::DOCUMENT_PART;
    use crate::{Reference, write};

    fn file(text: &str) -> (Document, Vec<u8>) {
        let mut document = Document::new(Head::new("Sopimus", "Keskus"));
        document.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
        let bytes = write(&document, Reference::built_in(), &[]).unwrap();
        (document, bytes)
    }

    #[test]
    fn what_xml_cannot_hold_comes_back_too() {
        for text in ["a ]]> & <b> \"c\" \\u0041", "\u{ffff}\u{fffe}", "  välit  "] {
            let (document, bytes) = file(text);
            assert_eq!(generated(&bytes), Some(document), "{text}");
        }
    }

    #[test]
    fn the_part_is_found_under_another_name_and_prefix() {
        let (document, bytes) = file("teksti");
        let mut package = Package::read(&bytes).unwrap();
        let part = String::from_utf8(package.part(PART).unwrap().to_vec()).unwrap();
        let part = part
            .replace("<generated xmlns=", "<ns0:generated xmlns:ns0=")
            .replace("</generated", "</ns0:generated")
            .replace("<document>", "<ns0:document>")
            .replace("</document>", "</ns0:document>");
        package.remove(PART);
        package.insert("customXml/item3.xml", "", part.into_bytes());
        let mut relationships = Relationships::default();
        relationships.add("rId1", relationship_kind("customXml"), "../customXml/item1.xml");
        relationships.add("rId2", relationship_kind("customXml"), "/customXml/item3.xml");
        package.set_relationships(DOCUMENT_PART, &relationships);
        assert_eq!(generated(&package.write().unwrap()), Some(document));
    }

    #[test]
    fn a_damaged_part_is_one_that_was_lost() {
        let (_, bytes) = file("teksti");
        let original = Package::read(&bytes).unwrap();
        let namespace = format!("<generated xmlns=\"{GENERATED_NAMESPACE}\">");
        for damaged in [
            "",
            "<a/>",
            &format!("{namespace}</generated>"),
            &format!("{namespace}<document>{{</document></generated>"),
        ] {
            let mut package = original.clone();
            package.insert(PART, "", damaged.as_bytes().to_vec());
            assert_eq!(generated(&package.write().unwrap()), None, "{damaged}");
        }
    }
}
