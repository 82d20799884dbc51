//! Random documents, and what people could make of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use proptest::sample::Index;
use vuosikello_changes::{ChangeKind, changes};
use vuosikello_document::{
    Align, Block, Cell, Column, Document, Footnote, Head, Heading, Inline, List, NotePlace, Row, Table,
    Target,
};
use vuosikello_ooxml::Package;
use vuosikello_redline::{Stamp, merge, redline};
use vuosikello_word::{ReadOptions, Reading, Reference, Tracked, read_with, write};

fn stamp() -> Stamp {
    Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    }
}

fn sentence() -> impl Strategy<Value = String> {
    let words = [
        "sopimus",
        "palvelu",
        "ja",
        "1 250,00 €",
        "31.12.2027",
        "asiakkaan",
        "<b>",
        "& co",
        "vuosi",
        "§",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 1..9).prop_map(|words| words.join(" "))
}

fn inline() -> impl Strategy<Value = Inline> {
    let text = || sentence().prop_map(|text| Inline::text(format!("{text} ")));
    prop_oneof![
        6 => text(),
        2 => text().prop_map(|text| Inline::Strong(vec![text])),
        1 => text().prop_map(|text| Inline::Emphasis(vec![text])),
        1 => text().prop_map(|text| Inline::Link {
            target: Target::Uri("https://esimerkki.fi/ohje".to_owned()),
            content: vec![text],
        }),
        1 => text().prop_map(|text| Inline::Footnote(Footnote { place: NotePlace::Page, paragraphs: vec![vec![text]] })),
    ]
}

fn paragraph() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(), 1..4)
}

fn table() -> impl Strategy<Value = Block> {
    let row = prop::collection::vec(sentence(), 3);
    prop::collection::vec(row, 1..5).prop_map(|rows| {
        let columns = ["Palvelu", "Taso", "Hinta"].map(|title| Column::new(title, Align::Start, 1.0));
        let row = |cells: Vec<String>| Row::body(cells.into_iter().map(Cell::text).collect());
        Block::Table(Table::new("Hinnat.", columns.to_vec()).with_rows(rows.into_iter().map(row)))
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        5 => paragraph().prop_map(Block::Paragraph),
        1 => sentence().prop_map(|text| Block::Heading(Heading::new(1, "kohta", vec![Inline::text(text)]))),
        1 => prop::collection::vec(paragraph(), 1..4).prop_map(|items| {
            let items = items.into_iter().map(|item| vec![Block::Paragraph(item)]).collect();
            Block::List(List { start: None, marker: None, items })
        }),
        2 => table(),
    ]
}

/// What a person does to a document.
#[derive(Debug, Clone)]
enum Edit {
    Delete(Index),
    Insert(Index, Block),
    Replace(Index, Block),
    Move(Index, Index),
    Split(Index),
    Join(Index),
    Row(Index, String),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        at().prop_map(Edit::Delete),
        (at(), block()).prop_map(|(at, block)| Edit::Insert(at, block)),
        (at(), block()).prop_map(|(at, block)| Edit::Replace(at, block)),
        (at(), at()).prop_map(|(from, to)| Edit::Move(from, to)),
        at().prop_map(Edit::Split),
        at().prop_map(Edit::Join),
        (at(), sentence()).prop_map(|(at, text)| Edit::Row(at, text)),
    ]
}

fn edited(blocks: &[Block], edits: &[Edit]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    for edit in edits {
        match edit {
            Edit::Delete(at) if blocks.len() > 1 => drop(blocks.remove(at.index(blocks.len()))),
            Edit::Insert(at, block) => blocks.insert(at.index(blocks.len() + 1), block.clone()),
            Edit::Replace(at, block) => {
                let at = at.index(blocks.len());
                blocks[at] = block.clone();
            }
            Edit::Move(from, to) => {
                let block = blocks.remove(from.index(blocks.len()));
                blocks.insert(to.index(blocks.len() + 1), block);
            }
            Edit::Split(at) => {
                let at = at.index(blocks.len());
                if let Block::Paragraph(inlines) = &mut blocks[at]
                    && inlines.len() > 1
                {
                    let rest = inlines.split_off(1);
                    blocks.insert(at + 1, Block::Paragraph(rest));
                }
            }
            Edit::Join(at) => {
                let at = at.index(blocks.len());
                if let (Block::Paragraph(_), Some(Block::Paragraph(rest))) = (&blocks[at], blocks.get(at + 1))
                {
                    let rest = rest.clone();
                    blocks.remove(at + 1);
                    if let Block::Paragraph(inlines) = &mut blocks[at] {
                        inlines.extend(rest);
                    }
                }
            }
            Edit::Row(at, text) => {
                let at = at.index(blocks.len());
                if let Block::Table(table) = &mut blocks[at] {
                    table.rows.insert(
                        0,
                        Row::body(vec![Cell::text(text), Cell::text("A"), Cell::text("0,00")]),
                    );
                }
            }
            Edit::Delete(_) => {}
        }
    }
    blocks
}

fn file(blocks: &[Block]) -> Vec<u8> {
    let mut document = Document::new(Head::new("Palvelusopimus 2027", "Esimerkkikeskus"));
    document.blocks = blocks.to_vec();
    write(&document, Reference::built_in(), &[]).unwrap()
}

fn apart(bytes: &[u8]) -> Reading {
    read_with(bytes, &ReadOptions::default().tracked(Tracked::Apart)).unwrap()
}

/// What differs in words between the accepted or rejected text of a file and another file.
fn differing(result: &Reading, expected: &[u8], rejected: bool) -> Vec<String> {
    let found = if rejected {
        result.original.as_ref().unwrap()
    } else {
        &result.document
    };
    let differing = changes(found, &apart(expected).document).into_iter();
    let is_text = |kind| !matches!(kind, ChangeKind::Formatting | ChangeKind::Role);
    differing
        .filter(|change| is_text(change.kind))
        .map(|change| change.to_string())
        .collect()
}

/// The paragraphs of the body as they stand in the XML.
fn paragraphs(bytes: &[u8]) -> Vec<String> {
    let package = Package::read(bytes).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let starts = text.split("<w:p>").flat_map(|it| it.split("<w:p "));
    starts
        .map(|it| it.split("</w:p>").next().unwrap_or_default().to_owned())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn accepting_gives_the_newer_text_and_rejecting_the_older(
        before in prop::collection::vec(block(), 1..9),
        edits in prop::collection::vec(edit(), 0..6),
    ) {
        let (old, new) = (file(&before), file(&edited(&before, &edits)));
        let result = redline(&old, &new, &stamp()).unwrap();
        let reading = apart(&result.bytes);
        prop_assert_eq!(differing(&reading, &new, false), Vec::<String>::new());
        prop_assert_eq!(differing(&reading, &old, true), Vec::<String>::new());
        prop_assert_eq!(&redline(&old, &new, &stamp()).unwrap().bytes, &result.bytes);
        prop_assert_eq!(redline(&result.bytes, &new, &stamp()).unwrap().marks, 0);
        // Every paragraph is as it was, or has a mark, or is what is left of one that was split.
        let was = paragraphs(&old);
        let mut is_split = false;
        for paragraph in paragraphs(&result.bytes) {
            let is_marked = paragraph.contains("w:author=\"vuosikello\"");
            prop_assert!(was.contains(&paragraph) || is_marked || is_split, "{}", paragraph);
            is_split = is_marked;
        }
    }

    #[test]
    fn merging_keeps_what_people_wrote_and_takes_what_is_new(
        before in prop::collection::vec(block(), 1..9),
        theirs in prop::collection::vec(edit(), 0..4),
        ours in prop::collection::vec(edit(), 0..4),
    ) {
        let (old, theirs, new) = (file(&before), file(&edited(&before, &theirs)), file(&edited(&before, &ours)));
        let merged = merge(&old, &theirs, &new, &stamp()).unwrap();
        prop_assert_eq!(differing(&apart(&merged.bytes), &theirs, true), Vec::<String>::new());
        prop_assert_eq!(&merge(&old, &theirs, &new, &stamp()).unwrap(), &merged);
        // With the new file as the base from now on there is nothing more to do.
        prop_assert_eq!(&merge(&new, &merged.bytes, &new, &stamp()).unwrap().bytes, &merged.bytes);
        // Of one side alone it is that side.
        prop_assert_eq!(&merge(&old, &theirs, &old, &stamp()).unwrap().bytes, &theirs);
        prop_assert_eq!(merge(&old, &new, &new, &stamp()).unwrap().marks, 0);
        let alone = merge(&old, &old, &new, &stamp()).unwrap();
        prop_assert!(alone.clashes.is_empty(), "{:?}", alone.clashes);
        prop_assert_eq!(differing(&apart(&alone.bytes), &new, false), Vec::<String>::new());
    }

    #[test]
    fn damaged_files_give_a_result_or_an_error(
        blocks in prop::collection::vec(block(), 1..4),
        part in prop::sample::select(vec!["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "word/numbering.xml"]),
        damage in prop::collection::vec((any::<Index>(), prop::sample::select(b"<>/\"=w:pr 1t&".to_vec())), 1..6),
    ) {
        let good = file(&blocks);
        let mut package = Package::read(&good).unwrap();
        let Some(bytes) = package.part(part) else { return Ok(()) };
        let mut bytes = bytes.to_vec();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        package.insert(part, "", bytes);
        let damaged = package.write().unwrap();
        for (old, new) in [(&good, &damaged), (&damaged, &good)] {
            let _ = redline(old, new, &stamp());
            let _ = merge(old, new, &good, &stamp());
        }
    }
}
