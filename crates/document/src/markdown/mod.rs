//! Markdown → blocks.

mod inline;

use std::collections::BTreeSet;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};
use vuosikello_core::{link_address, nearest};

use crate::template::{Payload, Piece, Placement, Views, split_tokens};
use crate::{Block, Definition, Heading, Inline, List, Target, TemplateErrorKind};

/// The deepest nesting of lists that a document may have; deeper is a mistake in the template.
const DEPTH_LIMIT: usize = 8;

/// The class of a heading that is not numbered.
const UNNUMBERED: &str = "numeroimaton";

/// What a template rendered to: the blocks that it writes out itself, and the views that it places between them.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) blocks: Vec<Block>,
    /// Each view with the number of blocks before it.
    pub(crate) placed: Vec<(usize, Placement)>,
}

/// Parses the Markdown that a template rendered to.
pub(crate) fn content(markdown: &str) -> Result<Content, TemplateErrorKind> {
    let options = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_DEFINITION_LIST;
    let mut reader = Reader {
        events: TextMergeStream::new(Parser::new_ext(markdown, options)),
        headings: 0,
        placed: Vec::new(),
    };
    let blocks = reader.blocks(None, 0)?;
    Ok(Content {
        blocks,
        placed: reader.placed,
    })
}

/// The blocks of a document: those of the template, and those of the views in their places.
pub(crate) fn blocks(markdown: &str, views: &Views<'_>) -> Result<Vec<Block>, TemplateErrorKind> {
    let Content { blocks: own, placed } = content(markdown)?;
    let mut blocks = Vec::with_capacity(own.len() + placed.len());
    let mut own = own.into_iter();
    let mut taken = 0;
    for (place, placement) in placed {
        blocks.extend(own.by_ref().take(place - taken));
        taken = place;
        blocks.extend(placement.blocks(views)?);
    }
    blocks.extend(own);
    finish(&mut blocks)?;
    Ok(blocks)
}

/// Numbers the captions and checks the links.
pub(crate) fn finish(blocks: &mut [Block]) -> Result<(), TemplateErrorKind> {
    number_captions(blocks);
    check_links(blocks)
}

struct Reader<'a> {
    events: TextMergeStream<'a, Parser<'a>>,
    headings: usize,
    placed: Vec<(usize, Placement)>,
}

impl<'a> Reader<'a> {
    /// Reads blocks up to the end of the container that `end` closes (or of the text).
    fn blocks(&mut self, end: Option<TagEnd>, depth: usize) -> Result<Vec<Block>, TemplateErrorKind> {
        if depth > DEPTH_LIMIT {
            return Err(TemplateErrorKind::Unsupported("liian syvä luettelo"));
        }
        let mut blocks = Vec::new();
        // The text of a list item without paragraphs of its own.
        let mut loose: Vec<Inline> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) if is_block(&tag) => {
                    flush(&mut loose, &mut blocks)?;
                    self.block(tag, depth, &mut blocks)?;
                }
                Event::Rule => {
                    flush(&mut loose, &mut blocks)?;
                    blocks.push(Block::PageBreak);
                }
                event => self.inline(event, &mut loose)?,
            }
        }
        flush(&mut loose, &mut blocks)?;
        Ok(blocks)
    }

    fn block(&mut self, tag: Tag<'a>, depth: usize, out: &mut Vec<Block>) -> Result<(), TemplateErrorKind> {
        match tag {
            Tag::Paragraph => {
                let content = self.inlines(TagEnd::Paragraph)?;
                // A view stands on its own, not in a list or beside a term.
                match placement(&content).filter(|_| depth == 0) {
                    Some(placement) => self.placed.push((out.len(), placement?)),
                    None => push_paragraph(content, out)?,
                }
                Ok(())
            }
            Tag::Heading {
                level, id, classes, ..
            } => {
                let content = inline::trimmed(self.inlines(TagEnd::Heading(level))?);
                if content.is_empty() {
                    return Err(TemplateErrorKind::EmptyHeading);
                }
                out.push(self.heading(level, id, &classes, inline::settled(content)?)?);
                Ok(())
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some(event) = self.events.next() {
                    match event {
                        Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item), depth + 1)?),
                        Event::End(TagEnd::List(_)) => break,
                        _ => {}
                    }
                }
                items.retain(|item| !item.is_empty());
                let start = start.map(|n| u32::try_from(n).unwrap_or(1));
                if !items.is_empty() {
                    out.push(Block::List(List {
                        start,
                        items,
                        marker: None,
                    }));
                }
                Ok(())
            }
            Tag::BlockQuote(kind) => {
                for block in self.blocks(Some(TagEnd::BlockQuote(kind)), depth + 1)? {
                    match block {
                        Block::Paragraph(content) => out.push(Block::Note(content)),
                        _ => {
                            return Err(TemplateErrorKind::Unsupported(
                                "huomautuksessa muuta kuin kappaleita",
                            ));
                        }
                    }
                }
                Ok(())
            }
            Tag::DefinitionList => {
                let definitions = self.definitions(depth)?;
                out.push(Block::Definitions(definitions));
                Ok(())
            }
            other => Err(TemplateErrorKind::Unsupported(name_of(&other))),
        }
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'a>>,
        classes: &[CowStr<'a>],
        content: Vec<Inline>,
    ) -> Result<Block, TemplateErrorKind> {
        let level = match level {
            HeadingLevel::H1 => return Ok(Block::Title(content)),
            HeadingLevel::H2 => 1,
            HeadingLevel::H3 => 2,
            HeadingLevel::H4 => 3,
            _ => return Err(TemplateErrorKind::Unsupported("liian alhaisen tason otsikko")),
        };
        self.headings += 1;
        let id = id
            .map(|id| id.to_string())
            .unwrap_or_else(|| format!("otsikko-{}", self.headings));
        let numbered = !classes.iter().any(|class| &**class == UNNUMBERED);
        Ok(Block::Heading(Heading {
            level,
            id,
            numbered,
            number: None,
            content,
        }))
    }

    fn definitions(&mut self, depth: usize) -> Result<Vec<Definition>, TemplateErrorKind> {
        let mut definitions: Vec<Definition> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = inline::settled(self.inlines(TagEnd::DefinitionListTitle)?)?;
                    definitions.push(Definition {
                        term,
                        lines: Vec::new(),
                    });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.blocks(Some(TagEnd::DefinitionListDefinition), depth + 1)?;
                    for block in blocks {
                        match (block, definitions.last_mut()) {
                            (Block::Paragraph(line), Some(definition)) => definition.lines.push(line),
                            _ => {
                                return Err(TemplateErrorKind::Unsupported("selitteessä muuta kuin tekstiä"));
                            }
                        }
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        Ok(definitions)
    }

    /// Reads running text up to the end tag.
    fn inlines(&mut self, end: TagEnd) -> Result<Vec<Inline>, TemplateErrorKind> {
        let mut out = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                event => self.inline(event, &mut out)?,
            }
        }
        Ok(out)
    }

    fn inline(&mut self, event: Event<'a>, out: &mut Vec<Inline>) -> Result<(), TemplateErrorKind> {
        match event {
            // Still undecoded: `inline::settled` puts values and tokens back when the whole run is known.
            Event::Text(text) => out.push(Inline::Text(text.into_string())),
            Event::SoftBreak => out.push(Inline::text(" ")),
            Event::HardBreak => out.push(Inline::LineBreak),
            Event::Start(Tag::Emphasis) => out.push(Inline::Emphasis(self.inlines(TagEnd::Emphasis)?)),
            Event::Start(Tag::Strong) => out.push(Inline::Strong(self.inlines(TagEnd::Strong)?)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let content = self.inlines(TagEnd::Link)?;
                let address = crate::template::decode(&dest_url);
                out.push(Inline::Link {
                    target: target(&address)?,
                    content,
                });
            }
            Event::Start(tag) => return Err(TemplateErrorKind::Unsupported(name_of(&tag))),
            Event::Code(_) => return Err(TemplateErrorKind::Unsupported("koodia")),
            Event::Html(_) | Event::InlineHtml(_) => {
                return Err(TemplateErrorKind::Unsupported("HTML-merkintä"));
            }
            _ => {}
        }
        Ok(())
    }
}

fn target(address: &str) -> Result<Target, TemplateErrorKind> {
    match address.strip_prefix('#') {
        Some(id) => Ok(Target::Heading(id.to_owned())),
        None if link_address(address).is_some() => Ok(Target::Uri(address.to_owned())),
        None => Err(TemplateErrorKind::Address(address.chars().take(60).collect())),
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough
    )
}

fn name_of(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::CodeBlock(_) => "koodilohko (onko rivin alussa neljä välilyöntiä?)",
        Tag::HtmlBlock => "HTML-merkintä",
        Tag::Image { .. } => "kuva",
        _ => "merkintä",
    }
}

fn flush(loose: &mut Vec<Inline>, out: &mut Vec<Block>) -> Result<(), TemplateErrorKind> {
    push_paragraph(std::mem::take(loose), out)
}

/// The view that a paragraph places.
fn placement(content: &[Inline]) -> Option<Result<Placement, TemplateErrorKind>> {
    let [Inline::Text(text)] = content else {
        return None;
    };
    let text = text.trim();
    let mut pieces = split_tokens(text);
    match (pieces.pop(), pieces.is_empty()) {
        (Some(Piece::Payload(Payload::View(placement))), true) => Some(Ok(placement)),
        _ => Placement::parse(text),
    }
}

/// A paragraph, or the block that a function standing alone in it made; nothing when there is no text in it.
fn push_paragraph(content: Vec<Inline>, out: &mut Vec<Block>) -> Result<(), TemplateErrorKind> {
    if let [Inline::Text(text)] = content.as_slice()
        && let Some(block) = block_of_token(text.trim())
    {
        out.push(block);
        return Ok(());
    }
    let content = inline::trimmed(content);
    if !content.is_empty() {
        out.push(Block::Paragraph(inline::settled(content)?));
    }
    Ok(())
}

/// The block that a token alone in a text holds.
fn block_of_token(text: &str) -> Option<Block> {
    let mut pieces = split_tokens(text);
    match (pieces.pop(), pieces.is_empty()) {
        (Some(Piece::Payload(Payload::Block(block))), true) => Some(block),
        _ => None,
    }
}

/// Puts the running number in front of each caption: `Taulukko 1. Jatkuvat palvelut`, `Kuva 1. Kustannukset`.
fn number_captions(blocks: &mut [Block]) {
    let (mut tables, mut charts) = (1.., 1..);
    for block in blocks {
        let (caption, label, numbers) = match block {
            Block::Table(table) => (&mut table.caption, "Taulukko", &mut tables),
            Block::Chart(chart) => (&mut chart.caption, "Kuva", &mut charts),
            _ => continue,
        };
        let number: u32 = numbers.next().unwrap_or_default();
        caption.insert(0, Inline::text(format!("{label} {number}. ")));
    }
}

/// Every heading has an id of its own, and every link within the document leads to a heading.
fn check_links(blocks: &[Block]) -> Result<(), TemplateErrorKind> {
    let mut ids = BTreeSet::new();
    for block in blocks {
        if let Block::Heading(heading) = block
            && !ids.insert(heading.id.as_str())
        {
            return Err(TemplateErrorKind::DuplicateHeading(heading.id.clone()));
        }
    }
    let mut targets = Vec::new();
    for block in blocks {
        inline::for_each_run(block, &mut |run| inline::heading_targets(run, &mut targets));
    }
    match targets.into_iter().find(|target| !ids.contains(target.as_str())) {
        Some(target) => {
            let nearest = nearest(&target, ids.iter().copied()).map(str::to_owned);
            Err(TemplateErrorKind::DeadLink { target, nearest })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
