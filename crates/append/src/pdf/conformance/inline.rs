//! What stands in content streams themselves: inline images (ISO 32000-1 § 8.9.7), numbers, names and texts.

use std::ops::Range;

use super::pass::{Content, Drawn, Run};
use super::states::is_intent;
use super::values::{LONGEST_NAME, LONGEST_STRING};
use crate::pdf::actions::shown;
use crate::pdf::breach::Fault;
use crate::pdf::refusal::Refusal;
use crate::pdf::tokens::{Token, Tokens};

/// The largest number and the smallest one that is not zero (ISO 19005-2 § 6.1.13).
const LARGEST: f64 = 3.403e38;
const SMALLEST: f64 = 1.175e-38;
/// Numbers of fewer digits are within the limits.
const SHORT: usize = 9;

impl<'r> Content<'r> {
    /// Looks at the limits of a value; a number closer to zero than they allow becomes zero.
    pub(super) fn value(&mut self, run: &mut Run<'r>, token: &Token<'_>, part: &Range<usize>) {
        let what = match token {
            Token::Number(digits) if digits.len() > SHORT => {
                let text = String::from_utf8_lossy(digits);
                let number: f64 = text.parse().unwrap_or_default();
                let is_whole = !text.contains('.');
                if number != 0.0 && number.abs() < SMALLEST {
                    run.outcome.edits.replace(part.clone(), b"0");
                }
                let fits = match is_whole {
                    true => (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number),
                    false => number.abs() <= LARGEST,
                };
                (!fits).then_some("sivun sisällössä on liian suuri luku")
            }
            Token::Name(name) if name.len() > LONGEST_NAME => {
                Some("sivun sisällössä on yli 127 merkin pituinen nimi")
            }
            Token::Literal(text) if text.len() > LONGEST_STRING => {
                Some("sivun sisällössä on yli 32 767 tavun pituinen teksti")
            }
            Token::Hex(digits) if digits.len() / 2 > LONGEST_STRING => {
                Some("sivun sisällössä on yli 32 767 tavun pituinen teksti")
            }
            _ => None,
        };
        if let Some(what) = what {
            self.findings.add(Fault::Limit(what));
        }
    }

    /// An inline image: its dictionary and its data, up to `EI`.
    pub(super) fn inline_image(
        &mut self,
        run: &mut Run<'r>,
        tokens: &mut Tokens<'_>,
        start: usize,
    ) -> Result<(), Refusal> {
        let mut key: &[u8] = b"";
        let mut is_key = true;
        let mut depth = 0;
        while let Some(token) = tokens.next() {
            self.budget.step(1)?;
            let part = tokens.start()..tokens.end();
            match token {
                Token::Word(b"ID") => {
                    tokens.skip_image();
                    self.draw(run, Drawn::Image, start..tokens.end());
                    return Ok(());
                }
                Token::Name(name) if is_key && depth == 0 => {
                    key = name;
                    is_key = false;
                    continue;
                }
                Token::Open | Token::OpenDictionary => depth += 1,
                Token::Close | Token::CloseDictionary => depth -= 1,
                _ => {}
            }
            match (key, token) {
                (b"CS" | b"ColorSpace", Token::Name(b"CMYK" | b"DeviceCMYK")) => self.inks(run.resources),
                (b"CS" | b"ColorSpace", Token::Name(name)) => {
                    self.named_colour_space(Some(name), run.resources)?;
                }
                (b"F" | b"Filter", Token::Name(name @ (b"LZW" | b"LZWDecode" | b"Crypt"))) => {
                    self.findings.add(Fault::Compression(shown(name)));
                }
                (b"I" | b"Interpolate", Token::Word(b"true")) => {
                    run.outcome.edits.replace(part, b"false");
                }
                (b"Intent", Token::Name(name)) if !is_intent(name) => {
                    run.outcome.edits.replace(part, b"/RelativeColorimetric");
                }
                _ => {}
            }
            is_key = depth == 0;
        }
        Ok(())
    }
}
