//! Views in documents: `[[nimi]]` and `nakyma(…)`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod samples;

use samples::{HOSTILE, data};
use serde_json::json;
use vuosikello_document::{
    Align, Block, Cell, Data, Definition, Inline, List, Table, TemplateErrorKind, Templates, View, plain_text,
};

fn render_with(source: &str, data: &Data<'_>) -> Result<Vec<Block>, TemplateErrorKind> {
    let templates = Templates::new([("malli.md", source)]).unwrap();
    templates
        .render("malli.md", data)
        .map_err(|mut errors| errors.remove(0).kind)
}

fn render(source: &str) -> Result<Vec<Block>, TemplateErrorKind> {
    render_with(source, &data(json!({})))
}

fn message(source: &str) -> String {
    render(source).unwrap_err().to_string()
}

fn only_table(source: &str) -> Table {
    match render(source).unwrap().as_slice() {
        [Block::Table(table)] => table.clone(),
        other => panic!("{other:?}"),
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::text(text)])
}

fn titles(table: &Table) -> Vec<String> {
    table.columns.iter().map(|column| column.title()).collect()
}

#[test]
fn a_view_stands_where_its_name_stands() {
    let blocks = render("Alku.\n\n[[projektit]]\n\n  [[ projektit ]]  \n\nLoppu.").unwrap();
    let [first, Block::Table(table), Block::Table(second), last] = blocks.as_slice() else {
        panic!("{blocks:?}")
    };
    assert_eq!([first, last], [&paragraph("Alku."), &paragraph("Loppu.")]);
    assert_eq!(titles(table), ["Projekti", "Tila"]);
    assert_eq!(table.rows[1].cells, [Cell::text("Maija"), Cell::text("Myöhässä")]);
    assert_eq!(table.rows.len(), 2);
    let captions = [table, second].map(|table| plain_text(&table.caption));
    assert_eq!(captions, ["Taulukko 1. Projektit", "Taulukko 2. Projektit"]);
}

#[test]
fn views_at_the_beginning_at_the_end_and_side_by_side_keep_their_order() {
    let blocks = render("[[toteama]]\n\n[[projektit]]\n\nVäli.\n\n---\n\n[[toteama]]").unwrap();
    let kinds: Vec<&str> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(_) => "text",
            Block::Table(_) => "table",
            Block::PageBreak => "break",
            Block::Turn(_) => "turn",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["text", "table", "text", "break", "text"]);
    assert_eq!(blocks[4], paragraph("Projekteja on kaksi."));
}

#[test]
fn every_block_of_a_view_has_its_form_in_a_document() {
    let blocks = render("[[luettelo]]\n\n[[luvut]]\n\n[[kustannukset]]").unwrap();
    let [
        Block::List(list),
        Block::Definitions(figures),
        Block::Chart(chart),
    ] = blocks.as_slice()
    else {
        panic!("{blocks:?}")
    };
    let below = List {
        start: None,
        marker: None,
        items: vec![vec![paragraph("alakohta")]],
    };
    let items = vec![
        vec![paragraph("kohta"), Block::List(below)],
        vec![paragraph("toinen")],
    ];
    assert_eq!(
        *list,
        List {
            start: Some(1),
            marker: None,
            items
        }
    );
    let text = |text: &str| vec![Inline::text(text)];
    let figure = |term: &str, lines: &[&str]| Definition {
        term: text(term),
        lines: lines.iter().map(|line| text(line)).collect(),
    };
    let expected = [
        figure("Vastauksia", &["12", "kolme enemmän kuin keväällä"]),
        figure("Muutos", &["+1\u{a0}234,50\u{a0}€"]),
    ];
    assert_eq!(*figures, expected);
    assert_eq!(plain_text(&chart.caption), "Kuva 1. Kustannukset");
}

#[test]
fn a_view_with_nothing_to_show_leaves_no_trace() {
    assert_eq!(
        render("Alku.\n\n[[tyhja]]\n\nLoppu.").unwrap(),
        [paragraph("Alku."), paragraph("Loppu.")]
    );
}

#[test]
fn a_value_is_never_the_name_of_a_view() {
    for value in HOSTILE {
        for source in ["{{ x }}", "**{{ x }}**", "- {{ x }}", "> {{ x }}"] {
            let blocks = render_with(source, &data(json!({ "x": value }))).unwrap();
            let [block] = blocks.as_slice() else {
                panic!("{source}: {blocks:?}")
            };
            assert!(!matches!(block, Block::Table(_)), "{source}: {blocks:?}");
        }
    }
    let blocks = render_with("{{ x }}", &data(json!({ "x": "[[projektit]]" }))).unwrap();
    assert_eq!(blocks, [paragraph("[[projektit]]")]);
    let blocks = render_with("[[{{ x }}", &data(json!({ "x": "projektit]]" }))).unwrap();
    assert_eq!(blocks, [paragraph("[[projektit]]")]);
}

#[test]
fn a_name_within_text_is_not_printed_as_it_is() {
    for source in [
        "Katso [[projektit]].",
        "- [[projektit]]",
        "> [[projektit]]",
        "## [[projektit]]",
        "Termi\n: [[projektit]]",
        "| a |\n|---|\n| [[projektit]] |",
    ] {
        let error = render(source).unwrap_err();
        assert_eq!(
            error,
            TemplateErrorKind::ViewNotAlone("projektit".into()),
            "{source}"
        );
    }
}

#[test]
fn a_call_within_text_is_refused() {
    let call = r#"{{ nakyma(nimi="projektit") }}"#;
    for source in [
        format!("Katso {call}."),
        format!("- {call}"),
        format!("> {call}"),
        format!("## {call}"),
    ] {
        let error = render(&source).unwrap_err();
        assert_eq!(error, TemplateErrorKind::NotAlone("nakyma"), "{source}");
    }
}

#[test]
fn an_unknown_view_is_named_with_the_nearest_known_one() {
    let nearest = "lohkoa \"[[projekit]]\" ei ole; tarkoititko \"[[projektit]]\"?";
    assert_eq!(message("[[projekit]]"), nearest);
    assert_eq!(message(r#"{{ nakyma(nimi="projekit") }}"#), nearest);
    assert_eq!(
        message("[[x]]"),
        "lohkoa \"[[x]]\" ei ole; lohkot ovat projektit, toteama, luettelo, luvut, kustannukset, tyhja"
    );
    let error = render_with("[[{{ x }}]]", &data(json!({ "x": "# [x](y)" })))
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("lohkoa \"[[# [x](y)]]\" ei ole"), "{error}");
}

#[test]
fn a_template_chooses_renames_and_aligns_columns() {
    let table = only_table(
        r#"{{ nakyma(nimi="projektit", otsikko="Tilanne | nyt", kuvaus="Projektien tilanne.",
        sarakkeet=["summa", "tila | Tilanne | keski 3", "nimi | Nimi"]) }}"#,
    );
    assert_eq!(titles(&table), ["Summa, €", "Tilanne", "Nimi"]);
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    assert_eq!(aligns, [Align::Decimal, Align::Center, Align::Start]);
    assert_eq!(table.columns[1].weight, 3.0);
    assert_eq!(table.rows[0].cells[0].shown(&table.columns[0]), "1\u{a0}234,50");
    assert_eq!(table.rows[0].cells[2], Cell::text("Sakari"));
    assert_eq!(plain_text(&table.caption), "Taulukko 1. Tilanne | nyt");
    assert_eq!(table.description, "Projektien tilanne.");
    // What the template does not say stays as the view has it.
    let table = only_table(r#"{{ nakyma(nimi="projektit") }}"#);
    assert_eq!(titles(&table), ["Projekti", "Tila"]);
    assert_eq!(table.description, "Projektien tila ja rahoitus.");
}

#[test]
fn columns_chosen_of_a_chart_are_a_table_in_its_place() {
    let table =
        only_table(r#"{{ nakyma(nimi="kustannukset", sarakkeet=["laji", "toteuma | Toteuma, €"]) }}"#);
    assert_eq!(titles(&table), ["Laji", "Toteuma, €"]);
}

#[test]
fn an_unknown_column_is_named_with_the_nearest_known_one() {
    assert_eq!(
        message(r#"{{ nakyma(nimi="projektit", sarakkeet=["nimi", "tilla"]) }}"#),
        "näkymässä \"projektit\" ei ole saraketta \"tilla\"; tarkoititko \"tila\"?"
    );
    assert_eq!(
        message(r#"{{ nakyma(nimi="projektit", sarakkeet=["q"]) }}"#),
        "näkymässä \"projektit\" ei ole saraketta \"q\"; sarakkeet ovat nimi, tila, summa"
    );
    let error = message(r#"{{ nakyma(nimi="luettelo", sarakkeet=["nimi"]) }}"#);
    assert_eq!(
        error,
        "näkymässä \"luettelo\" ei ole taulukkoa, josta valita sarakkeita"
    );
}

#[test]
fn a_view_that_says_that_there_is_nothing_takes_any_columns() {
    let blocks = render(r#"{{ nakyma(nimi="toteama", sarakkeet=["nimi"]) }}"#).unwrap();
    assert_eq!(blocks, [paragraph("Projekteja on kaksi.")]);
}

#[test]
fn a_document_shows_all_of_a_view() {
    let refused = "lohkon \"[[projektit]]\" rivimäärän voi rajata vain esityksessä";
    for source in [
        "[[projektit, rivejä 1]]",
        "[[projektit, kaikki]]",
        r#"{{ nakyma(nimi="projektit", riveja=1) }}"#,
        r#"{{ nakyma(nimi="projektit", dioja=1) }}"#,
        r#"{{ nakyma(nimi="projektit", kaikki=true) }}"#,
    ] {
        assert_eq!(message(source), refused, "{source}");
    }
    // The limit that the view has by itself is for slides.
    assert_eq!(only_table("[[projektit]]").rows.len(), 2);
}

#[test]
fn mistakes_in_calls_are_named() {
    for (source, what) in [
        ("{{ nakyma() }}", "\"nimi\" puuttuu"),
        (
            r#"{{ nakyma(nimi="projektit", riveja=0) }}"#,
            "\"riveja\" ei ole kokonaisluku väliltä 1–1000",
        ),
        (
            r#"{{ nakyma(nimi="projektit", dioja=1001) }}"#,
            "\"dioja\" ei ole kokonaisluku väliltä 1–1000",
        ),
        (
            r#"{{ nakyma(nimi="projektit", sarakkeet=["nimi | "]) }}"#,
            "ei ole muotoa",
        ),
        (
            r#"{{ nakyma(nimi="projektit", sarakkeet=["nimi | Nimi | x"]) }}"#,
            "ei ole muotoa",
        ),
        ("[[projektit, paljon]]", "määre \"paljon\" on tuntematon"),
    ] {
        let error = message(source);
        assert!(error.contains(what), "{source}: {error}");
    }
}

#[test]
fn links_in_views_are_checked_as_those_of_the_template() {
    let link = Inline::Link {
        target: vuosikello_document::Target::Heading("talous".into()),
        content: vec![Inline::text("Talous")],
    };
    let view = View::of(vuosikello_document::deck::Block::Text(vec![link]));
    let mut data = data(json!({}));
    data.set_view("viite", view);
    assert!(render_with("## Talous {#talous}\n\n[[viite]]", &data).is_ok());
    let error = render_with("## Talous {#talo}\n\n[[viite]]", &data).unwrap_err();
    assert!(matches!(error, TemplateErrorKind::DeadLink { .. }), "{error}");
}
