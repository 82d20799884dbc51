//! Headers and footers of pages: the three columns of a
//! [`Letterhead`](vuosikello_document::Letterhead), and the contact line.

mod composer;
mod stamp;
mod too_high;

use vuosikello_document::{Head, HeadLine};
use vuosikello_measure::Rgb;

use self::composer::{Footer, Header, HeaderComposer, at_right_edge};
pub(super) use self::stamp::stamp;
use self::too_high::too_high;
use super::galley::Placed;
use super::style::PageStyle;
use crate::text::Setter;
use crate::{Brand, Error, PageLines};

/// The space from the header to the text, and from the text to the footer, in points.
const BELOW_HEADER: f32 = 20.0;
const ABOVE_FOOTER: f32 = 14.0;
/// Headers and footers must leave this share of the page for the text.
const TEXT_SHARE: f32 = 0.55;

/// The headers and the footer of the pages of one segment.
#[derive(Debug)]
pub(super) struct Furniture {
    /// Of the first page, and of the others.
    headers: [Header; 2],
    footers: [Footer; 2],
    /// The colour of page numbers.
    quiet: Rgb,
}

impl Furniture {
    /// Composes the headers and the footer of a document.
    ///
    /// # Errors
    /// [`Error::HeadTooHigh`] if the fields leave too little room for the text.
    pub(super) fn new(
        head: &Head,
        setter: &mut Setter<'_>,
        style: &PageStyle,
        brand: &Brand,
    ) -> Result<Self, Error> {
        let mut composer = HeaderComposer::new(setter, style, head);
        let headers = [
            composer.header(head, brand, true)?,
            composer.header(head, brand, false)?,
        ];
        let footer = composer.footer(head.footer.as_deref().unwrap_or_default(), brand)?;
        Self::checked(headers, [footer.clone(), footer], (head, brand), style)
    }

    /// Composes the headers and the footer of a document that has no head of an official document.
    ///
    /// # Errors
    /// As [`Furniture::new`].
    pub(super) fn of_lines(
        head: &Head,
        lines: &PageLines,
        setter: &mut Setter<'_>,
        style: &PageStyle,
        brand: &Brand,
    ) -> Result<Self, Error> {
        let mut composer = HeaderComposer::new(setter, style, head);
        let headers = [
            composer.lines(&lines.first_header)?,
            composer.lines(&lines.header)?,
        ];
        let footers = [
            composer.footer(&lines.first_footer, brand)?,
            composer.footer(&lines.footer, brand)?,
        ];
        Self::checked(headers, footers, (head, brand), style)
    }

    fn checked(
        headers: [Header; 2],
        footers: [Footer; 2],
        (head, brand): (&Head, &Brand),
        style: &PageStyle,
    ) -> Result<Self, Error> {
        let quiet = brand.quiet();
        let furniture = Furniture {
            headers,
            footers,
            quiet,
        };
        let is_low = |first| furniture.text_height(style, first) < TEXT_SHARE * style.height;
        if is_low(true) || is_low(false) {
            return Err(too_high(head));
        }
        Ok(furniture)
    }

    fn header(&self, first: bool) -> &Header {
        let [on_first, on_others] = &self.headers;
        if first { on_first } else { on_others }
    }

    fn footer(&self, first: bool) -> &Footer {
        let [on_first, on_others] = &self.footers;
        if first { on_first } else { on_others }
    }

    /// From the upper edge of the page to the text.
    pub(super) fn text_top(&self, style: &PageStyle, first: bool) -> f32 {
        style.top + self.header(first).height + BELOW_HEADER
    }

    /// The height of the text.
    pub(super) fn text_height(&self, style: &PageStyle, first: bool) -> f32 {
        let (_, footer_height) = self.footer(first);
        style.height - style.bottom - footer_height - ABOVE_FOOTER - self.text_top(style, first)
    }

    /// The items of the header, with the number of the page.
    pub(super) fn head_of_page(
        &self,
        setter: &mut Setter<'_>,
        style: &PageStyle,
        first: bool,
        [number, count]: [usize; 2],
    ) -> Result<Vec<Placed>, Error> {
        let mut items = self.header(first).items.clone();
        let number = HeadLine::page_number().text(number, count);
        items.extend(at_right_edge(setter, style, &number, style.top, self.quiet)?);
        Ok(items)
    }

    /// The items of the footer.
    pub(super) fn foot_of_page(&self, first: bool) -> &[Placed] {
        &self.footer(first).0
    }
}
