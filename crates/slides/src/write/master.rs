//! Date and footer in the masters and layouts of the built-in brand: slides that a person adds take theirs from there.

use vuosikello_ooxml::{Element, Node, Package};

use crate::parts::{SLIDE_LAYOUT, SLIDE_MASTER};

/// Puts the texts into the placeholders of all masters and layouts of the package.
pub(super) fn fill(package: &mut Package, date: &str, footer: &str) {
    for kind in [SLIDE_MASTER, SLIDE_LAYOUT] {
        let names: Vec<String> = package
            .content_types()
            .parts_of(kind)
            .map(str::to_owned)
            .collect();
        for name in names {
            let filled = package.part(&name).and_then(|bytes| {
                let mut root = Element::parse(bytes).ok()?;
                set_footers(&mut root, date, footer);
                Some(root.to_part())
            });
            if let Some(bytes) = filled {
                package.insert(name, kind, bytes);
            }
        }
    }
}

/// Puts the texts into the placeholders of a master or a layout.
pub(crate) fn set_footers(root: &mut Element<'_>, date: &str, footer: &str) {
    root.walk_mut(&mut |shape| match mark(shape) {
        Some("dt") => set_text(shape, date),
        Some("ftr") => set_text(shape, footer),
        _ => {}
    });
}

/// What kind of placeholder a shape is.
fn mark<'a>(shape: &'a Element<'_>) -> Option<&'a str> {
    shape.path(&["p:nvSpPr", "p:nvPr", "p:ph"])?.get("type")
}

fn set_text(shape: &mut Element<'_>, text: &str) {
    shape.walk_mut(&mut |element| {
        if element.name == "a:t" {
            element.children = vec![Node::Text(text.to_owned().into())];
        }
    });
}
