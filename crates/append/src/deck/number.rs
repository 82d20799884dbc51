//! The numbers of the deck on slides that others made.

use vuosikello_ooxml::Element;

/// The id of the field; PowerPoint wants one.
const FIELD: &str = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";
/// The size of a number in a box of its own, in hundredths of a point.
const SIZE: &str = "1600";
/// The box of a number on a slide whose layout has no place for it, in thousandths of the slide: left, top, width and height. It is
/// the corner in which most layouts have theirs.
const BOX: [i64; 4] = [850, 929, 105, 50];

/// Sees to it that a slide shows its number in the deck. A slide that has a field of its own keeps it; another gets one in the place
/// that its layout has for it, or in the lower right corner. Returns whether anything was changed.
pub(super) fn put(root: &mut Element<'_>, layout: &Element<'_>, number: usize, size: (i64, i64)) -> bool {
    let (mut is_there, mut changed, mut last_id) = (false, false, 1u32);
    root.walk_mut(&mut |element| match element.name.as_ref() {
        "a:fld" if element.get("type") == Some("slidenum") => {
            is_there = true;
            if let Some(text) = element
                .find_mut("a:t")
                .filter(|text| text.own_text() != number.to_string())
            {
                *text = Element::new("a:t").text(number.to_string());
                changed = true;
            }
        }
        "p:cNvPr" => {
            let id = element.get("id").and_then(|id| id.parse().ok());
            last_id = last_id.max(id.unwrap_or_default());
        }
        _ => {}
    });
    if is_there {
        return changed;
    }
    let mut holder = None;
    layout.walk(&mut |element| {
        if element.name == "p:ph" && element.get("type") == Some("sldNum") && holder.is_none() {
            holder = Some(["type", "sz", "idx"].map(|name| (name, element.get(name).map(str::to_owned))));
        }
    });
    let Some(tree) = root
        .find_mut("p:cSld")
        .and_then(|slide| slide.find_mut("p:spTree"))
    else {
        return false;
    };
    let shape = shape(last_id.saturating_add(1), number, holder, size);
    // Extensions stand last.
    let extensions: Vec<Element<'static>> = tree
        .elements()
        .filter(|element| element.name == "p:extLst")
        .map(|element| element.clone().into_owned())
        .collect();
    tree.retain(|element| element.name != "p:extLst");
    tree.push(shape);
    extensions.into_iter().for_each(|element| tree.push(element));
    true
}

/// Type, size and index of a placeholder.
type Holder = [(&'static str, Option<String>); 3];

fn shape(id: u32, number: usize, holder: Option<Holder>, (width, height): (i64, i64)) -> Element<'static> {
    let is_held = holder.is_some();
    let mark = holder.map(|attributes| {
        attributes
            .into_iter()
            .fold(Element::new("p:ph"), |mark, (name, value)| match value {
                Some(value) => mark.attribute(name, value),
                None => mark,
            })
    });
    let head = Element::new("p:nvSpPr")
        .child(
            Element::new("p:cNvPr")
                .attribute("id", id.to_string())
                .attribute("name", "Dian numero"),
        )
        .child(match is_held {
            true => Element::new("p:cNvSpPr").child(Element::new("a:spLocks").attribute("noGrp", "1")),
            false => Element::new("p:cNvSpPr").attribute("txBox", "1"),
        })
        .child(Element::new("p:nvPr").children(mark));
    let part = |share: i64, whole: i64| (whole.saturating_mul(share) / 1_000).to_string();
    let [left, top, wide, high] = BOX;
    let place = (!is_held).then(|| {
        let offset = Element::new("a:off")
            .attribute("x", part(left, width))
            .attribute("y", part(top, height));
        let extent = Element::new("a:ext")
            .attribute("cx", part(wide, width))
            .attribute("cy", part(high, height));
        let rectangle = Element::new("a:prstGeom")
            .attribute("prst", "rect")
            .child(Element::new("a:avLst"));
        [
            Element::new("a:xfrm").child(offset).child(extent),
            rectangle,
            Element::new("a:noFill"),
        ]
    });
    let mut run = Element::new("a:rPr").attribute("lang", "fi-FI");
    let mut paragraph = Element::new("a:p");
    if !is_held {
        run = run.attribute("sz", SIZE);
        paragraph = paragraph.child(Element::new("a:pPr").attribute("algn", "r"));
    }
    let field = Element::new("a:fld")
        .attribute("id", FIELD)
        .attribute("type", "slidenum")
        .child(run)
        .child(Element::new("a:t").text(number.to_string()));
    let body = Element::new("p:txBody")
        .child(Element::new("a:bodyPr"))
        .child(Element::new("a:lstStyle"))
        .child(paragraph.child(field));
    Element::new("p:sp")
        .child(head)
        .child(Element::new("p:spPr").children(place.into_iter().flatten()))
        .child(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLIDE: &str = r#"<p:sld><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="7" name="x"/></p:nvSpPr></p:sp><p:extLst/></p:spTree></p:cSld></p:sld>"#;

    fn put_on(slide: &str, layout: &str) -> (bool, String) {
        let mut root = Element::parse(slide.as_bytes()).unwrap();
        let layout = Element::parse(layout.as_bytes()).unwrap();
        let changed = put(&mut root, &layout, 12, (12_192_000, 6_858_000));
        (changed, String::from_utf8(root.to_part()).unwrap())
    }

    #[test]
    fn a_slide_gets_its_number_where_its_layout_has_it() {
        let layout = r#"<p:sldLayout><p:ph type="sldNum" sz="quarter" idx="12"/></p:sldLayout>"#;
        let (changed, slide) = put_on(SLIDE, layout);
        assert!(changed);
        assert!(
            slide.contains(r#"<p:ph type="sldNum" sz="quarter" idx="12"/>"#),
            "{slide}"
        );
        assert!(slide.contains(r#"id="8""#) && slide.contains("<a:t>12</a:t>"));
        assert!(slide.find("<p:extLst").unwrap() > slide.find("slidenum").unwrap());
    }

    #[test]
    fn a_slide_whose_layout_has_no_place_gets_its_number_in_the_corner() {
        let (changed, slide) = put_on(SLIDE, "<p:sldLayout/>");
        assert!(changed && slide.contains("<a:off x=\"10363200\""), "{slide}");
        assert!(slide.contains("txBox=\"1\""));
    }

    #[test]
    fn a_slide_with_a_number_keeps_its_field() {
        let with = SLIDE.replace(
            "<p:extLst/>",
            r#"<p:sp><a:fld type="slidenum"><a:t>3</a:t></a:fld></p:sp>"#,
        );
        let (changed, slide) = put_on(&with, "<p:sldLayout/>");
        assert!(changed && slide.matches("slidenum").count() == 1 && slide.contains("<a:t>12</a:t>"));
        let right = with.replace("<a:t>3<", "<a:t>12<");
        assert!(!put_on(&right, "<p:sldLayout/>").0);
    }
}
