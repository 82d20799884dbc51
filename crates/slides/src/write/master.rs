//! Date and footer in the masters and layouts of the built-in brand: slides that a person adds take theirs from there.

use vuosikello_ooxml::{Element, Package};

use crate::parts::{SLIDE_LAYOUT, SLIDE_MASTER, set_footers};

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
