//! Templates of decks.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod samples;

use samples::{HOSTILE, data};
use serde_json::{Value, json};
use vuosikello_document::deck::{Block, Limit, Role, Section, Slide, TableBlock};
use vuosikello_document::{Inline, Templates};

fn sections_with(source: &str, variables: Value) -> Result<Vec<Section>, Vec<String>> {
    let templates = Templates::new([("esitys.md", source)]).unwrap();
    let made = templates.slides("esitys.md", &data(variables), "Kokous");
    made.map_err(|errors| errors.iter().map(ToString::to_string).collect())
}

fn sections(source: &str) -> Result<Vec<Section>, Vec<String>> {
    sections_with(source, json!({}))
}

/// The one slide of a template that is only its content.
fn slide(content: &str) -> Slide {
    let made = sections(&format!("## Alku\n\n## Dia\n\n{content}")).unwrap();
    made[0].slides[1].clone()
}

fn table(content: &str) -> TableBlock {
    match slide(content).blocks.as_slice() {
        [Block::Table(block)] => block.clone(),
        other => panic!("{other:?}"),
    }
}

fn message(content: &str) -> String {
    let mut errors = sections(content).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.remove(0)
}

#[test]
fn a_first_level_heading_begins_a_section_and_a_second_level_one_a_slide() {
    let made =
        sections("## Kansi\n\nTeksti\n\n# Talous\n\n## Luvut\n\n[[luvut]]\n\n## Taulukko\n\n[[projektit]]")
            .unwrap();
    let names: Vec<&str> = made.iter().map(|section| section.name.as_str()).collect();
    assert_eq!(names, ["Kokous", "Talous"]);
    let slides: Vec<(Role, &str)> = made
        .iter()
        .flat_map(|section| &section.slides)
        .map(|slide| (slide.role, slide.title.as_str()))
        .collect();
    assert_eq!(
        slides,
        [
            (Role::Title, "Kansi"),
            (Role::TitleOnly, "Luvut"),
            (Role::Table, "Taulukko")
        ]
    );
    assert_eq!(made[0].slides[0].blocks, [Block::text("Teksti")]);
}

#[test]
fn the_role_of_a_slide_follows_from_its_content() {
    for (content, role) in [
        ("Teksti", Role::Content),
        ("[[luettelo]]", Role::Content),
        ("[[kustannukset]]", Role::Chart),
        ("[[projektit]]", Role::Table),
        ("[[luvut]]", Role::TitleOnly),
        ("[[luvut]]\n\n[[projektit]]", Role::TitleOnly),
        ("[[luvut]]\n\nTeksti", Role::Content),
        ("[[projektit]]\n\n---\n\nTeksti", Role::TwoContent),
        ("---\n\n[[projektit]]", Role::Table),
    ] {
        assert_eq!(slide(content).role, role, "{content}");
    }
}

#[test]
fn a_rule_parts_the_halves_and_quotes_are_notes() {
    let slide = slide("Vasen\n\n---\n\n[[projektit]]\n\n> Puhutaan *lyhyesti*.");
    assert_eq!(slide.blocks, [Block::text("Vasen")]);
    assert!(matches!(slide.second.as_slice(), [Block::Table(_)]));
    assert_eq!(slide.notes, ["Projekteja on kaksi.", "Puhutaan lyhyesti."]);
}

#[test]
fn views_and_own_blocks_keep_their_order() {
    let slide = slide("[[toteama]]\n\nVäli\n\n- a\n\n[[projektit]]\n\nLoppu\n\n[[toteama]]");
    let kinds: Vec<&str> = slide
        .blocks
        .iter()
        .map(|block| match block {
            Block::Text(_) => "text",
            Block::List(_) => "list",
            Block::Table(_) => "table",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["text", "text", "list", "table", "text", "text"]);
}

#[test]
fn what_has_nothing_to_show_is_left_out() {
    let made = sections(
        "# A\n\n## Alku\n\nx\n\n## Tyhjä\n\n[[tyhja]]\n\n# B\n\n## Tyhjä\n\n[[tyhja]]\n\n# C\n\n## Otsikko",
    )
    .unwrap();
    let shape: Vec<(&str, usize)> = made
        .iter()
        .map(|section| (section.name.as_str(), section.slides.len()))
        .collect();
    assert_eq!(shape, [("A", 1), ("C", 1)]);
}

#[test]
fn a_template_says_how_much_of_a_view_is_shown() {
    for (content, limit) in [
        ("[[projektit]]", Limit::rows(1)),
        ("[[projektit, kaikki]]", Limit::NONE),
        ("[[projektit, rivejä 12]]", Limit::rows(12)),
        ("[[projektit, dioja 2]]", Limit::slides(2)),
        (r#"{{ nakyma(nimi="projektit") }}"#, Limit::rows(1)),
        (r#"{{ nakyma(nimi="projektit", kaikki=true) }}"#, Limit::NONE),
        (r#"{{ nakyma(nimi="projektit", riveja=12) }}"#, Limit::rows(12)),
        (r#"{{ nakyma(nimi="projektit", dioja=2) }}"#, Limit::slides(2)),
    ] {
        let block = table(content);
        assert_eq!((block.limit, block.table.rows.len()), (limit, 2), "{content}");
    }
}

#[test]
fn a_template_chooses_columns_and_keeps_the_limit_of_the_view() {
    let block = table(r#"{{ nakyma(nimi="projektit", sarakkeet=["summa", "nimi | Nimi"]) }}"#);
    let titles: Vec<String> = block.table.columns.iter().map(|column| column.title()).collect();
    assert_eq!(titles, ["Summa, €", "Nimi"]);
    assert_eq!(block.limit, Limit::rows(1));
}

#[test]
fn no_value_changes_the_structure_of_a_deck() {
    let source = "# {{ x }}\n\n## {{ x }}\n\n{{ x }}\n\n---\n\n- {{ x }}\n\n> {{ x }}\n";
    for value in HOSTILE {
        let made = sections_with(source, json!({ "x": value })).unwrap();
        let [section] = made.as_slice() else {
            panic!("{value}: {made:?}")
        };
        let [slide] = section.slides.as_slice() else {
            panic!("{value}: {made:?}")
        };
        assert!(
            matches!(slide.blocks.as_slice(), [Block::Text(_)]),
            "{value}: {slide:?}"
        );
        assert!(
            matches!(slide.second.as_slice(), [Block::List(_)]),
            "{value}: {slide:?}"
        );
        let shown = value.replace('\u{202e}', "\u{fffd}");
        assert_eq!([&section.name, &slide.title, &slide.notes[0]], [&shown; 3]);
    }
    let made = sections_with("## A\n\n{{ x }}", json!({ "x": "[[projektit]]" })).unwrap();
    assert_eq!(made[0].slides[0].blocks, [Block::text("[[projektit]]")]);
}

#[test]
fn mistakes_in_a_template_are_errors() {
    assert_eq!(
        message("# A\n\n## B\n\n[[projekit]]"),
        "esitys.md, rivi 5, sarake 1: lohkoa \"[[projekit]]\" ei ole; tarkoititko \"[[projektit]]\"?"
    );
    for (source, what) in [
        ("## B\n\n[[x]]", "lohkot ovat projektit, "),
        (
            "## B\n\n[[projektit, rivejä paljon]]",
            "määre \"rivejä paljon\" on tuntematon",
        ),
        (
            "## B\n\n{{ nakyma(nimi=\"projektit\", sarakkeet=[\"tilla\"]) }}",
            "tarkoititko \"tila\"?",
        ),
        (
            "## B\n\nKatso {{ nakyma(nimi=\"projektit\") }}.",
            "kutsun \"nakyma\" pitää olla omalla rivillään",
        ),
        ("Teksti\n\n# A\n\n## B", "ennen ensimmäistä diaa"),
        ("[[projektit]]\n\n# A\n\n## B", "ennen ensimmäistä diaa"),
        ("## B\n\n### C", "väliotsikko"),
        ("## B\n\nTermi\n: selitys", "esityksessä muuta kuin"),
        ("## B\n\n- a\n  - b\n    - c", "yli kaksitasoinen luettelo"),
        ("## B\n\n4. a\n5. b", "muusta numerosta kuin 1"),
    ] {
        let error = message(source);
        assert!(error.contains(what), "{source}: {error}");
    }
}

#[test]
fn every_unknown_view_is_reported_at_once() {
    let errors = sections("## A\n\n[[projekit]]\n\n[[projekit]]\n\n## B\n\n[[tyhjä]]\n\n### C").unwrap_err();
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert!(
        errors[2].contains("\"[[tyhjä]]\" ei ole; tarkoititko \"[[tyhja]]\"?"),
        "{errors:?}"
    );
}

#[test]
fn a_list_keeps_two_levels_and_paragraphs_as_lines() {
    let slide = slide("1. yksi\n\n   lisää\n   - ala\n2. kaksi");
    let [Block::List(list)] = slide.blocks.as_slice() else {
        panic!("{slide:?}")
    };
    assert!(list.numbered);
    assert_eq!(
        list.items[0].content,
        [Inline::text("yksi"), Inline::LineBreak, Inline::text("lisää")]
    );
    assert_eq!(list.items[0].items, [[Inline::text("ala")]]);
    assert_eq!(list.items.len(), 2);
}
