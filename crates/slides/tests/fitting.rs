//! How content is made to fit: what is said of long texts, money and charts without room, footers, links.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::brand::{self, Holder, holder, layout};
use common::check;
use vuosikello_document::Target;
use vuosikello_ooxml::Package;
use vuosikello_slides::{
    Block, Cell, ChartBlock, ChartKind, Column, ColumnKind, Deck, Error, Inline, Limit, Piece, Problem, Role,
    Row, Section, Slide, Table, TableBlock, Template, Unit, Warning, write,
};

fn deck(slides: Vec<Slide>) -> Deck {
    let mut deck = Deck::new(common::head());
    deck.sections.push(Section::new("Osa", slides));
    deck
}

fn night() -> Template {
    Template::from_pptx(&brand::file()).unwrap()
}

fn validated(deck: &Deck, template: &Template) -> (Vec<u8>, Vec<Warning>) {
    let output = write(deck, template).unwrap();
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    (output.bytes, output.warnings)
}

fn statuses(texts: &[String]) -> Slide {
    let rows = (1..).zip(texts).map(|(number, text): (usize, &String)| {
        Row::body(vec![Cell::text(format!("Palvelu {number}")), Cell::text(text)])
    });
    let columns = vec![Column::text("Palvelu"), Column::text("Tilanne")];
    let table = Table::new("Palveluiden tilanne.", columns).with_rows(rows);
    Slide::new(Role::Table, "Tilanne").with(Block::table(table, Limit::slides(2)))
}

#[test]
fn a_long_text_never_takes_the_place_of_the_other_rows() {
    let mut texts = vec!["Kunnossa.".to_owned(); 8];
    texts[0] = "Häiriö korjattiin ja sen syy selvitetään. ".repeat(70);
    let mut deck = deck(vec![statuses(&texts)]);
    let errors = write(&deck, Template::built_in()).unwrap_err();
    let errors: Vec<Error> = errors.into_iter().collect();
    assert!(
        matches!(
            errors.iter().map(Error::problem).collect::<Vec<_>>().as_slice(),
            [Some(Problem::TooLong {
                piece: Piece::Row,
                length: 2_939,
                ..
            })]
        ),
        "{errors:?}"
    );
    deck.shorten = true;
    let (bytes, warnings) = validated(&deck, Template::built_in());
    assert_eq!(
        warnings,
        [Warning::Shortened {
            slide: "Tilanne".into(),
            piece: Piece::Row
        }]
    );
    let shown = check::texts(&bytes).join("\n");
    for number in 1..=8 {
        assert!(
            shown.contains(&format!("Palvelu {number}")),
            "{number} in {shown}"
        );
    }
    let notes = Package::read(&bytes).unwrap();
    let notes = String::from_utf8(notes.part("ppt/notesSlides/notesSlide1.xml").unwrap().to_vec()).unwrap();
    assert!(notes.contains(texts[0].trim()));
}

#[test]
fn texts_that_may_be_cut_are_cut_until_all_rows_are_seen() {
    let texts = vec!["Häiriö korjattiin ja sen syy selvitetään. ".repeat(60); 7];
    let mut deck = deck(vec![statuses(&texts)]);
    deck.shorten = true;
    let (bytes, _) = validated(&deck, Template::built_in());
    let shown = check::texts(&bytes).join("\n");
    for number in 1..=7 {
        assert!(
            shown.contains(&format!("Palvelu {number}")),
            "{number} in {shown}"
        );
    }
    assert!(!shown.contains("Muut ("), "{shown}");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let long = "Häiriön syy selvitetään. ".repeat(200);
    let slides = vec![
        statuses(&[long.clone(), "Kunnossa.".into(), long.clone()]),
        Slide::new(Role::Content, "Teksti").with(Block::text(long)),
        Slide::new(Role::Content, ""),
    ];
    let errors = write(&deck(slides), Template::built_in()).unwrap_err();
    let kinds: Vec<bool> = errors
        .iter()
        .map(|error| matches!(error.problem(), Some(Problem::TooLong { .. })))
        .collect();
    assert_eq!(kinds, [true, true, true, false], "{errors}");
}

fn budget() -> Slide {
    let names = ["TAE B3", "Toteuma", "TAE B0", "Poikkeama"];
    let row = |name: &str, cents: i64| {
        let mut cells = vec![Cell::text(name)];
        cells.extend([1, 2, 3, 4].map(|times| common::money(cents * times)));
        cells
    };
    let mut columns = vec![Column::text("Kustannusryhmä")];
    columns.extend(names.map(Column::money));
    let table = Table::new("Talous.", columns).with_rows([
        Row::body(row("Muut palvelut", 1_858_810_164)),
        Row::total(row("Yhteensä", 1_858_810_164)),
    ]);
    Slide::new(Role::Table, "Talous").with(Block::table(table, Limit::NONE))
}

#[test]
fn money_is_to_the_cent_where_words_stay_whole_and_in_thousands_elsewhere() {
    let shown = |template: &Template| check::texts(&validated(&deck(vec![budget()]), template).0).join("\n");
    let wide = shown(Template::built_in());
    assert!(
        wide.contains("TAE B3,\u{a0}€") && wide.contains("18\u{a0}588\u{a0}101,64"),
        "{wide}"
    );
    let narrow = shown(&night());
    assert!(
        narrow.contains("TAE B3, 1\u{a0}000\u{a0}€") && narrow.contains("18\u{a0}588"),
        "{narrow}"
    );
    assert!(!narrow.contains("101,64"), "{narrow}");
}

#[test]
fn a_chart_without_room_gives_way_to_its_table() {
    let names: Vec<String> = (1..=60)
        .map(|number| format!("Palvelukokonaisuus numero {number}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let series = vec![common::series("Nyt", &[Some(800); 60])];
    let chart = common::chart(
        ChartKind::ClusteredBars,
        Unit::Number { decimals: 2 },
        "Arvosanat",
        &names,
        series,
    );
    let mut block = ChartBlock::new(chart);
    let slide = |block: &ChartBlock| Slide::new(Role::Chart, "Arvosanat").with(Block::Chart(block.clone()));
    let errors = write(&deck(vec![slide(&block)]), Template::built_in()).unwrap_err();
    assert!(
        errors
            .iter()
            .all(|error| matches!(error.problem(), Some(Problem::TooManyCategories { .. })))
    );
    let rows = names
        .iter()
        .map(|name| Row::body(vec![Cell::text(name), Cell::Decimal(800)]));
    let columns = vec![
        Column::text("Alue"),
        Column::figures("Nyt", ColumnKind::Decimal { decimals: 2 }),
    ];
    block.instead = Some(TableBlock {
        table: Table::new("Arvosanat.", columns).with_rows(rows),
        limit: Limit::NONE,
        plot: None,
    });
    let (bytes, _) = validated(&deck(vec![slide(&block)]), Template::built_in());
    assert!(
        check::texts(&bytes)
            .join("\n")
            .contains("Palvelukokonaisuus numero 60")
    );
}

#[test]
fn the_most_telling_footer_that_has_room_is_taken() {
    let mut deck = deck(vec![Slide::new(Role::Content, "Dia").with(Block::text("Teksti"))]);
    deck.head.footers = vec![
        "Palvelusopimuksen seurantaryhmä ".repeat(9),
        "Seurantaryhmä 1/2027".into(),
        "1/2027".into(),
    ];
    let (bytes, warnings) = validated(&deck, Template::built_in());
    assert!(check::texts(&bytes)[0].contains("Seurantaryhmä 1/2027"));
    assert_eq!(warnings, []);
    deck.head.footers.truncate(1);
    assert!(matches!(
        common::first_error(write(&deck, Template::built_in())).problem(),
        Some(Problem::TooLong {
            piece: Piece::Footer,
            ..
        })
    ));
    deck.shorten = true;
    deck.sections[0]
        .slides
        .push(Slide::new(Role::Content, "Toinen").with(Block::text("Teksti")));
    assert_eq!(validated(&deck, Template::built_in()).1, [Warning::Footer]);
}

#[test]
fn placeholders_that_reach_beyond_the_slide_are_filled_on_it() {
    let wide = |id, mark: &'static str, y| Holder {
        frame: Some([600_000, y, 12_000_000, 1_400_000]),
        ..holder(id, mark)
    };
    let xml = layout(
        "Title and Content",
        "obj",
        &[
            wide(2, r#"type="title""#, 200_000),
            wide(3, r#"idx="1""#, 2_000_000),
        ],
    );
    let mut parts = brand::parts();
    parts.insert("ppt/slideLayouts/slideLayout2.xml", "", xml.into_bytes());
    let template = Template::from_pptx(&parts.write().unwrap()).unwrap();
    let (bytes, _) = validated(
        &deck(vec![Slide::new(Role::Content, "Dia").with(Block::text("Teksti"))]),
        &template,
    );
    let package = Package::read(&bytes).unwrap();
    let slide = String::from_utf8(package.part("ppt/slides/slide1.xml").unwrap().to_vec()).unwrap();
    assert_eq!(slide.matches(r#"<a:ext cx="8544000""#).count(), 2, "{slide}");
}

#[test]
fn addresses_are_encoded_and_strange_ones_are_no_links() {
    let link = |uri: &str| Inline::Link {
        target: Target::Uri(uri.into()),
        content: vec![Inline::text("linkki")],
    };
    let text = Block::Text(vec![link("https://a.example/x y|z"), link("javascript:alert(1)")]);
    let (bytes, _) = validated(
        &deck(vec![Slide::new(Role::Content, "Dia").with(text)]),
        Template::built_in(),
    );
    let package = Package::read(&bytes).unwrap();
    let relationships = package.relationships("ppt/slides/slide1.xml").unwrap();
    let targets: Vec<&str> = relationships
        .iter()
        .filter(|one| one.external)
        .map(|one| one.target.as_str())
        .collect();
    assert_eq!(targets, ["https://a.example/x%20y%7Cz"]);
}
