//! The properties of a file that people have edited, when the document that it was made from becomes another.

use vuosikello_core::one_line;
use vuosikello_document::{Head, Property};
use vuosikello_ooxml::{Element, Node, Package, Relationship};

/// A file whose properties say what a document says now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PropertyUpdate {
    /// The file; its own bytes if nothing has changed.
    pub bytes: Vec<u8>,
    /// The names of the properties that have become others.
    pub updated: Vec<String>,
    /// The properties that would be others, but that somebody has changed or taken out: they stay.
    pub kept: Vec<Property>,
}

/// What the title of the file is called among the [updated](PropertyUpdate::updated) properties.
const TITLE: &str = "Otsikko";

/// Brings the title and the properties of a file from what `base` says to what `new` says. Properties cannot be tracked, so one that
/// says neither stays as it is, as do those that document stores have added.
///
/// ```
/// use vuosikello_document::{Document, Head, Property};
/// use vuosikello_word::{Reference, with_properties, write_without_pages};
///
/// let of = |number: &str| {
///     let mut document = Document::new(Head::new("Palvelusopimus 2027", "Keskus"));
///     document.head.properties = vec![Property { name: "Diaarinumero".to_owned(), value: number.to_owned() }];
///     document
/// };
/// let (base, new) = (of("KES/1/2026"), of("KES/2/2026"));
/// let file = write_without_pages(&base, Reference::built_in())?;
/// let update = with_properties(&file, &base.head, &new.head)?;
/// assert_eq!(update.updated, ["Diaarinumero"]);
/// assert_eq!(vuosikello_word::read(&update.bytes)?.document.head.properties, new.head.properties);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ReadError`](crate::ReadError) if the bytes are no Word file.
pub fn with_properties(bytes: &[u8], base: &Head, new: &Head) -> Result<PropertyUpdate, crate::ReadError> {
    let mut update = PropertyUpdate {
        bytes: bytes.to_vec(),
        updated: Vec::new(),
        kept: Vec::new(),
    };
    let of_base = |name: &str| base.properties.iter().find(|property| property.name == name);
    let differing: Vec<&Property> = new
        .properties
        .iter()
        .filter(|property| of_base(&property.name) != Some(property))
        .collect();
    if differing.is_empty() && base.title == new.title {
        return Ok(update);
    }
    let mut package = Package::read(bytes)?;
    if base.title != new.title {
        let is_core = |relationship: &Relationship| relationship.kind.ends_with("/core-properties");
        let is_set = edit(&mut package, is_core, |core| {
            let mut titles = core.elements_mut();
            let title = titles.find(|element| local_name(element) == "title");
            title.is_some_and(|title| set(title, &one_line(&base.title), &one_line(&new.title)))
        });
        update.updated.extend(is_set.then(|| TITLE.to_owned()));
    }
    for property in differing {
        let before = of_base(&property.name).map_or("", |before| &before.value);
        let is_custom = |relationship: &Relationship| relationship.kind.ends_with("/custom-properties");
        let is_set = edit(&mut package, is_custom, |custom| {
            let mut properties = custom.elements_mut();
            // Office takes names for the same whatever their case.
            let is_its = |element: &&mut Element<'_>| {
                let name = element.get("name").unwrap_or_default();
                name.to_lowercase() == one_line(&property.name).to_lowercase()
            };
            let value = properties
                .find(is_its)
                .and_then(|found| found.elements_mut().next());
            value.is_some_and(|value| set(value, &one_line(before), &one_line(&property.value)))
        });
        match is_set {
            true => update.updated.push(property.name.clone()),
            false if !says(&package, property) => update.kept.push(property.clone()),
            false => {}
        }
    }
    if !update.updated.is_empty() {
        update.bytes = package.write()?;
    }
    Ok(update)
}

/// Edits a part that a relationship of the package leads to. Whether it was edited.
fn edit(
    package: &mut Package,
    is_it: impl Fn(&Relationship) -> bool,
    change: impl FnOnce(&mut Element<'_>) -> bool,
) -> bool {
    let Some(part) = part_of(package, is_it) else {
        return false;
    };
    let Ok(mut root) = package.parse(&part).map(Element::into_owned) else {
        return false;
    };
    let is_changed = change(&mut root);
    if is_changed {
        package.insert(part, "", root.to_part());
    }
    is_changed
}

fn part_of(package: &Package, is_it: impl Fn(&Relationship) -> bool) -> Option<String> {
    let root = package.relationships("").ok()?;
    let relationship = root.iter().find(|relationship| is_it(relationship))?;
    package.target("", relationship)
}

/// Whether a file has the property as it is given.
fn says(package: &Package, property: &Property) -> bool {
    let part = part_of(package, |relationship| {
        relationship.kind.ends_with("/custom-properties")
    });
    let custom = part.and_then(|part| package.parse(&part).ok());
    custom.is_some_and(|custom| {
        let mut found = custom.elements();
        found.any(|element| {
            element.get("name") == Some(&one_line(&property.name))
                && element.elements().next().map(Element::own_text) == Some(one_line(&property.value))
        })
    })
}

/// Puts a text in the place of another. Whether that stood there.
fn set(element: &mut Element<'_>, before: &str, after: &str) -> bool {
    let is_before = element.own_text() == before;
    if is_before {
        element.children = vec![Node::Text(after.to_owned().into())];
    }
    is_before
}

/// The name without the prefix, which programs choose as they like.
fn local_name<'e>(element: &'e Element<'_>) -> &'e str {
    element.name.rsplit(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use vuosikello_document::Document;

    use super::*;
    use crate::{Reference, is_untouched, write_without_pages};

    fn head(title: &str, values: [&str; 2]) -> Head {
        let mut head = Head::new(title, "Keskus");
        let property = |(name, value): (&str, &str)| Property {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        head.properties = ["Diaarinumero", "Mallien versio"]
            .into_iter()
            .zip(values)
            .map(property)
            .collect();
        head
    }

    #[test]
    fn what_somebody_has_changed_stays_and_the_rest_follows() {
        let base = head("Sopimus 2027", ["A/1/2026", "1"]);
        let file = write_without_pages(&Document::new(base.clone()), Reference::built_in()).unwrap();
        let mut package = Package::read(&file).unwrap();
        let part = "docProps/custom.xml";
        let custom = String::from_utf8(package.part(part).unwrap().to_vec()).unwrap();
        package.insert(part, "", custom.replace(">1<", ">oma<").into_bytes());
        let file = package.write().unwrap();
        let new = head("Sopimus & liitteet 2027", ["A/2/2026", "2"]);
        let update = with_properties(&file, &base, &new).unwrap();
        assert_eq!(update.updated, ["Otsikko", "Diaarinumero"]);
        assert_eq!(update.kept, new.properties[1..]);
        let read = crate::read(&update.bytes).unwrap().document.head;
        assert_eq!(read.title, new.title);
        assert_eq!(read.properties[0], new.properties[0]);
        assert_eq!(read.properties[1].value, "oma");
        // The seal is on what people see, and no property is lost.
        assert!(is_untouched(&update.bytes));
        let again = with_properties(&update.bytes, &new, &new).unwrap();
        assert_eq!(again.bytes, update.bytes);
        // A property that says already what is new is no change.
        let same = head("Sopimus & liitteet 2027", ["A/1/2026", "2"]);
        let update = with_properties(&update.bytes, &same, &new).unwrap();
        assert_eq!((update.updated.len(), update.kept.len()), (0, 0));
    }

    #[test]
    fn a_file_that_has_lost_its_properties_keeps_none() {
        let (base, new) = (head("S", ["1", "1"]), head("S", ["2", "1"]));
        let file = write_without_pages(&Document::new(base.clone()), Reference::built_in()).unwrap();
        let mut package = Package::read(&file).unwrap();
        package.remove("docProps/custom.xml");
        let file = package.write().unwrap();
        let update = with_properties(&file, &base, &new).unwrap();
        assert_eq!((update.updated.len(), update.kept.len()), (0, 1));
        assert_eq!(update.bytes, file);
        assert!(with_properties(b"x", &base, &new).is_err());
    }
}
