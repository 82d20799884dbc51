//! Excel files.

mod cell;
mod comments;
mod hidden;
mod parts;
mod pivot;
mod sheet;

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use vuosikello_ooxml::{Limits, Package, PackageError};

pub(crate) use self::cell::PARTIAL_DATE;
use crate::grid::Grid;
use crate::limits::MAX_CELLS;
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
