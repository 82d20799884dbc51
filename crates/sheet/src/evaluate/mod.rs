//! Tables with every formula worked out, exactly.
//!
//! A program that does not calculate, a preview or a screen reader, shows the result that is stored beside a formula.
//! So each is computed here in whole cents, and what a spreadsheet program computes anew is the same to the cent.

mod expression;
mod row;
mod value;

use std::collections::BTreeSet;

pub(crate) use expression::{Exactness, Expression, column_name};
pub(crate) use value::{Stored, Value};

use crate::text::{length, one_line};
use crate::tree::{Column, Formula, Kind, Row, Table};
use crate::{Error, name, text};
use row::Columns;

/// The longest header that Excel takes for the name of a column.
const MAX_HEADER: usize = 255;

/// The text of the only row of a table that has no rows: Excel wants one.
const NO_ROWS: &str = "Ei rivejä";

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// An ordinary row.
    Body,
    /// A heading.
    Group,
    /// The sum of a group.
    Subtotal,
    /// The sum of the table.
    Total,
}

/// A cell with its value, and the formula that gives it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    pub(crate) value: Value,
    pub(crate) formula: Option<Expression>,
}

impl Figure {
    const BLANK: Self = Figure {
        value: Value::Blank,
        formula: None,
    };

    fn given(value: Value) -> Self {
        Self { value, formula: None }
    }
}

/// A row with its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FigureRow {
    pub(crate) role: Role,
    pub(crate) figures: Vec<Figure>,
}

/// A table with its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Evaluated<'a> {
    pub(crate) table: &'a Table,
    /// The headers, fit for cells.
    pub(crate) headers: Vec<String>,
    /// The rows below the header, the total last.
    pub(crate) rows: Vec<FigureRow>,
}

/// Checks a table and works out its formulas.
pub(crate) fn evaluate(table: &Table) -> Result<Evaluated<'_>, Error> {
    if !name::is_table_name(&table.name) {
        return Err(Error::TableName(text::shortened(&one_line(&table.name), 60)));
    }
    text::cell(&table.caption, || format!("taulukon {} otsikko", table.name))?;
    let headers = headers(table)?;
    check_formulas(table)?;
    let columns = Columns {
        table,
        headers: &headers,
    };
    let mut sums = Sums::new(table.columns.len());
    let mut rows = Vec::with_capacity(table.rows.len() + 1);
    for (index, row) in table.rows.iter().enumerate() {
        let figures = match row {
            Row::Body(cells) => {
                let figures = columns.body(index, cells, &sums)?;
                sums.add(&figures);
                FigureRow {
                    role: Role::Body,
                    figures,
                }
            }
            Row::Group(label) => {
                sums.begin(index);
                columns.heading(index, label)?
            }
            Row::Subtotal(label) => {
                if sums.first >= index {
                    let (table, row) = (table.name.clone(), index + 1);
                    return Err(Error::EmptySubtotal { table, row });
                }
                let figures = columns.subtotal(index, label, &sums)?;
                sums.begin(index + 1);
                figures
            }
        };
        rows.push(figures);
    }
    if rows.is_empty() {
        let mut figures = vec![Figure::BLANK; table.columns.len()];
        if let Some(first) = figures.first_mut() {
            *first = Figure::given(Value::Text(NO_ROWS.to_owned()));
        }
        rows.push(FigureRow {
            role: Role::Body,
            figures,
        });
    }
    if let Some(label) = &table.total {
        let total = columns.total(rows.len() - 1, label, &sums)?;
        rows.push(total);
    }
    Ok(Evaluated { table, headers, rows })
}

/// What the columns have summed up to so far.
struct Sums {
    /// The first row that the next subtotal sums.
    first: usize,
    /// Each column since then.
    group: Vec<i128>,
    /// Each column from the first row of the table.
    table: Vec<i128>,
}

impl Sums {
    fn new(columns: usize) -> Self {
        Self {
            first: 0,
            group: vec![0; columns],
            table: vec![0; columns],
        }
    }

    fn begin(&mut self, first: usize) {
        self.first = first;
        self.group.fill(0);
    }

    fn add(&mut self, figures: &[Figure]) {
        for ((figure, group), table) in figures.iter().zip(&mut self.group).zip(&mut self.table) {
            let units = figure.value.units().unwrap_or(0);
            *group += units;
            *table += units;
        }
    }
}

fn headers(table: &Table) -> Result<Vec<String>, Error> {
    if table.columns.is_empty() {
        return Err(Error::NoColumns(table.name.clone()));
    }
    let mut seen = BTreeSet::new();
    let header = |(index, column): (usize, &Column)| {
        let header = one_line(&column.header);
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
    table.columns.iter().enumerate().map(header).collect()
}

/// Checks that formulas refer to columns to the left of them that can be computed with, and that sums have a meaning.
fn check_formulas(table: &Table) -> Result<(), Error> {
    for (index, column) in table.columns.iter().enumerate() {
        let fail = |reason| {
            Err(Error::Formula {
                table: table.name.clone(),
                column: text::shortened(&one_line(&column.header), 60),
                reason,
            })
        };
        if index == 0 && column.total {
            return fail("ensimmäisessä sarakkeessa on summarivin nimi");
        }
        let Some(formula) = &column.formula else {
            if column.total && !column.kind.is_summable() {
                return fail("vain euroja ja kokonaislukuja voi laskea yhteen");
            }
            continue;
        };
        let (first, last) = match *formula {
            Formula::Difference { minuend, subtrahend } => (minuend.min(subtrahend), minuend.max(subtrahend)),
            Formula::Sum { first, last } => (first, last),
            Formula::RunningTotal { of } => (of, of),
            Formula::Ratio { part, whole } => (part.min(whole), part.max(whole)),
        };
        if first > last || last >= index {
            return fail("kaava saa viitata vain vasemmalla oleviin sarakkeisiin");
        }
        let operands: Vec<&Column> = match formula {
            Formula::Sum { .. } => table
                .columns
                .get(first..=last)
                .unwrap_or_default()
                .iter()
                .collect(),
            _ => [first, last]
                .iter()
                .filter_map(|operand| table.columns.get(*operand))
                .collect(),
        };
        let mut kinds = operands.iter().map(|operand| operand.kind.unsigned());
        let first = kinds.next();
        let alike = kinds.all(|kind| Some(kind) == first);
        if !alike || !first.is_some_and(Kind::is_summable) {
            return fail("kaavan sarakkeiden on oltava kaikki euroja tai kaikki kokonaislukuja");
        }
        let result = match formula {
            Formula::Ratio { .. } => Some(Kind::Percent),
            _ => first,
        };
        if result != Some(column.kind.unsigned()) {
            return fail("sarakkeen laji ei ole se, jonka kaava antaa");
        }
        match formula {
            Formula::RunningTotal { .. } if operands.iter().any(|operand| operand.formula.is_some()) => {
                return fail("kertymän voi laskea vain sarakkeesta, jonka arvot on annettu");
            }
            Formula::RunningTotal { .. } => {}
            _ if column.total && !operands.iter().all(|operand| operand.total) => {
                return fail("kaavan sarakkeilla ei ole summaa, josta summarivin arvon voisi laskea");
            }
            _ => {}
        }
    }
    Ok(())
}

impl Kind {
    /// The kind without regard to how signs are shown.
    fn unsigned(self) -> Kind {
        match self {
            Kind::SignedEuro => Kind::Euro,
            Kind::SignedPercent => Kind::Percent,
            kind => kind,
        }
    }

    fn is_summable(self) -> bool {
        matches!(self.unsigned(), Kind::Euro | Kind::Integer)
    }

    fn exactness(self) -> Exactness {
        match self.unsigned() {
            Kind::Euro => Exactness::Cents,
            _ => Exactness::Whole,
        }
    }
}
