//! The widths of glyphs in the Compact Font Format (Adobe Technical Note 5177): a width stands before the operands of the first
//! operator of a glyph, when there is one operand more than the operator takes.
//!
//! Not evaluated by `read-fonts`, which takes up to a million steps for each glyph before it gives up.

use read_fonts::ps::cff::CffFontRef;
use read_fonts::types::GlyphId;

use crate::pdf::budget::Budget;
use crate::pdf::refusal::Refusal;

/// Subroutines call others at most so deep.
const DEEPEST: usize = 10;

/// The width of a glyph in units of the font; `None` if the glyph does not say it plainly.
pub(super) fn width(font: &CffFontRef<'_>, glyph: u32, budget: &Budget) -> Result<Option<f32>, Refusal> {
    let id = GlyphId::new(glyph);
    let Some(subfont) = font
        .subfont_index(id)
        .or(Some(0))
        .and_then(|index| font.subfont(index, &[]).ok())
    else {
        return Ok(None);
    };
    let Some(code) = font.charstrings().get(glyph as usize) else {
        return Ok(None);
    };
    let local = match subfont.subrs_offset() {
        0 => None,
        offset => font.data().get(offset as usize..),
    };
    let local = local.and_then(|data| read_fonts::ps::cff::index::Index::new(data, false).ok());
    let mut reader = Reader {
        font,
        local,
        budget,
        stack: Vec::new(),
    };
    Ok(match reader.run(code, 0)? {
        Found::Width(width) => Some(subfont.nominal_width().to_f32() + width),
        Found::None => subfont.default_width().map(|width| width.to_f32()),
        Found::Unknown | Found::Returned => None,
    })
}

enum Found {
    Width(f32),
    /// The first operator has no operand too many.
    None,
    Unknown,
    /// A subroutine has ended.
    Returned,
}

struct Reader<'c> {
    font: &'c CffFontRef<'c>,
    local: Option<read_fonts::ps::cff::index::Index<'c>>,
    budget: &'c Budget,
    stack: Vec<f32>,
}

impl Reader<'_> {
    fn run(&mut self, code: &[u8], depth: usize) -> Result<Found, Refusal> {
        let mut rest = code;
        loop {
            self.budget.step(1)?;
            let (number, next) = match rest {
                [28, high, low, next @ ..] => (f32::from(i16::from_be_bytes([*high, *low])), next),
                [byte @ 32..=246, next @ ..] => (f32::from(*byte) - 139.0, next),
                [byte @ 247..=250, low, next @ ..] => {
                    ((f32::from(*byte) - 247.0) * 256.0 + f32::from(*low) + 108.0, next)
                }
                [byte @ 251..=254, low, next @ ..] => (
                    -(f32::from(*byte) - 251.0) * 256.0 - f32::from(*low) - 108.0,
                    next,
                ),
                [255, a, b, c, d, next @ ..] => {
                    (i32::from_be_bytes([*a, *b, *c, *d]) as f32 / 65_536.0, next)
                }
                [operator, next @ ..] => match self.operator(*operator, depth)? {
                    Some(Found::Returned) => {
                        rest = next;
                        continue;
                    }
                    Some(found) => return Ok(found),
                    None => return Ok(Found::Returned),
                },
                [] => return Ok(Found::Returned),
            };
            if self.stack.len() >= 48 {
                return Ok(Found::Unknown);
            }
            self.stack.push(number);
            rest = next;
        }
    }

    /// `None` ends a subroutine; [`Found::Returned`] goes on behind a call.
    fn operator(&mut self, operator: u8, depth: usize) -> Result<Option<Found>, Refusal> {
        let count = self.stack.len();
        let has_width = match operator {
            1 | 3 | 18 | 19 | 20 | 23 => count % 2 == 1,
            21 => count > 2,
            4 | 22 => count > 1,
            14 => count == 1 || count == 5,
            11 => return Ok(None),
            10 | 29 => {
                let subroutines = if operator == 10 {
                    self.local.clone()
                } else {
                    Some(self.font.global_subrs().clone())
                };
                let number = self.stack.pop().map(|number| number as i32);
                let Some((subroutines, number)) = subroutines.zip(number) else {
                    return Ok(Some(Found::Unknown));
                };
                let at = usize::try_from(number.saturating_add(subroutines.subr_bias())).ok();
                let code = at.and_then(|at| subroutines.get(at)).map(<[u8]>::to_vec);
                return match code {
                    Some(code) if depth < DEEPEST => self.run(&code, depth + 1).map(Some),
                    _ => Ok(Some(Found::Unknown)),
                };
            }
            _ => return Ok(Some(Found::Unknown)),
        };
        Ok(Some(match self.stack.first() {
            Some(width) if has_width => Found::Width(*width),
            _ => Found::None,
        }))
    }
}
