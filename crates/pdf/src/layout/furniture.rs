//! Headers and footers of pages: the three columns of a
//! [`Letterhead`](vuosikello_document::Letterhead), and the contact line.

use vuosikello_document::{Head, HeadField, HeadLine, Language};
use vuosikello_measure::Rgb;

use super::galley::{Content, Placed};
use super::page::{Artifact, Text};
use super::rectangle::Rectangle;
use super::style::PageStyle;
use crate::font::Style;
use crate::text::{Division, Setter};
use crate::{Brand, Error, Logo, PageLines};

/// From the left margin to the type of the document: four tabs of 23 mm (SFS 2487).
const TAB: f32 = 4.0 * 23.0 * 72.0 / 25.4;
/// The room at the right edge for the number of the page and the annex: 22 mm.
const RIGHT_WIDTH: f32 = 22.0 * 72.0 / 25.4;
/// The space between columns, and from the header to the text.
const BETWEEN: f32 = 10.0;
const BELOW_HEADER: f32 = 20.0;
const ABOVE_FOOTER: f32 = 14.0;
const FOOTER_RULE: f32 = 0.5;
const RULE_TO_FOOTER: f32 = 4.0;
/// The header of pages after the first is never lower than this, so that pages look alike.
const LEAST_HEADER: f32 = 26.0;
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

/// The items of a footer, and its height.
type Footer = (Vec<Placed>, f32);

#[derive(Debug, Default)]
struct Header {
    items: Vec<Placed>,
    height: f32,
}

impl Header {
    /// Adds the logo; returns where the text beside it begins.
    fn add_logo(&mut self, logo: &Logo, room: (f32, f32), x: f32, style: &PageStyle) -> f32 {
        let (wide, high) = (logo.width as f32, logo.height as f32);
        let scale = (room.0 / wide).min(room.1 / high);
        let area = Rectangle::new(x, style.top, wide * scale, high * scale, Rgb::BLACK);
        self.items
            .push(Placed::artifact(Artifact::Header, Content::Logo(area)));
        self.height = self.height.max(area.height);
        x + area.width + BETWEEN
    }
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

/// The stamp: the line in the upper margin of a page of a finished file.
pub(super) fn stamp(
    head: &Head,
    setter: &mut Setter<'_>,
    style: &PageStyle,
    [number, count]: [usize; 2],
) -> Result<Vec<Placed>, Error> {
    const SIZE: f32 = 7.5;
    const TOP: f32 = 12.0;
    let fields: Vec<String> = head.stamp().iter().map(|line| line.text(number, count)).collect();
    let line = fields.join("   ");
    let shaped = setter.plain(&line, Style::Regular, head.language, SIZE, Division::Never)?;
    let lines = shaped.lines(style.measure());
    if lines.len() > 2 {
        return Err(too_high(head));
    }
    let items = lines.into_iter().enumerate().map(|(index, line)| {
        let x = style.width - style.right - line.width;
        let y = TOP + index as f32 * SIZE * style.leading + style.baseline(SIZE);
        text(
            Artifact::Header,
            Text::new(&shaped, line.glyphs, x, y, Rgb::BLACK),
        )
    });
    Ok(items.collect())
}

/// A field of the header: its text, face and colour.
type Field = (String, Style, Rgb);

/// The fields of lines below one another; the initials of the author join the line of the unit.
fn fields(lines: &[HeadLine<'_>], accent: Rgb) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut before = None;
    for line in lines {
        let (field, text) = (line.field(), plain(line));
        match fields.last_mut() {
            Some((unit, ..))
                if before == Some(HeadField::Unit) && field == Some(HeadField::AuthorInitials) =>
            {
                unit.push_str(" / ");
                unit.push_str(&text);
            }
            _ => {
                let style = match line.is_strong() {
                    true => Style::Bold,
                    false => Style::Regular,
                };
                let is_draft = field == Some(HeadField::Draft);
                fields.push((text, style, if is_draft { accent } else { Rgb::BLACK }));
            }
        }
        before = field;
    }
    fields
}

/// The text of a line without page numbers.
fn plain(line: &HeadLine<'_>) -> String {
    line.text(0, 0)
}

/// Composes headers and footers.
struct HeaderComposer<'d, 'f> {
    setter: &'d mut Setter<'f>,
    style: &'d PageStyle,
    language: Language,
}

impl<'d, 'f> HeaderComposer<'d, 'f> {
    fn new(setter: &'d mut Setter<'f>, style: &'d PageStyle, head: &Head) -> Self {
        let language = head.language;
        HeaderComposer {
            setter,
            style,
            language,
        }
    }

    fn header(&mut self, head: &Head, brand: &Brand, first: bool) -> Result<Header, Error> {
        let style = self.style;
        let (left, right) = (style.left, style.width - style.right);
        let tab = left + TAB.min(style.measure() / 2.0);
        let mut header = Header::default();
        let beside_logo = brand
            .logo
            .as_ref()
            .map_or(left, |logo| header.add_logo(logo, brand.logo_room, left, style));

        let letterhead = head.letterhead(first);
        let sender = fields(&letterhead.sender, brand.accent());
        self.stack(&sender, beside_logo, tab - beside_logo - BETWEEN, &mut header)?;

        let is_annex = |line: &&HeadLine<'_>| line.field() == Some(HeadField::Annex);
        let annex = letterhead
            .page
            .iter()
            .find(is_annex)
            .map(plain)
            .unwrap_or_default();
        let annex_fits = self.width(&annex)? <= RIGHT_WIDTH;
        let mut document = fields(&letterhead.document, brand.accent());
        if !annex_fits {
            // Before the publicity, which may be long.
            let publicity = [Some(HeadField::Classification), Some(HeadField::LegalGround)];
            let lines = letterhead.document.iter();
            let at = lines
                .take_while(|line| !publicity.contains(&line.field()))
                .count();
            document.insert(at, (annex.clone(), Style::Regular, Rgb::BLACK));
        }
        self.stack(&document, tab, right - RIGHT_WIDTH - BETWEEN - tab, &mut header)?;

        if annex_fits && !annex.is_empty() {
            let y = style.top + style.small * style.leading;
            header
                .items
                .extend(at_right_edge(self.setter, style, &annex, y, Rgb::BLACK)?);
            header.height = header.height.max(2.0 * style.small * style.leading);
        }
        header.height = header.height.max(LEAST_HEADER);
        Ok(header)
    }

    /// A header of lines below one another.
    fn lines(&mut self, lines: &[String]) -> Result<Header, Error> {
        let mut header = Header::default();
        let fields: Vec<Field> = lines
            .iter()
            .map(|line| (line.clone(), Style::Regular, Rgb::BLACK))
            .collect();
        let width = self.style.measure() - RIGHT_WIDTH - BETWEEN;
        self.stack(&fields, self.style.left, width, &mut header)?;
        header.height = header.height.max(LEAST_HEADER);
        Ok(header)
    }

    fn width(&mut self, text: &str) -> Result<f32, Error> {
        let shaped = self.setter.plain(
            text,
            Style::Regular,
            self.language,
            self.style.small,
            Division::Never,
        )?;
        Ok(shaped.natural_width())
    }

    /// Sets fields below one another from the top of the page on.
    fn stack(&mut self, fields: &[Field], x: f32, width: f32, header: &mut Header) -> Result<(), Error> {
        let mut y = self.style.top;
        for (field, style, color) in fields {
            let shaped = self
                .setter
                .plain(field, *style, self.language, self.style.small, Division::Text)?;
            if shaped.is_blank() {
                continue;
            }
            for line in shaped.lines(width) {
                let baseline = y + self.style.baseline(shaped.size);
                let line = Text::new(&shaped, line.glyphs, x, baseline, *color);
                header.items.push(text(Artifact::Header, line));
                y += shaped.size * self.style.leading;
            }
        }
        header.height = header.height.max(y - self.style.top);
        Ok(())
    }

    /// The line at the foot, and its height with the rule above it.
    fn footer(&mut self, line: &str, brand: &Brand) -> Result<Footer, Error> {
        let style = self.style;
        let shaped = self
            .setter
            .plain(line, Style::Regular, self.language, style.small, Division::Text)?;
        if shaped.is_blank() {
            return Ok((Vec::new(), 0.0));
        }
        let lines = shaped.lines(style.measure());
        let line_height = shaped.size * style.leading;
        let height = FOOTER_RULE + RULE_TO_FOOTER + lines.len() as f32 * line_height;
        let top = style.height - style.bottom - height;
        let rule = Rectangle::new(
            style.left,
            top,
            style.measure(),
            FOOTER_RULE,
            brand.colours.lines.rgb(),
        );
        let mut items = vec![Placed::artifact(Artifact::Footer, Content::Rectangle(rule))];
        items.extend(lines.into_iter().enumerate().map(|(index, line)| {
            let y =
                top + FOOTER_RULE + RULE_TO_FOOTER + index as f32 * line_height + style.baseline(shaped.size);
            text(
                Artifact::Footer,
                Text::new(&shaped, line.glyphs, style.left, y, brand.quiet()),
            )
        }));
        Ok((items, height))
    }
}

fn text(artifact: Artifact, text: Text) -> Placed {
    Placed::artifact(artifact, Content::Text(text))
}

/// A short text of the header on one line that ends at the right margin, its top at `y`.
fn at_right_edge(
    setter: &mut Setter<'_>,
    style: &PageStyle,
    line: &str,
    y: f32,
    color: Rgb,
) -> Result<Option<Placed>, Error> {
    let shaped = setter.plain(
        line,
        Style::Regular,
        Language::default(),
        style.small,
        Division::Never,
    )?;
    let line = shaped.lines(f32::MAX).into_iter().next();
    Ok(line.map(|line| {
        let (x, y) = (
            style.width - style.right - line.width,
            y + style.baseline(style.small),
        );
        text(Artifact::Header, Text::new(&shaped, line.glyphs, x, y, color))
    }))
}

fn too_high(head: &Head) -> Error {
    Error::HeadTooHigh {
        document: head.title.chars().take(80).collect(),
        longest: longest(head),
    }
}

/// The Finnish name of the longest field, for a message.
fn longest(head: &Head) -> &'static str {
    let name = |field| match field {
        HeadField::Organisation => "organisaatio",
        HeadField::Unit => "yksikkö",
        HeadField::AuthorInitials => "laatijan nimikirjaimet",
        HeadField::DocumentType => "asiakirjan tyyppi",
        HeadField::Draft | HeadField::Date => "",
        HeadField::CaseNumber => "diaarinumero",
        HeadField::Annex => "liitteen tunnus",
        HeadField::Classification => "julkisuusluokka",
        HeadField::LegalGround => "salassapidon peruste",
        HeadField::Contact => "alatunniste",
    };
    let length = |field: &HeadField| head.field(*field).map_or(0, |text| text.chars().count());
    let fields = HeadField::ALL
        .into_iter()
        .filter(|field| !name(*field).is_empty());
    fields.max_by_key(length).map_or("", name)
}
