//! The operands of an operator.

use std::ops::Range;

use crate::pdf::tokens::Token;

/// The operands since the last operator, each with where it is.
#[derive(Debug, Default)]
pub(super) struct Operands<'c>(pub(super) Vec<(Range<usize>, Token<'c>)>);

impl<'c> Operands<'c> {
    /// Where the operands begin; `or` if there are none.
    pub(super) fn start(&self, or: usize) -> usize {
        self.0.first().map_or(or, |(part, _)| part.start)
    }

    /// The last operand, if it is a name.
    pub(super) fn last_name(&self) -> Option<&'c [u8]> {
        match self.0.last() {
            Some((_, Token::Name(name))) => Some(name),
            _ => None,
        }
    }

    /// The first operand that is a name.
    pub(super) fn first_name(&self) -> Option<&'c [u8]> {
        self.0.iter().find_map(|(_, token)| match token {
            Token::Name(name) => Some(*name),
            _ => None,
        })
    }

    pub(super) fn last_integer(&self) -> Option<i64> {
        self.0.last().and_then(|(_, token)| token.integer())
    }

    /// The values of an entry of the inline dictionary among the operands, with the part of the content that holds key and value.
    pub(super) fn entry(&self, key: &[u8]) -> Option<(Range<usize>, Token<'c>)> {
        let mut depth = 0;
        let mut tokens = self.0.iter();
        while let Some((part, token)) = tokens.next() {
            match token {
                Token::OpenDictionary | Token::Open => depth += 1,
                Token::CloseDictionary | Token::Close => depth -= 1,
                Token::Name(name) if depth == 1 && *name == key => {
                    let (value, token) = tokens.next()?;
                    return Some((part.start..value.end, *token));
                }
                _ => {}
            }
        }
        None
    }

    /// Whether there is a dictionary among the operands.
    pub(super) fn has_dictionary(&self) -> bool {
        self.0.iter().any(|(_, token)| *token == Token::OpenDictionary)
    }
}
