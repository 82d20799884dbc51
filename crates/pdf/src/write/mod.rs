//! Laid-out pages into printpdf's operations, and those into a lopdf document that [`finish`](crate::finish) completes.
//!
//! Each stretch of text is shown by glyph numbers in marked content. Where the text that a reader would copy differs
//! from what the glyph's entry in the font says (a hyphen at the end of a line, a ligature, a letter with a combining
//! mark), a `Span` with `ActualText` says it (ISO 32000-1 § 14.9.4).

mod subset;

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Codepoint, Color, DictItem, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, Rect, Rgb as PdfRgb, TextItem, TextMatrix,
};

use self::subset::Subset;
use crate::font::{Fonts, Style};
use crate::layout::Laid;
use crate::layout::page::{Artifact, Item, Owner, Page, Rectangle, Text};
use crate::text::{Glyph, GlyphKind};
use crate::{Error, Rgb};

/// The pages as a PDF document, with fonts and content, and nothing else yet.
pub(crate) fn write(laid: &Laid, fonts: &Fonts) -> Result<lopdf::Document, Error> {
    let mut used: BTreeMap<Style, BTreeSet<u16>> = BTreeMap::new();
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(text) = item {
            for glyph in &text.glyphs {
                used.entry(glyph.style).or_default().insert(glyph.glyph);
            }
        }
    }
    let mut subsets = Vec::with_capacity(used.len());
    for (style, glyphs) in &used {
        subsets.push(Subset::new(fonts.face(*style), *style, glyphs)?);
    }
    let mut pdf = PdfDocument::new("");
    for subset in &subsets {
        pdf.resources
            .fonts
            .map
            .insert(subset.id.clone(), PdfFont::new(subset.font.clone()));
    }
    let mut spoken = Spoken::default();
    for page in &laid.pages {
        let mut writer = PageWriter {
            height: laid.style.height,
            laid,
            subsets: &subsets,
            spoken: &mut spoken,
            ops: vec![],
            color: None,
        };
        writer.page(page);
        let mut page = PdfPage::new(Mm(0.0), Mm(0.0), writer.ops);
        page.media_box.width = Pt(round(laid.style.width));
        page.media_box.height = Pt(round(laid.style.height));
        pdf.pages.push(page);
    }
    // Its warnings speak of built-in fonts and of images, of which there are none.
    let options = PdfSaveOptions {
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    Ok(pdf.to_lopdf_document(&options, &mut Vec::new()))
}

/// The text that each glyph of each face stands for in the file: the first that it was met with.
#[derive(Default)]
struct Spoken<'t> {
    texts: BTreeMap<(Style, u16), &'t str>,
}

struct PageWriter<'w, 't> {
    height: f32,
    laid: &'t Laid,
    subsets: &'w [Subset],
    spoken: &'w mut Spoken<'t>,
    ops: Vec<Op>,
    color: Option<Rgb>,
}

impl<'t> PageWriter<'_, 't> {
    fn page(&mut self, page: &'t Page) {
        for item in &page.items {
            match item {
                Item::Begin { owner, mcid } => self.begin(*owner, *mcid),
                Item::End => self.ops.push(Op::EndMarkedContent),
                Item::Rectangle(rectangle) => self.rectangle(*rectangle),
                Item::Text(text) => self.text(text),
            }
        }
    }

    fn begin(&mut self, owner: Owner, mcid: usize) {
        let (tag, entries) = match owner {
            Owner::Node(node) => {
                let role = self
                    .laid
                    .structure
                    .nodes
                    .get(node)
                    .map_or("Span", |node| node.role.name());
                (role, vec![("MCID", DictItem::Int(mcid as i64))])
            }
            Owner::Artifact(Artifact::Layout) => ("Artifact", vec![("Type", name("Layout"))]),
            Owner::Artifact(Artifact::Header) => pagination("Header"),
            Owner::Artifact(Artifact::Footer) => pagination("Footer"),
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: dictionary(entries),
        });
    }

    fn fill(&mut self, color: Rgb) {
        if self.color.replace(color) != Some(color) {
            let [r, g, b] = [color.0, color.1, color.2].map(|channel| round(f32::from(channel) / 255.0));
            self.ops.push(Op::SetFillColor {
                col: Color::Rgb(PdfRgb {
                    r,
                    g,
                    b,
                    icc_profile: None,
                }),
            });
        }
    }

    fn rectangle(&mut self, rectangle: Rectangle) {
        self.fill(rectangle.color);
        self.ops.push(Op::DrawRectangle {
            rectangle: Rect {
                x: Pt(round(rectangle.x)),
                y: Pt(round(self.height - rectangle.y - rectangle.height)),
                width: Pt(round(rectangle.width)),
                height: Pt(round(rectangle.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }

    fn text(&mut self, text: &'t Text) {
        self.fill(text.color);
        self.ops.push(Op::StartTextSection);
        let mut rest = text.glyphs.as_slice();
        let mut x = text.x;
        while !rest.is_empty() {
            let (count, actual) = self.stretch(text, rest);
            let (glyphs, tail) = rest.split_at(count.max(1).min(rest.len()));
            rest = tail;
            if let Some(actual) = &actual {
                let properties = dictionary(vec![("ActualText", DictItem::Bytes(utf16(actual)))]);
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Span".to_owned(),
                    properties,
                });
            }
            x = self.show(text, glyphs, x);
            if actual.is_some() {
                self.ops.push(Op::EndMarkedContent);
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    /// How many of the glyphs can be shown at once, and the text that must be said of them when it is not what their
    /// font says.
    fn stretch(&mut self, text: &'t Text, glyphs: &[Glyph]) -> (usize, Option<String>) {
        let Some(first) = glyphs.first() else {
            return (0, None);
        };
        if first.kind == GlyphKind::SoftHyphen {
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
            let said = said(text, glyph);
            let known = *self
                .spoken
                .texts
                .entry((glyph.style, glyph.glyph))
                .or_insert(said);
            let moved = glyph.dx != 0.0 || glyph.dy != 0.0;
            if cluster > 1 || known != said || moved {
                if count > 0 {
                    break;
                }
                let actual = (cluster > 1 || known != said).then(|| said.to_owned());
                return (cluster, actual);
            }
            count += 1;
        }
        (count, None)
    }

    /// Shows glyphs of one face from `x` on; returns where the next begins.
    fn show(&mut self, text: &Text, glyphs: &[Glyph], x: f32) -> f32 {
        let Some(subset) = glyphs
            .first()
            .and_then(|first| self.subsets.iter().find(|s| s.style == first.style))
        else {
            return x;
        };
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(subset.id.clone()),
            size: Pt(text.size),
        });
        let mut next = x;
        for chunk in glyphs.chunk_by(|a, b| a.dx == b.dx && a.dy == b.dy) {
            let (dx, dy) = chunk.first().map_or((0.0, 0.0), |first| (first.dx, first.dy));
            let (left, bottom) = (round(next + dx), round(self.height - text.y + dy));
            self.ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, left, bottom]),
            });
            // The pen of the viewer against that of the layout, in thousandths of the em; set right when they part.
            let (mut ideal, mut pen, scale) = (0.0f32, 0.0f32, 1000.0 / text.size);
            let mut items = Vec::with_capacity(chunk.len());
            for glyph in chunk {
                let Some((number, width)) = subset.glyph(glyph.glyph) else {
                    continue;
                };
                ideal += glyph.advance * scale;
                pen += width;
                let mut offset = (pen - ideal).round();
                if offset.abs() < 2.0 {
                    offset = 0.0;
                }
                pen -= offset;
                let said = match glyph.kind {
                    GlyphKind::SoftHyphen => "-",
                    _ => self
                        .spoken
                        .texts
                        .get(&(glyph.style, glyph.glyph))
                        .copied()
                        .unwrap_or_default(),
                };
                items.push(Codepoint::with_cid(number, offset, said.to_owned()));
                next += glyph.advance;
            }
            self.ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(items)],
            });
        }
        next
    }
}

/// The text that a glyph stands for.
fn said<'t>(text: &'t Text, glyph: &Glyph) -> &'t str {
    match glyph.kind {
        GlyphKind::Space => " ",
        _ => text
            .source
            .get(glyph.start as usize..glyph.end as usize)
            .unwrap_or_default(),
    }
}

/// Positions to hundredths of a point: finer than any printer, and shorter to write.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

fn pagination(subtype: &str) -> (&'static str, Vec<(&'static str, DictItem)>) {
    (
        "Artifact",
        vec![("Type", name("Pagination")), ("Subtype", name(subtype))],
    )
}

fn dictionary(entries: Vec<(&str, DictItem)>) -> DictItem {
    DictItem::Dict {
        map: entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    }
}

/// Text outside content streams: UTF-16 with a byte order mark (ISO 32000-1 § 7.9.2.2).
fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect()
}
