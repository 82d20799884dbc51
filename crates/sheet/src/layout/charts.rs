//! Where charts stand, so that the end of a page does not cut them.

use vuosikello_document::workbook::{Place, Sheet, SheetChart};

use super::rows::{DEFAULT_HEIGHT, Rows};

/// The room for content on a landscape A4 page, within the margins that the writer sets.
const PAGE_WIDTH: f64 = 1009.0;
const PAGE_HEIGHT: f64 = 650.0;

/// The room between tables and a chart beside them.
const GAP: u32 = 24;

/// The rows that stay free above a chart below the tables.
const ROWS_ABOVE: u32 = 2;

/// Where a chart stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChartSpot {
    pub(crate) row: u32,
    pub(crate) column: u16,
    /// How far it is from the left edge of the column.
    pub(crate) offset: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The charts of a sheet.
pub(super) struct Charts {
    /// The width of the tables, and the number of their columns.
    table_width: u32,
    table_columns: u16,
    /// The right edge of the tables and of the charts below them, from which charts beside them keep off.
    column: u32,
    /// The row where the tables begin.
    top: u32,
    /// The row where the next chart beside the tables begins.
    pub(super) beside: u32,
    /// The right edge of everything on the sheet.
    pub(super) right: u32,
}

impl Charts {
    /// The charts of a sheet whose tables have columns of the widths and begin in row `top`, and whose texts reach to
    /// `right`.
    pub(super) fn new(sheet: &Sheet, widths: &[u32], top: u32, right: u32) -> Self {
        let table_width = widths.iter().sum();
        let mut charts = Self {
            table_width,
            table_columns: widths.len() as u16,
            column: table_width,
            top,
            beside: top,
            right: right.max(table_width),
        };
        let widest = |place| {
            let there = sheet.charts.iter().filter(|chart| chart.place == place);
            there.map(|chart| charts.size(chart).0).max()
        };
        let (below, beside) = (widest(Place::Below).unwrap_or(0), widest(Place::Right));
        charts.column = table_width.max(below);
        charts.right = charts
            .right
            .max(charts.column + beside.map_or(0, |width| GAP + width));
        charts
    }

    /// Finds a place. Charts below the tables take the next rows, and begin on a new page if the end of one would cut
    /// them.
    pub(super) fn place(&mut self, chart: &SheetChart, rows: &mut Rows, pages: Option<&Pages>) -> ChartSpot {
        let (width, height) = self.size(chart);
        let (row, column, offset) = match chart.place {
            Place::Below => {
                rows.skip(if rows.next + 1 == self.top { 1 } else { ROWS_ABOVE });
                if let Some(start) = pages.and_then(|pages| pages.start_of_next(rows.height, height)) {
                    rows.skip_to(start);
                }
                let row = rows.next;
                rows.skip(height.div_ceil(DEFAULT_HEIGHT) + 1);
                (row, 0, 0)
            }
            Place::Right => {
                let mut row = self.beside;
                if let Some(start) = pages.and_then(|pages| pages.start_of_next(rows.top_of(row), height)) {
                    row = rows.row_after(0, start);
                }
                self.beside = rows.row_after(row, height) + ROWS_ABOVE;
                (row, self.table_columns, self.column + GAP - self.table_width)
            }
        };
        ChartSpot {
            row,
            column,
            offset,
            width,
            height,
        }
    }

    /// The height of the charts below the tables, with the room above and below each.
    pub(super) fn room_below(&self, sheet: &Sheet) -> u32 {
        let charts = sheet.charts.iter().filter(|chart| chart.place == Place::Below);
        charts
            .map(|chart| self.size(chart).1 + (ROWS_ABOVE + 1) * DEFAULT_HEIGHT)
            .sum()
    }

    /// Width and height of a chart: as given, within reason, or as wide as the tables.
    fn size(&self, chart: &SheetChart) -> (u32, u32) {
        let (width, height) = chart.size.unwrap_or_else(|| {
            let width = match chart.place {
                Place::Below => self.table_width.clamp(620, 1000),
                Place::Right => 620,
            };
            (width, width.div_ceil(2).clamp(300, 420))
        });
        (width.clamp(200, 2000), height.clamp(150, 1200))
    }
}

/// The pages that a sheet is printed on, measured in the pixels of the sheet: it is printed as much smaller as its
/// width asks for.
pub(super) struct Pages {
    /// How much of the height fits on a page.
    pub(super) height: f64,
    /// How much of it the repeated header row takes, on every page but the first.
    repeated: f64,
}

impl Pages {
    /// The pages of a sheet of the width.
    pub(super) fn new(width: u32, repeated: u32) -> Self {
        Self {
            height: PAGE_HEIGHT * (f64::from(width) / PAGE_WIDTH).max(1.0),
            repeated: f64::from(repeated),
        }
    }

    /// Where the next page begins, if the end of one would cut something of a height. Programs differ a little in
    /// where a page ends, so a row stays free on either side.
    fn start_of_next(&self, top: u32, height: u32) -> Option<u32> {
        let (top, spare) = (f64::from(top), f64::from(DEFAULT_HEIGHT));
        let later = (self.height - self.repeated).max(100.0);
        let mut end = self.height;
        while end <= top {
            end += later;
        }
        let cut = top + f64::from(height) > end - spare;
        let fits_on_one = f64::from(height) <= later - 2.0 * spare;
        (cut && fits_on_one).then(|| (end + spare).ceil() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_end_of_a_page_would_cut_begins_on_the_next() {
        let pages = Pages::new(800, 40);
        assert_eq!(pages.start_of_next(100, 400), None);
        assert_eq!(pages.start_of_next(400, 400), Some(667));
        // The second page ends 610 further down.
        assert_eq!(pages.start_of_next(700, 400), None);
        assert_eq!(pages.start_of_next(900, 400), Some(1277));
        // What is higher than a page is cut wherever it begins.
        assert_eq!(pages.start_of_next(400, 640), None);
    }

    #[test]
    fn a_wide_sheet_has_more_height_on_a_page() {
        assert!((Pages::new(2018, 0).height - 1300.0).abs() < 0.01);
        assert!((Pages::new(500, 0).height - 650.0).abs() < 0.01);
    }
}
