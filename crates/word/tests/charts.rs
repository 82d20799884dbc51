//! Charts in Word files: tables of their data.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{head, text};
use vuosikello_document::{
    Align, Block, Cell, Chart, ChartKind, Column, Document, Language, Row, Table, Unit,
};
use vuosikello_ooxml::{Element, Package};
use vuosikello_word::{Reference, read, write};

fn chart(number: u32) -> Chart {
    let caption = format!("Kuva {number}. Kustannukset");
    Chart::new(
        ChartKind::ClusteredBars,
        Unit::Euro,
        caption,
        "Ylläpito maksoi eniten.",
    )
    .categories(["Ylläpito", "Henkilötyö"])
    .series("Talousarvio", [Some(123_456_789), Some(0)])
    .series("Toteuma", [Some(-5), None])
}

fn table(number: u32) -> Table {
    Table {
        caption: text(&format!("Taulukko {number}. Palvelut")),
        description: "Palvelut.".into(),
        columns: vec![Column::new("Palvelu", Align::Start, 1.0)],
        row_headers: true,
        rows: vec![Row::body(vec![Cell::text("Asianhallinta")])],
        ..Table::default()
    }
}

fn document() -> Document {
    let mut document = Document::new(head());
    document.blocks = vec![
        Block::Chart(chart(1)),
        Block::Table(table(1)),
        Block::Chart(chart(2)),
        Block::Table(table(2)),
    ];
    document
}

fn without_widths(mut table: Table) -> Table {
    table.columns.iter_mut().for_each(|column| column.weight = 0.0);
    table
}

#[test]
fn a_chart_reads_back_as_the_table_of_its_data() {
    let document = document();
    let file = write(&document, Reference::built_in(), &[]).unwrap();
    let found = read(&file).unwrap().document;
    assert_eq!(found.text(), document.text());
    let Some(Block::Table(found)) = found.blocks.into_iter().next() else {
        panic!("there is no table")
    };
    let expected = chart(1).as_table(Language::Finnish);
    assert_eq!(without_widths(found), without_widths(expected.as_text()));
}

#[test]
fn charts_and_tables_are_numbered_by_fields_of_their_own() {
    let file = write(&document(), Reference::built_in(), &[]).unwrap();
    let package = Package::read(&file).unwrap();
    let body = Element::parse(package.part("word/document.xml").unwrap()).unwrap();
    let mut fields = Vec::new();
    body.walk(&mut |element| {
        if element.name == "w:instrText" {
            fields.push(element.own_text().trim().to_owned());
        }
    });
    let of = |label: &str| format!("SEQ {label} \\* ARABIC");
    assert_eq!(fields, [of("Kuva"), of("Taulukko"), of("Kuva"), of("Taulukko")]);
}
