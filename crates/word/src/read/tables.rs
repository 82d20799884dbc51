//! Tables: of data, of definitions, of signatures.

use vuosikello_document::{
    Align, Block, Cell, Column, Definition, Inline, Row, RowKind, Signatory, Table, plain_text,
};
use vuosikello_ooxml::Element;

use super::elements::{is_change, is_on, is_silent, is_transparent, number, value};
use super::look::changed_properties;
use super::paragraph::Paragraph;
use super::report::{ChangeUnit, LossKind};
use super::session::{LONGEST, Session};
use super::text;
use crate::role::Role;

/// The most columns of a table in Word.
const MAX_COLUMNS: usize = 63;

/// A cell, with the columns that it spans.
struct RawCell {
    span: usize,
    paragraphs: Vec<Paragraph>,
}

impl RawCell {
    fn empty(span: usize) -> Self {
        Self {
            span: span.clamp(1, MAX_COLUMNS),
            paragraphs: Vec::new(),
        }
    }

    /// The text of the cell; its paragraphs become lines.
    fn content(&self) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut runs_on = true;
        for paragraph in &self.paragraphs {
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

    fn role(&self) -> Option<Role> {
        self.paragraphs.iter().find_map(|paragraph| paragraph.role)
    }

    fn align(&self) -> Align {
        if self.role() == Some(Role::CellFigure) {
            return Align::Decimal;
        }
        match self
            .paragraphs
            .iter()
            .find_map(|paragraph| paragraph.alignment.as_deref())
        {
            Some("right" | "end") => Align::End,
            Some("center") => Align::Center,
            _ => Align::Start,
        }
    }
}

struct RawRow {
    cells: Vec<RawCell>,
    is_header: bool,
}

/// Reads a table; `None` if there is nothing in it. The caption is left empty.
pub(super) fn read<'e>(table: &'e Element<'e>, session: &mut Session<'e>) -> Option<Block> {
    session.tracker.begin_table();
    session.changes.part();
    lose_looks(table, session);
    let mut rows = Vec::new();
    collect_rows(table, session, &mut rows);
    rows.retain(|row| !row.cells.is_empty());
    if rows.is_empty() {
        return None;
    }
    let holds = |role: Role| {
        let mut paragraphs = rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.paragraphs);
        paragraphs.any(|paragraph| paragraph.role == Some(role))
    };
    if holds(Role::SignatoryName) || holds(Role::SignatoryOrganisation) {
        return Some(Block::Signatures(
            rows.iter()
                .flat_map(|row| &row.cells)
                .filter_map(signatory)
                .collect(),
        ));
    }
    if holds(Role::Term) {
        return Some(Block::Definitions(rows.iter().map(definition).collect()));
    }
    Some(Block::Table(data(table, &rows)))
}

fn lose_looks<'e>(table: &'e Element<'e>, session: &mut Session<'e>) {
    let Some(properties) = table.find("w:tblPr") else {
        return;
    };
    if properties.find("w:tblpPr").is_some() {
        session.lose(LossKind::FloatingFrame, &text::excerpt(table));
    }
    if let Some(change) = properties.find("w:tblPrChange") {
        format_change(change, ChangeUnit::Table, table, session);
    }
}

/// Notes a tracked change of the looks of a table, a row or a cell.
fn format_change<'e>(
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

/// The rows of a table, without those that a tracked change takes out.
fn collect_rows<'e>(parent: &'e Element<'e>, session: &mut Session<'e>, rows: &mut Vec<RawRow>) {
    for element in parent.elements() {
        match element.name.as_ref() {
            "w:tr" => rows.extend(row(element, rows.len(), session)),
            name if is_change(name) && !session.context.view.shows(name) => {}
            name if is_transparent(name) || is_change(name) => collect_rows(element, session, rows),
            name if is_silent(name) => session.mark(element),
            _ => session.lose_unknown(element),
        }
    }
}

fn row<'e>(element: &'e Element<'e>, at: usize, session: &mut Session<'e>) -> Option<RawRow> {
    let properties = element.find("w:trPr");
    let changes = properties
        .into_iter()
        .flat_map(|properties| properties.elements());
    let mut is_seen = true;
    for change in changes {
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
    let mut cells = Vec::new();
    if is_seen {
        let skipped = |name: &str| properties.and_then(|properties| number::<usize>(properties, name));
        if let Some(before) = skipped("w:gridBefore").filter(|before| *before > 0) {
            cells.push(RawCell::empty(before));
        }
        let mut place = (at, cells.iter().map(|cell: &RawCell| cell.span).sum());
        collect_cells(element, element, session, &mut cells, &mut place);
    }
    session.changes.end_row();
    is_seen.then(|| RawRow {
        cells,
        is_header: properties.is_some_and(|properties| is_on(properties, "w:tblHeader")),
    })
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
            name if is_change(name) && !session.context.view.shows(name) => {}
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
    let mut is_seen = true;
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
    if !is_seen {
        return None;
    }
    let span = properties.and_then(|properties| number(properties, "w:gridSpan"));
    let mut paragraphs = Vec::new();
    collect_paragraphs(element, session, &mut paragraphs);
    lose_cell_looks(properties, element, &paragraphs, session);
    if properties.is_some_and(is_merged) {
        session.lose(LossKind::TableShape, &text::excerpt(element));
    }
    Some(RawCell {
        span: span.unwrap_or(1).clamp(1, MAX_COLUMNS),
        paragraphs,
    })
}

/// Whether a cell is merged with one above or below it.
fn is_merged(properties: &Element<'_>) -> bool {
    properties.find("w:vMerge").is_some()
}

fn lose_cell_looks<'e>(
    properties: Option<&'e Element<'e>>,
    element: &'e Element<'e>,
    paragraphs: &[Paragraph],
    session: &mut Session<'e>,
) {
    let ground = properties.and_then(|properties| properties.find("w:shd")?.get("w:fill"));
    let is_ground = ground.is_some_and(|fill| !matches!(fill, "auto" | "FFFFFF" | "ffffff"));
    // The rows of groups and sums have a ground of their own.
    let is_told = paragraphs.iter().any(|paragraph| {
        matches!(
            paragraph.role,
            Some(Role::CellGroup | Role::CellTotal | Role::CellSubtotal | Role::CellHeader)
        )
    });
    if is_ground && !is_told {
        session.lose(LossKind::Shading, &text::excerpt(element));
    }
}

/// The paragraphs of a cell, with those of tables inside it.
fn collect_paragraphs<'e>(
    parent: &'e Element<'e>,
    session: &mut Session<'e>,
    paragraphs: &mut Vec<Paragraph>,
) {
    for element in parent.elements() {
        match element.name.as_ref() {
            "w:p" => paragraphs.push(Paragraph::read(element, session)),
            "w:tbl" => {
                session.lose(LossKind::TableShape, &text::excerpt(element));
                collect_paragraphs(element, session, paragraphs);
            }
            "w:tr" | "w:tc" => collect_paragraphs(element, session, paragraphs),
            "w:altChunk" => session.lose_element(LossKind::IncludedFile, element),
            name if is_change(name) && !session.context.view.shows(name) => {}
            name if is_transparent(name) || is_change(name) => {
                collect_paragraphs(element, session, paragraphs)
            }
            name if is_silent(name) => session.mark(element),
            _ => session.lose_unknown(element),
        }
    }
}

/// A signatory. Lines that a person adds stay with the line above them.
fn signatory(cell: &RawCell) -> Option<Signatory> {
    let mut signatory = Signatory {
        organisation: String::new(),
        name: String::new(),
        role: String::new(),
    };
    let (mut is_place, mut last) = (false, Role::SignatoryOrganisation);
    for paragraph in &cell.paragraphs {
        let text = plain_text(&paragraph.content.concat());
        match paragraph.role {
            Some(Role::SignatureLine) => is_place = true,
            Some(role @ (Role::SignatoryOrganisation | Role::SignatoryName | Role::SignatoryTitle)) => {
                last = role
            }
            _ => {}
        }
        if text.is_empty() {
            continue;
        }
        let field = match last {
            Role::SignatoryName => &mut signatory.name,
            Role::SignatoryTitle => &mut signatory.role,
            _ => &mut signatory.organisation,
        };
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(&text);
    }
    let is_empty =
        signatory.organisation.is_empty() && signatory.name.is_empty() && signatory.role.is_empty();
    (is_place || !is_empty).then_some(signatory)
}

fn definition(row: &RawRow) -> Definition {
    let lines = row.cells.iter().skip(1).flat_map(|cell| &cell.paragraphs);
    Definition {
        term: row.cells.first().map(RawCell::content).unwrap_or_default(),
        lines: lines
            .map(|paragraph| paragraph.content.concat())
            .filter(|line| !line.is_empty())
            .collect(),
    }
}

fn data(table: &Element<'_>, rows: &[RawRow]) -> Table {
    let widths: Vec<f32> = table
        .find("w:tblGrid")
        .into_iter()
        .flat_map(|grid| grid.elements())
        .filter_map(|column| column.get("w:w")?.parse::<f32>().ok())
        .take(MAX_COLUMNS)
        .collect();
    let columns = rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.span).sum::<usize>())
        .max();
    let columns = columns.unwrap_or(0).clamp(1, MAX_COLUMNS);
    let (header, body) = match rows.split_first() {
        Some((first, rest)) => (spread(first, columns), rest),
        None => (Vec::new(), rows),
    };
    let aligns: Vec<Align> = (0..columns).map(|column| alignment(rows, column)).collect();
    let properties = table.find("w:tblPr");
    let property = |name: &str| {
        properties
            .and_then(|properties| value(properties, name))
            .unwrap_or_default()
    };
    let look = properties.and_then(|properties| properties.find("w:tblLook"));
    let columns_read = header
        .into_iter()
        .zip(aligns)
        .enumerate()
        .map(|(at, (header, align))| {
            let width = widths.get(at).copied().filter(|width| *width > 0.0);
            Column::with_header(header, align, width.unwrap_or(1.0))
        });
    // Further header rows repeat with the first; a tree has one.
    let rows = body.iter().map(|row| {
        let cells = spread(row, columns).into_iter().map(Cell::from);
        Row::new(kind(row), cells.collect())
    });
    Table {
        row_headers: look.is_some_and(is_first_column),
        ..Table::new(property("w:tblDescription"), columns_read.collect()).with_rows(rows)
    }
}

fn is_first_column(look: &Element<'_>) -> bool {
    match look.get("w:firstColumn") {
        Some(value) => matches!(value, "1" | "true" | "on"),
        None => {
            let bits = look
                .get("w:val")
                .and_then(|bits| u32::from_str_radix(bits, 16).ok());
            bits.is_some_and(|bits| bits & 0x80 != 0)
        }
    }
}

/// One cell for each column: a cell that spans several stands in the first.
fn spread(row: &RawRow, columns: usize) -> Vec<Vec<Inline>> {
    let mut cells: Vec<Vec<Inline>> = Vec::with_capacity(columns);
    for cell in &row.cells {
        cells.push(cell.content());
        cells.extend(std::iter::repeat_n(Vec::new(), cell.span - 1));
    }
    cells.resize(columns, Vec::new());
    cells
}

/// How the cells of a column stand: as in the first body row, or else as in the last row, which may be the header.
fn alignment(rows: &[RawRow], column: usize) -> Align {
    let plain = |row: &&RawRow| kind(row) == RowKind::Body && !row.is_header;
    let body = rows.iter().skip(1).find(plain).or_else(|| rows.last());
    let mut edge = 0;
    let cells = body.into_iter().flat_map(|row| &row.cells);
    let cell = cells.into_iter().find(|cell| {
        edge += cell.span;
        edge > column
    });
    cell.map(RawCell::align).unwrap_or_default()
}

fn kind(row: &RawRow) -> RowKind {
    match row.cells.iter().find_map(RawCell::role) {
        Some(Role::CellGroup) => RowKind::Group,
        Some(Role::CellSubtotal) => RowKind::Subtotal,
        Some(Role::CellTotal) => RowKind::Total,
        _ => RowKind::Body,
    }
}
