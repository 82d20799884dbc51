//! What members of a story say, for messages.

use crate::content::{Atom, Block, BlockKind, Container, Kind, Piece, Row};
use crate::script::Member;
use crate::story::Story;
use vuosikello_ooxml::NodeId;

pub(super) fn is_heading(story: &Story<'_>, node: NodeId) -> bool {
    style(story, node)
        .is_some_and(|name| name.starts_with("paragraph:heading") || name.starts_with("paragraph:otsikko"))
}

/// Whether a block is a table of contents, or a line of one.
pub(super) fn is_contents(story: &Story<'_>, block: &Block) -> bool {
    match &block.kind {
        BlockKind::Control { node, .. } => {
            let gallery = ["w:sdtPr", "w:docPartObj", "w:docPartGallery"];
            let gallery = story.tree.path(*node, &gallery);
            gallery.and_then(|it| story.tree.get(it, "w:val")) == Some("Table of Contents")
        }
        BlockKind::Paragraph(paragraph) => {
            style(story, paragraph.mark).is_some_and(|name| name.starts_with("paragraph:toc "))
        }
        BlockKind::Table(_) => false,
    }
}

/// The kind and the name of the style of a paragraph.
fn style<'s>(story: &'s Story<'_>, node: NodeId) -> Option<&'s str> {
    let style = story.tree.path(node, &["w:pPr", "w:pStyle"]);
    let id = style.and_then(|it| story.tree.get(it, "w:val"))?;
    story.meanings.styles.get(id).map(String::as_str)
}

pub(super) fn member_text(story: &Story<'_>, member: Member<'_>) -> String {
    match member {
        Member::Atom(atom) => atom_text(story, atom),
        Member::Mark(..) => " / ".to_owned(),
    }
}

fn atom_text(story: &Story<'_>, atom: &Atom) -> String {
    let all = |atoms: &[Atom]| {
        atoms
            .iter()
            .map(|atom| atom_text(story, atom))
            .collect::<String>()
    };
    match &atom.kind {
        Kind::Word(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Span { run, from, to, .. } => crate::pen::run_text(story, *run, *from, *to),
                Piece::Ghost { .. } => String::new(),
            })
            .collect(),
        Kind::Wrapper { inner, .. } | Kind::Field { inner, .. } => all(inner),
        Kind::Object { child, holes, .. } => match story.tree.name(*child) {
            "w:tab" | "w:br" | "w:cr" => " ".to_owned(),
            _ => holes
                .first()
                .map(|hole| container_text(story, hole))
                .unwrap_or_default(),
        },
        _ => String::new(),
    }
}

pub(super) fn block_text(story: &Story<'_>, block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => paragraph
            .atoms
            .iter()
            .map(|atom| atom_text(story, atom))
            .collect(),
        BlockKind::Table(table) => {
            let rows: Vec<String> = table.rows.iter().map(|row| row_text(story, row)).collect();
            rows.join(" / ")
        }
        BlockKind::Control { inner, .. } => container_text(story, inner),
    }
}

pub(super) fn container_text(story: &Story<'_>, container: &Container) -> String {
    let texts: Vec<String> = container
        .blocks
        .iter()
        .map(|block| block_text(story, block))
        .collect();
    texts.join(" / ")
}

pub(super) fn row_text(story: &Story<'_>, row: &Row) -> String {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| container_text(story, &cell.inner))
        .collect();
    cells.join(" | ")
}
