//! Fonts, and the characters that pages write with them (ISO 19005-2 § 6.2.11, ISO 14289-1 § 7.21).
//!
//! | file | what it knows |
//! |---|---|
//! | `codes` | which codes of a font are used |
//! | `cmap` | character maps: codes → Unicode values, codes → glyphs of composite fonts |
//! | `character_maps` | whether a character map goes with its composite font |
//! | `encoding` | codes → names of glyphs in simple fonts |
//! | `entries` | what the dictionary of a font must have |
//! | `glyphs` | whether each character that is used has a Unicode value, a glyph and the right width |
//! | `programs` | embedded font programs: their glyphs and widths |
//! | `charstrings` | widths of glyphs in the Compact Font Format |
//! | `drawn` | the glyphs of Type 3 fonts |
//! | `used` | a font with the codes that content shows |
//! | `widths` | widths in the dictionary of a font |

mod character_maps;
mod charstrings;
mod cmap;
mod codes;
mod drawn;
mod encoding;
mod entries;
mod glyphs;
mod programs;
mod used;
mod widths;

use std::collections::BTreeMap;

use crate::pdf::annex_file::AnnexFile;
use crate::pdf::budget::Budget;
use crate::pdf::entries::dictionary;
use crate::pdf::findings::Findings;
use crate::pdf::refusal::Refusal;
pub(in crate::pdf) use used::UsedFont;

/// Notes what breaks a clause in the fonts that are used.
pub(super) fn check(
    file: &AnnexFile,
    budget: &Budget,
    fonts: &BTreeMap<usize, UsedFont<'_>>,
    findings: &mut Findings,
) -> Result<(), Refusal> {
    for font in fonts.values() {
        findings.page = font.page;
        let descriptor = dictionary(&file.document, font.inner(), b"FontDescriptor");
        let program = entries::check(file, budget, font, descriptor, findings)?;
        glyphs::check(file, budget, font, descriptor, program.as_ref(), findings)?;
    }
    findings.page = None;
    Ok(())
}
