//! Charts that the program which opens the file draws.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartRange,
    ChartType, Color, ObjectMovement, Worksheet,
};
use vuosikello_core::one_line;
use vuosikello_document::workbook::{ChartKind, SheetChart};
use vuosikello_document::{ColumnKind, RowKind};
use vuosikello_ooxml::column_name;

use super::palette::{self, MAX_SERIES};
use super::placed::Placed;
use super::style::{TYPEFACE, axis_format, number_format};
use crate::Error;
use crate::layout::ChartSpot;
use crate::text::shortened;

/// The longest alternative text.
const MAX_DESCRIPTION: usize = 2_000;

/// The lines of the value axis.
const RULE: Color = Color::RGB(0xD5_DBE3);
/// Titles and labels.
const TEXT: Color = Color::RGB(0x26_3240);

/// What the charts show, for the finishing pass: rust_xlsxwriter leaves out the results of formulas, and alternative
/// texts of more than 255 characters.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The values by sheet and range (`$B$6:$B$17`).
    values: BTreeMap<(String, String), Values>,
    /// The alternative text of each chart.
    descriptions: Vec<String>,
}

/// The values of a range.
#[derive(Debug)]
pub(super) struct Values {
    /// Their format code.
    pub(super) format: String,
    /// A number for each cell that has one.
    pub(super) numbers: Vec<Option<f64>>,
}

impl Shown {
    /// The values of a range.
    pub(super) fn values(&self, sheet: &str, range: &str) -> Option<&Values> {
        self.values.get(&(sheet.to_owned(), range.to_owned()))
    }

    /// The alternative text that is meant by what stands in its place.
    pub(super) fn description(&self, mark: &str) -> Option<&str> {
        self.descriptions
            .get(mark.parse::<usize>().ok()?)
            .map(String::as_str)
    }

    /// Keeps an alternative text, and gives what stands in its place until the finishing pass.
    fn keep(&mut self, description: String) -> String {
        self.descriptions.push(description);
        (self.descriptions.len() - 1).to_string()
    }
}

/// Puts a chart on a sheet.
pub(super) fn insert(
    worksheet: &mut Worksheet,
    chart: &SheetChart,
    spot: &ChartSpot,
    tables: &BTreeMap<&str, Placed<'_>>,
    shown: &mut Shown,
) -> Result<(), Error> {
    let fail = |reason| Error::Chart {
        chart: shortened(&one_line(&chart.title), 60),
        reason,
    };
    let placed = tables
        .get(chart.table.as_str())
        .ok_or_else(|| fail("työkirjassa ei ole taulukkoa, johon se viittaa"))?;
    let (kind, rows) = check(chart, placed).map_err(fail)?;

    let mut out = Chart::new(chart_type(chart.kind));
    let mark = shown.keep(shortened(&one_line(&chart.description), MAX_DESCRIPTION));
    out.set_name(shortened(&one_line(&chart.title), 100))
        .set_alt_text(mark)
        .set_width(spot.width)
        .set_height(spot.height)
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    title(&mut out, &chart.title);

    let (first, last) = (
        placed.header + 1 + rows.start as u32,
        placed.header + rows.end as u32,
    );
    let range = |column: usize| {
        let column = column as u16;
        ChartRange::new_from_range(placed.sheet, first, column, last, column)
    };
    for (index, column) in chart.series.iter().enumerate() {
        let header = ChartRange::new_from_range(
            placed.sheet,
            placed.header,
            *column as u16,
            placed.header,
            *column as u16,
        );
        let series = out.add_series();
        series
            .set_name(&header)
            .set_categories(&range(chart.categories))
            .set_values(&range(*column));
        if chart.kind == ChartKind::Lines {
            let (mut line, marker) = palette::line(index);
            series.set_format(&mut line).set_marker(&marker);
        } else {
            series.set_format(&mut palette::area(index)).set_gap(60);
            if is_stacked(chart.kind) {
                series.set_overlap(100);
            } else {
                series.set_overlap(0);
            }
        }
        shown.values.insert(
            (placed.sheet.to_owned(), range_text(*column, first, last)),
            values(placed, *column, rows.clone()),
        );
    }
    axes(&mut out, chart, kind);
    if let [_] = chart.series.as_slice() {
        out.legend().set_hidden();
    } else {
        out.legend()
            .set_position(ChartLegendPosition::Bottom)
            .set_font(&font(9.0));
    }
    worksheet.insert_chart_with_offset(spot.row, spot.column, &out, spot.offset, 0)?;
    Ok(())
}

/// The kind of the values, and the rows that are shown.
fn check(chart: &SheetChart, placed: &Placed<'_>) -> Result<(ColumnKind, Range<usize>), &'static str> {
    let table = &placed.table.table.table;
    if one_line(&chart.description).is_empty() {
        return Err("vaihtoehtoinen teksti puuttuu");
    }
    if one_line(&chart.title).is_empty() {
        return Err("otsikko puuttuu");
    }
    if !(1..=MAX_SERIES).contains(&chart.series.len()) {
        return Err("sarjoja on oltava yhdestä kuuteen");
    }
    let kinds = chart
        .series
        .iter()
        .map(|column| table.columns.get(*column).map(|column| column.kind));
    let kinds = kinds
        .collect::<Option<Vec<ColumnKind>>>()
        .ok_or("sarjan saraketta ei ole taulukossa")?;
    if table.columns.len() <= chart.categories {
        return Err("luokkien saraketta ei ole taulukossa");
    }
    let Some(kind) = kinds.first().copied().filter(|kind| kind.is_figure()) else {
        return Err("sarjojen on oltava lukuja");
    };
    if kinds.iter().any(|other| axis_format(*other) != axis_format(kind)) {
        return Err("sarjojen on oltava samaa lajia");
    }
    let before_total = || {
        table
            .rows
            .iter()
            .take_while(|row| row.kind != RowKind::Total)
            .count()
    };
    let rows = chart.rows.clone().unwrap_or_else(|| 0..before_total());
    let shown = table.rows.get(rows.clone()).unwrap_or_default();
    if shown.is_empty() {
        return Err("taulukossa ei ole rivejä, jotka se näyttäisi");
    }
    if !shown.iter().all(|row| row.kind == RowKind::Body) {
        return Err(
            "sen riveillä on väliotsikoita tai välisummia; valitse rivit, joiden välissä niitä ei ole",
        );
    }
    Ok((kind, rows))
}

fn values(placed: &Placed<'_>, column: usize, rows: Range<usize>) -> Values {
    let rows = placed.table.rows.get(rows).unwrap_or_default();
    let numbers = rows.iter().map(|row| row.figures.get(column)?.value.number());
    let format = placed.table.columns().get(column).and_then(number_format);
    Values {
        format: format.unwrap_or_else(|| "General".to_owned()),
        numbers: numbers.collect(),
    }
}

/// A range of a column, rows counted from 0, as it stands in a chart behind the name of the sheet.
fn range_text(column: usize, first: u32, last: u32) -> String {
    let name = column_name(column);
    let cell = |row: u32| format!("${name}${}", row + 1);
    if first == last {
        cell(first)
    } else {
        format!("{}:{}", cell(first), cell(last))
    }
}

fn chart_type(kind: ChartKind) -> ChartType {
    match kind {
        ChartKind::Columns => ChartType::Column,
        ChartKind::StackedColumns => ChartType::ColumnStacked,
        ChartKind::Bars => ChartType::Bar,
        ChartKind::StackedBars => ChartType::BarStacked,
        ChartKind::Lines => ChartType::Line,
    }
}

fn is_stacked(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::StackedColumns | ChartKind::StackedBars)
}

fn is_lying(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Bars | ChartKind::StackedBars)
}

fn title(out: &mut Chart, title: &str) {
    let mut font = font(12.0);
    font.set_bold();
    out.title()
        .set_name(&literal(title))
        .set_font(&font)
        .set_overlay(false);
}

/// A text that rust_xlsxwriter does not take for a reference to a cell (`=Sheet!A1`, `Sheet!A1`): with a space at the
/// end that would mislead it, which is not seen.
fn literal(text: &str) -> String {
    let text = one_line(text);
    let before = if text.starts_with('=') { " " } else { "" };
    let after = if text.contains('!') { " " } else { "" };
    format!("{before}{text}{after}")
}

fn axes(out: &mut Chart, chart: &SheetChart, kind: ColumnKind) {
    let lying = is_lying(chart.kind);
    let mut line = ChartFormat::new();
    line.set_line(ChartLine::new().set_color(TEXT).set_width(0.75));
    // In rust_xlsxwriter the axes of lying bars are named by where they stand.
    let categories = if lying { out.y_axis() } else { out.x_axis() };
    // Beside the bars of negative values, and not across them.
    categories
        .set_label_position(ChartAxisLabelPosition::Low)
        .set_font(&font(9.0))
        .set_major_gridlines(false)
        .set_format(&mut line);
    if lying {
        categories.set_reverse();
    }
    let values = if lying { out.x_axis() } else { out.y_axis() };
    values
        .set_num_format(axis_format(kind))
        .set_font(&font(9.0))
        .set_major_gridlines(true)
        .set_major_gridlines_line(ChartLine::new().set_color(RULE).set_width(0.75))
        .set_format(ChartFormat::new().set_no_line());
    // Where categories run downwards, the value axis would stand on top; its labels are wanted below.
    values.set_label_position(if lying {
        ChartAxisLabelPosition::High
    } else {
        ChartAxisLabelPosition::Low
    });
    let unit = literal(&chart.unit);
    if !unit.is_empty() {
        values.set_name(&unit).set_name_font(font(9.0).set_rotation(0));
    }
}

fn font(size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(TYPEFACE)
        .set_size(size)
        .set_color(TEXT)
        .unset_bold();
    font
}
