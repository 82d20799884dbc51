//! What leads out of a file.

use vuosikello_ooxml::active_content::{STARTS, is_click, is_link};
use vuosikello_ooxml::{Element, LinkTarget, Relationship, link_target};
use vuosikello_slides::one_line;

use super::refusal::Refusal;
use super::remark::Remark;

/// Whether a relationship that leads out of the file may be carried; what there is to say of it.
///
/// What the deck shows lies in the deck: linked pictures, workbooks and films are refused, as they would be missing
/// wherever else the deck is opened. Videos that are played from the web are so by their nature. Links that run a script or
/// a program of their own choice are undone.
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

/// How much of the address of a link that is undone is told: data and scripts may be long.
const SHOWN: usize = 100;

/// Undoes links; what they stood on stays. Whether there were any in the part.
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

/// Refuses clicks that start macros or programs, and takes away those that lead to a custom show: shows belong to the
/// file that was appended. How many were taken away.
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
