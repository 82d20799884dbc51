//! The outline of a written file, as it lies in the XML: style, numbering and text of each paragraph.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{agreement, pages};
use vuosikello_ooxml::{Element, Package};
use vuosikello_word::{Reference, write};

/// One line per paragraph: indented by depth in tables, with style, numbering and what keeps it in its place.
fn outline(element: &Element<'_>, indent: usize, out: &mut String) {
    for child in element.elements() {
        match child.name.as_ref() {
            "w:p" => {
                let properties = child.find("w:pPr");
                let value =
                    |name: &str| properties.and_then(|properties| properties.find(name)?.get("w:val"));
                let flag = |name: &str| properties.is_some_and(|properties| properties.find(name).is_some());
                let numbering =
                    properties
                        .and_then(|properties| properties.find("w:numPr"))
                        .map(|numbering| {
                            let value = |name: &str| {
                                numbering
                                    .find(name)
                                    .and_then(|found| found.get("w:val"))
                                    .unwrap_or("?")
                            };
                            format!(" [{}:{}]", value("w:numId"), value("w:ilvl"))
                        });
                let mut text = String::new();
                child.walk(&mut |element| match element.name.as_ref() {
                    "w:t" => text.push_str(&element.own_text()),
                    "w:tab" if element.get("w:pos").is_none() => text.push('→'),
                    "w:br" => text.push('↵'),
                    "w:instrText" => text.push_str(&format!("{{{}}}", element.own_text().trim())),
                    _ => {}
                });
                out.push_str(&" ".repeat(indent));
                out.push_str(value("w:pStyle").unwrap_or("?"));
                out.push_str(&numbering.unwrap_or_default());
                out.push_str(if flag("w:pageBreakBefore") { " page" } else { "" });
                out.push_str(if flag("w:keepNext") { " keep" } else { "" });
                out.push_str(&value("w:jc").map(|jc| format!(" {jc}")).unwrap_or_default());
                out.push_str(&format!(": {}\n", text.chars().take(90).collect::<String>()));
            }
            "w:tbl" => {
                let style = child
                    .path(&["w:tblPr", "w:tblStyle"])
                    .and_then(|style| style.get("w:val"));
                out.push_str(&format!("{}table {}\n", " ".repeat(indent), style.unwrap_or("?")));
                // Long tables are told by their first rows.
                for row in child.elements().filter(|row| row.name == "w:tr").take(9) {
                    let header = row.path(&["w:trPr", "w:tblHeader"]).is_some();
                    out.push_str(&format!(
                        "{}row{}\n",
                        " ".repeat(indent + 2),
                        if header { " header" } else { "" }
                    ));
                    outline(row, indent + 4, out);
                }
            }
            _ => outline(child, indent, out),
        }
    }
}

fn outline_of(part: &str) -> String {
    let document = agreement();
    let file = write(&document, Reference::built_in(), &pages(&document)).unwrap();
    let package = Package::read(&file).unwrap();
    let mut out = String::new();
    outline(&Element::parse(package.part(part).unwrap()).unwrap(), 0, &mut out);
    out
}

#[test]
fn the_document_has_the_styles_and_numbers_of_its_blocks() {
    insta::assert_snapshot!(outline_of("word/document.xml"));
}

#[test]
fn the_first_header_has_every_field_and_the_following_what_a_loose_page_needs() {
    insta::assert_snapshot!(outline_of("word/header2.xml") + "---\n" + &outline_of("word/header1.xml"));
}
