//! The workbook behind a chart.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Table, TableColumn, TableStyle, Workbook, XlsxError,
};

use vuosikello_chart::drawingml::{DataCells, RowsPart, exact, number};
use vuosikello_document::{Chart, Series};

/// The name of its sheet, to which the formulas of the chart refer.
pub(crate) const SHEET: &str = "Tiedot";
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

/// The data as a table of Excel, which grows with the rows that somebody adds. Its headers are the names of the columns; `None`
/// where those are not different enough for Excel.
fn table<'a>(names: impl Iterator<Item = &'a str>, rows: usize) -> Option<Table> {
    let headers: Vec<&str> = std::iter::once(CORNER).chain(names).collect();
    let different: BTreeSet<String> = headers.iter().map(|name| name.to_lowercase()).collect();
    // Excel knows no header of more than 255 characters.
    let right = |name: &&str| name.encode_utf16().count() <= 255 && !name.contains(['\n', '\r']);
    if different.len() < headers.len() || !headers.iter().all(right) || rows == 0 {
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

/// A column of figures: its name, its values, and the format of its cells.
struct FigureColumn<'a> {
    name: &'a str,
    values: Vec<Option<f64>>,
    format: Format,
}

/// Writes the data of a chart as a workbook. A value that is missing is an empty cell.
pub(crate) fn workbook(chart: &Chart, date: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let column = |series: &'_ Series| {
        let values = series.values.iter();
        values
            .map(|value| value.map(|value| number(value, chart.unit)))
            .collect()
    };
    let columns = chart.series.iter().map(|series| FigureColumn {
        name: &series.name,
        values: column(series),
        format: Format::new().set_num_format(exact(chart.unit)),
    });
    write(&chart.categories, &columns.collect::<Vec<_>>(), date)
}

/// Writes the data of the marks in the rows of a table as a workbook.
pub(crate) fn workbook_of_rows(part: &RowsPart<'_>, date: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let data = part.columns();
    let columns = data.iter().map(|column| FigureColumn {
        name: &column.name,
        values: column.values.clone(),
        format: Format::new().set_num_format(&column.format),
    });
    write(part.names, &columns.collect::<Vec<_>>(), date)
}

fn write(names: &[String], columns: &[FigureColumn<'_>], date: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a date of its own the library would write the time of day. Excel's years begin with 1900.
    let year = date.year().clamp(1900, 9999) as u16;
    let created = ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    sheet.set_column_width(0, 32)?;
    for (row, name) in (1..).zip(names) {
        sheet.write_string(row, 0, name)?;
    }
    for (at, column) in (1..).zip(columns) {
        sheet.set_column_width(at, 18)?;
        sheet.write_string(0, at, column.name)?;
        for (row, value) in (1..).zip(&column.values) {
            if let Some(value) = value {
                sheet.write_number_with_format(row, at, *value, &column.format)?;
            }
        }
    }
    if let Some(table) = table(columns.iter().map(|column| column.name), names.len()) {
        sheet.add_table(0, 0, names.len() as u32, columns.len() as u16, &table)?;
    }
    workbook.save_to_buffer()
}
