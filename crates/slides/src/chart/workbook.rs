//! The workbook behind a chart.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Table, TableColumn, TableStyle, Workbook, XlsxError,
};

use vuosikello_chart::drawingml::{DataCells, exact, number};
use vuosikello_document::Chart;

/// The name of its sheet, to which the formulas of the chart refer.
const SHEET: &str = "Tiedot";
/// What stands in the corner above the categories, as in the workbooks that PowerPoint makes itself.
const CORNER: &str = " ";

/// Where the data of a chart stand in its workbook: categories in the first column, a column for each series.
pub(crate) fn source(chart: &Chart) -> DataCells<'static> {
    DataCells {
        sheet: SHEET,
        categories: 0,
        series: (1..=chart.series.len()).collect(),
        names: 0,
        first: 1,
    }
}

/// The data as a table of Excel, which grows with the rows that somebody adds. Its headers are the names of the series; `None`
/// where those are not different enough for Excel.
fn table(chart: &Chart) -> Option<Table> {
    let names = chart.series.iter().map(|series| series.name.as_str());
    let headers: Vec<&str> = std::iter::once(CORNER).chain(names).collect();
    let different: BTreeSet<String> = headers.iter().map(|name| name.to_lowercase()).collect();
    // Excel knows no header of more than 255 characters.
    let right = |name: &&str| name.encode_utf16().count() <= 255 && !name.contains(['\n', '\r']);
    if different.len() < headers.len() || !headers.iter().all(right) || chart.categories.is_empty() {
        return None;
    }
    let columns = headers
        .into_iter()
        .map(|name| TableColumn::new().set_header(name));
    Some(
        Table::new()
            .set_name(SHEET)
            .set_columns(&columns.collect::<Vec<TableColumn>>())
            .set_autofilter(false)
            .set_style(TableStyle::None),
    )
}

/// Writes the data of a chart as a workbook. A value that is missing is an empty cell.
pub(crate) fn workbook(chart: &Chart, date: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a date of its own the library would write the time of day. Excel's years begin with 1900.
    let year = date.year().clamp(1900, 9999) as u16;
    let created = ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    sheet.set_column_width(0, 32)?;
    let figures = Format::new().set_num_format(exact(chart.unit));
    for (row, category) in (1..).zip(&chart.categories) {
        sheet.write_string(row, 0, category)?;
    }
    for (column, series) in (1..).zip(&chart.series) {
        sheet.set_column_width(column, 18)?;
        sheet.write_string(0, column, &series.name)?;
        for (row, value) in (1..).zip(&series.values) {
            if let Some(value) = value {
                sheet.write_number_with_format(row, column, number(*value, chart.unit), &figures)?;
            }
        }
    }
    if let Some(table) = table(chart) {
        let (rows, columns) = (chart.categories.len() as u32, chart.series.len() as u16);
        sheet.add_table(0, 0, rows, columns, &table)?;
    }
    workbook.save_to_buffer()
}
