//! The relationships of a part, and the places in it that need one.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use super::names::is_plain_name;
use crate::{Element, Relationships};

/// Where an element must refer to a relationship: the element above it and itself, the attribute, the last segment of the
/// kind of relationship, and whose reference is missing without one.
const PLACES: [(&str, &str, &str, &str, &str); 4] = [
    ("a:graphicData", "c:chart", "r:id", "chart", "kaavion"),
    (
        "a:graphicData",
        "dgm:relIds",
        "r:dm",
        "diagramData",
        "kaaviokuvan",
    ),
    (
        "p:sldLayoutIdLst",
        "p:sldLayoutId",
        "r:id",
        "slideLayout",
        "asettelun",
    ),
    (
        "c:chartSpace",
        "c:userShapes",
        "r:id",
        "chartUserShapes",
        "kuvioiden",
    ),
];

/// Validates the ids of the relationships of a part: unique, and names of XML.
///
/// # Errors
/// [`Fault::Link`].
pub fn relationships(found: &Relationships) -> Result<(), Fault> {
    let mut ids = BTreeSet::new();
    for one in found.iter() {
        if !is_plain_name(&one.id) || !ids.insert(&one.id) {
            return Err(Fault::Link(one.id.chars().take(40).collect()));
        }
    }
    Ok(())
}

/// Checks that elements that must refer to a relationship do, and to one of the right kind.
pub(super) fn check_places(root: &Element<'_>, found: &Relationships) -> Result<(), Fault> {
    let kinds: BTreeMap<&str, &str> = found.iter().map(|one| (one.id.as_str(), one.name())).collect();
    let leads = |element: &Element<'_>, attribute: &str, wanted: &str| {
        let kind = element.get(attribute).and_then(|id| kinds.get(id));
        kind.is_some_and(|kind| *kind == wanted)
    };
    let mut missing = None;
    root.walk(&mut |element| {
        for (above, name, attribute, wanted, whose) in PLACES {
            let mut children = element.elements().filter(|child| child.name == name);
            if element.name == above && !children.all(|child| leads(child, attribute, wanted)) {
                missing = Some((whose, name, attribute));
            }
        }
        if element.name == "a:blip"
            && element.get("r:embed").is_some_and(|id| !id.is_empty())
            && !leads(element, "r:embed", "image")
        {
            missing = Some(("kuvan", "a:blip", "r:embed"));
        }
    });
    match missing {
        Some((whose, name, attribute)) => Err(Fault::Lacks(format!("{whose} viittaus ({name} {attribute})"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_names_and_unique() {
        let of = |ids: &[&str]| {
            let mut found = Relationships::default();
            for id in ids {
                found.add(*id, "k", "t");
            }
            relationships(&found)
        };
        assert_eq!(of(&["rId1", "rId2"]), Ok(()));
        for wrong in [&["rId1", "rId1"][..], &[""], &["1"], &["a b"]] {
            assert!(matches!(of(wrong), Err(Fault::Link(_))), "{wrong:?}");
        }
    }

    #[test]
    fn a_chart_refers_to_its_part() {
        let mut found = Relationships::default();
        found.add("rId1", "http://k/chart", "c.xml");
        found.add("rId2", "http://k/image", "i.png");
        let of = |chart: &str| {
            let text = format!("<a:graphicData>{chart}</a:graphicData>");
            check_places(&Element::parse(text.as_bytes()).unwrap(), &found)
        };
        assert_eq!(of(r#"<c:chart r:id="rId1"/>"#), Ok(()));
        for wrong in ["<c:chart/>", r#"<c:chart r:id=""/>"#, r#"<c:chart r:id="rId2"/>"#] {
            assert!(matches!(of(wrong), Err(Fault::Lacks(_))), "{wrong}");
        }
        assert_eq!(of(r#"<a:blip r:embed="rId2"/>"#), Ok(()));
        assert_eq!(of(r#"<a:blip r:embed=""/>"#), Ok(()));
        assert!(of(r#"<a:blip r:embed="rId1"/>"#).is_err());
    }
}
