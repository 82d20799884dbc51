//! The sections of a body.

use vuosikello_ooxml::NodeId;

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

/// How the pages of each section look, apart from their headers and footers.
pub(super) fn page_looks(story: &Story<'_>) -> Vec<u64> {
    let of_section = |node: &NodeId| {
        story.properties(Some(*node), |name| {
            !matches!(name, "w:headerReference" | "w:footerReference" | "w:rsid")
        })
    };
    sections(story).iter().map(of_section).collect()
}
