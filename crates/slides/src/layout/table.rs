//! Measuring tables.

use super::columns::{Wish, share};
use super::group::{CellText, TableColumn, TableRow, TableText};
use crate::geometry::{Emu, POINT};
use crate::measure::{Setting, lines, word_and_line};
use crate::text::Runs;

/// The distance of text from the left and right edge of its cell.
pub(crate) const CELL_SIDE: Emu = 91_440;
/// The distance of text from the upper and lower edge of its cell.
pub(crate) const CELL_TOP: Emu = 57_150;
/// The distance of a column of text from figures before it, which stand at their right edge.
pub(crate) const AFTER_FIGURES: Emu = 228_600;
/// A column of text is not narrower than this.
const LEAST_TEXT: Emu = 640_080;
/// What a column of text has beyond its text where there is room, so that it stands off the next one.
const AIR: Emu = 12 * POINT;
/// The shares of the width of a table that the marks in its rows take, in per cent: at least, and where there is room.
const PLOT_SHARES: (Emu, Emu) = (15, 22);
/// No single word makes a column wider than this share of the table.
const WORD_SHARE: Emu = 2;

/// The distances of text from the left and the right edge of each column.
pub(crate) fn sides(columns: &[TableColumn]) -> impl Iterator<Item = [Emu; 2]> + '_ {
    let before = [None].into_iter().chain(columns.iter().map(Some));
    columns.iter().zip(before).map(|(column, before)| {
        let is_after = column.figures.is_none() && before.is_some_and(|before| before.figures.is_some());
        [if is_after { AFTER_FIGURES } else { CELL_SIDE }, CELL_SIDE]
    })
}

/// A table as it stands in a width and a size of type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SizedTable {
    pub(super) widths: Vec<Emu>,
    /// What the edges leave to the text of each column.
    pub(super) inner: Vec<Emu>,
    pub(super) header: Emu,
    pub(super) rows: Vec<Emu>,
    /// By how much the table is too narrow for its words; zero if none of them is broken.
    pub(super) missing: Emu,
}

/// How the text of a row is set.
pub(super) fn setting(plain: Setting, size: i64, is_strong: bool) -> Setting {
    Setting {
        size,
        bold: is_strong,
        ..plain
    }
}

/// Measures a table; `None` if its columns cannot stand side by side.
pub(super) fn measure(table: &TableText, plain: Setting, size: i64, width: Emu) -> Option<SizedTable> {
    let wishes = wishes(table, plain, size, width);
    let widths = share(&wishes, width)?;
    let headers: Vec<&Runs> = table.columns.iter().map(|column| &column.header).collect();
    let sides = widths.iter().zip(sides(&table.columns));
    let inner: Vec<Emu> = sides.map(|(width, [left, right])| width - left - right).collect();
    let header = height(&headers, setting(plain, size, true), &inner);
    let rows = table.rows.iter().map(|row| row_height(row, plain, size, &inner));
    let mut rows: Vec<Emu> = rows.collect();
    if table.plot.is_some() {
        // The categories of a chart are as far from each other as the rows.
        let highest = rows.iter().copied().max().unwrap_or_default();
        rows.fill(highest);
    }
    Some(SizedTable {
        header,
        rows,
        widths,
        inner,
        missing: missing(&wishes, width),
    })
}

fn row_height(row: &TableRow, plain: Setting, size: i64, widths: &[Emu]) -> Emu {
    let cells: Vec<&Runs> = row.cells.iter().map(|cell| &cell.runs).collect();
    height(&cells, setting(plain, size, row.is_strong()), widths)
}

/// The height of a row of cells.
pub(super) fn height(cells: &[&Runs], setting: Setting, widths: &[Emu]) -> Emu {
    let cell = |(runs, width): (&&Runs, &Emu)| cell_height(runs, setting, *width);
    let highest = cells.iter().zip(widths).map(cell).max();
    highest.unwrap_or_else(|| cell_height(&Runs::default(), setting, LEAST_TEXT))
}

/// The height that a cell needs whose text has the given width.
pub(super) fn cell_height(runs: &Runs, setting: Setting, width: Emu) -> Emu {
    lines(runs, setting, width, 0) * setting.line_height(runs) + 2 * CELL_TOP
}

/// By how much the table is too narrow for its words; zero if none of them is broken.
pub(super) fn missing_width(table: &TableText, plain: Setting, size: i64, width: Emu) -> Emu {
    missing(&wishes(table, plain, size, width), width)
}

fn missing(wishes: &[Wish], width: Emu) -> Emu {
    let needed: Emu = wishes.iter().map(|wish| wish.soft).sum();
    (needed - width).max(0)
}

/// What the columns ask for.
fn wishes(table: &TableText, plain: Setting, size: i64, width: Emu) -> Vec<Wish> {
    let most_of_a_word = width / WORD_SHARE;
    let wishes = table
        .columns
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let strong = setting(plain, size, true);
            let (header_word, header) = word_and_line(&column.header, strong);
            let cells = table.rows.iter().filter_map(|row| {
                let cell: &CellText = row.cells.get(number)?;
                Some((&cell.runs, setting(plain, size, row.is_strong())))
            });
            let (mut word, mut line) = (0, 0);
            for (runs, setting) in cells {
                let (longest, width) = word_and_line(runs, setting);
                (word, line) = (word.max(longest), line.max(width));
            }
            if table.is_plotted(number) {
                let header = header.max(header_word);
                Wish {
                    hard: header_word.max(width * PLOT_SHARES.0 / 100),
                    soft: header.max(width * PLOT_SHARES.0 / 100),
                    full: header.max(width * PLOT_SHARES.1 / 100),
                }
            } else if column.figures.is_some() {
                // A figure is never broken; the words of its header are not either, as long as there is room.
                let figure = line.min(width).max(LEAST_TEXT / 2);
                Wish {
                    hard: figure,
                    soft: figure.max(header_word.min(most_of_a_word)),
                    full: figure.max(header.min(header_word.max(figure) * 2)),
                }
            } else {
                let word = word.max(header_word).min(most_of_a_word).max(LEAST_TEXT);
                Wish {
                    hard: LEAST_TEXT,
                    soft: word,
                    full: line.max(header).min(width).max(word) + AIR,
                }
            }
        })
        .zip(sides(&table.columns))
        .map(|(wish, [left, right])| Wish {
            hard: wish.hard + left + right,
            soft: wish.soft + left + right,
            full: wish.full + left + right,
        });
    wishes.collect()
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Column, Magnitude, RowKind};

    use super::*;
    use crate::figures::Figures;
    use crate::measure::line_width;
    use vuosikello_measure::Typeface;

    const PLAIN: Setting = Setting {
        face: Typeface::Arial,
        size: 1_800,
        bold: false,
        capitals: false,
        spacing: 0,
    };

    fn table(name: &str) -> TableText {
        let column = |header: &str, figures| TableColumn {
            name: header.to_owned(),
            header: Runs::plain(header),
            figures,
        };
        let cell = |text: &str| CellText {
            runs: Runs::plain(text),
            ..CellText::default()
        };
        TableText {
            description: "Talous".into(),
            plot: None,
            columns: vec![
                column("Palvelu", None),
                column(
                    "Budjetti, 1 000 €",
                    Figures::of(&Column::money("Budjetti").shortened(Magnitude::Thousands)),
                ),
            ],
            rows: vec![TableRow {
                cells: vec![cell(name), cell("1\u{a0}234\u{a0}567")],
                kind: RowKind::Body,
                count: 1,
            }],
        }
    }

    #[test]
    fn a_long_name_takes_lines_and_a_figure_stays_on_one() {
        let width = 4_572_000;
        let short = measure(&table("Ylläpito"), PLAIN, 1_800, width).unwrap();
        let long = measure(&table(&"Palvelu ".repeat(30)), PLAIN, 1_800, width).unwrap();
        assert_eq!(short.widths.iter().sum::<Emu>(), width);
        assert!(long.rows[0] > 4 * short.rows[0]);
        let figure = line_width(&Runs::plain("1\u{a0}234\u{a0}567"), PLAIN) + 2 * CELL_SIDE;
        assert!(long.widths[1] >= figure);
    }

    #[test]
    fn columns_that_cannot_be_read_are_refused() {
        let mut wide = table("A");
        for _ in 0..8 {
            wide.columns.push(wide.columns[1].clone());
            let cell = wide.rows[0].cells[1].clone();
            wide.rows[0].cells.push(cell);
        }
        assert!(measure(&wide, PLAIN, 1_800, 4_572_000).is_none());
        assert!(measure(&wide, PLAIN, 1_400, 11_000_000).is_some());
    }
}
