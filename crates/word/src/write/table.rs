//! Tables.

use std::borrow::Cow;

use docx_rs::{
    AlignmentType, DocumentChild, Paragraph, Shading, ShdType, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableRow, VMergeType, WidthType,
};
use vuosikello_core::{clean_line, one_line};
use vuosikello_document::{
    Align, Block, Cell, Chart, Column, Extent, Inline, Light, Row, RowKind, Table, plain_text,
};

use super::column_widths::column_widths;
use super::field_code;
use super::writer::Writer;
use crate::conform::TableNotes;
use crate::role::Role;

/// How much of the surface of sums a row that heads a group has.
const GROUP_SHADE: f32 = 0.6;

/// The longest text of a cell, in characters, with which a row is kept on one page: a row that is longer than a page
/// cannot be.
const LONGEST_WHOLE: usize = 1_000;

/// The longest text of a header cell, in characters, with which the header is repeated on each page.
const LONGEST_HEADER: usize = 200;

/// The space at both sides of a cell together, in twentieths of a point.
const CELL_MARGINS: u32 = 170;

/// The label of the caption of a table, as Word itself writes it.
const TABLE_LABEL: &str = "Taulukko";

/// The label of the caption of a chart.
const CHART_LABEL: &str = "Kuva";

/// A table being written.
struct Frame<'t> {
    table: &'t Table,
    widths: Vec<usize>,
    extents: Vec<Vec<Extent>>,
}

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.tables_written += 1;
        self.captioned_table(table, TABLE_LABEL, self.tables_written);
    }

    /// The table of a chart's data, under the caption and the number of the chart.
    pub(super) fn chart(&mut self, chart: &Chart) {
        self.charts_written += 1;
        let table = chart.as_table(self.document.head.language);
        self.captioned_table(&table, CHART_LABEL, self.charts_written);
    }

    fn captioned_table(&mut self, table: &Table, label: &str, number: usize) {
        let columns = table.width();
        // A table in a cell has the room of the cell.
        let (room, indent) = match self.cell_width {
            Some(width) => (width, 0),
            None => (self.page.text_width(), self.reference.table_indent),
        };
        let layout = column_widths(table, columns, room, indent);
        let mut caption = self.caption(&table.caption, label, number);
        if layout.indent != self.reference.table_indent {
            // The caption stands out to the margin with its table.
            caption = caption.indent(Some(0), None, None, None);
        }
        if self.cell_width.is_none() || !table.caption.is_empty() {
            self.push_paragraph(caption);
        }
        if columns == 0 {
            return;
        }
        let frame = Frame {
            table,
            extents: table.extents(),
            widths: layout.widths,
        };
        let header_rows = if table.has_header() {
            table.header_rows()
        } else {
            0
        };
        let mut rows = Vec::new();
        if header_rows > 0 {
            rows.push(self.header_row(&frame));
        }
        for (at, row) in table.headers.iter().enumerate() {
            rows.push(self.further_header_row(&frame, row, at + 1));
        }
        for (at, row) in table.rows.iter().enumerate() {
            rows.push(self.row(&frame, row, at + table.header_rows()));
        }
        if rows.is_empty() {
            return;
        }
        let further = table.headers.iter().flat_map(|row| {
            let cells = 0..row.cells.len();
            cells.map(|column| length(&table.content(row, column)))
        });
        let header_lengths = table
            .columns
            .iter()
            .map(|column| length(&column.header))
            .chain(further);
        let notes = TableNotes {
            caption: one_line(&plain_text(&table.caption)),
            description: one_line(&table.description),
            header_rows,
            repeat_header: header_lengths.into_iter().all(|length| length <= LONGEST_HEADER),
            first_column: table.row_headers,
            ..TableNotes::default()
        };
        let table = self.fixed_table(rows, frame.widths, Role::DataTable, notes);
        self.push_table(table.indent(i32::try_from(layout.indent).unwrap_or_default()));
    }

    /// The caption. Where its text begins with the label and the number that Word would give it, the number is a field (`SEQ`), so
    /// that the numbers stay right when somebody adds a table in Word.
    fn caption(&mut self, caption: &[Inline], label: &str, number: usize) -> Paragraph {
        let paragraph = self.paragraph(Role::Caption);
        let rest = match caption.first() {
            Some(Inline::Text(text)) => text.strip_prefix(format!("{label} {number}").as_str()),
            _ => None,
        };
        let Some(rest) = rest.filter(|rest| !rest.starts_with(|next: char| next.is_ascii_digit())) else {
            return self.append(paragraph, caption);
        };
        let paragraph = paragraph.add_run(docx_rs::Run::new().add_text(format!("{label} ")));
        let code = format!("SEQ {label} \\* ARABIC");
        let paragraph = field_code::field(paragraph, &code, &number.to_string());
        let paragraph = paragraph.add_run(docx_rs::Run::new().add_text(clean_line(rest)));
        self.append(paragraph, caption.get(1..).unwrap_or_default())
    }

    fn header_row(&mut self, frame: &Frame<'_>) -> TableRow {
        let table = frame.table;
        let below = self.paragraph(Role::CellHeader);
        let cells = frame.cells(0, &below, |at| {
            let column = table.columns.get(at);
            let paragraph = align(
                self.paragraph(Role::CellHeader),
                column.map(|column| column.align),
            );
            let header = column.map_or(&[][..], |column| &column.header);
            TableCell::new().add_paragraph(self.append(paragraph, header))
        });
        whole_row(cells, table.columns.iter().map(|column| column.header.as_slice()))
    }

    fn further_header_row(&mut self, frame: &Frame<'_>, row: &Row, number: usize) -> TableRow {
        let table = frame.table;
        let contents: Vec<_> = (0..frame.widths.len()).map(|at| table.content(row, at)).collect();
        let below = self.paragraph(Role::CellHeader);
        let cells = frame.cells(number, &below, |at| {
            let own = table.columns.get(at).map(|column| column.align);
            let paragraph = align(self.paragraph(Role::CellHeader), own);
            let content = contents.get(at).map_or(&[][..], |content| content);
            TableCell::new().add_paragraph(self.append(paragraph, content))
        });
        whole_row(cells, contents.iter().map(AsRef::as_ref))
    }

    fn row(&mut self, frame: &Frame<'_>, row: &Row, number: usize) -> TableRow {
        let (table, widths) = (frame.table, &frame.widths);
        let colours = &self.reference.look.colours;
        let (rule, surface) = (colours.headings.to_string(), colours.surface);
        let group = surface.rgb().tint(GROUP_SHADE).to_string();
        let fill = |cell: TableCell| match row.kind {
            RowKind::Group => cell.shading(shading(&group)),
            RowKind::Total => cell
                .shading(shading(&surface.to_string()))
                .set_borders(rule_above(8, &rule)),
            RowKind::Subtotal => cell.set_borders(rule_above(4, &rule)),
            RowKind::Body => cell,
        };
        let empty = || row.cells.iter().skip(1).all(Cell::is_empty);
        if row.kind == RowKind::Group && empty() {
            let paragraph = self.paragraph(Role::CellGroup);
            let first = table.content(row, 0);
            let spanning = cell(self.append(paragraph, &first), widths.iter().sum()).grid_span(widths.len());
            return whole_row(vec![fill(spanning)], [&*first]);
        }
        let contents: Vec<_> = (0..widths.len()).map(|at| table.content(row, at)).collect();
        let below = self.paragraph(Role::cell(row.kind));
        let cells = frame.cells(number, &below, |at| {
            let own = table.columns.get(at).map(|column| column.align);
            let role = match (row.kind, own) {
                (RowKind::Body, Some(Align::Decimal)) => Role::CellFigure,
                (kind, _) => Role::cell(kind),
            };
            if let Some(Cell::Blocks(blocks)) = row.cells.get(at) {
                return fill(self.cell_of_blocks(blocks, role, own, frame.width(number, at)));
            }
            let paragraph = align(self.paragraph(role), own);
            let content = contents.get(at).map_or(&[][..], |content| content);
            fill(TableCell::new().add_paragraph(self.append_marked(paragraph, content)))
        });
        whole_row(cells, contents.iter().map(AsRef::as_ref))
    }

    /// The paragraph with the text of a cell; the mark of a state in its colour.
    fn append_marked(&mut self, paragraph: Paragraph, content: &[Inline]) -> Paragraph {
        let marked = match content.first() {
            Some(Inline::Text(text)) => {
                Light::of_marked(text).zip(text.chars().next().map(|mark| (mark, text)))
            }
            _ => None,
        };
        let Some((light, (mark, text))) = marked.filter(|(_, (_, text))| !self.is_filled_in(text)) else {
            return self.append(paragraph, content);
        };
        let style = self.style_id(Role::mark(light));
        let paragraph = paragraph.add_run(docx_rs::Run::new().style(style).add_text(mark.to_string()));
        let rest = Inline::text(text.get(mark.len_utf8()..).unwrap_or_default());
        let paragraph = self.append(paragraph, &[rest]);
        self.append(paragraph, content.get(1..).unwrap_or_default())
    }

    /// Whether a text is one that people choose in the file: it stays in one piece.
    fn is_filled_in(&self, text: &str) -> bool {
        self.marks.fill_ins.iter().any(|fill_in| fill_in.words == text)
    }

    /// A cell with lists and tables in it.
    fn cell_of_blocks(
        &mut self,
        blocks: &[Block],
        role: Role,
        own: Option<Align>,
        width: usize,
    ) -> TableCell {
        let room = u32::try_from(width)
            .unwrap_or_default()
            .saturating_sub(CELL_MARGINS);
        let outer = self.cell_width.replace(room.max(1));
        let children = self.begin_children();
        for block in blocks {
            let content = match block {
                Block::List(list) => {
                    self.list(list, 0);
                    continue;
                }
                Block::Table(table) => {
                    match table.caption.is_empty() {
                        true => self.captioned_table(table, TABLE_LABEL, 0),
                        false => self.table(table),
                    }
                    continue;
                }
                Block::Paragraph(content) | Block::Note(content) => Cow::Borrowed(content.as_slice()),
                other => Cell::Blocks(vec![other.clone()])
                    .content(&Column::text(""))
                    .into_owned()
                    .into(),
            };
            let paragraph = align(self.paragraph(role), own);
            let paragraph = self.append(paragraph, &content);
            self.push_paragraph(paragraph);
        }
        let children = self.end_children(children);
        self.cell_width = outer;
        let mut cell = TableCell::new();
        let mut ends_with_paragraph = false;
        for child in children {
            ends_with_paragraph = matches!(child, DocumentChild::Paragraph(_));
            match child {
                DocumentChild::Paragraph(paragraph) => cell = cell.add_paragraph(*paragraph),
                DocumentChild::Table(table) => cell = cell.add_table(*table),
                _ => {}
            }
        }
        // Word wants a paragraph at the end of a cell.
        match ends_with_paragraph {
            true => cell,
            false => cell.add_paragraph(self.paragraph(Role::TableGap)),
        }
    }
}

impl Frame<'_> {
    /// The cells of a row, with what `make` puts into each that begins in it. A cell that belongs to the one above holds `below`, an
    /// empty paragraph in the style of the row: a row whose every cell is merged with one above has no other sign of its kind.
    fn cells(
        &self,
        row: usize,
        below: &Paragraph,
        mut make: impl FnMut(usize) -> TableCell,
    ) -> Vec<TableCell> {
        let extents = self.extents.get(row).map_or(&[][..], Vec::as_slice);
        let mut cells = Vec::with_capacity(extents.len());
        for (at, extent) in extents.iter().enumerate() {
            let (cell, columns) = match *extent {
                Extent::Cell { rows, columns } => {
                    let cell = make(at);
                    let cell = match rows {
                        0 | 1 => cell,
                        _ => cell.vertical_merge(VMergeType::Restart),
                    };
                    (cell, columns)
                }
                Extent::Below { columns } => {
                    let empty = TableCell::new().add_paragraph(below.clone());
                    (empty.vertical_merge(VMergeType::Continue), columns)
                }
                Extent::Covered => continue,
            };
            let cell = cell.width(self.width(row, at), WidthType::Dxa);
            cells.push(match columns {
                0 | 1 => cell,
                columns => cell.grid_span(columns),
            });
        }
        cells
    }

    /// The width of a cell.
    fn width(&self, row: usize, column: usize) -> usize {
        let extent = self.extents.get(row).and_then(|extents| extents.get(column));
        let columns = match extent {
            Some(Extent::Cell { columns, .. } | Extent::Below { columns }) => *columns,
            _ => 1,
        };
        self.widths.iter().skip(column).take(columns).sum()
    }
}

/// A row that is not split between pages, unless one of its texts is too long for that.
pub(super) fn whole_row<'t>(
    cells: Vec<TableCell>,
    texts: impl IntoIterator<Item = &'t [Inline]>,
) -> TableRow {
    let row = TableRow::new(cells);
    if texts.into_iter().all(|text| length(text) <= LONGEST_WHOLE) {
        row.cant_split()
    } else {
        row
    }
}

fn length(text: &[Inline]) -> usize {
    plain_text(text).chars().count()
}

/// A cell with one paragraph; `width` in twentieths of a point.
pub(super) fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .add_paragraph(paragraph)
}

/// Figures stand at the right: with the same number of decimals throughout they line up on the comma.
fn align(paragraph: Paragraph, align: Option<Align>) -> Paragraph {
    match align {
        Some(Align::Center) => paragraph.align(AlignmentType::Center),
        Some(Align::End | Align::Decimal) => paragraph.align(AlignmentType::Right),
        Some(Align::Start) | None => paragraph,
    }
}

fn shading(fill: &str) -> Shading {
    Shading::new().shd_type(ShdType::Clear).color("auto").fill(fill)
}

/// A rule above a sum and no other border of its own; `size` in eighths of a point.
fn rule_above(size: usize, colour: &str) -> TableCellBorders {
    let rule = TableCellBorder::new(TableCellBorderPosition::Top)
        .size(size)
        .color(colour);
    TableCellBorders::with_empty().set(rule)
}
