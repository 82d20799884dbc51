//! Embedded font programs: whether they can be read (ISO 19005-2 § 6.2.11.4.1), which glyphs they have, how wide those are.

use std::collections::BTreeMap;

use lopdf::{Object, Stream};
use read_fonts::ps::cff::CffFontRef;
use read_fonts::ps::type1::Type1Font;
use read_fonts::tables::cmap::PlatformId;
use read_fonts::types::{GlyphId, GlyphId16};
use read_fonts::{FontRef, TableProvider};

use super::{charstrings, encoding};
use crate::pdf::budget::Budget;
use crate::pdf::refusal::Refusal;

/// What a glyph of a Type 1 program costs: its width may stand behind subroutines.
const TYPE1_STEPS: usize = 2_000;

/// A font program.
pub(super) enum Program {
    TrueType(Vec<u8>),
    /// In the Compact Font Format.
    Compact(Vec<u8>),
    Type1(Box<Type1Font>),
    /// One that readers know and this crate does not.
    Unknown,
}

/// Why a program cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defect {
    Damaged,
    /// The kind that the stream names is none.
    Subtype,
}

impl Program {
    /// Reads a program, `key` of its descriptor.
    pub(super) fn read(
        key: &[u8],
        stream: &Stream,
        budget: &Budget,
    ) -> Result<Result<Self, Defect>, Refusal> {
        let Some(bytes) = budget.unpack(stream)? else {
            return Ok(Err(Defect::Damaged));
        };
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        let program = match (key, subtype) {
            (b"FontFile2", _) => is_truetype(&bytes).then_some(Program::TrueType(bytes)),
            (b"FontFile3", Ok(b"OpenType")) => match FontRef::new(&bytes) {
                Ok(font) => Some(match font.data_for_tag(read_fonts::types::Tag::new(b"CFF ")) {
                    Some(table) => Program::Compact(table.as_bytes().to_vec()),
                    None => Program::TrueType(bytes),
                }),
                Err(_) => None,
            },
            (b"FontFile3", Ok(b"Type1C" | b"CIDFontType0C")) => {
                // The major version of the Compact Font Format.
                let readable = bytes.first() == Some(&1) && CffFontRef::new_cff(&bytes, 0, None).is_ok();
                readable.then_some(Program::Compact(bytes))
            }
            (b"FontFile3", _) => return Ok(Err(Defect::Subtype)),
            _ if bytes.starts_with(b"%!") || bytes.first() == Some(&0x80) => {
                budget.step(bytes.len())?;
                Some(Type1Font::new(&bytes).map_or(Program::Unknown, |font| Program::Type1(Box::new(font))))
            }
            _ => None,
        };
        Ok(program.ok_or(Defect::Damaged))
    }

    /// The width of a glyph in thousandths of the size.
    pub(super) fn width(&self, glyph: u32, budget: &Budget) -> Result<Option<f32>, Refusal> {
        Ok(match self {
            Program::TrueType(bytes) => FontRef::new(bytes).ok().and_then(|font| {
                let units = f32::from(font.head().ok()?.units_per_em());
                let advance = font.hmtx().ok()?.advance(GlyphId::new(glyph))?;
                (units > 0.0).then(|| f32::from(advance) * 1_000.0 / units)
            }),
            Program::Compact(bytes) => match CffFontRef::new_cff(bytes, 0, None) {
                Ok(font) => {
                    let units = font.upem() as f32;
                    let width = charstrings::width(&font, glyph, budget)?;
                    width.filter(|_| units > 0.0).map(|width| width * 1_000.0 / units)
                }
                Err(_) => None,
            },
            Program::Type1(font) => {
                budget.step(TYPE1_STEPS)?;
                let width = font.evaluate_width(GlyphId::new(glyph)).ok().flatten();
                width
                    .filter(|_| font.upem() > 0)
                    .map(|width| width.to_f32() * 1_000.0 / font.upem() as f32)
            }
            Program::Unknown => None,
        })
    }

    /// The number of glyphs; `None` if it is not known.
    pub(super) fn glyphs(&self) -> Option<u32> {
        match self {
            Program::TrueType(bytes) => Some(FontRef::new(bytes).ok()?.maxp().ok()?.num_glyphs().into()),
            Program::Compact(bytes) => Some(CffFontRef::new_cff(bytes, 0, None).ok()?.num_glyphs()),
            Program::Type1(font) => Some(font.num_glyphs()),
            Program::Unknown => None,
        }
    }

    /// The glyph of a CID in a composite font whose program is in the Compact Font Format.
    pub(super) fn of_cid(&self, cid: u32) -> Option<u32> {
        let Program::Compact(bytes) = self else {
            return Some(cid);
        };
        let font = CffFontRef::new_cff(bytes, 0, None).ok()?;
        if !font.is_cid() {
            return Some(cid);
        }
        let cid = u16::try_from(cid).ok()?;
        let glyph = font.charset()?.glyph_id(read_fonts::ps::Sid::new(cid))?;
        Some(glyph.to_u32())
    }

    /// The glyphs by their names.
    pub(super) fn names(&self, budget: &Budget) -> Result<Names, Refusal> {
        let mut names = Names::default();
        match self {
            Program::Compact(bytes) => {
                let font = CffFontRef::new_cff(bytes, 0, None).ok();
                let charset = font.as_ref().and_then(|font| Some((font, font.charset()?)));
                if let Some((font, charset)) = charset.filter(|(font, _)| !font.is_cid()) {
                    budget.step(font.num_glyphs() as usize)?;
                    for glyph in 0..font.num_glyphs() {
                        let sid = charset.string_id(GlyphId::new(glyph));
                        if let Some(name) = sid.and_then(|sid| font.string(sid)) {
                            names.add(&String::from_utf8_lossy(name), glyph);
                        }
                    }
                }
            }
            Program::Type1(font) => {
                budget.step(font.num_glyphs() as usize)?;
                font.glyph_names()
                    .for_each(|(glyph, name)| names.add(name, glyph.to_u32()));
            }
            Program::TrueType(bytes) => {
                let post = FontRef::new(bytes).ok().and_then(|font| font.post().ok());
                if let Some(post) = post {
                    let count = post.num_names();
                    budget.step(count)?;
                    for glyph in (0..count).filter_map(|glyph| u16::try_from(glyph).ok()) {
                        if let Some(name) = post.glyph_name(GlyphId16::new(glyph)) {
                            names.add(name, glyph.into());
                        }
                    }
                }
            }
            Program::Unknown => {}
        }
        Ok(names)
    }

    /// The glyph that the program itself gives to a code of a simple font, and its name.
    pub(super) fn of_code(&self, code: u8) -> Option<(u32, Option<String>)> {
        match self {
            Program::Compact(bytes) => {
                let font = CffFontRef::new_cff(bytes, 0, None).ok()?;
                let glyph = font.encoding()?.map(code)?;
                let name = font
                    .charset()
                    .and_then(|charset| font.string(charset.string_id(glyph)?));
                Some((
                    glyph.to_u32(),
                    name.map(|name| String::from_utf8_lossy(name).into_owned()),
                ))
            }
            Program::Type1(font) => {
                let glyph = font.encoding()?.map(code)?;
                Some((glyph.to_u32(), font.glyph_name(glyph).map(str::to_owned)))
            }
            _ => None,
        }
    }

    /// The character map of a TrueType program for a platform and an encoding of it.
    fn map(&self, platform: PlatformId, encoding: u16, code: u32) -> Option<Option<u32>> {
        let Program::TrueType(bytes) = self else {
            return None;
        };
        let font = FontRef::new(bytes).ok()?;
        let cmap = font.cmap().ok()?;
        let mut records = cmap.encoding_records().iter().enumerate();
        let (at, _) = records.find(|(_, it)| it.platform_id() == platform && it.encoding_id() == encoding)?;
        let map = cmap.subtable(at as u16).ok()?;
        Some(
            map.map_codepoint(code)
                .map(|glyph| glyph.to_u32())
                .filter(|glyph| *glyph > 0),
        )
    }

    /// How many character maps a TrueType program has, and whether one is for symbols.
    pub(super) fn maps(&self) -> Option<(usize, bool)> {
        let Program::TrueType(bytes) = self else {
            return None;
        };
        let font = FontRef::new(bytes).ok()?;
        let Ok(cmap) = font.cmap() else {
            return Some((0, false));
        };
        let records = cmap.encoding_records();
        let symbols = records
            .iter()
            .any(|it| it.platform_id() == PlatformId::Windows && it.encoding_id() == 0);
        Some((records.len(), symbols))
    }

    /// Whether a TrueType program has a map of Unicode values.
    pub(super) fn has_unicode_map(&self) -> bool {
        self.map(PlatformId::Windows, 1, 0).is_some()
    }

    /// The glyph of a character in a TrueType program of letters (ISO 32000-1 § 9.6.6.4): outside `None` if it has no map for it.
    pub(super) fn of_character(&self, character: char) -> Option<Option<u32>> {
        let unicode = self.map(PlatformId::Windows, 1, character.into());
        if let Some(Some(glyph)) = unicode {
            return Some(Some(glyph));
        }
        let mut byte = Vec::new();
        lopdf::Encoding::SimpleEncoding(b"MacRomanEncoding")
            .write_to_bytes(&character.to_string(), &mut byte);
        let roman = byte
            .first()
            .and_then(|byte| self.map(PlatformId::Macintosh, 0, (*byte).into()));
        roman.or(unicode)
    }

    /// The glyph of a code in a TrueType program of symbols: outside `None` if it has no map for it.
    pub(super) fn of_symbol(&self, code: u8) -> Option<Option<u32>> {
        let code = u32::from(code);
        let symbols = [0xF000, 0, 0xF100, 0xF200].map(|high| self.map(PlatformId::Windows, 0, high + code));
        if let Some(found) = symbols.iter().flatten().flatten().next() {
            return Some(Some(*found));
        }
        let roman = self.map(PlatformId::Macintosh, 0, code);
        roman.or(symbols.into_iter().flatten().next())
    }
}

/// Glyphs by their names, and by what the names stand for: one character has several names.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_name: BTreeMap<String, u32>,
    by_meaning: BTreeMap<String, u32>,
}

impl Names {
    fn add(&mut self, name: &str, glyph: u32) {
        if let Some(meaning) = encoding::meaning(name) {
            self.by_meaning.entry(meaning).or_insert(glyph);
        }
        self.by_name.entry(name.to_owned()).or_insert(glyph);
    }

    pub(super) fn get(&self, name: &str) -> Option<u32> {
        let meant = || self.by_meaning.get(&encoding::meaning(name)?);
        self.by_name.get(name).or_else(meant).copied()
    }
}

fn is_truetype(bytes: &[u8]) -> bool {
    let Ok(font) = FontRef::new(bytes) else {
        return false;
    };
    font.head().is_ok() && font.maxp().is_ok() && font.loca(None).is_ok() && font.glyf().is_ok()
}
