//! Elements that several parts of a slide share.

use std::borrow::Cow;

use vuosikello_ooxml::Element;

use crate::geometry::Rect;
use crate::parts::{DRAWINGML, PRESENTATIONML, RELATIONSHIPS};
use crate::template::Placeholder;

/// An element that borrows nothing.
pub(super) type Xml = Element<'static>;

pub(super) fn new(name: &'static str) -> Xml {
    Element::new(name)
}

pub(super) fn value(name: &'static str, value: impl Into<Cow<'static, str>>) -> Xml {
    Element::new(name).attribute("val", value)
}

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
    let pair = |name, x, y, at: i64, to: i64| {
        new(name)
            .attribute(x, at.to_string())
            .attribute(y, to.to_string())
    };
    new(name)
        .child(pair("a:off", "x", "y", frame.x, frame.y))
        .child(pair("a:ext", "cx", "cy", frame.width, frame.height))
}

/// What a slide says of a shape that fills a placeholder of its layout.
pub(super) fn placeholder(holder: &Placeholder) -> Xml {
    let mut mark = new("p:ph");
    if let Some(kind) = &holder.type_name {
        mark.set("type", kind.clone());
    }
    if let Some(index) = &holder.index {
        mark.set("idx", index.clone());
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
    let mut properties = new("p:nvPr");
    if let Some(holder) = holder {
        properties.push(placeholder(holder));
    }
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
