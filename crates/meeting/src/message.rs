//! Blocks as the plain text of a message.

use vuosikello_document::{Block, Inline, List, Target, plain_text};

/// The title of the blocks on one line, and the rest as paragraphs with blank lines between them.
pub(crate) fn message(blocks: &[Block]) -> (String, String) {
    let mut subject = String::new();
    let mut paragraphs: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Title(content) => subject = plain_text(content).replace('\n', " "),
            block => {
                let mut lines = Vec::new();
                block_lines(block, &mut lines);
                if !lines.is_empty() {
                    paragraphs.push(lines.join("\n"));
                }
            }
        }
    }
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    (subject, text)
}

fn block_lines(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Title(content)
        | Block::Subtitle(content)
        | Block::Paragraph(content)
        | Block::Note(content) => lines.push(run(content)),
        Block::Heading(heading) => lines.push(run(&heading.content)),
        Block::List(list) => list_lines(list, lines),
        Block::Definitions(definitions) => {
            for definition in definitions {
                let said: Vec<String> = definition.lines.iter().map(|line| run(line)).collect();
                lines.push(format!("{}: {}", run(&definition.term), said.join(", ")));
            }
        }
        Block::Table(table) => {
            for row in &table.rows {
                let cells = row
                    .cells
                    .iter()
                    .zip(&table.columns)
                    .map(|(cell, column)| run(&cell.content(column)));
                let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
                lines.push(cells.join(", "));
            }
        }
        Block::Chart(chart) => lines.push(chart.description.clone()),
        Block::Signatures(signatories) => {
            lines.extend(signatories.iter().map(|signatory| signatory.name.clone()));
        }
        Block::Contents { .. } | Block::PageBreak | Block::Turn(_) => {}
    }
}

fn list_lines(list: &List, lines: &mut Vec<String>) {
    let mut number = list.start;
    for item in &list.items {
        let mark = number.map_or("-".to_owned(), |number| format!("{number}."));
        number = number.map(|number| number.saturating_add(1));
        let mut inner = Vec::new();
        for block in item {
            block_lines(block, &mut inner);
        }
        let inner = inner.join("\n").replace('\n', "\n   ");
        lines.push(format!("{mark} {inner}"));
    }
}

/// Running text; a link is followed by its address.
fn run(inlines: &[Inline]) -> String {
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
            | Inline::Underline(content)
            | Inline::Strike(content)
            | Inline::Foreign { content, .. } => push(out, content),
            Inline::Superscript(_) | Inline::Subscript(_) => {
                out.push_str(&plain_text(std::slice::from_ref(inline)))
            }
            Inline::Link { target, content } => {
                let text = plain_text(content);
                out.push_str(&text);
                if let Target::Uri(address) = target
                    && *address != text
                    && !address.starts_with("mailto:")
                {
                    out.push_str(": ");
                    out.push_str(address);
                }
            }
            Inline::Footnote(_) | Inline::Picture(_) => push(out, &inline.in_brackets()),
            Inline::Bookmark(_) => {}
            Inline::LineBreak => out.push('\n'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_document::{Data, Templates};

    fn made(source: &str) -> (String, String) {
        let templates = Templates::new([("kutsu.md", source)]).unwrap();
        let data =
            Data::new(&serde_json::json!({ "nimi": "A\nB", "osoite": "https://tilat.example/a?b=c&d" }));
        message(&templates.render("kutsu.md", &data).unwrap())
    }

    #[test]
    fn paragraphs_lists_and_links_are_plain_text() {
        let (subject, text) = made(
            "# Kutsu {{ nimi }}\n\nHei *kaikki*,\n\nAika\n: tänään\n\nPaikka\n: täällä\n: ja [etänä]({{ osoite }})\n\n\
             1. yksi\n2. kaksi\n\n- x\n- y\n\n[a@b.example](mailto:a@b.example) <https://c.example>",
        );
        assert_eq!(subject, "Kutsu A B");
        assert_eq!(
            text,
            "Hei kaikki,\n\nAika: tänään\nPaikka: täällä, ja etänä: https://tilat.example/a?b=c&d\n\n1. yksi\n2. kaksi\n\n\
             - x\n- y\n\na@b.example https://c.example\n"
        );
    }
}
