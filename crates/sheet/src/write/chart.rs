//! Charts, which follow the cells of tables. rust_xlsxwriter makes their frames on the sheet; what stands in the frames is
//! planned and written as on slides, and put in by the finishing pass.

use std::collections::BTreeMap;
use std::convert::Infallible;

use rust_xlsxwriter::{Chart, ChartType, ObjectMovement, Worksheet};
use vuosikello_chart::drawingml::{ChartPart, DataCells};
use vuosikello_chart::native::{self, Length, Request, Size, Texts};
use vuosikello_core::one_line;
use vuosikello_document::Language;
use vuosikello_document::workbook::SheetChart;
use vuosikello_measure::{EMU_PER_POINT, Typeface};

use super::placed::Placed;
use super::style::Style;
use crate::Error;
use crate::layout::ChartSpot;
use crate::measure::Type;
use crate::text::shortened;

/// The longest alternative text.
const MAX_DESCRIPTION: usize = 2_000;

/// The type of all text in charts, a little smaller than that of cells.
const fn text_type(face: Typeface) -> Type {
    Type {
        face,
        points: 9.0,
        bold: false,
    }
}

/// A length in pixels of 1/96 inch.
const PIXEL: Length = 9_525;

/// A chart for the finishing pass, which rust_xlsxwriter knows by the number in its place.
#[derive(Debug)]
pub(super) struct Written {
    /// The chart part.
    pub(super) part: Vec<u8>,
    /// The alternative text, which rust_xlsxwriter limits to 255 characters.
    pub(super) description: String,
}

/// Puts a chart on a sheet.
pub(super) fn insert(
    worksheet: &mut Worksheet,
    chart: &SheetChart,
    spot: &ChartSpot,
    tables: &BTreeMap<&str, Placed<'_>>,
    (language, style): (Language, &Style),
    written: &mut Vec<Written>,
) -> Result<(), Error> {
    let title = one_line(&chart.title);
    let fail = |reason: String| Error::Chart {
        chart: shortened(&title, 60),
        reason,
    };
    let placed = tables
        .get(chart.table.as_str())
        .ok_or_else(|| fail("työkirjassa ei ole taulukkoa, johon se viittaa".to_owned()))?;
    let number = written.len().to_string();
    written.push(write(chart, placed, spot, language, style).map_err(fail)?);
    let mut frame = Chart::new(ChartType::Column);
    frame.add_series().set_values((placed.sheet, 0, 0, 0, 0));
    frame.title().set_name(&number);
    frame
        .set_name(shortened(&title, 100))
        .set_alt_text(number)
        .set_width(spot.width)
        .set_height(spot.height)
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    worksheet.insert_chart_with_offset(spot.row, spot.column, &frame, spot.offset, 0)?;
    Ok(())
}

/// The part and the alternative text of a chart, or what is wrong with it.
fn write(
    chart: &SheetChart,
    placed: &Placed<'_>,
    spot: &ChartSpot,
    language: Language,
    style: &Style,
) -> Result<Written, String> {
    let text = text_type(style.face);
    let description = one_line(&chart.description);
    if description.is_empty() {
        return Err("vaihtoehtoinen teksti puuttuu".to_owned());
    }
    if one_line(&chart.title).is_empty() {
        return Err("otsikko puuttuu".to_owned());
    }
    let table = placed.table.table;
    let mut shown = chart.over(table).map_err(|reason| reason.to_string())?;
    let names = shown.series.iter_mut().map(|series| &mut series.name);
    for name in names.chain(&mut shown.categories) {
        *name = one_line(name);
    }
    let request = Request {
        chart: &shown,
        most: None,
        size: Size {
            width: Length::from(spot.width) * PIXEL,
            height: Length::from(spot.height) * PIXEL,
        },
        language,
        is_live: true,
    };
    let plan = native::plan(request, &mut Measured(text)).unwrap_or_else(|never| match never {});
    let part = ChartPart {
        plan: &plan,
        cells: DataCells {
            sheet: placed.sheet,
            categories: chart.categories,
            series: chart.series.clone(),
            names: placed.header,
            first: placed.header + 1 + chart.rows_of(table).start as u32,
        },
        workbook: None,
        palette: &style.palette,
        text: (text.points * 100.0) as i64,
        language,
    };
    Ok(Written {
        part: part.bytes(),
        description: shortened(&description, MAX_DESCRIPTION),
    })
}

/// The texts of a chart as they are set in a workbook. None is cut: they stand in the cells.
struct Measured(Type);

impl Texts for Measured {
    type Error = Infallible;

    fn size(&self) -> Length {
        (self.0.points * EMU_PER_POINT as f64) as Length
    }

    fn line_height(&self, _: &str) -> Length {
        (self.0.line_height() * PIXEL as f64) as Length
    }

    fn width(&self, text: &str) -> Length {
        (self.0.width(text) * PIXEL as f64) as Length
    }

    fn longest_word(&self, text: &str) -> Length {
        (self.0.longest_word(text) * PIXEL as f64) as Length
    }

    fn lines(&self, text: &str, width: Length, is_title: bool) -> i64 {
        let face = Type {
            bold: is_title,
            ..self.0
        };
        face.line_count(text, width as f64 / PIXEL as f64) as i64
    }
}
