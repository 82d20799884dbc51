//! The workbook behind a chart.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::Plan;
use super::format::number;

/// The name of its sheet, to which the formulas of the chart refer.
pub(super) const SHEET: &str = "Tiedot";

/// Writes the data of a chart as a workbook: categories in the first column, a column for each series. A value that is
/// missing is an empty cell.
pub(crate) fn workbook(plan: &Plan, date: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let chart = &plan.chart;
    let mut workbook = Workbook::new();
    // Without a date of its own the library would write the time of day. Excel's years begin with 1900.
    let year = date.year().clamp(1900, 9999) as u16;
    let created = ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    sheet.set_column_width(0, 32)?;
    let figures = Format::new().set_num_format(&plan.format.cell);
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
    workbook.save_to_buffer()
}
