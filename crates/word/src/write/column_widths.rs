//! How wide the columns of a table are.

use vuosikello_document::{Align, Inline, RowKind, Table, plain_text};

use super::measure::{longest_word, text_width};

/// The space at both sides of a cell together, in twentieths of a point, and a little for the rounding of Word.
const CELL_MARGINS: f32 = 2.0 * 85.0 + 30.0;

/// The size of the text in cells, in points.
const SIZE: f32 = 9.0;

/// The most that a long word may claim for its column: words are divided, figures are not.
const WORD_LIMIT: f32 = 2000.0;

/// The widths of the columns in twentieths of a point, and how far the table stands from the left margin.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) widths: Vec<usize>,
    pub(super) indent: u32,
}

/// Shares the width of the text among the columns by their weights, but gives each at least what its longest
/// unbreakable content needs. A table that needs more than the width of running text stands out to the left margin.
pub(super) fn column_widths(table: &Table, columns: usize, text_width: u32, indent: u32) -> Layout {
    let needs: Vec<f32> = (0..columns).map(|column| need(table, column)).collect();
    let weights: Vec<f32> = (0..columns)
        .map(|column| table.columns.get(column).map_or(1.0, |column| column.weight))
        .map(|weight| {
            if weight.is_finite() && weight > 0.0 {
                weight.clamp(0.01, 100.0)
            } else {
                1.0
            }
        })
        .collect();
    let sum: f32 = needs.iter().sum();
    let indent = if sum > text_width.saturating_sub(indent) as f32 {
        0
    } else {
        indent
    };
    let available = text_width.saturating_sub(indent);
    Layout {
        widths: round(&share(&needs, &weights, available as f32), available as usize),
        indent,
    }
}

/// What a column needs: all of a figure, the longest word of other text.
fn need(table: &Table, column: usize) -> f32 {
    let align = table
        .columns
        .get(column)
        .map_or(Align::Start, |column| column.align);
    let figures = matches!(align, Align::End | Align::Decimal);
    let header = table
        .columns
        .get(column)
        .map_or(0.0, |column| word(&column.header, true).min(WORD_LIMIT));
    let cells = table
        .rows
        .iter()
        .filter(|row| row.kind != RowKind::Group)
        .map(|row| {
            let bold = row.kind != RowKind::Body;
            let content = row.cells.get(column).map_or(&[][..], Vec::as_slice);
            if figures {
                // Words in a column of figures are no figures.
                let whole = text_width_of(content, bold);
                if whole <= 2.0 * WORD_LIMIT {
                    whole
                } else {
                    word(content, bold).min(WORD_LIMIT)
                }
            } else {
                word(content, bold).min(WORD_LIMIT)
            }
        });
    cells.fold(header, f32::max) + CELL_MARGINS
}

fn word(content: &[Inline], bold: bool) -> f32 {
    longest_word(&plain_text(content), SIZE, bold)
}

fn text_width_of(content: &[Inline], bold: bool) -> f32 {
    text_width(&plain_text(content), SIZE, bold)
}

/// Widths by weight with the needs met. Columns that get less than they need take it from those that get more, in
/// proportion to what they can spare; when all is not enough, all get the same part of their need.
fn share(needs: &[f32], weights: &[f32], available: f32) -> Vec<f32> {
    let needed: f32 = needs.iter().sum();
    if needed >= available {
        return needs.iter().map(|need| need * available / needed).collect();
    }
    let weight: f32 = weights.iter().sum();
    let wanted: Vec<f32> = weights.iter().map(|own| available * own / weight).collect();
    let lacking: f32 = needs
        .iter()
        .zip(&wanted)
        .map(|(need, want)| (need - want).max(0.0))
        .sum();
    let spare: f32 = needs
        .iter()
        .zip(&wanted)
        .map(|(need, want)| (want - need).max(0.0))
        .sum();
    let give = if spare > 0.0 { lacking / spare } else { 0.0 };
    needs
        .iter()
        .zip(&wanted)
        .map(|(need, want)| {
            if want < need {
                *need
            } else {
                want - (want - need) * give
            }
        })
        .collect()
}

/// Whole numbers with exactly the sum `total`.
fn round(widths: &[f32], total: usize) -> Vec<usize> {
    let mut edge = 0.0;
    let mut before = 0;
    let last = widths.len().saturating_sub(1);
    widths
        .iter()
        .enumerate()
        .map(|(at, width)| {
            edge += width;
            let here = if at == last {
                total
            } else {
                (edge.round() as usize).clamp(before, total)
            };
            let width = here - before;
            before = here;
            width.max(1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vuosikello_document::{Column, Row};

    use super::*;

    fn table(cells: &[&[&str]], aligns: &[Align]) -> Table {
        Table {
            caption: vec![],
            description: String::new(),
            columns: aligns
                .iter()
                .map(|align| Column::new("Sarake", *align, 1.0))
                .collect(),
            row_headers: false,
            rows: cells
                .iter()
                .map(|row| Row {
                    kind: RowKind::Body,
                    cells: row.iter().map(|text| vec![Inline::text(*text)]).collect(),
                })
                .collect(),
        }
    }

    #[test]
    fn a_column_of_figures_is_as_wide_as_its_longest_figure() {
        let figures = table(
            &[&["x", "1 234 567 890 123,45 €"]],
            &[Align::Start, Align::Decimal],
        );
        let mut narrow = figures.clone();
        narrow.columns[1].weight = 0.01;
        let layout = column_widths(&narrow, 2, 9638, 1134);
        let need = text_width("1 234 567 890 123,45 €", SIZE, false) + CELL_MARGINS;
        assert!(layout.widths[1] as f32 >= need - 1.0, "{layout:?}, need {need}");
        assert_eq!(layout.widths.iter().sum::<usize>(), 9638 - 1134);
    }

    #[test]
    fn a_table_that_needs_more_room_stands_out_to_the_margin() {
        let wide = ["12 345 678,90 €"; 7];
        let layout = column_widths(&table(&[&wide], &[Align::Decimal; 7]), 7, 9638, 1134);
        assert_eq!(layout.indent, 0);
        assert_eq!(layout.widths.iter().sum::<usize>(), 9638);
    }

    proptest! {
        #[test]
        fn widths_are_positive_and_fill_the_width(
            needs in proptest::collection::vec(0.0f32..5000.0, 1..12),
            weight in 0.1f32..10.0,
        ) {
            let weights: Vec<f32> = needs.iter().enumerate().map(|(at, _)| weight + at as f32).collect();
            let widths = round(&share(&needs, &weights, 9000.0), 9000);
            prop_assert!(widths.iter().all(|width| *width >= 1));
            prop_assert!(widths.iter().sum::<usize>().abs_diff(9000) <= needs.len());
        }
    }
}
