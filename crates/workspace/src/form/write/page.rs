//! How a form looks on paper: landscape A4, as wide as the page, with the headings on each.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// A4, by the number that stands for it in the file.
const A4: u8 = 9;
/// The margins, in inches: 15 mm, and 20 mm above the footer.
const SIDE: f64 = 0.59;
const BOTTOM: f64 = 0.79;
const FOOTER: f64 = 0.35;

/// Sets up the pages of a sheet, whose headings stand on the row `header`.
pub(super) fn set_up(sheet: &mut Worksheet, title: &str, header: u32) -> Result<(), XlsxError> {
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(SIDE, SIDE, SIDE, BOTTOM, FOOTER, FOOTER)
        .set_footer(footer(title));
    sheet.set_repeat_rows(header, header)?;
    Ok(())
}

/// The title at the left, the number of the page at the right. An ampersand begins a code, so one in the title is doubled.
fn footer(title: &str) -> String {
    format!("&L&8 {}&R&8 Sivu &P / &N", title.replace('&', "&&"))
}
