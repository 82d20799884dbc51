//! Changes in slides, and findings in them.

use std::collections::BTreeMap;

use vuosikello_ooxml::{Element, Node};
use vuosikello_slides::one_line;

/// The extension by which a slide refers to its comments (MS-PPTX § 2.6).
const COMMENTS: &str = "{6950BFC3-D8DA-4A85-94F7-54DA5524770B}";

/// Removes the references to comments; returns whether there were any.
pub(super) fn without_comments(root: &mut Element<'_>) -> bool {
    let mut changed = false;
    root.walk_mut(&mut |element| {
        if element.name == "p:extLst" {
            element.retain(|extension| {
                let goes = extension.get("uri") == Some(COMMENTS);
                changed |= goes;
                !goes
            });
        }
    });
    if changed {
        root.walk_mut(&mut |element| {
            element.retain(|child| child.name != "p:extLst" || child.elements().next().is_some());
        });
    }
    changed
}

/// Sets the new ids of the slides to which zooms lead; returns whether there were any.
pub(super) fn zooms(root: &mut Element<'_>, ids: &BTreeMap<String, String>) -> bool {
    let mut changed = false;
    root.walk_mut(&mut |element| {
        if local(element) == "sldZmObj"
            && let Some(id) = element.get("sldId").and_then(|id| ids.get(id))
        {
            element.set("sldId", id.clone());
            changed = true;
        }
    });
    changed
}

/// Replaces zooms to sections, which are not carried, by the pictures that older programs show; returns how many there were.
pub(super) fn section_zooms(root: &mut Element<'_>) -> usize {
    let mut changed = 0;
    root.walk_mut(&mut |element| {
        if !element.elements().any(is_section_zoom) {
            return;
        }
        let mut children = Vec::with_capacity(element.children.len());
        for node in std::mem::take(&mut element.children) {
            match node {
                Node::Element(mut zoom) if is_section_zoom(&zoom) => {
                    changed += 1;
                    let fallback = zoom.find_mut("mc:Fallback");
                    children.extend(
                        fallback
                            .into_iter()
                            .flat_map(|found| std::mem::take(&mut found.children)),
                    );
                }
                node => children.push(node),
            }
        }
        element.children = children;
    });
    changed
}

fn is_section_zoom(element: &Element<'_>) -> bool {
    let mut found = false;
    if element.name == "mc:AlternateContent"
        && let Some(choice) = element.find("mc:Choice")
    {
        choice.walk(&mut |inner| {
            found |= matches!(local(inner), "sectionZmObj" | "summaryZmObj");
        });
    }
    found
}

/// The name without its prefix.
fn local<'a>(element: &'a Element<'_>) -> &'a str {
    element.name.rsplit(':').next().unwrap_or_default()
}

/// The title, on one line.
pub(super) fn title(root: &Element<'_>) -> Option<String> {
    let mut title = None;
    root.walk(&mut |shape| {
        let mark = shape.path(&["p:nvSpPr", "p:nvPr", "p:ph"]);
        let is_title = mark.is_some_and(|mark| matches!(mark.get("type"), Some("title" | "ctrTitle")));
        if is_title && title.is_none() {
            let mut text = String::new();
            shape.walk(&mut |inner| match inner.name.as_ref() {
                "a:t" => text.push_str(&inner.own_text()),
                "a:br" | "a:p" => text.push(' '),
                _ => {}
            });
            title = Some(one_line(&text)).filter(|text| !text.is_empty());
        }
    });
    title
}

/// The number of pictures, charts and tables without an alternative text that are not marked as decorative.
pub(super) fn without_text(root: &Element<'_>) -> usize {
    let mut count = 0;
    root.walk(&mut |element| {
        if !matches!(element.name.as_ref(), "p:nvPicPr" | "p:nvGraphicFramePr") {
            return;
        }
        let Some(identity) = element.find("p:cNvPr") else {
            return;
        };
        let mut decorative = false;
        identity.walk(&mut |inner| {
            decorative |= local(inner) == "decorative" && matches!(inner.get("val"), Some("1" | "true"));
        });
        let described = identity.get("descr").is_some_and(|text| !text.trim().is_empty());
        count += usize::from(!described && !decorative);
    });
    count
}
