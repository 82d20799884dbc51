//! Whole outputs: the same bytes each time, whatever is thrown at the writer.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]

mod sample;

use proptest::prelude::*;
use vuosikello_document::*;
use vuosikello_pdf::{Brand, Error, PageStyle, heading_pages, is_untouched, write};

fn brand() -> Brand {
    Brand::built_in().unwrap()
}

fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_thread() {
    let make = || {
        let (agreement, annexes) = (sample::agreement(), sample::annexes(8, 20));
        let documents: Vec<&Document> = std::iter::once(&agreement).chain(&annexes).collect();
        write(&documents, &brand()).unwrap().bytes
    };
    let here = make();
    let there = std::thread::spawn(make).join().unwrap();
    assert!(here == there && here == make());
}

#[test]
fn a_file_is_untouched_until_a_byte_of_it_changes() {
    let agreement = sample::agreement();
    let mut bytes = write(&[&agreement], &brand()).unwrap().bytes;
    assert!(is_untouched(&bytes));
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    assert!(!is_untouched(&bytes));
}

#[test]
fn the_logo_is_at_the_head_of_every_page_and_once_in_the_file() {
    let logo = vuosikello_pdf::Logo::from_png(&sample::logo()).unwrap();
    let brand = Brand {
        logo: Some(logo),
        ..brand()
    };
    let agreement = sample::agreement();
    let output = write(&[&agreement], &brand).unwrap();
    let document = lopdf::Document::load_mem(&output.bytes).unwrap();
    for page in document.page_iter() {
        let content = document.get_page_content(page);
        assert!(content.windows(8).any(|window| window == b"/Logo Do"));
    }
    let pictures = document.objects.values().filter(|object| {
        object.as_stream().is_ok_and(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .is_ok_and(|s| s.as_name().is_ok_and(|name| name == b"Image"))
        })
    });
    assert_eq!(pictures.count(), 1);
}

#[test]
fn a_document_without_blocks_is_one_page() {
    let document = Document::new(Head::new("Tyhjä", "Keskus"));
    assert_eq!(write(&[&document], &brand()).unwrap().pages, 1);
}

#[test]
fn without_a_main_document_nothing_is_written() {
    assert_eq!(write(&[], &brand()).unwrap_err(), Error::NoMainDocument);
}

#[test]
fn a_link_to_a_heading_that_is_not_there_is_an_error_that_names_it() {
    let mut document = Document::new(Head::new("Otsikko", "Keskus"));
    let link = Inline::Link {
        target: Target::Heading("puuttuu".into()),
        content: plain("luku 9"),
    };
    document.blocks.push(Block::Paragraph(vec![link]));
    let error = write(&[&document], &brand()).unwrap_err();
    assert!(error.to_string().contains("puuttuu"), "{error}");
}

#[test]
fn a_character_that_cannot_be_set_is_an_error_that_names_it() {
    for character in ['😀', '\u{202e}', '\u{0}', '世'] {
        let mut document = Document::new(Head::new("Otsikko", "Keskus"));
        document
            .blocks
            .push(Block::Paragraph(plain(&format!("alku {character} loppu"))));
        let error = write(&[&document], &brand()).unwrap_err();
        assert!(
            matches!(&error, Error::Character { character: named, .. } if *named == character),
            "{error}"
        );
    }
}

#[test]
fn a_head_that_would_push_the_text_off_the_page_is_refused_by_name() {
    let mut document = Document::new(Head::new("Otsikko", "Keskus"));
    document.head.unit = Some("yksikkö ".repeat(1000));
    let error = write(&[&document], &brand()).unwrap_err();
    assert!(error.to_string().contains("(yksikkö)"), "{error}");
}

#[test]
fn a_long_head_grows_instead_of_overprinting() {
    let mut document = Document::new(Head::new("Otsikko", "Keskus"));
    document.head.organisation = "Oikeushallinnon erityisviranomaisten yhteinen palvelukeskus ".repeat(3);
    document.blocks.push(Block::Paragraph(plain("Teksti.")));
    assert_eq!(write(&[&document], &brand()).unwrap().pages, 1);
}

#[test]
fn a_table_of_forty_columns_is_set_in_small_type() {
    let columns = (0..40)
        .map(|i| Column::new(format!("{i}"), Align::Start, 1.0))
        .collect();
    let row = Row::body((0..40).map(|i| Cell::text(format!("s{i}"))).collect());
    let mut document = Document::new(Head::new("Otsikko", "Keskus"));
    document
        .blocks
        .push(Block::Table(Table::new("Leveä", columns).with_rows([row])));
    assert_eq!(write(&[&document], &brand()).unwrap().pages, 1);
}

#[test]
fn a_table_of_too_many_columns_is_refused() {
    let columns = (0..60)
        .map(|i| Column::new(format!("s{i}"), Align::Start, 1.0))
        .collect();
    let table = Table {
        caption: plain("Leveä"),
        description: String::new(),
        columns,
        row_headers: false,
        rows: vec![],
        ..Table::default()
    };
    let mut document = Document::new(Head::new("Otsikko", "Keskus"));
    document.blocks.push(Block::Table(table));
    let error = write(&[&document], &brand()).unwrap_err();
    assert!(
        matches!(error, Error::TooManyColumns { columns: 60, .. }),
        "{error}"
    );
}

#[test]
fn the_pages_of_headings_ascend_and_there_is_one_for_each() {
    let document = &sample::annexes(60, 10)[1];
    for style in [PageStyle::pdf(), PageStyle::word()] {
        let pages = heading_pages(document, &brand(), &style).unwrap();
        assert_eq!(pages.len(), document.headings().count());
        assert!(pages.is_sorted() && pages[0] == 1 && pages[pages.len() - 1] > 2);
    }
}

/// Text of all kinds, with words that fit on no line.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zåäöA-ZÅÄÖ0-9 ,.;:()§/–\u{ad}\u{a0}-]{0,120}",
        1 => "[|*#<>{}&%$\\\\\"']{0,40}",
        1 => (200usize..1500).prop_map(|n| "wW".repeat(n)),
        1 => Just("a\u{308}ffi e\u{301} ﬁ".replace('ﬁ', "fi")),
    ]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![4 => text().prop_map(Inline::Text), 1 => Just(Inline::LineBreak)];
    let inline = leaf.prop_recursive(3, 8, 3, |inner| {
        let many = prop::collection::vec(inner, 0..3);
        prop_oneof![
            many.clone().prop_map(Inline::Strong),
            many.clone().prop_map(Inline::Emphasis),
            many.clone().prop_map(|content| Inline::Foreign {
                language: Language::Swedish,
                content
            }),
            many.prop_map(|content| Inline::Link {
                target: Target::Uri("https://example.fi/ä".into()),
                content
            }),
        ]
    });
    prop::collection::vec(inline, 0..4)
}

fn table() -> impl Strategy<Value = Table> {
    let align = prop_oneof![
        Just(Align::Start),
        Just(Align::Center),
        Just(Align::End),
        Just(Align::Decimal)
    ];
    let column = (inlines(), align, 0.0f32..9.0)
        .prop_map(|(header, align, weight)| Column::with_header(header, align, weight));
    let kind = prop_oneof![
        Just(RowKind::Body),
        Just(RowKind::Group),
        Just(RowKind::Subtotal),
        Just(RowKind::Total)
    ];
    let row = (kind, prop::collection::vec(inlines(), 0..6))
        .prop_map(|(kind, cells)| Row::new(kind, cells.into_iter().map(Cell::Text).collect()));
    (
        inlines(),
        text(),
        prop::collection::vec(column, 0..6),
        any::<bool>(),
        prop::collection::vec(row, 0..6),
    )
        .prop_map(|(caption, description, columns, row_headers, rows)| Table {
            caption,
            description,
            columns,
            row_headers,
            rows,
            ..Table::default()
        })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        inlines().prop_map(Block::Title),
        inlines().prop_map(Block::Subtitle),
        (text(), 1u8..4).prop_map(|(title, depth)| Block::Contents { title, depth }),
        (0u8..5, any::<bool>(), inlines()).prop_map(|(level, numbered, content)| {
            Block::Heading(Heading {
                level,
                id: "x".into(),
                numbered,
                number: None,
                content,
            })
        }),
        inlines().prop_map(Block::Paragraph),
        inlines().prop_map(Block::Note),
        table().prop_map(Block::Table),
        prop::collection::vec((inlines(), prop::collection::vec(inlines(), 0..3)), 0..4).prop_map(
            |definitions| {
                let make = |(term, lines)| Definition { term, lines };
                Block::Definitions(definitions.into_iter().map(make).collect())
            }
        ),
        prop::collection::vec((text(), text(), text()), 0..5).prop_map(|signatories| {
            let make = |(organisation, name, role)| Signatory {
                organisation,
                name,
                role,
            };
            Block::Signatures(signatories.into_iter().map(make).collect())
        }),
        Just(Block::PageBreak),
        Just(Block::Turn(Orientation::Landscape)),
        Just(Block::Turn(Orientation::Portrait)),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        (
            prop::option::of(0u32..9),
            prop::collection::vec(prop::collection::vec(inner, 0..3), 0..3),
        )
            .prop_map(|(start, items)| {
                Block::List(List {
                    start,
                    items,
                    marker: None,
                })
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_document_becomes_a_file_that_can_be_read_back(
        blocks in prop::collection::vec(block(), 0..8),
        annex in prop::collection::vec(block(), 0..3),
    ) {
        let main = Document { head: sample::head("Pää", None), blocks };
        let annex = Document { head: sample::head("Liite", Some("Liite 1")), blocks: annex };
        let output = write(&[&main, &annex], &brand()).unwrap();
        let read = lopdf::Document::load_mem(&output.bytes).unwrap();
        prop_assert_eq!(read.get_pages().len(), output.pages);
        prop_assert!(is_untouched(&output.bytes));
    }
}
