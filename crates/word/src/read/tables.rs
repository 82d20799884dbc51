//! Tables: of data, of definitions, of signatures.

use vuosikello_document::{
    Align, Block, Cell, Column, Definition, Inline, Row, RowKind, Signatory, Table, plain_text,
};
use vuosikello_ooxml::Element;

use super::context::Context;
use super::elements::{is_on, is_transparent, value};
use super::paragraph::Paragraph;
use crate::role::Role;

/// The most columns of a table in Word.
const MAX_COLUMNS: usize = 63;

/// A cell, with the columns that it spans.
struct RawCell {
    span: usize,
    paragraphs: Vec<Paragraph>,
}

impl RawCell {
    /// The text of the cell; its paragraphs become lines.
    fn content(&self) -> Vec<Inline> {
        let mut content = Vec::new();
        for paragraph in self
            .paragraphs
            .iter()
            .filter(|paragraph| !paragraph.content.is_empty())
        {
            if !content.is_empty() {
                content.push(Inline::LineBreak);
            }
            content.extend(paragraph.content.iter().cloned());
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
pub(super) fn read(table: &Element<'_>, context: &Context) -> Option<Block> {
    let mut rows = Vec::new();
    collect_rows(table, context, &mut rows);
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

/// The rows of a table, those inserted by a tracked change too, those deleted not.
fn collect_rows(parent: &Element<'_>, context: &Context, rows: &mut Vec<RawRow>) {
    for element in parent.elements() {
        if element.name == "w:tr" {
            let properties = element.find("w:trPr");
            if properties.is_some_and(|properties| properties.find("w:del").is_some()) {
                continue;
            }
            let mut cells = Vec::new();
            collect_cells(element, context, &mut cells);
            let is_header = properties.is_some_and(|properties| is_on(properties, "w:tblHeader"));
            rows.push(RawRow { cells, is_header });
        } else if is_transparent(&element.name) {
            collect_rows(element, context, rows);
        }
    }
}

fn collect_cells(parent: &Element<'_>, context: &Context, cells: &mut Vec<RawCell>) {
    for element in parent.elements() {
        if element.name == "w:tc" {
            let span = element
                .find("w:tcPr")
                .and_then(|properties| value(properties, "w:gridSpan")?.parse().ok());
            let mut paragraphs = Vec::new();
            collect_paragraphs(element, context, &mut paragraphs);
            cells.push(RawCell {
                span: span.unwrap_or(1).clamp(1, MAX_COLUMNS),
                paragraphs,
            });
        } else if is_transparent(&element.name) {
            collect_cells(element, context, cells);
        }
    }
}

/// The paragraphs of a cell, with those of tables inside it.
fn collect_paragraphs(parent: &Element<'_>, context: &Context, paragraphs: &mut Vec<Paragraph>) {
    for element in parent.elements() {
        match element.name.as_ref() {
            "w:p" => paragraphs.push(Paragraph::read(element, context)),
            "w:tbl" | "w:tr" | "w:tc" => collect_paragraphs(element, context, paragraphs),
            name if is_transparent(name) => collect_paragraphs(element, context, paragraphs),
            _ => {}
        }
    }
}

fn signatory(cell: &RawCell) -> Option<Signatory> {
    let text = |role: Role| {
        let found = cell
            .paragraphs
            .iter()
            .find(|paragraph| paragraph.role == Some(role));
        found
            .map(|paragraph| plain_text(&paragraph.content))
            .unwrap_or_default()
    };
    let signatory = Signatory {
        organisation: text(Role::SignatoryOrganisation),
        name: text(Role::SignatoryName),
        role: text(Role::SignatoryTitle),
    };
    let is_place = cell
        .paragraphs
        .iter()
        .any(|paragraph| paragraph.role == Some(Role::SignatureLine));
    let is_empty =
        signatory.organisation.is_empty() && signatory.name.is_empty() && signatory.role.is_empty();
    (is_place || !is_empty).then_some(signatory)
}

fn definition(row: &RawRow) -> Definition {
    let lines = row.cells.iter().skip(1).flat_map(|cell| &cell.paragraphs);
    Definition {
        term: row.cells.first().map(RawCell::content).unwrap_or_default(),
        lines: lines
            .map(|paragraph| paragraph.content.clone())
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
