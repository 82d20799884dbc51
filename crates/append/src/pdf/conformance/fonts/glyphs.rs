//! Whether each character that is used has a Unicode value, a glyph and the right width (ISO 19005-2 § 6.2.11.4–6.2.11.8).

use lopdf::{Dictionary, Object};

use super::cmap::Meanings;
use super::encoding::{self, Encoding};
use super::entries::is_symbolic;
use super::programs::{Names, Program};
use super::used::{Division, UsedFont};
use super::widths::{TOLERANCE, Widths};
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::breach::Fault;
use crate::pdf::budget::Budget;
use crate::pdf::entries::dictionary;
use crate::pdf::findings::Findings;
use crate::pdf::refusal::Refusal;

/// Checks the characters that are written with a font.
pub(super) fn check(
    file: &AnnexFile,
    budget: &Budget,
    font: &UsedFont<'_>,
    descriptor: Option<&Dictionary>,
    program: Option<&Program>,
    findings: &mut Findings,
) -> Result<(), Refusal> {
    if font.visible.is_empty() && font.hidden.is_empty() {
        return Ok(());
    }
    let characters = Characters::of(file, budget, font, descriptor, program)?;
    let name = font.name();
    for code in font.visible.iter().chain(font.hidden.iter()) {
        budget.step(20)?;
        match characters.meaning(code) {
            Some(text) if text.contains(['\0', '\u{feff}', '\u{fffe}']) => {
                findings.add(Fault::FalseUnicode(name.clone()));
            }
            Some(_) => {}
            None => findings.add(Fault::NoUnicode(name.clone())),
        }
    }
    if let Some(program) = program {
        characters.check_glyphs(font, program, &name, budget, findings)?;
    }
    Ok(())
}

struct Characters<'c> {
    font: &'c UsedFont<'c>,
    program: Option<&'c Program>,
    /// The `ToUnicode` map; the name of a map stands for codes that are the values themselves.
    meanings: Option<Meanings>,
    is_identity: bool,
    encoding: Encoding,
    is_truetype: bool,
    is_symbolic: bool,
    names: Names,
    widths: Widths,
    /// Where glyphs of a composite font are in the program, if not at their own numbers.
    places: Option<Vec<u8>>,
    is_known_order: bool,
}

impl<'c> Characters<'c> {
    fn of(
        file: &AnnexFile,
        budget: &Budget,
        font: &'c UsedFont<'c>,
        descriptor: Option<&Dictionary>,
        program: Option<&'c Program>,
    ) -> Result<Self, Refusal> {
        let document = &file.document;
        let (mut meanings, mut is_identity) = (None, false);
        match font.font.get_deref(b"ToUnicode", document) {
            Ok(Object::Name(name)) => is_identity = name.starts_with(b"Identity"),
            Ok(map) => {
                let plain = budget.content(map)?;
                meanings = plain.map(|map| Meanings::read(&map, budget)).transpose()?;
            }
            Err(_) => {}
        }
        let inner = font.inner();
        let widths = match font.descendant {
            Some(inner) => Widths::composite(document, inner, budget)?,
            None => Widths::simple(document, inner, descriptor),
        };
        let names = program.filter(|_| font.descendant.is_none());
        let places = inner.get_deref(b"CIDToGIDMap", document).ok();
        let places = places.map(|places| budget.content(places)).transpose()?.flatten();
        let order = dictionary(document, inner, b"CIDSystemInfo");
        let order = order.and_then(|it| it.get_deref(b"Ordering", document).ok()?.as_str().ok());
        Ok(Self {
            font,
            program,
            meanings,
            is_identity,
            encoding: Encoding::of(document, font.font),
            is_truetype: font.subtype(file) == b"TrueType",
            is_symbolic: is_symbolic(file, descriptor),
            names: names.map(|it| it.names(budget)).transpose()?.unwrap_or_default(),
            widths,
            places,
            is_known_order: matches!(order, Some(b"Japan1" | b"CNS1" | b"GB1" | b"Korea1" | b"KR")),
        })
    }

    /// The text of a code (§ 6.2.11.7.2, ISO 32000-1 § 9.10.2).
    fn meaning(&self, code: u16) -> Option<String> {
        if self.is_identity {
            return char::from_u32(code.into()).map(String::from);
        }
        if let Some(text) = self.meanings.as_ref().and_then(|meanings| meanings.get(code)) {
            return Some(text);
        }
        if !matches!(self.font.division, Division::Bytes) {
            // Readers know the characters of these orders.
            let is_known = self.is_known_order || matches!(self.font.division, Division::Unknown);
            return is_known.then(String::new);
        }
        let code = u8::try_from(code).ok()?;
        let own = || self.program?.of_code(code)?.1;
        let name = self.encoding.name(code).or_else(own)?;
        encoding::meaning(&name)
    }

    fn check_glyphs(
        &self,
        font: &UsedFont<'_>,
        program: &Program,
        name: &str,
        budget: &Budget,
        findings: &mut Findings,
    ) -> Result<(), Refusal> {
        let Some(count) = program.glyphs() else {
            return Ok(());
        };
        for code in font.visible.iter() {
            let (glyph, number) = match &font.division {
                Division::Bytes => (self.simple(code as u8, program), u32::from(code)),
                Division::Pairs => (self.composite(code.into(), program), u32::from(code)),
                Division::Map(map) => (self.composite(map.cid(code), program), map.cid(code)),
                Division::Unknown => return self.check_all(program, count, name, budget, findings),
            };
            let glyph = match glyph {
                Glyph::At(glyph) if glyph < count => glyph,
                Glyph::Unknown => continue,
                Glyph::At(_) | Glyph::Missing => {
                    findings.add(Fault::GlyphMissing(name.to_owned()));
                    continue;
                }
            };
            let width = program.width(glyph, budget)?;
            if width.is_some_and(|width| (width - self.widths.get(number)).abs() > TOLERANCE) {
                findings.add(Fault::GlyphWidth(name.to_owned()));
            }
        }
        Ok(())
    }

    /// Compares the widths of all glyphs that the font has: which of them a text shows is known only to who has the character map.
    fn check_all(
        &self,
        program: &Program,
        count: u32,
        name: &str,
        budget: &Budget,
        findings: &mut Findings,
    ) -> Result<(), Refusal> {
        for number in self.widths.given() {
            budget.step(20)?;
            let Glyph::At(glyph) = self.composite(number, program) else {
                continue;
            };
            let width = match glyph < count {
                true => program.width(glyph, budget)?,
                false => None,
            };
            if width.is_some_and(|width| (width - self.widths.get(number)).abs() > TOLERANCE) {
                findings.add(Fault::GlyphWidth(name.to_owned()));
                break;
            }
        }
        Ok(())
    }

    /// The glyph of a code of a simple font.
    fn simple(&self, code: u8, program: &Program) -> Glyph {
        if self.is_truetype && matches!(program, Program::TrueType(_)) {
            if self.is_symbolic || !self.encoding.is_given {
                return program.of_symbol(code).map_or(Glyph::Unknown, Glyph::of);
            }
            let Some(name) = self.encoding.name(code) else {
                return Glyph::Missing;
            };
            let character = encoding::meaning(&name).and_then(|text| text.chars().next());
            let found = character.and_then(|character| program.of_character(character));
            let found = match found {
                Some(Some(glyph)) => Some(glyph),
                _ => self.names.get(&name),
            };
            return Glyph::of(found);
        }
        if let Some(name) = self.encoding.name(code) {
            return match name.as_str() {
                ".notdef" => Glyph::Missing,
                name => Glyph::of(self.names.get(name)),
            };
        }
        match program {
            Program::Compact(_) | Program::Type1(_) => {
                Glyph::of(program.of_code(code).map(|(glyph, _)| glyph))
            }
            _ => Glyph::Unknown,
        }
    }

    /// The glyph of a CID.
    fn composite(&self, cid: u32, program: &Program) -> Glyph {
        let glyph = match (&self.places, program) {
            (Some(places), Program::TrueType(_)) => {
                let at = cid as usize * 2;
                match places.get(at..at + 2) {
                    Some([high, low]) => Some(u32::from(u16::from_be_bytes([*high, *low]))),
                    _ => None,
                }
            }
            _ => program.of_cid(cid),
        };
        Glyph::of(glyph.filter(|glyph| *glyph > 0))
    }
}

enum Glyph {
    At(u32),
    Missing,
    Unknown,
}

impl Glyph {
    fn of(found: Option<u32>) -> Self {
        found.map_or(Glyph::Missing, Glyph::At)
    }
}
