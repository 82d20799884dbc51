//! Elements of drawings (DrawingML, ECMA-376 Part 1 § 20.1 and § 21) that slides, workbooks and documents have in common.

use std::borrow::Cow;

use crate::Element;

/// An element that borrows nothing.
pub type Xml = Element<'static>;

/// An element without attributes or content.
pub fn new(name: &'static str) -> Xml {
    Element::new(name)
}

/// An element that is nothing but a value (`val`).
///
/// ```
/// use vuosikello_ooxml::drawing::value;
/// assert_eq!(value("c:gapWidth", "60").get("val"), Some("60"));
/// ```
pub fn value(name: &'static str, value: impl Into<Cow<'static, str>>) -> Xml {
    Element::new(name).attribute("val", value)
}

/// An element that says yes or no.
pub fn flag(name: &'static str, is_set: bool) -> Xml {
    value(name, if is_set { "1" } else { "0" })
}

/// A line (`a:ln`) that is not drawn.
pub fn no_line() -> Xml {
    new("a:ln").child(new("a:noFill"))
}
