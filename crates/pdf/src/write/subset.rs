//! Embedded fonts: of each face only the glyphs that the file uses (ISO 32000-1 § 9.9).

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::Error;
use crate::font::{Face, Style};

/// A face as the file embeds it.
pub(super) struct Subset {
    pub(super) id: FontId,
    pub(super) font: ParsedFont,
    pub(super) style: Style,
    /// By the number of a glyph in the face: its number in the subset, and its width in thousandths of the em, as the
    /// file states it.
    glyphs: Vec<Option<(u16, f32)>>,
}

impl Subset {
    /// Subsets a face to the glyphs used.
    pub(super) fn new(face: &Face, style: Style, used: &BTreeSet<u16>) -> Result<Self, Error> {
        let mut glyphs = GlyphRemapper::new();
        for glyph in used {
            glyphs.remap(*glyph);
        }
        let original_bytes =
            subsetter::subset(face.data(), 0, &glyphs).map_err(|error| Error::Internal(error.to_string()))?;
        // printpdf cuts widths down to whole numbers; rounding them first keeps the letters where layout put them.
        let widths: Vec<f32> = glyphs
            .remapped_gids()
            .map(|glyph| face.advance(glyph).round())
            .collect();
        let glyph_widths: BTreeMap<u16, u16> = widths
            .iter()
            .enumerate()
            .map(|(glyph, width)| (glyph as u16, *width as u16))
            .collect();
        let mut table = vec![None; used.last().map_or(0, |last| usize::from(*last) + 1)];
        for glyph in used {
            let number = glyphs.get(*glyph);
            if let Some(slot) = table.get_mut(usize::from(*glyph)) {
                *slot = number.and_then(|number| Some((number, *widths.get(usize::from(number))?)));
            }
        }
        let [x_min, y_min, x_max, y_max] = face.bounds.map(|v| v.round() as i16);
        let font = ParsedFont {
            original_bytes,
            font_index: 0,
            font_name: Some(format!("{}+{}", tag(style, used), face.name)),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths,
            // The widths above are in thousandths already.
            units_per_em: 1000,
            font_metrics: FontMetrics {
                ascent: face.ascent.round() as i16,
                descent: face.descent.round() as i16,
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: 1000,
                x_min,
                y_min,
                x_max,
                y_max,
                caret_slope_rise: 1000,
                caret_slope_run: (-face.italic_angle.to_radians().tan() * 1000.0).round() as i16,
                us_weight_class: face.weight,
            },
        };
        Ok(Subset {
            id: FontId(format!("F{}", style as u8)),
            font,
            style,
            glyphs: table,
        })
    }

    /// The number of a glyph in the subset, and the width that the file states for it.
    pub(super) fn glyph(&self, glyph: u16) -> Option<(u16, f32)> {
        *self.glyphs.get(usize::from(glyph))?
    }
}

/// The six letters that tell subsets of one font apart (ISO 32000-1 § 9.6.4), from the glyphs in it.
fn tag(style: Style, used: &BTreeSet<u16>) -> String {
    let mut hash = Sha256::new();
    hash.update([style as u8]);
    for glyph in used {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize()
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
