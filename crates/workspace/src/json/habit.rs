//! Mistakes in JSON files that come from the habits of people who write other things: a decimal comma, curly quotation marks, words
//! without any, comments, brackets that nobody closes.

use std::borrow::Cow;

use vuosikello_core::shortened;

use super::error::SyntaxError;
use super::positions::Position;

/// The quotation marks of text processors.
const CURLY: [char; 8] = ['“', '”', '„', '‟', '«', '»', '’', '‘'];

/// What a person probably meant at the place of an error, which is given in bytes.
pub(super) fn of(text: &str, at: usize) -> Option<SyntaxError> {
    quotation_mark(text, at)
        .or_else(|| comment(text, at))
        .or_else(|| decimal_comma(text, at))
        .or_else(|| bare_word(text, at))
}

fn told(text: &str, at: usize, message: String, fix: String) -> SyntaxError {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    SyntaxError {
        position: Position {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        },
        message,
        fix,
    }
}

/// What is left of the value or key around a place: from the sign before it to the one after.
fn around(text: &str, at: usize) -> (usize, &str) {
    let ends = |c: char| matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '\n');
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind(ends).map_or(0, |i| i + 1);
    let end = at + after.find(ends).unwrap_or(after.len());
    let whole = text.get(start..end).unwrap_or_default();
    let indent = whole.len() - whole.trim_start().len();
    (start + indent, whole.trim())
}

fn quotation_mark(text: &str, at: usize) -> Option<SyntaxError> {
    let (start, word) = around(text, at);
    let first = word.chars().next()?;
    let name = match first {
        c if CURLY.contains(&c) => "kaarevat lainausmerkit",
        '\'' => "heittomerkit",
        _ => return None,
    };
    let bare = word.trim_matches(|c: char| CURLY.contains(&c) || c == '\'' || c == '"');
    let message = format!("tekstin {} ympärillä on {name}", shown(bare));
    Some(told(
        text,
        start,
        message,
        format!("kirjoita suorat lainausmerkit: \"{}\"", shown(bare)),
    ))
}

fn comment(text: &str, at: usize) -> Option<SyntaxError> {
    let (start, word) = around(text, at);
    let begins = ["//", "/*", "#"].iter().any(|mark| word.starts_with(mark));
    begins.then(|| {
        let message = "tiedostossa on kommentti, joita JSONissa ei ole".to_owned();
        told(text, start, message, "poista kommentti".to_owned())
    })
}

/// A number with a decimal comma or spaces in it: `186420,75`, `186 420,75`, `-12,5 €`.
fn decimal_comma(text: &str, at: usize) -> Option<SyntaxError> {
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |i| i + 1);
    let line_end = at + text.get(at..)?.find('\n').unwrap_or(text.len() - at);
    let line = text.get(line_start..line_end)?;
    // The number begins after the last sign that can stand before a value.
    let before = text.get(line_start..at)?;
    let start = before
        .rfind(|c: char| !(c.is_ascii_digit() || is_number_space(c) || matches!(c, ',' | '.' | '-' | '−')))
        .map_or(0, |i| {
            i + before
                .get(i..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        });
    let rest = line.get(start..)?;
    let is_of_number =
        |c: char| c.is_ascii_digit() || is_number_space(c) || matches!(c, ',' | '.' | '-' | '−' | '€');
    let number = rest.get(..rest.find(|c| !is_of_number(c)).unwrap_or(rest.len()))?;
    let number = number.trim().trim_end_matches(',').trim();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_odd = number.contains([',', '€', '−'])
        || number.contains(is_number_space)
        || number.matches('.').count() > 1;
    let is_value = line
        .get(..start)
        .is_some_and(|before| before.trim_end().ends_with(':'));
    if digits == 0 || !is_odd || !is_value {
        return None;
    }
    let indent = rest.len() - rest.trim_start().len();
    let is_date = number.matches('.').count() == 2;
    let (message, fix) = match is_date {
        true => (
            format!("päivä {number} ei ole lainausmerkeissä"),
            format!("kirjoita se lainausmerkkeihin: \"{number}\""),
        ),
        false => (
            format!("luku {number} ei ole lainausmerkeissä, vaikka siinä on pilkku tai välejä"),
            format!("kirjoita summa lainausmerkkeihin: \"{}\"", grouped(number)),
        ),
    };
    Some(told(text, line_start + start + indent, message, fix))
}

fn is_number_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// An amount with spaces between its thousands, as documents show it: `186 420,75`.
fn grouped(number: &str) -> String {
    let (whole, rest) = match number.split_once(',') {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (number, None),
    };
    let (sign, digits) = match whole.trim().strip_prefix(['-', '−']) {
        Some(digits) => ("−", digits),
        None => ("", whole),
    };
    let digits: Vec<char> = digits.chars().filter(char::is_ascii_digit).collect();
    let mut out = sign.to_owned();
    for (i, digit) in digits.iter().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(*digit);
    }
    if let Some(rest) = rest {
        out.push(',');
        out.extend(rest.chars().filter(char::is_ascii_digit));
    }
    out
}

/// A value of words without quotation marks; keys have a message of their own.
fn bare_word(text: &str, at: usize) -> Option<SyntaxError> {
    let (start, word) = around(text, at);
    let before = text.get(..start)?.trim_end();
    let is_value = before.ends_with(':') || before.ends_with('[');
    let is_bare = word.chars().next().is_some_and(char::is_alphabetic) && !word.contains('"');
    let is_word = !matches!(word, "true" | "false" | "null");
    (is_value && is_bare && is_word).then(|| {
        let word = shown(word);
        let message = format!("arvo {word} ei ole lainausmerkeissä");
        told(text, start, message, format!("kirjoita \"{word}\""))
    })
}

/// The bracket or the text that is not closed when the file ends: the innermost one.
pub(super) fn unclosed(text: &str) -> Option<SyntaxError> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                let mut is_closed = false;
                while let Some((_, c)) = chars.next() {
                    match c {
                        '\\' => drop(chars.next()),
                        '"' => {
                            is_closed = true;
                            break;
                        }
                        _ => {}
                    }
                }
                if !is_closed {
                    let message = "teksti, joka alkaa tästä, ei pääty lainausmerkkiin".to_owned();
                    return Some(told(
                        text,
                        at,
                        message,
                        "lisää tekstin loppuun lainausmerkki".to_owned(),
                    ));
                }
            }
            '{' | '[' => open.push((at, c)),
            '}' | ']' => drop(open.pop()),
            _ => {}
        }
    }
    let (at, bracket) = open.pop()?;
    let (message, fix) = match bracket {
        '{' => (
            "tästä alkavia aaltosulkeita ei ole suljettu",
            "lisää loppuun merkki }",
        ),
        _ => (
            "tästä alkavaa luetteloa ei ole suljettu",
            "lisää loppuun merkki ]",
        ),
    };
    Some(told(text, at, message.to_owned(), fix.to_owned()))
}

/// A word in a message: what is long is cut.
fn shown(word: &str) -> Cow<'_, str> {
    shortened(word, 60)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use proptest::prelude::*;

    fn told(text: &str) -> (usize, usize, String, String) {
        let error = parse(text).unwrap_err();
        (
            error.position.line,
            error.position.column,
            error.message,
            error.fix,
        )
    }

    #[test]
    fn an_amount_without_quotation_marks_is_told_as_one() {
        for (value, amount) in [
            ("186420,75", "186 420,75"),
            ("186 420,75", "186 420,75"),
            ("-1234,5", "−1 234,5"),
            ("120 300", "120 300"),
            ("12,00 €", "12,00"),
            ("1\u{a0}000,00", "1 000,00"),
        ] {
            for rest in [", \"momentti\": \"1\" }", " }", "\n}"] {
                let (line, column, _, fix) = told(&format!("{{\n  \"summa\": {value}{rest}"));
                assert_eq!(
                    (line, column, fix),
                    (2, 12, format!("kirjoita summa lainausmerkkeihin: \"{amount}\"")),
                    "{value}{rest}"
                );
            }
        }
        // Lists of numbers have commas.
        assert!(parse("[1, 2,5]").is_ok());
    }

    #[test]
    fn dates_words_and_quotation_marks_of_text_processors_are_told() {
        for (text, column, message, fix) in [
            (
                "{\"paivays\": 23.11.2026}",
                13,
                "päivä 23.11.2026 ei ole lainausmerkeissä",
                "kirjoita se lainausmerkkeihin: \"23.11.2026\"",
            ),
            (
                "{\"tila\": luonnos}",
                10,
                "arvo luonnos ei ole lainausmerkeissä",
                "kirjoita \"luonnos\"",
            ),
            (
                "{\"tila\": ”luonnos”}",
                10,
                "tekstin luonnos ympärillä on kaarevat lainausmerkit",
                "kirjoita suorat lainausmerkit: \"luonnos\"",
            ),
            (
                "{“tila”: \"luonnos\"}",
                2,
                "tekstin tila ympärillä on kaarevat lainausmerkit",
                "kirjoita suorat lainausmerkit: \"tila\"",
            ),
            (
                "{'tila': 1}",
                2,
                "tekstin tila ympärillä on heittomerkit",
                "kirjoita suorat lainausmerkit: \"tila\"",
            ),
            (
                "{\"a\": 1, // huomaa\n\"b\": 2}",
                10,
                "tiedostossa on kommentti, joita JSONissa ei ole",
                "poista kommentti",
            ),
        ] {
            assert_eq!(
                told(text),
                (1, column, message.to_owned(), fix.to_owned()),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\",:\\\\ a1ä€”'/.\\-−\u{a0}\n]{0,60}") {
            let _ = parse(&text).map_err(|error| {
                assert!(error.position.line >= 1 && error.position.column >= 1);
                assert!(error.message.is_ascii() || !error.message.contains("expected"));
            });
        }
    }
}
