//! The tokens of content streams and of character maps (ISO 32000-1 § 7.2, 7.8.2, 9.7.5.4).

/// A token. Literal strings, the brackets of dictionaries and numbers are all [`Token::Other`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Without its slash.
    Name(&'t [u8]),
    /// A hexadecimal string, without its angle brackets.
    Hex(&'t [u8]),
    /// An operator or a keyword.
    Word(&'t [u8]),
    Open,
    Close,
    Other,
}

/// Reads tokens from any bytes.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        Tokens { bytes, at: 0 }
    }

    /// How many bytes have been read.
    pub(super) fn position(&self) -> usize {
        self.at
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
        let token = match self.rest() {
            [] => return None,
            [b'(', ..] => {
                self.skip_string();
                Token::Other
            }
            [b'<', b'<', ..] | [b'>', b'>', ..] => {
                self.at += 2;
                Token::Other
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
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => {
                self.take(is_regular);
                Token::Other
            }
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
            .filter(|token| *token != Token::Other)
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

    proptest! {
        #[test]
        fn any_bytes_come_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Tokens::new(&bytes).count() <= bytes.len());
        }
    }
}
