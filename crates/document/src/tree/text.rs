//! The visible text of a tree.

use super::{Block, Document, Footnote, Inline, Language, List, Table};

/// The text of a run of inlines; a line break becomes a line feed. Raised and lowered text is that of Unicode where Unicode has
/// it, so that m² is not m2. Notes and pictures are left out.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push(&mut out, inlines);
    out
}

fn push(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Superscript(content) => push_script(out, content, superscript),
            Inline::Subscript(content) => push_script(out, content, subscript),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Underline(content)
            | Inline::Strike(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => push(out, content),
            Inline::LineBreak => out.push('\n'),
            Inline::Footnote(_) | Inline::Picture(_) | Inline::Bookmark(_) => {}
        }
    }
}

/// As [`plain_text`], and nothing of the run is left out: a note stands in brackets, a picture is told by its description.
///
/// ```
/// use vuosikello_document::{Footnote, Inline, NotePlace, spelled_out};
///
/// let note = Footnote { place: NotePlace::Page, paragraphs: vec![vec![Inline::text("arvio")]] };
/// let run = [Inline::text("120 000 euroa"), Inline::Footnote(note)];
/// assert_eq!(spelled_out(&run), "120 000 euroa (arvio)");
/// ```
pub fn spelled_out(inlines: &[Inline]) -> String {
    let has_apart = |inline: &Inline| matches!(inline, Inline::Footnote(_) | Inline::Picture(_));
    let mut out = String::new();
    for inline in inlines {
        match (inline, inline.content()) {
            (Inline::Superscript(_) | Inline::Subscript(_), _) => {
                push(&mut out, std::slice::from_ref(inline))
            }
            (_, Some(content)) => out.push_str(&spelled_out(content)),
            (inline, None) if has_apart(inline) => push(&mut out, &inline.in_brackets()),
            (inline, None) => push(&mut out, std::slice::from_ref(inline)),
        }
    }
    out
}

fn push_script(out: &mut String, content: &[Inline], script: fn(&str) -> Option<String>) {
    let text = plain_text(content);
    match script(&text) {
        Some(text) => out.push_str(&text),
        None => out.push_str(&text),
    }
}

/// The text in raised characters, if Unicode has all of them.
///
/// ```
/// use vuosikello_document::superscript;
/// assert_eq!(superscript("-2").as_deref(), Some("\u{207b}²"));
/// assert_eq!(superscript("2a"), None);
/// ```
pub fn superscript(text: &str) -> Option<String> {
    mapped(text, "0123456789+-\u{2212}=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
}

/// The text in lowered characters, if Unicode has all of them.
pub fn subscript(text: &str) -> Option<String> {
    mapped(text, "0123456789+-\u{2212}=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
}

fn mapped(text: &str, from: &str, to: &str) -> Option<String> {
    let map = |c: char| {
        from.chars()
            .zip(to.chars())
            .find(|(plain, _)| *plain == c)
            .map(|(_, script)| script)
    };
    (!text.is_empty()).then(|| text.chars().map(map).collect())?
}

/// The notes of a run of inlines, in order.
pub(super) fn footnotes<'i>(inlines: &'i [Inline], out: &mut Vec<&'i Footnote>) {
    for inline in inlines {
        match inline {
            Inline::Footnote(note) => out.push(note),
            inline => footnotes(inline.content().unwrap_or_default(), out),
        }
    }
}

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
        Block::Contents { .. } | Block::PageBreak => {}
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

pub(super) fn document_text(document: &Document) -> String {
    let mut out = String::new();
    let mut numbers = document.heading_numbers().into_iter();
    for block in &document.blocks {
        block_text(&mut out, block, &mut numbers, document.head.language);
    }
    out
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
        Block::Contents { .. } | Block::PageBreak => {}
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
    use crate::{Cell, Column, NotePlace, Row};

    #[test]
    fn raised_text_is_not_the_same_as_text_on_the_line() {
        let area = |script: fn(Vec<Inline>) -> Inline| {
            plain_text(&[Inline::text("m"), script(vec![Inline::text("2")])])
        };
        assert_eq!(area(Inline::Superscript), "m²");
        assert_eq!(area(Inline::Subscript), "m₂");
        assert_eq!(plain_text(&[Inline::Superscript(vec![Inline::text("2a")])]), "2a");
    }

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
