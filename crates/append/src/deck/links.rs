//! Links, and other references to what lies outside the file.

use vuosikello_ooxml::active_content::{STARTS, is_click, is_link};
use vuosikello_ooxml::{Element, LinkTarget, Relationship, link_target};
use vuosikello_slides::one_line;

use super::refusal::Refusal;
use super::remark::Remark;

/// Checks a relationship to a target outside the file; returns what the maker of the deck should know of it.
///
/// Linked pictures, workbooks and films are refused, as they would be missing wherever else the deck is opened. Videos that are
/// played from the web stay. Links to scripts and programs are removed ([`Remark::UndoneLink`]).
pub(super) fn leading_out(part: &str, relationship: &Relationship) -> Result<Option<Remark>, Refusal> {
    let target = &relationship.target;
    let is_web = || {
        let target = target.to_ascii_lowercase();
        target.starts_with("https:") || target.starts_with("http:")
    };
    match relationship.name() {
        "hyperlink" => Ok(match link_target(target) {
            LinkTarget::Web => None,
            LinkTarget::File => Some(Remark::LocalLink(target.clone())),
            LinkTarget::Other => Some(Remark::UndoneLink(one_line(target).chars().take(SHOWN).collect())),
        }),
        "video" | "media" if is_web() => Ok(Some(Remark::OnlineVideo(target.clone()))),
        _ => Err(Refusal::Linked {
            part: part.to_owned(),
            target: target.clone(),
        }),
    }
}

/// The most characters of the address of a removed link in a message: data and scripts may be long.
const SHOWN: usize = 100;

/// Removes the elements of links; the text or shape that they stood on stays. Returns whether there were any in the part.
pub(super) fn undo(part: &str, root: &mut Element<'_>, links: &[&Relationship]) -> Result<bool, Refusal> {
    if links.is_empty() {
        return Ok(false);
    }
    let link_of = |element: &Element<'_>| {
        let mut ids = element.attributes.iter().filter(|(name, _)| name.contains(':'));
        ids.find_map(|(_, id)| links.iter().find(|link| link.id == *id).copied())
    };
    let mut changed = false;
    let mut other = None;
    root.walk_mut(&mut |element| {
        element.retain(|child| {
            let goes = is_link(child) && link_of(child).is_some();
            changed |= goes;
            !goes
        });
        other = other.or(link_of(element));
    });
    match other {
        Some(link) => Err(Refusal::Linked {
            part: part.to_owned(),
            target: link.target.clone(),
        }),
        None => Ok(changed),
    }
}

/// Refuses actions that start macros or programs, and removes those that start a custom show, since shows are not copied. Returns
/// how many were removed.
pub(super) fn actions(part: &str, root: &mut Element<'_>) -> Result<usize, Refusal> {
    let mut refused = false;
    let mut dropped = 0;
    root.walk_mut(&mut |element| {
        refused |= is_click(element, &STARTS);
        element.retain(|child| {
            let goes = is_click(child, &["customshow"]);
            dropped += usize::from(goes);
            !goes
        });
    });
    if refused {
        Err(Refusal::Action(part.to_owned()))
    } else {
        Ok(dropped)
    }
}
