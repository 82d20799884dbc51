//! Content streams: operators that archives forbid.

use super::actions::shown;
use super::refusal::Refusal;
use super::tokens::{Token, Tokens};

/// The operators (ISO 32000-1 annex A), without those of inline images and of CMYK colours.
const OPERATORS: &str = "b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J l m M MP n q Q \
                         re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"";

/// Refuses colours that no output intent describes (ISO 19005-2 § 6.2.4.3), operators that do not exist (§ 6.2.2), and
/// forbidden compression of inline images (§ 6.1.10).
pub(super) fn check(content: &[u8]) -> Result<(), Refusal> {
    let mut tokens = Tokens::new(content);
    let mut in_image = false;
    while let Some(token) = tokens.next() {
        match token {
            Token::Name(b"DeviceCMYK") | Token::Word(b"k" | b"K") => return Err(Refusal::Cmyk),
            Token::Name(b"CMYK") if in_image => return Err(Refusal::Cmyk),
            Token::Name(b"LZW" | b"LZWDecode") if in_image => return Err(Refusal::Compression),
            Token::Word(b"BI") => in_image = true,
            Token::Word(b"ID") if in_image => {
                tokens.skip_image();
                in_image = false;
            }
            Token::Word(b"true" | b"false" | b"null") => {}
            Token::Word(word) if !in_image && !is_operator(word) => {
                return Err(Refusal::Forbidden(shown(word)));
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_operator(word: &[u8]) -> bool {
    OPERATORS.split(' ').any(|operator| operator.as_bytes() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_of_an_inline_image_is_not_read_as_operators() {
        let content = b"q BI /W 1 /H 1 /CS /RGB /BPC 8 ID k foo EIx \nEI Q 1 0 0 rg (k) Tj T* ()'";
        assert_eq!(check(content), Ok(()));
    }

    #[test]
    fn cmyk_is_refused_however_it_is_chosen() {
        let contents: [&[u8]; 4] = [
            b"0 1 0 0 k",
            b"0 1 0 0 K",
            b"/DeviceCMYK cs",
            b"BI /W 1 /H 1 /CS /CMYK ID abcd EI",
        ];
        for content in contents {
            assert_eq!(check(content), Err(Refusal::Cmyk));
        }
    }

    #[test]
    fn an_unknown_operator_is_refused() {
        assert_eq!(check(b"q foo Q"), Err(Refusal::Forbidden("foo".into())));
    }
}
