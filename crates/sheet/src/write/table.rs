//! Tables: real Excel tables, so that their header cells are announced as such, can be filtered by, and name the
//! columns.

use std::collections::HashMap;

use rust_xlsxwriter::{Format, IgnoreError, TableColumn, TableFunction, TableStyle, Worksheet};

use super::style;
use crate::Error;
use crate::evaluate::{Evaluated, Figure, Role, Stored};
use crate::layout::Layout;
use crate::text::{looks_like_formula, one_line, with_escapes};
use crate::tree::Kind;

/// The longest alternative text.
const MAX_DESCRIPTION: usize = 2_000;

/// Writes a table with its header in row `header`, from the first column on.
pub(super) fn write(
    worksheet: &mut Worksheet,
    table: &Evaluated<'_>,
    header: u32,
    layout: &Layout,
) -> Result<(), Error> {
    let last_row = header + table.rows.len() as u32;
    let last_column = table.headers.len() as u16 - 1;
    worksheet.add_table(header, 0, last_row, last_column, &definition(table, header + 1))?;
    let columns = || (0u16..).zip(&table.table.columns);
    for ((index, column), text) in columns().zip(&table.headers) {
        let format = guarded(text, &style::header(column.kind));
        worksheet.write_string_with_format(header, index, text, &format)?;
    }
    let mut formats: HashMap<(Role, Kind, bool), Format> = HashMap::new();
    for (row, cells) in (header + 1..).zip(&table.rows) {
        let one_line = layout.is_one_line(row);
        for ((index, column), figure) in columns().zip(&cells.figures) {
            let kind = column.kind;
            let format = formats
                .entry((cells.role, kind, one_line))
                .or_insert_with(|| style::cell(cells.role, kind, one_line));
            write_figure(worksheet, (row, index), figure, kind, format, header + 1)?;
        }
    }
    // Codes made of digits are meant to be text; Excel need not warn.
    for (index, column) in columns() {
        if column.kind == Kind::Text {
            let error = IgnoreError::NumberStoredAsText;
            worksheet.ignore_error_range(header + 1, index, last_row, index, error)?;
        }
    }
    Ok(())
}

fn write_figure(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    figure: &Figure,
    kind: Kind,
    format: &Format,
    top: u32,
) -> Result<(), Error> {
    let stored = figure.value.stored();
    if let Some(expression) = figure.formula {
        let result = match stored {
            Stored::Blank => String::new(),
            Stored::Text(text) => text.to_owned(),
            Stored::Number(number) => number.to_string(),
        };
        let formula = rust_xlsxwriter::Formula::new(expression.text(top)).set_result(result);
        worksheet.write_formula_with_format(row, column, formula, format)?;
        return Ok(());
    }
    match stored {
        Stored::Blank => worksheet.write_blank(row, column, format)?,
        Stored::Number(number) => worksheet.write_number_with_format(row, column, number, format)?,
        Stored::Text(text) => {
            let format = guarded(text, format);
            let format = if kind == Kind::Text {
                format
            } else {
                style::text_among_figures(format)
            };
            worksheet.write_string_with_format(row, column, text, &format)?
        }
    };
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
    let total = table.table.total.is_some();
    let sums = table.rows.last().filter(|_| total).map(|row| &row.figures);
    let columns: Vec<TableColumn> = table
        .headers
        .iter()
        .enumerate()
        .map(|(index, header)| {
            let column = TableColumn::new().set_header(with_escapes(header));
            match sums.and_then(|figures| figures.get(index)) {
                Some(Figure {
                    formula: Some(expression),
                    ..
                }) => {
                    let formula = rust_xlsxwriter::Formula::new(expression.text(top));
                    column.set_total_function(TableFunction::Custom(formula))
                }
                Some(figure) => match figure.value.stored() {
                    Stored::Text(label) => column.set_total_label(with_escapes(&one_line(label))),
                    _ => column,
                },
                None => column,
            }
        })
        .collect();
    let description = crate::text::shortened(&one_line(&table.table.description), MAX_DESCRIPTION);
    rust_xlsxwriter::Table::new()
        .set_name(table.table.name.as_str())
        .set_style(TableStyle::None)
        .set_banded_rows(false)
        .set_autofilter(table.table.filter)
        .set_total_row(total)
        .set_columns(&columns)
        .set_alt_text_title(with_escapes(&one_line(&table.table.caption)))
        .set_alt_text(with_escapes(&description))
}
