//! What a document has for a block of a slide.

use crate::deck::Block;
use crate::{Column, Definition, Inline, List};

/// The block of a document for that of a slide. A document has room for everything, so limits are of no concern.
pub(super) fn in_document(block: Block) -> crate::Block {
    let paragraphs =
        |items: Vec<Vec<Inline>>| items.into_iter().map(|item| vec![crate::Block::Paragraph(item)]);
    match block {
        Block::Text(content) => crate::Block::Paragraph(content),
        // Pages have the figures in columns of their own.
        Block::Table(block) => crate::Block::Table(match block.plot {
            Some(plot) => block.table.without_column(plot.column),
            None => block.table,
        }),
        Block::Chart(block) => crate::Block::Chart(block.chart),
        Block::List(list) => crate::Block::List(List {
            start: list.numbered.then_some(1),
            marker: None,
            items: list
                .items
                .into_iter()
                .map(|item| {
                    let mut blocks = vec![crate::Block::Paragraph(item.content)];
                    if !item.items.is_empty() {
                        let items = paragraphs(item.items).collect();
                        blocks.push(crate::Block::List(List {
                            start: None,
                            items,
                            marker: None,
                        }));
                    }
                    blocks
                })
                .collect(),
        }),
        Block::Figures(figures) => {
            let figures = figures.into_iter().map(|figure| {
                let column = Column {
                    signed: figure.signed,
                    ..Column::text("")
                };
                let comment = figure.comment.map(|comment| Inline::plain(&comment));
                Definition {
                    term: Inline::plain(&figure.label),
                    lines: [figure.value.content(&column).into_owned()]
                        .into_iter()
                        .chain(comment)
                        .collect(),
                }
            });
            crate::Block::Definitions(figures.collect())
        }
    }
}
