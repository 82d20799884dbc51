//! Writing a workbook with rust_xlsxwriter.

mod chart;
mod finish;
mod page;
mod placed;
mod style;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Worksheet};
use vuosikello_core::{Look, one_line};
use vuosikello_document::workbook::{Sheet, Workbook};

use crate::evaluate::{Evaluated, evaluate};
use crate::layout::{DEFAULT_HEIGHT, DEFAULT_WIDTH, Layout, lay_out};
use crate::{Error, name};
use placed::Placed;
use style::Style;

/// A sheet, ready to be written.
struct LaidSheet<'a> {
    /// The name that it gets.
    name: &'a str,
    sheet: &'a Sheet,
    tables: &'a [Evaluated<'a>],
    layout: Layout,
}

impl<'a> LaidSheet<'a> {
    /// The tables with their places, by name.
    fn placed(&self) -> impl Iterator<Item = (&'a str, Placed<'a>)> {
        let tables = self.tables.iter().zip(&self.layout.tables);
        tables.map(|(table, spot)| {
            let placed = Placed {
                sheet: self.name,
                table,
                header: spot.header,
            };
            (table.table.name.as_str(), placed)
        })
    }
}

/// Writes a workbook as an Excel file.
///
/// The same workbook gives the same bytes. The file carries a seal, see [`is_untouched`](crate::is_untouched).
///
/// # Errors
/// [`Error`] says what cannot be written, and where it is.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, Error> {
    write_with(workbook, &Look::default())
}

/// As [`write()`], in the colours and the typeface of a look.
///
/// # Errors
/// As [`write()`].
pub fn write_with(workbook: &Workbook, look: &Look) -> Result<Vec<u8>, Error> {
    let style = Style::of(look);
    if workbook.sheets.is_empty() {
        return Err(Error::NoSheets);
    }
    let names = name::sheet_names(workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    let evaluated = evaluate_all(workbook)?;
    let mut sheets: Vec<LaidSheet<'_>> = Vec::with_capacity(names.len());
    for ((sheet, name), tables) in workbook.sheets.iter().zip(&names).zip(&evaluated) {
        let layout = lay_out(sheet, tables, style.face)?;
        sheets.push(LaidSheet {
            name,
            sheet,
            tables,
            layout,
        });
    }
    let placed: BTreeMap<&str, Placed<'_>> = sheets.iter().flat_map(LaidSheet::placed).collect();

    let mut out = rust_xlsxwriter::Workbook::new();
    out.set_default_format(&style.base(), DEFAULT_HEIGHT, DEFAULT_WIDTH)?;
    out.set_properties(&properties(workbook)?);
    // What is packed here is unpacked and packed again at once.
    out.set_zip_compression_level(1);
    let mut charts = Vec::new();
    for laid in &sheets {
        let worksheet = out.add_worksheet();
        worksheet.set_name(laid.name)?;
        write_sheet(worksheet, laid.tables, &laid.layout, &style)?;
        let mark = workbook.mark.as_deref();
        page::set_up(worksheet, &laid.layout, &workbook.title, mark, &style.typeface)?;
        for (chart, spot) in laid.sheet.charts.iter().zip(&laid.layout.charts) {
            chart::insert(
                worksheet,
                chart,
                spot,
                &placed,
                (workbook.language, &style),
                &mut charts,
            )?;
        }
    }
    let file = out.save_to_buffer()?;
    finish::finish(&file, workbook, style.theme, &charts)
}

/// Works out the tables of each sheet.
fn evaluate_all(workbook: &Workbook) -> Result<Vec<Vec<Evaluated<'_>>>, Error> {
    let mut taken = BTreeSet::new();
    let mut evaluated = Vec::with_capacity(workbook.sheets.len());
    for sheet in &workbook.sheets {
        let mut tables = Vec::with_capacity(sheet.tables.len());
        for table in &sheet.tables {
            tables.push(evaluate(table)?);
            if !taken.insert(table.name.to_ascii_lowercase()) {
                return Err(Error::TableTwice(table.name.clone()));
            }
        }
        evaluated.push(tables);
    }
    Ok(evaluated)
}

fn write_sheet(
    worksheet: &mut Worksheet,
    tables: &[Evaluated<'_>],
    layout: &Layout,
    style: &Style,
) -> Result<(), Error> {
    for (column, width) in (0u16..).zip(&layout.widths) {
        worksheet.set_column_width_pixels(column, *width)?;
    }
    for (row, height) in &layout.heights {
        worksheet.set_row_height_pixels(*row, *height)?;
    }
    let (title, note) = (style.heading(16), style.note());
    let lines = layout.title.iter().map(|line| (line, &title));
    let lines = lines.chain(layout.notes.iter().map(|line| (line, &note)));
    for (row, (line, format)) in (0u32..).zip(lines) {
        worksheet.write_string_with_format(row, 0, line, &table::guarded(line, format))?;
    }
    for (table, spot) in tables.iter().zip(&layout.tables) {
        if let Some(row) = spot.caption {
            let caption = one_line(&table.table.heading());
            let format = table::guarded(&caption, &style.heading(12));
            worksheet.write_string_with_format(row, 0, &caption, &format)?;
        }
        table::write(worksheet, table, spot.header, layout, style)?;
    }
    // The names of the rows stay in view; the headers too, where it is clear whose they are.
    match (tables, layout.tables.as_slice()) {
        ([], _) => {}
        ([_], [spot]) => {
            worksheet.set_freeze_panes(spot.header + 1, 1)?;
            worksheet.set_repeat_rows(spot.header, spot.header)?;
        }
        _ => {
            worksheet.set_freeze_panes(0, 1)?;
        }
    }
    Ok(())
}

/// The properties that rust_xlsxwriter writes; it would take the time from the clock.
fn properties(workbook: &Workbook) -> Result<DocProperties, Error> {
    use chrono::Datelike;
    let date = workbook.created;
    // A date that Excel does not know becomes the first of the century; no figures are of such a day.
    let year = u16::try_from(date.year())
        .ok()
        .filter(|year| (1900..=9999).contains(year));
    let date = match year {
        Some(year) => ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)?,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    let author = one_line(&workbook.author);
    Ok(DocProperties::new()
        .set_title(one_line(&workbook.title))
        .set_author(author.as_str())
        .set_company(author)
        .set_creation_datetime(&date))
}
