//! The conforming pass over the XML of docx-rs.
//!
//! The XML of docx-rs 0.4.22 is not schema-valid: children stand in the wrong order, empty property elements and
//! illegal attributes are left in, tables get hard black borders, and paragraph ids come from process-wide counters.
//! And it has no fields for some properties. Each part that it built goes through here once: it is parsed, corrected and
//! written again. Properties without a field travel through docx-rs as a *mark* in an id (see [`Marks`]).

mod marks;
mod order;
mod paragraph;
mod table;

use vuosikello_document::Crop;
use vuosikello_ooxml::{Element, Node, XmlError};

pub(crate) use marks::{Control, Marks, NoteMark, PictureNotes, TableNotes, note_style, run_style};
pub(crate) use order::{PARAGRAPH_PROPERTIES, RUN_PROPERTIES};

use crate::{bound, field};

/// Counters of ids over all parts of a file, in reading order: the same document gets the same ids.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    controls: u32,
    drawings: u32,
}

/// The next number of a kind.
fn next(count: &mut u32) -> String {
    *count += 1;
    count.to_string()
}

/// The relationship by which a header refers to the logo.
pub(crate) const LOGO_RELATIONSHIP: &str = "rIdLogo";

/// The namespaces that the parts use; docx-rs declares nine more.
const NAMESPACES: [&str; 3] = ["xmlns:w", "xmlns:r", "xmlns:wp"];

/// A part of docx-rs, corrected.
///
/// # Errors
/// [`XmlError`] if it is not readable XML, which is a defect of this crate or of docx-rs.
pub(crate) fn conform(part: &[u8], marks: &Marks<'_>, ids: &mut Ids) -> Result<Vec<u8>, XmlError> {
    let mut root = Element::parse(part)?;
    root.attributes
        .retain(|(name, _)| NAMESPACES.contains(&name.as_ref()));
    visit(&mut root, marks, ids);
    Ok(root.to_part())
}

/// Corrects the element, then its children, so that ids follow the reading order; then removes empty properties and puts the
/// children in order.
fn visit(element: &mut Element<'_>, marks: &Marks<'_>, ids: &mut Ids) {
    match element.name.as_ref() {
        "w:p" | "w:hyperlink" => paragraph::conform(element),
        "w:r" => paragraph::conform_run(element),
        "w:tbl" => table::conform(element, marks),
        "w:sdtPr" => conform_control(element, marks, ids),
        "w:drawing" => conform_drawing(element, marks, ids),
        _ => {}
    }
    for child in element.elements_mut() {
        visit(child, marks, ids);
    }
    element.retain(|child| {
        let optional = matches!(
            child.name.as_ref(),
            "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr" | "w:tblBorders"
        );
        !(optional && child.children.is_empty())
    });
    if let Some(order) = order::of(&element.name) {
        order.apply(element);
    }
}

/// The properties of a content control; its title is the mark that tells which control it is.
fn conform_control(properties: &mut Element<'_>, marks: &Marks<'_>, ids: &mut Ids) {
    let mark = properties.find("w:alias").and_then(|alias| alias.get("w:val"));
    let fill_in = mark.and_then(|mark| marks.fill_in(mark));
    let control = mark.and_then(Control::of_mark);
    let named = |name: &'static str, value: &'static str| Element::new(name).attribute("w:val", value);
    let id = Element::new("w:id").attribute("w:val", next(&mut ids.controls));
    if let Some(fill_in) = fill_in {
        let children = fill_in.properties(id, marks.language);
        properties.children = children.into_iter().map(Node::Element).collect();
        return;
    }
    let children = match control {
        Some(Control::Field(field)) => vec![
            named("w:alias", field.title()),
            named("w:tag", field::tag(field)),
            id,
            bound::binding(field),
            Element::new("w:text"),
        ],
        Some(Control::Contents) | None => {
            let gallery = Element::new("w:docPartObj")
                .child(named("w:docPartGallery", "Table of Contents"))
                .child(Element::new("w:docPartUnique"));
            vec![id, gallery]
        }
    };
    properties.children = children.into_iter().map(Node::Element).collect();
}

/// A picture: a number of its own, the alternative text, and the file that it shows. One without a mark is the logo.
fn conform_drawing(drawing: &mut Element<'_>, marks: &Marks<'_>, ids: &mut Ids) {
    let id = next(&mut ids.drawings);
    let mut notes = None;
    drawing.walk(&mut |element| {
        if element.name == "a:blip" {
            notes = element.get("r:embed").and_then(|mark| marks.picture(mark));
        }
    });
    let (name, description, relationship) = match notes {
        Some(notes) => (
            format!("Kuva {id}"),
            notes.description.clone(),
            notes.relationship.clone(),
        ),
        None => (
            "Logo".to_owned(),
            marks.logo_description.to_owned(),
            LOGO_RELATIONSHIP.to_owned(),
        ),
    };
    drawing.walk_mut(&mut |element| match element.name.as_ref() {
        "wp:docPr" | "pic:cNvPr" => {
            element.set("id", id.clone());
            element.set("name", name.clone());
            element.set("descr", description.clone());
            if element.name == "wp:docPr" && notes.is_some_and(|notes| notes.is_decoration) {
                element.children.clear();
                element.push(decoration());
            }
        }
        "a:blip" => element.set("r:embed", relationship.clone()),
        "pic:blipFill" => {
            if let Some(notes) = notes.filter(|notes| !notes.crop.is_none()) {
                crop(element, notes.crop);
            }
        }
        "a:xfrm" => {
            if let Some(notes) = notes.filter(|notes| notes.turns > 0) {
                element.set("rot", (u32::from(notes.turns) * QUARTER).to_string());
            }
        }
        _ => {}
    });
}

/// A quarter turn in 60 000ths of a degree.
const QUARTER: u32 = 90 * 60_000;

/// Says what is cut off the sides of a picture, behind the picture itself (ECMA-376 Part 1 § 20.1.8.55).
fn crop(fill: &mut Element<'_>, crop: Crop) {
    let mut rectangle = Element::new("a:srcRect");
    for (name, side) in [
        ("l", crop.left),
        ("t", crop.top),
        ("r", crop.right),
        ("b", crop.bottom),
    ] {
        if side > 0 {
            rectangle.set(name, side.to_string());
        }
    }
    fill.retain(|child| child.name != "a:srcRect");
    let behind = |node: &Node<'_>| matches!(node, Node::Element(child) if child.name == "a:blip");
    let at = fill.children.iter().position(behind).map_or(0, |at| at + 1);
    fill.children.insert(at, Node::Element(rectangle));
}

/// The extension by which Office knows a picture for decoration.
fn decoration() -> Element<'static> {
    let decorative = Element::new("adec:decorative")
        .attribute(
            "xmlns:adec",
            "http://schemas.microsoft.com/office/drawing/2017/decorative",
        )
        .attribute("val", "1");
    let extension = Element::new("a:ext")
        .attribute("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
        .child(decorative);
    Element::new("a:extLst")
        .attribute("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .child(extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conformed(inner: &str) -> String {
        let part =
            format!("<w:document xmlns:w=\"w\" xmlns:o=\"o\" mc:Ignorable=\"w14\">{inner}</w:document>");
        let part = conform(part.as_bytes(), &Marks::default(), &mut Ids::default()).unwrap();
        let text = String::from_utf8(part).unwrap();
        let (_, text) = text.split_once("<w:document xmlns:w=\"w\">").unwrap();
        text.strip_suffix("</w:document>").unwrap().to_owned()
    }

    #[test]
    fn empty_properties_go_and_the_rest_stands_in_schema_order() {
        assert_eq!(
            conformed(
                "<w:p><w:pPr><w:rPr/><w:jc w:val=\"right\"/><w:keepNext/><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:rPr/></w:r></w:p>"
            ),
            "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:keepNext/><w:jc w:val=\"right\"/></w:pPr><w:r/></w:p>"
        );
    }

    #[test]
    fn a_field_character_has_a_run_of_its_own() {
        assert_eq!(
            conformed(
                "<w:p><w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType=\"begin\" w:dirty=\"false\"/><w:instrText>PAGE</w:instrText></w:r></w:p>"
            ),
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r>\
             <w:r><w:rPr><w:b/></w:rPr><w:instrText xml:space=\"preserve\">PAGE</w:instrText></w:r></w:p>"
        );
    }

    #[test]
    fn soft_and_hard_hyphens_become_what_word_knows() {
        assert_eq!(
            conformed("<w:p><w:r><w:t xml:space=\"preserve\">a\u{ad}b\u{2011}c </w:t></w:r></w:p>"),
            "<w:p><w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:noBreakHyphen/>\
             <w:t xml:space=\"preserve\">c </w:t></w:r></w:p>"
        );
    }

    #[test]
    fn the_language_of_a_run_comes_out_of_its_style() {
        let style = run_style(Some("Hyperlink"), Some(vuosikello_document::Language::Swedish)).unwrap();
        assert_eq!(
            conformed(&format!(
                "<w:p><w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr></w:r></w:p>"
            )),
            "<w:p><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/><w:lang w:val=\"sv-FI\"/></w:rPr></w:r></w:p>"
        );
    }
}
