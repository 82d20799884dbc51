//! One face: its data, its metrics, and its hyphen.

use std::fmt;
use std::sync::Arc;

use harfrust::font::Blob;
use harfrust::{Font, GlyphId};
use read_fonts::types::NameId;
use read_fonts::{FontRef, TableProvider};

use super::coverage::{Coverage, printable};

/// A parsed face. Measures are in thousandths of the em, as PDF wants them (ISO 32000-1 § 9.2.4).
pub(crate) struct Face {
    data: Arc<Vec<u8>>,
    font: Font,
    coverage: Coverage,
    units_per_em: f32,
    /// The PostScript name, of characters that a PDF name may hold unescaped.
    pub(crate) name: String,
    pub(crate) ascent: f32,
    pub(crate) descent: f32,
    pub(crate) cap_height: f32,
    /// Left, bottom, right, top of the box around all glyphs.
    pub(crate) bounds: [f32; 4],
    /// Degrees counter-clockwise from the vertical: negative for italics.
    pub(crate) italic_angle: f32,
    pub(crate) weight: u16,
    /// The upper edges and the thicknesses of the lines below and through a text, above the baseline.
    pub(crate) underline: (f32, f32),
    pub(crate) strike: (f32, f32),
    /// The glyph of the hyphen and its advance.
    pub(crate) hyphen: (u16, f32),
}

/// Bits of OS/2 `fsType`: embedding is forbidden, subsetting is forbidden, only bitmaps may be embedded.
const EMBEDDING_FORBIDDEN: u16 = 0x0002 | 0x0100 | 0x0200;

/// The lines below and through a text where the face does not say them.
const USUAL_UNDERLINE: (f32, f32) = (-100.0, 50.0);
const USUAL_STRIKE: (f32, f32) = (300.0, 50.0);

impl Face {
    pub(super) fn parse(data: Vec<u8>) -> Result<Face, &'static str> {
        const BROKEN: &str = "tiedosto ei ole ehjä TrueType-kirjasin";
        let tables = FontRef::new(&data).map_err(|_| BROKEN)?;
        let (head, hhea, os2) = (
            tables.head().map_err(|_| BROKEN)?,
            tables.hhea().map_err(|_| BROKEN)?,
            tables.os2().map_err(|_| BROKEN)?,
        );
        tables
            .glyf()
            .map_err(|_| "kirjasimessa ei ole TrueType-ääriviivoja (taulu glyf)")?;
        if os2.fs_type() & EMBEDDING_FORBIDDEN != 0 {
            return Err("kirjasimen lisenssitieto kieltää sen upottamisen asiakirjaan");
        }
        let units_per_em = f32::from(head.units_per_em());
        if !(16.0..=16384.0).contains(&units_per_em) {
            return Err(BROKEN);
        }
        let per_mille = 1000.0 / units_per_em;
        let bounds =
            [head.x_min(), head.y_min(), head.x_max(), head.y_max()].map(|v| f32::from(v) * per_mille);
        let (ascent, descent) = (hhea.ascender().to_i16(), hhea.descender().to_i16());
        let cap_height = os2.s_cap_height().filter(|height| *height > 0).unwrap_or(ascent);
        let italic_angle = tables
            .post()
            .map_or(0.0, |post| post.italic_angle().to_f64() as f32);
        let weight = os2.us_weight_class();
        let line = |position: i16, thickness: i16, usual: (f32, f32)| match thickness {
            1.. => (f32::from(position) * per_mille, f32::from(thickness) * per_mille),
            _ => usual,
        };
        let underline = tables.post().map_or(USUAL_UNDERLINE, |post| {
            let (position, thickness) = (post.underline_position(), post.underline_thickness());
            line(position.to_i16(), thickness.to_i16(), USUAL_UNDERLINE)
        });
        let strike = line(os2.y_strikeout_position(), os2.y_strikeout_size(), USUAL_STRIKE);
        let name = postscript_name(&tables).unwrap_or_else(|| "Typeface".to_owned());

        let data = Arc::new(data);
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = data.clone();
        let font = Font::new(Blob::from(shared), 0).ok_or(BROKEN)?;
        let mut coverage = Coverage::default();
        for (code, glyph) in font.charmap().unicodes() {
            if glyph.to_u32() != 0 && char::from_u32(code).is_some_and(printable) {
                coverage.insert(code);
            }
        }
        let hyphen = font
            .charmap()
            .map_unicode('-')
            .ok_or("kirjasimesta puuttuu yhdysmerkki")?;
        let hyphen_advance = font.glyph_metrics().h_advance(hyphen) * per_mille;
        let hyphen = u16::try_from(hyphen.to_u32()).map_err(|_| BROKEN)?;

        Ok(Face {
            font,
            coverage,
            units_per_em,
            name,
            ascent: f32::from(ascent) * per_mille,
            descent: f32::from(descent) * per_mille,
            cap_height: f32::from(cap_height) * per_mille,
            bounds,
            italic_angle,
            weight,
            underline,
            strike,
            hyphen: (hyphen, hyphen_advance),
            data,
        })
    }

    pub(crate) fn data(&self) -> &[u8] {
        &self.data
    }

    pub(crate) fn font(&self) -> &Font {
        &self.font
    }

    pub(crate) fn covers(&self, character: char) -> bool {
        self.coverage.contains(character)
    }

    /// The characters that it has.
    pub(super) fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// A length in font units as thousandths of the em.
    pub(crate) fn per_mille(&self, units: i32) -> f32 {
        units as f32 * 1000.0 / self.units_per_em
    }

    /// The advance of a glyph in thousandths of the em, before kerning.
    pub(crate) fn advance(&self, glyph: u16) -> f32 {
        self.font.glyph_metrics().h_advance(GlyphId::from(glyph)) * 1000.0 / self.units_per_em
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

fn postscript_name(tables: &FontRef<'_>) -> Option<String> {
    let names = tables.name().ok()?;
    let record = names
        .name_record()
        .iter()
        .find(|record| record.name_id() == NameId::POSTSCRIPT_NAME)?;
    let name = record.string(names.string_data()).ok()?.to_string();
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(63)
        .collect();
    (!name.is_empty()).then_some(name)
}
