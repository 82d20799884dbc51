//! Masters that two decks have alike: decks of one organisation have the same.

use std::collections::BTreeMap;

use vuosikello_ooxml::presentation::{SLIDE, is_xml, set_footers};
use vuosikello_ooxml::{Element, Package, Relationship, carried, resolve_target};

/// The names of the parts of the other package with those of the same parts of ours, if a master and all parts that it refers to
/// (layouts, theme, pictures) are the same in both, once `put_right` has changed theirs as copying would.
pub(super) fn equal_master(
    ours: &Package,
    master: &str,
    theirs: &Package,
    other: &str,
    put_right: impl Fn(&str, &str, &mut Element<'_>) -> bool,
) -> Option<BTreeMap<String, String>> {
    let mut same: BTreeMap<String, String> = BTreeMap::new();
    let mut waiting = vec![(master.to_owned(), other.to_owned())];
    while let Some((own, other)) = waiting.pop() {
        if let Some(known) = same.get(&other) {
            if *known != own {
                return None;
            }
            continue;
        }
        let kind = ours.content_types().of(&own)?;
        if theirs.content_types().of(&other)? != kind || kind == SLIDE {
            return None;
        }
        let (left, right) = (ours.part(&own)?, theirs.part(&other)?);
        if is_xml(kind) {
            if !are_of_like_length(left.len(), right.len()) {
                return None;
            }
            let mut right = comparable(right)?;
            if !put_right(&other, kind, &mut right) || comparable(left)? != right {
                return None;
            }
        } else if left != &*carried(right, None) {
            return None;
        }
        let (left, right) = (sorted(ours, &own)?, sorted(theirs, &other)?);
        if left.len() != right.len() {
            return None;
        }
        for (left, right) in left.into_iter().zip(right) {
            if (&left.id, &left.kind, left.external) != (&right.id, &right.kind, right.external) {
                return None;
            }
            if left.external {
                if left.target != right.target {
                    return None;
                }
            } else {
                let left = resolve_target(&own, &left.target)?;
                waiting.push((left, resolve_target(&other, &right.target)?));
            }
        }
        same.insert(other, own);
    }
    Some(same)
}

/// Whether two parts can have the same content, from which footers and ids differ by a few letters. It saves parsing large parts
/// for each master of the deck.
fn are_of_like_length(one: usize, other: usize) -> bool {
    one.max(other) / 2 <= one.min(other) + (32 << 10)
}

fn sorted(package: &Package, part: &str) -> Option<Vec<Relationship>> {
    let relationships = package.relationships(part).ok()?;
    let mut list: Vec<Relationship> = relationships.iter().cloned().collect();
    list.sort_by(|one, other| one.id.cmp(&other.id));
    Some(list)
}

/// A part without what differs from file to file: the ids of the layouts of a master, and date and footer, of which slides have
/// their own.
fn comparable(bytes: &[u8]) -> Option<Element<'_>> {
    let mut root = Element::parse(bytes).ok()?;
    if let Some(list) = root.find_mut("p:sldLayoutIdLst") {
        list.elements_mut().for_each(|entry| entry.unset("id"));
    }
    set_footers(&mut root, "", "");
    Some(root)
}
