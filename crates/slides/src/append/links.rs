//! What leads out of a file.

use vuosikello_ooxml::{Element, Relationship};

use super::{Refusal, Remark};
use crate::active_content::{STARTS, is_click, is_link};
use crate::text::one_line;

/// What a link on a slide may lead to without a word.
const OPEN: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leads {
    /// To the web, a mailbox or a telephone.
    Out,
    /// To a file on a disk.
    File,
    /// Elsewhere: a script, data, another program.
    Elsewhere,
}

/// Where the address of a link leads. Without a scheme it is the name of a file; a scheme of one letter is a disk.
pub(crate) fn leads(target: &str) -> Leads {
    let target = target.trim();
    let scheme = target
        .find([':', '/', '\\', '?', '#'])
        .and_then(|at| target.get(..at).filter(|_| target.get(at..at + 1) == Some(":")));
    let is = |one: &str| scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(one));
    if OPEN.into_iter().any(is) {
        Leads::Out
    } else if is("file") || scheme.is_none_or(|scheme| scheme.len() == 1) {
        Leads::File
    } else {
        Leads::Elsewhere
    }
}

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
    match relationship.kind.rsplit('/').next().unwrap_or_default() {
        "hyperlink" => Ok(match leads(target) {
            Leads::Out => None,
            Leads::File => Some(Remark::LocalLink(target.clone())),
            Leads::Elsewhere => Some(Remark::UndoneLink(one_line(target).chars().take(SHOWN).collect())),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart_by_their_scheme() {
        for (target, expected) in [
            ("https://a.example/x:y", Leads::Out),
            ("MAILTO:a@b.example", Leads::Out),
            ("file:///C:/x.docx", Leads::File),
            ("C:\\x.docx", Leads::File),
            ("\\\\levy\\x.docx", Leads::File),
            ("../x.docx", Leads::File),
            ("#Dia 2", Leads::File),
            ("x/y:z.docx", Leads::File),
            ("javascript:alert(1)", Leads::Elsewhere),
            (" JavaScript:alert(1)", Leads::Elsewhere),
            ("java\tscript:alert(1)", Leads::Elsewhere),
            ("vbscript:x", Leads::Elsewhere),
            ("data:text/html,x", Leads::Elsewhere),
            ("ms-msdt:/id", Leads::Elsewhere),
        ] {
            assert_eq!(leads(target), expected, "{target}");
        }
    }
}
