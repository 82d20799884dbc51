//! The `ToUnicode` maps of fonts. Symbol fonts often map their bullets to the private use area, whose characters have no meaning
//! and which archives allow only beside a replacement text (ISO 19005-2 § 6.2.11.7.3).

use super::tokens::{Token, Tokens};

/// The most codes of one range.
const LONGEST: u32 = 0x1_0000;

/// The most bytes of bullets written into one map: four times what a map of all 65 536 codes takes. Ranges that overlap could ask for
/// any number of bytes; a file of the fuzzer took minutes.
const MOST_BYTES: usize = 2 << 20;

/// The bullets of a map would take too many bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLong;

/// The map with bullets (U+2022) in place of private use characters; `None` if it has none.
///
/// # Errors
/// [`TooLong`] if its ranges overlap so that the bullets would take too many bytes.
pub(super) fn without_private_use(map: &[u8]) -> Result<Option<Vec<u8>>, TooLong> {
    let mut tokens = Tokens::new(map);
    let mut written = Vec::with_capacity(map.len());
    let (mut copied, mut changed) = (0, false);
    // How many codes stand before a text: one in a list of characters, two in a list of ranges, none elsewhere.
    let mut before = 0;
    let (mut codes, mut listed) = (Vec::new(), false);
    let mut left = MOST_BYTES;
    loop {
        let start = tokens.end();
        let Some(token) = tokens.next() else {
            break;
        };
        match token {
            Token::Word(b"beginbfchar") => before = 1,
            Token::Word(b"beginbfrange") => before = 2,
            Token::Word(b"endbfchar" | b"endbfrange") => before = 0,
            Token::Open => listed = true,
            Token::Close => {
                listed = false;
                codes.clear();
            }
            Token::Hex(digits) if before > 0 => {
                if codes.len() < before {
                    codes.push(value(digits));
                    continue;
                }
                if let Some(bullets) = with_bullets(digits) {
                    let count = match codes.as_slice() {
                        [Some(first), Some(last)] if !listed => last.saturating_sub(*first).min(LONGEST) + 1,
                        _ => 1,
                    };
                    written.extend_from_slice(map.get(copied..start).unwrap_or_default());
                    let entry = format!("<{bullets}>");
                    let length = (count as usize).saturating_mul(entry.len());
                    left = left.checked_sub(length).ok_or(TooLong)?;
                    // In a range the last byte of the text counts up.
                    written.extend(match count {
                        1 => format!(" {entry}").into_bytes(),
                        _ => format!(" [{}]", entry.repeat(count as usize)).into_bytes(),
                    });
                    copied = tokens.end();
                    changed = true;
                }
                if !listed {
                    codes.clear();
                }
            }
            _ => {}
        }
        if matches!(token, Token::Word(_)) {
            codes.clear();
            listed = false;
        }
    }
    written.extend_from_slice(map.get(copied..).unwrap_or_default());
    Ok(changed.then_some(written))
}

fn value(digits: &[u8]) -> Option<u32> {
    u32::from_str_radix(&digits_only(digits), 16).ok()
}

fn digits_only(digits: &[u8]) -> String {
    let digits = digits.iter().filter(|digit| digit.is_ascii_hexdigit());
    digits.map(|digit| char::from(*digit)).collect()
}

/// The text with bullets in place of private use characters; `None` if it has none.
fn with_bullets(digits: &[u8]) -> Option<String> {
    const BULLET: char = '\u{2022}';
    let digits = digits_only(digits);
    let units: Option<Vec<u16>> = digits
        .as_bytes()
        .chunks(4)
        .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
        .collect();
    let text = String::from_utf16(&units?).ok()?;
    let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}');
    if !text.contains(private) {
        return None;
    }
    let bullets = text.replace(private, &BULLET.to_string());
    Some(bullets.encode_utf16().map(|unit| format!("{unit:04X}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(map: &str) -> Option<String> {
        without_private_use(map.as_bytes())
            .unwrap()
            .map(|map| String::from_utf8(map).unwrap())
    }

    #[test]
    fn private_use_becomes_a_bullet_and_the_rest_stays() {
        let map = "1 beginbfchar\n<01> <F0B7>\n<02><0041>\nendbfchar";
        let expected = "1 beginbfchar\n<01> <2022>\n<02><0041>\nendbfchar";
        assert_eq!(changed(map).as_deref(), Some(expected));
    }

    #[test]
    fn a_range_of_private_use_becomes_bullets_one_by_one() {
        let map = "2 beginbfrange <01> <03> <E001> <F0> <F1> [<0041> <F0B7>] endbfrange";
        let expected = "2 beginbfrange <01> <03> [<2022><2022><2022>] <F0> <F1> [<0041> <2022>] endbfrange";
        assert_eq!(changed(map).as_deref(), Some(expected));
    }

    #[test]
    fn ranges_that_overlap_make_no_endless_map() {
        let ranges = "<0000> <FFFF> <E000>\n".repeat(500);
        let map = format!("beginbfrange {ranges} endbfrange");
        assert_eq!(without_private_use(map.as_bytes()), Err(TooLong));
    }

    #[test]
    fn codes_are_not_texts_and_a_map_without_private_use_stays_as_it_is() {
        assert_eq!(
            changed(
                "1 begincodespacerange <E000> <F8FF> endcodespacerange 1 beginbfchar <F0B7> <2022> endbfchar"
            ),
            None
        );
    }
}
