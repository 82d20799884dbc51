//! Pieces of text into a tree: what looks alike lies in one branch.

use vuosikello_document::{Footnote, Inline, Picture};

use super::look::Look;
use super::properties::Script;

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Text(String),
    LineBreak,
    Footnote(Footnote),
    Picture(Picture),
    Bookmark(String),
    PageBreak,
}

/// A piece of running text, and how it looks.
pub(super) type Piece = (Look, Content);

/// The pieces as a tree. Links enclose everything else; then come, from outside in, language, bold, italics, underline,
/// strike, and raised or lowered text.
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

fn nest_languages(pieces: &[Piece]) -> Vec<Inline> {
    group(
        pieces,
        |look| look.language,
        |language, group| match language {
            Some(language) => vec![Inline::Foreign {
                language,
                content: nest_flags(group, &FLAGS),
            }],
            None => nest_flags(group, &FLAGS),
        },
    )
}

/// A look that is there or not, and the inline that says it.
type Flag = (fn(&Look) -> bool, fn(Vec<Inline>) -> Inline);

const FLAGS: [Flag; 6] = [
    (|look| look.strong, Inline::Strong),
    (|look| look.emphasis, Inline::Emphasis),
    (|look| look.underline, Inline::Underline),
    (|look| look.strike, Inline::Strike),
    (|look| look.script == Some(Script::Super), Inline::Superscript),
    (|look| look.script == Some(Script::Sub), Inline::Subscript),
];

fn nest_flags(pieces: &[Piece], flags: &[Flag]) -> Vec<Inline> {
    let Some(((is_set, wrap), inner)) = flags.split_first() else {
        return flat(pieces);
    };
    group(pieces, is_set, |set, group| match set {
        true => vec![wrap(nest_flags(group, inner))],
        false => nest_flags(group, inner),
    })
}

fn flat(pieces: &[Piece]) -> Vec<Inline> {
    let content = pieces.iter().filter_map(|(_, content)| {
        Some(match content {
            Content::Text(text) => Inline::Text(text.clone()),
            Content::LineBreak => Inline::LineBreak,
            Content::Footnote(note) => Inline::Footnote(note.clone()),
            Content::Picture(picture) => Inline::Picture(picture.clone()),
            Content::Bookmark(name) => Inline::Bookmark(name.clone()),
            Content::PageBreak => return None,
        })
    });
    content.collect()
}
