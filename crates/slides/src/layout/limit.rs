//! Rows and items beyond a limit, as one.

use vuosikello_document::{Language, RowKind};

use super::group::{CellText, Content, Group, Paragraph, ParagraphRole, TableRow, TableText, is_countable};
use crate::text::Runs;
use crate::tree::Plot;

/// The group with at most `keep` of its rows or items, and one more that sums up the others. One row is not worth
/// summing up: it would save nothing.
pub(super) fn limited(group: &Group, keep: usize, language: Language) -> Group {
    let all = group.countable();
    if all <= keep.saturating_add(1) {
        return group.clone();
    }
    let count = group.beyond(keep);
    let label = Runs::plain(&language.others(count));
    let content = match &group.content {
        Content::Table(table) => {
            let mut countable = table.rows.iter().enumerate().filter(|(_, row)| row.is_body());
            let end = countable.nth(keep).map_or(table.rows.len(), |(at, _)| at);
            let mut rows: Vec<TableRow> = table.rows.iter().take(end).cloned().collect();
            // A heading goes with its rows if all of them are cut, and a subtotal if the last of them is.
            while rows.pop_if(|row| row.kind == RowKind::Group).is_some() {}
            let beyond = |kind| table.rows.iter().skip(end).filter(move |row| row.kind == kind);
            let cut: Vec<&TableRow> = beyond(RowKind::Body).collect();
            let kept = rows.len();
            rows.push(sum(table, &cut, label, count));
            rows.extend(beyond(RowKind::Total).cloned());
            let totals = rows.len() - kept - 1;
            Content::Table(TableText {
                plot: table.plot.as_ref().map(|plot| with_rest(plot, kept, totals)),
                rows,
                ..table.clone()
            })
        }
        Content::Text(paragraphs) => {
            let mut countable = paragraphs.iter().enumerate().filter(|(_, one)| is_countable(one));
            let end = countable.nth(keep);
            let (end, role) = end.map_or((paragraphs.len(), ParagraphRole::Text), |(at, one)| {
                (at, one.role)
            });
            let mut kept: Vec<Paragraph> = paragraphs.iter().take(end).cloned().collect();
            kept.push(Paragraph {
                count,
                ..Paragraph::new(label, role)
            });
            Content::Text(kept)
        }
        other => other.clone(),
    };
    Group { content, ..*group }
}

/// The marks of the first rows and of the sums; the row that stands for others between them has none.
fn with_rest(plot: &Plot, kept: usize, totals: usize) -> Plot {
    let mut plot = plot.clone();
    for series in &mut plot.series {
        let of_totals = series
            .values
            .split_off(series.values.len().saturating_sub(totals));
        series.values.truncate(kept);
        series.values.push(None);
        series.values.extend(of_totals);
    }
    plot
}

/// Up to so many rows beyond a limit are named.
const NAMED: usize = 3;
/// The longest list of their names, in characters: two lines of a usual column of text.
const LONGEST_NAMES: usize = 110;

/// The names of the rows that were cut, and the column of text that has room for them, since it holds the most text and says nothing of
/// all of them together; `None` where there is none, or where they are too many.
fn names(table: &TableText, cut: &[&TableRow], label: usize) -> Option<(usize, String)> {
    if cut.len() > NAMED || cut.iter().any(|row| row.count != 1) {
        return None;
    }
    let text = |row: &TableRow, column: usize| {
        row.cells
            .get(column)
            .map_or_else(String::new, |cell| cell.runs.text())
    };
    let is_free = |column: &usize| {
        let figures = table
            .columns
            .get(*column)
            .is_none_or(|column| column.figures.is_some());
        let has_words = |row: &TableRow| row.cells.get(*column).is_some_and(|cell| !cell.words.is_empty());
        *column != label && !figures && !table.is_plotted(*column) && !table.rows.iter().any(has_words)
    };
    let length = |column: usize| -> usize {
        table
            .rows
            .iter()
            .map(|row| text(row, column).chars().count())
            .sum()
    };
    let room = (0..table.columns.len())
        .filter(is_free)
        .max_by_key(|column| length(*column))?;
    // What holds less text than the names themselves is narrower than their own column.
    let names: Vec<String> = cut.iter().map(|row| text(row, label)).collect();
    let names = names.join(", ");
    (names.chars().count() <= LONGEST_NAMES && length(room) > length(label)).then_some((room, names))
}

/// The row that stands for those that were cut: sums of what may be added up, counts of statuses, and the names of a few.
fn sum(table: &TableText, cut: &[&TableRow], label: Runs, count: usize) -> TableRow {
    let mut cells: Vec<CellText> = table
        .columns
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let own = || cut.iter().filter_map(|row| row.cells.get(number));
            let values: Vec<i64> = own().filter_map(|cell| cell.value).collect();
            match column.figures {
                Some(figures) if figures.summed && !values.is_empty() => {
                    let sum = values.iter().fold(0i64, |sum, value| sum.saturating_add(*value));
                    CellText::figure(sum, figures)
                }
                // The column of the marks is free in each row.
                _ if table.is_plotted(number) => CellText::default(),
                _ => {
                    let words = counts(own().flat_map(|cell| &cell.words));
                    let shown: Vec<String> = words
                        .iter()
                        .map(|(word, count)| format!("{word}\u{a0}{count}"))
                        .collect();
                    CellText {
                        runs: Runs::plain(&shown.join(", ")),
                        words,
                        ..CellText::default()
                    }
                    .or_dash()
                }
            }
        })
        .collect();
    let text = table.columns.iter().position(|column| column.figures.is_none());
    let text = text.unwrap_or(0);
    if let Some((room, names)) = names(table, cut, text)
        && let Some(cell) = cells.get_mut(room)
    {
        cell.runs = Runs::plain(&names);
    }
    if let Some(cell) = cells.get_mut(text) {
        *cell = CellText {
            runs: label,
            ..CellText::default()
        };
    }
    TableRow {
        cells,
        kind: RowKind::Body,
        count,
    }
}

/// How often each word comes in all, in the order of their first.
fn counts<'a>(words: impl Iterator<Item = &'a (String, usize)>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for (word, more) in words {
        match counts.iter_mut().find(|(known, _)| known == word) {
            Some((_, count)) => *count += more,
            None => counts.push((word.clone(), *more)),
        }
    }
    counts
}
