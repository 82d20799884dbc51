//! The default text style of a presentation (`p:defaultTextStyle`), which applies to shapes outside placeholders.
//!
//! The deck has a style of its own, so the properties in which the other style differs are written into the shapes.

use vuosikello_ooxml::{Element, Order, order};

/// The order of the children of a level (ECMA-376 Part 1 § 21.1.2.4.13).
const LEVEL: Order = order!(a:
    lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar
    buBlip tabLst defRPr extLst);

/// The order of the children of character properties (§ 21.1.2.3.2).
const CHARACTERS: Order = order!(a:
    ln noFill solidFill gradFill blipFill pattFill grpFill effectLst effectDag highlight latin ea cs sym);

/// The order of the children of a text (§ 21.1.2.1.34).
const BODY: Order = order!(a: bodyPr lstStyle p);

/// The levels of the default text style of a file, with the properties that the deck does not have alike.
#[derive(Debug, Default)]
pub(super) struct Defaults(Vec<Element<'static>>);

impl Defaults {
    /// The levels of `theirs` without the properties that `ours` has too.
    pub(super) fn of(ours: &Element<'_>, theirs: &Element<'static>) -> Self {
        let name = "p:defaultTextStyle";
        let levels = theirs.elements_in(name);
        let is_level = |level: &&Element<'_>| level.name.starts_with("a:lvl");
        let differing = levels.filter(is_level).filter_map(|level| {
            let mut level = level.clone();
            if let Some(own) = ours.path(&[name, level.name.as_ref()]) {
                subtract(&mut level, own);
            }
            (!level.attributes.is_empty() || !level.children.is_empty()).then_some(level)
        });
        Self(differing.collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of their elements.
    pub(super) fn size(&self) -> usize {
        let mut size = 0;
        for level in &self.0 {
            level.walk(&mut |_| size += 1);
        }
        size
    }

    /// Writes them into the shapes of a slide, a layout or a master. `other` is the style that its master gives such text, which
    /// takes precedence.
    pub(super) fn write_into(&self, root: &mut Element<'_>, other: Option<&Element<'_>>) {
        root.walk_mut(&mut |element| {
            if element.name != "p:sp" || is_placeholder(element) {
                return;
            }
            // The style of the shape gives colour and typeface, over which the list would take precedence.
            let styled = element.path(&["p:style", "a:fontRef"]).is_some();
            let Some(body) = element.find_mut("p:txBody") else {
                return;
            };
            body.edit("a:lstStyle", |_| {});
            BODY.apply(body);
            let Some(list) = body.find_mut("a:lstStyle") else {
                return;
            };
            for level in &self.0 {
                let mut level = level.clone();
                if let Some(other) = other.and_then(|other| other.find(&level.name)) {
                    cover(&mut level, other);
                }
                if styled && let Some(characters) = level.find_mut("a:defRPr") {
                    characters.retain(|_| false);
                }
                merge(list, level);
            }
            // Levels stand in the order of their names: lvl1pPr to lvl9pPr.
            list.children.sort_by_key(|node| match node {
                vuosikello_ooxml::Node::Element(level) => {
                    (!level.name.starts_with("a:defPPr"), level.name.to_string())
                }
                vuosikello_ooxml::Node::Text(_) => (false, String::new()),
            });
        });
    }
}

/// The most shapes of a part into which defaults are written.
pub(super) fn shapes(root: &Element<'_>) -> usize {
    let mut count = 0;
    root.walk(&mut |element| count += usize::from(element.name == "p:sp" && !is_placeholder(element)));
    count
}

fn is_placeholder(shape: &Element<'_>) -> bool {
    shape.path(&["p:nvSpPr", "p:nvPr", "p:ph"]).is_some()
}

/// A name for the children of which an element can have only one: fills, bullets and the like.
fn group(name: &str) -> &str {
    match name {
        "a:noFill" | "a:solidFill" | "a:gradFill" | "a:blipFill" | "a:pattFill" | "a:grpFill" => "fill",
        "a:buNone" | "a:buAutoNum" | "a:buChar" | "a:buBlip" => "bullet",
        "a:buClrTx" | "a:buClr" => "colour",
        "a:buSzTx" | "a:buSzPct" | "a:buSzPts" => "size",
        "a:buFontTx" | "a:buFont" => "font",
        "a:effectLst" | "a:effectDag" => "effect",
        name => name,
    }
}

/// Removes the properties that are the same in `own`.
fn subtract(level: &mut Element<'static>, own: &Element<'_>) {
    level
        .attributes
        .retain(|(name, value)| own.get(name) != Some(value));
    if let (Some(characters), Some(own)) = (level.find_mut("a:defRPr"), own.find("a:defRPr")) {
        subtract(characters, own);
    }
    level.retain(|child| match own.find(&child.name) {
        Some(_) if child.name == "a:defRPr" => !child.attributes.is_empty() || !child.children.is_empty(),
        Some(own) => child != own,
        None => true,
    });
}

/// Removes the properties that `above` has, whatever their values.
fn cover(level: &mut Element<'static>, above: &Element<'_>) {
    level.attributes.retain(|(name, _)| above.get(name).is_none());
    if let (Some(characters), Some(above)) = (level.find_mut("a:defRPr"), above.find("a:defRPr")) {
        cover(characters, above);
    }
    level.retain(|child| {
        child.name == "a:defRPr" || above.elements().all(|one| group(&one.name) != group(&child.name))
    });
}

/// Adds to a list of levels the properties that it does not have.
fn merge(list: &mut Element<'_>, mut level: Element<'static>) {
    let Some(own) = list.find_mut(&level.name) else {
        if level != Element::new(level.name.clone()) {
            list.push(level);
        }
        return;
    };
    cover(&mut level, own);
    own.attributes.extend(std::mem::take(&mut level.attributes));
    for child in level.elements() {
        match own.find_mut(&child.name).filter(|_| child.name == "a:defRPr") {
            Some(characters) => {
                characters.attributes.extend(child.attributes.iter().cloned());
                characters.children.extend(child.children.iter().cloned());
                CHARACTERS.apply(characters);
            }
            None => own.push(child.clone()),
        }
    }
    LEVEL.apply(own);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main(level: &str) -> Element<'static> {
        let text =
            format!("<p:presentation><p:defaultTextStyle>{level}</p:defaultTextStyle></p:presentation>");
        Element::parse(text.as_bytes()).unwrap().into_owned()
    }

    fn written(ours: &str, theirs: &str, other: &str, shape: &str) -> String {
        let defaults = Defaults::of(&main(ours), &main(theirs));
        let mut root = Element::parse(shape.as_bytes()).unwrap();
        let other = Element::parse(other.as_bytes()).unwrap();
        defaults.write_into(&mut root, Some(&other));
        let mut out = String::new();
        root.write_to(&mut out);
        out
    }

    const OURS: &str = r#"<a:lvl1pPr algn="l"><a:defRPr sz="1800" kern="1200"/></a:lvl1pPr>"#;
    const BOX: &str = "<p:sp><p:txBody><a:lstStyle/></p:txBody></p:sp>";

    #[test]
    fn the_same_defaults_change_nothing() {
        assert!(Defaults::of(&main(OURS), &main(OURS)).is_empty());
    }

    #[test]
    fn what_differs_stands_in_the_shape() {
        let theirs = r#"<a:lvl1pPr algn="l"><a:defRPr sz="2400" kern="1200"/></a:lvl1pPr>"#;
        assert_eq!(
            written(OURS, theirs, "<p:otherStyle/>", BOX),
            r#"<p:sp><p:txBody><a:lstStyle><a:lvl1pPr><a:defRPr sz="2400"/></a:lvl1pPr></a:lstStyle></p:txBody></p:sp>"#
        );
        let other = r#"<p:otherStyle><a:lvl1pPr><a:defRPr sz="1200"/></a:lvl1pPr></p:otherStyle>"#;
        assert!(!written(OURS, theirs, other, BOX).contains("2400"));
    }

    #[test]
    fn the_shape_itself_has_the_last_word() {
        let theirs =
            r#"<a:lvl1pPr algn="ctr"><a:spcBef/><a:defRPr sz="2400"><a:solidFill/></a:defRPr></a:lvl1pPr>"#;
        let shape = r#"<p:sp><p:txBody><a:lstStyle><a:lvl1pPr><a:defRPr sz="900"><a:noFill/></a:defRPr></a:lvl1pPr></a:lstStyle></p:txBody></p:sp>"#;
        assert_eq!(
            written(OURS, theirs, "<p:otherStyle/>", shape),
            r#"<p:sp><p:txBody><a:lstStyle><a:lvl1pPr algn="ctr"><a:spcBef/><a:defRPr sz="900"><a:noFill/></a:defRPr></a:lvl1pPr></a:lstStyle></p:txBody></p:sp>"#
        );
    }

    #[test]
    fn placeholders_and_the_colours_of_styled_shapes_stay() {
        let theirs = r#"<a:lvl1pPr><a:defRPr sz="2400"><a:solidFill/></a:defRPr></a:lvl1pPr>"#;
        let holder =
            "<p:sp><p:nvSpPr><p:nvPr><p:ph/></p:nvPr></p:nvSpPr><p:txBody><a:lstStyle/></p:txBody></p:sp>";
        assert_eq!(written(OURS, theirs, "<p:otherStyle/>", holder), holder);
        let styled = "<p:sp><p:style><a:fontRef/></p:style><p:txBody><a:lstStyle/></p:txBody></p:sp>";
        let found = written(OURS, theirs, "<p:otherStyle/>", styled);
        assert!(found.contains("2400") && !found.contains("solidFill"), "{found}");
    }
}
