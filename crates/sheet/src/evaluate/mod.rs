//! Tables with every formula worked out, exactly.
//!
//! A program that does not calculate, a preview or a screen reader, shows the result that is stored beside a formula.
//! So each is computed here in whole cents, and what a spreadsheet program computes anew is the same to the cent.

mod figure;
mod formula;
mod row;
mod value;

use std::collections::BTreeSet;

use vuosikello_core::one_line;
use vuosikello_document::workbook::SheetTable;
use vuosikello_document::{Column, ColumnKind, Formula};

pub(crate) use figure::FigureRow;
pub(crate) use formula::text as formula_text;
pub(crate) use value::{Value, is_text};

use crate::text::length;
use crate::{Error, name, text};

/// The longest header that Excel takes for the name of a column.
const MAX_HEADER: usize = 255;

/// A table with its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Evaluated<'a> {
    pub(crate) table: &'a SheetTable,
    /// The headers, fit for cells.
    pub(crate) headers: Vec<String>,
    /// The rows below the header, the total last.
    pub(crate) rows: Vec<FigureRow>,
}

impl<'a> Evaluated<'a> {
    /// The columns.
    pub(crate) fn columns(&self) -> &'a [Column] {
        &self.table.table.columns
    }
}

/// Checks a table, and that its cells hold what its formulas give.
pub(crate) fn evaluate(table: &SheetTable) -> Result<Evaluated<'_>, Error> {
    if !name::is_table_name(&table.name) {
        return Err(Error::TableName(text::shortened(&one_line(&table.name), 60)));
    }
    text::cell(&table.heading(), || format!("taulukon {} otsikko", table.name))?;
    let headers = headers(table)?;
    check_formulas(table)?;
    let rows = row::rows(table, &headers)?;
    Ok(Evaluated { table, headers, rows })
}

fn headers(table: &SheetTable) -> Result<Vec<String>, Error> {
    let simple = table.table.simple();
    let columns = &simple.columns;
    if columns.is_empty() {
        return Err(Error::NoColumns(table.name.clone()));
    }
    let mut seen = BTreeSet::new();
    let header = |(index, column): (usize, &Column)| {
        let header = one_line(&column.title());
        let reason = if header.is_empty() {
            "otsikko puuttuu"
        } else if length(&header) > MAX_HEADER {
            "otsikossa saa olla enintään 255 merkkiä"
        } else if !seen.insert(header.to_lowercase()) {
            "toisella sarakkeella on sama otsikko"
        } else {
            return Ok(header);
        };
        Err(Error::Header {
            table: table.name.clone(),
            column: index + 1,
            header: text::shortened(&header, 60),
            reason,
        })
    };
    columns.iter().enumerate().map(header).collect()
}

/// Checks that formulas refer to columns to the left of them that can be computed with, all of one kind.
fn check_formulas(table: &SheetTable) -> Result<(), Error> {
    let columns = &table.table.columns;
    for (index, column) in columns.iter().enumerate() {
        let Some(formula) = &column.formula else {
            continue;
        };
        let (first, last) = match *formula {
            Formula::Difference {
                minuend: a,
                subtrahend: b,
            }
            | Formula::Ratio { part: a, whole: b } => (a.min(b), a.max(b)),
            Formula::Sum { first, last } => (first, last),
            Formula::RunningTotal { of } => (of, of),
        };
        let is_left = first <= last && last < index;
        let operands = columns.get(first..=last).filter(|_| is_left).unwrap_or_default();
        let operands: Vec<&Column> = match operands {
            [first, .., last] if !matches!(formula, Formula::Sum { .. }) => vec![first, last],
            all => all.iter().collect(),
        };
        let kind = operands
            .first()
            .map(|operand| operand.kind)
            .filter(|kind| kind.is_summable());
        let result = match formula {
            Formula::Ratio { .. } => Some(ColumnKind::Share),
            _ => kind,
        };
        let is_running = matches!(formula, Formula::RunningTotal { .. });
        let reason = if !is_left {
            "kaava saa viitata vain vasemmalla oleviin sarakkeisiin"
        } else if kind.is_none() || operands.iter().any(|operand| Some(operand.kind) != kind) {
            "kaavan sarakkeiden on oltava kaikki euroja tai kaikki kokonaislukuja"
        } else if result != Some(column.kind) {
            "sarakkeen laji ei ole se, jonka kaava antaa"
        } else if is_running && operands.iter().any(|operand| operand.formula.is_some()) {
            "kertymän voi laskea vain sarakkeesta, jonka arvot on annettu"
        } else {
            continue;
        };
        return Err(Error::Formula {
            table: table.name.clone(),
            column: text::shortened(&one_line(&column.title()), 60),
            reason,
        });
    }
    Ok(())
}
