//! Writes decks of random content, for checks of other makes: `cargo run -p vuosikello-slides --example random -- FOLDER
//! COUNT`. The same count gives the same decks. Half of them are in the second brand of the tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "an example may stop at an error"
)]

#[path = "../tests/common/brand.rs"]
mod brand;

use std::path::Path;

use vuosikello_core::Money;
use vuosikello_slides::{
    Block, Cell, Chart, ChartBlock, ChartKind, Column, ColumnKind, Deck, Head, Inline, Item, KeyFigure,
    Light, Limit, List, Magnitude, Plot, PlotKind, Problem, Role, Row, Section, Slide, Table, TableBlock,
    Template, Unit, write,
};

/// Numbers that look random and are the same every time (SplitMix64).
struct Dice {
    state: u64,
    /// Whether texts are of basic Latin letters alone.
    is_plain: bool,
}

impl Dice {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a small number");
        usize::try_from(self.next() % end).expect("below a small number")
    }

    fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }

    /// A size: mostly small, sometimes up to 500.
    fn size(&mut self) -> usize {
        let end = self.of(&[4, 10, 10, 40, 501]);
        self.below(end)
    }

    fn several<T>(&mut self, count: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..count).map(|_| make(self)).collect()
    }

    /// Words of at most so many letters in all. ooxml-integrity breaks a long word into lines only when it is plain.
    fn words(&mut self, most: usize) -> String {
        const SYLLABLES: [&str; 20] = [
            "pal", "ve", "lu", "so", "pi", "mus", "ta", "lous", "ar", "vio", "ke", "hit", "ta", "mi", "nen",
            "jar", "jes", "tel", "ma", "yh",
        ];
        let wanted = self.below(most + 1);
        let mut text = String::new();
        while text.chars().count() < wanted {
            let syllables = self.of(&[1, 2, 3, 4, 5, 12, 40]);
            for _ in 0..1 + self.below(syllables) {
                text.push_str(self.of(&SYLLABLES));
            }
            let between: &[&str] = if self.is_plain {
                &[" ", " ", " ", ". ", ", "]
            } else {
                &[
                    " ",
                    " ",
                    " ",
                    ". ",
                    ", ",
                    " – ",
                    "-",
                    " 1\u{a0}234\u{a0}567,89\u{a0}€ ",
                    " tämä sää ",
                ]
            };
            text.push_str(self.of(between));
        }
        text.chars().take(wanted).collect()
    }

    /// Mostly short, sometimes up to 2 000 letters.
    fn text(&mut self) -> String {
        let most = self.of(&[20, 40, 40, 80, 80, 200, 2_000]);
        self.words(most)
    }

    fn name(&mut self) -> String {
        let most = self.of(&[12, 30, 30, 60, 300]);
        format!("Nimi {}", self.words(most))
    }

    fn inlines(&mut self) -> Vec<Inline> {
        vec![
            Inline::text(self.text()),
            Inline::Strong(vec![Inline::text(self.name())]),
        ]
    }

    /// Money in cents: nothing, little, much, below zero.
    fn value(&mut self) -> i64 {
        let end = self.of(&[1, 1_000, 5_000_000, 5_000_000_000]);
        let amount = i64::try_from(self.below(end)).expect("a small number");
        if self.below(3) == 0 { -amount } else { amount }
    }

    fn limit(&mut self) -> Limit {
        match self.below(4) {
            0 => Limit::rows(1 + self.below(20)),
            1 => Limit::slides(1 + self.below(3)),
            _ => Limit::default(),
        }
    }

    fn money(&mut self) -> Cell {
        Cell::Money(Money::from_cents(self.value()))
    }

    fn light(&mut self) -> Light {
        self.of(&[Light::Good, Light::Attention, Light::Bad, Light::Unknown])
    }
}

fn list(dice: &mut Dice) -> Block {
    let count = dice.size();
    let items = dice.several(count, |dice| {
        let count = dice.below(3);
        Item {
            content: dice.inlines(),
            items: dice.several(count, Dice::inlines),
        }
    });
    Block::List(List {
        numbered: dice.below(2) == 0,
        items,
        limit: dice.limit(),
    })
}

fn table(dice: &mut Dice) -> Block {
    let (texts, figures, count) = (1 + dice.below(3), dice.below(3), dice.size());
    let mut columns = dice.several(texts, |dice| Column::text(dice.name()));
    columns.extend(dice.several(figures, |dice| {
        Column::money(dice.words(30)).shortened(Magnitude::Thousands)
    }));
    let rows = dice.several(count, |dice| {
        let mut cells = dice.several(texts, |dice| Cell::text(dice.text()));
        cells.extend(dice.several(figures, Dice::money));
        Row::body(cells)
    });
    Block::table(Table::new("Taulukko.", columns).with_rows(rows), dice.limit())
}

/// A table with marks in its rows: bars, steps or dots.
fn plotted(dice: &mut Dice) -> Block {
    let count = 1 + dice.size();
    let kind = dice.of(&[PlotKind::Bars, PlotKind::Steps, PlotKind::Dots]);
    let columns = vec![
        Column::text(dice.name()),
        Column::money(dice.words(20)).shortened(Magnitude::Thousands),
        Column::text(dice.words(20)),
        Column::text(dice.name()),
    ];
    let rows = dice.several(count, |dice| {
        Row::body(vec![
            Cell::text(dice.text()),
            dice.money(),
            Cell::Empty,
            Cell::text(dice.text()),
        ])
    });
    let unit = match kind {
        PlotKind::Dots => Unit::Number { decimals: 2 },
        PlotKind::Bars | PlotKind::Steps => Unit::Euro,
    };
    let series = match kind {
        PlotKind::Steps => 1,
        PlotKind::Bars | PlotKind::Dots => 1 + dice.below(3),
    };
    let mut plot = Plot::new(2, kind, unit, "Merkit.");
    for _ in 0..series {
        let values = dice.several(count, |dice| {
            (dice.below(6) > 0).then(|| dice.value() % 100_000_000)
        });
        plot = plot.series(dice.name(), values);
    }
    Block::Table(TableBlock {
        table: Table::new("Taulukko.", columns).with_rows(rows),
        limit: dice.limit(),
        plot: Some(plot.as_warning()),
    })
}

fn chart(dice: &mut Dice) -> Block {
    let (count, series) = (dice.size(), 1 + dice.below(5));
    let series = dice.several(series, |dice| {
        let values = |dice: &mut Dice| dice.several(count, |dice| (dice.below(8) > 0).then(|| dice.value()));
        (dice.name(), values(dice))
    });
    let caption = dice.name();
    let kind = dice.of(&[ChartKind::ClusteredBars, ChartKind::StackedBars, ChartKind::Lines]);
    let chart = Chart::new(kind, Unit::Euro, caption, "Kaavio.").categories(dice.several(count, Dice::name));
    let chart = series
        .into_iter()
        .fold(chart, |chart, (name, values)| chart.series(name, values));
    Block::Chart(ChartBlock {
        most: Some(12),
        ..ChartBlock::new(chart)
    })
}

fn statuses(dice: &mut Dice) -> Block {
    let count = dice.size();
    let rows = dice.several(count, |dice| {
        Row::body(vec![
            Cell::Text(dice.inlines()),
            Cell::status(dice.light(), dice.words(25)),
            Cell::Text(dice.inlines()),
        ])
    });
    let columns = vec![
        Column::text("Palvelu"),
        Column::figures("Tila", ColumnKind::Status),
        Column::text("Huomio"),
    ];
    Block::table(
        Table::new("Palveluiden tila.", columns).with_rows(rows),
        dice.limit(),
    )
}

fn figures(dice: &mut Dice) -> Block {
    let count = 1 + dice.below(6);
    Block::Figures(dice.several(count, |dice| {
        let figure = KeyFigure::new(dice.money(), dice.name());
        if dice.below(2) == 0 {
            figure.comment(dice.text())
        } else {
            figure
        }
    }))
}

fn block(dice: &mut Dice) -> Block {
    match dice.below(10) {
        0 | 1 => Block::Text(dice.inlines()),
        2 | 3 => list(dice),
        4 | 5 => table(dice),
        6 => chart(dice),
        7 => statuses(dice),
        8 => plotted(dice),
        _ => figures(dice),
    }
}

fn slide(dice: &mut Dice) -> Slide {
    let role = dice.of(&[
        Role::Title,
        Role::Cover,
        Role::Section,
        Role::Content,
        Role::Content,
        Role::TwoContent,
        Role::Chart,
        Role::Table,
        Role::TitleOnly,
    ]);
    let (first, second, notes) = (dice.below(4), dice.below(2), dice.below(2));
    Slide {
        blocks: dice.several(first, block),
        second: dice.several(second, block),
        notes: dice.several(notes, Dice::text),
        ..Slide::new(role, dice.name())
    }
}

/// A deck in which everything that is too long is cut. What can never be written is left out.
fn deck(dice: &mut Dice, template: &Template) -> Vec<u8> {
    let mut deck = Deck::new(Head {
        footers: vec![dice.words(120)],
        ..Head::new("Satunnainen", "Esimerkkikeskus")
    });
    deck.shorten = true;
    let count = 2 + dice.below(4);
    let mut number = 0;
    while number < count {
        let mut with = deck.clone();
        with.sections.push(Section::new(dice.name(), vec![slide(dice)]));
        match write(&with, template) {
            Ok(_) => {
                deck = with;
                number += 1;
            }
            Err(errors) => {
                let is_long = errors
                    .iter()
                    .any(|error| matches!(error.problem(), Some(Problem::TooLong { .. })));
                assert!(!is_long, "a long text is cut: {errors}");
                println!("left out: {errors}");
            }
        }
    }
    write(&deck, template).unwrap().bytes
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("the folder to write to");
    let count: usize = arguments
        .next()
        .and_then(|count| count.parse().ok())
        .expect("how many decks");
    let night = Template::from_pptx(&brand::file()).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..count {
        let template = if number % 2 == 0 {
            Template::built_in()
        } else {
            &night
        };
        let seed = u64::try_from(number).expect("a small number");
        let mut dice = Dice {
            state: seed,
            is_plain: number % 4 < 2,
        };
        let bytes = deck(&mut dice, template);
        std::fs::write(Path::new(&folder).join(format!("{number:04}.pptx")), bytes).unwrap();
    }
}
