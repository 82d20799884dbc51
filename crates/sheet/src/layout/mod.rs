//! Where everything of a sheet stands.
//!
//! Rows and columns are counted from 0, measures are pixels of 1/96 inch.

mod charts;
mod columns;
mod rows;

use std::collections::BTreeMap;

use vuosikello_core::{clean_lines, one_line};
use vuosikello_document::workbook::Sheet;
use vuosikello_measure::Typeface;

use crate::Error;
use crate::evaluate::Evaluated;
use crate::measure::Type;
use crate::text::shortened;
use charts::{Charts, Pages};
use rows::Rows;

pub(crate) use charts::ChartSpot;
pub(crate) use rows::{DEFAULT_HEIGHT, DEFAULT_WIDTH};

/// The most rows and columns of a sheet.
const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;

/// A sheet that would need up to this many pages is made smaller to fit on one.
const ONE_PAGE: f64 = 1.3;

/// Lines of text are at least this long, however narrow the tables.
const MIN_LINE: f64 = 640.0;

/// The type of titles in a face.
const fn title_type(face: Typeface) -> Type {
    Type {
        face,
        points: 16.0,
        bold: true,
    }
}

/// The height of a line of the title.
const TITLE_HEIGHT: u32 = 30;

/// The height of a heading above a table.
const CAPTION_HEIGHT: u32 = 24;

/// A sheet with its places.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// The lines of the title, one row each from the top.
    pub(crate) title: Vec<String>,
    /// The lines of the notes, one row each below the title.
    pub(crate) notes: Vec<String>,
    /// The tables, in order.
    pub(crate) tables: Vec<TableSpot>,
    /// The charts, in order.
    pub(crate) charts: Vec<ChartSpot>,
    /// The width of each column that holds tables.
    pub(crate) widths: Vec<u32>,
    /// The height of each row that is not as high as others.
    pub(crate) heights: BTreeMap<u32, u32>,
    /// The last row that is printed.
    pub(crate) last_row: u32,
    /// The last column that is printed.
    pub(crate) last_column: u16,
    /// Whether all of it is printed on one page.
    pub(crate) one_page: bool,
}

impl Layout {
    /// Whether a row of a table is no higher than a line of text needs.
    pub(crate) fn is_one_line(&self, row: u32) -> bool {
        let height = self.heights.get(&row).copied().unwrap_or(DEFAULT_HEIGHT);
        f64::from(height) <= columns::MIN_HEIGHT
    }
}

/// Where a table stands; all begin in the first column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TableSpot {
    /// The row of the heading.
    pub(crate) caption: Option<u32>,
    /// The row of the headers.
    pub(crate) header: u32,
}

/// Lays out a sheet whose tables have been worked out, and whose text is set in a face.
pub(crate) fn lay_out(sheet: &Sheet, tables: &[Evaluated<'_>], face: Typeface) -> Result<Layout, Error> {
    check_size(sheet, tables)?;
    let (title_type, body) = (title_type(face), Type::body(face));
    let widths = columns::widths(tables, face);
    let table_width: u32 = widths.iter().sum();
    let line = f64::from(table_width).max(MIN_LINE);
    let title = lines(&one_line(&sheet.title), title_type, line);
    let notes: Vec<String> = sheet
        .notes
        .iter()
        .flat_map(|note| lines(&clean_lines(note), body, line))
        .collect();
    let text_width = longest(&title, title_type).max(longest(&notes, body));

    let mut rows = Rows::default();
    for _ in &title {
        rows.push(TITLE_HEIGHT);
    }
    rows.skip(notes.len() as u32);
    let top = rows.next + 1;
    let tables = place_tables(tables, &widths, face, &mut rows);
    let repeated = match tables.as_slice() {
        [table] => rows.height_of(table.header),
        _ => 0,
    };
    let mut charts = Charts::new(sheet, &widths, top, text_width);
    let whole = rows.height + charts.room_below(sheet);
    let pages = Pages::new(charts.right, repeated);
    let one_page = f64::from(whole) <= ONE_PAGE * pages.height;
    let pages = Some(pages).filter(|_| !one_page);
    let spots = sheet
        .charts
        .iter()
        .map(|chart| charts.place(chart, &mut rows, pages.as_ref()))
        .collect();
    let last_row = rows.next.max(charts.beside).max(1) - 1;
    if last_row as usize >= MAX_ROWS {
        return Err(too_large(sheet, last_row as usize + 1, widths.len()));
    }
    Ok(Layout {
        one_page: f64::from(rows.top_of(last_row)) <= ONE_PAGE * Pages::new(charts.right, 0).height,
        last_column: last_column(&widths, charts.right),
        title,
        notes,
        tables,
        charts: spots,
        widths,
        heights: rows.heights,
        last_row,
    })
}

fn lines(text: &str, face: Type, width: f64) -> Vec<String> {
    if text.is_empty() {
        Vec::new()
    } else {
        face.lines(text, width)
    }
}

fn longest(lines: &[String], face: Type) -> u32 {
    lines
        .iter()
        .map(|line| face.width(line))
        .fold(0.0, f64::max)
        .ceil() as u32
}

fn place_tables(tables: &[Evaluated<'_>], widths: &[u32], face: Typeface, rows: &mut Rows) -> Vec<TableSpot> {
    let place = |(index, table): (usize, &Evaluated<'_>)| {
        rows.skip(if index == 0 { 1 } else { 2 });
        let caption = one_line(&table.table.heading());
        let caption = (!caption.is_empty()).then(|| rows.push(CAPTION_HEIGHT));
        let header = rows.push(columns::header_height(table, widths, face));
        for row in &table.rows {
            rows.push(columns::row_height(row, widths, face));
        }
        TableSpot { caption, header }
    };
    tables.iter().enumerate().map(place).collect()
}

fn check_size(sheet: &Sheet, tables: &[Evaluated<'_>]) -> Result<(), Error> {
    let rows = tables.iter().map(|table| table.rows.len() + 4).sum();
    let columns = tables.iter().map(|table| table.headers.len()).max().unwrap_or(0);
    // A chart beside the tables takes some columns too.
    if rows > MAX_ROWS || columns > MAX_COLUMNS - 100 {
        return Err(too_large(sheet, rows, columns));
    }
    Ok(())
}

fn too_large(sheet: &Sheet, rows: usize, columns: usize) -> Error {
    Error::TooLarge {
        sheet: shortened(&one_line(&sheet.name), 60),
        rows,
        columns,
    }
}

/// The last column that is needed for the width, with columns of default width after the tables.
fn last_column(widths: &[u32], width: u32) -> u16 {
    let more = width.saturating_sub(widths.iter().sum()).div_ceil(DEFAULT_WIDTH);
    let count = widths.len() as u32 + more;
    u16::try_from(count.max(1) - 1).unwrap_or(u16::MAX)
}
