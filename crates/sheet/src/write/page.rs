//! How a sheet looks on the screen and on paper: landscape A4, one page wide.

use rust_xlsxwriter::Worksheet;

use vuosikello_core::one_line;

use crate::Error;
use crate::layout::Layout;
use crate::text::{shortened, with_escapes};

/// A4, by the number that stands for it in the file.
const A4: u8 = 9;

/// The side margins, in inches: 15 mm.
const SIDE: f64 = 0.59;
/// The margin at the top, 15 mm.
const TOP: f64 = 0.59;
/// The margin at the top of pages with a mark, 20 mm, and that of the mark within it.
const TOP_WITH_MARK: f64 = 0.79;
const HEADER: f64 = 0.35;
/// The margin at the bottom, 20 mm, and that of the footer within it.
const BOTTOM: f64 = 0.79;
const FOOTER: f64 = 0.35;

/// The longest title in a footer, which holds 255 characters with its codes.
const MAX_TITLE: usize = 90;

pub(super) fn set_up(
    worksheet: &mut Worksheet,
    layout: &Layout,
    title: &str,
    mark: Option<&str>,
    typeface: &str,
) -> Result<(), Error> {
    worksheet
        .set_screen_gridlines(false)
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, u16::from(layout.one_page))
        .set_margins(SIDE, SIDE, TOP, BOTTOM, FOOTER, FOOTER)
        .set_footer(footer(title, typeface))
        .set_header_footer_scale_with_doc(false);
    if let Some(mark) = mark {
        // Below the margin of the header there is room for its line.
        worksheet
            .set_margins(SIDE, SIDE, TOP_WITH_MARK, BOTTOM, HEADER, FOOTER)
            .set_header(header(mark, typeface));
    }
    worksheet.set_print_area(0, 0, layout.last_row, layout.last_column)?;
    Ok(())
}

/// The title at the left, the page number at the right. An ampersand begins a code, so one in the title is doubled; a
/// digit behind the size of the type would be read as part of it, so a space parts them.
fn footer(title: &str, typeface: &str) -> String {
    let title = with_escapes(&shortened(&one_line(title), MAX_TITLE)).replace('&', "&&");
    format!("&L&\"{typeface},Regular\"&8 {title}&R&\"{typeface},Regular\"&8 Sivu &P / &N")
}

/// The mark at the right, in bold.
fn header(mark: &str, typeface: &str) -> String {
    let mark = with_escapes(&shortened(&one_line(mark), MAX_TITLE)).replace('&', "&&");
    format!("&R&\"{typeface},Bold\"&9 {mark}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_not_read_as_codes() {
        let footer = footer("2027 R&D", "Arial");
        assert!(
            footer.starts_with("&L&\"Arial,Regular\"&8 2027 R&&D&R"),
            "{footer}"
        );
        for title in ["&", "_x0041_", "🙂", "&_x0041_"] {
            assert!(
                super::footer(&title.repeat(500), "Arial").encode_utf16().count() <= 255,
                "{title}"
            );
        }
    }
}
