//! The visible text of a tree.

use super::{Block, Document, Inline, Language, List, Table};

/// The text of a run of inlines; a line break becomes a line feed.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push(&mut out, inlines);
    out
}

fn push(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => push(out, content),
            Inline::LineBreak => out.push('\n'),
        }
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
        }
        Block::Heading(heading) => {
            let number = numbers.next().unwrap_or_default();
            let text = plain_text(&heading.content);
            line(out, format!("{number} {text}").trim_start());
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
    let header: Vec<String> = table.columns.iter().map(|c| plain_text(&c.header)).collect();
    line(out, &header.join("\t"));
    for row in &table.rows {
        let cells: Vec<String> = (0..row.cells.len())
            .map(|column| plain_text(&table.content(row, column)))
            .collect();
        line(out, cells.join("\t").trim_end_matches('\t'));
    }
}

fn list_text(out: &mut String, list: &List, language: Language) {
    for item in &list.items {
        for block in item {
            block_text(out, block, &mut std::iter::empty(), language);
        }
    }
}
