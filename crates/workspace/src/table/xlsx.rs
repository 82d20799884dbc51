//! Excel files.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use vuosikello_core::{Date, fold_name};
use vuosikello_ooxml::{Limits, Package, PackageError};

use super::grid::{Cell, Grid, GridRow, MAX_COLUMNS, MAX_ROWS, Trouble, text_cell};
use crate::problem::{CellName, Place};

/// Far above any table that people keep, and far below what would exhaust a machine.
const LIMITS: Limits = Limits {
    entries: 1_000,
    part_bytes: 64 << 20,
    total_bytes: 64 << 20,
    ratio: 200,
};

const SAVE_AS: &str = "tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)";

/// What is said of a time of day, and of a date of which only a part is shown: neither is what stands in the cell.
pub(super) const PARTIAL_DATE: (&str, &str) = (
    "Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi",
    "muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
);

/// Reads the sheet that has the name of the table, or else the first.
pub(crate) fn read_xlsx(bytes: &[u8], name: &str) -> Result<(Grid, Vec<Trouble>), Trouble> {
    check_package(bytes)?;
    // calamine computes with the cell references of the file unchecked: where overflow checks are on, a reference such as
    // B7:A1 makes it panic. Nothing outside is touched meanwhile, so that a panic ends the reading and nothing else.
    std::panic::catch_unwind(|| read_sheet(bytes, name)).unwrap_or_else(|_| {
        Err(Trouble::with_file(
            "tiedosto ei ole ehjä XLSX-tiedosto (virheellinen soluviittaus)",
            SAVE_AS,
        ))
    })
}

fn read_sheet(bytes: &[u8], name: &str) -> Result<(Grid, Vec<Trouble>), Trouble> {
    let broken = |error: XlsxError| {
        Trouble::with_file(format!("tiedosto ei ole ehjä XLSX-tiedosto ({error})"), SAVE_AS)
    };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let Some(sheet) = choose_sheet(workbook.sheets_metadata(), name) else {
        return Err(Trouble::with_file("tiedostossa ei ole yhtään taulukkoa", SAVE_AS));
    };
    let mut cells = BTreeMap::new();
    let mut trouble = Vec::new();
    let formats = NumberFormats::read(&mut workbook, &sheet).map_err(broken)?;
    // Never `worksheet_range`: it allocates the whole rectangle up to the farthest cell.
    let mut reader = workbook.worksheet_cells_reader(&sheet).map_err(broken)?;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = (record.pos.0 as usize, record.pos.1 as usize);
        let format = formats.of(record.pos);
        let Some(cell) = cell(&record.value, record.formula.is_some(), format) else {
            continue;
        };
        if row < MAX_ROWS && column < MAX_COLUMNS {
            cells.insert((row, column), cell);
        } else if trouble.is_empty() {
            let place = Place::Cell {
                sheet: Some(sheet.clone()),
                cell: CellName { row, column },
                line: None,
            };
            trouble.push(Trouble::beyond_limits(place));
        }
    }
    let mut rows: Vec<GridRow> = Vec::new();
    for ((row, column), cell) in cells {
        match rows.last_mut() {
            Some(last) if last.row == row => last.cells.push((column, cell)),
            _ => rows.push(GridRow {
                row,
                line: None,
                cells: vec![(column, cell)],
            }),
        }
    }
    let sheet = Some(sheet);
    Ok((Grid { sheet, rows }, trouble))
}

/// Looks at the zip package before the reader of workbooks sees it, so that no bomb is unpacked.
fn check_package(bytes: &[u8]) -> Result<(), Trouble> {
    // [MS-CFB] § 2.2: the container of the old .xls format, and of files protected by a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let message = "tiedosto on suojattu salasanalla tai vanhaa XLS-muotoa";
        return Err(Trouble::with_file(message, SAVE_AS));
    }
    let package = Package::read_within(bytes, &LIMITS).map_err(|error| match error {
        PackageError::TooLarge(what) => Trouble::with_file(
            format!("XLSX-tiedostoa ei avata: {what}"),
            "kopioi taulukko uuteen työkirjaan ja tallenna se",
        ),
        _ => Trouble::with_file("tiedosto ei ole XLSX-tiedosto", SAVE_AS),
    })?;
    let has_dtd = |content: &[u8]| content.windows(9).any(|window| window == b"<!DOCTYPE");
    let is_xml = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
    if package
        .parts()
        .any(|(name, content)| is_xml(name) && has_dtd(content))
    {
        let message = "XLSX-tiedostossa on DTD-määrittely, jota ei hyväksytä";
        return Err(Trouble::with_file(message, SAVE_AS));
    }
    Ok(())
}

fn choose_sheet(sheets: &[Sheet], name: &str) -> Option<String> {
    let worksheets = || sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    worksheets()
        .find(|sheet| fold_name(&sheet.name) == fold_name(name))
        .or_else(|| worksheets().find(|sheet| sheet.visible == SheetVisible::Visible))
        .or_else(|| worksheets().next())
        .map(|sheet| sheet.name.clone())
}

/// The number formats of the cells that have another than *General*.
struct NumberFormats {
    /// The format codes (ECMA-376 Part 1 § 18.8.31) by style.
    codes: Vec<Option<String>>,
    /// The styles of cells by row and column.
    styles: BTreeMap<(u32, u32), usize>,
}

impl NumberFormats {
    fn read(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Self, XlsxError> {
        let mut reader = workbook.worksheet_cells_reader(sheet)?;
        let code = |style: &Style| {
            style
                .number_format
                .as_ref()
                .map(|format| format.format_code.clone())
        };
        let codes: Vec<Option<String>> = reader.styles().iter().map(code).collect();
        let mut styles = BTreeMap::new();
        if codes.iter().any(Option::is_some) {
            while let Some((row, column, style)) = reader.next_style_id()? {
                if (row as usize) < MAX_ROWS && (column as usize) < MAX_COLUMNS {
                    styles.insert((row, column), style);
                }
            }
        }
        Ok(Self { codes, styles })
    }

    fn of(&self, cell: (u32, u32)) -> Option<&str> {
        let style = self.styles.get(&cell)?;
        self.codes.get(*style)?.as_deref()
    }
}

/// The content of a cell; `None` for an empty one.
fn cell(value: &DataRef<'_>, is_formula: bool, format: Option<&str>) -> Option<Cell> {
    match value {
        DataRef::Empty if is_formula => Some(Cell::Unusable {
            message: "kaavalla ei ole laskettua arvoa".into(),
            fix: "avaa tiedosto Excelissä ja tallenna se, jolloin arvo lasketaan",
        }),
        DataRef::Empty => None,
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Int(number) => Some(number_cell(*number as f64, format)),
        DataRef::Float(number) => Some(number_cell(*number, format)),
        DataRef::Bool(truth) => Some(Cell::Truth(*truth)),
        DataRef::DateTime(date) => Some(date_cell(*date, format)),
        DataRef::DateTimeIso(text) => Some(iso_date_cell(text)),
        DataRef::DurationIso(_) => Some(partial_date()),
        DataRef::Error(error) => Some(Cell::Unusable {
            message: format!("solussa on virhe {error}"),
            fix: "korjaa solun kaava",
        }),
    }
}

fn number_cell(value: f64, format: Option<&str>) -> Cell {
    let value = as_shown(value);
    let shown = |value: f64| value.to_string().replace('.', ",");
    if format.is_some_and(|code| code.contains('%')) {
        // What the person sees is 50 %, not the number 0.5 behind it: as a sum it would be half a euro.
        return Cell::Text(format!("{}\u{a0}%", shown(as_shown(value * 100.0))));
    }
    Cell::Number {
        value,
        text: shown(value),
    }
}

/// The number that Excel shows: a double holds up to 17 digits, of which Excel counts and shows 15, so that the sum of
/// 0.1 and 0.2 is 0.3.
fn as_shown(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

/// A date; a time of day is none.
fn date_cell(date: ExcelDateTime, format: Option<&str>) -> Cell {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    match Date::parse(&format!("{day}.{month}.{year}")) {
        Ok(day) if date.is_datetime() && date.as_f64() >= 1.0 => Cell::Date {
            date: day,
            has_time: date.as_f64().fract() != 0.0,
            shows_day: format.is_none_or(|code| code.contains(['d', 'D'])),
        },
        _ => partial_date(),
    }
}

/// A date in the form of ISO 8601, maybe with a time.
fn iso_date_cell(text: &str) -> Cell {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    match Date::parse(date) {
        Ok(date) => Cell::Date {
            date,
            has_time: time.contains(|c: char| c.is_ascii_digit() && c != '0'),
            shows_day: true,
        },
        Err(_) => partial_date(),
    }
}

fn partial_date() -> Cell {
    let (message, fix) = PARTIAL_DATE;
    Cell::Unusable {
        message: message.into(),
        fix,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workbook of one sheet with the given range as its dimension.
    fn workbook(dimension: &str) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write(1, 1, "x").unwrap();
        let mut package = Package::read(&workbook.save_to_buffer().unwrap()).unwrap();
        let sheet = String::from_utf8(package.part("xl/worksheets/sheet1.xml").unwrap().to_vec()).unwrap();
        let (before, after) = sheet.split_once("<dimension ref=\"").unwrap();
        let after = after.split_once('"').unwrap().1;
        let changed = format!("{before}<dimension ref=\"{dimension}\"{after}");
        package.insert("xl/worksheets/sheet1.xml", "", changed.into_bytes());
        package.write().unwrap()
    }

    #[test]
    fn a_range_whose_corners_are_reversed_is_read_or_refused_and_no_panic_gets_out() {
        assert!(read_xlsx(&workbook("A1:B2"), "talous").is_ok());
        for dimension in ["B7:A1", "ZZZZZZZZ1:A1", "A99999999999:B1"] {
            let _ = read_xlsx(&workbook(dimension), "talous");
        }
    }
}
