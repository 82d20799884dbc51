//! Rows and cells as they stand in the file.

use vuosikello_document::{Align, Block, Cell, Column, Inline};
use vuosikello_ooxml::Element;

use crate::read::blocks::Blocks;
use crate::read::elements::{is_change, is_on, is_silent, is_transparent, number, value};
use crate::read::look::changed_properties;
use crate::read::paragraph::Paragraph;
use crate::read::report::{ChangeUnit, LossKind};
use crate::read::session::{LONGEST, Session};
use crate::read::text;
use crate::role::Role;

/// The most columns of a table in Word.
pub(super) const MAX_COLUMNS: usize = 63;

/// How a cell is merged with those above and below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merged {
    No,
    /// It is the first of them.
    Begins,
    /// It belongs to the one above.
    GoesOn,
}

/// What stands in a cell.
enum Content {
    Paragraphs(Vec<Paragraph>),
    /// Lists, tables and the like.
    Blocks(Vec<Block>),
}

/// A cell, with the columns that it spans.
pub(super) struct RawCell {
    pub(super) span: usize,
    pub(super) merged: Merged,
    /// What the styles of its paragraphs are for.
    pub(super) roles: Vec<Role>,
    alignment: Option<String>,
    content: Content,
}

pub(super) struct RawRow {
    pub(super) cells: Vec<RawCell>,
    pub(super) is_header: bool,
}

impl RawCell {
    fn empty(span: usize) -> Self {
        Self {
            span: span.clamp(1, MAX_COLUMNS),
            merged: Merged::No,
            roles: Vec::new(),
            alignment: None,
            content: Content::Paragraphs(Vec::new()),
        }
    }

    /// What the first paragraph that has a purpose is for.
    pub(super) fn role(&self) -> Option<Role> {
        self.roles.first().copied()
    }

    pub(super) fn align(&self) -> Align {
        if self.roles.contains(&Role::CellFigure) {
            return Align::Decimal;
        }
        match self.alignment.as_deref() {
            Some("right" | "end") => Align::End,
            Some("center") => Align::Center,
            _ => Align::Start,
        }
    }

    /// The cell as running text; its paragraphs become lines.
    pub(super) fn into_text(self) -> Vec<Inline> {
        match self.content {
            Content::Blocks(blocks) => Cell::Blocks(blocks).content(&Column::text("")).into_owned(),
            Content::Paragraphs(paragraphs) => {
                let mut content = Vec::new();
                let mut runs_on = true;
                for paragraph in paragraphs {
                    let text = paragraph.content.concat();
                    if text.is_empty() {
                        continue;
                    }
                    if !runs_on {
                        content.push(Inline::LineBreak);
                    }
                    content.extend(text);
                    runs_on = paragraph.runs_on;
                }
                content
            }
        }
    }

    /// The cell as the document has it.
    pub(super) fn into_cell(self) -> Cell {
        match self.content {
            Content::Blocks(blocks) => Cell::Blocks(blocks),
            Content::Paragraphs(_) => self.into_text().into(),
        }
    }

    /// The paragraphs, each with what its style is for.
    pub(super) fn lines(&self) -> Vec<(Option<Role>, Vec<Inline>)> {
        match &self.content {
            Content::Blocks(blocks) => {
                let text = Cell::Blocks(blocks.clone())
                    .content(&Column::text(""))
                    .into_owned();
                vec![(self.role(), text)]
            }
            Content::Paragraphs(paragraphs) => {
                let line = |paragraph: &Paragraph| (paragraph.role, paragraph.content.concat());
                paragraphs.iter().map(line).collect()
            }
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        match &self.content {
            Content::Blocks(blocks) => blocks.is_empty(),
            Content::Paragraphs(paragraphs) => paragraphs
                .iter()
                .all(|paragraph| paragraph.content.concat().is_empty()),
        }
    }
}

/// The rows of a table, without those that a tracked change takes out.
pub(super) fn collect_rows<'e>(parent: &'e Element<'e>, session: &mut Session<'e>, rows: &mut Vec<RawRow>) {
    for element in parent.elements() {
        match element.name.as_ref() {
            "w:tr" => rows.extend(row(element, rows.len(), session)),
            name if is_change(name) && !session.shows_change(element) => {}
            name if is_transparent(name) || is_change(name) => collect_rows(element, session, rows),
            name if is_silent(name) => session.mark(element),
            _ => session.lose_unknown(element),
        }
    }
}

fn row<'e>(element: &'e Element<'e>, at: usize, session: &mut Session<'e>) -> Option<RawRow> {
    let properties = element.find("w:trPr");
    let is_seen = row_changes(element, at, session);
    let mut cells = Vec::new();
    if is_seen {
        let skipped = properties.and_then(|properties| number(properties, "w:gridBefore"));
        cells.extend(skipped.filter(|skipped| *skipped > 0).map(RawCell::empty));
        let mut place = (at, cells.iter().map(|cell: &RawCell| cell.span).sum());
        collect_cells(element, element, session, &mut cells, &mut place);
    }
    session.changes.end_row();
    is_seen.then(|| RawRow {
        cells,
        is_header: properties.is_some_and(|properties| is_on(properties, "w:tblHeader")),
    })
}

/// Notes what is tracked of a row. Whether the row shows.
fn row_changes<'e>(element: &'e Element<'e>, at: usize, session: &mut Session<'e>) -> bool {
    let mut is_seen = true;
    let properties = element.find("w:trPr");
    for change in properties
        .into_iter()
        .flat_map(|properties| properties.elements())
    {
        match change.name.as_ref() {
            "w:ins" | "w:del" => {
                is_seen &= session.context.view.shows(&change.name);
                session.tracker.begin_cell(at, 0, element);
                let words = text::words(element, LONGEST);
                let tracker = &mut session.tracker;
                session
                    .changes
                    .whole(change, ChangeUnit::Row, words, || tracker.place());
                session.tracker.end_cell();
            }
            "w:trPrChange" => {
                session.tracker.begin_cell(at, 0, element);
                format_change(change, ChangeUnit::Row, element, session);
                session.tracker.end_cell();
            }
            _ => {}
        }
    }
    is_seen
}

fn collect_cells<'e>(
    parent: &'e Element<'e>,
    row: &'e Element<'e>,
    session: &mut Session<'e>,
    cells: &mut Vec<RawCell>,
    place: &mut (usize, usize),
) {
    for element in parent.elements() {
        match element.name.as_ref() {
            "w:tc" => {
                session.tracker.begin_cell(place.0, place.1, row);
                if let Some(cell) = cell(element, session) {
                    place.1 += cell.span;
                    cells.push(cell);
                }
                session.tracker.end_cell();
            }
            name if is_change(name) && !session.shows_change(element) => {}
            name if is_transparent(name) || is_change(name) => {
                collect_cells(element, row, session, cells, place)
            }
            name if is_silent(name) => session.mark(element),
            _ => session.lose_unknown(element),
        }
    }
}

fn cell<'e>(element: &'e Element<'e>, session: &mut Session<'e>) -> Option<RawCell> {
    let properties = element.find("w:tcPr");
    if !cell_changes(element, session) {
        return None;
    }
    let mut items = Vec::new();
    collect_items(element, session, &mut items);
    let paragraphs = || {
        items.iter().filter_map(|item| match item {
            Item::Paragraph(_, paragraph) => Some(paragraph.as_ref()),
            Item::Block(_) => None,
        })
    };
    let roles: Vec<Role> = paragraphs().filter_map(|paragraph| paragraph.role).collect();
    let alignment = paragraphs().find_map(|paragraph| paragraph.alignment.clone());
    lose_ground(properties, element, &roles, session);
    let span = properties.and_then(|properties| number(properties, "w:gridSpan"));
    let merge = properties.and_then(|properties| properties.find("w:vMerge"));
    Some(RawCell {
        span: span.unwrap_or(1).clamp(1, MAX_COLUMNS),
        merged: match merge.map(|merge| merge.get("w:val")) {
            None => Merged::No,
            Some(Some("restart")) => Merged::Begins,
            Some(_) => Merged::GoesOn,
        },
        roles,
        alignment,
        content: content(items, session),
    })
}

/// Notes a tracked change of the looks of a table, a row or a cell.
pub(super) fn format_change<'e>(
    change: &'e Element<'e>,
    unit: ChangeUnit,
    changed: &'e Element<'e>,
    session: &mut Session<'e>,
) {
    let names = changed_properties(None, change.elements().next());
    let words = text::excerpt(changed);
    let tracker = &mut session.tracker;
    session
        .changes
        .format(change, unit, names, &words, || tracker.place());
}

/// Notes what is tracked of a cell. Whether the cell shows.
fn cell_changes<'e>(element: &'e Element<'e>, session: &mut Session<'e>) -> bool {
    let mut is_seen = true;
    let properties = element.find("w:tcPr");
    for property in properties
        .into_iter()
        .flat_map(|properties| properties.elements())
    {
        match property.name.as_ref() {
            "w:cellIns" | "w:cellDel" => {
                let shown = if property.name == "w:cellIns" {
                    "w:ins"
                } else {
                    "w:del"
                };
                is_seen &= session.context.view.shows(shown);
                let words = text::words(element, LONGEST);
                let tracker = &mut session.tracker;
                session
                    .changes
                    .whole(property, ChangeUnit::Cell, words, || tracker.place());
            }
            "w:cellMerge" | "w:tcPrChange" => format_change(property, ChangeUnit::Cell, element, session),
            _ => {}
        }
    }
    is_seen
}

/// Tells the ground of a cell that has a colour of its own.
fn lose_ground<'e>(
    properties: Option<&'e Element<'e>>,
    element: &'e Element<'e>,
    roles: &[Role],
    session: &mut Session<'e>,
) {
    let ground = properties.and_then(|properties| properties.find("w:shd")?.get("w:fill"));
    let is_ground = ground.is_some_and(|fill| !matches!(fill, "auto" | "FFFFFF" | "ffffff"));
    // Header rows, and those of groups and sums, have a ground anyway.
    let has_ground = |role: &Role| {
        matches!(
            role,
            Role::CellGroup | Role::CellTotal | Role::CellSubtotal | Role::CellHeader
        )
    };
    if is_ground && !roles.iter().any(has_ground) {
        session.lose(LossKind::Shading, &text::excerpt(element));
    }
}

/// A piece of the content of a cell.
enum Item<'e> {
    Paragraph(&'e Element<'e>, Box<Paragraph>),
    /// A table in the cell.
    Block(Block),
}

fn collect_items<'e>(parent: &'e Element<'e>, session: &mut Session<'e>, items: &mut Vec<Item<'e>>) {
    for element in parent.elements() {
        match element.name.as_ref() {
            "w:p" => items.push(Item::Paragraph(
                element,
                Box::new(Paragraph::read(element, session)),
            )),
            "w:tbl" => items.extend(session.read_table(element).map(Item::Block)),
            "w:altChunk" => session.lose_element(LossKind::IncludedFile, element),
            "w:sdt" => {
                if let Some(properties) = element.find("w:sdtPr") {
                    session.lose_control(element, properties);
                }
                collect_items(element, session, items);
            }
            name if is_change(name) && !session.shows_change(element) => {}
            name if is_transparent(name) || is_change(name) => collect_items(element, session, items),
            name if is_silent(name) => session.mark(element),
            _ => session.lose_unknown(element),
        }
    }
}

/// Running text where that is all there is; blocks where there are lists, tables or charts.
fn content<'e>(items: Vec<Item<'e>>, session: &mut Session<'e>) -> Content {
    let is_plain = |item: &Item<'e>| match item {
        Item::Paragraph(_, paragraph) => paragraph.label.is_none() && paragraph.tables.is_empty(),
        Item::Block(_) => false,
    };
    if items.iter().all(is_plain) {
        let paragraphs = items.into_iter().filter_map(|item| match item {
            Item::Paragraph(_, paragraph) => Some(*paragraph),
            Item::Block(_) => None,
        });
        return Content::Paragraphs(paragraphs.collect());
    }
    let mut blocks = Blocks::in_cell();
    for item in items {
        match item {
            Item::Paragraph(element, paragraph) => blocks.add_paragraph(element, *paragraph, session),
            Item::Block(block) => blocks.add_table(block),
        }
    }
    let (blocks, _) = blocks.finish();
    Content::Blocks(blocks)
}

/// Whether the look of a table says that its first column heads the rows.
pub(super) fn is_first_column(look: &Element<'_>) -> bool {
    flag(look, "w:firstColumn", 0x80)
}

/// Whether the look of a table says that its first row heads the columns.
pub(super) fn is_first_row(look: &Element<'_>) -> bool {
    flag(look, "w:firstRow", 0x20)
}

fn flag(look: &Element<'_>, name: &str, bit: u32) -> bool {
    match look.get(name) {
        Some(value) => matches!(value, "1" | "true" | "on"),
        None => {
            let bits = look
                .get("w:val")
                .and_then(|bits| u32::from_str_radix(bits, 16).ok());
            bits.is_some_and(|bits| bits & bit != 0)
        }
    }
}

/// A text among the properties of a table.
pub(super) fn property<'e>(properties: Option<&'e Element<'_>>, name: &str) -> &'e str {
    properties
        .and_then(|properties| value(properties, name))
        .unwrap_or_default()
}
