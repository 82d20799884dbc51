//! The sheets of a form.

use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};
use serde_json::{Map, Value};
use vuosikello_core::schema::Shape;
use vuosikello_core::{Date, Money};

use super::super::cell::TRUTHS;
use super::super::labels::path_label;
use super::super::layout::{Column, Layout, Row, Step, Table, intro};
use super::super::texts::{self, EMPTY, NO_ROWS};
use super::super::{EXPLANATION, FIELD, VALUE};
use super::dropdown::{Dropdowns, Offer, rows_of};
use super::table_rows::table_row;
use super::{page, style};

/// So many rows are ready for a list of texts on the first sheet, besides those that are filled in.
const SPARE_TEXTS: usize = 2;

/// The first sheet: a row for each value.
pub(super) fn fields(
    sheet: &mut Worksheet,
    layout: &Layout,
    value: &Value,
    dropdowns: &mut Dropdowns<'_>,
) -> Result<(), XlsxError> {
    sheet.set_name(&layout.title)?;
    for (column, width) in [(0, 38), (1, 60), (2, 80)] {
        sheet.set_column_width(column, width)?;
    }
    let mut row = 0;
    for line in intro(layout) {
        let format = if row == 0 { style::title() } else { style::line() };
        sheet.write_string_with_format(row, 0, line, &format)?;
        row += 1;
    }
    row += 1;
    page::set_up(sheet, &layout.title, row)?;
    for (column, heading) in (0u16..).zip([FIELD, VALUE, EXPLANATION]) {
        sheet.write_string_with_format(row, column, heading, &style::header())?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    row += 1;
    let mut group: &[String] = &[];
    for field in &layout.rows {
        let holders = field.path.split_last().map_or(&[][..], |(_, holders)| holders);
        if holders != group && !holders.is_empty() {
            let heading = path_label(holders.iter().map(String::as_str));
            for (column, text) in (0u16..).zip([heading.as_str(), "", ""]) {
                sheet.write_string_with_format(row, column, text, &style::group())?;
            }
            row += 1;
        }
        group = holders;
        row = field_rows(sheet, row, field, value, dropdowns)?;
    }
    Ok(())
}

/// The rows of a value; the row after them.
fn field_rows(
    sheet: &mut Worksheet,
    first: u32,
    field: &Row,
    value: &Value,
    dropdowns: &mut Dropdowns<'_>,
) -> Result<u32, XlsxError> {
    let known = at(value, &field.path);
    let cells: Vec<Option<Value>> = match (field.repeats, known) {
        (false, known) => vec![known.cloned()],
        (true, Some(Value::Array(items))) if items.is_empty() => vec![Some(Value::from(EMPTY))],
        (true, Some(Value::Array(items))) => {
            let items = items.iter().cloned().map(Some);
            items.chain(std::iter::repeat_n(None, SPARE_TEXTS)).collect()
        }
        (true, _) => vec![None; SPARE_TEXTS + 1],
    };
    let mark = if field.is_required { " *" } else { "" };
    let mut row = first;
    for (i, cell) in cells.iter().enumerate() {
        let label = format!("{}{mark}", field.label);
        sheet.write_string_with_format(row, 0, label, &style::label(field.is_required))?;
        write_cell(sheet, row, 1, cell.as_ref(), &field.shape)?;
        if i == 0 {
            sheet.write_string_with_format(row, 2, &field.explanation, &style::note())?;
        }
        row += 1;
    }
    let offer = Offer {
        path: field.path.join("/"),
        label: &field.label,
        explanation: &field.explanation,
        shape: &field.shape,
        is_texts: false,
    };
    dropdowns.add(sheet, (first, row - 1), 1, &offer)?;
    Ok(row)
}

/// A sheet of rows.
pub(super) fn table(
    sheet: &mut Worksheet,
    layout: &Layout,
    table: &Table,
    value: &Value,
    dropdowns: &mut Dropdowns<'_>,
) -> Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    let header = table_row(layout);
    if header > 0 {
        let about = if table.explanation.is_empty() {
            &table.name
        } else {
            &table.explanation
        };
        sheet.write_string_with_format(0, 0, about, &style::line().set_bold())?;
    }
    let mut items = Vec::new();
    collect(value, &table.path, &mut Vec::new(), table.is_list, &mut items);
    let mut row = header + 1;
    // A file that is a table needs no mark of having no rows.
    items.retain(|(_, item)| item.is_some() || !layout.is_table());
    for (keys, item) in &items {
        row = item_rows(sheet, row, table, keys, *item)?;
    }
    let (first, last) = rows_of(row - header - 1, header);
    for (column, key) in (0u16..).zip(&table.keys) {
        sheet.write_string_with_format(header, column, format!("{key} *"), &style::header())?;
        sheet.set_column_width(column, 16)?;
        sheet.set_column_format(column, &style::value(&Shape::Text(None)))?;
        unfilled(sheet, header, column)?;
    }
    let steps = table.path.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Any => None,
    });
    let list: Vec<&str> = steps.collect();
    for (column, about) in (table.keys.len() as u16..).zip(&table.columns) {
        let mark = if about.is_required && !layout.is_table() {
            " *"
        } else {
            ""
        };
        sheet.write_string_with_format(header, column, format!("{}{mark}", about.label), &style::header())?;
        sheet.set_column_width(column, style::width(about))?;
        unfilled(sheet, header, column)?;
        if header > 0 {
            sheet.write_string_with_format(header - 1, column, &about.explanation, &style::note())?;
        }
        // The cells that are filled in have the format of the column, so that only those with something in them are printed.
        sheet.set_column_format(column, &style::value(&about.shape))?;
        let path = list.iter().copied().chain(about.path.iter().map(String::as_str));
        let offer = Offer {
            path: path.collect::<Vec<_>>().join("/"),
            label: &about.label,
            explanation: &about.explanation,
            shape: &about.shape,
            is_texts: about.is_texts,
        };
        dropdowns.add(sheet, (first, last), column, &offer)?;
    }
    sheet.set_freeze_panes(header + 1, 0)?;
    page::set_up(sheet, &table.name, header)
}

/// The cells above the headings, which are not filled in.
fn unfilled(sheet: &mut Worksheet, header: u32, column: u16) -> Result<(), XlsxError> {
    for row in 0..header {
        if row > 0 || column > 0 {
            sheet.write_blank(row, column, &style::plain())?;
        }
    }
    Ok(())
}

/// The rows of an item, or of the mark that there are none; the row after them.
fn item_rows(
    sheet: &mut Worksheet,
    first: u32,
    table: &Table,
    keys: &[&str],
    item: Option<&Value>,
) -> Result<u32, XlsxError> {
    let text = Shape::Text(None);
    for (column, key) in (0u16..).zip(keys) {
        sheet.write_string_with_format(first, column, *key, &style::value(&text))?;
    }
    let mut last = first;
    for (column, about) in (keys.len() as u16..).zip(&table.columns) {
        let Some(item) = item else {
            let mark = if column as usize == keys.len() {
                NO_ROWS
            } else {
                ""
            };
            write_cell(sheet, first, column, Some(&Value::from(mark)), &text)?;
            continue;
        };
        let known = at(item, &about.path);
        for (row, cell) in (first..).zip(cells(about, known)) {
            write_cell(sheet, row, column, cell.as_ref(), &about.shape)?;
            last = last.max(row);
        }
    }
    Ok(last + 1)
}

/// What stands in the cells of a value, below each other: more than one only where a list of texts is too long for one.
fn cells(column: &Column, known: Option<&Value>) -> Vec<Option<Value>> {
    match (column.is_texts, known) {
        (true, Some(Value::Array(items))) => {
            let joined = texts::join(items.iter().filter_map(Value::as_str));
            joined.into_iter().map(|text| Some(Value::from(text))).collect()
        }
        (_, known) => vec![known.cloned()],
    }
}

/// The items of a list or the entries of a map, each with the keys that the path leaves open; `None` for a list without items.
fn collect<'v>(
    value: &'v Value,
    path: &[Step],
    keys: &mut Vec<&'v str>,
    is_list: bool,
    items: &mut Vec<(Vec<&'v str>, Option<&'v Value>)>,
) {
    match path.split_first() {
        Some((Step::Key(key), rest)) => {
            if let Some(inner) = value.get(key) {
                collect(inner, rest, keys, is_list, items);
            }
        }
        Some((Step::Any, rest)) => {
            for (key, inner) in value.as_object().into_iter().flatten() {
                keys.push(key);
                collect(inner, rest, keys, is_list, items);
                keys.pop();
            }
        }
        None if is_list => match value.as_array().map(Vec::as_slice) {
            Some([]) => items.push((keys.clone(), None)),
            Some(list) => items.extend(list.iter().map(|item| (keys.clone(), Some(item)))),
            None => {}
        },
        None => items.push((keys.clone(), Some(value))),
    }
}

/// The value that keys lead to, where there is one.
fn at<'v>(value: &'v Value, path: &[String]) -> Option<&'v Value> {
    let found = path.iter().try_fold(value, |value, key| {
        value.as_object().and_then(|map: &Map<_, _>| map.get(key))
    });
    found.filter(|value| !value.is_null())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: Option<&Value>,
    shape: &Shape,
) -> Result<(), XlsxError> {
    let format = style::value(shape);
    let text = match value {
        None => return sheet.write_blank(row, column, &format).map(drop),
        Some(Value::Number(number)) => {
            let number = number.as_f64().unwrap_or_default();
            return sheet
                .write_number_with_format(row, column, number, &format)
                .map(drop);
        }
        Some(Value::String(text)) => text.as_str(),
        Some(Value::Bool(truth)) => {
            let [[yes, ..], [no, ..]] = TRUTHS;
            if *truth { yes } else { no }
        }
        // A form has no cell for anything else; its layout would not have been made.
        Some(_) => return Ok(()),
    };
    match style::kind(shape) {
        style::CellKind::Amount => {
            if let Some(amount) = Money::parse(text).ok().and_then(exact) {
                return sheet
                    .write_number_with_format(row, column, amount, &format)
                    .map(drop);
            }
        }
        style::CellKind::Date => {
            if let Some(date) = Date::parse(text).ok().and_then(excel_date) {
                return sheet
                    .write_datetime_with_format(row, column, &date, &format)
                    .map(drop);
            }
        }
        _ => {}
    }
    sheet
        .write_string_with_format(row, column, text, &format)
        .map(drop)
}

/// The most cents of which Excel, which counts with 15 digits, loses none.
const MOST_CENTS: i64 = 99_999_999_999_999;

/// An amount as Excel holds it; `None` for one that is too large for that.
fn exact(amount: Money) -> Option<f64> {
    let cents = amount.cents();
    (cents.abs() <= MOST_CENTS).then(|| cents as f64 / 100.0)
}

/// A day as Excel holds it; `None` for one outside its calendar, or in the year in which that has a day too many.
fn excel_date(date: Date) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let day = date.naive();
    let year = u16::try_from(day.year())
        .ok()
        .filter(|year| (1901..=9999).contains(year))?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}
