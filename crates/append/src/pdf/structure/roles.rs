//! Structure types: custom ones are mapped to standard ones, and headings numbered without gaps.

use lopdf::{Dictionary, Object};

use super::Tree;

/// The standard structure types (ISO 32000-1 § 14.8.4).
const STANDARD: &str = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H \
                        H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note \
                        Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form";
/// The most entries of the role map that are followed from a role: a longer chain is a cycle.
const ROLE_CHAIN: usize = 16;

fn is_standard(role: &[u8]) -> bool {
    STANDARD.split(' ').any(|standard| standard.as_bytes() == role)
}

/// Gives the elements of a tree standard types: `roles` maps those of the file. Levels of headings are not skipped, and a heading
/// without a level (`H`) gets that of the section in which it stands, since the two ways of counting may not be mixed
/// (ISO 14289-1 § 7.4).
pub(super) fn standardise(tree: &mut Tree, roles: &Dictionary) {
    let order = tree.in_order();
    for at in &order {
        let has_elements = tree.below(*at).next().is_some();
        if let Some(element) = tree.elements.get_mut(*at) {
            element.role = standard_role(element.role.as_bytes(), roles, has_elements);
        }
    }
    // How many elements down to one, itself among them, have a heading without a level below them. A parent comes before its kids.
    let mut depths = vec![0usize; tree.elements.len()];
    for at in std::iter::once(&Tree::ROOT).chain(&order) {
        let above = match *at {
            Tree::ROOT => 0,
            at => depths.get(tree.parent(at)).copied().unwrap_or(0),
        };
        let has_heading = tree.below(*at).any(|kid| tree.role(kid) == "H");
        if let Some(depth) = depths.get_mut(*at) {
            *depth = above + usize::from(has_heading);
        }
    }
    let mut level = 0;
    for at in order {
        let depth = depths.get(tree.parent(at)).copied().unwrap_or(1);
        let wanted = match tree.role(at) {
            "H" => Some(depth.max(1)),
            role => heading_level(role),
        };
        if let (Some(wanted), Some(element)) = (wanted, tree.elements.get_mut(at)) {
            level = wanted.min(level + 1).min(6);
            element.role = format!("H{level}");
        }
    }
}

fn heading_level(role: &str) -> Option<usize> {
    match role.as_bytes() {
        [b'H', digit @ b'1'..=b'6'] => Some(usize::from(digit - b'0')),
        _ => None,
    }
}

/// The standard type of an element, whose own type is mapped by `roles`.
fn standard_role(role: &[u8], roles: &Dictionary, has_elements: bool) -> String {
    let mut role = role;
    for _ in 0..ROLE_CHAIN {
        if is_standard(role) {
            break;
        }
        match roles.get(role).and_then(Object::as_name) {
            Ok(mapped) => role = mapped,
            Err(_) => break,
        }
    }
    match role {
        b"Document" => "Sect".to_owned(),
        b"Title" | b"Sub" | b"FENote" | b"DocumentFragment" | b"Aside" if has_elements => "Div".to_owned(),
        b"Title" => "P".to_owned(),
        role if is_standard(role) => String::from_utf8_lossy(role).into_owned(),
        _ if has_elements => "Div".to_owned(),
        _ => "Span".to_owned(),
    }
}
