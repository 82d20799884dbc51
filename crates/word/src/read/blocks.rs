//! Blocks out of paragraphs, tables and content controls.

use vuosikello_document::{
    Block, DEEPEST_HEADING, Document, Heading, HeadingCounter, Inline, Orientation, Table, plain_text,
};
use vuosikello_ooxml::Element;

use super::anchors::{bookmarks, heading_id};
use super::contents::{Contents, DEEPEST_LISTED, Entry, is_contents};
use super::elements::{is_change, is_silent, is_transparent};
use super::lists::Lists;
use super::numbering::{Label, LabelKind};
use super::paragraph::Paragraph;
use super::report::{Clause, LossKind, Weight};
use super::session::Session;
use crate::annexes;
use crate::role::Role;

/// What can be told only when the whole document is known.
pub(super) struct Pending {
    numbers: Vec<String>,
    entries: Vec<Entry>,
}

impl Pending {
    /// Gives the headings the numbers that the file shows where counting gives others, and tells the entries of the table of
    /// contents that are no headings.
    pub(super) fn settle(self, document: &mut Document, session: &mut Session<'_>) {
        let headings = document.headings().map(|heading| plain_text(&heading.content));
        let annexes = annexes::listed(document);
        session.check_contents(self.entries, headings.chain(annexes));
        let headings = document.blocks.iter_mut().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        });
        let mut counter = HeadingCounter::default();
        for (heading, shown) in headings.zip(self.numbers) {
            let before = counter.clone();
            if counter.number(heading) != shown {
                heading.number = Some(shown);
                counter = before;
                counter.number(heading);
            }
        }
    }
}

/// The blocks read so far, and what is still open.
#[derive(Default)]
pub(super) struct Blocks {
    blocks: Vec<Block>,
    lists: Lists,
    /// The caption that waits for its table.
    caption: Option<Vec<Inline>>,
    /// Text whose paragraph mark is taken out: it stands at the beginning of the next paragraph.
    run_on: Vec<Inline>,
    ids: std::collections::BTreeSet<String>,
    /// The number of each heading as the file shows it.
    numbers: Vec<String>,
    entries: Vec<Entry>,
    /// Whether the blocks stand in a cell, where there are no headings and no pages.
    in_cell: bool,
    /// Whether the last paragraph was an entry of a table of contents outside a content control, or the heading of one.
    in_contents: bool,
    after_contents_heading: bool,
}

impl Blocks {
    /// The blocks of a cell.
    pub(super) fn in_cell() -> Self {
        Self {
            in_cell: true,
            ..Self::default()
        }
    }

    /// Begins the body: its first pages stand, unless its first section says otherwise.
    pub(super) fn begin(&mut self, session: &Session<'_>) {
        if session.turns.first != Orientation::default() {
            self.push(Block::Turn(session.turns.first));
        }
    }

    /// Reads what stands in the body or in an element that is transparent to the reader.
    pub(super) fn read<'e>(&mut self, parent: &'e Element<'e>, session: &mut Session<'e>) {
        let elements: Vec<&'e Element<'e>> = parent.elements().collect();
        for (at, element) in elements.iter().copied().enumerate() {
            match element.name.as_ref() {
                "w:p" => {
                    let follows = || elements.iter().skip(at + 1).find(|next| !is_silent(&next.name));
                    session.is_before_table = follows().is_some_and(|next| next.name == "w:tbl");
                    self.paragraph(element, session);
                }
                "w:tbl" => self.table(element, session),
                "w:sdt" if is_contents(element) => {
                    let contents = Contents::read(element, session);
                    if contents.on_new_page {
                        self.push(Block::PageBreak);
                    }
                    self.push(contents.block);
                    self.entries.extend(contents.entries);
                    for table in contents.tables {
                        self.table(table, session);
                    }
                    for chart in contents.charts {
                        self.push(Block::Table(chart));
                    }
                }
                "w:sdt" => {
                    if let Some(properties) = element.find("w:sdtPr") {
                        session.lose_control(element, properties);
                    }
                    self.read(element, session);
                }
                "w:altChunk" => session.lose_element(LossKind::IncludedFile, element),
                "m:oMath" | "m:oMathPara" => session.lose_element(LossKind::Equation, element),
                "w:sectPr" => session.lose_section(element),
                name if is_change(name) && !session.shows_change(element) => {}
                name if is_transparent(name) || is_change(name) => self.read(element, session),
                "w:bookmarkStart" => {
                    let name = element.get("w:name").unwrap_or_default();
                    if session.context.anchors.is_place(name) {
                        self.run_on.push(Inline::Bookmark(name.to_owned()));
                    }
                }
                name if is_silent(name) => session.mark(element),
                _ => session.lose_unknown(element),
            }
        }
    }

    /// The blocks, and what has to be compared with them once the document is whole.
    pub(super) fn finish(mut self) -> (Vec<Block>, Pending) {
        self.close();
        let rest = std::mem::take(&mut self.run_on);
        if !rest.is_empty() {
            self.blocks.push(Block::Paragraph(rest));
        }
        let pending = Pending {
            numbers: self.numbers,
            entries: self.entries,
        };
        (self.blocks, pending)
    }

    /// Ends the lists, and lets a caption that found no table be a paragraph.
    fn close(&mut self) {
        self.blocks.append(&mut self.lists.finish());
        if let Some(caption) = self.caption.take() {
            self.blocks.push(Block::Paragraph(caption));
        }
    }

    fn push(&mut self, block: Block) {
        self.close();
        self.blocks.push(block);
    }

    fn break_page(&mut self) {
        if !self.in_cell {
            self.push(Block::PageBreak);
        }
    }

    fn paragraph<'e>(&mut self, element: &'e Element<'e>, session: &mut Session<'e>) {
        let paragraph = Paragraph::read(element, session);
        self.add_paragraph(element, paragraph, session);
    }

    /// Adds a paragraph that has been read.
    pub(super) fn add_paragraph<'e>(
        &mut self,
        element: &'e Element<'e>,
        mut paragraph: Paragraph,
        session: &mut Session<'e>,
    ) {
        let tables = std::mem::take(&mut paragraph.tables);
        self.add_text(element, paragraph, session);
        for table in tables {
            self.push(Block::Table(table));
        }
    }

    fn add_text<'e>(
        &mut self,
        element: &'e Element<'e>,
        mut paragraph: Paragraph,
        session: &mut Session<'e>,
    ) {
        if paragraph.on_new_page {
            self.break_page();
        }
        let mut content = std::mem::take(&mut paragraph.content);
        if let Some(first) = content.first_mut() {
            first.splice(0..0, std::mem::take(&mut self.run_on));
        }
        if paragraph.runs_on {
            self.run_on = content.concat();
            return;
        }
        let (ends_page, turn) = (paragraph.ends_page, paragraph.turn);
        let is_entry = matches!(
            paragraph.role,
            Some(Role::Contents1 | Role::Contents2 | Role::Contents3)
        );
        let entry_of = paragraph.entry_of.or(is_entry.then_some(Some(DEEPEST_LISTED)));
        match entry_of.filter(|_| !self.in_cell) {
            Some(depth) => {
                let whole = content.concat();
                // Text that shares a paragraph with the field of the contents stands before them, or behind them.
                let is_beside = paragraph.entry_of.is_some() && !plain_text(&whole).trim().is_empty();
                let is_behind = self.in_contents;
                if is_beside && !is_behind {
                    self.after_contents_heading = false;
                    self.pieces(element, &paragraph, content.clone(), session);
                }
                self.entry(&paragraph, &whole, depth, session);
                if is_beside && is_behind {
                    self.pieces(element, &paragraph, content, session);
                }
            }
            None => {
                self.in_contents = false;
                self.pieces(element, &paragraph, content, session);
            }
        }
        self.after_contents_heading = paragraph.role == Some(Role::ContentsHeading);
        match turn.filter(|_| !self.in_cell) {
            Some(turn) => self.push(Block::Turn(turn)),
            None if ends_page => self.break_page(),
            None => {}
        }
    }

    /// An entry of a table of contents outside a content control: the first stands for the whole.
    fn entry(
        &mut self,
        paragraph: &Paragraph,
        content: &[Inline],
        depth: Option<u8>,
        session: &mut Session<'_>,
    ) {
        let text = match paragraph.entry_of {
            Some(_) => paragraph.entry.clone(),
            None => plain_text(content),
        };
        let Some(depth) = depth else {
            // Figures, words and sources are in no other place of the document.
            if !text.trim().is_empty() {
                session.lose_as(LossKind::ContentsEntry, Weight::Content, &text.replace('\t', " "));
            }
            return;
        };
        if !std::mem::replace(&mut self.in_contents, true) {
            let title = self.after_contents_heading.then(|| self.blocks.pop()).flatten();
            let title = match title {
                Some(Block::Paragraph(title)) => plain_text(&title),
                _ => String::new(),
            };
            self.push(Block::Contents {
                title,
                depth: depth.clamp(1, DEEPEST_LISTED),
            });
        }
        self.entries.push(Entry::new(&text, session));
    }

    /// The text of a paragraph, in pieces that page breaks part. Only a paragraph of running text can be parted; others are
    /// whole, behind a break that stands at their beginning or before one in them.
    fn pieces<'e>(
        &mut self,
        element: &'e Element<'e>,
        paragraph: &Paragraph,
        pieces: Vec<Vec<Inline>>,
        session: &mut Session<'e>,
    ) {
        let breaks = pieces.len().saturating_sub(1);
        let is_plain = paragraph.level.is_none()
            && paragraph.label.is_none()
            && matches!(paragraph.role, None | Some(Role::Body));
        let mut pieces: std::collections::VecDeque<Vec<Inline>> = match is_plain || breaks == 0 {
            true => pieces.into(),
            false => {
                let leading = pieces
                    .iter()
                    .take_while(|piece| piece.is_empty())
                    .count()
                    .min(breaks);
                let trailing = pieces
                    .iter()
                    .rev()
                    .take_while(|piece| piece.is_empty())
                    .count()
                    .min(breaks - leading);
                let mut whole: std::collections::VecDeque<Vec<Inline>> = vec![Vec::new(); leading].into();
                whole.push_back(pieces.concat());
                whole.extend(vec![Vec::new(); trailing]);
                whole
            }
        };
        let mut is_first = true;
        while let Some(piece) = pieces.pop_front() {
            if !std::mem::take(&mut is_first) {
                self.break_page();
            }
            self.block(element, paragraph, piece, session);
        }
    }

    fn block<'e>(
        &mut self,
        element: &'e Element<'e>,
        paragraph: &Paragraph,
        mut content: Vec<Inline>,
        session: &mut Session<'e>,
    ) {
        if let Some(level) = paragraph.level.filter(|_| !self.in_cell) {
            return self.heading(element, level, paragraph, content, session);
        }
        let role = paragraph.role;
        match &paragraph.label {
            // The same words before each paragraph are words of the paragraph.
            Some(label) if matches!(label.kind, LabelKind::Words(_)) => {
                content.insert(0, Inline::text(format!("{} ", label.shown().trim_end())));
            }
            Some(label) => {
                let block = (!content.is_empty()).then_some(Block::Paragraph(content));
                if let Some(caption) = self.caption.take() {
                    self.push(Block::Paragraph(caption));
                }
                return self.lists.item(label, block);
            }
            None => {}
        }
        if content.is_empty() {
            return;
        }
        match role {
            Some(Role::Title | Role::Subtitle | Role::Note) if self.in_cell => {
                self.push(Block::Paragraph(content))
            }
            Some(Role::Title) => self.push(Block::Title(content)),
            Some(Role::Subtitle) => self.push(Block::Subtitle(content)),
            Some(Role::Note) => self.push(Block::Note(content)),
            Some(Role::Caption) => {
                self.close();
                self.caption = Some(content);
            }
            Some(role) if self.lists.is_open() && list_depth(role).is_some() => {
                self.lists
                    .go_on(list_depth(role).unwrap_or(0), Block::Paragraph(content));
            }
            _ => self.push(Block::Paragraph(content)),
        }
    }

    fn heading<'e>(
        &mut self,
        element: &'e Element<'e>,
        level: u8,
        paragraph: &Paragraph,
        content: Vec<Inline>,
        session: &mut Session<'e>,
    ) {
        if content.is_empty() {
            return;
        }
        if level > DEEPEST_HEADING {
            session.lose(LossKind::HeadingLevel, &level.to_string());
        }
        let shown = paragraph.label.as_ref().map(bare_number).unwrap_or_default();
        self.numbers.push(shown.clone());
        let id = self.heading_id(element);
        session.tracker.set_clause(Some(Clause {
            number: shown.clone(),
            title: plain_text(&content),
            id: id.clone(),
        }));
        self.push(Block::Heading(Heading {
            level: level.min(DEEPEST_HEADING),
            id,
            numbered: !shown.is_empty(),
            number: None,
            content,
        }));
    }

    /// The name of a heading: that of its bookmark, or else a number of its own.
    fn heading_id(&mut self, element: &Element<'_>) -> String {
        let names = bookmarks(element);
        let id = heading_id(&names).map(str::to_owned);
        let mut number = self.ids.len() + 1;
        let mut id = id.unwrap_or_else(|| format!("otsikko_{number}"));
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = format!("otsikko_{number}");
        }
        id
    }

    fn table<'e>(&mut self, element: &'e Element<'e>, session: &mut Session<'e>) {
        // One of which a tracked change takes out every row parts neither a list nor a caption from its table.
        if let Some(block) = session.read_table(element) {
            self.add_table(block);
        }
    }

    /// Adds a table. The caption belongs to a table of data; before any other it is a paragraph.
    pub(super) fn add_table(&mut self, block: Block) {
        match block {
            Block::Table(table) => {
                let caption = self.caption.take().unwrap_or_default();
                self.push(Block::Table(Table { caption, ..table }));
            }
            block => self.push(block),
        }
    }
}

/// The number of a heading without the full stop or bracket behind it.
fn bare_number(label: &Label) -> String {
    label.shown().trim().trim_end_matches(['.', ')']).to_owned()
}

impl<'e> Session<'e> {
    /// Begins a heading: what stands in it stands under it.
    pub(super) fn begin_heading(&mut self, element: &'e Element<'e>, label: Option<&Label>) {
        let names = bookmarks(element);
        self.tracker.set_clause(Some(Clause {
            number: label.map(bare_number).unwrap_or_default(),
            title: super::text::excerpt(element),
            id: heading_id(&names).unwrap_or_default().to_owned(),
        }));
    }
}

/// The depth of the list that a paragraph goes on in.
fn list_depth(role: Role) -> Option<usize> {
    (0..5).find(|depth| Role::list_continue(*depth) == role)
}
