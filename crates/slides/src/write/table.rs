//! Tables (ECMA-376 Part 1 § 21.1.3).

use vuosikello_document::RowKind;
use vuosikello_ooxml::drawing::{Xml, new};

use super::runs::{RunLook, RunWriter};
use super::text::assemble;
use super::xml::{graphic_frame, identity};
use crate::geometry::Emu;
use crate::layout::{CELL_TOP, TableShape, sides};
use crate::template::{Layout, TableStyle};
use crate::text::Runs;

const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";

/// A table with its header row, in the table style of the template.
pub(super) fn table(
    shape: &TableShape,
    style: &TableStyle,
    layout: &Layout,
    id: usize,
    name: &str,
    writer: &mut RunWriter<'_>,
) -> Xml {
    let text = &shape.table;
    let mut properties = new("a:tblPr")
        .attribute("firstRow", "1")
        .attribute("bandRow", "1");
    if text.rows.last().is_some_and(|row| row.kind == RowKind::Total) {
        properties.set("lastRow", "1");
    }
    if style.has_plain_first_column
        && text
            .columns
            .first()
            .is_some_and(|column| column.figures.is_none())
    {
        // The names of the rows are announced with their cells.
        properties.set("firstCol", "1");
    }
    properties.push(new("a:tableStyleId").text(style.id.clone()));
    let widths = shape.widths.iter();
    let columns = widths.map(|width| new("a:gridCol").attribute("w", width.to_string()));
    let are_figures = text.columns.iter().map(|column| column.figures.is_some());
    let sides: Vec<(bool, [Emu; 2])> = are_figures.zip(sides(&text.columns)).collect();
    let headers: Vec<&Runs> = text.columns.iter().map(|column| &column.header).collect();
    let rows = text.rows.iter();
    let rows = rows.map(|row| (row.cells.iter().map(|cell| &cell.runs).collect(), row.is_strong()));
    let rows = std::iter::once((headers, true)).chain(rows);
    let rows = rows.zip(&shape.heights).map(|((cells, is_strong), height)| {
        let look = RunLook {
            size: Some(shape.size),
            bold: is_strong,
            ..RunLook::default()
        };
        let cells = cells.into_iter().zip(&sides);
        let cells = cells.map(|(runs, (right, sides))| cell(runs, *right, *sides, look, writer));
        new("a:tr").attribute("h", height.to_string()).children(cells)
    });
    let table = new("a:tbl")
        .child(properties)
        .child(new("a:tblGrid").children(columns))
        .children(rows);
    let holder = shape.placeholder.and_then(|number| layout.placeholder(number));
    let identity = identity(id, name).attribute("descr", text.description.clone());
    graphic_frame(identity, holder, shape.frame, TABLE, table)
}

fn cell(
    runs: &Runs,
    right: bool,
    [before, after]: [Emu; 2],
    look: RunLook,
    writer: &mut RunWriter<'_>,
) -> Xml {
    let mut properties = new("a:pPr");
    if right {
        properties.set("algn", "r");
    }
    let text = new("a:txBody")
        .child(new("a:bodyPr"))
        .child(new("a:lstStyle"))
        .child(assemble(properties, writer.runs(runs, look)));
    let margins = new("a:tcPr")
        .attribute("marL", before.to_string())
        .attribute("marR", after.to_string())
        .attribute("marT", CELL_TOP.to_string())
        .attribute("marB", CELL_TOP.to_string())
        .attribute("anchor", "ctr");
    new("a:tc").child(text).child(margins)
}
