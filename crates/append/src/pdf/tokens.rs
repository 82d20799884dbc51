//! The tokens of content streams and of character maps (ISO 32000-1 § 7.2, 7.8.2, 9.7.5.4).

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Without its slash.
    Name(&'t [u8]),
    /// A hexadecimal string, without its angle brackets.
    Hex(&'t [u8]),
    /// A literal string, without its parentheses and with its escapes.
    Literal(&'t [u8]),
    Number(&'t [u8]),
    /// An operator or a keyword.
    Word(&'t [u8]),
    Open,
    Close,
    OpenDictionary,
    CloseDictionary,
    /// A bracket where none can stand.
    Other,
}

impl Token<'_> {
    /// The value of a whole number.
    pub(super) fn integer(&self) -> Option<i64> {
        match self {
            Token::Number(digits) => std::str::from_utf8(digits).ok()?.parse().ok(),
            _ => None,
        }
    }

    /// The bytes of a string.
    pub(super) fn text(&self) -> Option<Vec<u8>> {
        match self {
            Token::Hex(digits) => Some(hex_bytes(digits)),
            Token::Literal(raw) => Some(literal_bytes(raw)),
            _ => None,
        }
    }
}

/// The bytes of a hexadecimal string; a digit that lacks its second half stands for itself and a zero (§ 7.3.4.3).
fn hex_bytes(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u8> = digits
        .iter()
        .filter_map(|digit| char::from(*digit).to_digit(16))
        .map(|value| value as u8)
        .collect();
    values
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => high << 4 | low,
            [high] => high << 4,
            _ => 0,
        })
        .collect()
}

/// The bytes of a literal string (§ 7.3.4.2).
fn literal_bytes(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    loop {
        rest = match rest {
            [] => return bytes,
            [b'\\', b'\r', b'\n', rest @ ..] | [b'\\', b'\r' | b'\n', rest @ ..] => rest,
            [b'\\', b'0'..=b'7', ..] => {
                let digits = rest
                    .iter()
                    .skip(1)
                    .take(3)
                    .take_while(|byte| (b'0'..=b'7').contains(byte));
                let (count, value) = digits.fold((0usize, 0u32), |(count, value), digit| {
                    (count + 1, value * 8 + u32::from(digit - b'0'))
                });
                bytes.push(value as u8);
                rest.get(1 + count..).unwrap_or_default()
            }
            [b'\\', escaped, rest @ ..] => {
                bytes.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    other => *other,
                });
                rest
            }
            [b'\\'] => return bytes,
            [b'\r', b'\n', rest @ ..] | [b'\r', rest @ ..] => {
                bytes.push(b'\n');
                rest
            }
            [byte, rest @ ..] => {
                bytes.push(*byte);
                rest
            }
        };
    }
}

/// Reads tokens from any bytes.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'t> {
    bytes: &'t [u8],
    at: usize,
    start: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        Tokens {
            bytes,
            at: 0,
            start: 0,
        }
    }

    /// How many bytes have been read.
    pub(super) fn end(&self) -> usize {
        self.at
    }

    /// Where the last token began.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Skips the data of an inline image, up to the end of its `EI` (ISO 32000-1 § 8.9.7).
    pub(super) fn skip_image(&mut self) {
        let rest = self.rest();
        let end = rest.windows(3).enumerate().find(|(index, window)| {
            let ended = rest.get(index + 3).is_none_or(|byte| !is_regular(*byte));
            matches!(window, [space, b'E', b'I'] if is_space(*space)) && ended
        });
        self.at += end.map_or(rest.len(), |(index, _)| index + 3);
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Reads the bytes from here on for which `such` holds.
    fn take(&mut self, such: impl Fn(u8) -> bool) -> &'t [u8] {
        let rest = self.rest();
        let count = rest.iter().take_while(|byte| such(**byte)).count();
        self.at += count;
        rest.get(..count).unwrap_or_default()
    }

    /// Reads a literal string from its parenthesis on; returns what stands in it.
    fn literal(&mut self) -> &'t [u8] {
        let start = self.at + 1;
        self.skip_string();
        let end = self.at.min(self.bytes.len());
        let closed = end > start && self.bytes.get(end - 1) == Some(&b')');
        self.bytes
            .get(start..if closed { end - 1 } else { end })
            .unwrap_or_default()
    }

    fn skip_string(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' if depth <= 1 => return,
                b')' => depth -= 1,
                _ => {}
            }
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            self.take(is_space);
            match self.rest() {
                [b'%', ..] => {
                    self.take(|byte| byte != b'\n' && byte != b'\r');
                }
                _ => break,
            }
        }
        self.start = self.at;
        let token = match self.rest() {
            [] => return None,
            [b'(', ..] => Token::Literal(self.literal()),
            [b'<', b'<', ..] => {
                self.at += 2;
                Token::OpenDictionary
            }
            [b'>', b'>', ..] => {
                self.at += 2;
                Token::CloseDictionary
            }
            [b'<', ..] => {
                self.at += 1;
                let digits = self.take(|byte| byte != b'>');
                self.at += 1;
                Token::Hex(digits)
            }
            [b'/', ..] => {
                self.at += 1;
                Token::Name(self.take(is_regular))
            }
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => Token::Number(self.take(is_regular)),
            [byte, ..] if is_regular(*byte) => Token::Word(self.take(is_regular)),
            [byte, ..] => {
                self.at += 1;
                match byte {
                    b'[' => Token::Open,
                    b']' => Token::Close,
                    _ => Token::Other,
                }
            }
        };
        Some(token)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn strings_comments_and_numbers_hide_nothing_that_follows() {
        let words: Vec<Token<'_>> = Tokens::new(b"(a\\) k (b)) Tj % K\n-1.5 k/N<0A>[")
            .filter(|token| !matches!(token, Token::Literal(_) | Token::Number(_)))
            .collect();
        let expected = [
            Token::Word(b"Tj"),
            Token::Word(b"k"),
            Token::Name(b"N"),
            Token::Hex(b"0A"),
            Token::Open,
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn strings_give_their_bytes() {
        let literal = Tokens::new(b"(a\\(\\053\\\r\nb\\n(c))").next().unwrap();
        assert_eq!(literal.text().unwrap(), b"a(+b\n(c)");
        let hex = Tokens::new(b"<4 1 4>").next().unwrap();
        assert_eq!(hex.text().unwrap(), b"A@");
    }

    proptest! {
        #[test]
        fn any_bytes_come_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Tokens::new(&bytes).count() <= bytes.len());
        }
    }
}
