//! Tables.

use vuosikello_ooxml::{Element, Node};

use super::Marks;

/// A table: without the borders that docx-rs gives it, so that those of its style show; with its caption and its header row.
pub(super) fn conform(table: &mut Element<'_>, marks: &Marks<'_>) {
    if let Some(grid) = table.find_mut("w:tblGrid") {
        grid.elements_mut().for_each(|column| column.unset("w:type"));
    }
    let mark = table
        .path(&["w:tblPr", "w:tblStyle"])
        .and_then(|style| style.get("w:val"));
    let Some(notes) = mark.and_then(|mark| marks.table(mark)) else {
        return;
    };
    if let Some(properties) = table.find_mut("w:tblPr") {
        properties.retain(|child| !matches!(child.name.as_ref(), "w:tblBorders" | "w:jc"));
        properties.edit("w:tblStyle", |style| style.set("w:val", notes.style.clone()));
        properties.push(look(
            notes.header_rows > 0 || notes.ticks_header_box,
            notes.first_column,
        ));
        let mut describe = |name: &'static str, text: &str| {
            if !text.is_empty() {
                properties.push(Element::new(name).attribute("w:val", text.to_owned()));
            }
        };
        describe("w:tblCaption", &notes.caption);
        describe("w:tblDescription", &notes.description);
    }
    if !notes.repeat_header {
        return;
    }
    let rows = table.elements_mut().filter(|element| element.name == "w:tr");
    for row in rows.take(notes.header_rows) {
        if row.find("w:trPr").is_none() {
            row.children.insert(0, Node::Element(Element::new("w:trPr")));
        }
        row.edit("w:trPr", |properties| {
            properties.push(Element::new("w:tblHeader"))
        });
    }
}

/// The conditional formats of the table style that apply (ECMA-376 Part 1 § 17.4.55), as attributes and as the older bit mask.
fn look(first_row: bool, first_column: bool) -> Element<'static> {
    let bit = |set: bool, bit: u32| if set { bit } else { 0 };
    let bits = bit(first_row, 0x20) | bit(first_column, 0x80) | 0x200 | 0x400;
    let flag = |set: bool| if set { "1" } else { "0" };
    Element::new("w:tblLook")
        .attribute("w:val", format!("{bits:04X}"))
        .attribute("w:firstRow", flag(first_row))
        .attribute("w:lastRow", "0")
        .attribute("w:firstColumn", flag(first_column))
        .attribute("w:lastColumn", "0")
        .attribute("w:noHBand", "1")
        .attribute("w:noVBand", "1")
}
