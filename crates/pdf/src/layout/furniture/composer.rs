//! Composes headers and footers.

use vuosikello_document::{Head, HeadField, HeadLine, Language};
use vuosikello_measure::Rgb;

use crate::font::Style;
use crate::layout::galley::{Content, Placed};
use crate::layout::page::{Artifact, Text};
use crate::layout::rectangle::Rectangle;
use crate::layout::style::PageStyle;
use crate::text::{Division, Setter};
use crate::{Brand, Error, Logo};

/// From the left margin to the type of the document: four tabs of 23 mm (SFS 2487).
const TAB: f32 = 4.0 * 23.0 * 72.0 / 25.4;
/// The room at the right edge for the number of the page and the annex: 22 mm.
const RIGHT_WIDTH: f32 = 22.0 * 72.0 / 25.4;
/// The space between columns; the rule above the footer, and the space below it.
const BETWEEN: f32 = 10.0;
const FOOTER_RULE: f32 = 0.5;
const RULE_TO_FOOTER: f32 = 4.0;
/// The header of pages after the first is never lower than this, so that pages look alike.
const LEAST_HEADER: f32 = 26.0;

/// The items of a footer, and its height.
pub(super) type Footer = (Vec<Placed>, f32);

#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) items: Vec<Placed>,
    pub(super) height: f32,
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
pub(super) struct HeaderComposer<'d, 'f> {
    setter: &'d mut Setter<'f>,
    style: &'d PageStyle,
    language: Language,
}

impl<'d, 'f> HeaderComposer<'d, 'f> {
    pub(super) fn new(setter: &'d mut Setter<'f>, style: &'d PageStyle, head: &Head) -> Self {
        let language = head.language;
        HeaderComposer {
            setter,
            style,
            language,
        }
    }

    pub(super) fn header(&mut self, head: &Head, brand: &Brand, first: bool) -> Result<Header, Error> {
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
    pub(super) fn lines(&mut self, lines: &[String]) -> Result<Header, Error> {
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
    pub(super) fn footer(&mut self, line: &str, brand: &Brand) -> Result<Footer, Error> {
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

pub(super) fn text(artifact: Artifact, text: Text) -> Placed {
    Placed::artifact(artifact, Content::Text(text))
}

/// A short text of the header on one line that ends at the right margin, its top at `y`.
pub(super) fn at_right_edge(
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
