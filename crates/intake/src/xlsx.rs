//! Excel files.

mod comments;
mod hidden;
mod parts;
mod pivot;
mod sheet;

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use vuosikello_core::Date;
use vuosikello_ooxml::{Limits, Package, PackageError};

use crate::grid::{Cell, Grid, text_cell};
use crate::limits::MAX_CELLS;
use crate::number_format::{as_shown, percentage, zero_padded};
use crate::place::Place;
use crate::trouble::Trouble;

/// The most sheets that are looked at.
const MAX_SHEETS: usize = 60;

/// Far above any table that people keep, and far below what would exhaust a machine.
const LIMITS: Limits = Limits {
    entries: 1_000,
    part_bytes: 64 << 20,
    total_bytes: 64 << 20,
    ratio: 200,
};

const SAVE_AS: &str = "tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)";

/// What is said of a time of day, and of a date of which only a part is shown: neither is what stands in the cell.
pub(crate) const PARTIAL_DATE: (&str, &str) = (
    "Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi",
    "muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
);

/// Reads the sheets of a workbook, in order. What is wrong with a single sheet is in [`Grid::trouble`]: only one of them is the table.
///
/// # Errors
/// The file is no workbook, is too large, or is protected.
pub fn read_xlsx(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let package = check_package(bytes)?;
    let has_formulas = package.parts().any(|(_, content)| has_formula(content));
    // calamine computes with the cell references of the file unchecked: where overflow checks are on, a reference such as
    // B7:A1 makes it panic. Nothing outside is touched meanwhile, so that a panic ends the reading and nothing else.
    let mut grids = std::panic::catch_unwind(|| read_sheets(bytes, has_formulas))
        .unwrap_or_else(|_| Err(broken("virheellinen soluviittaus")))?;
    hidden::note(&package, &mut grids);
    pivot::note(&package, &mut grids);
    comments::note(&package, &mut grids);
    Ok(grids)
}

/// A workbook that cannot be read, and why, in Finnish.
fn broken(why: &str) -> Trouble {
    let message = format!("tiedosto ei ole ehjä XLSX-tiedosto ({why})");
    Trouble::with_file("broken-xlsx", message, SAVE_AS)
}

/// What is wrong with a workbook. The reader says it in English.
fn of_reader(error: &XlsxError) -> &'static str {
    match error {
        XlsxError::Io(_) | XlsxError::Zip(_) => "zip-paketti on vaurioitunut",
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::XmlEof(_) => {
            "jonkin osan XML on rikki tai jää kesken"
        }
        XlsxError::UnexpectedNode(_) => "jossakin osassa on odottamaton elementti",
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => "jokin osa puuttuu",
        XlsxError::Parse(_) | XlsxError::ParseFloat(_) | XlsxError::ParseInt(_) => "jokin luku on rikki",
        XlsxError::Alphanumeric(_)
        | XlsxError::NumericColumn(_)
        | XlsxError::RangeWithoutColumnComponent
        | XlsxError::RangeWithoutRowComponent
        | XlsxError::ColumnNumberOverflow => "virheellinen soluviittaus",
        _ => "sisältö on vaurioitunut",
    }
}

fn read_sheets(bytes: &[u8], has_formulas: bool) -> Result<Vec<Grid>, Trouble> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => Trouble::with_file("broken-xlsx", "tiedosto on suojattu salasanalla", SAVE_AS),
        error => broken(of_reader(&error)),
    };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = workbook.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<(String, bool)> = sheets
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    if sheets.is_empty() {
        let message = "tiedostossa ei ole yhtään taulukkoa";
        return Err(Trouble::with_file("no-sheet", message, SAVE_AS));
    }
    if sheets.len() > MAX_SHEETS {
        let message = format!(
            "työkirjassa on {} välilehteä; enintään {MAX_SHEETS} luetaan",
            sheets.len()
        );
        let fix = "kopioi taulukko omaan työkirjaansa";
        return Err(Trouble::with_file("too-many-sheets", message, fix));
    }
    let mut left = MAX_CELLS;
    let mut grids = Vec::new();
    for (name, is_hidden) in sheets {
        let grid = sheet::read(&mut workbook, name, has_formulas, &mut left).map_err(broken)?;
        if left == 0 {
            return Err(Trouble::too_many_cells(Place::File));
        }
        grids.push(Grid { is_hidden, ..grid });
    }
    Ok(grids)
}

/// Whether a part has the tag of a formula, `<f>` or `<x:f>`.
fn has_formula(content: &[u8]) -> bool {
    content.windows(3).any(|tag| {
        matches!(
            tag,
            [b'<' | b':', b'f', b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n']
        )
    })
}

/// Looks at the zip package before the reader of workbooks sees it, so that no bomb is unpacked.
fn check_package(bytes: &[u8]) -> Result<Package, Trouble> {
    // [MS-CFB] § 2.2: the container of the old .xls format, and of files protected by a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let message = "tiedosto on suojattu salasanalla tai vanhaa XLS-muotoa";
        return Err(Trouble::with_file("protected-or-xls", message, SAVE_AS));
    }
    let package = Package::read_within(bytes, &LIMITS).map_err(|error| match error {
        PackageError::TooLarge(what) => Trouble::with_file(
            "xlsx-too-large",
            format!("XLSX-tiedostoa ei avata: {what}"),
            "kopioi taulukko uuteen työkirjaan ja tallenna se",
        ),
        _ => Trouble::with_file("no-xlsx", "tiedosto ei ole XLSX-tiedosto", SAVE_AS),
    })?;
    let has_dtd = |content: &[u8]| content.windows(9).any(|window| window == b"<!DOCTYPE");
    let is_xml = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
    if package
        .parts()
        .any(|(name, content)| is_xml(name) && has_dtd(content))
    {
        let message = "XLSX-tiedostossa on DTD-määrittely, jota ei hyväksytä";
        return Err(Trouble::with_file("dtd", message, SAVE_AS));
    }
    Ok(package)
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
    // What the person sees is 50 %, not the number 0.5 behind it: as a sum it would be half a euro.
    if let Some(shown) = format.and_then(|code| percentage(value, code)) {
        return Cell::Percentage(shown);
    }
    let padded = format.and_then(|code| zero_padded(value, code));
    Cell::Number {
        value,
        text: padded.unwrap_or_else(|| value.to_string().replace('.', ",")),
    }
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
        _ if date.is_datetime() => time_of_day(date.as_f64()).map_or_else(partial_date, Cell::Time),
        _ => partial_date(),
    }
}

/// The time of the day that a part of a day is, where it is one to the minute.
fn time_of_day(part: f64) -> Option<String> {
    // What is left of a minute after a double has been read: far less than a second.
    const NOISE: f64 = 1e-3;
    let minutes = part * 24.0 * 60.0;
    let whole = minutes.round();
    let is_time = (0.0..24.0 * 60.0).contains(&whole) && (minutes - whole).abs() < NOISE;
    is_time.then(|| format!("{}.{:02}", (whole / 60.0).floor(), whole % 60.0))
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
    fn a_part_of_a_day_is_a_time() {
        for (part, time) in [
            (0.0, Some("0.00")),
            (0.375, Some("9.00")),
            (0.437_5, Some("10.30")),
            (10.0 / 24.0 / 60.0, Some("0.10")),
        ] {
            assert_eq!(time_of_day(part).as_deref(), time, "{part}");
        }
        for minutes in 0..1_440u32 {
            let time = format!("{}.{:02}", minutes / 60, minutes % 60);
            assert_eq!(time_of_day(f64::from(minutes) / 1_440.0), Some(time));
        }
        for part in [0.375_1, -0.1, 1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(time_of_day(part), None, "{part}");
        }
    }

    #[test]
    fn what_is_broken_is_told_in_finnish() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write(1, 1, "x").unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        for (part, content) in [
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>",
            ),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"a\" name=\"b\"/></sheets>",
            ),
            ("xl/sharedStrings.xml", "<sst><si><t>x</si></sst>"),
        ] {
            let mut package = Package::read(&bytes).unwrap();
            package.insert(part, "", content.as_bytes().to_vec());
            if let Err(trouble) = read_xlsx(&package.write().unwrap()) {
                assert!(
                    trouble
                        .message
                        .starts_with("tiedosto ei ole ehjä XLSX-tiedosto ("),
                    "{trouble:?}"
                );
                for english in ["rror", "not ", "end of", "xpect", "found"] {
                    assert!(!trouble.message.contains(english), "{trouble:?}");
                }
            }
        }
    }

    #[test]
    fn a_bomb_is_refused_with_its_limit() {
        let mut package = Package::read(&workbook("A1")).unwrap();
        package.insert("xl/theme/theme9.xml", "x/y", vec![b' '; 65 << 20]);
        let trouble = read_xlsx(&package.write().unwrap()).unwrap_err();
        assert!(trouble.message.contains("64 Mt"), "{trouble:?}");
    }

    #[test]
    fn a_range_whose_corners_are_reversed_is_read_or_refused_and_no_panic_gets_out() {
        assert!(read_xlsx(&workbook("A1:B2")).is_ok());
        for dimension in ["B7:A1", "ZZZZZZZZ1:A1", "A99999999999:B1"] {
            let _ = read_xlsx(&workbook(dimension));
        }
    }
}
