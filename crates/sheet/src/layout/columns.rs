//! The widths of columns and the heights of rows.

use vuosikello_document::{Column, RowKind};

use crate::evaluate::{Evaluated, FigureRow, Value, is_text};
use crate::measure::Type;
use vuosikello_measure::Typeface;

/// The room that a cell keeps free at both sides of its content, with its indent, and a little for programs that round
/// otherwise.
const PADDING: f64 = 24.0;

/// The room of the button to filter by, in a header cell.
const BUTTON: f64 = 20.0;

/// The narrowest column.
const MIN_WIDTH: f64 = 60.0;

/// The widest column, which only text of many lines gets.
const MAX_WIDTH: f64 = 680.0;

/// The width of a digit.
const DIGIT: f64 = 7.42;

/// A header of more lines makes its column wider, as long as the column is not wider than this.
const HEADER_LINES: usize = 3;
const MAX_FOR_HEADER: f64 = 200.0;

/// A cell of more lines makes its column wider.
const MAX_LINES: usize = 24;

/// The highest row in Excel, 409.5 points.
const MAX_HEIGHT: f64 = 546.0;

/// The lowest row of a table.
pub(crate) const MIN_HEIGHT: f64 = 20.0;

/// The widths of the columns of the tables, which stand below one another, in whole pixels.
pub(super) fn widths(tables: &[Evaluated<'_>], face: Typeface) -> Vec<u32> {
    let count = tables.iter().map(|table| table.headers.len()).max().unwrap_or(0);
    let mut widths = vec![MIN_WIDTH; count];
    for table in tables {
        let columns = table.columns().iter().zip(&table.headers);
        for (index, ((column, header), width)) in columns.zip(&mut widths).enumerate() {
            *width = width.max(header_width(header, table.table.filter, face));
            *width = width.max(content_width(table, column, index, face));
        }
    }
    widths.iter().map(|width| width.ceil() as u32).collect()
}

fn header_width(header: &str, filter: bool, face: Typeface) -> f64 {
    let strong = Type::strong(face);
    let room = PADDING + if filter { BUTTON } else { 0.0 };
    let mut width = strong.longest_word(header).min(MAX_FOR_HEADER);
    while width < MAX_FOR_HEADER && strong.line_count(header, width) > HEADER_LINES {
        width += DIGIT;
    }
    width + room
}

fn content_width(table: &Evaluated<'_>, column: &Column, index: usize, typeface: Typeface) -> f64 {
    let cells = || {
        let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group);
        rows.filter_map(move |row| Some((row.kind, &row.figures.get(index)?.value)))
    };
    let limit = f64::from(column.characters) * DIGIT;
    let mut width = 0.0f64;
    for (row, value) in cells() {
        let face = face(row, typeface);
        width = width.max(match value {
            Value::Text(text) if is_text(column.kind) => {
                let longest_line = text.split('\n').map(|line| face.width(line)).fold(0.0, f64::max);
                longest_line.min(limit.max(face.longest_word(text).min(MAX_FOR_HEADER)))
            }
            Value::Text(text) => face.longest_word(text).min(MAX_FOR_HEADER),
            // A figure is never broken, and in bold it may stand in a sum that a filter makes longer.
            value => Type::strong(typeface).width(&value.shown(column)),
        });
    }
    let texts = || cells().filter_map(|(row, value)| Some((row, value.text()?)));
    let is_high = |(row, text): (RowKind, &str), width| {
        let paragraphs = text.split('\n').count();
        face(row, typeface).line_count(text, width) > MAX_LINES.max(paragraphs)
    };
    while width < MAX_WIDTH && texts().any(|cell| is_high(cell, width)) {
        width *= 1.25;
    }
    width.min(MAX_WIDTH) + PADDING
}

fn face(row: RowKind, typeface: Typeface) -> Type {
    match row {
        RowKind::Body => Type::body(typeface),
        RowKind::Group | RowKind::Subtotal | RowKind::Total => Type::strong(typeface),
    }
}

/// The height of the header row, in whole pixels.
pub(super) fn header_height(table: &Evaluated<'_>, widths: &[u32], face: Typeface) -> u32 {
    let button = if table.table.filter { BUTTON } else { 0.0 };
    let lines = table.headers.iter().zip(widths).map(|(header, width)| {
        let room = f64::from(*width) - PADDING - button;
        Type::strong(face).line_count(header, room + 0.5)
    });
    height(lines.max().unwrap_or(1), Type::strong(face)) + 6
}

/// The height of a row, in whole pixels.
pub(super) fn row_height(row: &FigureRow, widths: &[u32], typeface: Typeface) -> u32 {
    let face = face(row.kind, typeface);
    // The text of a heading runs on over the empty cells beside it.
    if row.kind == RowKind::Group {
        return height(1, face);
    }
    let lines = row.figures.iter().zip(widths).filter_map(|(figure, width)| {
        let text = figure.value.text()?;
        Some(face.line_count(text, f64::from(*width) - PADDING + 0.5))
    });
    height(lines.max().unwrap_or(1), face)
}

fn height(lines: usize, face: Type) -> u32 {
    (lines as f64 * face.line_height() + 3.0)
        .clamp(MIN_HEIGHT, MAX_HEIGHT)
        .ceil() as u32
}
