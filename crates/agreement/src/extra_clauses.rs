//! The clauses that concern one customer only, put at the end of the section that each belongs to.

use vuosikello_core::{DataFile, ExtraClause, Findings, Violation, begins_alike, fold_name, nearest};
use vuosikello_document::{Block, Heading, Inline, plain_text};

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
                let violation = Violation::UnknownSection {
                    section: clause.section.clone(),
                    nearest: meant(&clause.section, &known).map(str::to_owned),
                    known: known.iter().map(|(id, _)| (*id).to_owned()).collect(),
                };
                findings.add(DataFile::AGREEMENT, format!("/lisaehdot/{i}/kohta"), violation);
            }
        }
    }
    findings
}

/// The ids and titles of the sections.
fn sections(blocks: &[Block]) -> Vec<(&str, String)> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => {
            Some((heading.id.as_str(), plain_text(&heading.content)))
        }
        _ => None,
    });
    headings.collect()
}

/// The section that was probably meant: by its id, its title, or the words with which these begin.
fn meant<'a>(written: &str, sections: &[(&'a str, String)]) -> Option<&'a str> {
    let ids = || sections.iter().map(|(id, _)| *id);
    let titled = |title: &str| {
        sections
            .iter()
            .find(|(_, known)| known == title)
            .map(|(id, _)| *id)
    };
    let by_title = || nearest(written, sections.iter().map(|(_, title)| title.as_str())).and_then(titled);
    let folded = fold_name(written);
    // As `Muutostenhallinta` means `muutokset`.
    let is_like = |text: &str| begins_alike(&fold_name(text), &folded);
    let by_beginning = || {
        let mut alike = sections.iter();
        alike
            .find(|(id, title)| is_like(id) || is_like(title))
            .map(|(id, _)| *id)
    };
    nearest(written, ids()).or_else(by_title).or_else(by_beginning)
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

    #[test]
    fn a_section_that_is_named_in_other_words_is_found_and_all_are_listed() {
        let mut blocks = vec![heading(1, "muutokset"), heading(1, "talous")];
        for (written, meant) in [
            ("Muutostenhallinta", Some("muutokset")),
            ("Talous", Some("talous")),
            ("Talousasiat", Some("talous")),
            ("hankinnat", None),
        ] {
            let findings = insert(&mut blocks, &[clause(written)]);
            let fix = findings[0].violation.fix();
            let expected = match meant {
                Some(meant) => format!("kirjoita \"{meant}\"; muuten käytä"),
                None => "käytä".to_owned(),
            };
            let list = "jotakin näistä: \"muutokset\", \"talous\" (mallipohjan palvelusopimus.md pääotsikot)";
            assert_eq!(fix, format!("{expected} {list}"), "{written}");
        }
    }
}
