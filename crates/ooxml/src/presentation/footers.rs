//! The placeholders for date and footer in masters and layouts.

use crate::{Element, Node};

/// Sets the texts of the placeholders for date and footer of a master or a layout.
pub fn set_footers(root: &mut Element<'_>, date: &str, footer: &str) {
    root.walk_mut(&mut |shape| match placeholder_type(shape) {
        Some("dt") => set_text(shape, date),
        Some("ftr") => set_text(shape, footer),
        _ => {}
    });
}

fn placeholder_type<'a>(shape: &'a Element<'_>) -> Option<&'a str> {
    shape.path(&["p:nvSpPr", "p:nvPr", "p:ph"])?.get("type")
}

fn set_text(shape: &mut Element<'_>, text: &str) {
    shape.walk_mut(&mut |element| {
        if element.name == "a:t" {
            element.children = vec![Node::Text(text.to_owned().into())];
        }
    });
}
