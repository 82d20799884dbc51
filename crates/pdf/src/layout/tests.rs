//! Tests of the laid-out pages.

use proptest::prelude::*;
use vuosikello_document::*;

use super::page::{Item, Owner};
use super::structure::{Kid, NodeId};
use super::*;

fn text() -> impl Strategy<Value = Vec<Inline>> {
    let text = prop_oneof![
        6 => "[a-zåäö0-9 ,.\u{ad}\u{a0}-]{1,200}",
        1 => (100usize..3000).prop_map(|n| "pitkä".repeat(n)),
    ];
    text.prop_map(|text| vec![Inline::Text(text)])
}

fn table() -> impl Strategy<Value = Block> {
    let align = prop_oneof![
        Just(Align::Start),
        Just(Align::Center),
        Just(Align::End),
        Just(Align::Decimal)
    ];
    let merges = prop::collection::vec((0usize..14, 0usize..5, 1usize..5, 1usize..4), 0..4);
    let columns = prop::collection::vec((text(), align, 0.1f32..5.0), 1..6);
    let kinds = prop_oneof![4 => Just(RowKind::Body), 1 => Just(RowKind::Group), 1 => Just(RowKind::Total)];
    (
        columns,
        prop::collection::vec((kinds, prop::collection::vec(text(), 1..6)), 0..12),
        merges,
        0usize..3,
    )
        .prop_map(|(columns, rows, merges, headers)| {
            let columns: Vec<Column> = columns
                .into_iter()
                .map(|(header, align, weight)| Column::with_header(header, align, weight))
                .collect();
            let mut rows: Vec<Row> = rows
                .into_iter()
                .map(|(kind, cells)| Row::new(kind, cells.into_iter().map(Cell::Text).collect()))
                .collect();
            let headers = rows.drain(..headers.min(rows.len())).collect();
            let merges = merges.into_iter().map(|(row, column, rows, columns)| Merge {
                row,
                column,
                rows,
                columns,
            });
            let (caption, description) = (vec![Inline::text("Taulukko 1.")], String::new());
            let mut table = Table {
                caption,
                description,
                columns,
                headers,
                merges: merges.collect(),
                row_headers: true,
                rows,
            };
            // Only the first of merged cells holds something.
            for (at, places) in table.extents().into_iter().enumerate() {
                for (column, place) in places.into_iter().enumerate() {
                    if matches!(place, Extent::Cell { .. }) {
                        continue;
                    }
                    let Some(at) = at.checked_sub(1) else {
                        // Rows may be longer than the header.
                        if let Some(column) = table.columns.get_mut(column) {
                            column.header.clear();
                        }
                        continue;
                    };
                    let row = table.headers.iter_mut().chain(&mut table.rows).nth(at).unwrap();
                    if let Some(cell) = row.cells.get_mut(column) {
                        *cell = Cell::Empty;
                    }
                }
            }
            Block::Table(table)
        })
}

fn block() -> impl Strategy<Value = Block> {
    let note = (text(), text()).prop_map(|(text, note)| {
        let paragraphs = vec![note];
        let place = NotePlace::Page;
        [text, vec![Inline::Footnote(Footnote { place, paragraphs })]].concat()
    });
    prop_oneof![
        note.prop_map(Block::Paragraph),
        text().prop_map(Block::Title),
        (1u8..4, text()).prop_map(|(level, content)| Block::Heading(Heading::new(level, "x", content))),
        text().prop_map(Block::Paragraph),
        text().prop_map(Block::Note),
        table(),
        prop::collection::vec((text(), prop::collection::vec(text(), 0..3)), 0..4).prop_map(|definitions| {
            let make = |(term, lines)| Definition { term, lines };
            Block::Definitions(definitions.into_iter().map(make).collect())
        }),
        prop::collection::vec(text(), 1..5).prop_map(|names| {
            let make = |name: Vec<Inline>| Signatory {
                organisation: "Keskus".into(),
                name: plain_text(&name),
                role: "johtaja".into(),
            };
            Block::Signatures(names.into_iter().map(make).collect())
        }),
        prop::collection::vec(text(), 1..4).prop_map(|items| {
            let items = items
                .into_iter()
                .map(|item| vec![Block::Paragraph(item)])
                .collect();
            Block::List(List {
                start: Some(1),
                marker: None,
                items,
            })
        }),
    ]
}

fn laid(blocks: Vec<Block>) -> Laid {
    let mut document = Document::new(Head::new("Otsikko", "Keskus"));
    document.blocks = blocks;
    let brand = Brand::built_in().unwrap();
    lay_out(&[Segment::Document(&document)], &brand, &PageStyle::pdf()).unwrap()
}

#[test]
fn pages_lie_and_stand_as_the_document_says() {
    let text = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
    let turn = Block::Turn;
    let (portrait, landscape) = ((595.28, 841.89), (841.89, 595.28));
    let sizes = |blocks: Vec<Block>| {
        let laid = laid(blocks);
        let two = |length: f32| (length * 100.0).round() / 100.0;
        assert_eq!(laid.segments.len(), 1);
        assert_eq!(laid.segments[0].pages, 0..laid.pages.len());
        let sizes = laid.pages.iter().map(|page| (two(page.size.0), two(page.size.1)));
        sizes.collect::<Vec<_>>()
    };
    let lies = Orientation::Landscape;
    assert_eq!(
        sizes(vec![
            text("a"),
            turn(lies),
            text("b"),
            Block::PageBreak,
            text("c"),
            turn(Orientation::Portrait),
            text("d")
        ]),
        [portrait, landscape, landscape, portrait]
    );
    assert_eq!(sizes(vec![turn(lies), text("a")]), [landscape]);
    assert_eq!(sizes(vec![]), [portrait]);
}

/// The text of the elements in the order of the tree, without white space.
fn spoken(laid: &Laid) -> String {
    let mut content = std::collections::BTreeMap::new();
    for (index, page) in laid.pages.iter().enumerate() {
        let mut current = None;
        for item in &page.items {
            match item {
                Item::Begin {
                    owner: Owner::Node(_),
                    mcid,
                } => current = Some((index, *mcid)),
                Item::Begin { .. } | Item::End => current = None,
                Item::Text(text) => {
                    if let Some(current) = current {
                        let shown = content.entry(current).or_insert_with(String::new);
                        for glyph in &text.glyphs {
                            shown.push_str(&text.source[glyph.start as usize..glyph.end as usize]);
                        }
                    }
                }
                Item::Rectangle(_) | Item::Path(_) | Item::Logo(_) | Item::Picture { .. } => {}
            }
        }
    }
    fn walk(
        laid: &Laid,
        node: NodeId,
        content: &std::collections::BTreeMap<(usize, usize), String>,
        out: &mut String,
    ) {
        for kid in &laid.structure.nodes[node].kids {
            match kid {
                Kid::Node(node) => walk(laid, *node, content, out),
                Kid::Content { page, mcid } => {
                    out.push_str(content.get(&(*page, *mcid)).map_or("", String::as_str))
                }
                Kid::Annotation { .. } => {}
            }
        }
    }
    let mut out = String::new();
    walk(laid, Structure::ROOT, &content, &mut out);
    squeeze(&out)
}

fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{ad}')
        .collect()
}

fn headings(count: usize) -> Vec<Block> {
    let blocks = (0..count).flat_map(|i| {
        let lines = "Sanoja riville ja vielä vähän lisää sanoja riville. ".repeat(i % 7 + 1);
        [
            Block::Heading(Heading::new(
                1 + (i % 3) as u8,
                format!("h{i}"),
                vec![Inline::text("Otsikko")],
            )),
            Block::Paragraph(vec![Inline::Text(lines)]),
        ]
    });
    blocks.collect()
}

#[test]
fn a_long_table_of_contents_has_two_columns_and_takes_no_more_than_half_a_page() {
    for (count, columns) in [(6, 1), (40, 2), (90, 2)] {
        let mut blocks = vec![Block::Contents {
            title: "Sisällys".into(),
            depth: 2,
        }];
        blocks.push(Block::Paragraph(vec![Inline::text("Teksti alkaa.")]));
        for index in 0..count {
            let title = vec![Inline::Text(format!("Luku {index:02}"))];
            let level = if count == 90 && index % 3 > 0 { 2 } else { 1 };
            blocks.push(Block::Heading(Heading::new(level, format!("h{index}"), title)));
        }
        let laid = laid(blocks);
        let mut lefts = std::collections::BTreeSet::new();
        let mut lowest: f32 = 0.0;
        for item in &laid.pages[0].items {
            match item {
                // The text of an entry ends with a space, that of a heading does not.
                Item::Text(text) if text.source.starts_with("Luku") && text.source.ends_with(' ') => {
                    lefts.insert(text.x as i32);
                }
                Item::Text(text) if text.source.starts_with("Teksti alkaa") => lowest = text.y,
                _ => {}
            }
        }
        if count < 90 {
            assert_eq!(lefts.len(), columns, "{count}");
        }
        assert!(
            lowest > 0.0 && lowest < 0.66 * laid.style.height,
            "{count}: {lowest}"
        );
        // A listener hears the entries in order.
        let spoken = spoken(&laid);
        assert!(spoken.find("Luku03") < spoken.find("Luku30") || count == 6);
    }
}

#[test]
fn no_heading_is_the_last_line_of_a_page() {
    let laid = laid(headings(120));
    assert!(laid.pages.len() > 5);
    for page in &laid.pages[..laid.pages.len() - 1] {
        let last = page.items.iter().rev().find_map(|item| match item {
            Item::Begin {
                owner: Owner::Node(node),
                ..
            } => Some(laid.structure.nodes[*node].role.clone()),
            _ => None,
        });
        assert_eq!(last, Some(Role::Paragraph));
    }
}

#[test]
fn the_signature_block_takes_the_text_before_it_along() {
    let signatory = Signatory {
        organisation: "Keskus".into(),
        name: "Maija Malli".into(),
        role: "johtaja".into(),
    };
    for filler in 30..60 {
        let mut blocks: Vec<Block> = (0..filler)
            .map(|_| Block::Paragraph(vec![Inline::text("Rivi.")]))
            .collect();
        blocks.push(Block::Heading(Heading::new(
            1,
            "a",
            vec![Inline::text("Allekirjoitukset")],
        )));
        blocks.push(Block::Paragraph(vec![Inline::text(
            "Sopimus on allekirjoitettu.",
        )]));
        blocks.push(Block::Signatures(vec![signatory.clone(); 4]));
        let laid = laid(blocks);
        let page_of = |wanted: &str| {
            laid.pages.iter().position(|page| {
                page.items
                    .iter()
                    .any(|item| matches!(item, Item::Text(text) if text.source.trim() == wanted))
            })
        };
        let (heading, name) = (page_of("Allekirjoitukset"), page_of("Maija Malli"));
        assert!(heading.is_some() && heading == name, "{filler} lines before");
    }
}

/// The numbers of the pages where texts stand that begin so.
fn pages_of(laid: &Laid, beginning: &str) -> Vec<usize> {
    let mut found = vec![];
    for (page, items) in laid.pages.iter().map(|page| &page.items).enumerate() {
        let texts = items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        });
        found.extend(
            texts
                .filter(|text| text.source.starts_with(beginning))
                .map(|_| page),
        );
    }
    found
}

#[test]
fn signatures_for_more_than_a_page_begin_with_the_text_before_them_and_follow_row_by_row() {
    for filler in [0, 10, 20, 30, 40] {
        let mut blocks: Vec<Block> = (0..filler)
            .map(|_| Block::Paragraph(vec![Inline::text("Rivi.")]))
            .collect();
        let heading = vec![Inline::text("Allekirjoitukset")];
        blocks.push(Block::Heading(Heading::new(1, "a", heading)));
        let text = "Sopimus on allekirjoitettu sähköisesti, ja siitä on kullekin oma kappaleensa. ".repeat(4);
        blocks.push(Block::Paragraph(vec![Inline::Text(text)]));
        let signatories = (0..21).map(|index| Signatory {
            organisation: "Keskus".into(),
            name: format!("Maija {index:02}"),
            role: "johtaja".into(),
        });
        blocks.push(Block::Signatures(signatories.collect()));
        let laid = laid(blocks);

        let heading = pages_of(&laid, "Allekirjoitukset");
        assert_eq!(heading.len(), 1);
        assert_eq!(heading, pages_of(&laid, "Maija 00"), "{filler}");
        let text = pages_of(&laid, "Sopimus on");
        assert!(text.len() > 2 && text.iter().all(|page| heading.contains(page)));
        let names = pages_of(&laid, "Maija");
        assert_eq!(names.len(), 21);
        assert!(names.chunks(2).all(|row| row.iter().all(|page| *page == row[0])));
        // Five rows or more on each page that is full.
        for page in heading[0] + 1..laid.pages.len() - 1 {
            assert!(
                names.iter().filter(|name| **name == page).count() >= 10,
                "{filler}"
            );
        }
    }
}

#[test]
fn headings_without_text_flow_over_pages_and_the_last_stays_with_what_follows() {
    let mut blocks: Vec<Block> = (0..90)
        .map(|index| {
            Block::Heading(Heading::new(
                1,
                format!("h{index}"),
                vec![Inline::text("Otsikko")],
            ))
        })
        .collect();
    blocks.push(Block::Heading(Heading::new(
        1,
        "last",
        vec![Inline::text("Viimeinen")],
    )));
    blocks.push(Block::Paragraph(vec![Inline::text("Teksti.")]));
    let laid = laid(blocks);
    assert!(laid.pages.len() <= 6, "{}", laid.pages.len());
    assert_eq!(pages_of(&laid, "Viimeinen"), pages_of(&laid, "Teksti."));
}

#[test]
fn a_high_row_has_room_below_a_high_header() {
    const HEADER: usize = 60;
    for row in (300..500).step_by(5) {
        let table = Table {
            columns: vec![Column::new("otsikon sanoja ".repeat(HEADER), Align::Start, 1.0)],
            rows: vec![
                Row::body(vec![Cell::text("rivi")]),
                Row::body(vec![Cell::text("sanoja riville ".repeat(row))]),
            ],
            ..Table::default()
        };
        let laid = laid(vec![Block::Table(table)]);
        let items = laid.pages.iter().flat_map(|page| &page.items);
        let lowest = items.filter_map(|item| match item {
            Item::Text(text) if text.source.contains("sanoja") => Some(text.y),
            _ => None,
        });
        let lowest = lowest.fold(0.0, f32::max);
        assert!(lowest < laid.style.height - laid.style.bottom, "{row}: {lowest}");
    }
}

#[test]
fn a_header_row_is_repeated_as_an_artifact() {
    let rows = (0..100).map(|i| Row::body(vec![Cell::text(format!("rivi {i}"))]));
    let columns = vec![Column::new("Sarake", Align::Start, 1.0)];
    let table = Table {
        caption: vec![],
        description: String::new(),
        columns,
        row_headers: false,
        rows: rows.collect(),
        ..Table::default()
    };
    let laid = laid(vec![Block::Table(table)]);
    assert!(laid.pages.len() > 2);
    for (index, page) in laid.pages.iter().enumerate() {
        let mut owner = None;
        let mut found = None;
        for item in &page.items {
            match item {
                Item::Begin { owner: begun, .. } => owner = Some(*begun),
                Item::Text(text) if &*text.source == "Sarake" => found = owner,
                _ => {}
            }
        }
        assert_eq!(
            matches!(found, Some(Owner::Artifact(_))),
            index > 0,
            "page {index}"
        );
        assert!(found.is_some());
    }
}

#[test]
fn decimal_commas_stand_below_one_another() {
    let figures = [
        "1\u{a0}234,50\u{a0}€",
        "−7,5\u{a0}%",
        "12",
        "123\u{a0}456\u{a0}789,00",
    ];
    let rows = figures.iter().map(|figure| Row::body(vec![Cell::text(figure)]));
    let columns = vec![Column::new("Luku", Align::Decimal, 1.0)];
    let table = Table {
        caption: vec![],
        description: String::new(),
        columns,
        row_headers: false,
        rows: rows.collect(),
        ..Table::default()
    };
    let laid = laid(vec![Block::Table(table)]);
    let mut commas = vec![];
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(text) = item
            && let Some(comma) = text.source.find(',').filter(|_| figures.contains(&&*text.source))
        {
            let before: f32 = text
                .glyphs
                .iter()
                .take_while(|g| (g.end as usize) <= comma)
                .map(|g| g.advance)
                .sum();
            commas.push(text.x + before);
        }
    }
    assert_eq!(commas.len(), 3);
    assert!(
        commas.iter().all(|comma| (comma - commas[0]).abs() < 0.05),
        "{commas:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn everything_is_inside_the_page_and_nothing_is_lost(blocks in prop::collection::vec(block(), 1..8)) {
        let mut document = Document::new(Head::new("Otsikko", "Keskus"));
        document.blocks = blocks;
        let laid = laid(document.blocks.clone());
        let style = &laid.style;
        let inside = |x: f32, y: f32| x > 0.0 && x < style.width - style.right + 6.0 && y > 0.0 && y < style.height;
        for item in laid.pages.iter().flat_map(|page| &page.items) {
            match item {
                Item::Text(text) => {
                    let end = text.glyphs.iter().rposition(|g| g.kind != crate::text::GlyphKind::Space).map_or(0, |i| i + 1);
                    let width: f32 = text.glyphs[..end].iter().map(|g| g.advance).sum();
                    prop_assert!(inside(text.x, text.y) && inside(text.x + width, text.y), "{:?} {width} at {} {} of {} {}", text.source, text.x, text.y, style.width, style.height);
                }
                Item::Rectangle(r) | Item::Logo(r) => prop_assert!(inside(r.x, r.y + 1.0) && r.y + r.height < style.height),
                _ => {}
            }
        }
        let spoken = spoken(&laid);
        let mut rest = spoken.as_str();
        for line in document.text().lines().flat_map(|line| line.split('\t')) {
            let line = squeeze(line);
            let at = rest.find(&line);
            prop_assert!(at.is_some(), "lost: {}", line);
            rest = &rest[at.unwrap_or(0) + line.len()..];
        }
    }
}
