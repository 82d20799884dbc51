//! Reading the events of the Markdown parser into blocks. A mistake is noted, what it is about is left out, and reading goes on, so
//! that all mistakes are told at once.

use std::ops::Range;

use pulldown_cmark::{
    CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use super::footnotes::Definition as NoteDefinition;
use super::inline::payload_alone;
use super::leftover::begins_like_a_table_row;
use super::{Content, Mistake, inline};
use crate::template::{Payload, Placement, RULE};
use crate::{Block, Definition, Heading, Inline, List, TemplateErrorKind};

/// The deepest nesting of lists that a document may have; deeper is a mistake in the template.
const DEPTH_LIMIT: usize = 8;

/// The class of a heading that is not numbered.
const UNNUMBERED: &str = "numeroimaton";

/// What is understood: also what a document cannot hold, so that it is told by name and not printed as it is.
const OPTIONS: Options = Options::ENABLE_HEADING_ATTRIBUTES
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS);

pub(super) struct Reader<'a> {
    markdown: &'a str,
    events: TextMergeWithOffset<'a, OffsetIter<'a>>,
    /// Where the event that was read last stands.
    pub(super) range: Range<usize>,
    pub(super) emphasis: usize,
    placed: Vec<(usize, Placement, usize)>,
    numbered_headings: usize,
    /// The ids of headings, and where they stand.
    pub(super) headings: Vec<(String, usize)>,
    /// The ids that links lead to.
    pub(super) targets: Vec<(String, usize)>,
    /// The texts of footnotes.
    pub(super) footnotes: Vec<NoteDefinition>,
    /// The labels that the text refers to, in order.
    pub(super) references: Vec<(String, usize)>,
    pub(super) mistakes: Vec<Mistake>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(markdown: &'a str) -> Self {
        Self {
            markdown,
            events: TextMergeWithOffset::new(Parser::new_ext(markdown, OPTIONS).into_offset_iter()),
            range: 0..0,
            emphasis: 0,
            placed: Vec::new(),
            numbered_headings: 0,
            headings: Vec::new(),
            targets: Vec::new(),
            footnotes: Vec::new(),
            references: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    /// All blocks of the text.
    pub(super) fn content(&mut self) -> Content {
        let mut content = Content::default();
        while let Some(event) = self.next() {
            let at = self.range.start;
            match event {
                Event::Start(tag) if is_block(&tag) => self.block(tag, 0, &mut content.blocks),
                Event::Rule => self.rule(0, &mut content.blocks),
                _ => {}
            }
            content.starts.resize(content.blocks.len(), at);
        }
        content.placed = std::mem::take(&mut self.placed);
        content
    }

    pub(super) fn next(&mut self) -> Option<Event<'a>> {
        let (event, range) = self.events.next()?;
        self.range = range;
        Some(event)
    }

    pub(super) fn mistake(&mut self, kind: TemplateErrorKind) {
        let at = self.range.start;
        self.mistakes.push(Mistake { kind, at });
    }

    pub(super) fn unsupported(&mut self, what: &'static str) {
        self.mistake(TemplateErrorKind::Unsupported(what));
    }

    /// The Markdown of the event that was read last.
    pub(super) fn source(&self) -> &'a str {
        self.markdown.get(self.range.clone()).unwrap_or_default()
    }

    /// Passes over what the start tag that was read last encloses.
    pub(super) fn skip(&mut self) {
        let mut open = 1usize;
        while open > 0 {
            match self.next() {
                Some(Event::Start(_)) => open += 1,
                Some(Event::End(_)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Reads blocks up to the end of the container that `end` closes.
    fn blocks(&mut self, end: TagEnd, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        // The text of a list item without paragraphs of its own.
        let mut loose: Vec<Inline> = Vec::new();
        let mut loose_at = self.range.start;
        while let Some(event) = self.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(tag) if is_block(&tag) => {
                    let range = self.range.clone();
                    self.flush(&mut loose, loose_at, &mut blocks);
                    self.range = range;
                    self.block(tag, depth, &mut blocks);
                }
                Event::Rule => {
                    self.flush(&mut loose, loose_at, &mut blocks);
                    self.rule(depth, &mut blocks);
                }
                event => {
                    if loose.is_empty() {
                        loose_at = self.range.start;
                    }
                    self.inline(event, &mut loose);
                }
            }
        }
        self.flush(&mut loose, loose_at, &mut blocks);
        blocks
    }

    fn flush(&mut self, loose: &mut Vec<Inline>, at: usize, out: &mut Vec<Block>) {
        if !loose.is_empty() {
            self.push_paragraph(std::mem::take(loose), at, out);
        }
    }

    /// `---` begins a new page. The other lines that Markdown has say nothing that a document could show.
    fn rule(&mut self, depth: usize, out: &mut Vec<Block>) {
        match self.source().trim_start().starts_with('-') {
            true if depth == 0 => out.push(Block::PageBreak),
            true => self.unsupported("sivunvaihto (---) luettelon tai lainauksen sisällä"),
            false => self.unsupported(RULE),
        }
    }

    fn block(&mut self, tag: Tag<'a>, depth: usize, out: &mut Vec<Block>) {
        if depth > DEPTH_LIMIT {
            self.unsupported("liian syvä luettelo");
            return self.skip();
        }
        match tag {
            Tag::Paragraph => {
                let at = self.range.start;
                if begins_like_a_table_row(self.source()) {
                    self.unsupported("taulukon rivi, jonka yllä ei ole otsikkoriviä ja viivaa |---|");
                    return self.skip();
                }
                let before = self.mistakes.len();
                let content = self.inlines(TagEnd::Paragraph);
                let placement = match payload_alone(&content) {
                    Some(Payload::Block(block)) => return out.push(block),
                    Some(Payload::View(placement)) => Some(Ok(placement)),
                    _ => placement(&content),
                };
                // A view stands on its own, not in a list or beside a term.
                match placement.filter(|_| depth == 0) {
                    Some(placement) => {
                        self.mistakes.truncate(before);
                        match placement {
                            Ok(placement) => self.placed.push((out.len(), placement, at)),
                            Err(kind) => self.mistakes.push(Mistake { kind, at }),
                        }
                    }
                    None => self.push_text(content, at, out),
                }
            }
            Tag::Heading {
                level, id, classes, ..
            } => self.heading(level, id, &classes, depth, out),
            Tag::List(start) => self.list(start, depth, out),
            Tag::BlockQuote(kind) => {
                let at = self.range.start;
                for block in self.blocks(TagEnd::BlockQuote(kind), depth + 1) {
                    match block {
                        Block::Paragraph(content) => out.push(Block::Note(content)),
                        _ => {
                            let kind = TemplateErrorKind::Unsupported("huomautuksessa muuta kuin kappaleita");
                            self.mistakes.push(Mistake { kind, at });
                        }
                    }
                }
            }
            Tag::DefinitionList => {
                let definitions = self.definitions(depth);
                out.push(Block::Definitions(definitions));
            }
            Tag::Table(_) if depth > 0 => {
                self.unsupported("taulukko luettelon tai lainauksen sisällä");
                self.skip();
            }
            Tag::Table(alignments) => out.extend(self.table(&alignments).map(Block::Table)),
            Tag::FootnoteDefinition(label) => self.footnote(&label, depth),
            other => {
                self.unsupported(name_of(&other));
                self.skip();
            }
        }
    }

    fn list(&mut self, start: Option<u64>, depth: usize, out: &mut Vec<Block>) {
        let mut items = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(TagEnd::Item, depth + 1)),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items.retain(|item| !item.is_empty());
        let start = start.map(|n| u32::try_from(n).unwrap_or(1));
        if !items.is_empty() {
            out.push(Block::List(List::new(start, items)));
        }
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'a>>,
        classes: &[CowStr<'a>],
        depth: usize,
        out: &mut Vec<Block>,
    ) {
        let range = self.range.clone();
        let is_underlined = !self.source().trim_start().starts_with('#');
        let content = inline::trimmed(self.inlines(TagEnd::Heading(level)));
        self.range = range;
        if is_underlined {
            return self.mistake(TemplateErrorKind::UnderlinedHeading);
        }
        if depth > 0 {
            return self.unsupported("otsikko luettelon tai lainauksen sisällä");
        }
        if content.is_empty() {
            return self.mistake(TemplateErrorKind::EmptyHeading);
        }
        let content = self.settled(content);
        let level = match level {
            HeadingLevel::H1 => return out.push(Block::Title(content)),
            HeadingLevel::H2 => 1,
            HeadingLevel::H3 => 2,
            HeadingLevel::H4 => 3,
            _ => return self.unsupported("liian alhaisen tason otsikko"),
        };
        self.numbered_headings += 1;
        let id = id.map_or_else(
            || format!("otsikko-{}", self.numbered_headings),
            |id| id.to_string(),
        );
        self.headings.push((id.clone(), self.range.start));
        let numbered = !classes.iter().any(|class| &**class == UNNUMBERED);
        out.push(Block::Heading(Heading {
            numbered,
            ..Heading::new(level, id, content)
        }));
    }

    fn definitions(&mut self, depth: usize) -> Vec<Definition> {
        let mut definitions: Vec<Definition> = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.inlines(TagEnd::DefinitionListTitle);
                    let term = self.settled(term);
                    definitions.push(Definition {
                        term,
                        lines: Vec::new(),
                    });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let at = self.range.start;
                    for block in self.blocks(TagEnd::DefinitionListDefinition, depth + 1) {
                        match (block, definitions.last_mut()) {
                            (Block::Paragraph(line), Some(definition)) => definition.lines.push(line),
                            _ => {
                                let kind = TemplateErrorKind::Unsupported("selitteessä muuta kuin tekstiä");
                                self.mistakes.push(Mistake { kind, at });
                            }
                        }
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        definitions
    }

    /// The text of a footnote, which is put where the text refers to it.
    fn footnote(&mut self, label: &str, depth: usize) {
        let at = self.range.start;
        let mut paragraphs = Vec::new();
        let blocks = self.blocks(TagEnd::FootnoteDefinition, depth + 1);
        let has_others = blocks.iter().any(|block| !matches!(block, Block::Paragraph(_)));
        paragraphs.extend(blocks.into_iter().filter_map(|block| match block {
            Block::Paragraph(content) => Some(content),
            _ => None,
        }));
        if has_others || paragraphs.is_empty() {
            let kind = TemplateErrorKind::Unsupported("alaviitteessä muuta kuin tekstiä");
            self.mistakes.push(Mistake { kind, at });
        }
        self.footnotes.push(NoteDefinition {
            label: label.to_owned(),
            at,
            paragraphs,
        });
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough
    )
}

pub(super) fn name_of(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::CodeBlock(_) => "koodilohko (onko rivin alussa neljä välilyöntiä?)",
        Tag::HtmlBlock => "HTML-merkintä",
        Tag::Image { .. } => "kuva",
        _ => "merkintä",
    }
}

/// The view that a paragraph places by its name.
fn placement(content: &[Inline]) -> Option<Result<Placement, TemplateErrorKind>> {
    match content {
        [Inline::Text(text)] => Placement::parse(text.trim()),
        _ => None,
    }
}
