//! What is written reads back equal.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, pages};
use proptest::prelude::*;
use vuosikello_core::{Date, Money, Percentage};
use vuosikello_document::{
    Align, Block, Cell, Column, ColumnKind, Definition, Document, Head, Heading, Inline, Language, Light,
    List, Row, RowKind, Signatory, Table, Target,
};
use vuosikello_word::{Reference, read, write};

/// The document as it reads back: ids of headings are names of bookmarks, and weights are widths.
fn as_read(mut document: Document) -> Document {
    for block in &mut document.blocks {
        as_read_block(block);
    }
    document
}

fn as_read_block(block: &mut Block) {
    match block {
        Block::Heading(heading) => {
            heading.id = heading.id.replace('-', "_");
            as_read_inlines(&mut heading.content);
        }
        Block::Paragraph(inlines) => as_read_inlines(inlines),
        Block::Table(table) => table.columns.iter_mut().for_each(|column| column.weight = 0.0),
        _ => {}
    }
}

fn as_read_inlines(inlines: &mut [Inline]) {
    for inline in inlines {
        if let Inline::Link {
            target: Target::Heading(id),
            ..
        } = inline
        {
            *id = id.replace('-', "_");
        }
    }
}

fn without_widths(mut document: Document) -> Document {
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.columns.iter_mut().for_each(|column| column.weight = 0.0);
        }
    }
    document
}

#[test]
fn a_document_with_every_kind_of_block_reads_back_equal() {
    let document = agreement();
    let file = write(&document, Reference::built_in(), &pages(&document)).unwrap();
    let found = read(&file).unwrap().document;
    assert_eq!(found.text(), document.text());
    assert_eq!(found.heading_numbers(), document.heading_numbers());
    pretty(&without_widths(found), &as_read(document));
}

/// Compares block by block, so that a failure shows the one that differs.
fn pretty(found: &Document, expected: &Document) {
    assert_eq!(found.head, expected.head);
    for (found, expected) in found.blocks.iter().zip(&expected.blocks) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.blocks.len(), expected.blocks.len());
}

#[test]
fn widths_of_columns_follow_their_weights() {
    let document = agreement();
    let file = write(&document, Reference::built_in(), &pages(&document)).unwrap();
    let found = read(&file).unwrap().document;
    let Some(Block::Table(table)) = found.blocks.iter().find(|block| matches!(block, Block::Table(_))) else {
        panic!("there is no table")
    };
    let widths: Vec<f32> = table.columns.iter().map(|column| column.weight).collect();
    assert!(widths[0] > widths[2] && widths[2] >= widths[4], "{widths:?}");
}

#[test]
fn a_table_of_values_reads_back_as_a_table_of_texts() {
    let columns = vec![
        Column::text("Palvelu").key("nimi"),
        Column::money("Poikkeama, €").key("poikkeama").signed(),
        Column::figures("Osuus", ColumnKind::Share),
        Column::figures("Arvosana", ColumnKind::Decimal { decimals: 2 }),
        Column::figures("Tila", ColumnKind::Status),
        Column::figures("Päivä", ColumnKind::Date),
    ];
    let (part, whole) = (Money::from_cents(123_450), Money::from_cents(1_000_000));
    let table = Table::new("Palvelut.", columns).with_rows([
        Row::body(vec![
            Cell::text("Asianhallinta"),
            Cell::Money(part),
            Cell::Share(Percentage::of(part, whole).unwrap()),
            Cell::Decimal(850),
            Cell::status(Light::Bad, "Häiriö"),
            Cell::from(Date::parse("1.3.2027").ok()),
        ]),
        Row::group("Muut", 6),
        Row::total(vec![
            Cell::text("Yhteensä"),
            Cell::NoValue,
            Cell::NoValue,
            Cell::Empty,
            Cell::Empty,
            Cell::Count(1),
        ]),
    ]);
    let mut document = Document::new(Head::new("Talous", "Oikeusrekisterikeskus"));
    document.blocks = vec![Block::Table(table.clone())];
    let found = read(&write(&document, Reference::built_in(), &[]).unwrap())
        .unwrap()
        .document;
    assert_eq!(found.text(), document.text());
    assert!(
        found
            .text()
            .contains("Asianhallinta\t+1\u{a0}234,50\t12,3\u{a0}%\t8,50\tHäiriö\t1.3.2027")
    );
    document.blocks = vec![Block::Table(table.as_text())];
    assert_eq!(without_widths(found), as_read(document));
}

/// Text as a tree may hold it: never empty, no control characters.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zåäöšA-ZÅÄÖ ]{1,12}",
        "[|*<>&{}%#\"'\\\\;$ ]{1,6}",
        Just("{{ x }} {% for %}".to_owned()),
        Just("tieto\u{ad}jen\u{ad}käsittely\u{2011}x\u{a0}1".to_owned()),
        Just("\u{202e}nurinkurin 🙂".to_owned()),
        // Line and paragraph separators are line breaks, which text does not hold.
        "\\PC{1,8}".prop_map(|text| text.replace(['\u{2028}', '\u{2029}'], "x")),
    ]
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let piece = prop_oneof![
        6 => any_text().prop_map(Inline::Text),
        1 => any_text().prop_map(|text| Inline::Strong(vec![Inline::Text(text)])),
        1 => any_text().prop_map(|text| Inline::Emphasis(vec![Inline::Text(text)])),
        1 => any_text().prop_map(|text| Inline::Strong(vec![Inline::Emphasis(vec![Inline::Text(text)])])),
        1 => any_text().prop_map(|text| Inline::Foreign { language: Language::Swedish, content: vec![Inline::Text(text)] }),
        1 => any_text().prop_map(|text| Inline::Link {
            target: Target::Uri("https://example.fi/a?b=1&c=2".into()),
            content: vec![Inline::Strong(vec![Inline::Text(text)])],
        }),
        1 => Just(Inline::LineBreak),
    ];
    // A line break alone at an end would be lost among the blank.
    proptest::collection::vec(piece, 1..5).prop_map(|mut inlines| {
        // Pieces of one kind side by side are one piece: keep them apart.
        inlines.dedup_by(|one, other| std::mem::discriminant(one) == std::mem::discriminant(other));
        inlines.dedup_by(|one, other| matches!((one, other), (Inline::Strong(_), Inline::Strong(_))));
        inlines
    })
}

fn any_list(depth: u32) -> BoxedStrategy<List> {
    let paragraph = any_inlines().prop_map(Block::Paragraph).boxed();
    let rest = if depth == 0 {
        paragraph.clone()
    } else {
        prop_oneof![paragraph.clone(), any_list(depth - 1).prop_map(Block::List)].boxed()
    };
    let item = (paragraph, proptest::collection::vec(rest, 0..3)).prop_map(|(first, mut rest)| {
        rest.insert(0, first);
        rest
    });
    (
        proptest::option::of(1u32..20),
        proptest::collection::vec(item, 1..4),
    )
        .prop_map(|(start, items)| List { start, items })
        .boxed()
}

fn any_table() -> impl Strategy<Value = Table> {
    let align = prop_oneof![
        Just(Align::Start),
        Just(Align::Center),
        Just(Align::End),
        Just(Align::Decimal)
    ];
    (1usize..6).prop_flat_map(move |columns| {
        let kind = prop_oneof![
            4 => Just(RowKind::Body),
            1 => Just(RowKind::Group),
            1 => Just(RowKind::Subtotal),
            1 => Just(RowKind::Total)
        ];
        let row = (
            kind,
            proptest::collection::vec(proptest::option::of(any_inlines()), columns),
        )
            .prop_map(|(kind, cells)| {
                let mut cells: Vec<Cell> = cells
                    .into_iter()
                    .map(|cell| cell.map_or(Cell::Empty, Cell::Text))
                    .collect();
                if kind == RowKind::Group {
                    cells[0] = Cell::text("Ryhmä");
                    cells[1..].fill(Cell::Empty);
                }
                Row { kind, cells }
            });
        // A row of body text that tells the alignment of each column.
        let first = proptest::collection::vec(any_inlines(), columns);
        (
            any_inlines(),
            any_text(),
            proptest::collection::vec((any_inlines(), align.clone()), columns),
            any::<bool>(),
            first,
            proptest::collection::vec(row, 0..5),
        )
            .prop_map(
                |(caption, description, columns, row_headers, first, rows)| Table {
                    caption,
                    description: description.trim().to_owned(),
                    columns: columns
                        .into_iter()
                        .map(|(header, align)| Column::with_header(header, align, 0.0))
                        .collect(),
                    row_headers,
                    rows: std::iter::once(Row::body(first.into_iter().map(Cell::Text).collect()))
                        .chain(rows)
                        .collect(),
                },
            )
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let definition = (any_inlines(), proptest::collection::vec(any_inlines(), 0..3))
        .prop_map(|(term, lines)| Definition { term, lines });
    let signatory = (any_text(), any_text(), any_text()).prop_map(|(organisation, name, role)| Signatory {
        organisation,
        name,
        role,
    });
    prop_oneof![
        1 => any_inlines().prop_map(Block::Title),
        1 => any_inlines().prop_map(Block::Subtitle),
        3 => any_inlines().prop_map(Block::Paragraph),
        1 => any_inlines().prop_map(Block::Note),
        1 => any_list(2).prop_map(Block::List),
        1 => any_table().prop_map(Block::Table),
        1 => proptest::collection::vec(definition, 1..4).prop_map(Block::Definitions),
        1 => proptest::collection::vec(signatory, 1..4).prop_map(Block::Signatures),
        1 => ("[a-z]{1,8}", 1u8..4, any::<bool>(), any_inlines()).prop_map(|(id, level, numbered, content)| {
            Block::Heading(Heading { level, id, numbered, content })
        }),
        1 => (any_text(), 1u8..4).prop_map(|(title, depth)| Block::Contents { title: title.trim().to_owned(), depth }),
        1 => Just(Block::PageBreak),
    ]
}

fn any_document() -> impl Strategy<Value = Document> {
    proptest::collection::vec(any_block(), 0..12).prop_map(|mut blocks| {
        // Each heading its own id, so that no name needs a number.
        for (at, block) in blocks.iter_mut().enumerate() {
            if let Block::Heading(heading) = block {
                heading.id = format!("{}_x{at}", heading.id);
            }
        }
        let mut document = Document::new(Head::new("Palvelusopimus", "Oikeusrekisterikeskus"));
        document.blocks = blocks;
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_document_reads_back_equal(document in any_document()) {
        let file = write(&document, Reference::built_in(), &pages(&document)).unwrap();
        let found = without_widths(read(&file).unwrap().document);
        prop_assert_eq!(&found.blocks, &document.blocks);
        prop_assert_eq!(found, document);
    }
}
