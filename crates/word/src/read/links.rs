//! Where links inside the document lead: to headings, by the bookmarks at them, and to other bookmarks.

use std::collections::BTreeSet;

use vuosikello_document::{Document, Inline, Target, plain_text};

use super::report::{LossKind, Place, Weight};
use super::session::Session;

/// Takes away the links that lead to nothing that the document has, and tells them.
pub(super) fn settle(document: &mut Document, session: &mut Session<'_>) {
    let headings: BTreeSet<String> = document.headings().map(|heading| heading.id.clone()).collect();
    let mut places = BTreeSet::new();
    document.walk(&mut |inline| {
        if let Inline::Bookmark(name) = inline {
            places.insert(name.clone());
        }
    });
    let leads = |target: &Target| match target {
        Target::Uri(_) => true,
        Target::Heading(id) => headings.contains(id),
        Target::Bookmark(name) => places.contains(name),
    };
    let mut lost = Vec::new();
    document.walk_runs_mut(&mut |run| {
        let is_broken = |inline: &Inline| matches!(inline, Inline::Link { target, .. } if !leads(target));
        if run.iter().any(is_broken) {
            let inlines = std::mem::take(run);
            for inline in inlines {
                match inline {
                    Inline::Link { target, content } if !leads(&target) => {
                        lost.push(plain_text(&content));
                        run.extend(content);
                    }
                    inline => run.push(inline),
                }
            }
        }
    });
    for words in lost {
        session.losses.begin_paragraph();
        session
            .losses
            .add(LossKind::Link, Weight::Look, &words, Place::default);
    }
}
