//! Pieces of text into a tree: what looks alike lies in one branch.

use vuosikello_document::Inline;

use super::look::Look;

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Text(String),
    LineBreak,
    PageBreak,
}

/// A piece of running text, and how it looks.
pub(super) type Piece = (Look, Content);

/// Groups pieces by what encloses them, one kind after another.
fn group<K: PartialEq>(
    pieces: &[Piece],
    key: impl Fn(&Look) -> K,
    wrap: impl Fn(K, &[Piece]) -> Vec<Inline>,
) -> Vec<Inline> {
    let groups = pieces.chunk_by(|(one, _), (other, _)| key(one) == key(other));
    groups
        .flat_map(|group| {
            let first = group.first();
            first.map(|(look, _)| wrap(key(look), group)).unwrap_or_default()
        })
        .collect()
}

/// The pieces as a tree.
pub(super) fn nest(pieces: &[Piece]) -> Vec<Inline> {
    group(
        pieces,
        |look| look.link.clone(),
        |target, group| match target {
            Some(target) => vec![Inline::Link {
                target,
                content: nest_languages(group),
            }],
            None => nest_languages(group),
        },
    )
}

fn nest_languages(pieces: &[Piece]) -> Vec<Inline> {
    group(
        pieces,
        |look| look.language,
        |language, group| match language {
            Some(language) => vec![Inline::Foreign {
                language,
                content: nest_strong(group),
            }],
            None => nest_strong(group),
        },
    )
}

fn nest_strong(pieces: &[Piece]) -> Vec<Inline> {
    nest_flag(pieces, |look| look.strong, Inline::Strong, nest_emphasis)
}

fn nest_emphasis(pieces: &[Piece]) -> Vec<Inline> {
    nest_flag(pieces, |look| look.emphasis, Inline::Emphasis, flat)
}

fn nest_flag(
    pieces: &[Piece],
    flag: impl Fn(&Look) -> bool,
    wrap: impl Fn(Vec<Inline>) -> Inline,
    inner: impl Fn(&[Piece]) -> Vec<Inline>,
) -> Vec<Inline> {
    group(pieces, flag, |set, group| match set {
        true => vec![wrap(inner(group))],
        false => inner(group),
    })
}

fn flat(pieces: &[Piece]) -> Vec<Inline> {
    let content = pieces.iter().filter_map(|(_, content)| match content {
        Content::Text(text) => Some(Inline::Text(text.clone())),
        Content::LineBreak => Some(Inline::LineBreak),
        Content::PageBreak => None,
    });
    content.collect()
}
