//! Reading running text.

use pulldown_cmark::{Event, Tag, TagEnd};
use vuosikello_core::link_address;

use super::inline::payload_alone;
use super::leftover::leftover;
use super::reader::{Reader, name_of};
use super::{Mistake, inline};
use crate::template::{EMPTY, Payload, decode};
use crate::{Block, Footnote, Inline, NotePlace, Target, TemplateErrorKind};

/// The deepest nesting of emphasis and links. Five kinds may enclose one another; more is a mistake, and would lead deep into recursion.
const EMPHASIS_LIMIT: usize = 8;

impl<'a> Reader<'a> {
    /// Reads running text up to the end tag.
    pub(super) fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::End(tag) if tag == end => break,
                event => self.inline(event, &mut out),
            }
        }
        out
    }

    pub(super) fn inline(&mut self, event: Event<'a>, out: &mut Vec<Inline>) {
        match event {
            // Still undecoded: `inline::settled` puts values and tokens back when the whole run is known.
            Event::Text(text) => {
                let is_first =
                    matches!(out.last(), None | Some(Inline::LineBreak)) || is_soft_break(out.last());
                if let Some(kind) = leftover(&text, self.source(), is_first) {
                    self.mistake(kind);
                }
                let text = text.replace(EMPTY, "");
                if !text.is_empty() {
                    out.push(Inline::Text(text));
                }
            }
            Event::SoftBreak => out.push(Inline::text(" ")),
            Event::HardBreak => out.push(Inline::LineBreak),
            Event::FootnoteReference(label) => {
                self.references.push((label.to_string(), self.range.start));
                out.push(Inline::Footnote(Footnote {
                    place: NotePlace::Page,
                    paragraphs: vec![vec![Inline::text(&*label)]],
                }));
            }
            Event::TaskListMarker(_) => self.unsupported("valintaruutu [ ]"),
            Event::Start(tag) => self.enclosing(tag, out),
            Event::Code(_) => self.unsupported("koodia"),
            Event::Html(_) | Event::InlineHtml(_) => self.unsupported("HTML-merkintä"),
            _ => {}
        }
    }

    /// What encloses other text.
    fn enclosing(&mut self, tag: Tag<'a>, out: &mut Vec<Inline>) {
        let at = self.range.start;
        if self.emphasis == EMPHASIS_LIMIT {
            self.unsupported("liian monta sisäkkäistä korostusta");
            return self.skip();
        }
        self.emphasis += 1;
        let end = tag.to_end();
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                let content = self.inlines(end);
                let inline = match tag {
                    Tag::Emphasis => Inline::Emphasis(content),
                    Tag::Strong => Inline::Strong(content),
                    _ => Inline::Strike(content),
                };
                // Nothing, where the value in it is empty.
                out.extend(
                    inline
                        .content()
                        .is_some_and(|content| !content.is_empty())
                        .then_some(inline),
                );
            }
            Tag::Link { dest_url, .. } => {
                let content = self.inlines(end);
                match target(&decode(&dest_url)) {
                    Ok(target) => {
                        if let Target::Heading(id) = &target {
                            self.targets.push((id.clone(), at));
                        }
                        out.push(Inline::Link { target, content });
                    }
                    Err(kind) => self.mistakes.push(Mistake { kind, at }),
                }
            }
            tag => {
                self.unsupported(name_of(&tag));
                self.skip();
            }
        }
        self.emphasis -= 1;
    }

    /// A paragraph, or the block that a function standing alone in it made; nothing when there is no text in it.
    pub(super) fn push_paragraph(&mut self, content: Vec<Inline>, at: usize, out: &mut Vec<Block>) {
        match payload_alone(&content) {
            Some(Payload::Block(block)) => out.push(block),
            _ => self.push_text(content, at, out),
        }
    }

    /// A paragraph that is no block of a function; nothing when there is no text in it.
    pub(super) fn push_text(&mut self, content: Vec<Inline>, at: usize, out: &mut Vec<Block>) {
        let content = inline::trimmed(content);
        if !content.is_empty() {
            let before = std::mem::replace(&mut self.range, at..at);
            let content = self.settled(content);
            self.range = before;
            out.push(Block::Paragraph(content));
        }
    }

    /// A run with values and tokens put back.
    pub(super) fn settled(&mut self, run: Vec<Inline>) -> Vec<Inline> {
        let mut mistakes = Vec::new();
        let run = inline::settled(run, &mut mistakes);
        mistakes.into_iter().for_each(|kind| self.mistake(kind));
        run
    }
}

fn is_soft_break(inline: Option<&Inline>) -> bool {
    matches!(inline, Some(Inline::Text(text)) if text == " ")
}

fn target(address: &str) -> Result<Target, TemplateErrorKind> {
    match address.strip_prefix('#') {
        Some(id) => Ok(Target::Heading(id.to_owned())),
        None if link_address(address).is_some() => Ok(Target::Uri(address.to_owned())),
        None => Err(TemplateErrorKind::Address(address.chars().take(60).collect())),
    }
}
