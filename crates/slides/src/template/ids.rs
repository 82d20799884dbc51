//! The ids of masters and layouts, which share one range and must be unique in it.

use std::collections::BTreeSet;

use vuosikello_ooxml::{Element, Package};

use super::error::TemplateError;
use crate::parts::{FIRST_MASTER, parse};

/// Numbers the masters and layouts anew if their ids are not unique or not ids: nothing but these lists knows them, and
/// PowerPoint takes the file for damaged.
pub(super) fn put_right(
    presentation: &mut Element<'_>,
    package: &mut Package,
    masters: &[String],
) -> Result<(), TemplateError> {
    let mut roots = Vec::with_capacity(masters.len());
    for name in masters {
        roots.push((name, parse(package, name)?.into_owned()));
    }
    let of_masters = entries(presentation, "p:sldMasterIdLst");
    let of_layouts = roots
        .iter()
        .flat_map(|(_, root)| entries(root, "p:sldLayoutIdLst"));
    let mut taken = BTreeSet::new();
    let is_sound = of_masters.chain(of_layouts).all(|entry| {
        let id = entry.get("id").and_then(|id| id.parse::<u32>().ok());
        id.is_some_and(|id| id >= FIRST_MASTER && taken.insert(id))
    });
    if is_sound {
        return Ok(());
    }
    let mut free = FIRST_MASTER..;
    renumber(presentation, "p:sldMasterIdLst", &mut free);
    for (name, mut root) in roots {
        renumber(&mut root, "p:sldLayoutIdLst", &mut free);
        package.insert(name.clone(), "", root.to_part());
    }
    Ok(())
}

fn entries<'a, 'e>(root: &'a Element<'e>, list: &str) -> impl Iterator<Item = &'a Element<'e>> {
    root.find(list).into_iter().flat_map(Element::elements)
}

fn renumber(root: &mut Element<'_>, list: &str, free: &mut impl Iterator<Item = u32>) {
    let list = root.find_mut(list).into_iter();
    for (entry, id) in list.flat_map(Element::elements_mut).zip(free) {
        entry.set("id", id.to_string());
    }
}
