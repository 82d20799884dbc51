//! The widths of the columns of a table.

use vuosikello_document::{Align, RowKind, Table, plain_text};
use vuosikello_measure::{Typeface, points, twips};

/// The left and right margins of a cell together, in twentieths of a point (85 each in the style), and 30 for the rounding of Word.
const CELL_MARGINS: f32 = 2.0 * 85.0 + 30.0;

/// The size of the text in cells, in points.
const SIZE: f64 = 9.0;

/// The most that a long word may require when room is scarce, since it can be divided; in twentieths of a point (2.1 cm).
const WORD_LIMIT: f32 = 1200.0;

/// The most that one figure or address may require, so that an absurdly long one leaves room for the other columns; in twentieths
/// of a point (8.5 cm).
const FIRM_LIMIT: f32 = 4800.0;

/// The widths of the columns and how far the table stands from the left margin, in twentieths of a point.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) widths: Vec<usize>,
    pub(super) indent: u32,
}

/// The width that a column needs, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Need {
    /// The width below which figures and addresses are divided.
    least: f32,
    /// The width in which no word is divided either; not less than `least`.
    whole: f32,
}

/// Shares the width of the text among the columns by their weights, but gives each at least what its longest
/// unbreakable content needs. A table that needs more than the indent leaves stands out to the left margin.
pub(super) fn column_widths(table: &Table, columns: usize, text_width: u32, indent: u32) -> Layout {
    let needs: Vec<Need> = (0..columns).map(|column| need(table, column)).collect();
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
    let whole: f32 = needs.iter().map(|need| need.whole).sum();
    let indent = if whole > text_width.saturating_sub(indent) as f32 {
        0
    } else {
        indent
    };
    let available = text_width.saturating_sub(indent);
    let least = settle(&needs, available as f32);
    Layout {
        widths: round(&share(&least, &weights, available as f32), available as usize),
        indent,
    }
}

fn need(table: &Table, column: usize) -> Need {
    let own = table.columns.get(column);
    let figures = own.is_some_and(|column| matches!(column.align, Align::End | Align::Decimal));
    let mut need = Need {
        least: 0.0,
        whole: 0.0,
    };
    let mut claim = |piece: &str, firm: bool, bold: bool| {
        let width = text_width(piece, bold).min(FIRM_LIMIT);
        need.whole = need.whole.max(width);
        need.least = need.least.max(if firm { width } else { width.min(WORD_LIMIT) });
    };
    if let Some(column) = own {
        for word in pieces(&plain_text(&column.header)) {
            claim(word, is_firm(word), true);
        }
    }
    let rows = table.headers.iter().chain(&table.rows);
    for row in rows.filter(|row| row.kind != RowKind::Group) {
        let bold = row.kind != RowKind::Body;
        let text = plain_text(&table.content(row, column));
        // Words in a column of figures are no figures.
        if figures && text_width(&text, bold) <= FIRM_LIMIT {
            claim(&text, true, bold);
        } else {
            for word in pieces(&text) {
                claim(word, is_firm(word), bold);
            }
        }
    }
    Need {
        least: need.least + CELL_MARGINS,
        whole: need.whole + CELL_MARGINS,
    }
}

/// The width of a text on one line, in twentieths of a point.
fn text_width(text: &str, bold: bool) -> f32 {
    twips(points(Typeface::Arial.text_width(text, bold), SIZE)) as f32
}

/// The pieces of a text between spaces, tabs, line breaks, soft hyphens and zero-width spaces. Word also breaks lines after a
/// hyphen, which is not counted on.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\u{ad}', '\u{200b}'])
}

/// Whether a piece of text must not be divided: a figure, a date, a telephone number, an e-mail address.
fn is_firm(piece: &str) -> bool {
    piece.contains(|character: char| character.is_ascii_digit() || character == '@')
}

/// The least width of each column: all that it needs, or a share of that if not all words can stay undivided.
fn settle(needs: &[Need], available: f32) -> Vec<f32> {
    let least: f32 = needs.iter().map(|need| need.least).sum();
    let whole: f32 = needs.iter().map(|need| need.whole).sum();
    let part = if whole <= available {
        1.0
    } else {
        // A sum above what there is means that one need is above its least, or that `least` is too much already.
        ((available - least) / (whole - least)).clamp(0.0, 1.0)
    };
    needs
        .iter()
        .map(|need| need.least + (need.whole - need.least) * part)
        .collect()
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
    use vuosikello_document::{Cell, Column, Row};

    use super::*;

    fn table(cells: &[&[&str]], aligns: &[Align]) -> Table {
        let columns = aligns.iter().map(|align| Column::new("Sarake", *align, 1.0));
        let rows = cells
            .iter()
            .map(|row| Row::body(row.iter().map(Cell::text).collect()));
        Table::new("", columns.collect()).with_rows(rows)
    }

    #[test]
    fn widths_are_those_of_arial() {
        // 4 × 556 + 278 thousandths of 9 points.
        assert!((text_width("12,34", false) - 450.36).abs() < 0.01);
    }

    #[test]
    fn a_no_break_space_does_not_part_a_word() {
        assert_eq!(pieces("1 234,00").collect::<Vec<_>>(), ["1", "234,00"]);
        assert_eq!(pieces("1\u{a0}234,00").count(), 1);
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
        let need = text_width("1 234 567 890 123,45 €", false) + CELL_MARGINS;
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

    #[test]
    fn an_address_stays_whole_where_words_can_give_way() {
        let address = "ilmari.ilmankaima.esimerkki@palvelukeskus.example";
        let word = "turvallisuusasiantuntijapalvelu";
        let contacts = table(
            &[&[word, address, "029\u{a0}555\u{a0}0268", word]],
            &[Align::Start; 4],
        );
        let layout = column_widths(&contacts, 4, 9638, 0);
        for (at, text) in [(1, address), (2, "029\u{a0}555\u{a0}0268")] {
            let need = text_width(text, false) + CELL_MARGINS;
            assert!(layout.widths[at] as f32 >= need - 1.0, "{layout:?}, need {need}");
        }
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
