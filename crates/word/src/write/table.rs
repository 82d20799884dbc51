//! Tables.

use docx_rs::{
    AlignmentType, Paragraph, Shading, ShdType, TableCell, TableCellBorder, TableCellBorderPosition,
    TableCellBorders, TableRow, WidthType,
};
use vuosikello_core::{clean_line, one_line};
use vuosikello_document::{Align, Cell, Chart, Inline, Row, RowKind, Table, plain_text};

use super::column_widths::column_widths;
use super::field_code;
use super::writer::Writer;
use crate::conform::TableNotes;
use crate::role::Role;

/// The fill of a row that heads a group.
const GROUP_FILL: &str = "F4F6F9";

/// The fill of the row with the total.
const TOTAL_FILL: &str = "E9EDF3";

/// The longest text of a cell, in characters, with which a row is kept on one page: a row that is longer than a page
/// cannot be.
const LONGEST_WHOLE: usize = 1_000;

/// The longest text of a header cell, in characters, with which the header is repeated on each page.
const LONGEST_HEADER: usize = 200;

/// The line above sums: the accent of `brand/docx`, from which PDF files differ (`vuosikello_pdf::Brand::built_in`).
const RULE: &str = "1B365D";

/// The label of the caption of a table, as Word itself writes it.
const TABLE_LABEL: &str = "Taulukko";

/// The label of the caption of a chart.
const CHART_LABEL: &str = "Kuva";

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
        let text_width = self.reference.page.text_width();
        let layout = column_widths(table, columns, text_width, self.reference.table_indent);
        let mut caption = self.caption(&table.caption, label, number);
        if layout.indent != self.reference.table_indent {
            // The caption stands out to the margin with its table.
            caption = caption.indent(Some(0), None, None, None);
        }
        self.push_paragraph(caption);
        if columns == 0 {
            return;
        }
        let mut rows = vec![self.header_row(table, &layout.widths)];
        rows.extend(table.rows.iter().map(|row| self.row(table, row, &layout.widths)));
        let notes = TableNotes {
            caption: one_line(&plain_text(&table.caption)),
            description: one_line(&table.description),
            header_row: true,
            repeat_header: table
                .columns
                .iter()
                .all(|column| length(&column.header) <= LONGEST_HEADER),
            first_column: table.row_headers,
            ..TableNotes::default()
        };
        let table = self.fixed_table(rows, layout.widths, Role::DataTable, notes);
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

    fn header_row(&mut self, table: &Table, widths: &[usize]) -> TableRow {
        let cells = widths.iter().enumerate().map(|(at, width)| {
            let column = table.columns.get(at);
            let paragraph = align(
                self.paragraph(Role::CellHeader),
                column.map(|column| column.align),
            );
            let header = column.map_or(&[][..], |column| &column.header);
            cell(self.append(paragraph, header), *width)
        });
        whole_row(
            cells.collect(),
            table.columns.iter().map(|column| column.header.as_slice()),
        )
    }

    fn row(&mut self, table: &Table, row: &Row, widths: &[usize]) -> TableRow {
        let fill = |cell: TableCell| match row.kind {
            RowKind::Group => cell.shading(shading(GROUP_FILL)),
            RowKind::Total => cell.shading(shading(TOTAL_FILL)).set_borders(rule_above(8)),
            RowKind::Subtotal => cell.set_borders(rule_above(4)),
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
        let cells = widths
            .iter()
            .zip(&contents)
            .enumerate()
            .map(|(at, (width, content))| {
                let own = table.columns.get(at).map(|column| column.align);
                let role = match (row.kind, own) {
                    (RowKind::Body, Some(Align::Decimal)) => Role::CellFigure,
                    (kind, _) => Role::cell(kind),
                };
                let paragraph = align(self.paragraph(role), own);
                fill(cell(self.append(paragraph, content), *width))
            });
        whole_row(cells.collect(), contents.iter().map(AsRef::as_ref))
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
fn rule_above(size: usize) -> TableCellBorders {
    let rule = TableCellBorder::new(TableCellBorderPosition::Top)
        .size(size)
        .color(RULE);
    TableCellBorders::with_empty().set(rule)
}
