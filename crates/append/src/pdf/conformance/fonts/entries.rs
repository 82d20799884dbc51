//! What the dictionary of a font must have (ISO 19005-2 § 6.2.11.2–6.2.11.6).

use lopdf::{Dictionary, Object};

use super::encoding::{self, Base, Encoding};
use super::programs::{Defect, Program};
use super::used::{Division, UsedFont};
use super::{character_maps, drawn};
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::breach::Fault;
use crate::pdf::budget::Budget;
use crate::pdf::entries::array;
use crate::pdf::findings::Findings;
use crate::pdf::refusal::Refusal;

/// The flag of a font of symbols in its descriptor.
const SYMBOLIC: i64 = 4;

/// Whether a font is one of symbols.
pub(super) fn is_symbolic(file: &AnnexFile, descriptor: Option<&Dictionary>) -> bool {
    let flags = descriptor.and_then(|it| it.get_deref(b"Flags", &file.document).ok()?.as_i64().ok());
    flags.is_some_and(|flags| flags & SYMBOLIC != 0)
}

/// Checks the dictionary of a font; its program, if it has one that can be read.
pub(super) fn check(
    file: &AnnexFile,
    budget: &Budget,
    font: &UsedFont<'_>,
    descriptor: Option<&Dictionary>,
    findings: &mut Findings,
) -> Result<Option<Program>, Refusal> {
    let document = &file.document;
    let name = font.name();
    let subtype = font.subtype(file);
    if !matches!(subtype, b"Type0" | b"Type1" | b"MMType1" | b"TrueType" | b"Type3") {
        findings.add(Fault::FontEntry(name.clone(), "Subtype"));
        return Ok(None);
    }
    if subtype != b"Type3" && !font.font.has(b"BaseFont") {
        findings.add(Fault::FontEntry(name.clone(), "BaseFont"));
    }
    if font.visible.is_empty() && font.hidden.is_empty() {
        return Ok(None);
    }
    if matches!(font.division, Division::Bytes) && !has_widths(file, font.font) {
        findings.add(Fault::FontEntry(name.clone(), "Widths"));
    }
    if subtype == b"Type0" {
        character_maps::check(file, budget, font, findings)?;
    }
    if subtype == b"Type3" {
        drawn::check(file, budget, font, findings)?;
        return Ok(None);
    }
    let keys = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"];
    let mut found = keys
        .into_iter()
        .filter_map(|key| Some((key, descriptor?.get(key).ok()?)));
    let Some((key, program)) = found.next() else {
        if !font.visible.is_empty() {
            findings.add(Fault::FontNotEmbedded(name));
        }
        return Ok(None);
    };
    let program = match document.dereference(program) {
        Ok((_, Object::Stream(program))) => Program::read(key, program, budget)?,
        _ => Err(Defect::Damaged),
    };
    match program {
        Ok(program) => {
            if subtype == b"TrueType" && !fits_encoding(file, font, descriptor, &program) {
                findings.add(Fault::FontEncoding(name));
            }
            Ok(Some(program))
        }
        Err(Defect::Damaged) => {
            findings.add(Fault::FontDamaged(name));
            Ok(None)
        }
        Err(Defect::Subtype) => {
            findings.add(Fault::FontEntry(name, "FontFile3"));
            Ok(None)
        }
    }
}

/// A simple font has as many widths as codes from the first to the last.
fn has_widths(file: &AnnexFile, font: &Dictionary) -> bool {
    let number = |key: &[u8]| font.get_deref(key, &file.document).and_then(Object::as_i64).ok();
    let (Some(first), Some(last)) = (number(b"FirstChar"), number(b"LastChar")) else {
        return false;
    };
    let widths = array(&file.document, font, b"Widths").len();
    i64::try_from(widths).ok() == last.checked_sub(first).and_then(|count| count.checked_add(1))
}

/// § 6.2.11.6.
fn fits_encoding(
    file: &AnnexFile,
    font: &UsedFont<'_>,
    descriptor: Option<&Dictionary>,
    program: &Program,
) -> bool {
    let encoding = Encoding::of(&file.document, font.font);
    let maps = program.maps();
    if is_symbolic(file, descriptor) {
        return !encoding.is_given && maps.is_none_or(|(count, symbols)| count == 1 || symbols);
    }
    let has_base = matches!(encoding.base, Some(Base::WinAnsi | Base::MacRoman));
    let is_named = encoding
        .differences
        .values()
        .all(|name| encoding::meaning(name).is_some() || name == ".notdef");
    let has_differences = !encoding.differences.is_empty();
    let has_map = maps.is_none_or(|(count, symbols)| count > usize::from(symbols));
    has_base && has_map && (!has_differences || (is_named && (maps.is_none() || program.has_unicode_map())))
}
