//! Formulas as the text of a file.

use vuosikello_document::{Column, ColumnKind, Formula, RowKind};
use vuosikello_ooxml::column_name;

use super::FigureRow;

/// `SUBTOTAL` sums what a filter shows, and skips cells that hold a `SUBTOTAL` themselves: groups never count twice.
const SUM_OF_SHOWN: &str = "SUBTOTAL(109,";

/// The formula of a cell in column `index` when the first row of the table below the header stands in row `top` of the
/// sheet, counted from 0: that of the column, or else the sum of the rows above.
///
/// The names of functions and the separators are those of the file format, the same in every language.
pub(crate) fn text(row: &FigureRow, column: &Column, index: usize, top: u32) -> String {
    let cell = |column: usize| address(column, row.row, top);
    // A sum does not take in its own row.
    let last = row.row - usize::from(row.kind != RowKind::Body);
    let sum = || {
        let (first, last) = (address(index, row.first, top), address(index, last, top));
        format!("{SUM_OF_SHOWN}{first}:{last})")
    };
    match column.formula {
        // Not rounded: only a cell that is nothing but a SUBTOTAL is sure to be skipped.
        None if row.kind == RowKind::Subtotal => sum(),
        None => rounded(column.kind, sum()),
        Some(Formula::Difference { minuend, subtrahend }) => {
            rounded(column.kind, format!("{}-{}", cell(minuend), cell(subtrahend)))
        }
        Some(Formula::Sum { first, last }) => {
            rounded(column.kind, format!("SUM({}:{})", cell(first), cell(last)))
        }
        Some(Formula::RunningTotal { of }) => {
            let first = u64::from(top) + 1;
            format!(
                "{SUM_OF_SHOWN}{}${first}:{})",
                column_name(of),
                address(of, last, top)
            )
        }
        // Rounded to tenths of a percent: what is shown in documents, and no `−0,0 %`.
        Some(Formula::Ratio { part, whole }) => {
            let (part, whole) = (cell(part), cell(whole));
            format!("IF({whole}=0,\"–\",ROUND({part}/{whole},3))")
        }
    }
}

/// Money is rounded to the cent: euros are fractions to a double, so a sum may be off by some hundredth of a millionth
/// of a cent, and zero come out as `−0,00`. Whole numbers are exact.
fn rounded(kind: ColumnKind, formula: String) -> String {
    match kind {
        ColumnKind::Money => format!("ROUND({formula},2)"),
        _ => formula,
    }
}

fn address(column: usize, row: usize, top: u32) -> String {
    format!("{}{}", column_name(column), u64::from(top) + row as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_refer_to_the_cells_of_the_table() {
        use RowKind::{Body, Subtotal, Total};
        let formula = |kind, row, index, column: Column| {
            let row = FigureRow {
                kind,
                row,
                first: 0,
                figures: Vec::new(),
            };
            text(&row, &column, index, 5)
        };
        let money = || Column::money("Summa");
        let count = Column::figures("Määrä", ColumnKind::Count);
        let share = Column::figures("Osuus", ColumnKind::Share);
        let difference = Formula::Difference {
            minuend: 3,
            subtrahend: 1,
        };
        let texts = [
            formula(Subtotal, 4, 2, money()),
            formula(Total, 10, 2, money()),
            formula(Total, 10, 2, count),
            formula(Body, 2, 3, money().computed(Formula::RunningTotal { of: 1 })),
            formula(Total, 3, 3, money().computed(Formula::RunningTotal { of: 1 })),
            formula(Body, 0, 4, money().computed(difference)),
            formula(Body, 1, 13, money().computed(Formula::Sum { first: 1, last: 12 })),
            formula(Body, 0, 5, share.computed(Formula::Ratio { part: 4, whole: 1 })),
        ];
        assert_eq!(
            texts,
            [
                "SUBTOTAL(109,C6:C9)",
                "ROUND(SUBTOTAL(109,C6:C15),2)",
                "SUBTOTAL(109,C6:C15)",
                "SUBTOTAL(109,B$6:B8)",
                "SUBTOTAL(109,B$6:B8)",
                "ROUND(D6-B6,2)",
                "ROUND(SUM(B7:M7),2)",
                "IF(B6=0,\"–\",ROUND(E6/B6,3))",
            ]
        );
    }
}
