//! The visible text of a document, and blocks as running text.

use super::running_text::{footnotes, plain_text};
use super::{Block, Document, Inline, Language, List, Table};

/// Blocks as running text, for a place that holds nothing else: each paragraph, item and row is a line.
pub(super) fn flattened(blocks: &[Block]) -> Vec<Inline> {
    let mut lines = Vec::new();
    blocks.iter().for_each(|block| flatten(&mut lines, block, 0));
    join(lines)
}

fn join(lines: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut out = Vec::new();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(Inline::LineBreak);
        }
        out.extend(line);
    }
    out
}

/// What parts the cells of a row on one line.
const BETWEEN_CELLS: &str = " | ";

fn flatten(lines: &mut Vec<Vec<Inline>>, block: &Block, depth: usize) {
    let plain = |text: &str| vec![Inline::text(text)];
    match block {
        Block::Title(content)
        | Block::Subtitle(content)
        | Block::Paragraph(content)
        | Block::Note(content) => {
            lines.push(content.clone());
        }
        Block::Heading(heading) => lines.push(heading.content.clone()),
        Block::List(list) => {
            for (at, item) in list.items.iter().enumerate() {
                let from = lines.len();
                item.iter().for_each(|block| flatten(lines, block, depth + 1));
                let label = Inline::text(format!("{} ", list.label(at, depth)));
                match lines.get_mut(from) {
                    Some(first) => first.insert(0, label),
                    None => lines.push(vec![label]),
                }
            }
        }
        Block::Table(table) => flatten_table(lines, table),
        Block::Chart(chart) => flatten_table(lines, &chart.as_table(Language::default())),
        Block::Definitions(definitions) => {
            for definition in definitions {
                let mut line = definition.term.clone();
                line.push(Inline::text(": "));
                line.extend(join(definition.lines.clone()));
                lines.push(line);
            }
        }
        Block::Signatures(signatories) => {
            for signatory in signatories {
                let fields = [&signatory.organisation, &signatory.name, &signatory.role];
                lines.extend(fields.iter().flat_map(|field| field.lines()).map(plain));
            }
        }
        Block::Contents { .. } | Block::PageBreak | Block::Turn(_) => {}
    }
}

fn flatten_table(lines: &mut Vec<Vec<Inline>>, table: &Table) {
    lines.push(table.caption.clone());
    let mut row = |cells: Vec<Vec<Inline>>| {
        let mut line = Vec::new();
        for cell in cells.into_iter().filter(|cell| !cell.is_empty()) {
            if !line.is_empty() {
                line.push(Inline::text(BETWEEN_CELLS));
            }
            line.extend(cell);
        }
        lines.push(line);
    };
    row(table.columns.iter().map(|column| column.header.clone()).collect());
    for cells in table.headers.iter().chain(&table.rows) {
        row((0..cells.cells.len())
            .map(|at| table.content(cells, at).into_owned())
            .collect());
    }
}

impl Document {
    /// The visible text, one line per paragraph, list item, or table row (cells parted by tabs). The text of a chart is that
    /// of the [table of its data](super::Chart::as_table).
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut numbers = self.heading_numbers().into_iter();
        for block in &self.blocks {
            block_text(&mut out, block, &mut numbers, self.head.language);
        }
        out
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// The notes of a run, each paragraph on a line.
fn note_lines(out: &mut String, inlines: &[Inline]) {
    let mut notes = Vec::new();
    footnotes(inlines, &mut notes);
    for paragraph in notes.iter().flat_map(|note| &note.paragraphs) {
        line(out, &plain_text(paragraph));
    }
}

fn block_text(
    out: &mut String,
    block: &Block,
    numbers: &mut impl Iterator<Item = String>,
    language: Language,
) {
    match block {
        Block::Title(content)
        | Block::Subtitle(content)
        | Block::Paragraph(content)
        | Block::Note(content) => {
            line(out, &plain_text(content));
            note_lines(out, content);
        }
        Block::Heading(heading) => {
            let number = numbers.next().unwrap_or_default();
            let text = plain_text(&heading.content);
            line(out, format!("{number} {text}").trim_start());
            note_lines(out, &heading.content);
        }
        Block::List(list) => list_text(out, list, language),
        Block::Table(table) => table_text(out, table),
        Block::Chart(chart) => table_text(out, &chart.as_table(language)),
        Block::Definitions(definitions) => {
            for definition in definitions {
                let lines: Vec<String> = definition.lines.iter().map(|l| plain_text(l)).collect();
                line(
                    out,
                    &format!("{}\t{}", plain_text(&definition.term), lines.join("\n")),
                );
                note_lines(out, &definition.term);
                definition.lines.iter().for_each(|run| note_lines(out, run));
            }
        }
        Block::Signatures(signatories) => {
            for signatory in signatories {
                line(out, &signatory.organisation);
                line(out, &signatory.name);
                line(out, &signatory.role);
            }
        }
        Block::Contents { .. } | Block::PageBreak | Block::Turn(_) => {}
    }
}

fn table_text(out: &mut String, table: &Table) {
    line(out, &plain_text(&table.caption));
    note_lines(out, &table.caption);
    if table.has_header() {
        let header: Vec<String> = table.columns.iter().map(|c| plain_text(&c.header)).collect();
        line(out, &header.join("\t"));
        table
            .columns
            .iter()
            .for_each(|column| note_lines(out, &column.header));
    }
    for row in table.headers.iter().chain(&table.rows) {
        let contents: Vec<_> = (0..row.cells.len())
            .map(|column| table.content(row, column))
            .collect();
        let cells: Vec<String> = contents.iter().map(|content| plain_text(content)).collect();
        line(out, cells.join("\t").trim_end_matches('\t'));
        contents.iter().for_each(|content| note_lines(out, content));
    }
}

fn list_text(out: &mut String, list: &List, language: Language) {
    for item in &list.items {
        for block in item {
            block_text(out, block, &mut std::iter::empty(), language);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cell, Column, Footnote, NotePlace, Row};

    #[test]
    fn notes_are_lines_of_their_own_in_the_text_of_a_document() {
        let note = Inline::Footnote(Footnote {
            place: NotePlace::Page,
            paragraphs: vec![vec![Inline::text("Laki 906/2019.")]],
        });
        let mut document = Document::new(crate::Head::new("", ""));
        document.blocks = vec![Block::Paragraph(vec![Inline::text("Tiedonhallinta"), note])];
        assert_eq!(document.text(), "Tiedonhallinta\nLaki 906/2019.\n");
    }

    #[test]
    fn blocks_are_lines_where_there_is_room_for_nothing_else() {
        let paragraph = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
        let inner = Table::new("", vec![Column::text("A"), Column::text("B")])
            .with_rows([Row::body(vec![Cell::text("1"), Cell::text("2")])]);
        let blocks = [
            paragraph("ensin"),
            Block::List(List::new(
                Some(1),
                vec![vec![paragraph("yksi")], vec![paragraph("kaksi")]],
            )),
            Block::Table(inner),
        ];
        assert_eq!(
            plain_text(&flattened(&blocks)),
            "ensin\n1. yksi\n2. kaksi\nA | B\n1 | 2"
        );
    }
}
