//! What elements are to the reader: how they look, how much room they take, and what makes one the same as another.

use vuosikello_ooxml::{ALTERNATIVE, NodeId, branch_place};

use super::hash;
use crate::story::{Story, is_identifying, is_passed_over};

/// The element whose children are the text of a wrapper: the content of a content control, the branch of an alternative that is read.
pub(crate) fn inner_element(story: &Story<'_>, node: NodeId) -> NodeId {
    let tree = &story.tree;
    let inner = match tree.name(node) {
        ALTERNATIVE => {
            let branch = |branch| {
                (
                    tree.name(branch),
                    tree.get(branch, "Requires").unwrap_or_default(),
                )
            };
            let branches: Vec<_> = tree.elements(node).map(branch).collect();
            tree.elements(node).nth(branch_place(&branches))
        }
        _ => tree.find(node, "w:sdtContent"),
    };
    inner.unwrap_or(node)
}

/// What makes a wrapper the same as another: the target of a link, the properties of a content control.
pub(super) fn identity(story: &Story<'_>, node: NodeId) -> u64 {
    let tree = &story.tree;
    let mut attributes: Vec<_> = tree.node(node).attributes.iter().collect();
    attributes.sort();
    let attributes: Vec<_> = attributes
        .into_iter()
        .filter(|(key, _)| !is_identifying(tree.name(node), key))
        .map(|(key, value)| (*key, story.meaning(tree.name(node), key, value)))
        .collect();
    let properties = story.properties(tree.find(node, "w:sdtPr"), |name| {
        !matches!(
            name,
            "w:id"
                | "w:showingPlcHdr"
                | "w:rPr"
                | "w:placeholder"
                | "w:dataBinding"
                | "w15:repeatingSectionItem"
        )
    });
    hash((tree.name(node), attributes, properties))
}

/// How text of a run looks.
pub(crate) fn format_of(story: &Story<'_>, run: NodeId) -> u64 {
    story.properties(story.tree.find(run, "w:rPr"), |name| {
        !matches!(name, "w:ins" | "w:moveTo")
    })
}

/// The room that an element in a run takes.
pub(crate) fn width(story: &Story<'_>, child: NodeId) -> usize {
    match story.tree.name(child) {
        "w:t" => story
            .tree
            .node(child)
            .children
            .iter()
            .map(|text| story.tree.node(*text).content.len())
            .sum(),
        "w:rPr" | "w:delText" | "w:delInstrText" => 0,
        name if is_passed_over(name) => 0,
        _ => 1,
    }
}

/// How a cell takes part in the grid.
pub(super) fn shape(story: &Story<'_>, cell: NodeId) -> u64 {
    let properties = story.tree.find(cell, "w:tcPr");
    story.properties(properties, |name| {
        matches!(name, "w:gridSpan" | "w:vMerge" | "w:hMerge")
    })
}

/// How a paragraph looks, apart from its text.
pub(crate) fn paragraph_look(story: &Story<'_>, node: NodeId) -> u64 {
    story.properties(story.tree.find(node, "w:pPr"), |name| {
        !matches!(name, "w:rPr" | "w:sectPr")
    })
}

/// Whether somebody has deleted the end of a paragraph.
pub(super) fn has_deleted_end(story: &Story<'_>, node: NodeId) -> bool {
    let properties = story.tree.path(node, &["w:pPr", "w:rPr"]);
    properties.is_some_and(|properties| {
        story
            .tree
            .elements(properties)
            .any(|child| matches!(story.tree.name(child), "w:del" | "w:moveFrom"))
    })
}
