//! Random decks: texts of up to 2 000 letters, tables and lists of up to 500 rows, control characters and marks that turn
//! the direction of text.

use proptest::prelude::*;
use vuosikello_core::{Date, Money, Percentage};
use vuosikello_document::{
    Cell, Chart, ChartKind, Column, ColumnKind, Inline, KeyFigure, Light, Magnitude, Row, RowKind, Table,
    Unit,
};

use crate::tree::{Block, ChartBlock, Deck, Head, Item, Limit, List, Role, Section, Slide};

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

fn money() -> impl Strategy<Value = Cell> {
    value().prop_map(|cents| Cell::Money(Money::from_cents(cents)))
}

/// A cell of any kind.
fn cell() -> impl Strategy<Value = Cell> {
    let share = |(part, whole)| Percentage::of(Money::from_cents(part), Money::from_cents(whole)).into();
    prop_oneof![
        Just(Cell::Empty),
        Just(Cell::NoValue),
        Just(Date::parse("1.3.2027").ok().into()),
        inlines().prop_map(Cell::Text),
        money(),
        (value(), value()).prop_map(share),
        value().prop_map(Cell::Count),
        value().prop_map(Cell::Decimal),
        (light(), name()).prop_map(|(light, word)| Cell::status(light, word)),
    ]
}

/// A column of text or of money in thousands, or one of any kind.
fn column() -> impl Strategy<Value = Column> {
    let kinds = vec![
        ColumnKind::Text,
        ColumnKind::Money,
        ColumnKind::Share,
        ColumnKind::Count,
        ColumnKind::Decimal { decimals: 2 },
        ColumnKind::Date,
        ColumnKind::Status,
    ];
    let scales = vec![Magnitude::Ones, Magnitude::Thousands, Magnitude::Millions];
    let any = (
        name(),
        proptest::sample::select(kinds),
        proptest::sample::select(scales),
    );
    prop_oneof![
        name().prop_map(Column::text),
        name().prop_map(|name| Column::money(name).shortened(Magnitude::Thousands)),
        any.prop_map(|(name, kind, scale)| Column::figures(name, kind).shortened(scale)),
    ]
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
    (
        proptest::collection::vec(column(), 0..6),
        proptest::collection::vec((text(), money(), cell()), 6),
        count(),
        any::<bool>(),
        limit(),
    )
        .prop_map(|(columns, pool, count, is_grouped, limit)| {
            let width = columns.len();
            let row = |number: usize| {
                let cell = |(at, column): (usize, &Column)| {
                    let (text, money, any) = &pool[(number * 5 + at) % pool.len()];
                    match column.kind {
                        ColumnKind::Text => Cell::text(text),
                        ColumnKind::Money => money.clone(),
                        _ => any.clone(),
                    }
                };
                let kind = match number % 7 {
                    0 if is_grouped => RowKind::Group,
                    6 if is_grouped => RowKind::Subtotal,
                    _ => RowKind::Body,
                };
                Row::new(kind, columns.iter().enumerate().map(cell).collect())
            };
            let mut rows: Vec<Row> = (0..count).map(row).collect();
            if count % 2 == 1 {
                rows.push(Row::total(vec![Cell::Empty; width]));
            }
            Block::table(Table::new("Taulukko", columns).with_rows(rows), limit)
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
            let chart =
                Chart::new(kind, unit, caption, "Kaavio").categories(names.into_iter().cycle().take(count));
            let chart = series.into_iter().fold(chart, |chart, (name, values)| {
                chart.series(name, values.into_iter().cycle().take(count))
            });
            Block::Chart(ChartBlock {
                most,
                ..ChartBlock::new(chart)
            })
        })
}

fn statuses() -> impl Strategy<Value = Block> {
    let status = (inlines(), light(), name(), inlines()).prop_map(|(name, light, word, comment)| {
        Row::body(vec![
            Cell::Text(name),
            Cell::status(light, word),
            Cell::Text(comment),
        ])
    });
    (proptest::collection::vec(status, 1..5), count(), limit()).prop_map(|(rows, count, limit)| {
        let columns = vec![
            Column::text("Palvelu"),
            Column::figures("Tila", ColumnKind::Status),
            Column::text("Huomio"),
        ];
        let rows = rows.into_iter().cycle().take(count);
        Block::table(Table::new("Tilat", columns).with_rows(rows), limit)
    })
}

fn figures() -> impl Strategy<Value = Block> {
    let value = prop_oneof![3 => name().prop_map(Cell::text), 1 => cell()];
    let figure = (value, any::<bool>(), text(), proptest::option::of(name()));
    proptest::collection::vec(figure, 0..10).prop_map(|figures| {
        let figure = |(value, signed, label, comment): (Cell, bool, String, Option<String>)| {
            let mut figure = KeyFigure::new(value, label);
            (figure.signed, figure.comment) = (signed, comment);
            figure
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
