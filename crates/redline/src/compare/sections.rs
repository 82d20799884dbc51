//! The sections of a body.

use vuosikello_ooxml::{NodeId, SourceTree};

use crate::story::Story;

/// The section properties of a body, in order.
pub(super) fn sections(story: &Story<'_>) -> Vec<NodeId> {
    let tree = &story.tree;
    let mut found = Vec::new();
    let mut open = vec![tree.root()];
    while let Some(node) = open.pop() {
        match tree.name(node) {
            "w:sectPr" => found.push(node),
            // Sections end in paragraphs of the body or at its end.
            "w:r" | "w:tbl" => {}
            _ => open.extend(tree.elements(node).rev()),
        }
    }
    found
}

/// How the pages of each section look, apart from their headers and footers and which pages these are for.
pub(super) fn page_looks(story: &Story<'_>) -> Vec<u64> {
    let of_section = |node: &NodeId| {
        story.properties(Some(*node), |name| {
            !matches!(
                name,
                "w:headerReference" | "w:footerReference" | "w:titlePg" | "w:rsid"
            )
        })
    };
    sections(story).iter().map(of_section).collect()
}

/// For each section, whether its first page has a header and a footer of its own.
pub(super) fn title_pages(story: &Story<'_>) -> Vec<bool> {
    let of_section = |section: NodeId| is_on(&story.tree, section, "w:titlePg");
    sections(story).into_iter().map(of_section).collect()
}

/// Whether a property that is on or off is on.
pub(super) fn is_on(tree: &SourceTree<'_>, properties: NodeId, name: &str) -> bool {
    let property = tree.find(properties, name);
    property.is_some_and(|property| vuosikello_ooxml::is_on(tree.get(property, "w:val")))
}
