//! Writing laid-out pages as a PDF document: printpdf makes pages and embeds fonts, the content of pages is written here, and
//! [`finish`](crate::finish) completes the document on lopdf.
//!
//! Each stretch of text is shown by glyph numbers in marked content. Where the text that a reader would copy differs
//! from what the glyph's entry in the font says (a hyphen at the end of a line, a ligature, a letter with a combining
//! mark), a `Span` with `ActualText` says it (ISO 32000-1 § 14.9.4).

mod content;
mod glyphs;
mod subset;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, dictionary};
use printpdf::{
    Codepoint, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};

use self::content::Content;
use self::glyphs::Glyphs;
use self::subset::Subset;
use crate::font::Style;
use crate::image::{Colors, Data, Image};
use crate::layout::Laid;
use crate::layout::page::{Artifact, Item, Owner, Page, Path, Step, Text};
use crate::text::{Glyph, GlyphKind};
use crate::{Brand, Error, Logo};

/// The pages as a PDF document, with fonts and content, and nothing else yet.
pub(crate) fn write(laid: &Laid, brand: &Brand) -> Result<lopdf::Document, Error> {
    let fonts = brand.fonts.as_ref();
    let mut used = Glyphs::default();
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(text) = item {
            for glyph in &text.glyphs {
                used.get_or_insert(glyph.style, glyph.glyph, ());
            }
        }
    }
    let mut subsets = Vec::with_capacity(Style::ALL.len());
    for style in Style::ALL {
        let glyphs: BTreeSet<u16> = used.of(style).map(|(glyph, ())| glyph).collect();
        if !glyphs.is_empty() {
            subsets.push(Subset::new(fonts.face(style), style, &glyphs)?);
        }
    }
    let mut pdf = PdfDocument::new("");
    for subset in &subsets {
        pdf.resources
            .fonts
            .map
            .insert(subset.id.clone(), PdfFont::new(subset.font.clone()));
    }
    let mut spoken = Glyphs::default();
    let mut contents = Vec::with_capacity(laid.pages.len());
    for page in &laid.pages {
        let mut writer = PageWriter {
            laid,
            subsets: &subsets,
            spoken: &mut spoken,
            height: page.size.1,
            content: Content::default(),
        };
        writer.page(page);
        contents.push(writer.content.into_bytes());
    }
    // printpdf embeds the fonts that its operations show, with the texts of their glyphs.
    let mut shown = shown(&spoken, &subsets);
    for laid in &laid.pages {
        let mut page = PdfPage::new(Mm(0.0), Mm(0.0), std::mem::take(&mut shown));
        page.media_box.width = Pt(round(laid.size.0));
        page.media_box.height = Pt(round(laid.size.1));
        pdf.pages.push(page);
    }
    // Its warnings speak of built-in fonts and of images, of which there are none.
    let options = PdfSaveOptions {
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let mut document = pdf.to_lopdf_document(&options, &mut Vec::new());
    let pages: Vec<lopdf::ObjectId> = document.page_iter().collect();
    if let (Some(logo), Some(page)) = (&brand.logo, pages.first()) {
        add_logo(&mut document, *page, logo)?;
    }
    if let Some(page) = pages.first() {
        add_images(&mut document, *page, &laid.images)?;
    }
    for (page, content) in pages.into_iter().zip(contents) {
        let page = document.get_dictionary(page)?;
        let stream = page.get(b"Contents").and_then(Object::as_reference)?;
        let stream = document.get_object_mut(stream).and_then(Object::as_stream_mut)?;
        stream.set_plain_content(content);
    }
    Ok(document)
}

/// The name of the logo among the resources of pages.
const LOGO: &str = "Logo";

/// The name of a picture among the resources of pages.
fn image_name(index: usize) -> String {
    format!("Im{index}")
}

/// Adds the logo to the resources, which printpdf lets all pages share.
fn add_logo(document: &mut lopdf::Document, page: lopdf::ObjectId, logo: &Logo) -> Result<(), Error> {
    let picture = picture(logo.width, logo.height, "DeviceRGB");
    add_picture(
        document,
        page,
        LOGO,
        lopdf::Stream::new(picture, logo.rgb.clone()),
    )
}

/// Adds the pictures to the resources.
fn add_images(document: &mut lopdf::Document, page: lopdf::ObjectId, images: &[Image]) -> Result<(), Error> {
    for (index, image) in images.iter().enumerate() {
        let colors = match image.colors {
            Colors::Grey => "DeviceGray",
            Colors::Rgb => "DeviceRGB",
        };
        let mut picture = picture(image.width, image.height, colors);
        let bytes = match &image.data {
            Data::Pixels(pixels) => pixels,
            Data::Jpeg(file) => {
                picture.set("Filter", "DCTDecode");
                file
            }
        };
        let stream = lopdf::Stream::new(picture, bytes.clone());
        add_picture(document, page, &image_name(index), stream)?;
    }
    Ok(())
}

/// The dictionary of a picture of eight bits per colour (ISO 32000-1 § 8.9.5).
fn picture(width: u32, height: u32, colors: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => colors,
        "BitsPerComponent" => 8,
    }
}

fn add_picture(
    document: &mut lopdf::Document,
    page: lopdf::ObjectId,
    name: &str,
    picture: lopdf::Stream,
) -> Result<(), Error> {
    let picture = document.add_object(picture);
    let page = document.get_dictionary(page)?;
    let resources = page.get_deref(b"Resources", document).and_then(Object::as_dict)?;
    let objects = resources.get(b"XObject").and_then(Object::as_reference)?;
    document
        .get_dictionary_mut(objects)?
        .set(name, Object::Reference(picture));
    Ok(())
}

/// Lengths to hundredths of a point.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// Operations that show each glyph of each font once, with the text that it stands for.
fn shown(spoken: &Glyphs<&str>, subsets: &[Subset]) -> Vec<Op> {
    let mut operations = vec![Op::StartTextSection];
    for subset in subsets {
        let glyphs = spoken.of(subset.style).filter_map(|(glyph, text)| {
            Some(Codepoint::with_cid(subset.glyph(glyph)?.0, 0.0, text.to_owned()))
        });
        operations.push(Op::SetFont {
            font: PdfFontHandle::External(subset.id.clone()),
            size: Pt(1.0),
        });
        operations.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    operations.push(Op::EndTextSection);
    operations
}

struct PageWriter<'w, 't> {
    laid: &'t Laid,
    /// The height of the page, in points.
    height: f32,
    subsets: &'w [Subset],
    /// The text of each glyph of each face in the file: that of its first occurrence.
    spoken: &'w mut Glyphs<&'t str>,
    content: Content,
}

impl<'t> PageWriter<'_, 't> {
    fn page(&mut self, page: &'t Page) {
        for item in &page.items {
            match item {
                Item::Begin { owner, mcid } => self.begin(*owner, *mcid),
                Item::End => self.content.end_marked(),
                Item::Rectangle(area) => {
                    let y = self.up(area.y) - area.height;
                    self.content.fill(area.color);
                    self.content.rectangle(area.x, y, area.width, area.height);
                }
                Item::Path(path) => self.path(path),
                Item::Logo(area) => {
                    let y = self.up(area.y) - area.height;
                    self.content.picture(LOGO, area.x, y, area.width, area.height);
                }
                Item::Picture { image, area } => {
                    let y = self.up(area.y) - area.height;
                    let name = image_name(*image);
                    let area = [area.x, y, area.width, area.height];
                    match self.laid.images.get(*image).map(|image| image.view) {
                        Some(view) if !view.is_plain() => {
                            self.content.clipped_picture(&name, area, view.matrix(area));
                        }
                        _ => {
                            let [x, y, width, height] = area;
                            self.content.picture(&name, x, y, width, height);
                        }
                    }
                }
                Item::Text(text) => self.text(text),
            }
        }
    }

    /// How far something stands above the lower edge of the page, from which PDF counts.
    fn up(&self, y: f32) -> f32 {
        self.height - y
    }

    fn begin(&mut self, owner: Owner, mcid: usize) {
        match owner {
            Owner::Node(node) => {
                let node = self.laid.structure.nodes.get(node);
                let role = node.map_or("Span", |node| node.role.name());
                self.content.begin_element(role, mcid);
            }
            Owner::Artifact(artifact) => self.content.begin_artifact(match artifact {
                Artifact::Layout => "/Type /Layout",
                Artifact::Header => "/Type /Pagination /Subtype /Header",
                Artifact::Footer => "/Type /Pagination /Subtype /Footer",
            }),
        }
    }

    fn path(&mut self, path: &Path) {
        // Colours and dashes cannot be set once the path has begun.
        if let Some(fill) = path.fill {
            self.content.fill(fill);
        }
        if let Some(stroke) = path.stroke {
            self.content.stroke(stroke);
        }
        for step in &path.steps {
            match *step {
                Step::Move(x, y) => self.content.move_to(x, self.up(y)),
                Step::Line(x, y) => self.content.line_to(x, self.up(y)),
                Step::Curve([ax, ay, bx, by, x, y]) => {
                    let [ay, by, y] = [ay, by, y].map(|y| self.up(y));
                    self.content.curve_to([ax, ay, bx, by, x, y]);
                }
                Step::Close => self.content.close(),
            }
        }
        self.content.paint(path.fill.is_some(), path.stroke.is_some());
    }

    fn text(&mut self, text: &'t Text) {
        self.content.fill(text.color);
        self.content.begin_text();
        let mut rest = text.glyphs.as_slice();
        let mut x = text.x;
        while !rest.is_empty() {
            let (count, actual) = self.next_run(text, rest);
            let (glyphs, tail) = rest.split_at(count.max(1).min(rest.len()));
            rest = tail;
            if let Some(actual) = &actual {
                self.content.begin_actual_text(actual);
            }
            x = self.show(text, glyphs, x);
            if actual.is_some() {
                self.content.end_marked();
            }
        }
        self.content.end_text();
    }

    /// The number of glyphs from the first on that one operator can show, and their text if it is not that of the font.
    fn next_run(&mut self, text: &'t Text, glyphs: &[Glyph]) -> (usize, Option<String>) {
        let Some(first) = glyphs.first() else {
            return (0, None);
        };
        if first.kind == GlyphKind::SoftHyphen {
            self.spoken.get_or_insert(first.style, first.glyph, "-");
            return (1, Some("\u{ad}".to_owned()));
        }
        let mut count = 0;
        while let Some(glyph) = glyphs.get(count) {
            if glyph.style != first.style || glyph.kind == GlyphKind::SoftHyphen {
                break;
            }
            let cluster = 1 + glyphs
                .iter()
                .skip(count + 1)
                .take_while(|next| next.kind == GlyphKind::Text && next.start == next.end)
                .count();
            let own = text_of(text, glyph);
            let known = self.spoken.get_or_insert(glyph.style, glyph.glyph, own);
            self.speak_marks(own, glyphs.get(count + 1..count + cluster).unwrap_or_default());
            let moved = glyph.dx != 0.0 || glyph.dy != 0.0;
            if cluster > 1 || known != own || moved {
                if count > 0 {
                    break;
                }
                let actual = (cluster > 1 || known != own).then(|| own.to_owned());
                return (cluster, actual);
            }
            count += 1;
        }
        (count, None)
    }

    /// Gives the further glyphs of a cluster, such as marks above a letter, a text too, and with it their widths.
    fn speak_marks(&mut self, own: &'t str, marks: &[Glyph]) {
        for (index, mark) in marks.iter().enumerate() {
            let from = own
                .char_indices()
                .nth(index + 1)
                .or(own.char_indices().next_back());
            let rest = from.and_then(|(at, _)| own.get(at..)).unwrap_or_default();
            let end = rest.chars().next().map_or(0, char::len_utf8);
            if let Some(text) = rest.get(..end).filter(|text| !text.is_empty()) {
                self.spoken.get_or_insert(mark.style, mark.glyph, text);
            }
        }
    }

    /// Shows glyphs of one face from `x` on; returns where the next begins.
    fn show(&mut self, text: &Text, glyphs: &[Glyph], x: f32) -> f32 {
        let style = glyphs.first().map(|first| first.style);
        let Some(subset) = self.subsets.iter().find(|subset| Some(subset.style) == style) else {
            return x;
        };
        self.content.font(subset.style as u8, text.size);
        let mut next = x;
        for chunk in glyphs.chunk_by(|a, b| a.dx == b.dx && a.dy == b.dy) {
            let (dx, dy) = chunk.first().map_or((0.0, 0.0), |first| (first.dx, first.dy));
            self.content.position(next + dx, self.up(text.y) + dy);
            // The pen of the viewer against that of the layout, in thousandths of the em; set right when they part.
            let (mut ideal, mut pen, scale) = (0.0f32, 0.0f32, 1000.0 / text.size);
            self.content.show(chunk.iter().filter_map(|glyph| {
                let (number, width) = subset.glyph(glyph.glyph)?;
                ideal += glyph.advance * scale;
                pen += width;
                let apart = (pen - ideal).round();
                let back = if apart.abs() < 2.0 { 0.0 } else { apart };
                pen -= back;
                Some((number, back))
            }));
            next += chunk.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
        next
    }
}

/// The text that a glyph represents.
fn text_of<'t>(text: &'t Text, glyph: &Glyph) -> &'t str {
    match glyph.kind {
        GlyphKind::Space => " ",
        _ => text
            .source
            .get(glyph.start as usize..glyph.end as usize)
            .unwrap_or_default(),
    }
}
