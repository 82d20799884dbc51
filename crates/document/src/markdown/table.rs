//! Tables in the words of Markdown (`| Erä | Osuus |`).

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::inline;
use super::reader::Reader;
use crate::{Align, Cell, Column, Inline, Row, Table, TemplateErrorKind, plain_text};

/// The widths that columns have relative to each other, by their longest text: no narrower than a short word, and a long text takes
/// no more than its share.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=40;

/// The most columns. No page and no slide holds as many.
const MOST_COLUMNS: usize = 63;

impl Reader<'_> {
    /// The table whose start tag was read last; none when it has a mistake in its form.
    pub(super) fn table(&mut self, alignments: &[Alignment]) -> Option<Table> {
        if alignments.len() > MOST_COLUMNS {
            self.mistake(TemplateErrorKind::WideTable {
                columns: alignments.len(),
                most: MOST_COLUMNS,
            });
            return self.pass_over(TagEnd::Table);
        }
        let (mut header, mut rows) = (Vec::new(), Vec::new());
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => header = self.cells(TagEnd::TableHead),
                Event::Start(Tag::TableRow) => {
                    // Markdown would drop the cells that the header has no column for.
                    if cell_count(self.source()) > alignments.len() {
                        self.mistake(TemplateErrorKind::LongRow {
                            columns: alignments.len(),
                        });
                    }
                    rows.push(self.cells(TagEnd::TableRow));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let names: Vec<String> = header.iter().map(|run| plain_text(run)).collect();
        let columns = header.into_iter().enumerate().map(|(at, header)| {
            let align = match alignments.get(at) {
                Some(Alignment::Center) => Align::Center,
                Some(Alignment::Right) => Align::End,
                _ => Align::Start,
            };
            let lengths = rows.iter().filter_map(|row: &Vec<Vec<Inline>>| row.get(at));
            let longest = lengths
                .chain([&header])
                .map(|run| plain_text(run).chars().count())
                .max()
                .unwrap_or_default();
            let width = longest.clamp(*WIDTHS.start(), *WIDTHS.end());
            Column::with_header(header, align, u8::try_from(width).map_or(1.0, f32::from))
        });
        let columns = columns.collect();
        let rows = rows
            .into_iter()
            .map(|row| Row::body(row.into_iter().map(Cell::Text).collect()));
        let description = format!("Taulukko, jonka sarakkeet ovat {}.", names.join(", "));
        Some(Table {
            row_headers: false,
            ..Table::new(description, columns).with_rows(rows)
        })
    }

    /// Passes over a table that is not read.
    fn pass_over(&mut self, end: TagEnd) -> Option<Table> {
        while self.next().is_some_and(|event| event != Event::End(end)) {}
        None
    }

    fn cells(&mut self, end: TagEnd) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let run = inline::trimmed(self.inlines(TagEnd::TableCell));
                    cells.push(self.settled(run));
                }
                Event::End(tag) if tag == end => break,
                _ => {}
            }
        }
        cells
    }
}

/// How many cells a row has: parted by bars, of which those at the ends may be there or not.
fn cell_count(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let mut is_escaped = false;
    let mut ends_with_bar = false;
    for c in row.chars() {
        ends_with_bar = c == '|' && !is_escaped;
        bars += usize::from(ends_with_bar);
        is_escaped = c == '\\' && !is_escaped;
    }
    bars + usize::from(!ends_with_bar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_with_and_without_bars_at_the_ends() {
        for (row, cells) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a | b", 2),
            ("a | b |", 2),
            ("| a \\| b |", 1),
            ("| a | b | c |", 3),
        ] {
            assert_eq!(cell_count(row), cells, "{row}");
        }
    }
}
