//! Formulas with their places, as text.

/// A formula of a cell. Columns are counted from 0 within the table, rows from its first row below the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expression {
    /// The sum of rows of a column that stand between a heading and this subtotal.
    Subtotal {
        column: usize,
        first: usize,
        last: usize,
    },
    /// The sum of a whole column without its subtotals.
    Total {
        column: usize,
        last: usize,
        exact: Exactness,
    },
    /// The sum of a column down to a row.
    Running { column: usize, last: usize },
    /// One column less another.
    Difference {
        row: usize,
        minuend: usize,
        subtrahend: usize,
        exact: Exactness,
    },
    /// The sum of neighbouring columns.
    Across {
        row: usize,
        first: usize,
        last: usize,
        exact: Exactness,
    },
    /// One column by another, rounded to tenths of a percent: what is shown in documents, and no `−0,0 %`.
    Ratio { row: usize, part: usize, whole: usize },
}

/// Whether a result is to be rounded to the cent. Euro are fractions to a double, so a sum may be off by some
/// hundredth of a millionth of a cent, and zero come out as `−0,00`; whole numbers are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exactness {
    /// Cents: rounded.
    Cents,
    /// Whole numbers.
    Whole,
}

/// `SUBTOTAL` sums what a filter shows, and skips cells that hold a `SUBTOTAL` themselves: groups never count twice.
const SUM_OF_SHOWN: &str = "SUBTOTAL(109,";

impl Expression {
    /// The formula when the first row of the table below the header stands in row `top` of the sheet, counted from 0.
    ///
    /// The names of functions and the separators are those of the file format, the same in every language.
    pub(crate) fn text(self, top: u32) -> String {
        let cell = |column: usize, row: usize| address(column, row, top);
        match self {
            // Not rounded: only a cell that is nothing but a SUBTOTAL is sure to be skipped.
            Self::Subtotal { column, first, last } => {
                format!("{SUM_OF_SHOWN}{}:{})", cell(column, first), cell(column, last))
            }
            Self::Total { column, last, exact } => {
                let sum = format!("{SUM_OF_SHOWN}{}:{})", cell(column, 0), cell(column, last));
                exact.rounded(sum)
            }
            Self::Running { column, last } => {
                let name = column_name(column);
                let first = u64::from(top) + 1;
                format!("{SUM_OF_SHOWN}{name}${first}:{})", cell(column, last))
            }
            Self::Difference {
                row,
                minuend,
                subtrahend,
                exact,
            } => exact.rounded(format!("{}-{}", cell(minuend, row), cell(subtrahend, row))),
            Self::Across {
                row,
                first,
                last,
                exact,
            } => exact.rounded(format!("SUM({}:{})", cell(first, row), cell(last, row))),
            Self::Ratio { row, part, whole } => {
                let (part, whole) = (cell(part, row), cell(whole, row));
                format!("IF({whole}=0,\"–\",ROUND({part}/{whole},3))")
            }
        }
    }
}

impl Exactness {
    fn rounded(self, formula: String) -> String {
        match self {
            Self::Cents => format!("ROUND({formula},2)"),
            Self::Whole => formula,
        }
    }
}

fn address(column: usize, row: usize, top: u32) -> String {
    format!("{}{}", column_name(column), u64::from(top) + row as u64 + 1)
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
pub(crate) fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_with_letters() {
        let names = [0, 25, 26, 701, 702, 16_383].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn formulas_refer_to_the_cells_of_the_table() {
        let cents = Exactness::Cents;
        let texts = [
            Expression::Subtotal {
                column: 2,
                first: 0,
                last: 3,
            },
            Expression::Total {
                column: 2,
                last: 9,
                exact: cents,
            },
            Expression::Total {
                column: 2,
                last: 9,
                exact: Exactness::Whole,
            },
            Expression::Running { column: 1, last: 2 },
            Expression::Difference {
                row: 0,
                minuend: 3,
                subtrahend: 1,
                exact: cents,
            },
            Expression::Across {
                row: 1,
                first: 1,
                last: 12,
                exact: cents,
            },
            Expression::Ratio {
                row: 0,
                part: 4,
                whole: 1,
            },
        ]
        .map(|expression| expression.text(5));
        assert_eq!(
            texts,
            [
                "SUBTOTAL(109,C6:C9)",
                "ROUND(SUBTOTAL(109,C6:C15),2)",
                "SUBTOTAL(109,C6:C15)",
                "SUBTOTAL(109,B$6:B8)",
                "ROUND(D6-B6,2)",
                "ROUND(SUM(B7:M7),2)",
                "IF(B6=0,\"–\",ROUND(E6/B6,3))",
            ]
        );
    }
}
