//! Writing a form: the sheets of a layout, with explanations, drop-downs and what is known.
//!
//! Texts are cells of the format *Text*, so that Excel makes no date of a time or a case number; amounts and dates are
//! numbers of Excel, as people write them. Validation only warns where another value may be right.

mod dropdown;
mod page;
mod sheet;
mod style;
mod table_rows;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use serde_json::Value;

use super::Choices;
use super::layout::Layout;
use dropdown::Dropdowns;

/// Writes a form that is filled in with what `value` has. The same input gives the same bytes.
///
/// # Errors
/// The writer of workbooks refuses something, such as more rows than a sheet can have.
pub(crate) fn write(layout: &Layout, value: &Value, choices: &Choices) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(layout)?);
    let mut dropdowns = Dropdowns::new(layout, choices);
    if !layout.is_table() {
        let sheet = book.add_worksheet();
        sheet::fields(sheet, layout, value, &mut dropdowns)?;
    }
    for table in &layout.tables {
        let sheet = book.add_worksheet();
        sheet::table(sheet, layout, table, value, &mut dropdowns)?;
    }
    dropdowns.write(&mut book)?;
    book.save_to_buffer()
}

/// The properties of the file; it would have the time of the clock otherwise.
fn properties(layout: &Layout) -> Result<DocProperties, XlsxError> {
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(&layout.title)
        .set_author("vuosikello")
        .set_creation_datetime(&date))
}
