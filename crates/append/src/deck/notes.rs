//! Pages of notes, which take their layout from the notes master of the deck.

use vuosikello_ooxml::Element;

use super::destination::NotesMaster;

/// Moves a page of notes to the notes master of the deck: placeholders take their positions from it, and those that it does not
/// have are removed.
pub(super) fn repoint(root: &mut Element<'_>, master: &NotesMaster) {
    let Some(tree) = root
        .find_mut("p:cSld")
        .and_then(|slide| slide.find_mut("p:spTree"))
    else {
        return;
    };
    let kind = |shape: &Element<'_>| {
        let mark = shape.elements().next()?.path(&["p:nvPr", "p:ph"])?;
        Some(mark.get("type").unwrap_or("obj").to_owned())
    };
    // The text of the notes stands in a placeholder for it, or in one for anything.
    let known = |kind: &str| match master.holders.get_key_value(kind) {
        None if kind == "obj" => master.holders.get_key_value("body"),
        found => found,
    };
    tree.retain(|shape| kind(shape).is_none_or(|kind| known(&kind).is_some()));
    for shape in tree.elements_mut() {
        let Some((name, index)) = kind(shape).and_then(|kind| known(&kind)) else {
            continue;
        };
        if let Some(properties) = shape.find_mut("p:spPr") {
            properties.retain(|child| child.name != "a:xfrm");
        }
        let mark = shape
            .elements_mut()
            .next()
            .and_then(|head| head.find_mut("p:nvPr"))
            .and_then(|properties| properties.find_mut("p:ph"));
        if let Some(mark) = mark {
            mark.set("type", name.clone());
            match index {
                Some(index) => mark.set("idx", index.clone()),
                None => mark.unset("idx"),
            }
        }
    }
}
