//! The dimensions of a page and the sizes of text. Lengths are in points (1/72 inch).

use vuosikello_document::Orientation;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// How the ends of pages are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageEnds {
    /// For a whole document at once: where no page is nearly empty and nothing that belongs together is parted.
    Whole,
    /// Page by page, each as full as it gets: as office programs do.
    PageByPage,
}

/// The geometry of pages and the sizes of text. [`PageStyle::pdf`] is what [`write`](crate::write()) uses;
/// [`PageStyle::word`] imitates the Word drafts, for [`heading_pages`](crate::heading_pages).
#[derive(Debug, Clone, PartialEq)]
pub struct PageStyle {
    /// The width of the page: 210 mm for A4.
    pub width: f32,
    /// The height of the page: 297 mm for A4.
    pub height: f32,
    /// From the left edge of the page to headings and tables (SFS 2487: 20 mm).
    pub left: f32,
    /// From the text to the right edge of the page.
    pub right: f32,
    /// From the upper edge of the page to the header.
    pub top: f32,
    /// From the footer to the lower edge of the page.
    pub bottom: f32,
    /// From the left margin to the text, which stands indented under its side headings (SFS 2487).
    pub indent: f32,
    /// The size of running text.
    pub body: f32,
    /// The size of text in tables.
    pub table: f32,
    /// The size of text in headers, footers and captions of signatures.
    pub small: f32,
    /// The size of the title.
    pub title: f32,
    /// The sizes of headings of levels 1 to 3.
    pub headings: [f32; 3],
    /// The height of a line, in sizes of its text.
    pub leading: f32,
    /// The space between paragraphs.
    pub paragraph_gap: f32,
    /// The space in a cell of a table above and below its text.
    pub row_padding: f32,
    /// Factor on the widths of all glyphs of the built-in typeface, to imitate a narrower or a wider one.
    pub stretch: f32,
    /// Whether words may be divided.
    pub hyphenate: bool,
    /// Whether charts are drawn. Otherwise the tables of their data stand in their places, as in Word drafts.
    pub charts: bool,
    /// How the ends of pages are chosen.
    pub page_ends: PageEnds,
}

impl PageStyle {
    /// The style of the PDF files.
    pub fn pdf() -> Self {
        PageStyle {
            width: 210.0 * MM,
            height: 297.0 * MM,
            left: 20.0 * MM,
            right: 20.0 * MM,
            top: 13.0 * MM,
            bottom: 12.0 * MM,
            // SFS 2487 has its first tab at 23 mm; with 15 mm a line holds some 80 letters and the numbers of headings
            // still hang free.
            indent: 15.0 * MM,
            body: 10.0,
            table: 9.0,
            small: 8.5,
            title: 20.0,
            headings: [14.0, 11.5, 10.0],
            leading: 1.4,
            paragraph_gap: 6.0,
            row_padding: 3.0,
            stretch: 1.0,
            hyphenate: true,
            charts: true,
            page_ends: PageEnds::Whole,
        }
    }

    /// An imitation of the Word drafts: text with the widths of Arial, which is about 7 % narrower than Noto Sans,
    /// no hyphenation, tables in place of charts.
    pub fn word() -> Self {
        PageStyle {
            stretch: 0.93,
            hyphenate: false,
            charts: false,
            page_ends: PageEnds::PageByPage,
            ..PageStyle::pdf()
        }
    }

    /// The same page with denser text, for a document that has to keep to one page: step 1 is half a point smaller, step 2 a
    /// point, with less space between lines and paragraphs. No text gets smaller than 8 points; further steps are step 2.
    #[must_use]
    pub fn denser(self, step: u8) -> Self {
        match step {
            0 => self,
            1 => PageStyle {
                body: 9.5,
                table: 8.75,
                leading: 1.33,
                paragraph_gap: 5.0,
                ..self
            },
            _ => PageStyle {
                body: 9.0,
                table: 8.5,
                small: 8.0,
                title: 18.0,
                headings: [12.5, 10.5, 9.0],
                leading: 1.25,
                paragraph_gap: 4.0,
                ..self
            },
        }
    }

    /// The same page standing or lying. One that lies has margins of 15 mm at its sides and smaller and denser text in tables, for
    /// many columns and rows.
    #[must_use]
    pub fn turned(&self, orientation: Orientation) -> Self {
        const SIDE: f32 = 15.0 * MM;
        const TABLE: f32 = 8.5;
        const LEADING: f32 = 1.2;
        const ROW_PADDING: f32 = 1.5;
        match orientation {
            Orientation::Portrait => self.clone(),
            Orientation::Landscape => PageStyle {
                width: self.height,
                height: self.width,
                left: self.left.min(SIDE),
                right: self.right.min(SIDE),
                table: self.table.min(TABLE),
                leading: self.leading.min(LEADING),
                row_padding: self.row_padding.min(ROW_PADDING),
                ..self.clone()
            },
        }
    }

    /// The width between the margins.
    pub(crate) fn measure(&self) -> f32 {
        self.width - self.left - self.right
    }

    /// From the top of a line to its baseline, which centres the capitals in the height of the line.
    pub(crate) fn baseline(&self, size: f32) -> f32 {
        const CAPITALS: f32 = 0.714;
        (size * self.leading + size * CAPITALS) / 2.0
    }
}

impl Default for PageStyle {
    fn default() -> Self {
        PageStyle::pdf()
    }
}
