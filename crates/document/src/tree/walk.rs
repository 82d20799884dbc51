//! Walking through the running text of a tree.

use super::{Block, Cell, Document, Inline};

impl Document {
    /// Calls `visit` for every inline of the document, at any depth: those that enclose others before these, those of notes after
    /// the note, in the order of the text. Charts and signatures have none.
    ///
    /// ```
    /// use vuosikello_document::{Block, Document, Head, Inline};
    ///
    /// let mut document = Document::new(Head::new("", ""));
    /// document.blocks = vec![Block::Paragraph(vec![Inline::Strong(vec![Inline::text("a")])])];
    /// let mut count = 0;
    /// document.walk(&mut |_| count += 1);
    /// assert_eq!(count, 2);
    /// ```
    pub fn walk<'d>(&'d self, visit: &mut dyn FnMut(&'d Inline)) {
        blocks(&self.blocks, visit);
    }
}

impl Document {
    /// Calls `change` for every run of the document, at any depth: what encloses others after these.
    pub fn walk_runs_mut(&mut self, change: &mut dyn FnMut(&mut Vec<Inline>)) {
        blocks_mut(&mut self.blocks, change);
    }
}

/// Calls `visit` for every inline of some blocks, as [`Document::walk`].
pub(crate) fn walk_blocks<'d>(list: &'d [Block], visit: &mut dyn FnMut(&'d Inline)) {
    blocks(list, visit);
}

/// Calls `change` for every run of some blocks, as [`Document::walk_runs_mut`].
pub(crate) fn walk_runs_mut(blocks: &mut [Block], change: &mut dyn FnMut(&mut Vec<Inline>)) {
    blocks_mut(blocks, change);
}

fn blocks_mut(list: &mut [Block], change: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in list {
        match block {
            Block::Title(content)
            | Block::Subtitle(content)
            | Block::Paragraph(content)
            | Block::Note(content) => {
                run_mut(content, change);
            }
            Block::Heading(heading) => run_mut(&mut heading.content, change),
            Block::List(list) => list.items.iter_mut().for_each(|item| blocks_mut(item, change)),
            Block::Table(table) => {
                run_mut(&mut table.caption, change);
                table
                    .columns
                    .iter_mut()
                    .for_each(|column| run_mut(&mut column.header, change));
                let rows = table.headers.iter_mut().chain(&mut table.rows);
                for cell in rows.flat_map(|row| &mut row.cells) {
                    match cell {
                        Cell::Text(content) => run_mut(content, change),
                        Cell::Blocks(inner) => blocks_mut(inner, change),
                        _ => {}
                    }
                }
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    run_mut(&mut definition.term, change);
                    definition.lines.iter_mut().for_each(|line| run_mut(line, change));
                }
            }
            Block::Chart(_)
            | Block::Signatures(_)
            | Block::Contents { .. }
            | Block::PageBreak
            | Block::Turn(_) => {}
        }
    }
}

fn run_mut(run: &mut Vec<Inline>, change: &mut dyn FnMut(&mut Vec<Inline>)) {
    for inline in run.iter_mut() {
        match inline {
            Inline::Footnote(note) => note
                .paragraphs
                .iter_mut()
                .for_each(|paragraph| run_mut(paragraph, change)),
            inline => {
                if let Some(content) = inline.content_mut() {
                    run_mut(content, change);
                }
            }
        }
    }
    change(run);
}

fn blocks<'d>(list: &'d [Block], visit: &mut dyn FnMut(&'d Inline)) {
    for block in list {
        match block {
            Block::Title(content)
            | Block::Subtitle(content)
            | Block::Paragraph(content)
            | Block::Note(content) => {
                run(content, visit);
            }
            Block::Heading(heading) => run(&heading.content, visit),
            Block::List(list) => list.items.iter().for_each(|item| blocks(item, visit)),
            Block::Table(table) => {
                run(&table.caption, visit);
                table.columns.iter().for_each(|column| run(&column.header, visit));
                for cell in table.headers.iter().chain(&table.rows).flat_map(|row| &row.cells) {
                    match cell {
                        Cell::Text(content) => run(content, visit),
                        Cell::Blocks(inner) => blocks(inner, visit),
                        _ => {}
                    }
                }
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    run(&definition.term, visit);
                    definition.lines.iter().for_each(|line| run(line, visit));
                }
            }
            Block::Chart(_)
            | Block::Signatures(_)
            | Block::Contents { .. }
            | Block::PageBreak
            | Block::Turn(_) => {}
        }
    }
}

fn run<'d>(inlines: &'d [Inline], visit: &mut dyn FnMut(&'d Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Footnote(note) => note.paragraphs.iter().for_each(|paragraph| run(paragraph, visit)),
            inline => run(inline.content().unwrap_or_default(), visit),
        }
    }
}
