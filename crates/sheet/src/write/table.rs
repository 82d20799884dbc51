//! Tables: real Excel tables, so that their header cells are announced as such, can be filtered by, and name the
//! columns.

use std::collections::HashMap;

use rust_xlsxwriter::{Format, IgnoreError, TableColumn, TableFunction, TableStyle, Worksheet};
use vuosikello_core::one_line;
use vuosikello_document::{ColumnKind, Light, RowKind};

use super::style::{self, Style};
use crate::Error;
use crate::evaluate::{Evaluated, Value, formula_text, is_text};
use crate::layout::Layout;
use crate::text::{looks_like_formula, shortened, with_escapes};

/// The longest alternative text.
const MAX_DESCRIPTION: usize = 2_000;

/// Writes a table with its header in row `header`, from the first column on.
pub(super) fn write(
    worksheet: &mut Worksheet,
    table: &Evaluated<'_>,
    header: u32,
    layout: &Layout,
    style: &Style,
) -> Result<(), Error> {
    let last_row = header + table.rows.len() as u32;
    let last_column = table.headers.len() as u16 - 1;
    worksheet.add_table(header, 0, last_row, last_column, &definition(table, header + 1))?;
    let columns = || (0u16..).zip(table.columns());
    for ((index, column), text) in columns().zip(&table.headers) {
        let format = guarded(text, &style.header(column.kind));
        worksheet.write_string_with_format(header, index, text, &format)?;
    }
    let mut formats: HashMap<(RowKind, u16, bool), Format> = HashMap::new();
    for (row, cells) in (header + 1..).zip(&table.rows) {
        let one_line = layout.is_one_line(row);
        for ((index, column), figure) in columns().zip(&cells.figures) {
            let format = formats
                .entry((cells.kind, index, one_line))
                .or_insert_with(|| style.cell(cells.kind, column, one_line));
            if figure.is_computed {
                let text = formula_text(cells, column, index.into(), header + 1);
                let formula = rust_xlsxwriter::Formula::new(text).set_result(result(&figure.value));
                worksheet.write_formula_with_format(row, index, formula, format)?;
            } else if let Some((light, word)) = state(&figure.value, column.kind) {
                // A sum of states does not exist: the mark stands in an ordinary row.
                let mark = light.shape().to_string();
                let parts = [(&style.mark(light), mark.as_str()), (&style.base(), word)];
                worksheet.write_rich_string_with_format(row, index, &parts, format)?;
            } else {
                write_given(worksheet, (row, index), &figure.value, column.kind, format)?;
            }
        }
    }
    // Codes made of digits are meant to be text; Excel need not warn.
    for (index, column) in columns() {
        if is_text(column.kind) {
            let error = IgnoreError::NumberStoredAsText;
            worksheet.ignore_error_range(header + 1, index, last_row, index, error)?;
        }
    }
    Ok(())
}

/// What stands beside a formula for programs that do not calculate.
fn result(value: &Value) -> String {
    let number = value.number().map(|number| number.to_string());
    number.unwrap_or_else(|| value.text().unwrap_or_default().to_owned())
}

/// The light of a state and the word behind its mark, with the space between them.
fn state(value: &Value, kind: ColumnKind) -> Option<(Light, &str)> {
    let text = value.text().filter(|_| kind == ColumnKind::Status)?;
    let mut rest = text.chars();
    let light = Light::of_shape(rest.next()?)?;
    Some((light, rest.as_str())).filter(|(_, word)| !word.is_empty())
}

fn write_given(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    kind: ColumnKind,
    format: &Format,
) -> Result<(), Error> {
    if let Some(text) = value.text() {
        let format = guarded(text, format);
        let format = if is_text(kind) {
            format
        } else {
            style::text_among_figures(format)
        };
        worksheet.write_string_with_format(row, column, text, &format)?;
    } else if let Some(number) = value.number() {
        worksheet.write_number_with_format(row, column, number, format)?;
    } else {
        worksheet.write_blank(row, column, format)?;
    }
    Ok(())
}

/// The format for a text. A cell of text is never calculated, but Excel would take a text that begins like a formula
/// for one as soon as somebody opens the cell and leaves it again; the prefix, which is not shown, keeps it a text.
pub(super) fn guarded(text: &str, format: &Format) -> Format {
    if looks_like_formula(text) {
        format.clone().set_quote_prefix()
    } else {
        format.clone()
    }
}

fn definition(table: &Evaluated<'_>, top: u32) -> rust_xlsxwriter::Table {
    let total = table.rows.last().filter(|row| row.kind == RowKind::Total);
    let columns = table.columns().iter().zip(&table.headers).enumerate();
    let columns = columns.map(|(index, (column, header))| {
        let out = TableColumn::new().set_header(with_escapes(header));
        let Some((row, figure)) = total.and_then(|row| Some((row, row.figures.get(index)?))) else {
            return out;
        };
        match figure.value.text() {
            _ if figure.is_computed => {
                let formula = rust_xlsxwriter::Formula::new(formula_text(row, column, index, top));
                out.set_total_function(TableFunction::Custom(formula))
            }
            Some(label) => out.set_total_label(with_escapes(&one_line(label))),
            None => out,
        }
    });
    let columns: Vec<TableColumn> = columns.collect();
    let description = shortened(&one_line(&table.table.table.description), MAX_DESCRIPTION);
    rust_xlsxwriter::Table::new()
        .set_name(table.table.name.as_str())
        .set_style(TableStyle::None)
        .set_banded_rows(false)
        .set_autofilter(table.table.filter)
        .set_total_row(total.is_some())
        .set_columns(&columns)
        .set_alt_text_title(with_escapes(&one_line(&table.table.heading())))
        .set_alt_text(with_escapes(&description))
}
