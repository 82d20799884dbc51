//! Fonts whose glyphs are drawn by content streams (Type 3, ISO 32000-1 § 9.6.5).

use lopdf::Object;

use super::encoding::Encoding;
use super::used::UsedFont;
use super::widths::{TOLERANCE, Widths};
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::breach::Fault;
use crate::pdf::budget::Budget;
use crate::pdf::entries::dictionary;
use crate::pdf::findings::Findings;
use crate::pdf::refusal::Refusal;
use crate::pdf::tokens::{Token, Tokens};

/// Notes characters that have no glyph, and those whose stream gives another width than the font (ISO 19005-2 § 6.2.11.4.1, 6.2.11.5).
pub(super) fn check(
    file: &AnnexFile,
    budget: &Budget,
    font: &UsedFont<'_>,
    findings: &mut Findings,
) -> Result<(), Refusal> {
    let document = &file.document;
    let encoding = Encoding::of(document, font.font);
    let widths = Widths::simple(document, font.font, None);
    let glyphs = dictionary(document, font.font, b"CharProcs");
    let name = font.name();
    for code in font.visible.iter() {
        budget.step(20)?;
        let glyph = u8::try_from(code).ok().and_then(|code| encoding.name(code));
        let glyph = glyph.filter(|glyph| glyph != ".notdef");
        let stream = glyph.and_then(|glyph| glyphs?.get_deref(glyph.as_bytes(), document).ok());
        let Some(Object::Stream(stream)) = stream else {
            findings.add(Fault::GlyphMissing(name.clone()));
            continue;
        };
        let content = budget.unpack(stream)?.unwrap_or_default();
        let width = width(&content);
        if width.is_none_or(|width| (width - widths.get(code.into())).abs() > TOLERANCE) {
            findings.add(Fault::GlyphWidth(name.clone()));
        }
    }
    Ok(())
}

/// The width that a glyph gives first of all: the first operand of `d0`, which has two, or `d1`, which has six.
fn width(content: &[u8]) -> Option<f32> {
    let mut operands = Vec::with_capacity(6);
    for token in Tokens::new(content) {
        match token {
            Token::Number(digits) if operands.len() < 6 => {
                operands.push(std::str::from_utf8(digits).ok()?.parse().ok()?);
            }
            Token::Word(b"d0") if operands.len() == 2 => break,
            Token::Word(b"d1") if operands.len() == 6 => break,
            _ => return None,
        }
    }
    operands.first().copied()
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn a_glyph_gives_its_width_before_it_draws() {
        assert_eq!(width(b"500 0 d0 0 0 9 9 re f"), Some(500.0));
        assert_eq!(width(b"% glyph\n-.5 0 0 0 500 700 d1"), Some(-0.5));
        assert_eq!(width(b"0 0 9 9 re f"), None);
        assert_eq!(width(b"500 d0"), None);
        assert_eq!(width(b""), None);
    }
}
