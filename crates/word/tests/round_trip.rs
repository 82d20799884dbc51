//! What is written reads back equal.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, pages, png};
use proptest::prelude::*;
use vuosikello_core::{Date, Money, Percentage};
use vuosikello_document::{
    Align, Block, Cell, Column, ColumnKind, Crop, Definition, Document, Extent, Footnote, Head, Heading,
    HeadingCounter, Inline, Language, Light, List, Marker, Merge, NotePlace, Numeral, Orientation, Picture,
    PictureFormat, Row, RowKind, Signatory, Table, Target,
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
    document.blocks.iter_mut().for_each(forget_widths);
    document
}

fn forget_widths(block: &mut Block) {
    let Block::Table(table) = block else { return };
    table.columns.iter_mut().for_each(|column| column.weight = 0.0);
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    for cell in cells {
        if let Cell::Blocks(blocks) = cell {
            blocks.iter_mut().for_each(forget_widths);
        }
    }
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
            .contains("Asianhallinta\t+1\u{a0}234,50\t12,3\u{a0}%\t8,50\t■\u{a0}Häiriö\t1.3.2027")
    );
    document.blocks = vec![Block::Table(table.as_text())];
    assert_eq!(without_widths(found), as_read(document));
}

#[test]
fn a_row_that_is_merged_with_those_above_keeps_its_kind() {
    let columns = vec![Column::text("Palvelu"), Column::text("Selite")];
    let rows = [
        Row::body(vec![Cell::text("Asianhallinta"), Cell::text("Ylläpito")]),
        Row::body(vec![Cell::text("Istuntosalit"), Cell::text("Laitteet")]),
        Row {
            kind: RowKind::Subtotal,
            cells: vec![Cell::Empty, Cell::Empty],
        },
        Row {
            kind: RowKind::Total,
            cells: vec![Cell::Empty, Cell::Empty],
        },
    ];
    let mut table = Table::new("Palvelut.", columns).with_rows(rows);
    table.merges = (0..2)
        .map(|column| Merge {
            row: 2,
            column,
            rows: 3,
            columns: 1,
        })
        .collect();
    let mut document = Document::new(Head::new("Palvelut", "Oikeusrekisterikeskus"));
    document.blocks = vec![Block::Table(table)];
    let found = read(&write(&document, Reference::built_in(), &[]).unwrap()).unwrap();
    assert!(found.losses.is_empty(), "{:?}", found.losses);
    assert_eq!(without_widths(found.document), as_read(document));
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

/// A piece that holds a text of its own.
fn any_piece() -> impl Strategy<Value = Inline> {
    let text = || any_text().prop_map(|text| vec![Inline::Text(text)]);
    prop_oneof![
        6 => any_text().prop_map(Inline::Text),
        1 => text().prop_map(Inline::Strong),
        1 => text().prop_map(Inline::Emphasis),
        1 => text().prop_map(|text| Inline::Strong(vec![Inline::Emphasis(text)])),
        1 => text().prop_map(Inline::Underline),
        1 => text().prop_map(Inline::Strike),
        1 => text().prop_map(Inline::Superscript),
        1 => text().prop_map(|text| Inline::Strong(vec![Inline::Underline(vec![Inline::Strike(vec![Inline::Subscript(text)])])])),
        1 => text().prop_map(|content| Inline::Foreign { language: Language::Swedish, content }),
        1 => text().prop_map(|text| Inline::Link {
            target: Target::Uri("https://example.fi/a?b=1&c=2".into()),
            content: vec![Inline::Strong(text)],
        }),
        1 => Just(Inline::LineBreak),
    ]
}

/// Pieces of one kind side by side are one piece: keep them apart.
fn kept_apart(mut inlines: Vec<Inline>) -> Vec<Inline> {
    inlines.dedup_by(|one, other| std::mem::discriminant(one) == std::mem::discriminant(other));
    inlines
}

fn any_note() -> impl Strategy<Value = Inline> {
    // The space behind the number of a note is Word's own.
    let first =
        ("[a-zåäö]{1,8}", proptest::collection::vec(any_piece(), 0..3)).prop_map(|(text, mut rest)| {
            rest.insert(0, Inline::Text(text));
            kept_apart(rest)
        });
    let others = proptest::collection::vec(
        proptest::collection::vec(any_piece(), 1..3).prop_map(kept_apart),
        0..2,
    );
    (first, others, any::<bool>()).prop_map(|(first, mut paragraphs, is_end)| {
        paragraphs.insert(0, first);
        let place = if is_end { NotePlace::End } else { NotePlace::Page };
        Inline::Footnote(Footnote { place, paragraphs })
    })
}

fn any_picture() -> impl Strategy<Value = Inline> {
    (any_text(), 1u32..10_000_000, 1u32..10_000_000, any::<bool>()).prop_map(
        |(text, width, height, decorative)| {
            let description = text.trim().to_owned();
            Inline::Picture(Picture {
                format: PictureFormat::Png,
                bytes: png().into(),
                description: if decorative { String::new() } else { description },
                decorative,
                crop: Crop {
                    left: width % 40_000,
                    top: height % 30_000,
                    ..Crop::default()
                },
                turns: (width % 4) as u8,
                width,
                height,
            })
        },
    )
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let piece = prop_oneof![12 => any_piece(), 1 => any_note(), 1 => any_picture()];
    // A line break alone at an end would be lost among the blank.
    proptest::collection::vec(piece, 1..5).prop_map(kept_apart)
}

fn any_marker() -> impl Strategy<Value = Marker> {
    let numeral = prop_oneof![
        Just(Numeral::Decimal),
        Just(Numeral::DecimalZero),
        Just(Numeral::LowerLetter),
        Just(Numeral::UpperLetter),
        Just(Numeral::LowerRoman),
        Just(Numeral::UpperRoman)
    ];
    ("[(§]?( [0-9]\\.)?", numeral, "[.):]?").prop_map(|(before, numeral, after)| Marker {
        before,
        numeral,
        after,
    })
}

fn any_list(depth: usize, deepest: usize) -> BoxedStrategy<List> {
    let paragraph = any_inlines().prop_map(Block::Paragraph).boxed();
    let rest = if depth == deepest {
        paragraph.clone()
    } else {
        prop_oneof![
            paragraph.clone(),
            any_list(depth + 1, deepest).prop_map(Block::List)
        ]
        .boxed()
    };
    let item = (paragraph, proptest::collection::vec(rest, 0..3)).prop_map(|(first, mut rest)| {
        rest.insert(0, first);
        rest
    });
    (
        proptest::option::of(1u32..20),
        proptest::option::weighted(0.3, any_marker()),
        proptest::collection::vec(item, 1..4),
    )
        .prop_map(move |(start, marker, items)| List {
            start,
            marker: marker.filter(|marker| start.is_some() && *marker != Marker::usual(depth)),
            items,
        })
        .boxed()
}

/// What a cell may hold beyond running text.
fn any_cell_blocks() -> impl Strategy<Value = Cell> {
    let paragraph = || any_inlines().prop_map(Block::Paragraph);
    let inner = (any_inlines(), any_inlines(), any_inlines(), any::<bool>()).prop_map(
        |(header, cell, caption, is_captioned)| {
            let column = Column::with_header(header, Align::Start, 0.0);
            Block::Table(Table {
                caption: if is_captioned { caption } else { Vec::new() },
                description: String::new(),
                columns: vec![column],
                rows: vec![Row::body(vec![Cell::Text(cell)])],
                ..Table::default()
            })
        },
    );
    prop_oneof![
        (paragraph(), any_list(0, 1)).prop_map(|(one, list)| Cell::Blocks(vec![one, Block::List(list)])),
        (paragraph(), inner).prop_map(|(one, table)| Cell::Blocks(vec![one, table])),
    ]
}

/// The table with merges as a reading gives them: in their order, without those that cannot be, and with nothing in the cells
/// that they cover.
fn merged(mut table: Table, merges: Vec<Merge>) -> Table {
    let (head, width) = (table.header_rows(), table.width());
    let fits = |merge: &Merge| {
        let rows = merge.row..(merge.row + merge.rows);
        let is_in_group = |row: usize| {
            row >= head
                && table
                    .rows
                    .get(row - head)
                    .is_some_and(|row| row.kind == RowKind::Group)
        };
        // The first row of the body tells how the columns are aligned; a row that is covered whole tells nothing.
        (merge.columns == 1 || !rows.contains(&head))
            && merge.columns < width
            && !rows.clone().any(is_in_group)
    };
    table.merges = merges.into_iter().filter(fits).collect();
    if !table.has_header() {
        table.merges.retain(|merge| merge.row > 0);
    }
    let extents = table.extents();
    table.merges.clear();
    for (row, extents) in extents.iter().enumerate() {
        for (column, extent) in extents.iter().enumerate() {
            match *extent {
                Extent::SINGLE => continue,
                Extent::Cell { rows, columns } => {
                    table.merges.push(Merge {
                        row,
                        column,
                        rows,
                        columns,
                    });
                    continue;
                }
                Extent::Below { .. } | Extent::Covered => {}
            }
            match row.checked_sub(1) {
                None => table.columns[column].header.clear(),
                Some(row) if row < table.headers.len() => table.headers[row].cells[column] = Cell::Empty,
                Some(row) => table.rows[row - table.headers.len()].cells[column] = Cell::Empty,
            }
        }
    }
    table
}

fn any_row(columns: usize) -> impl Strategy<Value = Row> {
    let kind = prop_oneof![
        4 => Just(RowKind::Body),
        1 => Just(RowKind::Group),
        1 => Just(RowKind::Subtotal),
        1 => Just(RowKind::Total)
    ];
    let cell = prop_oneof![
        2 => Just(Cell::Empty),
        4 => any_inlines().prop_map(Cell::Text),
        1 => any_cell_blocks()
    ];
    (kind, proptest::collection::vec(cell, columns)).prop_map(|(kind, mut cells)| {
        if kind == RowKind::Group {
            cells[0] = Cell::text("Ryhmä");
            cells[1..].fill(Cell::Empty);
        }
        Row { kind, cells }
    })
}

fn any_table() -> impl Strategy<Value = Table> {
    let align = prop_oneof![
        Just(Align::Start),
        Just(Align::Center),
        Just(Align::End),
        Just(Align::Decimal)
    ];
    let merge = (0usize..6, 0usize..5, 1usize..4, 1usize..4).prop_map(|(row, column, rows, columns)| Merge {
        row,
        column,
        rows,
        columns,
    });
    (1usize..6).prop_flat_map(move |columns| {
        let cells = || proptest::collection::vec(any_inlines().prop_map(Cell::Text), columns);
        (
            (any_inlines(), any_text()),
            proptest::collection::vec((any_inlines(), align.clone()), columns),
            proptest::collection::vec(cells().prop_map(Row::body), 0..3),
            // A row of body text that tells the alignment of each column.
            cells(),
            proptest::collection::vec(any_row(columns), 0..5),
            proptest::collection::vec(merge.clone(), 0..4),
            (any::<bool>(), proptest::bool::weighted(0.2)),
        )
            .prop_map(
                |(
                    (caption, description),
                    columns,
                    headers,
                    first,
                    rows,
                    merges,
                    (row_headers, is_headless),
                )| {
                    let header = |header: Vec<Inline>| if is_headless { Vec::new() } else { header };
                    let table = Table {
                        caption,
                        description: description.trim().to_owned(),
                        columns: columns
                            .into_iter()
                            .map(|(text, align)| Column::with_header(header(text), align, 0.0))
                            .collect(),
                        headers: if is_headless { Vec::new() } else { headers },
                        row_headers,
                        rows: std::iter::once(Row::body(first)).chain(rows).collect(),
                        ..Table::default()
                    };
                    merged(table, merges)
                },
            )
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let definition = (any_inlines(), proptest::collection::vec(any_inlines(), 0..3))
        .prop_map(|(term, lines)| Definition { term, lines });
    let field = || proptest::collection::vec(any_text(), 1..3).prop_map(|lines| lines.join("\n"));
    let signatory = (field(), field(), field()).prop_map(|(organisation, name, role)| Signatory {
        organisation,
        name,
        role,
    });
    let number = proptest::option::weighted(
        0.2,
        prop_oneof!["[1-9]{1,2}", "[1-9]\\.[1-9]", "§ [1-9]", "[A-Z]"],
    );
    prop_oneof![
        1 => any_inlines().prop_map(Block::Title),
        1 => any_inlines().prop_map(Block::Subtitle),
        3 => any_inlines().prop_map(Block::Paragraph),
        1 => any_inlines().prop_map(Block::Note),
        1 => any_list(0, 2).prop_map(Block::List),
        1 => any_table().prop_map(Block::Table),
        1 => proptest::collection::vec(definition, 1..4).prop_map(Block::Definitions),
        1 => proptest::collection::vec(signatory, 1..4).prop_map(Block::Signatures),
        2 => ("[a-z]{1,8}", 1u8..=6, any::<bool>(), number, any_inlines()).prop_map(|(id, level, numbered, number, content)| {
            Block::Heading(Heading { level, id, numbered: numbered || number.is_some(), number, content })
        }),
        1 => (any_text(), 1u8..4).prop_map(|(title, depth)| Block::Contents { title: title.trim().to_owned(), depth }),
        1 => Just(Block::PageBreak),
        1 => prop_oneof![Just(Orientation::Portrait), Just(Orientation::Landscape)].prop_map(Block::Turn),
    ]
}

fn any_document() -> impl Strategy<Value = Document> {
    (proptest::collection::vec(any_block(), 0..12), any::<bool>()).prop_map(|(mut blocks, has_places)| {
        // Each heading its own id, so that no name needs a number; and no number that counting gives anyway.
        let mut counter = HeadingCounter::default();
        // Pages that stand already need no turn to do so.
        let mut orientation = Orientation::default();
        blocks.retain(|block| match block {
            Block::Turn(to) => std::mem::replace(&mut orientation, *to) != *to,
            _ => true,
        });
        for (at, block) in blocks.iter_mut().enumerate() {
            match block {
                Block::Heading(heading) => {
                    heading.id = format!("{}_x{at}", heading.id);
                    let counted = counter.clone().number(&Heading {
                        number: None,
                        ..heading.clone()
                    });
                    heading.number.take_if(|number| *number == counted);
                    counter.number(heading);
                }
                Block::Paragraph(content) if has_places => {
                    let name = format!("paikka_{at}");
                    let link = Inline::Link {
                        target: Target::Bookmark(name.clone()),
                        content: vec![Inline::text("katso")],
                    };
                    content.splice(0..0, [Inline::Bookmark(name), link, Inline::text(" ")]);
                    content.dedup_by(|one, other| matches!((one, other), (Inline::Text(_), Inline::Text(_))));
                }
                _ => {}
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
        let reading = read(&file).unwrap();
        prop_assert!(!reading.lost_content(), "{:?}", reading.losses);
        let found = without_widths(reading.document);
        prop_assert_eq!(&found.blocks, &document.blocks);
        prop_assert_eq!(found, document);
    }
}
