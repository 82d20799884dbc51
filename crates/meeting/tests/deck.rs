//! The slide decks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use support::checked::deck;
use support::shown::text;
use support::{budget_day, built_in, complete, configuration, nearly_empty, overview};
use vuosikello_core::{BudgetVersion, MeetingDossier, Money, Project, Service};
use vuosikello_document::deck::{Block, Deck, Role, TableBlock};
use vuosikello_document::{Cell, Inline, RowKind, Unit};
use vuosikello_meeting::{Issue, PENDING, templates};
use vuosikello_slides::{Template, Warning, write};

fn made(dossier: &MeetingDossier) -> Deck {
    deck(&configuration(), dossier, &built_in()).unwrap()
}

/// The deck of a template of one slide.
fn made_of(dossier: &MeetingDossier, blocks: &str) -> Deck {
    let source = format!("# Osa\n\n## Dia\n\n{blocks}");
    let own = templates([("esitys.md", source.as_str())]).unwrap();
    deck(&configuration(), dossier, &own).unwrap()
}

fn written(deck: &Deck) -> usize {
    write(deck, Template::built_in()).unwrap().slides
}

#[test]
fn the_decks_are_as_reviewed() {
    insta::assert_snapshot!("deck_complete", text(&made(&complete())));
    insta::assert_snapshot!("deck_nearly_empty", text(&made(&nearly_empty())));
}

#[test]
fn the_sections_are_the_items_of_the_agenda_in_their_order() {
    let names: Vec<String> = made(&complete())
        .sections
        .iter()
        .map(|section| section.name.clone())
        .collect();
    assert_eq!(
        names,
        [
            "Kokous",
            "Aiempien kokousten toimenpiteet",
            "Talouskatsaus",
            "Palveluiden tilannekatsaus",
            "Palveluiden kehitys",
            "Saavutettavuusvaatimusten muutos",
            "Tilaajatyytyväisyyskysely",
            "Päätökset ja seuraava kokous",
        ]
    );
    let deck = made(&complete());
    let first = &deck.sections[0].slides[0];
    assert_eq!(
        (first.role, first.title.as_str()),
        (Role::Cover, "Palvelusopimuksen seurantaryhmä 2/2027")
    );
}

#[test]
fn the_totals_are_those_of_the_views() {
    let dossier = complete();
    let total = overview(&dossier).total;
    {
        let deck = made_of(&dossier, "[[taloustaulukko]]");
        let tables = deck.sections.iter().flat_map(|section| &section.slides);
        let blocks = tables.flat_map(|slide| &slide.blocks);
        let totals: Vec<Vec<i64>> = blocks
            .filter_map(|block| match block {
                Block::Table(block) => Some(&block.table),
                _ => None,
            })
            .flat_map(|table| table.rows.iter().filter(|row| row.kind == RowKind::Total))
            .map(|row| {
                let figures = row.cells.iter().filter_map(|cell| match cell {
                    Cell::Money(amount) => Some(amount.cents()),
                    Cell::Share(share) => Some(share.tenths()),
                    _ => None,
                });
                figures.collect()
            })
            .collect();
        assert!(!totals.is_empty());
        for mut row in totals {
            let deviation = total.deviation().unwrap().cents();
            let mut expected = vec![
                total.budget.cents(),
                total.actual.cents(),
                total.forecast.unwrap().cents(),
                deviation,
                total.deviation_share().unwrap().tenths(),
            ];
            row.sort_unstable();
            expected.sort_unstable();
            assert_eq!(row, expected);
        }
        let text = text(&deck);
        for amount in [total.budget, total.actual, total.forecast.unwrap()] {
            assert!(text.contains(&amount.figures()), "{amount} in {text}");
        }
    }
}

#[test]
fn the_amounts_of_the_deck_are_exact_in_its_notes() {
    let dossier = complete();
    let total = overview(&dossier).total;
    let text = text(&made(&dossier));
    for amount in [total.budget, total.actual, total.forecast.unwrap()] {
        assert!(text.contains(&amount.figures()), "{amount} in {text}");
    }
}

#[test]
fn the_chart_of_the_groups_shows_shares_of_one_whole() {
    let dossier = complete();
    let overview = overview(&dossier);
    let deck = made_of(&dossier, "[[talouskaavio]]");
    let blocks = &deck.sections[0].slides[0].blocks;
    let [Block::Chart(block)] = blocks.as_slice() else {
        panic!("{blocks:?}")
    };
    assert_eq!(block.chart.unit, Unit::Share);
    let [shares] = block.chart.series.as_slice() else {
        panic!("{:?}", block.chart.series)
    };
    let groups = overview.top.iter().map(|row| row.figures.actual_share());
    for (shown, share) in shares.values.iter().zip(groups) {
        assert_eq!(*shown, share.map(vuosikello_core::Percentage::tenths));
    }
    assert_eq!(block.chart.categories.last().unwrap(), "Vuodesta kulunut");
}

/// The tables with marks in their rows.
fn plotted(deck: &Deck) -> Vec<TableBlock> {
    let slides = deck.sections.iter().flat_map(|section| &section.slides);
    let blocks = slides.flat_map(|slide| slide.blocks.iter().chain(&slide.second));
    blocks
        .filter_map(|block| match block {
            Block::Table(block) if block.plot.is_some() => Some(block.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn marks_stand_in_the_rows_of_their_tables_over_a_column_that_is_free() {
    let decks = [made(&complete()), budget_day(BudgetVersion::Tpe1, "15.6.2027")];
    let mut kinds = BTreeSet::new();
    for deck in &decks {
        for block in plotted(deck) {
            let plot = block.plot.as_ref().unwrap();
            kinds.insert(format!("{:?}", plot.kind));
            assert!(!plot.description.is_empty());
            for series in &plot.series {
                assert_eq!(series.values.len(), block.table.rows.len(), "{}", series.name);
            }
            for row in &block.table.rows {
                assert_eq!(row.cells[plot.column], Cell::Empty);
            }
        }
    }
    assert!(kinds.len() == 3, "{kinds:?}");
}

#[test]
fn what_is_missing_says_so() {
    let text = text(&made(&nearly_empty()));
    for part in [
        "talousarvio ja toteuma",
        "palveluiden tila",
        "kehittämistarpeet",
        "projektien tilanne",
        "kyselyn tulokset",
    ] {
        let told = text
            .lines()
            .any(|line| line.contains(PENDING) && line.contains(part));
        assert!(told, "{part} in {text}");
    }
    assert!(!self::text(&made(&complete())).contains(PENDING));
}

#[test]
fn a_budget_without_a_row_has_not_come_yet() {
    let mut dossier = complete();
    let finance = dossier.finance.as_mut().unwrap();
    finance.versions.values_mut().for_each(Vec::clear);
    finance.actuals.clear();
    finance.locks.clear();
    let text = text(&made(&dossier));
    let pending = format!("{PENDING}: talousarvio ja toteuma");
    assert!(text.contains(&pending), "{text}");
    assert!(!text.contains(" 0,00\u{a0}€"), "{text}");
}

#[test]
fn decks_of_any_size_can_be_written() {
    for count in [0, 1, 13, 500] {
        let mut dossier = complete();
        let service = dossier.agreement.services[0].clone();
        let services = (0..count).map(|number| Service {
            id: format!("S{number}"),
            name: format!("Palvelu {number}, jolla on pitkähkö nimi"),
            ..service.clone()
        });
        dossier.agreement.services.extend(services);
        let status = dossier.services.as_ref().unwrap()[1].clone();
        let statuses = (0..count).map(|number| vuosikello_core::ServiceStatus {
            service: format!("S{number}"),
            ..status.clone()
        });
        dossier.services = Some(statuses.collect());
        let need = dossier.needs.as_ref().unwrap()[0].clone();
        let needs = (0..count).map(|number| vuosikello_core::Need {
            id: format!("T{number}"),
            ..need.clone()
        });
        dossier.needs = Some(needs.collect());
        dossier.projects = Some(projects(&dossier, count));
        let deck = made(&dossier);
        let slides = written(&deck);
        assert!((6..=12).contains(&slides), "{count}: {slides}");
    }
}

/// So many projects like the first.
fn projects(dossier: &MeetingDossier, count: usize) -> Vec<Project> {
    let project = &dossier.projects.as_ref().unwrap()[0];
    let projects = (0..count).map(|number| Project {
        id: format!("P{number}"),
        ..project.clone()
    });
    projects.collect()
}

#[test]
fn the_usual_deck_is_short() {
    assert!((7..=9).contains(&written(&made(&complete()))));
    assert!(written(&made(&nearly_empty())) <= 9);
}

const HOSTILE: [&str; 6] = [
    "[[projektit]]",
    "[[ei ole]] [x](javascript:alert(1))",
    "# Otsikko\n\n## Dia",
    "> muistiinpano\n\n---",
    "{{ kokous.numero }} {% if x %}",
    "<script>&amp;",
];

#[test]
fn no_value_changes_the_structure_of_a_deck() {
    let shape = |deck: &Deck| -> Vec<(Role, usize)> {
        let slides = deck.sections.iter().flat_map(|section| &section.slides);
        slides.map(|slide| (slide.role, slide.blocks.len())).collect()
    };
    let with = |value: &str| {
        let mut dossier = complete();
        let text = || value.to_owned();
        dossier.meeting.extra_items[0].title = text();
        dossier.meeting.extra_items[0].text = vec!["Asiasta kerrotaan.".to_owned(), text()];
        dossier.meeting.extra_items[0].presenter = Some(text());
        dossier.agreement.customer.name.base = text();
        dossier.agreement.services[1].name = text();
        dossier.services.as_mut().unwrap()[1].description = Some(text());
        dossier.needs.as_mut().unwrap()[0].name = text();
        dossier.projects.as_mut().unwrap()[0].milestone = Some(text());
        for lines in dossier.finance.as_mut().unwrap().versions.values_mut() {
            lines[0].reason = Some(text());
        }
        dossier
    };
    let usual = shape(&made(&with("tavallinen teksti")));
    for value in HOSTILE {
        let deck = made(&with(value));
        assert_eq!(shape(&deck), usual, "{value}");
        assert!(written(&deck) > 6);
        let said = self::text(&deck);
        let first = value.lines().next().unwrap();
        assert!(said.contains(first), "{value} in {said}");
    }
}

#[test]
fn titles_are_unique_in_the_file() {
    let mut dossier = complete();
    // There is a slide of this title already.
    dossier.meeting.extra_items[0].title = made(&dossier).sections[0].slides[0].title.clone();
    dossier.meeting.extra_items[0].text.clear();
    let output = write(&made(&dossier), Template::built_in()).unwrap();
    let titles = titles(&output.bytes);
    assert_eq!(titles.len(), output.slides);
    assert_eq!(
        titles.iter().collect::<BTreeSet<_>>().len(),
        titles.len(),
        "{titles:?}"
    );
    let twins = titles
        .iter()
        .filter(|title| title.ends_with("\u{a0}(1/2)") || title.ends_with("\u{a0}(2/2)"));
    assert!(twins.count() >= 2, "{titles:?}");
}

/// What stands in the title of each slide of a file.
fn titles(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let slides = names
        .iter()
        .filter(|name| name.starts_with("ppt/slides/") && name.ends_with(".xml"));
    slides
        .map(|name| {
            let mut slide = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut slide).unwrap();
            let (_, title) = slide
                .split_once("type=\"title\"")
                .or_else(|| slide.split_once("type=\"ctrTitle\""))
                .unwrap();
            let (_, text) = title.split_once("<a:t>").unwrap();
            text.split_once("</a:t>").unwrap().0.to_owned()
        })
        .collect()
}

#[test]
fn a_template_changes_texts_and_order() {
    let own = templates([(
        "esitys.md",
        "# Alku\n\n## {{ ryhma }}\n\n# Projektit\n\n## Missä mennään\n\nVasen\n\n---\n\n[[projektit]]\n\n> Puhutaan *lyhyesti*.",
    )])
    .unwrap();
    let deck = deck(&configuration(), &complete(), &own).unwrap();
    let slide = &deck.sections[1].slides[0];
    assert_eq!(slide.role, Role::TwoContent);
    assert_eq!(slide.blocks, [Block::text("Vasen")]);
    assert!(matches!(slide.second.as_slice(), [Block::Table(_)]));
    assert_eq!(slide.notes.last().unwrap(), "Puhutaan lyhyesti.");
}

fn message(source: &str) -> String {
    let own = templates([("esitys.md", source)]).unwrap();
    let issues = deck(&configuration(), &complete(), &own).unwrap_err();
    let [Issue::Template(error)] = issues.as_slice() else {
        panic!("{issues:?}")
    };
    error.to_string()
}

#[test]
fn mistakes_in_a_template_are_errors() {
    assert_eq!(
        message("# A\n\n## B\n\n[[projekit]]"),
        "esitys.md, rivi 5, sarake 1: lohkoa \"[[projekit]]\" ei ole; tarkoititko \"[[projektit]]\"?"
    );
    assert!(message("# A\n\n## B\n\n[[{{ kokous.numero }}]]").contains("lohkot ovat asialista, "));
    assert!(
        message("# A\n\n## B\n\n[[projektit, rivejä paljon]]")
            .contains("määre \"rivejä paljon\" on tuntematon")
    );
    assert!(message("Teksti\n\n# A\n\n## B").contains("ennen ensimmäistä diaa"));
    assert!(message("# A\n\n## B\n\n### C").contains("väliotsikko"));
    assert!(message("# A\n\n## B\n\nTermi\n: selitys").contains("esityksessä muuta kuin"));
}

#[test]
fn a_template_says_how_much_is_shown() {
    let mut dossier = complete();
    dossier.projects = Some(projects(&dossier, 40));
    let slides = |block: &str| {
        let source = format!("# Osa\n\n## Projektit\n\n{block}");
        let own = templates([("esitys.md", source.as_str())]).unwrap();
        let deck = deck(&configuration(), &dossier, &own).unwrap();
        let output = write(&deck, Template::built_in()).unwrap();
        let is_summed = |warning: &Warning| matches!(warning, Warning::Summed { .. });
        (output.slides, output.warnings.iter().any(is_summed))
    };
    assert_eq!(slides("[[projektit, dioja 1]]"), (1, true));
    let all = slides("[[projektit, kaikki]]");
    assert!(all.0 >= 3 && !all.1, "{all:?}");
    assert!(slides("[[projektit, rivejä 12]]").0 < all.0);
}

#[test]
fn few_answers_are_not_shown() {
    let mut dossier = complete();
    dossier.survey.as_mut().unwrap().truncate(2);
    let text = text(&made(&dossier));
    assert!(text.contains("tuloksia ei esitetä"), "{text}");
    for hidden in ["Suositteluindeksi", "Arvosanojen keskiarvo", "kertoo kaiken"] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
}

#[test]
fn an_unexplained_deviation_stands_out() {
    let deck = made(&complete());
    let strong = vec![Inline::Strong(vec![Inline::text("Syy puuttuu")])];
    let slides = deck.sections.iter().flat_map(|section| &section.slides);
    let mut rows = slides
        .flat_map(|slide| &slide.blocks)
        .filter_map(|block| match block {
            Block::Table(block) => Some(&block.table.rows),
            _ => None,
        })
        .flatten();
    assert!(rows.any(|row| row.cells.contains(&Cell::Text(strong.clone()))));
}

#[test]
fn the_same_data_give_the_same_deck() {
    assert_eq!(made(&complete()), made(&complete()));
}

#[test]
fn a_deviation_too_small_for_its_share_is_not_nothing() {
    let mut dossier = complete();
    let finance = dossier.finance.as_mut().unwrap();
    let mut forecast = finance.versions[&BudgetVersion::TaeB3].clone();
    forecast[0].amount = Money::from_cents(forecast[0].amount.cents() + 100);
    finance.versions.insert(BudgetVersion::Tpe1, forecast);
    let text = text(&made_of(&dossier, "[[talousluvut]]"));
    let card = "* +1,00\u{a0}€ | Poikkeama | alle\u{a0}0,1\u{a0}% talousarviosta";
    assert!(text.contains(card), "{text}");
}
