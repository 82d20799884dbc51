//! Words, numbers, texts and signs inside values and tags, as Tera parts them.

use super::fault::Fault;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind<'s> {
    /// A name or a keyword.
    Word(&'s str),
    Number,
    /// A text in quotation marks, without them.
    Text(&'s str),
    Sign(&'static str),
}

/// A token with its bytes in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: TokenKind<'s>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The signs; of two that begin alike the longer one first.
const SIGNS: [&str; 34] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "?.", "?[", "+", "-", "*", "/", "%", "!", ".", ",", ":", "~",
    "|", "=", ">", "<", "(", ")", "[", "]", "{", "}", "@", "?", "&", ";", "#",
];

/// The token at a place in the source that is no white space.
pub(super) fn token(source: &str, start: usize) -> Result<Token<'_>, Fault> {
    let rest = source.get(start..).unwrap_or_default();
    let first = rest.chars().next().unwrap_or_default();
    let token = |kind, length: usize| {
        Ok(Token {
            kind,
            start,
            end: start + length,
        })
    };
    match first {
        '"' | '\'' | '`' => text(source, start, first),
        '0'..='9' => {
            let mut has_point = false;
            let is_other = |c: char| {
                let is_point = c == '.' && !has_point;
                has_point |= is_point;
                !(c.is_ascii_digit() || is_point)
            };
            let length = rest.find(is_other).unwrap_or(rest.len());
            token(TokenKind::Number, length)
        }
        'a'..='z' | 'A'..='Z' | '_' => {
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let word = rest.get(..length).unwrap_or_default();
            match rest.get(length..).and_then(|after| after.chars().next()) {
                Some(next) if next.is_alphabetic() => Err(foreign_letter(start + length, next)),
                _ => token(TokenKind::Word(word), length),
            }
        }
        letter if letter.is_alphabetic() => Err(foreign_letter(start, letter)),
        '\u{201d}' | '\u{201c}' | '\u{2019}' | '\u{ab}' | '\u{bb}' => Err(Fault::new(
            start,
            format!("lainausmerkki {first} ei käy mallin merkinnöissä"),
            "kirjoita suora lainausmerkki: \"",
        )),
        _ => match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            Some(sign) => token(TokenKind::Sign(sign), sign.len()),
            None => Err(Fault::new(
                start,
                format!("merkki {first} ei käy mallin merkinnöissä"),
                "poista merkki tai kirjoita se lainausmerkkeihin",
            )),
        },
    }
}

fn foreign_letter(at: usize, letter: char) -> Fault {
    Fault::new(
        at,
        format!("kirjain {letter} ei käy nimessä"),
        "kirjoita nimet ilman ä:n ja ö:n pisteitä: saannot, maararaha",
    )
}

fn text(source: &str, start: usize, mark: char) -> Result<Token<'_>, Fault> {
    let mut is_escaped = false;
    let rest = source.get(start + 1..).unwrap_or_default();
    for (at, c) in rest.char_indices() {
        match c {
            _ if is_escaped => {
                if !matches!(c, '"' | '\'' | '/' | '\\' | 'n' | 't' | 'r') {
                    return Err(Fault::new(
                        start + 1 + at,
                        format!("lainausmerkkien sisällä ei voi olla merkintää \\{c}"),
                        "kirjoita kenoviiva kahdesti: \\\\",
                    ));
                }
                is_escaped = false;
            }
            '\\' => is_escaped = true,
            c if c == mark => {
                return Ok(Token {
                    kind: TokenKind::Text(rest.get(..at).unwrap_or_default()),
                    start,
                    end: start + at + 2,
                });
            }
            _ => {}
        }
    }
    Err(Fault::new(
        start,
        format!("lainausmerkin {mark} teksti jää kesken"),
        format!("kirjoita tekstin loppuun {mark}"),
    ))
}
