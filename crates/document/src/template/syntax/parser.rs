//! Going through the tokens of a value or a tag.

use super::fault::Fault;
use super::known;
use super::tokens::{Token, TokenKind};

/// Reads expressions from the tokens of a value or a tag.
pub(super) struct Parser<'t, 's> {
    tokens: &'t [Token<'s>],
    /// The byte after the last token: where what is missing at the end would stand.
    end: usize,
    pub(super) next: usize,
    pub(super) depth: usize,
}

pub(super) type Parsed<T> = Result<T, Fault>;

impl<'t, 's> Parser<'t, 's> {
    pub(super) fn new(tokens: &'t [Token<'s>], end: usize) -> Self {
        Self {
            tokens,
            end,
            next: 0,
            depth: 0,
        }
    }

    pub(super) fn peek(&self) -> Option<TokenKind<'s>> {
        self.tokens.get(self.next).map(|token| token.kind)
    }

    pub(super) fn peek_after(&self) -> Option<TokenKind<'s>> {
        self.tokens.get(self.next + 1).map(|token| token.kind)
    }

    /// Where the next token begins.
    pub(super) fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |token| token.start)
    }

    /// Where the last token ended.
    pub(super) fn before(&self) -> usize {
        let last = self.next.checked_sub(1).and_then(|last| self.tokens.get(last));
        last.map_or(self.end, |token| token.end)
    }

    pub(super) fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(TokenKind::Sign(found)) if found == sign)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenKind::Word(found)) if found == word)
    }

    pub(super) fn take_sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.next += usize::from(found);
        found
    }

    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.next += usize::from(found);
        found
    }

    pub(super) fn advance(&mut self) -> Option<Token<'s>> {
        let token = self.tokens.get(self.next).copied();
        self.next += usize::from(token.is_some());
        token
    }

    /// What is wrong where the next token stands: `wanted` is missing there.
    pub(super) fn missing(&self, wanted: &str) -> Fault {
        match self.peek() {
            None => Fault::new(self.at(), format!("tästä puuttuu {wanted}"), "täydennä merkintä"),
            Some(found) => Fault::new(
                self.at(),
                format!("tässä on {}, vaikka pitäisi olla {wanted}", shown(found)),
                "korjaa merkintä",
            ),
        }
    }

    pub(super) fn expect_sign(&mut self, sign: &str) -> Parsed<()> {
        match self.take_sign(sign) {
            true => Ok(()),
            false => Err(self.missing(sign)),
        }
    }

    /// A name that is no keyword.
    pub(super) fn name(&mut self, wanted: &str) -> Parsed<(&'s str, usize)> {
        match self.peek() {
            Some(TokenKind::Word(word)) if !known::is_reserved(word) => {
                let at = self.at();
                self.next += 1;
                Ok((word, at))
            }
            Some(TokenKind::Word(word)) => Err(Fault::new(
                self.at(),
                format!("\"{word}\" on varattu sana, eikä se voi olla nimi"),
                "anna toinen nimi",
            )),
            _ => Err(self.missing(wanted)),
        }
    }

    /// Refuses what is left over.
    pub(super) fn finish(&self) -> Parsed<()> {
        match self.peek() {
            None => Ok(()),
            Some(TokenKind::Word(_) | TokenKind::Text(_) | TokenKind::Number) => {
                let fix = "poista ylimääräinen tai kirjoita väliin merkki, esimerkiksi ~ tai |";
                let found = self.peek().map(shown).unwrap_or_default();
                Err(Fault::new(self.at(), format!("{found} on ylimääräinen"), fix))
            }
            Some(found) => Err(Fault::new(
                self.at(),
                format!("{} on ylimääräinen", shown(found)),
                "poista ylimääräinen merkki",
            )),
        }
    }
}

/// A token as a message shows it.
fn shown(kind: TokenKind<'_>) -> String {
    match kind {
        TokenKind::Word(word) => format!("\"{word}\""),
        TokenKind::Number => "luku".to_owned(),
        TokenKind::Text(_) => "teksti".to_owned(),
        TokenKind::Sign(sign) => sign.to_owned(),
    }
}
