//! Running text: values and tokens put back, spaces trimmed.

use crate::template::{Payload, Piece, decode, split_tokens};
use crate::{Block, Inline, Target, TemplateErrorKind};

/// Puts the values of a run of text in their places: a line feed in a value becomes a line break, a token the inline
/// that it stands for.
pub(super) fn settled(inlines: Vec<Inline>) -> Result<Vec<Inline>, TemplateErrorKind> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                for piece in split_tokens(&text) {
                    match piece {
                        Piece::Text(text) => Inline::push_lines(&mut out, &decode(text)),
                        Piece::Payload(Payload::Foreign { language, text }) => {
                            out.push(Inline::Foreign {
                                language,
                                content: Inline::plain(&text),
                            });
                        }
                        Piece::Payload(payload) => {
                            return Err(TemplateErrorKind::NotAlone(name_of(&payload)));
                        }
                    }
                }
            }
            Inline::Strong(content) => out.push(Inline::Strong(settled(content)?)),
            Inline::Emphasis(content) => out.push(Inline::Emphasis(settled(content)?)),
            Inline::Link { target, content } => out.push(Inline::Link {
                target,
                content: settled(content)?,
            }),
            other => out.push(other),
        }
    }
    Ok(out)
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

/// The name of the function that made a piece.
fn name_of(payload: &Payload) -> &'static str {
    match payload {
        Payload::Block(Block::Contents { .. }) => "sisallys",
        Payload::Block(Block::Table(_)) => "taulukko",
        Payload::Block(Block::Chart(_)) => "kaavio",
        Payload::Block(Block::Signatures(_)) => "allekirjoitukset",
        Payload::Block(_) => "alaotsikko",
        Payload::View(_) => "nakyma",
        Payload::Foreign { .. } => "kieli",
    }
}

/// Calls `f` with every run of text in a block.
pub(super) fn for_each_run(block: &Block, f: &mut impl FnMut(&[Inline])) {
    match block {
        Block::Title(run) | Block::Subtitle(run) | Block::Paragraph(run) | Block::Note(run) => f(run),
        Block::Heading(heading) => f(&heading.content),
        Block::List(list) => list
            .items
            .iter()
            .flatten()
            .for_each(|block| for_each_run(block, f)),
        Block::Definitions(definitions) => {
            for definition in definitions {
                f(&definition.term);
                definition.lines.iter().for_each(|line| f(line));
            }
        }
        Block::Table(_)
        | Block::Chart(_)
        | Block::Contents { .. }
        | Block::Signatures(_)
        | Block::PageBreak => {}
    }
}

/// Collects the ids that the links of a run lead to.
pub(super) fn heading_targets(run: &[Inline], out: &mut Vec<String>) {
    for inline in run {
        match inline {
            Inline::Link {
                target: Target::Heading(id),
                ..
            } => out.push(id.clone()),
            inline => heading_targets(inline.content().unwrap_or_default(), out),
        }
    }
}
