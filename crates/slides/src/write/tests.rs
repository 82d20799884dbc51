//! Whatever the data are, nothing overflows: random decks are written, read again, and measured in another way than the
//! layout measures.

#[path = "../../tests/common/brand.rs"]
mod brand;
#[path = "../../tests/common/check.rs"]
mod check;

use std::sync::LazyLock;

use proptest::prelude::*;
use vuosikello_document::{Chart, ChartKind, Inline, Series, Unit};
use vuosikello_ooxml::{Element, Package, resolve_target};

use super::write;
use crate::error::Error;
use crate::geometry::{Emu, Insets, POINT};
use crate::measure::Typeface;
use crate::template::{Layout, Template, TextStyle};
use crate::tree::{
    Block, Cell, ChartBlock, Column, Deck, Figures, Head, Item, KeyFigure, Light, Limit, List, Role, Row,
    Section, Slide, Status, StatusList, Table,
};

static NIGHT: LazyLock<Template> = LazyLock::new(|| Template::from_pptx(&brand::file()).unwrap());

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
            Block::Chart(ChartBlock { chart, most })
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

fn deck() -> impl Strategy<Value = Deck> {
    let section = (name(), proptest::collection::vec(slide(), 0..3));
    (
        proptest::collection::vec(section, 0..3),
        name(),
        prop::bool::weighted(0.8),
    )
        .prop_map(|(sections, footer, shorten)| Deck {
            head: Head {
                footer: Some(footer),
                ..Head::new("Satunnainen", "Keskus")
            },
            sections: sections
                .into_iter()
                .map(|(name, slides)| Section { name, slides })
                .collect(),
            shorten,
        })
}

/// The lines of a paragraph as it stands in the file, and its largest type.
struct Found {
    lines: i64,
    size: i64,
}

/// What a line is broken between.
enum Token {
    /// The widths of the letters of a word or of a part of one that ends with a hyphen, and the space before it.
    Word(Vec<Emu>, Emu),
    Break,
}

/// How the file says that text is set.
#[derive(Clone, Copy)]
struct Usual {
    face: Typeface,
    size: i64,
    bold: bool,
    capitals: bool,
}

/// Counts lines word by word, as the program that shows the file would: without the reserve that the layout keeps.
fn lines_of(paragraph: &Element<'_>, usual: Usual, width: Emu) -> Found {
    let own_size = |element: &Element<'_>| element.get("sz").map_or(usual.size, |own| own.parse().unwrap());
    let mut size = 0;
    let mut tokens = vec![Token::Word(Vec::new(), 0)];
    let mut before = [' '; 2];
    for run in paragraph.elements() {
        if run.name == "a:endParaRPr" {
            size = size.max(own_size(run));
        }
        let Some(properties) = run.find("a:rPr") else {
            continue;
        };
        let own = own_size(properties);
        size = size.max(own);
        let bold = usual.bold || properties.get("b") == Some("1");
        let advance = |character: char| i64::from(usual.face.advance(character, bold).0) * own * 127 / 1_000;
        if run.name == "a:br" {
            tokens.extend([Token::Break, Token::Word(Vec::new(), 0)]);
        }
        for character in run.find("a:t").map(Element::own_text).unwrap_or_default().chars() {
            if character == ' ' {
                tokens.push(Token::Word(Vec::new(), advance(' ')));
            } else {
                if before[1] == '-' && before[0].is_alphanumeric() && character.is_alphabetic() {
                    tokens.push(Token::Word(Vec::new(), 0));
                }
                if let Some(Token::Word(letters, _)) = tokens.last_mut() {
                    letters.push(if usual.capitals {
                        character.to_uppercase().map(advance).sum()
                    } else {
                        advance(character)
                    });
                }
            }
            before = [before[1], character];
        }
    }
    let (mut lines, mut used) = (1, 0);
    for token in tokens {
        let Token::Word(letters, space) = token else {
            lines += 1;
            used = 0;
            continue;
        };
        let long: Emu = letters.iter().sum();
        let space = if used > 0 { space } else { 0 };
        if used + space + long <= width {
            used += space + long;
            continue;
        }
        if used > 0 {
            lines += 1;
        }
        used = 0;
        for letter in letters {
            if used + letter > width && used > 0 {
                lines += 1;
                used = 0;
            }
            used += letter;
        }
    }
    Found {
        lines,
        size: if size == 0 { usual.size } else { size },
    }
}

/// The height of a line as faces have it, which is less than what the layout reckons with.
fn line_height(size: i64) -> Emu {
    size * 127 * 115 / 100
}

fn frame_of(shape: &Element<'_>) -> Option<[Emu; 4]> {
    let place = shape.path(&["p:spPr", "a:xfrm"])?;
    let number = |element: &str, name: &str| place.find(element).unwrap().get(name).unwrap().parse().unwrap();
    Some([
        number("a:off", "x"),
        number("a:off", "y"),
        number("a:ext", "cx"),
        number("a:ext", "cy"),
    ])
}

/// The boxes and cells of a slide whose text is higher than they are.
fn overflows(slide: &Element<'_>, layout: &Layout, plain: TextStyle) -> Vec<String> {
    let mut found = Vec::new();
    for shape in slide.path(&["p:cSld", "p:spTree"]).unwrap().elements() {
        if shape.name == "p:graphicFrame" {
            found.extend(overflowing_cells(shape, plain));
            continue;
        }
        let Some(body) = shape.find("p:txBody") else {
            continue;
        };
        let mark = shape.elements().next().unwrap().path(&["p:nvPr", "p:ph"]);
        let holder = mark.and_then(|mark| {
            layout.placeholders.iter().find(|holder| {
                holder.type_name.as_deref() == mark.get("type") && holder.index.as_deref() == mark.get("idx")
            })
        });
        if holder.is_some_and(|holder| holder.kind.is_footer()) {
            continue;
        }
        let properties = body.find("a:bodyPr").unwrap();
        let inset = |name: &str, usual: Emu| properties.get(name).map_or(usual, |own| own.parse().unwrap());
        let usual = holder.map_or(Insets::DEFAULT, |holder| holder.insets);
        let [_, _, width, height] = frame_of(shape).unwrap_or_else(|| {
            let frame = holder.unwrap().frame.unwrap();
            [frame.x, frame.y, frame.width, frame.height]
        });
        let width = width - inset("lIns", usual.left) - inset("rIns", usual.right);
        let height = height - inset("tIns", usual.top) - inset("bIns", usual.bottom);
        let mut needed = 0;
        for paragraph in body.elements().filter(|element| element.name == "a:p") {
            let pointer = paragraph.find("a:pPr");
            let level = pointer
                .and_then(|own| own.get("lvl"))
                .map_or(0, |own| own.parse::<usize>().unwrap());
            let style = holder.map_or(plain, |holder| holder.styles[level]);
            let margin = pointer
                .and_then(|own| own.get("marL"))
                .map_or(style.margin, |own| own.parse().unwrap());
            let setting = style.setting;
            let usual = Usual {
                face: setting.face,
                size: setting.size,
                bold: setting.bold,
                capitals: setting.capitals,
            };
            let lines = lines_of(paragraph, usual, width - margin);
            needed += lines.lines * line_height(lines.size) * 9 / 10;
        }
        if needed > height {
            found.push(format!("{} of {} points", needed / POINT, height / POINT));
        }
    }
    found
}

fn overflowing_cells(frame: &Element<'_>, plain: TextStyle) -> Vec<String> {
    let Some(table) = frame.path(&["a:graphic", "a:graphicData", "a:tbl"]) else {
        return Vec::new();
    };
    let widths: Vec<Emu> = table
        .find("a:tblGrid")
        .unwrap()
        .elements()
        .map(|column| column.get("w").unwrap().parse().unwrap())
        .collect();
    let mut found = Vec::new();
    for row in table.elements().filter(|element| element.name == "a:tr") {
        let height: Emu = row.get("h").unwrap().parse().unwrap();
        for (cell, width) in row.elements().zip(&widths) {
            let properties = cell.find("a:tcPr").unwrap();
            let margin = |name: &str| properties.get(name).unwrap().parse::<Emu>().unwrap();
            let paragraph = cell.path(&["a:txBody", "a:p"]).unwrap();
            let width = width - margin("marL") - margin("marR");
            let usual = Usual {
                face: plain.setting.face,
                size: 1_800,
                bold: false,
                capitals: false,
            };
            let lines = lines_of(paragraph, usual, width);
            let needed = lines.lines * line_height(lines.size) + margin("marT") + margin("marB");
            if needed > height {
                let text: String = check::text(paragraph);
                found.push(format!(
                    "cell: {} of {} points: {text}",
                    needed / POINT,
                    height / POINT
                ));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overflows(deck in deck(), is_night in any::<bool>()) {
        let template: &Template = if is_night { &NIGHT } else { Template::built_in() };
        let output = match write(&deck, template) {
            Ok(output) => {  output },
            Err(Error::TooManyColumns { .. } | Error::TooManyCategories { .. } | Error::TooManySeries { .. }) => return Ok(()),
            Err(Error::TooLong { .. }) if !deck.shorten => return Ok(()),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        prop_assert_eq!(check::problems(&output.bytes), [""; 0]);
        let package = Package::read(&output.bytes).unwrap();
        for (part, bytes) in package.parts().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
            let slide = Element::parse(bytes).unwrap();
            let relationships = package.relationships(part).unwrap();
            let layout = resolve_target(part, &relationships.of_kind("slideLayout").unwrap().target).unwrap();
            let layout = template.layouts.iter().find(|one| one.part == layout).unwrap();
            prop_assert_eq!(overflows(&slide, layout, template.plain_style(layout)), [""; 0], "{}", part);
        }
    }
}
