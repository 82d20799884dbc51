//! Content that is long, empty, extreme or broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::check;
use vuosikello_slides::{
    Block, Cell, ChartKind, Column, ColumnKind, Deck, Error, Item, KeyFigure, Limit, List, Piece, Problem,
    Role, Row, Section, Slide, Table, Template, Unit, Warning, write,
};

fn deck(slides: Vec<Slide>) -> Deck {
    let mut deck = Deck::new(common::head());
    deck.sections.push(Section::new("Osa", slides));
    deck
}

/// Writes slides that must be sound.
fn validated(deck: &Deck) -> (Vec<u8>, Vec<Warning>) {
    let output = write(deck, Template::built_in()).unwrap();
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    (output.bytes, output.warnings)
}

fn error(slide: Slide) -> Error {
    common::first_error(write(&deck(vec![slide]), Template::built_in()))
}

fn table(names: &[String], limit: Limit) -> Block {
    let row =
        |(number, name): (i64, &String)| Row::body(vec![Cell::text(name), common::money(number * 100_000)]);
    let mut rows: Vec<Row> = (1..).zip(names).map(row).collect();
    let all = names.len() as i64;
    rows.push(Row::total(vec![
        Cell::text("Yhteensä"),
        common::money(all * (all + 1) / 2 * 100_000),
    ]));
    let columns = vec![Column::text("Palvelu"), common::in_thousands("1 000 €")];
    Block::table(
        Table::new("Palvelut ja niiden kustannukset.", columns).with_rows(rows),
        limit,
    )
}

fn services(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("Palvelu {number}")).collect()
}

#[test]
fn a_long_table_continues_with_its_header_and_ends_with_its_sum() {
    for count in [0, 1, 500] {
        let slide = Slide::new(Role::Table, "Palvelut").with(table(&services(count), Limit::default()));
        let (bytes, warnings) = validated(&deck(vec![slide]));
        let texts = check::texts(&bytes);
        assert_eq!(warnings, []);
        assert!(texts.iter().all(|text| text.contains("1 000 €")), "{count}");
        assert!(texts.last().unwrap().contains("Yhteensä"));
        for name in services(count) {
            assert_eq!(
                texts
                    .iter()
                    .filter(|text| text.lines().any(|line| line == name))
                    .count(),
                1
            );
        }
        if count == 500 {
            assert!(texts.len() > 20);
            assert_eq!(
                check::titles(&bytes)[1],
                format!("Palvelut\u{a0}(2/{})", texts.len())
            );
        }
    }
}

#[test]
fn what_a_limit_of_slides_cuts_is_summed_up() {
    let slide = Slide::new(Role::Table, "Palvelut").with(table(&services(500), Limit::slides(2)));
    let (bytes, warnings) = validated(&deck(vec![slide]));
    let texts = check::texts(&bytes);
    assert_eq!(texts.len(), 2);
    let [Warning::Summed { count, .. }] = warnings.as_slice() else {
        panic!("{warnings:?}")
    };
    let lines: Vec<&str> = texts[1].lines().collect();
    let at = lines
        .iter()
        .position(|line| *line == format!("Muut ({count}\u{a0}kpl)"))
        .unwrap();
    let rest: usize = (501 - count..=500).sum();
    let digits: String = lines[at + 1].chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits, rest.to_string());
    assert!(texts[1].contains("Yhteensä\n125\u{a0}250"));
}

#[test]
fn a_list_continues_and_its_limit_counts_items() {
    let items = |limit| {
        Block::List(List {
            items: (0..60)
                .map(|number| Item::text(format!("Kehittämistarve {number}")))
                .collect(),
            limit,
            ..List::default()
        })
    };
    let all = Slide::new(Role::Content, "Tarpeet").with(items(Limit::default()));
    assert!(check::titles(&validated(&deck(vec![all])).0).len() > 1);
    let some = Slide::new(Role::Content, "Tarpeet").with(items(Limit::slides(1)));
    let (bytes, warnings) = validated(&deck(vec![some]));
    assert_eq!(check::titles(&bytes), ["Tarpeet"]);
    assert!(matches!(warnings.as_slice(), [Warning::Summed { .. }]));
    assert!(check::texts(&bytes)[0].contains("Muut ("));
}

#[test]
fn a_service_name_of_300_letters_is_set_whole() {
    let name = "Toimintaympäristöpalvelu".repeat(13)[..300].to_owned();
    let slide =
        Slide::new(Role::Table, "Palvelut").with(table(std::slice::from_ref(&name), Limit::default()));
    let (bytes, _) = validated(&deck(vec![slide]));
    assert!(check::texts(&bytes)[0].contains(&name));
}

#[test]
fn a_text_that_no_slide_holds_is_an_error_that_names_it() {
    let long = "Kustannukset kasvoivat. ".repeat(100);
    let (title, text) = (
        error(Slide::new(Role::Content, long.clone())),
        error(Slide::new(Role::Content, "Syyt").with(Block::text(long.clone()))),
    );
    assert!(matches!(
        title.problem(),
        Some(Problem::TooLong {
            piece: Piece::Title,
            ..
        })
    ));
    let message = text.to_string();
    assert!(
        message.contains("dia ”Syyt”: teksti on liian pitkä: 2399 merkkiä"),
        "{message}"
    );
    assert!(message.contains("”Kustannukset kasvoivat. "), "{message}");
    assert!(text.fix().contains("--shorten"));
    let Some(Problem::TooLong { room, .. }) = text.problem() else {
        panic!()
    };
    // Less than the text has, and about what a slide of the built-in look holds.
    assert!((600..2_399).contains(room), "{room}");
    for slide in [
        Slide::new(Role::Table, "Palvelut").with(table(&[long.repeat(4)], Limit::default())),
        Slide::new(Role::TitleOnly, "Luvut").with(Block::Figures(vec![KeyFigure::new(
            Cell::text("1"),
            long.repeat(3),
        )])),
    ] {
        assert!(matches!(error(slide).problem(), Some(Problem::TooLong { .. })));
    }
}

#[test]
fn a_text_that_may_be_shortened_is_cut_at_a_sentence_and_stands_whole_in_the_notes() {
    let long = "Kustannukset kasvoivat. ".repeat(100);
    let mut shortened = deck(vec![
        Slide::new(Role::Content, "Syyt")
            .with(Block::text(long.clone()))
            .note("Kerro syyt."),
    ]);
    shortened.shorten = true;
    let (bytes, warnings) = validated(&shortened);
    let text = check::texts(&bytes).remove(0);
    assert!(text.contains("kasvoivat.\n") && !text.contains('…'));
    let notes = check::notes(&bytes).remove(0);
    assert!(notes.starts_with("Kerro syyt.\nKoko teksti: ") && notes.contains(long.trim()));
    let piece = Piece::Text;
    assert_eq!(
        warnings,
        [Warning::Shortened {
            slide: "Syyt".into(),
            piece
        }]
    );
}

#[test]
fn titles_are_clean_and_unique() {
    let slides = [
        "Muut\u{202e} asiat",
        "Muut\tasiat",
        "Muut asiat",
        "a\u{0}b\u{200f}",
    ];
    let (bytes, _) = validated(&deck(slides.map(|title| Slide::new(Role::Content, title)).into()));
    assert_eq!(
        check::titles(&bytes),
        [
            "Muut asiat\u{a0}(1/3)",
            "Muut asiat\u{a0}(2/3)",
            "Muut asiat\u{a0}(3/3)",
            "a\u{fffd}b"
        ]
    );
    let untitled = error(Slide::new(Role::Content, " \u{200b}\n"));
    assert!(matches!(untitled, Error::NoTitle { number: 1, .. }));
}

#[test]
fn data_that_do_not_agree_are_refused() {
    let uneven = Table::new("Taulukko", vec![Column::text("A"), Column::text("B")])
        .with_rows([Row::body(vec![Cell::Empty])]);
    let uneven = Block::table(uneven, Limit::NONE);
    assert!(matches!(
        error(Slide::new(Role::Table, "T").with(uneven)).problem(),
        Some(Problem::UnevenRow { row: 1, cells: 1, .. })
    ));
    let series = vec![common::series("S", &[Some(1)])];
    let chart = common::chart(ChartKind::Lines, Unit::Euro, "C", &["A", "B"], series);
    assert!(matches!(
        error(Slide::new(Role::Chart, "C").with(Block::chart(chart))).problem(),
        Some(Problem::UnevenSeries { .. })
    ));
    let many = vec![common::series("S", &[Some(1)]); 7];
    let chart = common::chart(ChartKind::Lines, Unit::Euro, "C", &["A"], many);
    assert!(matches!(
        error(Slide::new(Role::Chart, "C").with(Block::chart(chart))).problem(),
        Some(Problem::TooManySeries(7))
    ));
    let columns = vec![Column::figures("Budjetti", ColumnKind::Count); 30];
    let wide = Table::new("Leveä", columns).with_rows([Row::body(vec![Cell::Count(1_000_000); 30])]);
    let wide = Block::table(wide, Limit::NONE);
    assert!(matches!(
        error(Slide::new(Role::Table, "T").with(wide)).problem(),
        Some(Problem::TooManyColumns(30))
    ));
}

#[test]
fn charts_of_extreme_values_are_sound() {
    let kinds = [ChartKind::ClusteredBars, ChartKind::StackedBars, ChartKind::Lines];
    let data: [&[Option<i64>]; 6] = [
        &[Some(0), Some(0), Some(0)],
        &[Some(-5), Some(-700), Some(-1)],
        &[Some(100_000), Some(100_000_000), Some(90_000)],
        &[None, Some(7), None],
        &[Some(i64::MAX), Some(i64::MIN), None],
        &[None, None, None],
    ];
    let mut slides = Vec::new();
    for kind in kinds {
        for values in data {
            for unit in [Unit::Euro, Unit::Number { decimals: 1 }] {
                let series = vec![
                    common::series("Ensimmäinen", values),
                    common::series("Toinen", values),
                ];
                let chart = common::chart(kind, unit, "Ääriarvot", &["Yksi", "Kaksi", "Kolme"], series);
                slides.push(Slide::new(Role::Chart, "Ääriarvot").with(Block::chart(chart)));
            }
        }
    }
    let (bytes, _) = validated(&deck(slides));
    let empty = check::texts(&bytes);
    assert_eq!(
        empty
            .iter()
            .filter(|text| text.contains("Ei näytettävää."))
            .count(),
        6
    );
}

#[test]
fn too_many_categories_are_summed_up_or_named() {
    let names: Vec<String> = services(500);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let values: Vec<Option<i64>> = (1..=500).map(|value| Some(value * 100_000)).collect();
    let chart = common::chart(
        ChartKind::ClusteredBars,
        Unit::Euro,
        "Kustannukset",
        &names,
        vec![common::series("Budjetti", &values)],
    );
    let slide = Slide::new(Role::Chart, "Kustannukset");
    let named = error(slide.clone().with(Block::chart(chart.clone())));
    assert!(matches!(
        named.problem(),
        Some(Problem::TooManyCategories { categories: 500, room }) if *room > 5
    ));
    let (_, warnings) = validated(&deck(vec![slide.with(common::limited(chart, 8))]));
    assert_eq!(
        warnings,
        [Warning::Summed {
            slide: "Kustannukset".into(),
            count: 492
        }]
    );
}

#[test]
fn a_deck_without_slides_is_a_file_all_the_same() {
    let (bytes, _) = validated(&Deck::new(common::head()));
    assert_eq!(check::titles(&bytes), [""; 0]);
}

#[test]
fn notes_of_nothing_make_no_page() {
    let blank = Slide::new(Role::Content, "Asia").note("").note(" \n");
    let (bytes, _) = validated(&deck(vec![blank]));
    assert!(
        !vuosikello_ooxml::Package::read(&bytes)
            .unwrap()
            .parts()
            .any(|(name, _)| name.contains("notesSlides/"))
    );
}
