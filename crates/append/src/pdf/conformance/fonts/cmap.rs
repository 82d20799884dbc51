//! Character maps (ISO 32000-1 § 9.7.5, 9.10.3).

use std::collections::BTreeMap;

use crate::pdf::budget::Budget;
use crate::pdf::refusal::Refusal;
use crate::pdf::tokens::{Token, Tokens};

/// A range of codes and what the first of them leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Range<T> {
    first: u32,
    last: u32,
    to: T,
}

/// The lists of a character map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Spaces,
    Chars,
    Ranges,
    CidChars,
    CidRanges,
}

/// Calls `entry` with the values of each entry of the lists of a map: codes, and texts or numbers.
fn read(map: &[u8], budget: &Budget, mut entry: impl FnMut(List, &[Value])) -> Result<bool, Refusal> {
    let mut list = None;
    let mut values: Vec<Value> = Vec::new();
    let mut texts: Option<Vec<Vec<u8>>> = None;
    let mut uses_other = false;
    for token in Tokens::new(map) {
        budget.step(1)?;
        match token {
            Token::Word(word) => {
                list = match word {
                    b"begincodespacerange" => Some(List::Spaces),
                    b"beginbfchar" => Some(List::Chars),
                    b"beginbfrange" => Some(List::Ranges),
                    b"begincidchar" => Some(List::CidChars),
                    b"begincidrange" => Some(List::CidRanges),
                    _ => None,
                };
                uses_other |= word == b"usecmap";
                values.clear();
                continue;
            }
            Token::Open => texts = Some(Vec::new()),
            Token::Close => values.extend(texts.take().map(Value::Texts)),
            Token::Hex(_) | Token::Literal(_) => match (&mut texts, token.text()) {
                (Some(texts), Some(text)) => texts.push(text),
                (None, Some(text)) => values.push(Value::Text(text)),
                _ => {}
            },
            Token::Number(_) => values.extend(token.integer().map(Value::Number)),
            _ => {}
        }
        let Some(list) = list else { continue };
        let complete = match list {
            List::Spaces | List::Chars | List::CidChars => 2,
            List::Ranges | List::CidRanges => 3,
        };
        if texts.is_none() && values.len() == complete {
            entry(list, &values);
            values.clear();
        }
    }
    Ok(uses_other)
}

#[derive(Debug)]
enum Value {
    Text(Vec<u8>),
    Texts(Vec<Vec<u8>>),
    Number(i64),
}

impl Value {
    fn code(&self) -> Option<u32> {
        match self {
            Value::Text(bytes) if (1..=4).contains(&bytes.len()) => {
                Some(bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)))
            }
            _ => None,
        }
    }
}

/// What codes mean (`ToUnicode`).
#[derive(Debug, Default)]
pub(super) struct Meanings {
    single: BTreeMap<u32, String>,
    ranges: Vec<Range<Vec<u16>>>,
}

impl Meanings {
    pub(super) fn read(map: &[u8], budget: &Budget) -> Result<Self, Refusal> {
        let mut meanings = Self::default();
        read(map, budget, |list, values| match (list, values) {
            (List::Chars, [code, Value::Text(text)]) => {
                if let Some(code) = code.code() {
                    meanings.single.insert(code, string(&units(text)));
                }
            }
            (List::Ranges, [first, last, Value::Text(text)]) => {
                if let (Some(first), Some(last)) = (first.code(), last.code()) {
                    let to = units(text);
                    meanings.ranges.push(Range { first, last, to });
                }
            }
            (List::Ranges, [first, _, Value::Texts(texts)]) => {
                for (code, text) in first.code().into_iter().flat_map(|first| first..).zip(texts) {
                    meanings.single.insert(code, string(&units(text)));
                }
            }
            _ => {}
        })?;
        meanings.ranges.sort_by_key(|range| range.first);
        Ok(meanings)
    }

    /// The text that a code means.
    pub(super) fn get(&self, code: u16) -> Option<String> {
        let code = u32::from(code);
        if let Some(text) = self.single.get(&code) {
            return Some(text.clone());
        }
        let before = self.ranges.partition_point(|range| range.first <= code);
        // Ranges do not overlap in a good map; a few are looked at in case they do.
        let near = self.ranges.get(before.saturating_sub(8)..before)?;
        let range = near.iter().rev().find(|range| code <= range.last)?;
        let mut units = range.to.clone();
        let last = units.last_mut()?;
        *last = last.wrapping_add((code - range.first) as u16);
        Some(string(&units))
    }
}

fn units(text: &[u8]) -> Vec<u16> {
    match text {
        [byte] => vec![u16::from(*byte)],
        text => text
            .as_chunks::<2>()
            .0
            .iter()
            .map(|unit| u16::from_be_bytes(*unit))
            .collect(),
    }
}

fn string(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

/// How texts are divided into codes, and which glyphs they lead to, in a composite font.
#[derive(Debug, Default)]
pub(super) struct CodeMap {
    /// Codes of one byte, and of two.
    short: Vec<(u32, u32)>,
    single: BTreeMap<u32, u32>,
    ranges: Vec<Range<u32>>,
}

impl CodeMap {
    /// Reads a map; `None` if it has codes of more than two bytes or is built on another map.
    pub(super) fn read(map: &[u8], budget: &Budget) -> Result<Option<Self>, Refusal> {
        let mut found = Self::default();
        let mut has_long = false;
        let uses_other = read(map, budget, |list, values| match (list, values) {
            (List::Spaces, [first, last]) => match (first, first.code(), last.code()) {
                (Value::Text(bytes), Some(first), Some(last)) => match bytes.len() {
                    1 => found.short.push((first, last)),
                    2 => {}
                    _ => has_long = true,
                },
                _ => has_long = true,
            },
            (List::CidChars, [code, Value::Number(cid)]) => {
                if let (Some(code), Ok(cid)) = (code.code(), u32::try_from(*cid)) {
                    found.single.insert(code, cid);
                }
            }
            (List::CidRanges, [first, last, Value::Number(cid)]) => {
                if let (Some(first), Some(last), Ok(to)) = (first.code(), last.code(), u32::try_from(*cid)) {
                    found.ranges.push(Range { first, last, to });
                }
            }
            _ => {}
        })?;
        found.ranges.sort_by_key(|range| range.first);
        Ok((!has_long && !uses_other).then_some(found))
    }

    /// Divides a text into codes.
    pub(super) fn divide(&self, text: &[u8], mut code: impl FnMut(u16)) {
        let mut rest = text;
        loop {
            rest = match rest {
                [] => return,
                [byte, rest @ ..] if self.is_short(*byte) => {
                    code(u16::from(*byte));
                    rest
                }
                [high, low, rest @ ..] => {
                    code(u16::from_be_bytes([*high, *low]));
                    rest
                }
                [byte] => return code(u16::from(*byte)),
            }
        }
    }

    fn is_short(&self, byte: u8) -> bool {
        let byte = u32::from(byte);
        self.short
            .iter()
            .take(16)
            .any(|(first, last)| (*first..=*last).contains(&byte))
    }

    /// The number of the glyph of a code.
    pub(super) fn cid(&self, code: u16) -> u32 {
        let code = u32::from(code);
        if let Some(cid) = self.single.get(&code) {
            return *cid;
        }
        let before = self.ranges.partition_point(|range| range.first <= code);
        let near = self
            .ranges
            .get(before.saturating_sub(8)..before)
            .unwrap_or_default();
        let range = near.iter().rev().find(|range| code <= range.last);
        range.map_or(0, |range| range.to.saturating_add(code - range.first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_mean_what_the_lists_say() {
        let map = b"1 beginbfchar <01> <00410301> endbfchar 2 beginbfrange <02> <04> <0061> <05> <06> [<0078> <0079>] endbfrange";
        let meanings = Meanings::read(map, &Budget::new()).unwrap();
        let text = |code| meanings.get(code);
        assert_eq!(text(1).as_deref(), Some("A\u{301}"));
        assert_eq!(text(4).as_deref(), Some("c"));
        assert_eq!(text(6).as_deref(), Some("y"));
        assert_eq!(text(7), None);
    }

    #[test]
    fn codes_of_one_and_of_two_bytes_lead_to_glyphs() {
        let map = b"2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange 1 begincidrange <20> <30> 1 endcidrange \
                    1 begincidchar <8001> 99 endcidchar";
        let map = CodeMap::read(map, &Budget::new()).unwrap().unwrap();
        let mut codes = Vec::new();
        map.divide(&[0x21, 0x80, 0x01], |code| codes.push(code));
        assert_eq!(codes, [0x21, 0x8001]);
        assert_eq!((map.cid(0x21), map.cid(0x8001), map.cid(0x7F)), (2, 99, 0));
    }

    #[test]
    fn ranges_that_overlap_and_run_over_cost_their_length_and_no_more() {
        let map = format!(
            "beginbfrange {} endbfrange",
            "<0000> <FFFFFFFF> <E000> ".repeat(10_000)
        );
        assert!(
            Meanings::read(map.as_bytes(), &Budget::new())
                .unwrap()
                .get(7)
                .is_some()
        );
    }
}
