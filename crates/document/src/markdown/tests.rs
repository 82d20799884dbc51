use super::*;
use crate::plain_text;

fn read(markdown: &str) -> Result<Vec<Block>, TemplateErrorKind> {
    blocks(markdown, &Views::default())
}

fn parse(markdown: &str) -> Vec<Block> {
    read(markdown).unwrap()
}

#[test]
fn titles_headings_and_ids_are_read() {
    let blocks =
        parse("# Palvelusopimus\n\n## Talous {#talous}\n\n### Maksut\n\n## Lopuksi {#loppu .numeroimaton}\n");
    assert_eq!(blocks[0], Block::Title(vec![Inline::text("Palvelusopimus")]));
    let headings: Vec<_> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(h) => Some((h.level, h.id.as_str(), h.numbered)),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings,
        [(1, "talous", true), (2, "otsikko-2", true), (1, "loppu", false)]
    );
}

#[test]
fn tight_loose_and_nested_lists_are_lists_of_paragraphs() {
    let blocks = parse("1. yksi\n2. kaksi\n   - a\n   - b\n\n   jatkoa\n");
    let Block::List(list) = &blocks[0] else {
        panic!("{blocks:?}")
    };
    assert_eq!(list.start, Some(1));
    assert_eq!(list.items.len(), 2);
    assert!(
        matches!(&list.items[1][1], Block::List(inner) if inner.start.is_none() && inner.items.len() == 2)
    );
    assert!(matches!(&list.items[1][2], Block::Paragraph(run) if plain_text(run) == "jatkoa"));
}

#[test]
fn definition_lists_become_definitions() {
    let blocks = parse("Asiakas\n: Rikosseuraamuslaitos\n\nDnro\n: ORK/1/2026\n");
    let Block::Definitions(definitions) = &blocks[0] else {
        panic!("{blocks:?}")
    };
    assert_eq!(definitions.len(), 2);
    assert_eq!(plain_text(&definitions[1].lines[0]), "ORK/1/2026");
}

#[test]
fn what_a_document_cannot_hold_is_refused() {
    for (markdown, what) in [
        ("<b>x</b>", "HTML"),
        ("    koodia", "koodi"),
        ("`koodia`", "koodia"),
        ("![](x.png)", "kuva"),
        ("##### Syvä", "alhaisen"),
    ] {
        let error = read(markdown).unwrap_err().to_string();
        assert!(error.contains(what), "{markdown}: {error}");
    }
}

#[test]
fn links_lead_to_headings_or_to_the_web() {
    assert!(read("## A {#a}\n\n[x](#a)").is_ok());
    assert!(read("[x](https://www.finlex.fi)").is_ok());
    assert!(
        matches!(read("[x](#b)\n\n## A {#bb}"), Err(TemplateErrorKind::DeadLink { nearest: Some(n), .. }) if n == "bb")
    );
    assert!(matches!(
        read("[x](javascript:alert)"),
        Err(TemplateErrorKind::Address(_))
    ));
    assert!(matches!(
        read("## A {#a}\n\n## B {#a}"),
        Err(TemplateErrorKind::DuplicateHeading(_))
    ));
}

#[test]
fn a_rule_is_a_page_break_and_a_quote_a_notice() {
    let blocks = parse("> Huomaa.\n\n---\n");
    assert_eq!(
        blocks,
        [Block::Note(vec![Inline::text("Huomaa.")]), Block::PageBreak]
    );
}
