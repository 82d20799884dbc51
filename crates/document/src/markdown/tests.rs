use super::*;
use crate::{Align, Cell, Table, plain_text};

fn read(markdown: &str) -> Result<Vec<Block>, TemplateErrorKind> {
    blocks(markdown, &Views::default()).map_err(|mistakes| mistakes[0].kind.clone())
}

/// What is wrong with a text, each with the line where it stands.
fn mistakes(markdown: &str) -> Vec<String> {
    let line = |at: usize| markdown[..at].matches('\n').count() + 1;
    let found = blocks(markdown, &Views::default()).unwrap_err();
    found
        .iter()
        .map(|mistake| format!("{}: {}", line(mistake.at), mistake.kind))
        .collect()
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

#[test]
fn a_table_of_markdown_is_a_table() {
    let blocks = parse(
        "Erät:\n\n| Erä | Osuus |\n|:---|---:|\n| **kevät** | 60 % |\n| syksy | [40 %](https://a.example) |\n",
    );
    let Block::Table(table) = &blocks[1] else {
        panic!("{blocks:?}")
    };
    assert!(table.caption.is_empty() && !table.row_headers);
    assert_eq!(
        table
            .columns
            .iter()
            .map(|column| (column.title(), column.align))
            .collect::<Vec<_>>(),
        [("Erä".to_owned(), Align::Start), ("Osuus".to_owned(), Align::End)]
    );
    assert_eq!(table.rows.len(), 2);
    assert_eq!(
        table.rows[0].cells[0],
        Cell::Text(vec![Inline::Strong(vec![Inline::text("kevät")])])
    );
    assert!(matches!(&table.rows[1].cells[1], Cell::Text(run) if matches!(run[0], Inline::Link { .. })));
}

#[test]
fn a_table_without_caption_takes_no_number() {
    let mut blocks = parse("| a |\n|---|\n| b |\n");
    let numbered = Block::Table(Table {
        caption: vec![Inline::text("Kulut")],
        ..Table::default()
    });
    blocks.push(numbered);
    number_captions(&mut blocks);
    assert!(matches!(&blocks[0], Block::Table(table) if table.caption.is_empty()));
    assert!(matches!(&blocks[1], Block::Table(table) if plain_text(&table.caption) == "Taulukko 1. Kulut"));
}

#[test]
fn struck_text_and_footnotes_are_set() {
    let blocks = parse("Raha ~~vuoden~~ kauden[^1].\n\n[^1]: Kausi on **kaksi** vuotta.\n");
    let [Block::Paragraph(run)] = blocks.as_slice() else {
        panic!("{blocks:?}")
    };
    assert!(
        run.contains(&Inline::Strike(vec![Inline::text("vuoden")])),
        "{run:?}"
    );
    let note = run.iter().find_map(|inline| match inline {
        Inline::Footnote(note) => Some(plain_text(&note.paragraphs[0])),
        _ => None,
    });
    assert_eq!(note.as_deref(), Some("Kausi on kaksi vuotta."));
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let found = mistakes(
        "Alku.\n\n- [ ] tehtävä\n\n***\n\n![kuva](a.png)\n\nTeksti <b>x</b>\n\n| a | b |\n| c | d |\n\n[x](#ei)\n",
    );
    let lines: Vec<&str> = found.iter().filter_map(|text| text.split(':').next()).collect();
    assert_eq!(lines, ["3", "5", "7", "9", "9", "11", "14"], "{found:?}");
}

#[test]
fn nothing_is_printed_as_it_is_or_joined() {
    for (markdown, what) in [
        ("a **b", "merkinnältä **"),
        ("a ~~b", "merkinnältä ~~"),
        ("__a b", "merkinnältä __"),
        ("• a\n• b", "luettelon kohta"),
        ("Katso [[lohko]] tästä", "omassa kappaleessaan"),
        ("- [[lohko]]", "omassa kappaleessaan"),
        ("| a |\n|---|\n| [[lohko]] |", "omassa kappaleessaan"),
        ("Teksti[^1].", "ei ole selitettä"),
        ("[^1]: Turha.", "ei viitata"),
        ("a[^1] b[^1]\n\n[^1]: Selite.", "kahdesti"),
        ("Teksti\n---", "viiva"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "enemmän soluja"),
        ("- a\n\n  | a |\n  |---|\n  | b |", "taulukko luettelon"),
        ("- # A", "otsikko luettelon"),
        ("- a\n\n  ---\n", "sivunvaihto"),
        ("___", "vaakaviiva"),
        ("- [x] valmis", "valintaruutu"),
    ] {
        let error = read(markdown).unwrap_err().to_string();
        assert!(error.contains(what), "{markdown}: {error}");
    }
    // What is meant as text stays text.
    for markdown in [
        "Allekirjoitus: ________",
        "\\*\\*a",
        "5 * 3 ~ 15",
        "[täydennetään]",
        "a | b",
    ] {
        assert!(read(markdown).is_ok(), "{markdown}");
    }
}

#[test]
fn emphasis_is_nested_only_so_deep() {
    assert!(read("***~~[a](https://a.example)~~***").is_ok());
    let deep = "**a _b ".repeat(5_000) + &"_ **".repeat(5_000);
    assert!(matches!(
        read(&deep),
        Err(TemplateErrorKind::Unsupported(_) | TemplateErrorKind::UnclosedEmphasis(_))
    ));
    let links = "[".repeat(5_000) + "a" + &"](https://a.example)".repeat(5_000);
    let _ = read(&links);
    let quotes = ">".repeat(5_000) + " a";
    assert!(read(&quotes).is_err());
    let lists = "- ".repeat(5_000) + "a";
    assert!(read(&lists).is_err());
}

#[test]
fn running_text_of_a_value_is_set() {
    let run = running_text("**Tärkeää** on ~~vanha~~ [ohje](https://a.example).\n# 2").unwrap();
    assert_eq!(plain_text(&run), "Tärkeää on vanha ohje.\n# 2");
    assert_eq!(run[0], Inline::Strong(vec![Inline::text("Tärkeää")]));
    for same in [
        "- a",
        "1. a",
        "# a",
        "> a",
        "| a | b |",
        "+ a",
        "---",
        "5 * 3",
        "**\"a\"**",
        "Termi\n: selite",
    ] {
        let shown = plain_text(&running_text(same).unwrap());
        assert_eq!(shown, same.replace("**", ""), "{same}");
    }
    assert!(running_text("").unwrap().is_empty());
    for wrong in ["![a](b.png)", "<b>a</b>", "`a`", "**a", "[a](javascript:b)"] {
        assert!(running_text(wrong).is_err(), "{wrong}");
    }
}
