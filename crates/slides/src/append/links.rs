//! What leads out of a file.

use vuosikello_ooxml::{Element, Relationship};

use super::{Refusal, Remark};

/// What a link on a slide may lead to without a word.
const OPEN: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// Whether a relationship that leads out of the file may be carried; what there is to say of it.
///
/// What the deck shows lies in the deck: linked pictures, workbooks and films are refused, as they would be missing
/// wherever else the deck is opened. Videos that are played from the web are so by their nature.
pub(super) fn leading_out(part: &str, relationship: &Relationship) -> Result<Option<Remark>, Refusal> {
    let target = &relationship.target;
    let starts = |scheme: &str| {
        let start = target.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    match relationship.kind.rsplit('/').next().unwrap_or_default() {
        "hyperlink" if OPEN.into_iter().any(starts) => Ok(None),
        "hyperlink" => Ok(Some(Remark::LocalLink(target.clone()))),
        "video" | "media" if starts("https:") || starts("http:") => {
            Ok(Some(Remark::OnlineVideo(target.clone())))
        }
        _ => Err(Refusal::Linked {
            part: part.to_owned(),
            target: target.clone(),
        }),
    }
}

/// Refuses clicks that start macros or programs, and takes away those that lead to a custom show: shows belong to the
/// file that was appended. How many were taken away.
pub(super) fn actions(part: &str, root: &mut Element<'_>) -> Result<usize, Refusal> {
    let is = |element: &Element<'_>, words: &[&str]| {
        let name = element.name.as_ref();
        let action = element.get("action").unwrap_or_default().to_ascii_lowercase();
        name.starts_with("a:hlink")
            && words
                .iter()
                .any(|word| action.starts_with(&format!("ppaction://{word}")))
    };
    let mut refused = false;
    let mut dropped = 0;
    root.walk_mut(&mut |element| {
        refused |= is(element, &["macro", "program"]);
        element.retain(|child| {
            let goes = is(child, &["customshow"]);
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
