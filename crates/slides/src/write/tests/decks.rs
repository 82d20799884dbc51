//! Random decks: texts of up to 2 000 letters, tables and lists of up to 500 rows, control characters and marks that turn
//! the direction of text.

use proptest::prelude::*;
use vuosikello_document::{Chart, ChartKind, Inline, Series, Unit};

use crate::tree::{
    Block, Cell, ChartBlock, Column, Deck, Figures, Head, Item, KeyFigure, Light, Limit, List, Role, Row,
    Section, Slide, Status, StatusList, Table,
};

fn words(most: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        20 => "[a-zåäö]{1,14}",
        3 => "[A-ZÅÄÖ][a-zåäö]{4,30}[.!?]",
        2 => "[a-z]{3,9}-[a-z]{3,9}",
        1 => "[a-z]{60,300}",
        1 => "[0-9]{1,3}(\u{a0}[0-9]{3}){0,3}",
        1 => "[\u{0}-\u{1f}\u{200e}\u{200f}\u{202a}-\u{202e}\u{ad}\u{4e16}\u{1f642}\u{fffe}]{1,4}",
    ];
    proptest::collection::vec(word, 0..most).prop_map(|words| words.join(" ").chars().take(2_000).collect())
}

/// Mostly short, sometimes up to 2 000 letters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => words(6), 3 => words(30), 1 => words(300), 1 => any::<String>()]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![6 => words(3), 1 => words(20)]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    (text(), name(), any::<bool>()).prop_map(|(text, strong, broken)| {
        let mut inlines = vec![Inline::Text(text)];
        if broken {
            inlines.push(Inline::LineBreak);
        }
        inlines.push(Inline::Strong(vec![Inline::Text(strong)]));
        inlines
    })
}

fn limit() -> impl Strategy<Value = Limit> {
    (
        proptest::option::weighted(0.2, 0usize..20),
        proptest::option::weighted(0.2, 0usize..3),
    )
        .prop_map(|(rows, slides)| Limit { rows, slides })
}

/// Mostly few, sometimes up to 500.
fn count() -> impl Strategy<Value = usize> {
    prop_oneof![6 => 0usize..8, 3 => 8usize..40, 1 => 40usize..=500]
}

fn value() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        -1_000i64..1_000,
        -5_000_000_000i64..5_000_000_000,
        any::<i64>()
    ]
}

fn light() -> impl Strategy<Value = Light> {
    proptest::sample::select(vec![Light::Good, Light::Attention, Light::Bad, Light::Unknown])
}

fn list() -> impl Strategy<Value = Block> {
    let item = (inlines(), proptest::collection::vec(inlines(), 0..3));
    (
        proptest::collection::vec(item, 1..6),
        count(),
        any::<bool>(),
        limit(),
    )
        .prop_map(|(items, count, numbered, limit)| {
            let items = items.into_iter().map(|(content, items)| Item { content, items });
            let items: Vec<Item> = items.collect();
            Block::List(List {
                numbered,
                items: items.into_iter().cycle().take(count).collect(),
                limit,
            })
        })
}

fn table() -> impl Strategy<Value = Block> {
    let columns = proptest::collection::vec((name(), any::<bool>()), 0..6);
    (
        columns,
        proptest::collection::vec((text(), value()), 6),
        count(),
        limit(),
    )
        .prop_map(|(columns, pool, count, limit)| {
            let width = columns.len();
            let is_figure: Vec<bool> = columns.iter().map(|(_, figures)| *figures).collect();
            let row = |number: usize| {
                let cell = |column: usize| {
                    let (text, value) = &pool[(number * 5 + column) % pool.len()];
                    if is_figure[column] {
                        Cell::Figure(*value)
                    } else {
                        Cell::text(text.clone())
                    }
                };
                Row::body((0..width).map(cell).collect())
            };
            let mut rows: Vec<Row> = (0..count).map(row).collect();
            if count % 2 == 1 {
                rows.push(Row::total(vec![Cell::Empty; width]));
            }
            Block::Table(Table {
                description: "Taulukko".into(),
                columns: columns
                    .into_iter()
                    .map(|(header, figures)| Column {
                        header,
                        figures: figures.then(Figures::thousands_of_euros),
                    })
                    .collect(),
                rows,
                limit,
            })
        })
}

fn chart() -> impl Strategy<Value = Block> {
    let kinds = vec![ChartKind::ClusteredBars, ChartKind::StackedBars, ChartKind::Lines];
    let units = vec![Unit::Euro, Unit::Number { decimals: 1 }];
    (
        proptest::sample::select(kinds),
        proptest::sample::select(units),
        name(),
        proptest::collection::vec(name(), 1..8),
        proptest::collection::vec(
            (
                name(),
                proptest::collection::vec(proptest::option::of(value()), 5),
            ),
            0..7,
        ),
        count(),
        proptest::option::of(0usize..12),
    )
        .prop_map(|(kind, unit, caption, names, series, count, most)| {
            let series = series.into_iter().map(|(name, values)| Series {
                name,
                values: values.into_iter().cycle().take(count).collect(),
            });
            let chart = Chart {
                caption: vec![Inline::Text(caption)],
                description: "Kaavio".into(),
                kind,
                unit,
                categories: names.into_iter().cycle().take(count).collect(),
                series: series.collect(),
            };
            Block::Chart(ChartBlock {
                most,
                ..ChartBlock::new(chart)
            })
        })
}

fn statuses() -> impl Strategy<Value = Block> {
    let status = (inlines(), light(), name(), inlines()).prop_map(|(name, light, word, comment)| Status {
        name,
        light,
        word,
        comment,
    });
    (proptest::collection::vec(status, 1..5), count(), limit()).prop_map(|(items, count, limit)| {
        Block::Statuses(StatusList {
            description: "Tilat".into(),
            headers: ["Palvelu".into(), "Tila".into(), "Huomio".into()],
            items: items.into_iter().cycle().take(count).collect(),
            limit,
        })
    })
}

fn figures() -> impl Strategy<Value = Block> {
    let figure = (name(), text(), proptest::option::of(name()));
    proptest::collection::vec(figure, 0..10).prop_map(|figures| {
        let figure = |(value, label, comment)| KeyFigure {
            value,
            label,
            comment,
        };
        Block::Figures(figures.into_iter().map(figure).collect())
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        3 => inlines().prop_map(Block::Text),
        3 => list(),
        3 => table(),
        2 => chart(),
        1 => statuses(),
        1 => figures(),
    ]
}

fn slide() -> impl Strategy<Value = Slide> {
    let roles = vec![
        Role::Title,
        Role::Section,
        Role::Content,
        Role::TwoContent,
        Role::Chart,
        Role::Table,
        Role::TitleOnly,
    ];
    (
        proptest::sample::select(roles),
        name(),
        proptest::collection::vec(block(), 0..4),
        proptest::collection::vec(block(), 0..2),
        proptest::collection::vec(text(), 0..2),
    )
        .prop_map(|(role, title, blocks, second, notes)| Slide {
            role,
            layout: None,
            title: format!("Dia {title}"),
            blocks,
            second,
            notes,
        })
}

pub(super) fn deck() -> impl Strategy<Value = Deck> {
    let section = (name(), proptest::collection::vec(slide(), 0..3));
    (
        proptest::collection::vec(section, 0..3),
        name(),
        prop::bool::weighted(0.8),
    )
        .prop_map(|(sections, footer, shorten)| Deck {
            head: Head {
                footers: vec![footer],
                ..Head::new("Satunnainen", "Keskus")
            },
            sections: sections
                .into_iter()
                .map(|(name, slides)| Section { name, slides })
                .collect(),
            shorten,
        })
}
