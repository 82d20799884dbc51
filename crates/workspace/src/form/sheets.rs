//! All sheets of a workbook.

use std::io::Cursor;

use calamine::{Reader, SheetType, Xlsx};

use crate::table::{Grid, Trouble, read_xlsx};

/// More sheets than any form has.
const MOST_SHEETS: usize = 100;

/// Reads all sheets of a workbook, in order.
pub(crate) fn read_sheets(bytes: &[u8]) -> Result<(Vec<Grid>, Vec<Trouble>), Trouble> {
    // The package is looked at before anything else opens it.
    let (_, _) = read_xlsx(bytes, "")?;
    let broken = || {
        Trouble::with_file(
            "tiedosto ei ole ehjä XLSX-tiedosto",
            "tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)",
        )
    };
    let workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names = workbook.sheets_metadata().iter();
    let names = names
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| &sheet.name);
    let (mut grids, mut trouble) = (Vec::new(), Vec::new());
    for name in names.take(MOST_SHEETS) {
        let (grid, more) = read_xlsx(bytes, name)?;
        grids.push(grid);
        trouble.extend(more);
    }
    Ok((grids, trouble))
}
