//! Making the XML of a part ready to be read: prefixes as the standard's own files have them, and one branch of each
//! alternative.
//!
//! The reader knows elements by their prefixed names. Nearly every program writes the usual prefixes, but a file may bind
//! others, or bind a usual one to something else, and the strict form of the standard has namespaces of its own.

use std::borrow::Cow;
use std::collections::BTreeMap;

use vuosikello_ooxml::{ALTERNATIVE, Element, Node, branch_place};

/// The namespaces that the reader knows, with the prefix by which it knows them.
const NAMESPACES: [(&str, &str); 33] = [
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "r",
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wp",
    ),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
    ("http://purl.oclc.org/ooxml/drawingml/chart", "c"),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "mc",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "cp",
    ),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:schemas-microsoft-com:office:office", "o"),
    ("urn:schemas-microsoft-com:office:word", "w10"),
    ("http://schemas.microsoft.com/office/word/2010/wordml", "w14"),
    ("http://schemas.microsoft.com/office/word/2012/wordml", "w15"),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "wp14",
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wps",
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wpg",
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "wpc",
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
        "wpi",
    ),
    ("http://schemas.microsoft.com/office/drawing/2014/chartex", "cx"),
    (
        "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        "asvg",
    ),
    (
        "http://schemas.microsoft.com/office/drawing/2017/decorative",
        "adec",
    ),
];

/// What the declarations round an element say.
#[derive(Default)]
struct Scope {
    /// For each prefix what its bindings make of it, the innermost last; `None` where it stays as it is.
    bindings: BTreeMap<String, Vec<Option<String>>>,
    /// How many of the bindings change a prefix: mostly none, and names need not be looked at.
    changing: usize,
}

/// Puts the names of the element and of everything below it right, and takes one branch of each alternative.
pub(super) fn normalise(root: &mut Element<'_>) {
    visit(root, &mut Scope::default());
}

fn visit(element: &mut Element<'_>, scope: &mut Scope) {
    let declared = declare(element, scope);
    if scope.changing > 0 {
        rename(element, scope);
    }
    for child in element.elements_mut() {
        visit(child, scope);
    }
    let is_alternative = |node: &Node<'_>| matches!(node, Node::Element(child) if child.name == ALTERNATIVE);
    if element.children.iter().any(is_alternative) {
        choose(element);
    }
    for prefix in declared {
        let binding = scope.bindings.get_mut(&prefix).and_then(Vec::pop).flatten();
        scope.changing -= usize::from(binding.is_some());
    }
}

/// Takes the declarations of an element into the scope, and returns their prefixes.
fn declare(element: &Element<'_>, scope: &mut Scope) -> Vec<String> {
    let mut declared = Vec::new();
    for (name, value) in &element.attributes {
        let prefix = match name.as_ref() {
            "xmlns" => "",
            name => match name.strip_prefix("xmlns:") {
                Some(prefix) => prefix,
                None => continue,
            },
        };
        let becomes = becomes(prefix, value);
        scope.changing += usize::from(becomes.is_some());
        scope.bindings.entry(prefix.to_owned()).or_default().push(becomes);
        declared.push(prefix.to_owned());
    }
    declared
}

/// What a prefix that is bound to a namespace becomes; `None` if it stays as it is.
fn becomes(prefix: &str, namespace: &str) -> Option<String> {
    let known = NAMESPACES.iter().find(|(uri, _)| *uri == namespace);
    match known {
        Some((_, usual)) if *usual == prefix => None,
        Some((_, usual)) => Some((*usual).to_owned()),
        // A usual prefix that means something else here.
        None if NAMESPACES.iter().any(|(_, usual)| *usual == prefix) => Some(format!("vieras-{prefix}")),
        None => None,
    }
}

fn rename(element: &mut Element<'_>, scope: &Scope) {
    if let Some(name) = renamed(&element.name, scope, true) {
        element.name = Cow::Owned(name);
    }
    for (name, _) in &mut element.attributes {
        if let Some(new) = renamed(name, scope, false) {
            *name = Cow::Owned(new);
        }
    }
}

fn renamed(name: &str, scope: &Scope, is_element: bool) -> Option<String> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    // Attributes without a prefix are in no namespace.
    if prefix == "xmlns" || prefix.is_empty() && !is_element {
        return None;
    }
    let new = scope.bindings.get(prefix)?.last()?.as_ref()?;
    Some(format!("{new}:{local}"))
}

/// Puts in the place of each alternative (ECMA-376 Part 3 § 7.5) what the reader would read of it. Every branch says the same,
/// so exactly one is taken.
fn choose(element: &mut Element<'_>) {
    let children = std::mem::take(&mut element.children);
    for node in children {
        match node {
            Node::Element(child) if child.name == ALTERNATIVE => {
                if let Some(branch) = branch(child) {
                    element.children.extend(branch.children);
                }
            }
            node => element.children.push(node),
        }
    }
}

/// The branch of an alternative that is read.
fn branch(alternative: Element<'_>) -> Option<Element<'_>> {
    let branches: Vec<(&str, &str)> = alternative
        .elements()
        .map(|branch| (branch.name.as_ref(), branch.get("Requires").unwrap_or_default()))
        .collect();
    let at = branch_place(&branches);
    let elements = alternative.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    elements.into_iter().nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(source: &str) -> String {
        let mut root = Element::parse(source.as_bytes()).unwrap();
        normalise(&mut root);
        let part = String::from_utf8(root.to_part()).unwrap();
        part.rsplit_once("?>").unwrap().1.trim_start().to_owned()
    }

    #[test]
    fn unusual_prefixes_become_the_usual_ones() {
        let found = prepared(
            "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:p x:rsid=\"1\"/></x:document>",
        );
        assert!(found.starts_with("<w:document "), "{found}");
        assert!(found.contains("<w:p w:rsid=\"1\"/>"), "{found}");
        let found = prepared(
            "<p xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><r a=\"1\"/></p>",
        );
        assert!(
            found.starts_with("<w:p ") && found.contains("<w:r a=\"1\"/>"),
            "{found}"
        );
    }

    #[test]
    fn a_usual_prefix_with_another_meaning_is_another() {
        let found = prepared("<a><w:t xmlns:w=\"urn:muu\">x</w:t><w:t/></a>");
        assert_eq!(
            found,
            "<a><vieras-w:t xmlns:w=\"urn:muu\">x</vieras-w:t><w:t/></a>"
        );
    }

    #[test]
    fn one_branch_of_an_alternative_is_taken() {
        let both = |requires: &str| {
            prepared(&format!(
                "<w:r><mc:AlternateContent><mc:Choice Requires=\"{requires}\"><a/></mc:Choice><mc:Fallback><b/>\
                 </mc:Fallback></mc:AlternateContent></w:r>"
            ))
        };
        assert_eq!(both("wps"), "<w:r><a/></w:r>");
        assert_eq!(both("wps tuntematon"), "<w:r><b/></w:r>");
        let only = "<w:r><mc:AlternateContent><mc:Choice Requires=\"q\"><a/></mc:Choice></mc:AlternateContent></w:r>";
        assert_eq!(prepared(only), "<w:r><a/></w:r>");
        assert_eq!(prepared("<w:r><mc:AlternateContent/>x</w:r>"), "<w:r>x</w:r>");
    }
}
