//! Running text: values and tokens put back, spaces trimmed.

use crate::template::{Payload, Piece, decode, split_tokens};
use crate::{Block, Inline, Language, Target, TemplateErrorKind, plain_text};

/// Puts the values of a run of text in their places: a line feed in a value becomes a line break, a token the inline
/// that it stands for.
pub(super) fn settled(inlines: Vec<Inline>) -> Result<Vec<Inline>, TemplateErrorKind> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                for piece in split_tokens(&text) {
                    match piece {
                        Piece::Text(text) => push_text(&mut out, &decode(text)),
                        Piece::Payload(Payload::Foreign { language, text }) => {
                            out.push(Inline::Foreign {
                                language: language_of(&language),
                                content: plain(&text),
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

/// Text that never was Markdown, such as the cell of a table.
pub(super) fn plain(text: &str) -> Vec<Inline> {
    let mut escaped = Vec::new();
    // Through the same gate as every other value, so that no control character gets into the tree.
    for c in text.chars() {
        escaped.push(match c {
            '\n' => '\n',
            '\t' => ' ',
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
                char::REPLACEMENT_CHARACTER
            }
            c => c,
        });
    }
    let mut out = Vec::new();
    push_text(&mut out, &escaped.into_iter().collect::<String>());
    out
}

/// Text that never was Markdown and stands on one line, such as a name in a chart.
pub(super) fn one_line(text: &str) -> String {
    plain_text(&plain(text)).replace('\n', " ")
}

/// The text of a cell: as [`plain`], and an e-mail address that stands alone is a link to write to it.
pub(super) fn cell(text: &str) -> Vec<Inline> {
    if is_email(text) {
        let target = Target::Uri(format!("mailto:{text}"));
        return vec![Inline::Link {
            target,
            content: plain(text),
        }];
    }
    plain(text)
}

/// Whether a text is a plain e-mail address (the dot-atom form of RFC 5322 § 3.4.1, in ASCII, with a domain of two parts or more).
fn is_email(text: &str) -> bool {
    let atom = |c: char| c.is_ascii_alphanumeric() || "!#$&'*+-/=^_`{|}~".contains(c);
    let dotted = |part: &str| {
        part.split('.')
            .all(|piece| !piece.is_empty() && piece.chars().all(atom))
    };
    text.len() <= 254
        && text
            .split_once('@')
            .is_some_and(|(name, domain)| dotted(name) && dotted(domain) && domain.contains('.'))
}

/// Appends text, joined to the text before it, with its line feeds as line breaks.
fn push_text(out: &mut Vec<Inline>, text: &str) {
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push(Inline::LineBreak);
        }
        match out.last_mut() {
            Some(Inline::Text(before)) => before.push_str(line),
            _ if line.is_empty() => {}
            _ => out.push(Inline::text(line)),
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

fn language_of(tag: &str) -> Language {
    match tag {
        "sv" => Language::Swedish,
        "en" => Language::English,
        _ => Language::Finnish,
    }
}

fn name_of(payload: &Payload) -> &'static str {
    match payload {
        Payload::Contents { .. } => "sisallys",
        Payload::Subtitle { .. } => "alaotsikko",
        Payload::Table { .. } => "taulukko",
        Payload::Chart(_) => "kaavio",
        Payload::Signatures { .. } => "allekirjoitukset",
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
            Inline::Strong(content) | Inline::Emphasis(content) => heading_targets(content, out),
            _ => {}
        }
    }
}
