//! Running text: values and tokens put back, spaces trimmed.

use crate::template::{Payload, Piece, decode, split_tokens};
use crate::{Block, Inline, TemplateErrorKind};

/// Puts the values of a run of text in their places: a line feed in a value becomes a line break, a token the inline
/// that it stands for. What may not stand in running text is left out and added to `mistakes`.
pub(super) fn settled(inlines: Vec<Inline>, mistakes: &mut Vec<TemplateErrorKind>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => push_text(&text, &mut out, mistakes),
            mut inline => {
                if let Some(content) = inline.content_mut() {
                    *content = settled(std::mem::take(content), mistakes);
                }
                out.push(inline);
            }
        }
    }
    out
}

fn push_text(text: &str, out: &mut Vec<Inline>, mistakes: &mut Vec<TemplateErrorKind>) {
    for piece in split_tokens(text) {
        match piece {
            Piece::Text(text) => Inline::push_lines(out, &decode(text)),
            Piece::Payload(Payload::Foreign { language, text }) => out.push(Inline::Foreign {
                language,
                content: Inline::plain(&text),
            }),
            Piece::Payload(Payload::Run(run)) => {
                for inline in run {
                    match inline {
                        Inline::Text(text) => Inline::push_lines(out, &text),
                        other => out.push(other),
                    }
                }
            }
            Piece::Payload(payload) => mistakes.push(TemplateErrorKind::NotAlone(name_of(&payload))),
        }
    }
}

/// Drops empty text and the spaces around the run.
pub(super) fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = text.trim_start().to_owned();
        if !text.is_empty() {
            break;
        }
        inlines.remove(0);
    }
    while let Some(Inline::Text(text)) = inlines.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        inlines.pop();
    }
    inlines
}

/// What a function made that stands alone in running text.
pub(super) fn payload_alone(content: &[Inline]) -> Option<Payload> {
    match content {
        [Inline::Text(text)] => Payload::alone(text.trim()),
        _ => None,
    }
}

/// The name of the function that made a piece.
fn name_of(payload: &Payload) -> &'static str {
    match payload {
        Payload::Block(Block::Contents { .. }) => "sisallys",
        Payload::Block(Block::Table(_)) => "taulukko",
        Payload::Block(Block::Chart(_)) => "kaavio",
        Payload::Block(Block::Signatures(_)) => "allekirjoitukset",
        Payload::Block(Block::Turn(_)) => "sivut",
        Payload::Block(_) => "alaotsikko",
        Payload::View(_) => "nakyma",
        Payload::Run(_) => "muotoiltu",
        Payload::Foreign { .. } => "kieli",
    }
}
