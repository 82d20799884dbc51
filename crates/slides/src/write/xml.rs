//! Elements that several parts of a slide share.

use vuosikello_ooxml::drawing::{Xml, new};

use crate::geometry::{Insets, Rect};
use crate::parts::{DRAWINGML, PRESENTATIONML, RELATIONSHIPS};
use crate::template::Placeholder;

/// The root of a part with the namespaces of slides.
pub(super) fn root(name: &'static str) -> Xml {
    new(name)
        .attribute("xmlns:a", DRAWINGML)
        .attribute("xmlns:r", RELATIONSHIPS)
        .attribute("xmlns:p", PRESENTATIONML)
}

/// A tree of shapes.
pub(super) fn tree(shapes: Vec<Xml>) -> Xml {
    let none = |name, x, y| new(name).attribute(x, "0").attribute(y, "0");
    let place = new("a:xfrm")
        .child(none("a:off", "x", "y"))
        .child(none("a:ext", "cx", "cy"))
        .child(none("a:chOff", "x", "y"))
        .child(none("a:chExt", "cx", "cy"));
    let head = new("p:nvGrpSpPr")
        .child(new("p:cNvPr").attribute("id", "1").attribute("name", ""))
        .child(new("p:cNvGrpSpPr"))
        .child(new("p:nvPr"));
    new("p:spTree")
        .child(head)
        .child(new("p:grpSpPr").child(place))
        .children(shapes)
}

/// The place of a shape, as an element of the given name.
pub(super) fn place(name: &'static str, frame: Rect) -> Xml {
    let pair = |name, [x, y]: [&'static str; 2], at: i64, to: i64| {
        let element = new(name).attribute(x, at.to_string());
        element.attribute(y, to.to_string())
    };
    new(name)
        .child(pair("a:off", ["x", "y"], frame.x, frame.y))
        .child(pair("a:ext", ["cx", "cy"], frame.width, frame.height))
}

/// The body of a text that does not stand in a placeholder.
pub(super) fn own_body(insets: Insets) -> Xml {
    new("a:bodyPr")
        .attribute("wrap", "square")
        .attribute("lIns", insets.left.to_string())
        .attribute("tIns", insets.top.to_string())
        .attribute("rIns", insets.right.to_string())
        .attribute("bIns", insets.bottom.to_string())
        .attribute("rtlCol", "0")
}

/// The text of a shape.
pub(super) fn text_body(body: Xml, paragraphs: impl IntoIterator<Item = Xml>) -> Xml {
    new("p:txBody")
        .child(body)
        .child(new("a:lstStyle"))
        .children(paragraphs)
}

/// The outline of a shape that is a rectangle.
pub(super) fn rectangle() -> Xml {
    new("a:prstGeom").attribute("prst", "rect").child(new("a:avLst"))
}

/// What a slide says of a shape that fills a placeholder of its layout.
fn placeholder(holder: &Placeholder) -> Xml {
    let mut mark = new("p:ph");
    let attributes = [("type", &holder.type_name), ("idx", &holder.index)];
    for (name, value) in attributes {
        if let Some(value) = value {
            mark.set(name, value.clone());
        }
    }
    mark
}

/// The head of a shape: id, name, and the placeholder that it fills.
pub(super) fn shape_head(id: usize, name: &str, holder: Option<&Placeholder>, is_text_box: bool) -> Xml {
    let mut drawing = new("p:cNvSpPr");
    let mut properties = new("p:nvPr");
    if let Some(holder) = holder {
        drawing.push(new("a:spLocks").attribute("noGrp", "1"));
        properties.push(placeholder(holder));
    } else if is_text_box {
        drawing.set("txBox", "1");
    }
    new("p:nvSpPr")
        .child(identity(id, name))
        .child(drawing)
        .child(properties)
}

/// Id and name of a shape.
pub(super) fn identity(id: usize, name: &str) -> Xml {
    new("p:cNvPr")
        .attribute("id", id.to_string())
        .attribute("name", format!("{name} {id}"))
}

/// A frame with a chart or a table in it.
pub(super) fn graphic_frame(
    identity: Xml,
    holder: Option<&Placeholder>,
    frame: Rect,
    kind: &'static str,
    content: Xml,
) -> Xml {
    let properties = new("p:nvPr").children(holder.map(placeholder));
    let locks = new("a:graphicFrameLocks").attribute("noGrp", "1");
    let head = new("p:nvGraphicFramePr")
        .child(identity)
        .child(new("p:cNvGraphicFramePr").child(locks))
        .child(properties);
    let data = new("a:graphicData").attribute("uri", kind).child(content);
    new("p:graphicFrame")
        .child(head)
        .child(place("p:xfrm", frame))
        .child(new("a:graphic").child(data))
}
