//! Tests of laid-out charts.

use proptest::prelude::*;
use vuosikello_chart::drawn::Zone;
use vuosikello_document::{Block, Chart, ChartKind, Document, Head, Inline, Unit};

use crate::layout::page::{Item, Owner, Page, Path, Step};
use crate::layout::rectangle::Rectangle;
use crate::layout::structure::Role;
use crate::layout::{Laid, PageStyle, lay_out};
use crate::{Brand, Segment};

fn laid(chart: Chart, style: &PageStyle) -> Laid {
    let mut document = Document::new(Head::new("Otsikko", "Keskus"));
    document.blocks.push(Block::Chart(chart));
    let brand = Brand::built_in().unwrap();
    lay_out(&[Segment::Document(&document)], &brand, style).unwrap()
}

fn chart(kind: ChartKind, unit: Unit, categories: &[&str], series: &[(&str, &[Option<i64>])]) -> Chart {
    let chart =
        Chart::new(kind, unit, "Kuva 1. Luvut", "Luvut kasvavat.").categories(categories.iter().copied());
    series.iter().fold(chart, |chart, (name, values)| {
        chart.series(*name, values.to_vec())
    })
}

/// The area of the figure, if there is one.
fn figure(laid: &Laid) -> Option<Zone> {
    let figures = laid.structure.nodes.iter();
    let mut figures = figures.filter(|node| matches!(node.role, Role::Figure { .. }));
    let area = figures.next()?.area?;
    Some(zone_of(area))
}

fn zone_of(area: Rectangle) -> Zone {
    Zone {
        left: area.x,
        top: area.y,
        right: area.x + area.width,
        bottom: area.y + area.height,
    }
}

/// The items of the page that stand in the figure's marked content.
fn items(page: &Page, laid: &Laid) -> Vec<Item> {
    let figure = laid
        .structure
        .nodes
        .iter()
        .position(|node| matches!(node.role, Role::Figure { .. }));
    let mut inside = false;
    let mut found = Vec::new();
    for item in &page.items {
        match item {
            Item::Begin { owner, .. } => {
                inside = figure.is_some_and(|figure| *owner == Owner::Node(figure));
            }
            Item::End => inside = false,
            item if inside => found.push(item.clone()),
            _ => {}
        }
    }
    found
}

/// The texts of the figure, each with the zone that its letters take.
fn texts(items: &[Item]) -> Vec<(String, Zone)> {
    let texts = items.iter().filter_map(|item| match item {
        Item::Text(text) => {
            let shown = text.glyphs.iter();
            let shown = shown.map(|glyph| &text.source[glyph.start as usize..glyph.end as usize]);
            let zone = Zone {
                left: text.x,
                top: text.y - 0.75 * text.size,
                right: text.x + text.width(),
                bottom: text.y + 0.22 * text.size,
            };
            Some((shown.collect(), zone))
        }
        _ => None,
    });
    texts.collect()
}

fn bounds(path: &Path) -> Zone {
    let points = path.steps.iter().flat_map(|step| match *step {
        Step::Move(x, y) | Step::Line(x, y) => vec![(x, y)],
        Step::Curve([ax, ay, bx, by, x, y]) => vec![(ax, ay), (bx, by), (x, y)],
        Step::Close => vec![],
    });
    points.fold(
        Zone {
            left: f32::MAX,
            top: f32::MAX,
            right: f32::MIN,
            bottom: f32::MIN,
        },
        |zone, (x, y)| Zone {
            left: zone.left.min(x),
            top: zone.top.min(y),
            right: zone.right.max(x),
            bottom: zone.bottom.max(y),
        },
    )
}

fn shown(chart: Chart) -> Vec<String> {
    let laid = laid(chart, &PageStyle::pdf());
    let items = items(&laid.pages[0], &laid);
    texts(&items).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn a_chart_shows_its_axis_its_figures_and_its_names() {
    let values = [Some(123_456_700), None, Some(-25_000_000)];
    let texts = shown(chart(
        ChartKind::ClusteredBars,
        Unit::Euro,
        &["A", "B", "C"],
        &[("S", &values)],
    ));
    // One series needs no legend.
    assert_eq!(
        texts,
        [
            "milj.\u{a0}€",
            "\u{2212}0,5",
            "0,0",
            "0,5",
            "1,0",
            "1,5",
            "1,23",
            "\u{2212}0,25",
            "A",
            "B",
            "C"
        ]
    );
}

#[test]
fn several_series_have_a_legend_and_sums_stand_on_top() {
    let one = [Some(10), Some(20)];
    let other = [Some(30), None];
    let unit = Unit::Number { decimals: 0 };
    let texts = shown(chart(
        ChartKind::StackedBars,
        unit,
        &["A", "B"],
        &[("X", &one), ("Y", &other)],
    ));
    assert_eq!(
        texts,
        [
            "X", "Y", "0", "10", "20", "30", "40", "10", "30", "20", "40", "20", "A", "B"
        ]
    );
}

#[test]
fn lines_far_from_zero_do_not_begin_there_and_bars_do() {
    let values = [Some(812), Some(828), Some(853)];
    let unit = Unit::Number { decimals: 2 };
    let of = |kind| shown(chart(kind, unit, &["Q1", "Q2", "Q3"], &[("Keskiarvo", &values)]));
    assert_eq!(of(ChartKind::Lines)[..4], ["8,0", "8,1", "8,2", "8,3"]);
    assert_eq!(of(ChartKind::ClusteredBars)[0], "0");
}

#[test]
fn what_cannot_be_drawn_is_a_table() {
    let unit = Unit::Number { decimals: 0 };
    let value: &[Option<i64>] = &[Some(1)];
    let bars = |categories: &[&str], series: &[(&str, &[Option<i64>])]| {
        chart(ChartKind::ClusteredBars, unit, categories, series)
    };
    let many = vec!["x"; 5000];
    let values = vec![Some(1); 5000];
    for (chart, style) in [
        (bars(&["A"], &[("S", value); 7]), PageStyle::pdf()),
        (bars(&["A", "B"], &[("S", value)]), PageStyle::pdf()),
        (bars(&["A"], &[("S", &[None])]), PageStyle::pdf()),
        (bars(&["A"], &[]), PageStyle::pdf()),
        (bars(&[], &[("S", &[])]), PageStyle::pdf()),
        (bars(&many, &[("S", &values)]), PageStyle::pdf()),
        (
            chart(
                ChartKind::Lines,
                Unit::Number { decimals: 40 },
                &["A"],
                &[("S", value)],
            ),
            PageStyle::pdf(),
        ),
        (bars(&["A"], &[("S", value)]), PageStyle::word()),
    ] {
        let laid = laid(chart, &style);
        assert!(figure(&laid).is_none());
        let tables = laid.structure.nodes.iter();
        assert_eq!(
            tables
                .filter(|node| matches!(node.role, Role::Table { .. }))
                .count(),
            1
        );
    }
}

#[test]
fn a_chart_and_its_caption_share_a_page() {
    for lines in 0..60 {
        let mut document = Document::new(Head::new("Otsikko", "Keskus"));
        let paragraph = || Block::Paragraph(vec![Inline::text("Rivi.")]);
        document
            .blocks
            .extend(std::iter::repeat_with(paragraph).take(lines));
        let values = [Some(1), Some(2)];
        let unit = Unit::Number { decimals: 0 };
        let chart = chart(ChartKind::Lines, unit, &["A", "B"], &[("S", &values)]);
        document.blocks.push(Block::Chart(chart));
        let brand = Brand::built_in().unwrap();
        let laid = lay_out(&[Segment::Document(&document)], &brand, &PageStyle::pdf()).unwrap();
        let page_of = |role: fn(&Role) -> bool| {
            let mut nodes = laid.structure.nodes.iter();
            let node = nodes.position(|node| role(&node.role)).unwrap();
            laid.pages
                .iter()
                .position(|page| page.owners.contains(&node))
                .unwrap()
        };
        let caption = page_of(|role| *role == Role::Caption);
        assert_eq!(
            caption,
            page_of(|role| matches!(role, Role::Figure { .. })),
            "{lines} lines"
        );
    }
}

fn any_chart() -> impl Strategy<Value = Chart> {
    let kind = prop_oneof![
        Just(ChartKind::ClusteredBars),
        Just(ChartKind::StackedBars),
        Just(ChartKind::Lines)
    ];
    let unit = prop_oneof![
        Just(Unit::Euro),
        (0u8..4).prop_map(|decimals| Unit::Number { decimals })
    ];
    let name = prop_oneof![
        4 => "[A-ZÅÄÖ][a-zåäö]{1,14}( [a-zåäö]{1,14}){0,4}",
        2 => "20[0-9]{2}-Q[1-4]",
        1 => (1usize..60).prop_map(|n| "pitkä".repeat(n)),
    ];
    let size = prop_oneof![3 => 1usize..8, 2 => 8usize..40, 1 => 40usize..300];
    (kind, unit, size, 1usize..=6).prop_flat_map(move |(kind, unit, categories, series)| {
        let value = prop_oneof![
            6 => (0i64..100_000_000).prop_map(Some),
            2 => (-90_000i64..90_000).prop_map(Some),
            1 => Just(Some(0)),
            1 => Just(None),
            1 => any::<i64>().prop_map(|value| Some(value >> 8)),
        ];
        let row = (name.clone(), prop::collection::vec(value, categories));
        (
            prop::collection::vec(name.clone(), categories),
            prop::collection::vec(row, series),
        )
            .prop_map(move |(categories, series)| {
                let chart = Chart::new(kind, unit, "Kuva 1. Luvut", "Luvut kasvavat.").categories(categories);
                series
                    .into_iter()
                    .fold(chart, |chart, (name, values)| chart.series(name, values))
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn no_text_overlaps_another_and_nothing_leaves_the_figure(chart in any_chart()) {
        let laid = laid(chart, &PageStyle::pdf());
        if let Some(figure) = figure(&laid) {
            prop_assert_eq!(laid.pages.len(), 1);
            let items = items(&laid.pages[0], &laid);
            let texts = texts(&items);
            prop_assert!(texts.len() > 3);
            let limit = figure.grown(0.1);
            for (index, (text, zone)) in texts.iter().enumerate() {
                prop_assert!(zone.is_within(limit), "{} leaves the figure", text);
                for (other, other_zone) in texts.iter().skip(index + 1) {
                    prop_assert!(!zone.overlaps(*other_zone), "{} and {}", text, other);
                }
            }
            for item in &items {
                let zone = match item {
                    Item::Rectangle(rectangle) => zone_of(*rectangle),
                    Item::Path(path) => bounds(path),
                    _ => continue,
                };
                prop_assert!(zone.is_within(limit), "{:?} leaves {:?}", zone, figure);
                prop_assert!(zone.left <= zone.right && zone.top <= zone.bottom);
            }
        }
    }
}
