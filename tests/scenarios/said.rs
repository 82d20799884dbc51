//! What a document says, with the marks of Markdown where it is set otherwise than plainly.

use vuosikello::document::{Block, Document, Inline, Target};

/// One line for each paragraph, item and row.
pub fn lines(document: &Document) -> Vec<String> {
    let blocks = document.blocks.iter();
    blocks.flat_map(|block| block_lines(document, block, 0)).collect()
}

fn block_lines(document: &Document, block: &Block, depth: u8) -> Vec<String> {
    match block {
        Block::Heading(heading) => {
            let marks = "#".repeat(usize::from(heading.level));
            vec![format!("{marks} {}", marked(&heading.content))]
        }
        Block::Paragraph(content) => vec![marked(content)],
        Block::List(list) => {
            let mut lines = Vec::new();
            for (at, item) in list.items.iter().enumerate() {
                let of_item = item
                    .iter()
                    .flat_map(|block| block_lines(document, block, depth + 1));
                let mark = list
                    .start
                    .map_or("-".to_owned(), |_| list.label(at, depth.into()));
                lines.extend(of_item.enumerate().map(|(line, text)| match line {
                    0 => format!("{mark} {text}"),
                    _ => format!("  {text}"),
                }));
            }
            lines
        }
        // Tables, signatures and what else people rarely set otherwise.
        block => {
            let mut alone = Document::new(document.head.clone());
            alone.blocks.push(block.clone());
            alone.text().lines().map(str::to_owned).collect()
        }
    }
}

fn marked(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        let inner = inline.content().map(marked).unwrap_or_default();
        out.push_str(&match inline {
            Inline::Text(text) => text.clone(),
            Inline::Strong(_) => format!("**{inner}**"),
            Inline::Emphasis(_) => format!("*{inner}*"),
            Inline::Underline(_) => format!("__{inner}__"),
            Inline::Strike(_) => format!("~~{inner}~~"),
            Inline::Superscript(_) => format!("^{inner}^"),
            Inline::Subscript(_) => format!("~{inner}~"),
            Inline::Link {
                target: Target::Uri(address),
                ..
            } => format!("[{inner}]({address})"),
            Inline::Footnote(note) => format!("[^{:?}: {}]", note.place, marked(&note.paragraphs.concat())),
            Inline::Picture(picture) => {
                let (width, height) = picture.points();
                format!(
                    "![{}]({:?}, {width}×{height} pt)",
                    picture.description, picture.format
                )
            }
            _ => inner,
        });
    }
    out
}
