//! The clauses that concern one customer only, put at the end of the section that each belongs to.

use vuosikello_core::{DataFile, ExtraClause, Findings, Violation, nearest};
use vuosikello_document::{Block, Heading, Inline};

/// Inserts the clauses. A section is the level-1 heading with the clause's id, up to the next level-1 heading.
///
/// The clauses stand under a heading of their own, so that a reader sees what differs from the common template. Gives
/// back the clauses whose section the document does not have.
pub(crate) fn insert(blocks: &mut Vec<Block>, clauses: &[ExtraClause]) -> Findings {
    let mut findings = Findings::default();
    for (i, clause) in clauses.iter().enumerate() {
        match end_of_section(blocks, &clause.section) {
            Some(end) => {
                let heading = Heading::new(
                    2,
                    format!("lisaehto-{}", i + 1),
                    vec![Inline::text(&clause.title)],
                );
                let paragraphs = clause.paragraphs.iter().map(|text| Block::Paragraph(lines(text)));
                let inserted: Vec<Block> = std::iter::once(Block::Heading(heading))
                    .chain(paragraphs)
                    .collect();
                blocks.splice(end..end, inserted);
            }
            None => {
                let known = sections(blocks);
                let nearest = nearest(&clause.section, known.iter().copied()).map(str::to_owned);
                let violation = Violation::Unknown {
                    what: "sopimuksen kohta",
                    value: clause.section.clone(),
                    nearest,
                    listed: "sopimusmallin pääotsikoiden tunnukset",
                };
                findings.add(DataFile::AGREEMENT, format!("/lisaehdot/{i}/kohta"), violation);
            }
        }
    }
    findings
}

fn sections(blocks: &[Block]) -> Vec<&str> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading.id.as_str()),
        _ => None,
    });
    headings.collect()
}

fn end_of_section(blocks: &[Block], id: &str) -> Option<usize> {
    let is_section = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    let start = blocks
        .iter()
        .position(|b| matches!(b, Block::Heading(h) if h.level == 1 && h.id == id))?;
    let length = blocks
        .iter()
        .skip(start + 1)
        .take_while(|block| !is_section(block))
        .count();
    Some(start + 1 + length)
}

/// A text of data as running text: its line feeds are line breaks.
fn lines(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push(Inline::LineBreak);
        }
        out.push(Inline::text(line));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, id: &str) -> Block {
        Block::Heading(Heading::new(level, id, vec![Inline::text(id)]))
    }

    fn clause(section: &str) -> ExtraClause {
        ExtraClause {
            section: section.into(),
            title: "Ehto".into(),
            paragraphs: vec!["a\nb".into()],
        }
    }

    #[test]
    fn a_clause_stands_at_the_end_of_its_section() {
        let mut blocks = vec![heading(1, "talous"), heading(2, "maksut"), heading(1, "loppu")];
        assert_eq!(*insert(&mut blocks, &[clause("talous")]), []);
        assert_eq!(blocks.len(), 5);
        assert!(matches!(&blocks[2], Block::Heading(h) if h.level == 2 && h.id == "lisaehto-1"));
        assert_eq!(
            blocks[3],
            Block::Paragraph(vec![Inline::text("a"), Inline::LineBreak, Inline::text("b")])
        );
    }

    #[test]
    fn a_clause_for_no_section_is_named_with_the_nearest() {
        let findings = insert(&mut vec![heading(1, "talous")], &[clause("taloos")]);
        assert_eq!(findings[0].pointer, "/lisaehdot/0/kohta");
        assert!(
            findings[0]
                .violation
                .to_string()
                .contains("tarkoititko \"talous\"")
        );
    }
}
